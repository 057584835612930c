/// Arithmetic on values of 1...64 bits that are held zero-extended.
enum Word {
  @inline(__always) static func mask(_ bits: Int) -> UInt64 { UInt64.max >> UInt64(64 - bits) }

  @inline(__always) static func truncated(_ value: UInt64, _ bits: Int) -> UInt64 { value & mask(bits) }

  @inline(__always) static func signBit(_ bits: Int) -> UInt64 { 1 << UInt64(bits - 1) }

  @inline(__always) static func signed(_ value: UInt64, _ bits: Int) -> Int64 {
    let shift = Int64(64 - bits)
    return (Int64(bitPattern: value) << shift) >> shift
  }

  @inline(__always) static func unsigned(_ value: Int64, _ bits: Int) -> UInt64 {
    truncated(UInt64(bitPattern: value), bits)
  }

  static func signedLowest(_ bits: Int) -> Int64 { Int64.min >> Int64(64 - bits) }

  static func signedHighest(_ bits: Int) -> Int64 { Int64.max >> Int64(64 - bits) }

  /// The inverse of an odd number modulo two to the 64th, by Newton's iteration.
  static func inverse(ofOdd value: UInt64) -> UInt64 {
    var inverse = value
    for _ in 0..<5 { inverse = inverse &* (2 &- value &* inverse) }
    return inverse
  }

  /// The result of a binary operation, with SMT-LIB's meaning of zero divisors and long shifts.
  static func apply(_ operation: Operation, _ a: UInt64, _ b: UInt64, _ bits: Int) -> UInt64 {
    switch operation {
    case .multiply: truncated(a &* b, bits)
    case .unsignedDivide: b == 0 ? mask(bits) : a / b
    case .unsignedRemainder: b == 0 ? a : a % b
    case .signedDivide: signedQuotient(a, b, bits)
    case .signedRemainder: signedRemainder(a, b, bits)
    case .and: a & b
    case .or: a | b
    case .xor: a ^ b
    case .shiftLeft: b >= UInt64(bits) ? 0 : truncated(a << b, bits)
    case .logicalShiftRight: b >= UInt64(bits) ? 0 : a >> b
    case .arithmeticShiftRight: unsigned(signed(a, bits) >> Int64(min(b, 63)), bits)
    case .equal: a == b ? 1 : 0
    case .notEqual: a != b ? 1 : 0
    case .unsignedLess: a < b ? 1 : 0
    case .unsignedLessOrEqual: a <= b ? 1 : 0
    case .signedLess: signed(a, bits) < signed(b, bits) ? 1 : 0
    case .signedLessOrEqual: signed(a, bits) <= signed(b, bits) ? 1 : 0
    case .constant, .symbol, .sum, .not, .extract, .zeroExtend, .signExtend, .concatenate, .ifThenElse, .overflow:
      preconditionFailure("no binary operation: \(operation)")
    }
  }

  private static func signedQuotient(_ a: UInt64, _ b: UInt64, _ bits: Int) -> UInt64 {
    let (x, y) = (signed(a, bits), signed(b, bits))
    if y == 0 { return x < 0 ? 1 : mask(bits) }
    return unsigned(x.dividedReportingOverflow(by: y).partialValue, bits)
  }

  private static func signedRemainder(_ a: UInt64, _ b: UInt64, _ bits: Int) -> UInt64 {
    let (x, y) = (signed(a, bits), signed(b, bits))
    if y == 0 { return a }
    return y == -1 ? 0 : unsigned(x % y, bits)
  }

  /// Whether the mathematical result leaves the range of `bits`.
  static func overflows(_ operation: OverflowOperation, signed isSigned: Bool, _ a: UInt64, _ b: UInt64, _ bits: Int)
    -> Bool
  {
    if isSigned {
      let (x, y) = (Int128(signed(a, bits)), Int128(signed(b, bits)))
      let result = apply(operation, x, y)
      return result < Int128(signedLowest(bits)) || result > Int128(signedHighest(bits))
    }
    // The product of two words of 64 bits leaves Int128, but not its magnitude's type.
    if case .multiply = operation { return UInt128(a) * UInt128(b) > UInt128(mask(bits)) }
    let result = apply(operation, Int128(a), Int128(b))
    return result < 0 || result > Int128(mask(bits))
  }

  private static func apply(_ operation: OverflowOperation, _ a: Int128, _ b: Int128) -> Int128 {
    switch operation {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    }
  }
}
