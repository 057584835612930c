public import Basics
public import IR
import Machine

/// One check: an instruction of a function and what can go wrong there.
public struct CheckSite: Hashable, Comparable, Sendable {
  public var block: ID<Block>
  /// The position in the block; the terminator's is behind the last instruction.
  public var index: Int
  public var hazard: Hazard

  public init(block: ID<Block>, index: Int, hazard: Hazard) {
    self.block = block
    self.index = index
    self.hazard = hazard
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.block, a.index, a.hazard.ordinal) < (b.block, b.index, b.hazard.ordinal)
  }
}

/// All checks of a function in their order, in time proportional to its size.
///
/// What needs no check has no site: whole objects and members of locals and globals, registers at fixed addresses,
/// conversions of constants. Pointers that library functions receive are checked where those are known.
public func checkSites(of body: Body, in unit: UnitIR) -> [CheckSite] {
  let enumeration = SiteEnumeration(body, unit)
  var sites: [CheckSite] = []
  for block in body.blocks.ids {
    let instructions = body.blocks[block].instructions
    for (index, instruction) in instructions.enumerated() {
      append(enumeration.hazards(of: instruction.operation), block, index, to: &sites)
    }
    append(enumeration.hazards(of: body.blocks[block].terminator), block, instructions.count, to: &sites)
  }
  return sites
}

private func append(_ hazards: HazardSet, _ block: ID<Block>, _ index: Int, to sites: inout [CheckSite]) {
  var rest = hazards.rawValue
  while rest != 0 {
    sites.append(CheckSite(block: block, index: index, hazard: Hazard.allCases[rest.trailingZeroBitCount]))
    rest &= rest - 1
  }
}

/// Finds the hazards of one instruction of a body.
struct SiteEnumeration {
  let body: Body
  let unit: UnitIR
  /// By register: whether it is an address that the program states as a number, such as that of a device's register.
  private let isFixed: [Bool]

  init(_ body: Body, _ unit: UnitIR) {
    self.body = body
    self.unit = unit
    isFixed = SiteEnumeration.fixedAddresses(of: body)
  }

  func hazards(of operation: Operation) -> HazardSet {
    switch operation {
    case .load(_, let place, _): return reads(place).union(uninitialised(place))
    case .store(let place, _, _), .clear(let place): return writes(place)
    case .copy(let to, let from, _): return reads(from).union(writes(to))
    case .address(_, let place): return hasIndex(place) ? HazardSet(.invalidPointerArithmetic) : []
    case .binary(_, let operation, let left, let right): return hazards(of: operation, left, right)
    case .unary(_, .negate, let value):
      return format(of: value)?.isSigned == true ? HazardSet(.signedOverflow) : []
    case .unary(_, .complement, _): return []
    case .convert(let result, .integer, let value): return conversion(of: value, to: body.registers[result].type)
    case .pointerAdd(_, let pointer, let index, _):
      return isFixedAddress(pointer) || isZero(index) ? [] : HazardSet(.invalidPointerArithmetic)
    case .call(let id): return hazards(of: body.calls[id])
    case .convert, .pointerDifference, .storageLive, .storageDead, .assembly: return []
    }
  }

  func hazards(of terminator: Terminator) -> HazardSet {
    if case .returningObject(let place) = terminator { return reads(place) }
    return []
  }

  // MARK: Memory

  private func reads(_ id: ID<Place>) -> HazardSet { touches(id, .outOfBoundsRead) }

  private func writes(_ id: ID<Place>) -> HazardSet { touches(id, .outOfBoundsWrite) }

  private func touches(_ id: ID<Place>, _ bounds: Hazard) -> HazardSet {
    guard case .memory(let pointer) = body.places[id].base else { return hasIndex(id) ? HazardSet(bounds) : [] }
    if isFixedAddress(pointer) { return [] }
    return [HazardSet(.nullDereference), HazardSet(bounds), HazardSet(.useAfterFree)]
  }

  private func uninitialised(_ id: ID<Place>) -> HazardSet {
    guard case .local(let local) = body.places[id].base, body.locals[local].kind == .variable else { return [] }
    return HazardSet(.uninitialisedRead)
  }

  private func hasIndex(_ id: ID<Place>) -> Bool {
    body.places[id].projections.contains { if case .index = $0 { true } else { false } }
  }

  private func hazards(of call: Call) -> HazardSet {
    var hazards: HazardSet = []
    if case .pointer(let operand) = call.callee, !isFixedAddress(operand), !isFunction(operand) {
      hazards.formUnion(HazardSet(.nullDereference))
    }
    for argument in call.arguments {
      if case .object(let place) = argument { hazards.formUnion(reads(place)) }
    }
    if case .object(let place) = call.result { hazards.formUnion(writes(place)) }
    return hazards
  }

  private func isFixedAddress(_ operand: Operand) -> Bool {
    switch operand {
    case .register(let id): isFixed[id.index]
    case .constant(let id): body.constants[id].isFixedAddress
    }
  }

  private func isFunction(_ operand: Operand) -> Bool {
    guard case .constant(let id) = operand, case .function = body.constants[id].value else { return false }
    return true
  }

  private static func fixedAddresses(of body: Body) -> [Bool] {
    var isFixed = Array(repeating: false, count: body.registers.count)
    func holds(_ operand: Operand) -> Bool {
      switch operand {
      case .register(let id): isFixed[id.index]
      case .constant(let id): body.constants[id].isFixedAddress
      }
    }
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        switch instruction.operation {
        case .convert(let result, .pointer, let value), .convert(let result, .integerToPointer, let value),
          .pointerAdd(let result, let value, _, _):
          isFixed[result.index] = holds(value)
        case .address(let result, let place):
          if case .memory(let pointer) = body.places[place].base { isFixed[result.index] = holds(pointer) }
        default: break
        }
      }
    }
    return isFixed
  }

  // MARK: Arithmetic

  private func hazards(of operation: BinaryOperation, _ left: Operand, _ right: Operand) -> HazardSet {
    guard let format = format(of: left) else { return [] }
    let overflow: HazardSet = format.isSigned ? HazardSet(.signedOverflow) : []
    switch operation {
    case .add, .subtract, .multiply: return overflow
    case .divide, .remainder: return overflow.union(HazardSet(.divisionByZero))
    case .shiftLeft: return HazardSet(.badShift).union(format.isSigned ? HazardSet(.shiftOverflow) : [])
    case .shiftRight: return HazardSet(.badShift)
    case .and, .or, .xor, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return []
    }
  }

  private func conversion(of value: Operand, to type: ID<MachineType>) -> HazardSet {
    guard case .register = value, let from = format(of: value), let to = unit.types[type].integerFormat else {
      return []
    }
    if to.minimum <= from.minimum && from.maximum <= to.maximum && !(from.bits > to.bits) { return [] }
    return HazardSet(to.bits < from.bits ? .lossyConversion : .signChange)
  }

  private func isZero(_ operand: Operand) -> Bool {
    guard case .constant(let id) = operand else { return false }
    return body.constants[id].value == .integer(0)
  }

  private func format(of operand: Operand) -> IntegerFormat? {
    switch operand {
    case .register(let id): unit.types[body.registers[id].type].integerFormat
    case .constant(let id): unit.types[body.constants[id].type].integerFormat
    }
  }
}

extension Constant {
  /// Whether the value is an address that the program states as a number other than zero.
  var isFixedAddress: Bool {
    if case .integer(let value) = value { value != 0 } else { false }
  }
}
