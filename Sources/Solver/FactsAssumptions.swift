extension Facts {
  /// Adds a truth and what follows from it at once.
  mutating func add(_ truth: Term, _ table: TermTable, _ steps: inout Int) -> Bool {
    let node = table.node(truth)
    if node.operation == .and { return add(node.first, table, &steps) && add(node.second, table, &steps) }
    if node.operation == .not, table.node(node.first).operation == .or {
      let inner = table.node(node.first)
      return add(table.not(inner.first), table, &steps) && add(table.not(inner.second), table, &steps)
    }
    if let known = literal(truth, table) { return known }
    var budget = 200
    if let decided = decided(truth, table, depth: 3, &budget) {
      if decided { know(truth) }
      return decided
    }
    literals.append(truth)
    know(truth)
    return follow(truth, node, table, &steps)
  }

  private mutating func follow(_ truth: Term, _ node: Node, _ table: TermTable, _ steps: inout Int) -> Bool {
    let (a, b) = (node.first, node.second)
    switch node.operation {
    case .equal: return addEqual(a, b, table, &steps)
    case .notEqual: return addDifferent(a, b, table, &steps)
    case .unsignedLess: return addLess(a, b, strict: true, signed: false, table, &steps)
    case .unsignedLessOrEqual: return addLess(a, b, strict: false, signed: false, table, &steps)
    case .signedLess: return addLess(a, b, strict: true, signed: true, table, &steps)
    case .signedLessOrEqual: return addLess(a, b, strict: false, signed: true, table, &steps)
    case .or: return addClause(truth, table, &steps)
    case .not:
      let inner = table.node(a)
      switch inner.operation {
      case .and, .xor: return addClause(truth, table, &steps)
      case .overflow: return addNoOverflow(inner, table, &steps)
      default: return tighten(a, Bounds(exactly: 0, 1), table, &steps)
      }
    case .xor, .ifThenElse: return addClause(truth, table, &steps)
    case .extract: return tighten(truth, Bounds(exactly: 1, 1), table, &steps)
    case .constant, .symbol, .sum, .multiply, .unsignedDivide, .signedDivide, .unsignedRemainder, .signedRemainder,
      .and, .shiftLeft, .logicalShiftRight, .arithmeticShiftRight, .zeroExtend, .signExtend, .concatenate, .overflow:
      return true
    }
  }

  private mutating func addEqual(_ a: Term, _ b: Term, _ table: TermTable, _ steps: inout Int) -> Bool {
    if let value = table.unsignedValue(b) { return tighten(a, Bounds(exactly: value, table.width(b)), table, &steps) }
    let (x, y) = (range(a, table, depth: 6, &steps), range(b, table, depth: 6, &steps))
    guard tighten(a, y, table, &steps), tighten(b, x, table, &steps) else { return false }
    for signed in [false, true] {
      guard let difference = difference(a, b, signed, table, &steps) else { continue }
      guard addInequality(difference, table, &steps) else { return false }
      if let opposite = Linear(0).minus(difference), !addInequality(opposite, table, &steps) { return false }
    }
    return true
  }

  private mutating func addDifferent(_ a: Term, _ b: Term, _ table: TermTable, _ steps: inout Int) -> Bool {
    if let value = table.unsignedValue(b) {
      exclude(value, from: a)
      var found = range(a, table, depth: 6, &steps)
      found.exclude(value, table.width(a))
      return !found.isEmpty && tighten(a, found, table, &steps)
    }
    // Not above and not the same: below.
    for signed in [false, true] {
      guard var difference = difference(a, b, signed, table, &steps) else { continue }
      if isBelow(difference, 0, table, &steps) {
        difference.constant += 1
        if !addInequality(difference, table, &steps) { return false }
      } else if isAbove(difference, 0, table, &steps), let opposite = Linear(1).minus(difference) {
        if !addInequality(opposite, table, &steps) { return false }
      }
    }
    return true
  }

  private mutating func addLess(
    _ a: Term, _ b: Term, strict: Bool, signed: Bool, _ table: TermTable, _ steps: inout Int
  ) -> Bool {
    let bits = table.width(a)
    let isStrict = strict || literal(table.equal(a, b), table) == false
    let (x, y) = (range(a, table, depth: 6, &steps), range(b, table, depth: 6, &steps))
    if x.isEmpty || y.isEmpty { return false }
    var (below, above) = (Bounds(full: bits), Bounds(full: bits))
    if signed {
      if isStrict && (y.signedHigh == Int64.min || x.signedLow == Int64.max) { return false }
      below.signedHigh = isStrict ? y.signedHigh - 1 : y.signedHigh
      above.signedLow = isStrict ? x.signedLow + 1 : x.signedLow
    } else {
      if isStrict && (y.high == 0 || x.low == UInt64.max) { return false }
      below.high = isStrict ? y.high - 1 : y.high
      above.low = isStrict ? x.low + 1 : x.low
    }
    guard tighten(a, below, table, &steps), tighten(b, above, table, &steps) else { return false }
    guard var difference = difference(a, b, signed, table, &steps) else { return true }
    if isStrict { difference.constant += 1 }
    return addInequality(difference, table, &steps)
  }

  private mutating func addNoOverflow(_ node: Node, _ table: TermTable, _ steps: inout Int) -> Bool {
    let bits = table.width(node.first)
    guard let result = exactResult(node, table, &steps) else { return true }
    let least = node.isSigned ? Int128(Word.signedLowest(bits)) : 0
    let most = node.isSigned ? Int128(Word.signedHighest(bits)) : Int128(Word.mask(bits))
    var above = result
    above.constant -= most
    guard addInequality(above, table, &steps), let below = Linear(least).minus(result) else { return true }
    return addInequality(below, table, &steps)
  }

  private mutating func addClause(_ truth: Term, _ table: TermTable, _ steps: inout Int) -> Bool {
    if clauses.count >= 16 { clauses.removeFirst() }
    clauses.append(truth)
    return true
  }

  /// What is to be done about a truth of two parts.
  enum Resolution {
    case wait, done
    case follows(Term)
  }

  /// What is left of a truth of two parts where one is decided.
  func resolution(_ truth: Term, _ table: TermTable) -> Resolution {
    var node = table.node(truth)
    let isNegated = node.operation == .not
    if isNegated { node = table.node(node.first) }
    let (a, b) = (node.first, node.second)
    var budget = 60
    func decision(_ term: Term) -> Bool? { decided(term, table, depth: 2, &budget) }
    func part(_ term: Term, _ value: Bool) -> Resolution { .follows(value ? term : table.not(term)) }
    switch node.operation {
    case .or, .and:
      // Either `a or b`, or `not (a and b)`, of which the parts are negated.
      let (first, second) = (decision(a), decision(b))
      if first == !isNegated || second == !isNegated { return .done }
      if first == isNegated { return part(b, !isNegated) }
      return second == isNegated ? part(a, !isNegated) : .wait
    case .xor:
      if let first = decision(a) { return part(b, first == isNegated) }
      return decision(b).map { part(a, $0 == isNegated) } ?? .wait
    case .ifThenElse: return decision(a).map { part($0 ? b : node.third, !isNegated) } ?? .wait
    default: return .done
    }
  }
}
