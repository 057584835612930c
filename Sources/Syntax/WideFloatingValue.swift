/// The value of a floating constant in a format that holds more than `double` does: `significand` × 2^`exponent`.
public struct WideFloatingValue: Hashable, Sendable {
  /// Zero, or with the format's full precision in its low bits (less for subnormal numbers).
  public let significand: UInt128
  public let exponent: Int

  /// The exponents of the highest bit of a normal number, in both formats (IEEE 754-2019, 3.3; Intel SDM, 4.2.2).
  private static let exponents = -16382...16383

  /// Reads the digits of a floating literal in full and rounds them once, to nearest with ties to even.
  ///
  /// - Parameters:
  ///   - literal: a token such as `3.14L` or `0x1.8p3L` (C11 6.4.4.2); its suffix is not looked at.
  ///   - format: that of the constant's type.
  /// - Returns: nil for other tokens, for values out of the format's range, and for formats that `double` holds.
  public init?(literal: String, format: FloatingFormat) {
    guard format == .extended || format == .quadruple, let digits = DigitSequence(literal) else { return nil }
    let precision = format.precision
    if digits.value.isZero {
      (significand, exponent) = (0, 0)
      return
    }
    guard let (quotient, scale, isExact) = digits.leadingBits(precision + 1) else { return nil }
    let width = UInt128.bitWidth - quotient.leadingZeroBitCount
    // Subnormal numbers have fewer bits.
    let kept = min(precision, precision + (width - 1 + scale) - Self.exponents.lowerBound)
    guard kept >= 0 else { return nil }
    let dropped = width - kept
    var result = dropped >= UInt128.bitWidth ? 0 : quotient >> UInt128(dropped)
    let rest = quotient & ((1 << UInt128(dropped)) - 1)
    let half: UInt128 = 1 << UInt128(dropped - 1)
    if rest > half || rest == half && (!isExact || result & 1 == 1) { result += 1 }
    let highest = UInt128.bitWidth - result.leadingZeroBitCount - 1 + scale + dropped
    guard highest <= Self.exponents.upperBound else { return nil }
    // Rounding may have carried into one more bit, which is then a power of two.
    let carry = result >> UInt128(precision) == 0 ? 0 : 1
    (significand, exponent) = (result >> UInt128(carry), scale + dropped + carry)
  }

  /// The bits of the format: a sign, 15 bits of the exponent, and the significand, which `quadruple` stores without its
  /// leading one.
  public func bits(in format: FloatingFormat, isNegative: Bool) -> UInt128 {
    let precision = format.precision
    let isNormal = significand >> UInt128(precision - 1) != 0
    let biased = isNormal ? UInt128(exponent + precision - 1 + Self.exponents.upperBound) : 0
    let sign: UInt128 = isNegative ? 1 << 15 : 0
    if format == .extended { return (sign | biased) << 64 | significand }
    return (sign | biased) << 112 | significand & ((1 << 112) - 1)
  }

  /// The same value as a `double`; nil where a `double` has too few bits.
  public var exactDouble: Double? { significand == 0 ? 0 : rounded(to: 53, exponents: -1022...1023, isExact: true) }

  /// The value rounded to `double` or to `float`, to nearest with ties to even; nil where it is out of the range of
  /// normal numbers.
  public func rounded(toSingle: Bool) -> Double? {
    if significand == 0 { return 0 }
    return toSingle ? rounded(to: 24, exponents: -126...127) : rounded(to: 53, exponents: -1022...1023)
  }

  private func rounded(to precision: Int, exponents: ClosedRange<Int>, isExact: Bool = false) -> Double? {
    let width = UInt128.bitWidth - significand.leadingZeroBitCount
    let dropped = max(0, width - precision)
    var result = significand >> UInt128(dropped)
    let rest = significand - result << UInt128(dropped)
    if isExact && rest != 0 { return nil }
    if rest != 0 {
      let half: UInt128 = 1 << UInt128(dropped - 1)
      if rest > half || rest == half && result & 1 == 1 { result += 1 }
    }
    // Rounding may have carried into one more bit, which is then a power of two.
    let highest = UInt128.bitWidth - result.leadingZeroBitCount - 1 + dropped + exponent
    guard exponents.contains(highest) else { return nil }
    let scaled = Double(UInt64(result))
    return scaled * Double(sign: .plus, exponent: highest - Int(scaled.exponent), significand: 1)
  }
}

/// The digits of a floating literal: an integer times a power of ten or of two.
private struct DigitSequence {
  private(set) var value = Natural()
  private var power = 0
  private let isDecimal: Bool

