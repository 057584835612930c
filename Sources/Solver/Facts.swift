/// What is assumed on a path; a value, cheap to copy, with decisions that need no search.
///
/// Bounds of terms, values that they have not, and linear inequalities between them. A decision is never wrong, but may
/// be missing; its cost is bounded. All calls of one value, and of its copies, are with the same table.
public struct Facts: Sendable {
  /// The assumed truths in order, without those that follow from the ones before them.
  public internal(set) var literals: [Term] = []
  /// All assumed truths, sorted.
  var known: [UInt32] = []
  /// Bounds that are narrower than the structure of the term says, in order of row.
  var bounds: [(row: UInt32, bounds: Bounds)] = []
  /// Values that terms have not, in order of row.
  var exclusions: [(row: UInt32, value: UInt64)] = []
  /// Sums that are zero or less.
  var inequalities: [Linear] = []
  /// Truths of two parts of which one holds.
  var clauses: [Term] = []
  /// Whether a contradiction was found.
  var isContradictory = false
  /// While a truth is added: the terms whose bounds changed.
  var changed: [UInt32] = []

  public init() {}

  /// Adds a truth; false where it contradicts what is known. Conjunctions are split.
  public mutating func assume(_ truth: Term, in table: TermTable) -> Bool {
    if isContradictory { return false }
    var steps = 300
    let before = inequalities.count
    let holds = add(truth, table, &steps) && settle(table, since: before, &steps)
    changed = []
    isContradictory = !holds
    return holds
  }

  /// Whether the truth follows, or its opposite.
  public func decide(_ truth: Term, in table: TermTable) -> Bool? {
    decided(truth, table) ?? decidedByCases(truth, table)
  }

  /// Values without sign between which the term's lies.
  public func unsignedRange(of term: Term, in table: TermTable) -> ClosedRange<UInt64> {
    let found = bounds(of: term, table)
    return found.low...found.high
  }

  /// Values with sign between which the term's lies.
  public func signedRange(of term: Term, in table: TermTable) -> ClosedRange<Int64> {
    let found = bounds(of: term, table)
    return found.signedLow...found.signedHigh
  }

  /// Never empty: where the facts contradict each other, all that the structure allows.
  private func bounds(of term: Term, _ table: TermTable) -> Bounds {
    var steps = 100
    let found = range(term, table, depth: 8, &steps)
    return found.isEmpty ? table.bounds[term.row] : found
  }

  // MARK: Storage

  /// Where a row is in an array sorted by rows, or where it belongs.
  @inline(__always)
  static func place<Element>(_ row: UInt32, in array: [Element], _ key: (Element) -> UInt32) -> Int {
    var (low, high) = (0, array.count)
    while low < high {
      let middle = (low + high) / 2
      if key(array[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func isKnown(_ truth: Term) -> Bool {
    let place = Self.place(truth.raw, in: known) { $0 }
    return place < known.count && known[place] == truth.raw
  }

  mutating func know(_ truth: Term) {
    let place = Self.place(truth.raw, in: known) { $0 }
    if place == known.count || known[place] != truth.raw { known.insert(truth.raw, at: place) }
  }

  /// What the literals say of a truth without any reasoning.
  func literal(_ truth: Term, _ table: TermTable) -> Bool? {
    if let value = table.truthValue(truth) { return value }
    if isKnown(truth) { return true }
    if let opposite = table.existingNegation(of: truth), isKnown(opposite) { return false }
    return nil
  }

  @inline(__always) func stored(_ term: Term) -> Bounds? {
    let place = Self.place(term.raw, in: bounds) { $0.row }
    return place < bounds.count && bounds[place].row == term.raw ? bounds[place].bounds : nil
  }

  mutating func store(_ term: Term, _ value: Bounds) {
    let place = Self.place(term.raw, in: bounds) { $0.row }
    if place < bounds.count && bounds[place].row == term.raw {
      bounds[place].bounds = value
    } else {
      bounds.insert((term.raw, value), at: place)
    }
  }

  mutating func exclude(_ value: UInt64, from term: Term) {
    let place = exclusionPlace(value, term)
    if place == exclusions.count || exclusions[place] != (term.raw, value) {
      exclusions.insert((term.raw, value), at: place)
    }
  }

  func isExcluded(_ value: UInt64, from term: Term) -> Bool {
    let place = exclusionPlace(value, term)
    return place < exclusions.count && exclusions[place] == (term.raw, value)
  }

  func hasExclusions(_ term: Term) -> Bool {
    let place = exclusionPlace(0, term)
    return place < exclusions.count && exclusions[place].row == term.raw
  }

  /// Where the exclusion of a value stands or belongs, in order of terms and values.
  private func exclusionPlace(_ value: UInt64, _ term: Term) -> Int {
    var (low, high) = (0, exclusions.count)
    while low < high {
      let middle = (low + high) / 2
      if exclusions[middle] < (term.raw, value) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
