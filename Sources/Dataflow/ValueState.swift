import Basics
import IR
import Lattice

/// What is known where control is: the values of cells, how they relate, and the state of objects.
struct ValueState: Sendable {
  /// By cell; those behind the end are absent.
  var cells: [AbstractValue] = []
  var relations = Relations()
  /// Locals that pointers of the function may point to without being known to.
  var aliased = BitSet()
  /// Locals that callees and outside memory may know.
  var escaped = BitSet()
  /// Locals every byte of which has been given a value.
  var initialised = BitSet()
  /// Symbols that have been produced.
  var introduced = BitSet()
  /// Symbols whose object certainly lives.
  var living = BitSet()

  subscript(cell: Int) -> AbstractValue {
    get { cell < cells.count ? cells[cell] : .absent }
    set {
      if cell >= cells.count {
        if newValue.kind == .absent && !newValue.isIndeterminate { return }
        cells += Array(repeating: .absent, count: cell + 1 - cells.count)
      }
      cells[cell] = newValue
    }
  }

  /// The interval that relations see; everything where the cell holds no number.
  func interval(_ cell: Int, _ table: CellTable) -> Interval {
    let value = self[cell]
    switch value.kind {
    case .absent: return table[cell].part == .size ? ValueState.sizes : table[cell].scalar.range
    case .integer: return value.interval
    case .pointer: return value.base.isObject ? value.interval : AbstractValue.offsets
    case .other: return AbstractValue.offsets
    }
  }

  /// The sizes that objects can have.
  static let sizes = Interval(0, (1 << 63) - 1)

  /// Forgets relations of cells that hold no number in one object.
  private mutating func dropMeaningless() {
    let values = cells
    relations.forget { cell in
      cell < values.count && values[cell].kind == .pointer && !values[cell].base.isObject
    }
  }
}

/// What a join needs to know of the function.
struct JoinContext {
  var table: CellTable
  /// In ascending order.
  var thresholds: [Int128]
  /// Pairs of cells between which joins look for relations.
  var pairs: [(Term, Term)]
}

extension ValueState {
  /// Takes over what holds in either state; answers whether anything changed.
  ///
  /// - Parameter isWidening: whether values that grow jump to a threshold, and relations that weaken are dropped.
  mutating func join(_ other: ValueState, _ context: JoinContext, isWidening: Bool) -> Bool {
    var isChanged = false
    let old = self
    if cells.count < other.cells.count {
      cells += Array(repeating: .absent, count: other.cells.count - cells.count)
    }
    for cell in cells.indices where cells[cell] != other[cell] {
      var joined = cells[cell].joined(with: other[cell])
      if joined == cells[cell] { continue }
      if isWidening, joined.kind == .integer || joined.kind == .pointer, joined.interval != cells[cell].interval {
        let isSize = context.table[cell].part == .size
        let range = isSize ? ValueState.sizes : context.table[cell].scalar.range
        joined.interval = cells[cell].interval.widened(
          to: joined.interval, thresholds: context.thresholds, within: range)
      }
      cells[cell] = joined
      isChanged = true
    }
    if joinRelations(old, other, context, isWidening: isWidening) { isChanged = true }
    if aliased.formUnion(other.aliased) { isChanged = true }
    if escaped.formUnion(other.escaped) { isChanged = true }
    if initialised.formIntersection(other.initialised) { isChanged = true }
    if introduced.formUnion(other.introduced) { isChanged = true }
    if living.formIntersection(other.living) { isChanged = true }
    return isChanged
  }

  private mutating func joinRelations(
    _ old: ValueState, _ other: ValueState, _ context: JoinContext, isWidening: Bool
  ) -> Bool {
    if old.relations.isEmpty && other.relations.isEmpty && context.pairs.isEmpty { return false }
    let table = context.table
    if isWidening {
      relations = old.relations.widened(to: other.relations) { other.relationInterval($0, table, self) }
    } else {
      let joined = self
      relations = old.relations.joined(
        with: other.relations, { old.relationInterval($0, table, joined) },
        { other.relationInterval($0, table, joined) },
        { joined.interval($0, table) }, pairs: context.pairs)
    }
    dropMeaningless()
    return relations != old.relations
  }

  /// The offset of a pointer that is null here, or that points into another object than after the join, says nothing.
  private func relationInterval(_ cell: Int, _ table: CellTable, _ joined: ValueState) -> Interval {
    let value = self[cell]
    if value.kind == .pointer && (value.base != joined[cell].base || !value.base.isObject) {
      return AbstractValue.offsets
    }
    return interval(cell, table)
  }
}
