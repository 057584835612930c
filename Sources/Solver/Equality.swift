extension TermTable {
  /// Whether the two differ.
  public func notEqual(_ a: Term, _ b: Term) -> Term { not(equal(a, b)) }

  /// Whether the two are the same.
  public func equal(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    precondition(bits == width(b), "operands of different widths")
    if a == b { return yes }
    if bits == 1 { return not(xor(a, b)) }
    if areDisjoint(a, b) { return no }
    if let value = unsignedValue(b) { return equal(a, value) }
    if let value = unsignedValue(a) { return equal(b, value) }
    if node(a).operation == .sum || node(b).operation == .sum { return balanced(subtract(a, b)) }
    return equal(atoms: a, b)
  }

  private func areDisjoint(_ a: Term, _ b: Term) -> Bool {
    let (x, y) = (bounds[a.row], bounds[b.row])
    return x.high < y.low || y.high < x.low || x.signedHigh < y.signedLow || y.signedHigh < x.signedLow
  }

  // MARK: With a constant

  private func equal(_ a: Term, _ value: UInt64) -> Term {
    let bits = width(a)
    if let known = unsignedValue(a) { return truth(known == value) }
    let bound = bounds[a.row]
    if !bound.contains(value, bits) { return no }
    let node = node(a)
    switch node.operation {
    case .sum: return equal(sum: a, node, value)
    case .zeroExtend, .signExtend:
      let narrow = constant(value, bits: width(node.first))
      let isSame =
        node.operation == .zeroExtend
        ? unsignedValue(narrow) == value
        : Word.unsigned(signedValue(narrow) ?? 0, bits) == value
      return isSame ? equal(node.first, narrow) : no
    case .concatenate:
      let low = width(node.second)
      return and(
        equal(node.second, constant(value, bits: low)),
        equal(node.first, constant(value >> UInt64(low), bits: width(node.first))))
    case .ifThenElse where hasConstantArm(node):
      let other = constant(value, bits: bits)
      return ifThenElse(node.first, equal(node.second, other), equal(node.third, other))
    case .and, .or, .xor:
      if let term = equal(bitwise: node, value) { return term }
    default: break
    }
    return equalNode(a, constant(value, bits: bits))
  }

  private func equalNode(_ a: Term, _ b: Term) -> Term {
    intern(Node(operation: .equal, bits: 1, a: a.raw, b: b.raw))
  }

  private func equal(bitwise node: Node, _ value: UInt64) -> Term? {
    let bits = node.width
    guard let mask = unsignedValue(node.second) else {
      if node.operation == .xor, value == 0 { return equal(node.first, node.second) }
      let zero = constant(0, bits: bits)
      if node.operation == .or, value == 0 { return and(equal(node.first, zero), equal(node.second, zero)) }
      return nil
    }
    switch node.operation {
    case .xor: return equal(node.first, value ^ mask)
    case .or: return mask & ~value != 0 ? no : nil
    default:
      if value & ~mask != 0 { return no }
      // A test of one bit.
      guard mask.nonzeroBitCount == 1 else { return nil }
      let bit = extract(node.first, low: mask.trailingZeroBitCount, bits: 1)
      return value == 0 ? not(bit) : bit
    }
  }

  /// A sum of one summand is divided by its factor, the constant is moved to the other side.
  private func equal(sum term: Term, _ node: Node, _ value: UInt64) -> Term {
    let bits = node.width
    let offset = unsignedValue(node.third) ?? 0
    // A sum that is too long to be taken apart stays on its side.
    if Int(node.b) > Self.longest { return equalNode(term, constant(value, bits: bits)) }
    guard node.b == 1 else {
      return offset == 0 && Word.signed(summands[Int(node.a)].coefficient, bits) > 0 && isPositive(node)
        ? equalNode(term, constant(value, bits: bits))
        : balanced(subtract(term, constant(value, bits: bits)))
    }
    let each = summands[Int(node.a)]
    let rest = Word.truncated(value &- offset, bits)
    let zeros = each.coefficient.trailingZeroBitCount
    guard rest.trailingZeroBitCount >= zeros else { return no }
    let quotient = (rest >> UInt64(zeros)) &* Word.inverse(ofOdd: each.coefficient >> UInt64(zeros))
    let narrow = bits - zeros
    return equal(extract(each.term, low: 0, bits: narrow), constant(quotient, bits: narrow))
  }

  private func isPositive(_ node: Node) -> Bool {
    summands(of: node).allSatisfy { Word.signed($0.coefficient, node.width) > 0 }
  }

  // MARK: Without a constant

  /// A difference that is zero, its summands with a negative factor on the other side.
  private func balanced(_ difference: Term) -> Term {
    let node = node(difference)
    let bits = node.width
    guard node.operation == .sum, node.b > 1 else { return equal(difference, 0 as UInt64) }
    if !bounds[difference.row].contains(0, bits) { return no }
    let parts = summands(of: node)
    let offset = unsignedValue(node.third) ?? 0
    let flips = Word.signed(parts[0].coefficient, bits) < 0
    let factor: UInt64 = flips ? .max : 1
    func side(_ isPositive: Bool, _ offset: UInt64) -> Term {
      let start = summands.count
      for part in parts {
        let coefficient = Word.truncated(part.coefficient &* factor, bits)
        let isBelow = Word.signed(coefficient, bits) < 0 && coefficient != Word.signBit(bits)
        if isBelow != isPositive { push(isPositive ? coefficient : Word.truncated(0 &- coefficient, bits), part.term) }
      }
      return closeSum(start, offset, bits)
    }
    let left = side(true, 0)
    let right = side(false, 0 &- offset &* factor)
    if unsignedValue(right) != nil { return equalNode(left, right) }
    return areDisjoint(left, right) ? no : equal(atoms: left, right)
  }

  private func equal(atoms a: Term, _ b: Term) -> Term {
    let (x, y) = (node(a), node(b))
    let isZero = x.operation == .zeroExtend && y.operation == .zeroExtend
    let isSign = x.operation == .signExtend && y.operation == .signExtend
    if isZero || isSign {
      let bits = max(width(x.first), width(y.first))
      return isZero
        ? equal(zeroExtend(x.first, to: bits), zeroExtend(y.first, to: bits))
        : equal(signExtend(x.first, to: bits), signExtend(y.first, to: bits))
    }
    return equalNode(min(a, b), max(a, b))
  }
}
