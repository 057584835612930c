internal import Basics
internal import IR
internal import Machine

/// Arrays of static storage whose elements are what a device has delivered: what was read from a register, or what a
/// function such as `uart_getc` has answered. What goes there through pointers is not seen.
struct DeviceDeliveries {
  typealias Reference = LinkedProgram.Reference<Global>

  private var delivered: Set<Reference> = []
  /// Arrays into which something else is put as well.
  private var mixed: Set<Reference> = []

  /// - Parameter delivers: whether a function of that name answers what a device has received.
  init(_ program: LinkedProgram, where delivers: (String) -> Bool) {
    var known: [String: Bool] = [:]
    for (index, unit) in program.units.enumerated() {
      var answering: Set<ID<Function>> = []
      for id in unit.functions.ids where unit.functions[id].body == nil {
        let name = unit.functions[id].name
        let isDelivering = known[name] ?? delivers(name)
        known[name] = isDelivering
        if isDelivering { answering.insert(id) }
      }
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        note(body, unit, answering) { program.definition(of: $0, in: index) ?? Reference(unit: index, id: $0) }
      }
    }
    delivered.subtract(mixed)
  }

  /// Whether all elements that are stored into an array are what a device has delivered.
  func isFilled(_ global: Reference) -> Bool { delivered.contains(global) }

  private mutating func note(
    _ body: Body, _ unit: UnitIR, _ answering: Set<ID<Function>>, _ reference: (ID<Global>) -> Reference
  ) {
    var stores: [(array: ID<Global>, value: Operand)] = []
    var locals: [ID<Local>: [Operand]] = [:]
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        guard case .store(let place, let value, _) = instruction.operation else { continue }
        switch body.places[place].base {
        case .global(let global): if Self.isElement(body.places[place], unit) { stores.append((global, value)) }
        case .local(let local) where body.places[place].projections.isEmpty: locals[local, default: []].append(value)
        case .local, .memory: break
        }
      }
    }
    guard !stores.isEmpty else { return }
    let source = ValueOrigin(
      body: body, definitions: Definitions(body), locals: locals, answering: answering,
      tested: Self.tested(body))
    for store in stores {
      if case .constant = store.value { continue }
      if source.isDevice(store.value) {
        delivered.insert(reference(store.array))
      } else {
        mixed.insert(reference(store.array))
      }
    }
  }

  private static func tested(_ body: Body) -> Set<ID<Local>> {
    let definitions = Definitions(body)
    var tested: Set<ID<Local>> = []
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        guard case .binary(_, let operation, let left, let right) = instruction.operation, operation.isComparison,
          !isLow(right, body), !isLow(left, body)
        else { continue }
        for source in definitions.sources(of: left, in: body) + definitions.sources(of: right, in: body) {
          if case .local(let local) = source.place.base { tested.insert(local) }
        }
      }
    }
    return tested
  }

  /// Whether an operand is a number that only tells failures from values.
  private static func isLow(_ operand: Operand, _ body: Body) -> Bool {
    guard case .constant(let id) = operand, case .integer(let value) = body.constants[id].value else { return false }
    return value <= 0
  }

  /// Whether a place is a byte or half word in an array at an index.
  private static func isElement(_ place: Place, _ unit: UnitIR) -> Bool {
    guard case .integer(let format) = unit.types[place.type].kind, format.bits <= 16, place.projections.count == 1,
      case .index = place.projections[0]
    else { return false }
    return true
  }
}

/// Where the values of a function come from.
private struct ValueOrigin {
  let body: Body
  let definitions: Definitions
  /// By scalar local all that is stored to it.
  let locals: [ID<Local>: [Operand]]
  let answering: Set<ID<Function>>
  /// Locals that are compared with more than zero.
  let tested: Set<ID<Local>>

  /// Whether a value is what a device has delivered, and all of it.
  func isDevice(_ value: Operand) -> Bool {
    var open = [value]
    var seen: Set<ID<Register>> = []
    while let operand = open.popLast() {
      guard case .register(let register) = operand, seen.insert(register).inserted else { continue }
      switch definitions[register] {
      case .convert(_, _, let inner)?: open.append(inner)
      case .call(let call)?:
        if case .function(let function) = body.calls[call].callee, answering.contains(function) { return true }
      case .load(_, let place, let access)?:
        switch body.places[place].base {
        case .local(let local) where body.places[place].projections.isEmpty:
          // What is tested is not any value any more.
          if tested.contains(local) { return false }
          open += locals[local] ?? []
        case .memory(let pointer): if access.contains(.volatile), isFixed(pointer) { return true }
        case .local, .global: break
        }
      default: break
      }
    }
    return false
  }

  /// Whether a pointer is a constant address, as that of a register is.
  private func isFixed(_ pointer: Operand) -> Bool {
    let register: ID<Register>
    switch pointer {
    case .constant(let id):
      if case .integer = body.constants[id].value { return true }
      return false
    case .register(let known): register = known
    }
    switch definitions[register] {
    case .convert(_, .integerToPointer, let inner)?, .convert(_, .pointer, let inner)?: return isFixed(inner)
    default: return false
    }
  }
}
