/// How hard a problem is for a solver that takes it apart into bits.
struct Difficulty {
  /// About how many gates a circuit needs that computes the truths.
  var gates = 0
  /// How often sums and bitwise operations alternate on the longest way to an operand: what hashes and ciphers do.
  var alternations = 0

  /// Whether there is a point in trying: beyond these limits no problem of real code was answered, and it takes seconds
  /// to give one up, which no limit of steps prevents.
  var isReasonable: Bool { gates <= 100_000 && alternations <= 12 }
}

extension TermTable {
  func difficulty(of truths: [Term]) -> Difficulty {
    var difficulty = Difficulty()
    var depths: [Term: Depth] = [:]
    for term in closure(of: truths) {
      let node = node(term)
      difficulty.gates += gates(of: node)
      let depth = depth(of: node, depths)
      depths[term] = depth
      difficulty.alternations = max(difficulty.alternations, depth.alternations)
    }
    return difficulty
  }

  /// The kind of the last operation that counts, and how often kinds changed until then.
  private struct Depth {
    var isSum: Bool?
    var alternations = 0
  }

  private func depth(of node: Node, _ known: [Term: Depth]) -> Depth {
    var depth = Depth()
    var count = 0
    forEachOperand(of: node) { operand in
      if unsignedValue(operand) == nil { count += 1 }
      if let other = known[operand], other.alternations >= depth.alternations { depth = other }
    }
    let isSum: Bool
    switch node.operation {
    case .sum, .multiply, .unsignedDivide, .signedDivide, .unsignedRemainder, .signedRemainder: isSum = true
    case .xor, .or, .and: isSum = false
    default: return depth
    }
    guard count > 1, node.width > 1, depth.isSum != isSum else { return depth }
    return Depth(isSum: isSum, alternations: depth.alternations + 1)
  }

  private func gates(of node: Node) -> Int {
    let bits = max(node.width, 1)
    switch node.operation {
    case .constant, .symbol, .extract, .zeroExtend, .signExtend, .concatenate, .not: return 0
    case .multiply: return bits * bits
    case .unsignedDivide, .signedDivide, .unsignedRemainder, .signedRemainder: return 3 * bits * bits
    case .shiftLeft, .logicalShiftRight, .arithmeticShiftRight: return 6 * bits
    case .sum: return summands(of: node).reduce(0) { $0 + bits * max(1, Word.weight($1.coefficient, bits)) }
    case .overflow where node.overflowOperation == .multiply: return width(node.first) * width(node.first)
    case .equal, .notEqual, .unsignedLess, .unsignedLessOrEqual, .signedLess, .signedLessOrEqual, .overflow:
      return width(node.first)
    case .and, .or, .xor, .ifThenElse: return bits
    }
  }
}

extension Word {
  /// The additions that a product with a constant takes.
  fileprivate static func weight(_ coefficient: UInt64, _ bits: Int) -> Int {
    min(coefficient.nonzeroBitCount, truncated(0 &- coefficient, bits).nonzeroBitCount)
  }
}
