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
    // What the program still holds when it ends goes back to the system.
    if state.frames.count == 1, state.top.code.name == "main" { return }
    let reached = reachable(from: state.frames.dropLast(), returning: result, kept: kept, state)
    for region in owned.sorted() where !reached.contains(region) { lose(region, origin, &state) }
  }

  /// Looks for blocks that nothing leads to any more when control jumps back into one of the lower frames.
  func checkLeaks(jumpingTo landing: Int, _ origin: ID<Origin>, _ state: inout State) {
    guard landing < state.frames.count else { return }
    let reached = reachable(from: state.frames.prefix(landing), returning: nil, kept: nil, state)
    for region in state.memory.objects.keys.sorted() where !reached.contains(region) {
      if case .heap = regions[region.index].kind, state.memory[region]?.life == .live { lose(region, origin, &state) }
    }
  }

  private func lose(_ region: RegionID, _ origin: ID<Origin>, _ state: inout State) {
    state.memory.change(region) { $0.life = .escaped }
    if isAbsent(region, state) || (!isResource(region) && isKeptByItself(region, state)) { return }
    var detail = detail(of: region, state)
    guard isResource(region), case .heap(_, let by) = regions[region.index].kind else {
      return reportCertain(.leak, origin, region: region, state, detail: detail)
    }
    detail.callee = by
    reportCertain(.unreleasedResource, origin, region: region, state, detail: detail)
  }

  /// Whether a test of what the block itself holds, which is not known, led here: the number of its users, for example,
  /// who may be left.
  private func isKeptByItself(_ region: RegionID, _ state: State) -> Bool {
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .condition = here.event, let condition = here.condition else { continue }
      if table.symbols(in: condition).contains(where: { symbols.info($0)?.block == region }) { return true }
    }
    return false
  }

  /// Looks whether a value that was just overwritten was the last that led to a block.
  func checkLost(_ old: Value, _ origin: ID<Origin>, _ state: inout State) {
    guard let old else { return }
    var reached: Set<RegionID>?
    for symbol in table.symbols(in: old) {
      guard case .object(let region)? = symbols.info(symbol)?.target, case .heap = regions[region.index].kind,
        state.memory[region]?.life == .live
      else { continue }
      let known = reached ?? reachable(from: state.frames[...], returning: nil, kept: nil, state)
      reached = known
      if !known.contains(region) { lose(region, origin, &state) }
    }
  }

  /// Looks whether blocks are lost with the one that was just given back.
  func checkLost(with region: RegionID, _ contents: Contents, _ origin: ID<Origin>, _ state: inout State) {
    for segment in contents.segments {
      if case .value(let term, 0, let size) = segment.payload, size == state.top.code.unit.pointerBytes {
        checkLost(term, origin, &state)
      }
    }
  }

  /// What a store at a place is about to overwrite, where that is an address.
  func overwritten(_ region: RegionID, offset: Term, size: Int, _ state: State) -> Value {
    guard let start = table.signedValue(offset), let contents = state.memory[region]?.contents else { return nil }
    for piece in contents.pieces(Int(start), Int(start) + size) {
      if case .value(let term, _, let whole)? = piece.payload,
        whole == state.top.code.unit.pointerBytes || symbols.isHandle(term)
      {
        return term
      }
    }
    return nil
  }

  /// Regions to which something leads from frames, from objects that outlive all frames, or from a result.
  private func reachable(
    from frames: ArraySlice<Frame>, returning result: Value, kept: RegionID?, _ state: State
  ) -> Set<RegionID> {
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
    if let kept {
      for case .value(let term, _, _)? in state.memory[kept]?.contents.segments.map(\.payload) ?? [] { visit(term) }
    }
    for frame in frames {
      for case let value? in frame.slots { visit(value) }
      for case let argument? in frame.variadic.values ?? [] { if let value = argument.value { visit(value) } }
      frame.code.lives.forEach(in: frame.block, from: frame.index) { slot in
        if let value = frame.registers[slot] { visit(value) }
      }
      for case let region? in frame.regions { reach(region) }
    }
    for (region, _) in state.memory.objects {
      switch regions[region.index].kind {
      case .global, .pointee, .opaque: reach(region)
      case .local, .heap, .stack, .code: break
      }
    }
    while let region = open.popLast() {
      guard let object = state.memory[region], object.life == .live || object.life == .escaped else { continue }
      let contents = object.contents
      var isForgotten = false
      for segment in contents.segments {
        switch segment.payload {
        case .value(let term, _, _), .fill(let term): visit(term)
        case .unknown(.imprecise): isForgotten = true
        case .undefined, .unknown: break
        }
      }
      for write in contents.indexed { visit(write.value) }
      if case .unknown(.imprecise) = contents.background { isForgotten = true }
      if isForgotten {
        // A forgotten container may still hold the block.
        for other in state.memory.objects.keys {
          if case .heap = regions[other.index].kind { reach(other) }
        }
      }
    }
    return reached
  }
}
