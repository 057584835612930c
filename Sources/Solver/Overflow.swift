extension TermTable {
  /// Whether the mathematical result leaves the range of the operands' width.
  public func overflows(_ operation: OverflowOperation, signed: Bool, _ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    precondition(bits == width(b), "operands of different widths")
    if let x = unsignedValue(a), let y = unsignedValue(b) {
      return truth(Word.overflows(operation, signed: signed, x, y, bits))
    }
    if bits == 1 { return truthOverflows(operation, signed, a, b) }
    if let decided = decidedOverflow(operation, signed, bounds[a.row], bounds[b.row], bits) { return truth(decided) }
    switch operation {
    case .subtract where !signed: return unsignedLess(a, b)
    case .subtract:
      if let value = signedValue(b) { return signedOverflows(subtracting: value, from: a) }
      if let value = signedValue(a) { return signedOverflows(subtracting: b, fromConstant: value) }
    case .add:
      if let value = unsignedValue(b) { return overflows(adding: value, to: a, signed) }
      if let value = unsignedValue(a) { return overflows(adding: value, to: b, signed) }
    case .multiply:
      if let value = unsignedValue(b) { return overflows(multiplying: a, by: value, signed) }
      if let value = unsignedValue(a) { return overflows(multiplying: b, by: value, signed) }
    }
    let commutes = operation != .subtract && b < a
    return intern(
      Node(
        operation: .overflow, bits: 1, a: commutes ? b.raw : a.raw, b: commutes ? a.raw : b.raw,
        c: operation.rawValue << 1 | (signed ? 1 : 0)))
  }

  /// Truths are 0 and 1 without sign, 0 and -1 with it.
  private func truthOverflows(_ operation: OverflowOperation, _ signed: Bool, _ a: Term, _ b: Term) -> Term {
    switch operation {
    case .add: and(a, b)
    case .subtract: and(not(a), b)
    case .multiply: signed ? and(a, b) : no
    }
  }

  /// What the bounds of the operands say.
  func decidedOverflow(_ operation: OverflowOperation, _ signed: Bool, _ a: Bounds, _ b: Bounds, _ bits: Int) -> Bool? {
    if a.isEmpty || b.isEmpty { return nil }
    let range =
      signed
      ? signedResult(operation, a, b)
      : unsignedResult(operation, a, b)
    guard let (low, high) = range else { return nil }
    let least = signed ? Int128(Word.signedLowest(bits)) : 0
    let most = signed ? Int128(Word.signedHighest(bits)) : Int128(Word.mask(bits))
    if low >= least && high <= most { return false }
    return high < least || low > most ? true : nil
  }

  private func unsignedResult(_ operation: OverflowOperation, _ a: Bounds, _ b: Bounds) -> (Int128, Int128)? {
    let (low, high) = (Int128(a.low), Int128(a.high))
    switch operation {
    case .add: return (low + Int128(b.low), high + Int128(b.high))
    case .subtract: return (low - Int128(b.high), high - Int128(b.low))
    case .multiply:
      let (greatest, overflow) = high.multipliedReportingOverflow(by: Int128(b.high))
      let (least, tooLarge) = low.multipliedReportingOverflow(by: Int128(b.low))
      return overflow || tooLarge ? nil : (least, greatest)
    }
  }

  private func signedResult(_ operation: OverflowOperation, _ a: Bounds, _ b: Bounds) -> (Int128, Int128)? {
    let (low, high) = (Int128(a.signedLow), Int128(a.signedHigh))
    let (otherLow, otherHigh) = (Int128(b.signedLow), Int128(b.signedHigh))
    switch operation {
    case .add: return (low + otherLow, high + otherHigh)
    case .subtract: return (low - otherHigh, high - otherLow)
    case .multiply:
      let products = (low * otherLow, low * otherHigh, high * otherLow, high * otherHigh)
      return (
        min(products.0, products.1, products.2, products.3), max(products.0, products.1, products.2, products.3)
      )
    }
  }

  // MARK: With a constant

  private func overflows(adding value: UInt64, to a: Term, _ isSigned: Bool) -> Term {
    let bits = width(a)
    if !isSigned { return unsignedLess(constant(Word.mask(bits) - value, bits: bits), a) }
    let addend = Word.signed(value, bits)
    if addend >= 0 { return signedLess(constant(signed: Word.signedHighest(bits) - addend, bits: bits), a) }
    return signedLess(a, constant(signed: Word.signedLowest(bits) - addend, bits: bits))
  }

  private func signedOverflows(subtracting value: Int64, from a: Term) -> Term {
    let bits = width(a)
    if value >= 0 { return signedLess(a, constant(signed: Word.signedLowest(bits) + value, bits: bits)) }
    return signedLess(constant(signed: Word.signedHighest(bits) + value, bits: bits), a)
  }

  private func signedOverflows(subtracting b: Term, fromConstant value: Int64) -> Term {
    let bits = width(b)
    if value >= 0 { return signedLess(b, constant(signed: value - Word.signedHighest(bits), bits: bits)) }
    return signedLess(constant(signed: value - Word.signedLowest(bits), bits: bits), b)
  }

  private func overflows(multiplying a: Term, by value: UInt64, _ isSigned: Bool) -> Term {
    let bits = width(a)
    if !isSigned {
      return value == 0 ? no : unsignedLess(constant(Word.mask(bits) / value, bits: bits), a)
    }
    let factor = Word.signed(value, bits)
    let (lowest, highest) = (Word.signedLowest(bits), Word.signedHighest(bits))
    if factor == 0 || factor == 1 { return no }
    if factor == -1 { return equal(a, constant(signed: lowest, bits: bits)) }
    let least = constant(signed: (factor > 0 ? lowest : highest) / factor, bits: bits)
    let most = constant(signed: (factor > 0 ? highest : lowest) / factor, bits: bits)
    return or(signedLess(a, least), signedLess(most, a))
  }
}
