extension TermTable {
  /// The quotient without sign; all ones where the divisor is zero.
  public func unsignedDivide(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    if let folded = folded(.unsignedDivide, a, b) { return folded }
    if bits == 1 { return or(a, not(b)) }
    if let value = unsignedValue(b) {
      if value == 0 { return constant(.max, bits: bits) }
      if let quotient = exactQuotient(a, by: value) { return quotient }
      if value.nonzeroBitCount == 1 { return shiftedRight(a, by: value.trailingZeroBitCount) }
    }
    if bounds[a.row].high < bounds[b.row].low { return constant(0, bits: bits) }
    return intern(Node(operation: .unsignedDivide, bits: UInt8(bits), a: a.raw, b: b.raw))
  }

  /// A sum of multiples divided without rest, where the multiplication does not wrap: a difference of pointers.
  private func exactQuotient(_ a: Term, bySigned divisor: Int64) -> Term? {
    let node = node(a)
    let bits = node.width
    guard node.operation == .sum, divisor > 1 else { return nil }
    let parts = summands(of: node)
    let offset = Word.signed(unsignedValue(node.third) ?? 0, bits)
    let factors = parts.map { Word.signed($0.coefficient, bits) }
    guard offset % divisor == 0, factors.allSatisfy({ $0 % divisor == 0 }) else { return nil }
    let start = summands.count
    for (part, factor) in zip(parts, factors) { push(Word.unsigned(factor / divisor, bits), part.term) }
    let quotient = closeSum(start, Word.unsigned(offset / divisor, bits), bits)
    let bound = bounds[quotient.row]
    let fits =
      bound.signedHigh <= Word.signedHighest(bits) / divisor && bound.signedLow >= Word.signedLowest(bits) / divisor
    return fits ? quotient : nil
  }

  /// The same without sign.
  private func exactQuotient(_ a: Term, by divisor: UInt64) -> Term? {
    let node = node(a)
    let bits = node.width
    guard node.operation == .sum, divisor > 1 else { return nil }
    let parts = summands(of: node)
    let offset = unsignedValue(node.third) ?? 0
    guard offset % divisor == 0, parts.allSatisfy({ $0.coefficient % divisor == 0 }) else { return nil }
    let start = summands.count
    for part in parts { push(part.coefficient / divisor, part.term) }
    let quotient = closeSum(start, offset / divisor, bits)
    return bounds[quotient.row].high <= Word.mask(bits) / divisor ? quotient : nil
  }

  /// The remainder without sign; the dividend where the divisor is zero.
  public func unsignedRemainder(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    if let folded = folded(.unsignedRemainder, a, b) { return folded }
    if bits == 1 { return and(a, not(b)) }
    if let value = unsignedValue(b) {
      if value == 0 { return a }
      if value.nonzeroBitCount == 1 { return and(a, constant(value - 1, bits: bits)) }
    }
    if bounds[a.row].high < bounds[b.row].low { return a }
    return intern(Node(operation: .unsignedRemainder, bits: UInt8(bits), a: a.raw, b: b.raw))
  }

  /// The quotient towards zero; of a zero divisor 1 for negative dividends and -1 for others.
  public func signedDivide(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    if let folded = folded(.signedDivide, a, b) { return folded }
    if bits == 1 { return or(a, not(b)) }
    if let value = signedValue(b) {
      if value == 1 { return a }
      if value == -1 { return negate(a) }
      if let quotient = exactQuotient(a, bySigned: value) { return quotient }
    }
    if bounds[a.row].isNonnegative && bounds[b.row].isNonnegative { return unsignedDivide(a, b) }
    return intern(Node(operation: .signedDivide, bits: UInt8(bits), a: a.raw, b: b.raw))
  }

  /// The remainder with the dividend's sign; the dividend where the divisor is zero.
  public func signedRemainder(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    if let folded = folded(.signedRemainder, a, b) { return folded }
    if bits == 1 { return and(a, not(b)) }
    if let value = signedValue(b) {
      if value == 0 { return a }
      if value == 1 || value == -1 { return constant(0, bits: bits) }
    }
    if bounds[a.row].isNonnegative && bounds[b.row].isNonnegative { return unsignedRemainder(a, b) }
    return intern(Node(operation: .signedRemainder, bits: UInt8(bits), a: a.raw, b: b.raw))
  }

  /// The constant that an operation on constants is.
  func folded(_ operation: Operation, _ a: Term, _ b: Term) -> Term? {
    let bits = width(a)
    precondition(bits == width(b), "operands of different widths")
    guard let x = unsignedValue(a), let y = unsignedValue(b) else { return nil }
    return constant(Word.apply(operation, x, y, bits), bits: bits)
  }

  /// The term shifted to the left; zero where all bits leave.
  public func shiftLeft(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    if let folded = folded(.shiftLeft, a, b) { return folded }
    if bits == 1 { return and(a, not(b)) }
    if let value = unsignedValue(b) {
      return value >= UInt64(bits) ? constant(0, bits: bits) : scaled(a, by: 1 << value)
    }
    if unsignedValue(a) == 0 { return a }
    return intern(Node(operation: .shiftLeft, bits: UInt8(bits), a: a.raw, b: b.raw))
  }

  /// The term shifted to the right with zeros; zero where all bits leave.
  public func logicalShiftRight(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    if let folded = folded(.logicalShiftRight, a, b) { return folded }
    if bits == 1 { return and(a, not(b)) }
    if let value = unsignedValue(b) { return shiftedRight(a, by: Int(min(value, 64))) }
    if unsignedValue(a) == 0 { return a }
    return intern(Node(operation: .logicalShiftRight, bits: UInt8(bits), a: a.raw, b: b.raw))
  }

  /// The term shifted to the right with copies of its sign.
  public func arithmeticShiftRight(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    if let folded = folded(.arithmeticShiftRight, a, b) { return folded }
    if bits == 1 { return a }
    if bounds[a.row].isNonnegative { return logicalShiftRight(a, b) }
    if let value = unsignedValue(b) {
      let low = Int(min(value, UInt64(bits - 1)))
      return signExtend(extract(a, low: low, bits: bits - low), to: bits)
    }
    if unsignedValue(a) == Word.mask(bits) { return a }
    return intern(Node(operation: .arithmeticShiftRight, bits: UInt8(bits), a: a.raw, b: b.raw))
  }

  /// A shift by a constant is an extension of an extract, so that masks and truncations after it simplify.
  private func shiftedRight(_ a: Term, by amount: Int) -> Term {
    let bits = width(a)
    if amount >= bits { return constant(0, bits: bits) }
    return zeroExtend(extract(a, low: amount, bits: bits - amount), to: bits)
  }
}
