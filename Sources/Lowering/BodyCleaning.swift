internal import Basics
internal import IR

/// Drops the blocks that nothing reaches and numbers the others in order of the source.
enum BodyCleaning {
  /// - Parameter labels: blocks whose address is taken; they are kept with all that they reach.
  /// - Returns: the new number of each old block.
  static func clean(_ body: inout Body, labels: [ID<Block>]) -> [ID<Block>] {
    var isReached = Array(repeating: false, count: body.blocks.count)
    var open = [body.entry] + labels
    for block in open { isReached[block.index] = true }
    while let block = open.popLast() {
      for next in body.blocks[block].terminator.successors(in: body) where !isReached[next.index] {
        isReached[next.index] = true
        open.append(next)
      }
    }
    var numbers: [ID<Block>] = []
    var kept = Arena<Block>()
    for id in body.blocks.ids {
      numbers.append(ID(kept.count))
      if isReached[id.index] { _ = kept.add(body.blocks[id]) }
    }
    guard kept.count < body.blocks.count else { return numbers }
    func number(_ id: ID<Block>) -> ID<Block> { numbers[id.index] }
    for id in kept.ids { kept[id].terminator = renumbered(kept[id].terminator, number) }
    for id in body.switches.ids {
      body.switches[id].otherwise = number(body.switches[id].otherwise)
      for index in body.switches[id].cases.indices {
        body.switches[id].cases[index].target = number(body.switches[id].cases[index].target)
      }
    }
    for id in body.constants.ids {
      if case .label(let block) = body.constants[id].value { body.constants[id].value = .label(number(block)) }
    }
    body.blocks = kept
    return numbers
  }

  private static func renumbered(_ terminator: Terminator, _ number: (ID<Block>) -> ID<Block>) -> Terminator {
    switch terminator {
    case .jump(let block): .jump(number(block))
    case .branch(let value, let then, let otherwise): .branch(value, then: number(then), otherwise: number(otherwise))
    case .computed(let value, let blocks): .computed(value, blocks.map(number))
    case .anyOf(let blocks): .anyOf(blocks.map(number))
    case .switching, .returning, .returningObject, .unreachable: terminator
    }
  }
}
