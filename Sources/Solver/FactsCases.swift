extension Facts {
  /// Decides by both values of a part: of one side of a truth of two parts, or of the condition of a choice inside.
  func decidedByCases(_ truth: Term, _ table: TermTable) -> Bool? {
    let node = table.node(truth)
    switch node.operation {
    case .not: return decidedByCases(node.first, table).map { !$0 }
    case .and: return follows(table.not(node.second), from: node.first, table) ? false : nil
    case .or: return follows(node.second, from: table.not(node.first), table) ? true : nil
    case .equal, .notEqual, .unsignedLess, .unsignedLessOrEqual, .signedLess, .signedLessOrEqual, .overflow:
      guard let condition = condition(in: node, table) else { return nil }
      var (positive, negative) = (self, self)
      let (isPossible, isOpposite) = (
        positive.assume(condition, in: table), negative.assume(table.not(condition), in: table)
      )
      if !isPossible && !isOpposite { return nil }
      let first = isPossible ? positive.decided(truth, table) : nil
      if isPossible && first == nil { return nil }
      let second = isOpposite ? negative.decided(truth, table) : first
      return isPossible && first != second ? nil : second
    default: return nil
    }
  }

  private func follows(_ truth: Term, from assumption: Term, _ table: TermTable) -> Bool {
    var facts = self
    return !facts.assume(assumption, in: table) || facts.decided(truth, table) == true
  }

  func decided(_ truth: Term, _ table: TermTable) -> Bool? {
    var steps = 400
    return decided(truth, table, depth: 4, &steps)
  }

  /// An undecided condition of a choice among the operands of a comparison, not far down.
  private func condition(in node: Node, _ table: TermTable) -> Term? {
    var pending: [(term: Term, depth: Int)] = [(node.first, 0), (node.second, 0)]
    var seen = 0
    while let (term, depth) = pending.popLast(), seen < 16 {
      seen += 1
      let inner = table.node(term)
      switch inner.operation {
      case .ifThenElse:
        if literal(inner.first, table) == nil { return inner.first }
        pending.append((literal(inner.first, table) == true ? inner.second : inner.third, depth + 1))
      case .sum, .zeroExtend, .signExtend, .extract:
        if depth < 4 { table.forEachOperand(of: inner) { pending.append(($0, depth + 1)) } }
      default: break
      }
    }
    return nil
  }
}
