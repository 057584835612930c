internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// Looks for blocks that nothing leads to any more when a function returns.
  func checkLeaks(returning result: Value, kept: RegionID?, _ origin: ID<Origin>, _ state: inout State) {
    let owned = state.memory.objects.keys.filter { region in
      guard case .heap = regions[region.index].kind, state.memory[region]?.life == .live else { return false }
      return true
    }
    guard !owned.isEmpty else { return }
    let reached = reachable(returning: result, kept: kept, state)
    for region in owned.sorted() where !reached.contains(region) {
      let base = regions[region.index].base
      let isNull = table.equal(base, table.constant(0, bits: table.bits(of: base)))
      state.memory.change(region) { $0.life = .escaped }
      if regions[region.index].mayBeNull, decide(isNull, state) == true { continue }
      reportCertain(.leak, origin, region: region, state, detail: detail(of: region, state))
    }
  }

  /// Regions to which something leads that outlives the top frame.
  private func reachable(returning result: Value, kept: RegionID?, _ state: State) -> Set<RegionID> {
    var reached: Set<RegionID> = []
    var open: [RegionID] = []
    func reach(_ region: RegionID) {
      if state.memory[region] != nil, reached.insert(region).inserted { open.append(region) }
    }
    func visit(_ term: Term) {
      for symbol in table.symbols(in: term) {
        if case .object(let region)? = symbols.info(symbol)?.target { reach(region) }
      }
    }
    if let result { visit(result) }
    if let kept { reach(kept) }
    for frame in state.frames.dropLast() {
      for case let value? in frame.slots { visit(value) }
      for case let value? in frame.registers { visit(value) }
      for case let region? in frame.regions { reach(region) }
    }
    for (region, _) in state.memory.objects {
      switch regions[region.index].kind {
      case .global, .pointee, .opaque: reach(region)
      case .local, .heap, .stack: break
      }
    }
    while let region = open.popLast() {
      guard let contents = state.memory[region]?.contents else { continue }
      for segment in contents.segments {
        switch segment.payload {
        case .value(let term, _, _), .fill(let term): visit(term)
        case .undefined, .unknown: break
        }
      }
      for write in contents.indexed { visit(write.value) }
      if case .unknown(.imprecise) = contents.background {
        // A forgotten container may still hold the block.
        for other in state.memory.objects.keys {
          if case .heap = regions[other.index].kind { reach(other) }
        }
      }
    }
    return reached
  }
}
