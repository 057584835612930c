internal import Basics
internal import IR

/// An array inside a record.
struct MemberExtent: Sendable {
  let size: Int
  /// Whether its elements are numbers.
  let isPlain: Bool
  /// Distances from its start at which later members of the record end.
  let laterEnds: Set<Int>

  /// An array of one element may stand for any length.
  init?(_ place: Place, _ body: Body, _ unit: UnitIR) {
    guard case .field(let member, let offset)? = place.projections.last,
      case .array(let element, let count?) = unit.types[place.type].kind, count > 1,
      let size = unit.types[place.type].size
    else { return nil }
    self.size = size
    isPlain = unit.types[element].isScalar && unit.types[element].pointee == nil
    let fields = place.container(in: body, unit).flatMap { unit.types[$0].record }?.fields ?? []
    laterEnds = Set(
      fields.dropFirst(member + 1).compactMap { field in
        unit.types[field.type].size.map { field.byteOffset + $0 - offset }
      })
  }
}

/// How the values of registers come about, as the code is written.
struct ValueSources: Sendable {
  enum Source: Sendable {
    /// A literal, or arithmetic of literals.
    case literal
    case variable
    case call
    /// A sum, difference or product with a variable or call in it.
    case arithmetic
    /// A value with its sign turned: `-flag` as an unsigned number is a mask.
    case negation
    /// Bits put together or taken apart: masks, shifts, quotients.
    case bits
    case cast
    /// Of an object or member.
    case address
    case other
  }

  private let sources: [Source]
  /// Results of counting a variable whose old value decides a branch: `while (n--)`.
  private let counted: Set<ID<Register>>
  /// Registers from which sizes, indices and bounds come about by sums and products.
  private let sizes: Set<ID<Register>>
  /// The array inside a record whose address a register holds.
  private let extents: [ID<Register>: MemberExtent]
  /// Values that are handed on as a number of bytes, or kept under a name that says so.
  private let lengths: Set<ID<Register>>
  /// Values that are only taken apart into bits.
  private let parted: Set<ID<Register>>
  /// Values read from what is called a length.
  private let named: Set<ID<Register>>
  /// Sums that are put back into the offset that they move.
  private let advances: Set<ID<Register>>
  /// Sums that go back to where a part of them was read.
  private let putBack: Set<ID<Register>>

  init(_ body: Body, _ unit: UnitIR) {
    var sources: [Source] = Array(repeating: .other, count: body.registers.count)
    var extents: [ID<Register>: MemberExtent] = [:]
    func source(_ operand: Operand) -> Source {
      guard case .register(let register) = operand else { return .literal }
      return sources[register.index]
    }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        guard let register = instruction.operation.result(in: body) else { continue }
        switch instruction.operation {
        case .load: sources[register.index] = .variable
        case .call: sources[register.index] = .call
        case .convert(_, let kind, let operand):
          let isCast = body.registers[register].isCast && kind != .pointer
          sources[register.index] = isCast ? .cast : source(operand)
          if case .register(let inner) = operand, kind == .pointer { extents[register] = extents[inner] }
        case .unary(_, .negate, let operand):
          let inner = source(operand)
          sources[register.index] = inner == .literal ? inner : .negation
        case .binary(_, let operation, let left, let right):
          sources[register.index] = Self.combined(operation, source(left), source(right))
        case .address(_, let place):
          sources[register.index] = .address
          extents[register] = MemberExtent(body.places[place], body, unit)
        default: break
        }
      }
    }
    self.sources = sources
    counted = Self.counted(body)
    let definitions = Definitions(body)
    sizes = Self.sizes(body, unit, definitions)
    lengths = LengthUses.lengths(body, unit)
    parted = BitUses.parted(body)
    named = LengthUses.named(body, unit)
    advances = LengthUses.advances(body)
    putBack = PutBack.registers(of: body, definitions)
    self.extents = extents
  }

  private static func combined(_ operation: IR.BinaryOperation, _ left: Source, _ right: Source) -> Source {
    switch operation {
    case .add, .subtract, .multiply:
      switch (left, right) {
      case (.literal, .literal): .literal
      case (.bits, _), (_, .bits): .bits
      case (.variable, _), (.call, _), (.arithmetic, _), (.negation, _), (_, .variable), (_, .call), (_, .arithmetic),
        (_, .negation):
        .arithmetic
      default: .other
      }
    default: .bits
    }
  }

  private static func counted(_ body: Body) -> Set<ID<Register>> {
    var counted: Set<ID<Register>> = []
    for id in body.blocks.ids {
      guard case .branch(let condition, _, _) = body.blocks[id].terminator else { continue }
      var deciding: Set<ID<Register>> = []
      if case .register(let register) = condition { deciding.insert(register) }
      for instruction in body.blocks[id].instructions.reversed() {
        guard let register = instruction.operation.result(in: body), deciding.contains(register) else { continue }
        instruction.operation.forEachOperand(in: body) { if case .register(let part) = $0 { deciding.insert(part) } }
      }
      for instruction in body.blocks[id].instructions {
        guard let register = instruction.operation.result(in: body), !deciding.contains(register) else { continue }
        switch instruction.operation {
        case .binary(_, .add, .register(let old), .constant), .binary(_, .subtract, .register(let old), .constant),
          .convert(_, _, .register(let old)):
          if deciding.contains(old) || counted.contains(old) { counted.insert(register) }
        default: break
        }
      }
    }
    return counted
  }

  /// Whether a value is what a loop's counter becomes when the loop ends, which nobody uses.
  func isCounted(_ register: ID<Register>) -> Bool { counted.contains(register) }

  /// Whether a value becomes a size, an index or a bound of another value in this function.
  func isSize(_ register: ID<Register>) -> Bool { sizes.contains(register) }

  func isParted(_ register: ID<Register>) -> Bool { parted.contains(register) }

  func isLength(_ register: ID<Register>) -> Bool { lengths.contains(register) }

  func isNamedLength(_ operand: Operand) -> Bool {
    if case .register(let register) = operand { named.contains(register) } else { false }
  }

  func isAdvance(_ operand: Operand) -> Bool {
    if case .register(let register) = operand { advances.contains(register) } else { false }
  }

  func isPutBack(_ register: ID<Register>) -> Bool { putBack.contains(register) }

  func source(of operand: Operand) -> Source {
    guard case .register(let register) = operand else { return .literal }
    return sources[register.index]
  }

  func extent(of operand: Operand) -> MemberExtent? {
    guard case .register(let register) = operand else { return nil }
    return extents[register]
  }
}
