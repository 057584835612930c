/// The integers `low`, `low + stride`, … `high`: an interval with a congruence.
///
/// The stride of a single value is zero, every other is positive and divides the width; the interval without values is
/// `empty`. Bounds lie strictly between -2^126 and 2^126, so sums and differences never overflow.
public struct Interval: Hashable, Sendable {
  public let low: Int128
  public let high: Int128
  public let stride: Int128

  @usableFromInline init(unchecked low: Int128, _ high: Int128, _ stride: Int128) {
    self.low = low
    self.high = high
    self.stride = stride
  }

  @inlinable public init(_ value: Int128) { self.init(unchecked: value, value, 0) }

  /// All integers from one to another; none where the first is the larger one.
  @inlinable public init(_ low: Int128, _ high: Int128) {
    if low < high { self.init(unchecked: low, high, 1) } else { self.init(unchecked: low, high, 0) }
    if low > high { self = .empty }
  }

  /// The integers between two bounds that are congruent to `anchor` modulo `stride`.
  public init(_ low: Int128, _ high: Int128, stride: Int128, anchor: Int128) {
    if stride <= 1 {
      self.init(low, high)
      return
    }
    let first = low + Interval.remainder(anchor - low, stride)
    let last = high - Interval.remainder(high - anchor, stride)
    if first > last { self = .empty } else { self.init(unchecked: first, last, first == last ? 0 : stride) }
  }

  public static let limit = (Int128(1) << 126) - 1
  public static let empty = Interval(unchecked: 0, -1, 0)
  /// Every value that a bound can have.
  public static let top = Interval(unchecked: -limit, limit, 1)

  @inlinable public var isEmpty: Bool { low > high }
  /// The only value, if there is only one.
  @inlinable public var single: Int128? { low == high ? low : nil }

  @inlinable public func contains(_ value: Int128) -> Bool {
    value >= low && value <= high && (stride <= 1 || (value - low) % stride == 0)
  }

  /// Whether every value is one of the other's.
  public func isBelow(_ other: Interval) -> Bool {
    if isEmpty { return true }
    if low < other.low || high > other.high { return false }
    if other.stride <= 1 { return other.stride == 1 || (low == other.low && high == other.high) }
    return (low - other.low) % other.stride == 0 && stride % other.stride == 0
  }

  public func joined(with other: Interval) -> Interval {
    if self == other || other.isEmpty { return self }
    if isEmpty { return other }
    let (first, last) = (min(low, other.low), max(high, other.high))
    if stride == 1 || other.stride == 1 { return Interval(unchecked: first, last, 1) }
    let common = Interval.divisor(Interval.divisor(stride, other.stride), abs(low - other.low))
    return Interval(unchecked: first, last, common)
  }

  /// Values that belong to both; of two congruences the coarser may be lost.
  public func met(with other: Interval) -> Interval {
    if isEmpty || other.isEmpty { return .empty }
    let (first, last) = (max(low, other.low), min(high, other.high))
    if first > last { return .empty }
    if let value = single { return other.contains(value) ? self : .empty }
    if let value = other.single { return contains(value) ? other : .empty }
    let finer = stride >= other.stride ? self : other
    let common = Interval.divisor(stride, other.stride)
    if common > 1, (low - other.low) % common != 0 { return .empty }
    return Interval(first, last, stride: finer.stride, anchor: finer.low)
  }

  /// A bound on the way to the join with a newer interval: what grows goes to the next threshold, and behind the last
  /// one to the end of `range`.
  ///
  /// - Parameter thresholds: in ascending order.
  public func widened(to newer: Interval, thresholds: [Int128], within range: Interval) -> Interval {
    if isEmpty { return newer }
    let joined = joined(with: newer)
    var (first, last) = (joined.low, joined.high)
    if first < low {
      let position = thresholds.partition { $0 > first }
      first = position > 0 && thresholds[position - 1] >= range.low ? thresholds[position - 1] : min(first, range.low)
    }
    if last > high {
      let position = thresholds.partition { $0 >= last }
      last =
        position < thresholds.count && thresholds[position] <= range.high
        ? thresholds[position] : max(last, range.high)
    }
    return Interval(first, last, stride: max(1, joined.stride), anchor: joined.low)
  }

  // MARK: Numbers

  @usableFromInline static func remainder(_ value: Int128, _ modulus: Int128) -> Int128 {
    let rest = value % modulus
    return rest < 0 ? rest + modulus : rest
  }

  /// The greatest common divisor of two numbers that are not negative; zero counts as divisible by everything.
  @usableFromInline static func divisor(_ a: Int128, _ b: Int128) -> Int128 {
    if a == 1 || b == 1 { return 1 }
    if a <= Int128(UInt64.max), b <= Int128(UInt64.max) {
      var (x, y) = (UInt64(a), UInt64(b))
      while y != 0 { (x, y) = (y, x % y) }
      return Int128(x)
    }
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return x
  }
}

extension Interval: CustomStringConvertible {
  public var description: String {
    if isEmpty { return "none" }
    if let single { return "\(single)" }
    return "\(low)…\(high)" + (stride > 1 ? " by \(stride)" : "")
  }
}

extension Array {
  /// The position of the first element for which a predicate holds that holds for all behind it.
  func partition(_ isBehind: (Element) -> Bool) -> Int {
    var (first, last) = (0, count)
    while first < last {
      let middle = (first + last) / 2
      if isBehind(self[middle]) { last = middle } else { first = middle + 1 }
    }
    return first
  }
}
