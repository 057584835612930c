extension TermTable {
  /// Whether the first is below the second, both without sign.
  public func unsignedLess(_ a: Term, _ b: Term) -> Term { less(.unsignedLess, a, b) }

  /// Whether the first is below the second, both with sign.
  public func signedLess(_ a: Term, _ b: Term) -> Term { less(.signedLess, a, b) }

  /// Whether the first is not above the second, both without sign.
  public func unsignedLessOrEqual(_ a: Term, _ b: Term) -> Term { not(less(.unsignedLess, b, a)) }

  /// Whether the first is not above the second, both with sign.
  public func signedLessOrEqual(_ a: Term, _ b: Term) -> Term { not(less(.signedLess, b, a)) }

  private func less(_ operation: Operation, _ a: Term, _ b: Term) -> Term {
    if let folded = compared(operation, a, b) { return folded }
    let bits = width(a)
    if bits == 1 { return operation == .unsignedLess ? and(not(a), b) : and(a, not(b)) }
    if a == b { return no }
    let (x, y) = (bounds[a.row], bounds[b.row])
    if operation == .unsignedLess {
      if x.high < y.low { return yes }
      if x.low >= y.high { return no }
    } else {
      if x.signedHigh < y.signedLow { return yes }
      if x.signedLow >= y.signedHigh { return no }
      // With the same sign on both sides it does not matter.
      if (x.isNonnegative && y.isNonnegative) || (x.isNegative && y.isNegative) { return less(.unsignedLess, a, b) }
    }
    if let term = lessAtEnd(operation, a, b) ?? lessOfChoice(operation, a, b) { return term }
    if let term = operation == .unsignedLess ? unsignedNarrowed(a, b) : signedNarrowed(a, b) { return term }
    return intern(Node(operation: operation, bits: 1, a: a.raw, b: b.raw))
  }

  /// A comparison of two constants.
  private func compared(_ operation: Operation, _ a: Term, _ b: Term) -> Term? {
    let bits = width(a)
    precondition(bits == width(b), "operands of different widths")
    guard let x = unsignedValue(a), let y = unsignedValue(b) else { return nil }
    return truth(Word.apply(operation, x, y, bits) == 1)
  }

  /// A comparison that holds for one value only, or for all but one, is an equality.
  private func lessAtEnd(_ operation: Operation, _ a: Term, _ b: Term) -> Term? {
    let bits = width(a)
    let isUnsigned = operation == .unsignedLess
    if let value = unsignedValue(b) {
      let x = bounds[a.row]
      let low = isUnsigned ? x.low : Word.unsigned(x.signedLow, bits)
      let high = isUnsigned ? x.high : Word.unsigned(x.signedHigh, bits)
      if Word.truncated(low &+ 1, bits) == value { return equal(a, constant(low, bits: bits)) }
      if high == value { return notEqual(a, b) }
    } else if let value = unsignedValue(a) {
      let y = bounds[b.row]
      let low = isUnsigned ? y.low : Word.unsigned(y.signedLow, bits)
      let high = isUnsigned ? y.high : Word.unsigned(y.signedHigh, bits)
      if Word.truncated(high &- 1, bits) == value { return equal(b, constant(high, bits: bits)) }
      if low == value { return notEqual(b, a) }
    }
    return nil
  }

  /// A comparison of a choice, one side of it constant, with a constant is a choice of truths.
  private func lessOfChoice(_ operation: Operation, _ a: Term, _ b: Term) -> Term? {
    let (x, y) = (node(a), node(b))
    if y.operation == .constant, x.operation == .ifThenElse, hasConstantArm(x) {
      return ifThenElse(x.first, less(operation, x.second, b), less(operation, x.third, b))
    }
    if x.operation == .constant, y.operation == .ifThenElse, hasConstantArm(y) {
      return ifThenElse(y.first, less(operation, a, y.second), less(operation, a, y.third))
    }
    return nil
  }

  func hasConstantArm(_ node: Node) -> Bool { unsignedValue(node.second) != nil || unsignedValue(node.third) != nil }

  private func unsignedNarrowed(_ a: Term, _ b: Term) -> Term? {
    let (x, y) = (node(a), node(b))
    switch (x.operation, y.operation) {
    case (.zeroExtend, .zeroExtend):
      let bits = max(width(x.first), width(y.first))
      return unsignedLess(zeroExtend(x.first, to: bits), zeroExtend(y.first, to: bits))
    case (.signExtend, .signExtend) where width(x.first) == width(y.first):
      // Sign-extension keeps the order without sign too.
      return unsignedLess(x.first, y.first)
    // The constant is within the range of the extension, or the bounds would have decided.
    case (.zeroExtend, .constant): return unsignedLess(x.first, extract(b, low: 0, bits: width(x.first)))
    case (.constant, .zeroExtend): return unsignedLess(extract(a, low: 0, bits: width(y.first)), y.first)
    case (.signExtend, .constant): return unsignedLess(signExtended: x.first, constant: b)
    case (.constant, .signExtend):
      let next = constant((unsignedValue(a) ?? 0) &+ 1, bits: width(a))
      return not(unsignedLess(signExtended: y.first, constant: next))
    case (.sum, _) where isOffset(x, of: b):
      // x + c < x: the sum wraps.
      return unsignedLess(constant(~(unsignedValue(x.third) ?? 0), bits: x.width), b)
    case (_, .sum) where isOffset(y, of: a):
      return unsignedLess(a, constant(0 &- (unsignedValue(y.third) ?? 0), bits: y.width))
    default: return nil
    }
  }

  /// Whether the node is the term plus a constant.
  private func isOffset(_ node: Node, of term: Term) -> Bool {
    node.b == 1 && summands[Int(node.a)] == Summand(coefficient: 1, term: term)
  }

  /// Values above the positive half and below the negative one do not occur.
  private func unsignedLess(signExtended a: Term, constant b: Term) -> Term {
    let bits = width(a)
    let value = unsignedValue(b) ?? 0
    let half = Word.signBit(bits)
    if value <= half { return unsignedLess(a, constant(value, bits: bits)) }
    if Word.signed(value, width(b)) >= Word.signedLowest(bits) && Word.signed(value, width(b)) < 0 {
      return unsignedLess(a, constant(value, bits: bits))
    }
    return unsignedLess(a, constant(half, bits: bits))
  }

  private func signedNarrowed(_ a: Term, _ b: Term) -> Term? {
    let (x, y) = (node(a), node(b))
    switch (x.operation, y.operation) {
    case (.signExtend, .signExtend):
      let bits = max(width(x.first), width(y.first))
      return signedLess(signExtend(x.first, to: bits), signExtend(y.first, to: bits))
    case (.signExtend, .constant): return signedLess(x.first, extract(b, low: 0, bits: width(x.first)))
    case (.constant, .signExtend): return signedLess(extract(a, low: 0, bits: width(y.first)), y.first)
    default: return nil
    }
  }
}
