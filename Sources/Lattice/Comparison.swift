/// How two integers can stand to each other.
public enum Comparison: UInt8, CaseIterable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  /// What holds where this one does not.
  public var negated: Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The same with the sides exchanged.
  public var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  public func holds(_ a: Int128, _ b: Int128) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

extension Interval {
  /// The values that can stand so to one of the other's.
  public func refined(_ comparison: Comparison, _ other: Interval) -> Interval {
    if isEmpty || other.isEmpty { return .empty }
    switch comparison {
    case .equal: return met(with: other)
    case .notEqual:
      guard let value = other.single else { return self }
      if value == low { return Interval(low + max(1, stride), high, stride: stride, anchor: low) }
      if value == high { return Interval(low, high - max(1, stride), stride: stride, anchor: low) }
      return self
    case .less: return Interval(low, min(high, other.high - 1), stride: stride, anchor: low)
    case .lessOrEqual: return Interval(low, min(high, other.high), stride: stride, anchor: low)
    case .greater: return Interval(max(low, other.low + 1), high, stride: stride, anchor: low)
    case .greaterOrEqual: return Interval(max(low, other.low), high, stride: stride, anchor: low)
    }
  }

  /// Whether all pairs of values stand so, or none; nil where some do.
  public func decided(_ comparison: Comparison, _ other: Interval) -> Bool? {
    if refined(comparison.negated, other).isEmpty { return true }
    return refined(comparison, other).isEmpty ? false : nil
  }
}
