extension TermTable {
  /// The `bits` bits from `low` upwards.
  public func extract(_ a: Term, low: Int, bits: Int) -> Term {
    let node = node(a)
    precondition(low >= 0 && bits >= 1 && low + bits <= node.width, "an extract lies within its operand")
    if bits == node.width { return a }
    switch node.operation {
    case .constant:
      return constant((UInt64(node.a) | UInt64(node.b) << 32) >> UInt64(low), bits: bits)
    case .extract: return extract(node.first, low: low + Int(node.b), bits: bits)
    case .zeroExtend: return extract(zeroExtended: node.first, low, bits)
    case .signExtend: return extract(signExtended: node.first, low, bits)
    case .concatenate: return extract(concatenated: node, low, bits)
    case .sum:
      if let term = extract(sum: node, low, bits) { return term }
    case .and, .or, .xor:
      if unsignedValue(node.second) != nil || (isTransparent(node.first) && isTransparent(node.second)) {
        let first = extract(node.first, low: low, bits: bits)
        return bitwise(node.operation, first, extract(node.second, low: low, bits: bits))
      }
    case .multiply:
      if low == 0, isTransparent(node.first), isTransparent(node.second) {
        return multiply(extract(node.first, low: 0, bits: bits), extract(node.second, low: 0, bits: bits))
      }
    case .ifThenElse:
      if isTransparent(node.second), isTransparent(node.third) {
        let then = extract(node.second, low: low, bits: bits)
        return ifThenElse(node.first, then, extract(node.third, low: low, bits: bits))
      }
    default: break
    }
    return intern(Node(operation: .extract, bits: UInt8(bits), a: a.raw, b: UInt32(low)))
  }

  /// Whether an extract of the term is no larger than the term.
  private func isTransparent(_ term: Term) -> Bool {
    switch node(term).operation {
    case .constant, .zeroExtend, .signExtend, .concatenate: true
    default: false
    }
  }

  private func extract(zeroExtended a: Term, _ low: Int, _ bits: Int) -> Term {
    let source = width(a)
    if low >= source { return constant(0, bits: bits) }
    if low + bits <= source { return extract(a, low: low, bits: bits) }
    return zeroExtend(extract(a, low: low, bits: source - low), to: bits)
  }

  private func extract(signExtended a: Term, _ low: Int, _ bits: Int) -> Term {
    let source = width(a)
    if low + bits <= source { return extract(a, low: low, bits: bits) }
    let start = min(low, source - 1)
    return signExtend(extract(a, low: start, bits: source - start), to: bits)
  }

  private func extract(concatenated node: Node, _ low: Int, _ bits: Int) -> Term {
    let place = width(node.second)
    if low >= place { return extract(node.first, low: low - place, bits: bits) }
    if low + bits <= place { return extract(node.second, low: low, bits: bits) }
    return concatenate(
      high: extract(node.first, low: 0, bits: low + bits - place),
      low: extract(node.second, low: low, bits: place - low))
  }

  /// The lowest bits of a sum are the sum of the lowest bits; a multiple of a power of two is moved down.
  private func extract(sum node: Node, _ low: Int, _ bits: Int) -> Term? {
    let first = summands[Int(node.a)]
    if node.b == 1, unsignedValue(node.third) == 0, first.coefficient.nonzeroBitCount == 1 {
      let shift = first.coefficient.trailingZeroBitCount
      if low >= shift { return extract(first.term, low: low - shift, bits: bits) }
      if low + bits <= shift { return constant(0, bits: bits) }
      let upper = extract(first.term, low: 0, bits: low + bits - shift)
      return concatenate(high: upper, low: constant(0, bits: shift - low))
    }
    guard low == 0 else { return nil }
    let parts = summands(of: node)
    let offset = unsignedValue(node.third) ?? 0
    guard parts.allSatisfy({ isTransparent($0.term) }) else { return extract(reduced: parts, offset, node, bits) }
    var sum = constant(offset, bits: bits)
    for part in parts {
      let term = extract(part.term, low: 0, bits: bits)
      sum = add(sum, multiply(constant(part.coefficient, bits: bits), term))
    }
    return sum
  }

