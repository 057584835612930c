public import Machine
public import Syntax

/// A range of integers with both ends included; never empty.
public struct Interval: Hashable, Sendable {
  public let low: Int128
  public let high: Int128

  /// The values from `low` to `high`; traps where there are none.
  public init(_ low: Int128, _ high: Int128) {
    precondition(low <= high, "an empty interval")
    self.low = low
    self.high = high
  }

  /// One value.
  public init(_ value: Int128) { self.init(value, value) }

  /// All values of an integer type.
  public init(_ format: IntegerFormat) { self.init(format.minimum, format.maximum) }

  /// The value where there is only one.
  public var single: Int128? { low == high ? low : nil }

  public func contains(_ value: Int128) -> Bool { low <= value && value <= high }
  public func isSubset(of other: Interval) -> Bool { other.low <= low && high <= other.high }

  /// Whether the type can represent every value.
  public func fits(_ format: IntegerFormat) -> Bool { format.minimum <= low && high <= format.maximum }

  /// The smallest interval that holds both.
  public func joined(_ other: Interval) -> Interval { Interval(min(low, other.low), max(high, other.high)) }

  /// The common values; nil where there are none.
  public func intersection(_ other: Interval) -> Interval? {
    let low = max(low, other.low)
    let high = min(high, other.high)
    return low <= high ? Interval(low, high) : nil
  }

  /// The values after a conversion to a type, modulo 2^bits (C11 6.3.1.3; implementation-defined but universal for
  /// signed types).
  public func converted(to format: IntegerFormat) -> Interval {
    if fits(format) { return self }
    guard format.bits < 120 else { return Interval(format) }
    let modulus = Int128(1) << format.bits
    guard high - low < modulus else { return Interval(format) }
    let low = format.wrapped(low)
    let high = format.wrapped(high)
    return low <= high ? Interval(low, high) : Interval(format)
  }

  /// The values of an arithmetic result in its type: wrapped where unsigned; any value where a signed type overflows.
  func result(in format: IntegerFormat) -> Interval {
    if fits(format) { return self }
    return format.isSigned ? Interval(format) : converted(to: format)
  }
}

/// Arithmetic on mathematical integers; bounds beyond ±2^126 are cut there, which no C type up to 64 bits reaches.
extension Interval {
  static let everything = Interval(-limit, limit)
  private static let limit = Int128(1) << 126

  private init(cutting low: Int128, _ high: Int128) {
    self.init(max(-Self.limit, min(Self.limit, low)), max(-Self.limit, min(Self.limit, high)))
  }

  private init(hullOf values: [Int128]) {
    self.init(cutting: values.min() ?? -Self.limit, values.max() ?? Self.limit)
  }

  static func + (a: Interval, b: Interval) -> Interval {
    Interval(cutting: saturated(a.low, b.low), saturated(a.high, b.high))
  }

