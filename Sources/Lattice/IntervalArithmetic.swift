/// Arithmetic over the integers; nothing wraps before `wrapped(to:)`.
extension Interval {
  /// The interval within the limits; values beyond them are kept in by taking everything.
  private static func bounded(_ low: Int128, _ high: Int128, _ stride: Int128) -> Interval {
    if low < -limit || high > limit { return .top }
    return Interval(unchecked: low, high, low == high ? 0 : max(1, stride))
  }

  public static func + (a: Interval, b: Interval) -> Interval {
    if a.isEmpty || b.isEmpty { return .empty }
    return bounded(a.low + b.low, a.high + b.high, divisor(a.stride, b.stride))
  }

  public static prefix func - (a: Interval) -> Interval {
    a.isEmpty ? .empty : Interval(unchecked: -a.high, -a.low, a.stride)
  }

  public static func - (a: Interval, b: Interval) -> Interval { a + -b }

  public static func * (a: Interval, b: Interval) -> Interval {
    if a.isEmpty || b.isEmpty { return .empty }
    guard let corners = corners(a, b, { $0.multipliedReportingOverflow(by: $1) }) else { return .top }
    var stride: Int128 = 1
    if let k = b.single {
      stride = product(a.stride, abs(k))
    } else if let k = a.single {
      stride = product(b.stride, abs(k))
    } else if a.stride > 1 || b.stride > 1 {
      let mixed = divisor(product(abs(a.low), b.stride), product(abs(b.low), a.stride))
      stride = divisor(mixed, product(a.stride, b.stride))
    }
    return bounded(corners.low, corners.high, stride)
  }

  /// The product of strides; one where it is too large.
  private static func product(_ a: Int128, _ b: Int128) -> Int128 {
    let (value, isTooLarge) = a.multipliedReportingOverflow(by: b)
    return isTooLarge || value > limit ? 1 : value
  }

  private static func corners(
    _ a: Interval, _ b: Interval, _ operation: (Int128, Int128) -> (Int128, Bool)
  ) -> (low: Int128, high: Int128)? {
    var (low, high) = (Int128.max, Int128.min)
    for x in [a.low, a.high] {
      for y in [b.low, b.high] {
        let (value, isTooLarge) = operation(x, y)
        if isTooLarge { return nil }
        (low, high) = (min(low, value), max(high, value))
      }
    }
    return (low, high)
  }

  /// Quotients toward zero; of divisors other than zero.
  public func quotient(by divisor: Interval) -> Interval {
    if isEmpty { return .empty }
    if let k = divisor.single, k > 0, stride % k == 0, low % k == 0 {
      return Interval(unchecked: low / k, high / k, stride / k)
    }
    var result = Interval.empty
    for part in [divisor.met(with: Interval(1, Interval.limit)), divisor.met(with: Interval(-Interval.limit, -1))]
    where !part.isEmpty {
      guard let corners = Interval.corners(self, part, { ($0 / $1, false) }) else { continue }
      result = result.joined(with: Interval(corners.low, corners.high))
    }
    return result
  }

  /// Remainders with the sign of the dividend; of divisors other than zero.
  public func remainder(by divisor: Interval) -> Interval {
    if isEmpty { return .empty }
    let magnitudes = divisor.magnitude.met(with: Interval(1, Interval.limit))
    if magnitudes.isEmpty { return .empty }
    if low >= 0, high < magnitudes.low { return self }
    if let k = magnitudes.single {
      if low >= 0, stride % k == 0 { return Interval(low % k) }
      if low >= 0, low / k == high / k { return Interval(unchecked: low % k, high % k, stride) }
    }
    let most = magnitudes.high - 1
    let first = low >= 0 ? 0 : max(low, -most)
    let last = high <= 0 ? 0 : min(high, most)
    guard low >= 0, let k = magnitudes.single else { return Interval(first, last) }
    let common = Interval.divisor(stride, k)
    return Interval(first, last, stride: common, anchor: low)
  }

  /// Absolute values.
  public var magnitude: Interval {
    if isEmpty || low >= 0 { return self }
    if high <= 0 { return -self }
    return Interval(0, max(-low, high))
  }

  // MARK: Bits

  /// Values moved to the left; counts are not negative.
  public func shiftedLeft(by count: Interval) -> Interval {
    let counts = count.met(with: Interval(0, 125))
    if isEmpty || counts.isEmpty { return .empty }
    if let k = counts.single { return self * Interval(1 << k) }
    return self * Interval(1 << counts.low, 1 << counts.high)
  }

