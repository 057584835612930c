internal import Basics

/// Paths that were put aside, in the order in which that happened.
struct PendingPaths {
  private(set) var states: [State] = []
  /// By path the place of its next block.
  private var places: [Int] = []
  /// By path where it stands in each of its functions, the newest last.
  private var stacks: [[Int]] = []

  mutating func append(_ state: State) {
    let stack = state.frames.map { $0.row.place(of: $0.block) }
    states.append(state)
    places.append(stack[stack.count - 1])
    stacks.append(stack)
  }

  /// Takes the path whose next block was seen least; the newest among equals.
  ///
  /// - Parameter looksAhead: whether blocks that are near to ones that were not seen count as seen less often.
  mutating func takeMostPromising(_ coverage: inout Coverage, looksAhead: Bool) -> State? {
    guard var best = places.indices.last else { return nil }
    var least = Int32.max
    for index in places.indices.reversed() where places.count > 1 {
      var rank = coverage.count(at: places[index])
      if rank < least, looksAhead { rank += 2 * coverage.distance(from: stacks[index]) }
      guard rank < least else { continue }
      least = rank
      best = index
      if rank == 0 { break }
    }
    places.remove(at: best)
    stacks.remove(at: best)
    return states.remove(at: best)
  }
}
