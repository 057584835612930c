/// A variable with a sign: `x` or `-x`.
public struct Term: Hashable, Comparable, Sendable {
  let raw: UInt32

  init(raw: UInt32) { self.raw = raw }
  public init(_ variable: Int, isNegative: Bool = false) { raw = UInt32(variable) << 1 | (isNegative ? 1 : 0) }

  public var variable: Int { Int(raw >> 1) }
  public var isNegative: Bool { raw & 1 != 0 }
  public var negated: Term { Term(raw: raw ^ 1) }

  public static func < (a: Term, b: Term) -> Bool { a.raw < b.raw }

  /// The term's values, given the variable's.
  public func values(_ interval: Interval) -> Interval { isNegative ? -interval : interval }
}

/// Bounds of the sums and differences of pairs of variables: `±x ±y ≤ c`.
///
/// A sparse form of the octagon domain (A. Miné: The Octagon Abstract Domain, 2006): bounds of single variables are kept
/// by whom owns their intervals, a new bound is combined with its neighbours at once, and the number of bounds is
/// limited, so that every operation is cheap; what does not fit is forgotten.
public struct Relations: Hashable, Sendable {
  /// `first - second ≤ bound`; of the two ways to write it (the other is `-second - -first`) the lesser one.
  struct Entry: Hashable, Sendable {
    var first: Term
    var second: Term
    var bound: Int64

    var mirrored: Entry { Entry(first: second.negated, second: first.negated, bound: bound) }
  }

  /// In ascending order of their terms.
  var entries: [Entry] = []

  /// The number of bounds that are kept.
  public static let capacity = 96

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }

  private static func isOrdered(_ a: (Term, Term), _ b: (Term, Term)) -> Bool {
    a.0 < b.0 || (a.0 == b.0 && a.1 < b.1)
  }

  private static func canonical(_ first: Term, _ second: Term) -> (Term, Term) {
    let mirrored = (second.negated, first.negated)
    return isOrdered(mirrored, (first, second)) ? mirrored : (first, second)
  }

  private func position(_ key: (Term, Term)) -> Int {
    entries.partition { !Relations.isOrdered(($0.first, $0.second), key) }
  }

  /// The bound of `first - second` that is stored; nil for none.
  public func bound(_ first: Term, _ second: Term) -> Int64? {
    let key = Relations.canonical(first, second)
    let position = position(key)
    guard position < entries.count, entries[position].first == key.0, entries[position].second == key.1 else {
      return nil
    }
    return entries[position].bound
  }

  /// Learns `first - second ≤ bound` and what follows from it together with what is known.
  public mutating func add(_ first: Term, _ second: Term, atMost bound: Int64) {
    if first.variable == second.variable { return }
    if let known = self.bound(first, second), known <= bound { return }
    var before: [(term: Term, bound: Int64)] = [(first, 0)]
    var behind: [(term: Term, bound: Int64)] = [(second, 0)]
    for entry in entries {
      for way in [entry, entry.mirrored] {
        if way.second == first { before.append((way.first, way.bound)) }
        if way.first == second { behind.append((way.second, way.bound)) }
      }
    }
    for (x, left) in before {
      for (y, right) in behind where x.variable != y.variable {
        let (partial, isTooLarge) = left.addingReportingOverflow(bound)
        let (sum, isLarger) = partial.addingReportingOverflow(right)
        if !isTooLarge && !isLarger { tighten(x, y, sum) }
      }
    }
  }

  /// Stores a bound without drawing conclusions.
  mutating func tighten(_ first: Term, _ second: Term, _ bound: Int64) {
    let key = Relations.canonical(first, second)
    let position = position(key)
    if position < entries.count, entries[position].first == key.0, entries[position].second == key.1 {
      entries[position].bound = min(entries[position].bound, bound)
    } else if entries.count < Relations.capacity {
      entries.insert(Entry(first: key.0, second: key.1, bound: bound), at: position)
    }
  }

  /// A variable gets a value of which nothing is known.
  public mutating func forget(_ variable: Int) {
    if entries.isEmpty { return }
    entries.removeAll { $0.first.variable == variable || $0.second.variable == variable }
  }

  public mutating func forget(where isForgotten: (Int) -> Bool) {
    if entries.isEmpty { return }
    entries.removeAll { isForgotten($0.first.variable) || isForgotten($0.second.variable) }
  }

  /// A variable grows by a number.
  public mutating func shift(_ variable: Int, by step: Int64) {
    for index in entries.indices {
      var sum: (Int64, Bool) = (entries[index].bound, false)
      if entries[index].first.variable == variable {
        let isNegative = entries[index].first.isNegative
        sum = isNegative ? sum.0.subtractingReportingOverflow(step) : sum.0.addingReportingOverflow(step)
      } else if entries[index].second.variable == variable {
        let isNegative = entries[index].second.isNegative
        sum = isNegative ? sum.0.addingReportingOverflow(step) : sum.0.subtractingReportingOverflow(step)
      }
      entries[index].bound = sum.1 ? .max : sum.0
    }
    entries.removeAll { $0.bound == .max }
  }

  /// What is known of a variable because of its relations to others.
  public func neighbours(of variable: Int) -> [(own: Term, other: Term, bound: Int64)] {
    var found: [(own: Term, other: Term, bound: Int64)] = []
    for entry in entries {
      if entry.first.variable == variable { found.append((entry.first, entry.second, entry.bound)) }
      if entry.second.variable == variable { found.append((entry.second.negated, entry.first.negated, entry.bound)) }
    }
    return found
  }

  // MARK: Order

  /// The least bound of `first - second` that holds, by the relation or by the variables' own intervals.
  public func bound(_ first: Term, _ second: Term, _ values: (Int) -> Interval) -> Int128 {
    let a = first.values(values(first.variable))
    let b = second.values(values(second.variable))
    let ownBound = a.isEmpty || b.isEmpty ? -Interval.limit : a.high - b.low
    return bound(first, second).map { min(Int128($0), ownBound) } ?? ownBound
  }

  /// Bounds that hold on both sides and say more than the joined intervals do.
  ///
  /// - Parameter pairs: variables between which relations are looked for though neither side states one.
  public func joined(
    with other: Relations, _ values: (Int) -> Interval, _ otherValues: (Int) -> Interval,
    _ joinedValues: (Int) -> Interval, pairs: [(Term, Term)] = []
  ) -> Relations {
    var result = Relations()
    func keep(_ first: Term, _ second: Term, isOrdered: Bool) {
      let bound = max(self.bound(first, second, values), other.bound(first, second, otherValues))
      guard bound < Relations().bound(first, second, joinedValues), let exact = Int64(exactly: bound) else { return }
      if isOrdered {
        result.entries.append(Entry(first: first, second: second, bound: exact))
      } else {
        result.tighten(first, second, exact)
      }
    }
    if self.entries == other.entries {
      result.entries.reserveCapacity(entries.count)
      for entry in entries { keep(entry.first, entry.second, isOrdered: true) }
    } else {
      for entry in entries { keep(entry.first, entry.second, isOrdered: true) }
      for entry in other.entries where bound(entry.first, entry.second) == nil {
        keep(entry.first, entry.second, isOrdered: false)
      }
    }
    for (first, second) in pairs where first.variable != second.variable && result.bound(first, second) == nil {
      keep(first, second, isOrdered: false)
    }
    return result
  }

  /// The bounds that a newer state does not exceed.
  public func widened(to newer: Relations, _ newerValues: (Int) -> Interval) -> Relations {
    var result = self
    result.entries.removeAll { newer.bound($0.first, $0.second, newerValues) > Int128($0.bound) }
    return result
  }
}
