extension TermTable {
  /// The bits set in both.
  public func and(_ a: Term, _ b: Term) -> Term {
    if let folded = folded(.and, a, b) { return folded }
    if a == b { return a }
    if unsignedValue(a) != nil { return and(b, mask: a) }
    if unsignedValue(b) != nil { return and(a, mask: b) }
    if areComplements(a, b) { return constant(0, bits: width(a)) }
    if isOperand(a, of: b, .and) || isOperand(b, of: a, .or) { return b }
    if isOperand(b, of: a, .and) || isOperand(a, of: b, .or) { return a }
    return narrowed(.and, a, b) ?? commutative(.and, a, b)
  }

  /// The bits set in one or both.
  public func or(_ a: Term, _ b: Term) -> Term {
    if let folded = folded(.or, a, b) { return folded }
    if a == b { return a }
    if let value = unsignedValue(a) { return or(b, value) }
    if let value = unsignedValue(b) { return or(a, value) }
    if areComplements(a, b) { return constant(.max, bits: width(a)) }
    if isOperand(a, of: b, .or) || isOperand(b, of: a, .and) { return b }
    if isOperand(b, of: a, .or) || isOperand(a, of: b, .and) { return a }
    return joined(a, b) ?? joined(b, a) ?? narrowed(.or, a, b) ?? commutative(.or, a, b)
  }

  /// The bits that differ.
  public func xor(_ a: Term, _ b: Term) -> Term {
    if let folded = folded(.xor, a, b) { return folded }
    if a == b { return constant(0, bits: width(a)) }
    if let value = unsignedValue(a) { return xor(b, value) }
    if let value = unsignedValue(b) { return xor(a, value) }
    if width(a) == 1 {
      // Negations are pulled out, so that a comparison and its opposite meet.
      let (x, y) = (node(a), node(b))
      if x.operation == .not && y.operation == .not { return xor(x.first, y.first) }
      if x.operation == .not { return not(xor(x.first, b)) }
      if y.operation == .not { return not(xor(a, y.first)) }
    }
    if areComplements(a, b) { return constant(.max, bits: width(a)) }
    return narrowed(.xor, a, b) ?? commutative(.xor, a, b)
  }

  private func commutative(_ operation: Operation, _ a: Term, _ b: Term) -> Term {
    intern(Node(operation: operation, bits: UInt8(width(a)), a: min(a, b).raw, b: max(a, b).raw))
  }

  /// The node with the constant as its second operand.
  private func masked(_ operation: Operation, _ a: Term, _ value: UInt64) -> Term {
    let bits = width(a)
    return intern(Node(operation: operation, bits: UInt8(bits), a: a.raw, b: constant(value, bits: bits).raw))
  }

  private func isOperand(_ a: Term, of b: Term, _ operation: Operation) -> Bool {
    let node = node(b)
    return node.operation == operation && (node.first == a || node.second == a)
  }

  /// Whether each bit of one is the other's inverted, as far as that can be seen without a new term.
  func areComplements(_ a: Term, _ b: Term) -> Bool {
    if width(a) == 1 { return existingNegation(of: a) == b }
    return isComplement(a, of: b) || isComplement(b, of: a)
  }

  private func isComplement(_ a: Term, of b: Term) -> Bool {
    let node = node(a)
    return node.operation == .sum && node.b == 1 && summands[Int(node.a)].term == b
      && summands[Int(node.a)].coefficient == Word.mask(node.width)
      && unsignedValue(node.third) == Word.mask(node.width)
  }

  // MARK: With a constant

  private func and(_ other: Term, mask: Term) -> Term {
    let bits = width(other)
    guard let value = unsignedValue(mask) else { return other }
    let possible = possibleBits(other)
    let kept = value & possible
    if kept == possible { return other }
    if kept == 0 { return constant(0, bits: bits) }
    let node = node(other)
    switch node.operation {
    case .and:
      if let inner = unsignedValue(node.second) { return and(node.first, constant(inner & value, bits: bits)) }
    case .zeroExtend:
      let narrow = and(node.first, constant(value, bits: width(node.first)))
      return zeroExtend(narrow, to: bits)
    case .concatenate: return split(.and, node, value)
    case .ifThenElse:
      if let chosen = chosen(node, { self.and($0, mask) }) { return chosen }
    default: break
    }
    // A mask of the lowest bits is a truncation.
    if value & (value &+ 1) == 0 {
      return zeroExtend(extract(other, low: 0, bits: value.nonzeroBitCount), to: bits)
    }
    return masked(.and, other, kept)
  }

