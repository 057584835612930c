internal import Basics
internal import IR

/// How long registers that live in one block hold a value that is still used.
struct RegisterLives: Sendable {
  private struct Life: Sendable {
    let slot: Int
    let defined: Int
    let lastUse: Int
  }

  private let lives: [[Life]]
  /// Registers below are used in several blocks, and count as used everywhere.
  private let sharedCount: Int

  /// - Parameter slots: by register its place in a frame.
  init(_ body: Body, slots: [Int32], sharedCount: Int) {
    self.sharedCount = sharedCount
    lives = body.blocks.ids.map { id in
      let block = body.blocks[id]
      var lastUse: [ID<Register>: Int] = [:]
      for (index, instruction) in block.instructions.enumerated() {
        instruction.operation.forEachOperand(in: body) { operand in
          if case .register(let register) = operand { lastUse[register] = index }
        }
      }
      block.terminator.forEachOperand(in: body) { operand in
        if case .register(let register) = operand { lastUse[register] = block.instructions.count }
      }
      return block.instructions.enumerated().compactMap { index, instruction in
        guard let register = instruction.operation.result(in: body), let last = lastUse[register],
          slots[register.index] >= Int32(sharedCount)
        else { return nil }
        return Life(slot: Int(slots[register.index]), defined: index, lastUse: last)
      }
    }
  }

  /// Calls with the place of every register that instructions from one on may still use.
  func forEach(in block: ID<Block>, from index: Int, _ visit: (Int) -> Void) {
    for slot in 0..<sharedCount { visit(slot) }
    for life in lives[block.index] where life.defined < index && life.lastUse >= index { visit(life.slot) }
  }
}
