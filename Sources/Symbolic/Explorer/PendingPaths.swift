internal import Basics

/// Paths that were put aside, in the order in which that happened.
struct PendingPaths {
  private(set) var states: [State] = []
  private var spots: [Spot] = []
  /// Where all of them stand in each of their functions; places of paths that were taken are left over for a while.
  private var places: [Int] = []

  /// Where a path stands.
  private struct Spot {
    /// The place of its next block.
    let place: Int
    /// Its places among those of all paths, the newest last.
    var stack: Range<Int>
  }

  mutating func append(_ state: State) {
    let start = places.count
    for frame in state.frames { places.append(frame.row.place(of: frame.block)) }
    states.append(state)
    spots.append(Spot(place: places[places.count - 1], stack: start..<places.count))
  }

  /// Takes the path whose next block was seen least; the newest among equals.
  ///
  /// - Parameter looksAhead: whether blocks that are near to ones that were not seen count as seen less often.
  mutating func takeMostPromising(_ coverage: inout Coverage, looksAhead: Bool) -> State? {
    guard var best = spots.indices.last else { return nil }
    var least = Int32.max
    for index in spots.indices.reversed() where spots.count > 1 {
      var rank = coverage.count(at: spots[index].place)
      if rank < least, looksAhead { rank += 2 * coverage.distance(from: places, spots[index].stack) }
      guard rank < least else { continue }
      least = rank
      best = index
      if rank == 0 { break }
    }
    spots.remove(at: best)
    tidy()
    return states.remove(at: best)
  }

  /// Drops the places of paths that were taken, where these have become many.
  private mutating func tidy() {
    guard places.count > 4096, places.count > 4 * spots.reduce(0, { $0 + $1.stack.count }) else { return }
    var kept: [Int] = []
    for index in spots.indices {
      let start = kept.count
      kept += places[spots[index].stack]
      spots[index].stack = start..<kept.count
    }
    places = kept
  }
}