  private func or(_ a: Term, _ value: UInt64) -> Term {
    let bits = width(a)
    if value == 0 { return a }
    if value == Word.mask(bits) { return constant(value, bits: bits) }
    let node = node(a)
    switch node.operation {
    case .or:
      if let inner = unsignedValue(node.second) { return or(node.first, inner | value) }
    case .zeroExtend where value <= Word.mask(width(node.first)): return zeroExtend(or(node.first, value), to: bits)
    case .concatenate: return split(.or, node, value)
    case .ifThenElse:
      if let chosen = chosen(node, { self.or($0, value) }) { return chosen }
    default: break
    }
    let other = constant(value, bits: bits)
    return joined(a, other) ?? joined(other, a) ?? masked(.or, a, value)
  }

  private func xor(_ a: Term, _ value: UInt64) -> Term {
    let bits = width(a)
    if value == 0 { return a }
    if value == Word.mask(bits) { return complement(a) }
    let node = node(a)
    switch node.operation {
    case .xor:
      if let inner = unsignedValue(node.second) { return xor(node.first, inner ^ value) }
    case .zeroExtend where value <= Word.mask(width(node.first)): return zeroExtend(xor(node.first, value), to: bits)
    case .concatenate: return split(.xor, node, value)
    case .ifThenElse:
      if let chosen = chosen(node, { self.xor($0, value) }) { return chosen }
    default: break
    }
    return masked(.xor, a, value)
  }

  /// A concatenation with a constant, half by half.
  private func split(_ operation: Operation, _ node: Node, _ value: UInt64) -> Term {
    let low = constant(value, bits: width(node.second))
    let high = constant(value >> UInt64(width(node.second)), bits: width(node.first))
    return concatenate(
      high: bitwise(operation, node.first, high), low: bitwise(operation, node.second, low))
  }

  func bitwise(_ operation: Operation, _ a: Term, _ b: Term) -> Term {
    switch operation {
    case .and: and(a, b)
    case .or: or(a, b)
    default: xor(a, b)
    }
  }

  /// A choice between two constants is a choice between the results.
  func chosen(_ node: Node, _ change: (Term) -> Term) -> Term? {
    guard unsignedValue(node.second) != nil, unsignedValue(node.third) != nil else { return nil }
    return ifThenElse(node.first, change(node.second), change(node.third))
  }

  // MARK: Without a constant

  /// An operation on two zero-extensions is the extension of a narrower one.
  private func narrowed(_ operation: Operation, _ a: Term, _ b: Term) -> Term? {
    let (x, y) = (node(a), node(b))
    guard x.operation == .zeroExtend, y.operation == .zeroExtend else { return nil }
    let bits = max(width(x.first), width(y.first))
    let narrow = bitwise(operation, zeroExtend(x.first, to: bits), zeroExtend(y.first, to: bits))
    return zeroExtend(narrow, to: width(a))
  }

  /// Bits above and bits below a place, put together.
  private func joined(_ high: Term, _ low: Term) -> Term? {
    let bits = width(high)
    let place = 64 - bounds[low.row].high.leadingZeroBitCount
    guard bits > 1, place > 0, place < bits, trailingZeros(high, depth: 4) >= place else { return nil }
    let node = node(high)
    switch node.operation {
    case .sum where node.b > 1 || unsignedValue(node.third) != 0 || factor(node).nonzeroBitCount > 1:
      return add(high, low)
    case .sum, .concatenate, .and, .zeroExtend, .constant:
      let zeros = trailingZeros(high, depth: 4)
      let cut = node.operation == .constant ? place : min(zeros, bits - 1)
      return concatenate(
        high: extract(high, low: cut, bits: bits - cut), low: extract(low, low: 0, bits: cut))
    default: return nil
    }
  }

  private func factor(_ node: Node) -> UInt64 { summands[Int(node.a)].coefficient }

  /// A number of lowest bits that are zero whatever the symbols are.
  func trailingZeros(_ term: Term, depth: Int) -> Int {
    let node = node(term)
    switch node.operation {
    case .constant:
      return min((UInt64(node.a) | UInt64(node.b) << 32).trailingZeroBitCount, node.width)
    case .sum:
      var zeros = min((unsignedValue(node.third) ?? 0).trailingZeroBitCount, node.width)
      for index in Int(node.a)..<Int(node.a + node.b) where zeros > 0 {
        let factor = summands[index].coefficient.trailingZeroBitCount
        let inner = depth > 0 ? trailingZeros(summands[index].term, depth: depth - 1) : 0
        zeros = min(zeros, factor + inner)
      }
      return zeros
    case .concatenate where unsignedValue(node.second) == 0:
      return width(node.second) + (depth > 0 ? trailingZeros(node.first, depth: depth - 1) : 0)
    case .zeroExtend where depth > 0: return trailingZeros(node.first, depth: depth - 1)
    case .and: return min((unsignedValue(node.second) ?? 1).trailingZeroBitCount, node.width)
    default: return 0
    }
  }

  /// The bits that can be set.
  private func possibleBits(_ term: Term) -> UInt64 {
    let high = bounds[term.row].high
    return high == 0 ? 0 : UInt64.max >> UInt64(high.leadingZeroBitCount)
  }
}