  private static func saturated(_ a: Int128, _ b: Int128) -> Int128 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? (a < 0 ? -limit : limit) : sum
  }

  static func - (a: Interval, b: Interval) -> Interval { a + b.negated }

  static func * (a: Interval, b: Interval) -> Interval {
    Interval(
      hullOf: [(a.low, b.low), (a.low, b.high), (a.high, b.low), (a.high, b.high)].map { x, y in
        let (product, overflow) = x.multipliedReportingOverflow(by: y)
        return overflow ? ((x < 0) == (y < 0) ? limit : -limit) : product
      })
  }

  var negated: Interval { Interval(-high, -low) }
  var complement: Interval { Interval(cutting: -high - 1, -low - 1) }

  /// The quotient truncated towards zero; nil where the divisor is zero for certain.
  func divided(by divisor: Interval) -> Interval? {
    var quotients: [Int128] = []
    for d in [divisor.low, divisor.high, -1, 1] where d != 0 && divisor.contains(d) {
      quotients += [low / d, high / d]
    }
    if quotients.isEmpty { return nil }
    return Interval(hullOf: quotients)
  }

  /// The remainder with the dividend's sign (C11 6.5.5); nil where the divisor is zero for certain.
  func remainder(by divisor: Interval) -> Interval? {
    let largest = max(abs(divisor.low), abs(divisor.high)) - 1
    guard largest >= 0 else { return nil }
    if low >= 0, divisor.low > high { return self }
    return Interval(low < 0 ? max(low, -largest) : 0, high > 0 ? min(high, largest) : 0)
  }

  func shiftedLeft(by count: Interval) -> Interval {
    self * Interval(Int128(1) << max(0, min(count.low, 125)), Int128(1) << max(0, min(count.high, 125)))
  }

  func shiftedRight(by count: Interval) -> Interval {
    let counts = [count.low, count.high].map { Int(max(0, min($0, 126))) }
    return Interval(hullOf: counts.flatMap { [low >> Int128($0), high >> Int128($0)] })
  }

  // MARK: Bits

  /// The smallest 2^n - 1 that is at least `value`.
  private static func mask(_ value: Int128) -> Int128 {
    var mask = UInt128(max(0, value))
    for shift in [1, 2, 4, 8, 16, 32, 64] { mask |= mask >> UInt128(shift) }
    return Int128(truncatingIfNeeded: mask)
  }

  private static func lowest(_ a: Interval, _ b: Interval) -> Int128 { -mask(max(-a.low, -b.low) - 1) - 1 }

  static func & (a: Interval, b: Interval) -> Interval {
    if let x = a.single, let y = b.single { return Interval(x & y) }
    switch (a.low >= 0, b.low >= 0) {
    case (true, true): return Interval(0, min(a.high, b.high))
    case (true, false): return Interval(0, a.high)
    case (false, true): return Interval(0, b.high)
    case (false, false): return Interval(cutting: lowest(a, b), max(a.high, b.high))
    }
  }

  static func | (a: Interval, b: Interval) -> Interval {
    if let x = a.single, let y = b.single { return Interval(x | y) }
    if a.low >= 0, b.low >= 0 {
      return Interval(max(a.low, b.low), min(mask(max(a.high, b.high)), saturated(a.high, b.high)))
    }
    let isNegative = a.high < 0 || b.high < 0
    return Interval(cutting: min(a.low, b.low), isNegative ? -1 : mask(max(a.high, b.high)))
  }

  static func ^ (a: Interval, b: Interval) -> Interval {
    if let x = a.single, let y = b.single { return Interval(x ^ y) }
    if a.low >= 0, b.low >= 0 { return Interval(0, min(mask(max(a.high, b.high)), saturated(a.high, b.high))) }
    let low = Self.lowest(a, b)
    let bound = max(-low - 1, mask(max(a.high, b.high)))
    return Interval(cutting: -bound - 1, bound)
  }

  // MARK: Comparison

  /// Whether `a operation b` is true for all values, false for all (nil where both can happen).
  public static func decided(_ operation: BinaryOperator, _ a: Interval, _ b: Interval) -> Bool? {
    switch operation {
    case .less: a.high < b.low ? true : a.low >= b.high ? false : nil
    case .greater: decided(.less, b, a)
    case .lessOrEqual: decided(.less, b, a).map { !$0 }
    case .greaterOrEqual: decided(.less, a, b).map { !$0 }
    case .equal:
      if let x = a.single, x == b.single { true } else { a.intersection(b) == nil ? false : nil }
    case .notEqual: decided(.equal, a, b).map { !$0 }
    default: nil
    }
  }

  /// The values of `a` for which `a operation b` can be true; nil where there are none.
  static func restricted(_ a: Interval, _ operation: BinaryOperator, _ b: Interval) -> Interval? {
    switch operation {
    case .less: a.intersection(Interval(cutting: -limit, b.high - 1))
    case .lessOrEqual: a.intersection(Interval(cutting: -limit, b.high))
    case .greater: a.intersection(Interval(cutting: b.low + 1, limit))
    case .greaterOrEqual: a.intersection(Interval(cutting: b.low, limit))
    case .equal: a.intersection(b)
    case .notEqual: b.single.map { a.without($0) } ?? a
    default: a
    }
  }

  /// The interval without a value at one of its ends.
  func without(_ value: Int128) -> Interval? {
    if single == value { return nil }
    if low == value { return Interval(low + 1, high) }
    return high == value ? Interval(low, high - 1) : self
  }
}

extension BinaryOperator {
  /// The comparison that holds where this one does not.
  var negatedComparison: BinaryOperator {
    switch self {
    case .less: .greaterOrEqual
    case .greater: .lessOrEqual
    case .lessOrEqual: .greater
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    default: self
    }
  }

  /// The comparison with its sides exchanged.
  var mirroredComparison: BinaryOperator {
    switch self {
    case .less: .greater
    case .greater: .less
    case .lessOrEqual: .greaterOrEqual
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
