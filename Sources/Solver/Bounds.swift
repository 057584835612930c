/// The least and the greatest value of a bit-vector, read without and with sign.
///
/// Empty where a lower end is above its upper end.
struct Bounds: Equatable {
  var low: UInt64
  var high: UInt64
  var signedLow: Int64
  var signedHigh: Int64

  init(full bits: Int) {
    low = 0
    high = Word.mask(bits)
    signedLow = Word.signedLowest(bits)
    signedHigh = Word.signedHighest(bits)
  }

  init(exactly value: UInt64, _ bits: Int) {
    low = value
    high = value
    signedLow = Word.signed(value, bits)
    signedHigh = signedLow
  }

  init(_ low: UInt64, _ high: UInt64, _ bits: Int) {
    self.init(full: bits)
    self.low = low
    self.high = high
    settle(bits)
  }

  init(signed low: Int64, _ high: Int64, _ bits: Int) {
    self.init(full: bits)
    signedLow = low
    signedHigh = high
    settle(bits)
  }

  /// All values congruent to a number between `low` and `high`.
  init(wrapping low: Int128, _ high: Int128, _ bits: Int) {
    self.init(full: bits)
    let modulus = Int128(1) << Int128(bits)
    guard low <= high, high - low < modulus else { return }
    // Both windows are tried; at most one of them is usually exact.
    let residue = low & (modulus - 1)
    if residue + (high - low) < modulus {
      self.low = UInt64(truncatingIfNeeded: residue)
      self.high = UInt64(truncatingIfNeeded: residue + (high - low))
    }
    let signedResidue = Int128(Word.signed(UInt64(truncatingIfNeeded: residue), bits))
    if signedResidue + (high - low) <= Int128(Word.signedHighest(bits)) {
      signedLow = Int64(truncatingIfNeeded: signedResidue)
      signedHigh = Int64(truncatingIfNeeded: signedResidue + (high - low))
    }
    settle(bits)
  }

  @inline(__always) var isEmpty: Bool { low > high || signedLow > signedHigh }
  @inline(__always) var isNonnegative: Bool { signedLow >= 0 }
  @inline(__always) var isNegative: Bool { signedHigh < 0 }

  /// The only value.
  @inline(__always) var value: UInt64? { low == high ? low : nil }

  /// The ends of both readings.
  func ends(_ bits: Int) -> [UInt64] {
    [low, high, Word.unsigned(signedLow, bits), Word.unsigned(signedHigh, bits)]
  }

  func contains(_ value: UInt64, _ bits: Int) -> Bool {
    let signed = Word.signed(value, bits)
    return low <= value && value <= high && signedLow <= signed && signed <= signedHigh
  }

  @inline(__always) mutating func intersect(_ other: Bounds, _ bits: Int) {
    low = max(low, other.low)
    high = min(high, other.high)
    signedLow = max(signedLow, other.signedLow)
    signedHigh = min(signedHigh, other.signedHigh)
    settle(bits)
  }

  mutating func unite(_ other: Bounds) {
    low = min(low, other.low)
    high = max(high, other.high)
    signedLow = min(signedLow, other.signedLow)
    signedHigh = max(signedHigh, other.signedHigh)
  }

  /// Removes one value where it is an end.
  mutating func exclude(_ value: UInt64, _ bits: Int) {
    if isEmpty { return }
    let signed = Word.signed(value, bits)
    if (low == high && low == value) || (signedLow == signedHigh && signedLow == signed) {
      (low, high) = (1, 0)
      return
    }
    if low == value { low += 1 }
    if high == value { high -= 1 }
    if signedLow == signed { signedLow += 1 }
    if signedHigh == signed { signedHigh -= 1 }
    settle(bits)
  }

  /// Makes both readings as narrow as the other allows.
  @inline(__always) mutating func settle(_ bits: Int) {
    settleOnce(bits)
    settleOnce(bits)
  }

  private mutating func settleOnce(_ bits: Int) {
    if isEmpty { return }
    let half = Word.signBit(bits)
    if high < half || low >= half {
      signedLow = max(signedLow, Word.signed(low, bits))
      signedHigh = min(signedHigh, Word.signed(high, bits))
    } else {
      // The values are low ..< half, and half ... high, which is negative.
      if signedLow > Word.signed(high, bits) { signedLow = max(signedLow, Int64(bitPattern: low)) }
      if signedHigh < 0 || UInt64(bitPattern: signedHigh) < low {
        signedHigh = min(signedHigh, Word.signed(high, bits))
      }
    }
    if isEmpty { return }
    if signedLow >= 0 || signedHigh < 0 {
      low = max(low, Word.unsigned(signedLow, bits))
      high = min(high, Word.unsigned(signedHigh, bits))
    } else {
      if low > Word.unsigned(signedHigh, bits) { low = max(low, Word.unsigned(signedLow, bits)) }
      if high < Word.unsigned(signedLow, bits) { high = min(high, Word.unsigned(signedHigh, bits)) }
    }
  }
}