  /// Values moved to the right with their sign; counts are not negative.
  public func shiftedRight(by count: Interval) -> Interval {
    let counts = count.met(with: Interval(0, 126))
    if isEmpty || counts.isEmpty { return .empty }
    guard let corners = Interval.corners(self, counts, { ($0 >> $1, false) }) else { return .top }
    if let k = counts.single, k < 126, stride % (1 << k) == 0, low % (1 << k) == 0 {
      return Interval(unchecked: corners.low, corners.high, stride >> k)
    }
    return Interval(corners.low, corners.high)
  }

  public static func & (a: Interval, b: Interval) -> Interval {
    if a.isEmpty || b.isEmpty { return .empty }
    if let x = a.single, let y = b.single { return Interval(x & y) }
    let zeros = max(a.trailingZeros, b.trailingZeros)
    let (low, high): (Int128, Int128)
    switch (a.low >= 0, b.low >= 0) {
    case (true, true): (low, high) = (0, min(a.high, b.high))
    case (true, false): (low, high) = (0, a.high)
    case (false, true): (low, high) = (0, b.high)
    case (false, false): (low, high) = (-spread(-1 - min(a.low, b.low)) - 1, max(a.high, b.high))
    }
    // A mask of the low bits keeps what has no others.
    if let mask = b.single, mask >= 0, mask & (mask + 1) == 0, a.low >= 0, a.high <= mask { return a }
    if let mask = a.single, mask >= 0, mask & (mask + 1) == 0, b.low >= 0, b.high <= mask { return b }
    return zeros == 0 ? Interval(low, high) : Interval(low, high, stride: 1 << Int128(min(zeros, 64)), anchor: 0)
  }

  public static func | (a: Interval, b: Interval) -> Interval {
    if a.isEmpty || b.isEmpty { return .empty }
    if let x = a.single, let y = b.single { return Interval(x | y) }
    let zeros = min(a.trailingZeros, b.trailingZeros)
    let (low, high): (Int128, Int128)
    if a.low >= 0, b.low >= 0 {
      (low, high) = (max(a.low, b.low), spread(max(a.high, b.high)))
    } else if a.high < 0 || b.high < 0 {
      low = min(a.high < 0 ? a.low : .max, b.high < 0 ? b.low : .max)
      high = -1
    } else {
      (low, high) = (min(a.low, b.low), spread(max(a.high, b.high, 0)))
    }
    return zeros == 0 ? Interval(low, high) : Interval(low, high, stride: 1 << Int128(min(zeros, 64)), anchor: 0)
  }

  public static func ^ (a: Interval, b: Interval) -> Interval {
    if a.isEmpty || b.isEmpty { return .empty }
    if let x = a.single, let y = b.single { return Interval(x ^ y) }
    let most = spread(max(a.high, b.high, -1 - a.low, -1 - b.low))
    return Interval(a.low >= 0 && b.low >= 0 ? 0 : -most - 1, most)
  }

  public static prefix func ~ (a: Interval) -> Interval { -a + Interval(-1) }

  /// The lowest bits that are zero in every value.
  private var trailingZeros: Int {
    let common = Interval.divisor(stride, abs(low))
    return common == 0 ? 126 : common.trailingZeroBitCount
  }

  /// The smallest number of ones that is at least a value that is not negative.
  private static func spread(_ value: Int128) -> Int128 {
    value <= 0 ? 0 : (Int128(1) << Int128(128 - value.leadingZeroBitCount)) - 1
  }

  // MARK: Formats

  /// The values of an integer format of at most 64 bits; wider ones have all values.
  public static func range(bits: Int, isSigned: Bool) -> Interval {
    if bits > 64 { return .top }
    let width = Int128(1) << Int128(isSigned ? bits - 1 : bits)
    return isSigned ? Interval(-width, width - 1) : Interval(0, width - 1)
  }

  /// The values modulo 2^bits in the range of a format.
  public func wrapped(bits: Int, isSigned: Bool) -> Interval {
    let range = Interval.range(bits: bits, isSigned: isSigned)
    if bits > 64 { return isEmpty ? .empty : .top }
    if isEmpty || (low >= range.low && high <= range.high) { return self }
    let modulus = Int128(1) << Int128(bits)
    let turns = (low - range.low) >> Int128(bits)
    if turns == (high - range.low) >> Int128(bits) {
      return Interval(unchecked: low - turns * modulus, high - turns * modulus, stride)
    }
    let common = Interval.divisor(stride, modulus)
    return Interval(range.low, range.high, stride: common, anchor: low)
  }
}
