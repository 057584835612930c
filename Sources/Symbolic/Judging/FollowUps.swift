internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// Whether a read behind the known end of an object has the same missing test as one that was reported before it on the
  /// path: nothing has asked since then how many bytes there are.
  func isFollowUp(_ hazard: Hazard, _ region: RegionID?, _ state: State) -> Bool {
    guard hazard == .outOfBoundsRead, let region, let first = state.overruns[region],
      let size = state.memory[region]?.size
    else { return false }
    let lengths = table.symbols(in: size)
    guard !lengths.isEmpty else { return false }
    var trace = state.trace
    while let here = trace, here !== first {
      defer { trace = here.previous }
      if let condition = here.condition, table.symbols(in: condition).contains(where: { lengths.contains($0) }) {
        return false
      }
    }
    return true
  }

  /// Notes that a read behind the known end of an object was reported where the path stands.
  func noteOverrun(_ hazard: Hazard, _ region: RegionID?, _ state: inout State) {
    guard hazard == .outOfBoundsRead, let region else { return }
    state.overruns[region] = state.trace
  }
}
