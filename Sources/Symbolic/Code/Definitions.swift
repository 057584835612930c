internal import Basics
internal import IR

/// The operation that gives each register of a function its value; a register has one.
struct Definitions {
  private let rows: [Operation?]

  init(_ body: Body) {
    var rows: [Operation?] = Array(repeating: nil, count: body.registers.count)
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        if let register = instruction.operation.result(in: body) { rows[register.index] = instruction.operation }
      }
    }
    self.rows = rows
  }

  subscript(register: ID<Register>) -> Operation? { rows[register.index] }

  /// The places that a value was read from, through conversions, sums and differences; each with whether anything was
  /// added to it or subtracted.
  func sources(of value: Operand, in body: Body) -> [(place: Place, isMoved: Bool)] {
    var found: [(place: Place, isMoved: Bool)] = []
    var open = [(operand: value, isMoved: false)]
    var seen: Set<ID<Register>> = []
    while let (operand, isMoved) = open.popLast() {
      guard case .register(let register) = operand, seen.insert(register).inserted else { continue }
      switch self[register] {
      case .convert(_, _, let inner)?: open.append((inner, isMoved))
      case .binary(_, .add, let left, let right)?, .binary(_, .subtract, let left, let right)?:
        open += [(left, true), (right, true)]
      case .load(_, let place, _)?: found.append((body.places[place], isMoved))
      default: break
      }
    }
    return found
  }
}
