internal import Dataflow
internal import IR
internal import Solver

/// Copies by functions that may not be given bytes which overlap (C11 7.24.2.1p2).
extension Explorer {
  /// Checks that what is copied does not overlap with where it goes.
  func checkApart(
    _ source: (region: RegionID, offset: Term), _ target: (region: RegionID, offset: Term), _ size: Term,
    _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let zero = table.constant(0, bits: table.bits(of: size))
    let ahead = table.subtract(target.offset, source.offset)
    let behind = table.subtract(source.offset, target.offset)
    let overlaps = table.conjunction(
      table.notEqual(size, zero), table.disjunction(table.unsignedLess(ahead, size), table.unsignedLess(behind, size)))
    func detail(_ state: State) -> Violation.Detail {
      var detail = self.detail(of: target.region, state)
      detail.callee = call.name
      detail.length = text(of: size)
      return detail
    }
    try check(overlaps, .overlappingCopy, call.origin, goesOn: true, region: target.region, &state, detail: detail)
    guard isRest(size, behind: behind), decide(overlaps, state) == nil else { return }
    var other = state
    do { try assume(overlaps, &other) } catch { return }
    reportCertain(.overlappingCopy, call.origin, region: target.region, other, detail: detail(other))
  }

  /// Whether bytes are all those behind a distance: `memcpy(bytes, bytes + taken, count - taken)`. They overlap with where
  /// they go unless at least half of them were taken.
  private func isRest(_ size: Term, behind distance: Term) -> Bool {
    let moving = table.symbols(in: distance)
    guard !moving.isEmpty else { return false }
    let all = Set(table.symbols(in: table.add(size, distance)))
    return !all.isEmpty && !moving.contains { all.contains($0) }
  }
}
