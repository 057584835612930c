internal import Basics
internal import IR

/// Which values are only taken apart into bits: where they wrap, that is meant, as in `(head - tail) & MASK` and in
/// comparisons without branches.
enum BitUses {
  static func parted(_ body: Body) -> Set<ID<Register>> {
    var parted: Set<ID<Register>> = []
    var whole: Set<ID<Register>> = []
    func use(_ operand: Operand, isPart: Bool) {
      guard case .register(let register) = operand else { return }
      if isPart { parted.insert(register) } else { whole.insert(register) }
    }
    for id in body.blocks.ids.reversed() {
      body.blocks[id].terminator.forEachOperand(in: body) { use($0, isPart: false) }
      for instruction in body.blocks[id].instructions.reversed() {
        switch instruction.operation {
        case .binary(_, .shiftRight, let value, let count):
          use(value, isPart: true)
          use(count, isPart: false)
        case .binary(_, .and, let left, let right), .binary(_, .xor, let left, let right):
          use(left, isPart: true)
          use(right, isPart: true)
        // A conversion is as its own uses are. These mostly stand further on and were seen; what was not counts as whole.
        case .convert(let result, .integer, let value):
          use(value, isPart: parted.contains(result) && !whole.contains(result))
        default: instruction.operation.forEachOperand(in: body) { use($0, isPart: false) }
        }
      }
    }
    return parted.subtracting(whole)
  }
}
