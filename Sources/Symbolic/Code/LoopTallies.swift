internal import Basics
internal import IR

/// Locals that a loop changes and never asks: `count++`.
struct LoopTallies {
  private(set) var locals: Set<ID<Local>> = []
  /// By register the local whose value it is computed from, where that is a single one.
  private var sources: [ID<Register>: ID<Local>] = [:]
  private var asked: Set<ID<Local>> = []

  init(_ members: Set<ID<Block>>, _ body: Body) {
    // The second time it is known too what registers hold that a later block defines.
    for _ in 0..<2 {
      for id in members.sorted() {
        for instruction in body.blocks[id].instructions { read(instruction.operation, body) }
        body.blocks[id].terminator.forEachOperand(in: body) { ask($0) }
      }
    }
    locals.subtract(asked)
  }

  private mutating func read(_ operation: Operation, _ body: Body) {
    switch operation {
    case .load(let register, let id, _):
      let place = body.places[id]
      place.forEachOperand { ask($0) }
      guard case .local(let local) = place.base else { return }
      if place.projections.isEmpty { sources[register] = local } else { asked.insert(local) }
    case .store(let id, let value, _):
      let place = body.places[id]
      place.forEachOperand { ask($0) }
      guard case .local(let local) = place.base, place.projections.isEmpty else { return ask(value) }
      locals.insert(local)
      if source(of: value) != local { ask(value) }
    case .convert(let register, _, let inner):
      sources[register] = source(of: inner)
    case .binary(let register, _, let left, let right):
      let (first, second) = (source(of: left), source(of: right))
      if let first, let second, first != second {
        ask(left)
        ask(right)
      } else {
        sources[register] = first ?? second
      }
    default: operation.forEachOperand(in: body) { ask($0) }
    }
  }

  private func source(of operand: Operand) -> ID<Local>? {
    guard case .register(let register) = operand else { return nil }
    return sources[register]
  }

  private mutating func ask(_ operand: Operand) {
    if let local = source(of: operand) { asked.insert(local) }
  }
}