  /// Factors and constant matter only modulo two to the number of bits that are left.
  private func extract(reduced parts: [Summand], _ offset: UInt64, _ node: Node, _ bits: Int) -> Term? {
    func reduced(_ value: UInt64) -> UInt64 { Word.unsigned(Word.signed(value, bits), node.width) }
    if reduced(offset) == offset && parts.allSatisfy({ reduced($0.coefficient) == $0.coefficient }) { return nil }
    let start = summands.count
    for part in parts { push(reduced(part.coefficient), part.term) }
    return extract(closeSum(start, reduced(offset), node.width), low: 0, bits: bits)
  }

  /// The term with zeros above it.
  public func zeroExtend(_ a: Term, to bits: Int) -> Term {
    let node = node(a)
    precondition(bits >= node.width && bits <= 64, "an extension is no narrower than its operand")
    if bits == node.width { return a }
    switch node.operation {
    case .constant: return constant(UInt64(node.a) | UInt64(node.b) << 32, bits: bits)
    case .zeroExtend: return zeroExtend(node.first, to: bits)
    case .ifThenElse:
      if let chosen = chosen(node, { self.zeroExtend($0, to: bits) }) { return chosen }
    default: break
    }
    return intern(Node(operation: .zeroExtend, bits: UInt8(bits), a: a.raw))
  }

  /// The term with copies of its sign above it.
  public func signExtend(_ a: Term, to bits: Int) -> Term {
    let node = node(a)
    precondition(bits >= node.width && bits <= 64, "an extension is no narrower than its operand")
    if bits == node.width { return a }
    if bounds[a.row].isNonnegative { return zeroExtend(a, to: bits) }
    switch node.operation {
    case .constant:
      return constant(signed: Word.signed(UInt64(node.a) | UInt64(node.b) << 32, node.width), bits: bits)
    case .signExtend: return signExtend(node.first, to: bits)
    case .ifThenElse:
      if let chosen = chosen(node, { self.signExtend($0, to: bits) }) { return chosen }
    default: break
    }
    return intern(Node(operation: .signExtend, bits: UInt8(bits), a: a.raw))
  }

  /// The bits of one term above those of another.
  public func concatenate(high: Term, low: Term) -> Term {
    let bits = width(high) + width(low)
    precondition(bits <= 64, "a bit-vector has 1...64 bits")
    if let upper = unsignedValue(high) {
      if upper == 0 { return zeroExtend(low, to: bits) }
      if let lower = unsignedValue(low) { return constant(upper << UInt64(width(low)) | lower, bits: bits) }
    }
    let (upper, lower) = (node(high), node(low))
    if upper.operation == .zeroExtend {
      return zeroExtend(concatenate(high: upper.first, low: low), to: bits)
    }
    if upper.operation == .concatenate {
      return concatenate(high: upper.first, low: concatenate(high: upper.second, low: low))
    }
    if let whole = adjacent(upper, lower) { return whole }
    if lower.operation == .concatenate {
      let next = node(lower.first)
      if let whole = adjacent(upper, next) { return concatenate(high: whole, low: lower.second) }
      if let a = unsignedValue(high), let b = unsignedValue(lower.first) {
        let width = upper.width + next.width
        return concatenate(high: constant(a << UInt64(next.width) | b, bits: width), low: lower.second)
      }
    }
    return intern(Node(operation: .concatenate, bits: UInt8(bits), a: high.raw, b: low.raw))
  }

  /// Two extracts of the same term, the one where the other ends, as one.
  private func adjacent(_ high: Node, _ low: Node) -> Term? {
    guard high.operation == .extract, low.operation == .extract, high.a == low.a,
      Int(high.b) == Int(low.b) + low.width
    else { return nil }
    return extract(high.first, low: Int(low.b), bits: high.width + low.width)
  }
}