  /// Powers beyond these are out of every format's range, whatever the digits.
  private static let limit = 20_000

  init?(_ literal: String) {
    var rest = Array(literal.utf8)[...]
    let isHexadecimal = rest.starts(with: [0x30, 0x78]) || rest.starts(with: [0x30, 0x58])
    if isHexadecimal { rest = rest.dropFirst(2) }
    isDecimal = !isHexadecimal
    guard rest.count < 10_000 else { return nil }
    var hasPoint = false
    var count = 0
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if let digit = Self.digit(byte, isHexadecimal) {
        value.multiply(by: isHexadecimal ? 16 : 10, adding: digit)
        count += 1
        if hasPoint { power -= isHexadecimal ? 4 : 1 }
      } else if byte != UInt8(ascii: "'") {
        break
      }
      rest = rest.dropFirst()
    }
    guard count > 0 else { return nil }
    let marks: [UInt8] = isHexadecimal ? [0x70, 0x50] : [0x65, 0x45]
    guard let mark = rest.first, marks.contains(mark) else {
      // Without point and exponent it is an integer constant.
      if isHexadecimal || !hasPoint { return nil }
      return
    }
    guard let exponent = Self.exponent(rest.dropFirst()) else { return nil }
    power += exponent
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61 + 10)
    case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41 + 10)
    default: nil
    }
  }

  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var result = 0
    var count = 0
    for byte in rest {
      guard let digit = digit(byte, false) else { break }
      result = min(limit, result * 10 + Int(digit))
      count += 1
    }
    return count == 0 ? nil : isNegative ? -result : result
  }

  /// The highest bits of the value, at least as many as asked for: value = (`quotient` + less than one) × 2^`scale`, and
  /// nothing is less where it is exact. Nil beyond every range.
  func leadingBits(_ count: Int) -> (quotient: UInt128, scale: Int, isExact: Bool)? {
    guard abs(power) < Self.limit else { return nil }
    var numerator = value
    var denominator = Natural(1)
    var scale = 0
    if isDecimal {
      for _ in 0..<abs(power) {
        if power > 0 { numerator.multiply(by: 10, adding: 0) } else { denominator.multiply(by: 10, adding: 0) }
      }
    } else {
      scale = power
    }
    let shift = count - (numerator.bitWidth - denominator.bitWidth)
    if shift > 0 { numerator = numerator.shifted(left: shift) } else { denominator = denominator.shifted(left: -shift) }
    scale -= shift
    var quotient: UInt128 = 0
    for bit in (0...count + 1).reversed() {
      let part = denominator.shifted(left: bit)
      guard !numerator.isLess(than: part) else { continue }
      numerator.subtract(part)
      quotient |= 1 << UInt128(bit)
    }
    return (quotient, scale, numerator.isZero)
  }
}

/// A natural number of any size.
private struct Natural {
  /// The lowest word first; the last one is not zero.
  private var words: [UInt32] = []

  init() {}
  init(_ word: UInt32) { words = word == 0 ? [] : [word] }

  var isZero: Bool { words.isEmpty }
  var bitWidth: Int { words.count * 32 - (words.last?.leadingZeroBitCount ?? 0) }

  mutating func multiply(by factor: UInt32, adding summand: UInt32) {
    var carry = UInt64(summand)
    for index in words.indices {
      carry += UInt64(words[index]) * UInt64(factor)
      words[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry != 0 { words.append(UInt32(carry)) }
  }

  func shifted(left count: Int) -> Natural {
    if isZero { return self }
    var result = Natural()
    result.words = Array(repeating: 0, count: count / 32)
    result.words.reserveCapacity(count / 32 + words.count + 1)
    let bits = UInt64(count % 32)
    var carry: UInt64 = 0
    for word in words {
      carry |= UInt64(word) << bits
      result.words.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    if carry != 0 { result.words.append(UInt32(carry)) }
    return result
  }

  func isLess(than other: Natural) -> Bool {
    if words.count != other.words.count { return words.count < other.words.count }
    for index in words.indices.reversed() where words[index] != other.words[index] {
      return words[index] < other.words[index]
    }
    return false
  }

  /// Takes away a number that is not greater.
  mutating func subtract(_ other: Natural) {
    var borrow: Int64 = 0
    for index in words.indices {
      borrow += Int64(words[index]) - Int64(index < other.words.count ? other.words[index] : 0)
      words[index] = UInt32(truncatingIfNeeded: borrow)
      borrow >>= 32
    }
    while words.last == 0 { words.removeLast() }
  }
}
