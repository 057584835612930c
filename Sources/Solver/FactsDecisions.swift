extension Facts {
  /// What follows of a truth.
  func decided(_ truth: Term, _ table: TermTable, depth: Int, _ steps: inout Int) -> Bool? {
    if let known = literal(truth, table) { return known }
    if steps <= 0 { return nil }
    steps -= 1
    let node = table.node(truth)
    let (a, b) = (node.first, node.second)
    switch node.operation {
    case .not: return decided(a, table, depth: depth, &steps).map { !$0 }
    case .and, .or:
      if depth == 0 { return nil }
      let decisive = node.operation == .or
      let first = decided(a, table, depth: depth - 1, &steps)
      if first == decisive { return decisive }
      let second = decided(b, table, depth: depth - 1, &steps)
      if second == decisive { return decisive }
      return first != nil && second != nil ? !decisive : nil
    case .xor:
      if depth == 0 { return nil }
      guard let first = decided(a, table, depth: depth - 1, &steps),
        let second = decided(b, table, depth: depth - 1, &steps)
      else { return nil }
      return first != second
    case .ifThenElse: return decidedChoice(node, table, depth, &steps)
    case .equal: return decidedEqual(a, b, table, &steps)
    case .notEqual: return decidedEqual(a, b, table, &steps).map { !$0 }
    case .unsignedLess: return decidedLess(a, b, signed: false, table, &steps)
    case .unsignedLessOrEqual: return decidedLess(b, a, signed: false, table, &steps).map { !$0 }
    case .signedLess: return decidedLess(a, b, signed: true, table, &steps)
    case .signedLessOrEqual: return decidedLess(b, a, signed: true, table, &steps).map { !$0 }
    case .overflow: return decidedOverflow(node, table, &steps)
    case .constant, .symbol, .sum, .multiply, .unsignedDivide, .signedDivide, .unsignedRemainder, .signedRemainder,
      .shiftLeft, .logicalShiftRight, .arithmeticShiftRight, .extract, .zeroExtend, .signExtend, .concatenate:
      let found = range(truth, table, depth: 6, &steps)
      return found.value.map { $0 == 1 }
    }
  }

  private func decidedChoice(_ node: Node, _ table: TermTable, _ depth: Int, _ steps: inout Int) -> Bool? {
    if depth == 0 { return nil }
    switch decided(node.first, table, depth: depth - 1, &steps) {
    case true: return decided(node.second, table, depth: depth - 1, &steps)
    case false: return decided(node.third, table, depth: depth - 1, &steps)
    case nil:
      let then = decided(node.second, table, depth: depth - 1, &steps)
      return then != nil && then == decided(node.third, table, depth: depth - 1, &steps) ? then : nil
    }
  }

  private func decidedEqual(_ a: Term, _ b: Term, _ table: TermTable, _ steps: inout Int) -> Bool? {
    let (x, y) = (range(a, table, depth: 6, &steps), range(b, table, depth: 6, &steps))
    if x.isEmpty || y.isEmpty { return nil }
    if x.high < y.low || y.high < x.low || x.signedHigh < y.signedLow || y.signedHigh < x.signedLow { return false }
    if let value = y.value {
      if x.value == value { return true }
      if isExcluded(value, from: a) { return false }
    }
    if inequalities.isEmpty { return nil }
    for signed in [false, true] {
      guard let difference = difference(a, b, signed, table, &steps) else { continue }
      if isBelow(difference, 1, table, &steps) || isAbove(difference, 1, table, &steps) { return false }
      if isBelow(difference, 0, table, &steps) && isAbove(difference, 0, table, &steps) { return true }
    }
    return nil
  }

  private func decidedLess(_ a: Term, _ b: Term, signed: Bool, _ table: TermTable, _ steps: inout Int) -> Bool? {
    let (x, y) = (range(a, table, depth: 6, &steps), range(b, table, depth: 6, &steps))
    if x.isEmpty || y.isEmpty { return nil }
    if signed {
      if x.signedHigh < y.signedLow { return true }
      if x.signedLow >= y.signedHigh { return false }
    } else {
      if x.high < y.low { return true }
      if x.low >= y.high { return false }
    }
    guard let difference = difference(a, b, signed, table, &steps) else { return nil }
    if isBelow(difference, 1, table, &steps) { return true }
    return isAbove(difference, 0, table, &steps) ? false : nil
  }

  /// The first minus the second, as integers.
  func difference(_ a: Term, _ b: Term, _ signed: Bool, _ table: TermTable, _ steps: inout Int) -> Linear? {
    let first = linear(a, signed: signed, table, depth: 6, &steps)
    return first.minus(linear(b, signed: signed, table, depth: 6, &steps))
  }

  /// Whether the sum is at most `-distance`.
  func isBelow(_ sum: Linear, _ distance: Int128, _ table: TermTable, _ steps: inout Int) -> Bool {
    var shifted = sum
    shifted.constant += distance
    return proves(shifted, table, depth: 4, &steps)
  }

  /// Whether the sum is at least `distance`.
  func isAbove(_ sum: Linear, _ distance: Int128, _ table: TermTable, _ steps: inout Int) -> Bool {
    guard let opposite = Linear(distance).minus(sum) else { return false }
    return proves(opposite, table, depth: 4, &steps)
  }

  private func decidedOverflow(_ node: Node, _ table: TermTable, _ steps: inout Int) -> Bool? {
    let (a, b) = (node.first, node.second)
    let bits = table.width(a)
    let (x, y) = (range(a, table, depth: 6, &steps), range(b, table, depth: 6, &steps))
    if let decided = table.decidedOverflow(node.overflowOperation, node.isSigned, x, y, bits) { return decided }
    guard let result = exactResult(node, table, &steps) else { return nil }
    let least = node.isSigned ? Int128(Word.signedLowest(bits)) : 0
    let most = node.isSigned ? Int128(Word.signedHighest(bits)) : Int128(Word.mask(bits))
    if isAbove(result, least, table, &steps) && isBelow(result, -most, table, &steps) { return false }
    return isAbove(result, most + 1, table, &steps) || isBelow(result, 1 - least, table, &steps) ? true : nil
  }

  /// The result of the operation as in mathematics, where it is a sum.
  func exactResult(_ node: Node, _ table: TermTable, _ steps: inout Int) -> Linear? {
    var result = linear(node.first, signed: node.isSigned, table, depth: 6, &steps)
    let other = linear(node.second, signed: node.isSigned, table, depth: 6, &steps)
    switch node.overflowOperation {
    case .add: return result.add(other, times: 1) ? result : nil
    case .subtract: return result.add(other, times: -1) ? result : nil
    case .multiply: return nil
    }
  }
}
