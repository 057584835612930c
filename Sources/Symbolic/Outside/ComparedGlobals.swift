internal import Basics
internal import IR

/// The globals whose value a function compares by order, itself or in a local that was computed from it: `left = length -
/// header; while (i < left)`.
struct ComparedGlobals {
  private(set) var found: Set<ID<Global>> = []
  private var registers: [ID<Register>: Set<ID<Global>>] = [:]
  private var locals: [ID<Local>: Set<ID<Global>>] = [:]

  init(_ body: Body) {
    // A loop may compare before the store that follows in the order of blocks.
    for _ in 0..<2 {
      for block in body.blocks.ids {
        for instruction in body.blocks[block].instructions { note(instruction.operation, body) }
      }
      if locals.isEmpty { return }
    }
  }

  private func globals(_ operand: Operand) -> Set<ID<Global>> {
    if case .register(let register) = operand { registers[register] ?? [] } else { [] }
  }

  private mutating func note(_ operation: Operation, _ body: Body) {
    switch operation {
    case .load(let register, let place, _):
      switch body.places[place].base {
      case .global(let global): registers[register] = [global]
      case .local(let local) where body.places[place].projections.isEmpty: registers[register] = locals[local]
      case .local, .memory: break
      }
    case .store(let place, let value, _):
      guard case .local(let local) = body.places[place].base, body.places[place].projections.isEmpty else { return }
      let held = globals(value)
      if !held.isEmpty { locals[local, default: []].formUnion(held) }
    case .convert(let register, _, let operand): registers[register] = globals(operand)
    case .binary(let register, let operation, let left, let right):
      let both = globals(left).union(globals(right))
      guard !both.isEmpty else { return }
      switch operation {
      case .less, .lessOrEqual, .greater, .greaterOrEqual: found.formUnion(both)
      case .add, .subtract: registers[register] = both
      default: break
      }
    default: break
    }
  }
}
