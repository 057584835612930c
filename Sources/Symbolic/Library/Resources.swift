internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Resources other than memory: streams, numbers of descriptors, mappings.
extension Explorer {
  func apply(_ effect: ProtocolEffect, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    switch effect {
    case .open(let family): open(family, call, &state)
    case .close(let family, let index): try close(family, index, call, &state)
    case .use(let index): try use(index, call, &state)
    case .move(let index):
      if let resource = resource(index, call) { escape(resource, &state) }
    case .map(let amount): map(size(amount, call, &state), call, &state)
    case .acquire(let lock, let isTry): try acquire(lock, isTry: isTry, call, &state)
    case .release(let lock, let ifNull):
      if let ifNull, decide(isNull(argument(ifNull, call, &state)), state) != true { return }
      giveBack(lock, call, &state)
    case .ready(let lock): makeReady(lock, call, &state)
    case .block(let unlessZero):
      if let unlessZero, table.unsignedValue(argument(unlessZero, call, &state)) == 0 { return }
      checkMayWait(call, state)
    case .sleep(let unlessZero, let flag):
      if let unlessZero, table.unsignedValue(argument(unlessZero, call, &state)) == 0 { return }
      if let flag, table.unsignedValue(argument(flag.argument, call, &state)).map({ $0 & flag.bits != 0 }) ?? true {
        return
      }
      checkMayWait(call, isLong: true, state)
    case .sink(let sink, let index): try checkSink(sink, index, call, &state)
    case .words(let index, let isList): checkWords(index, isList: isList, call, &state)
    case .fails(let value, let index): fail(value, leaving: index, call, &state)
    case .examine(let index): examine(index, call, &state)
    case .examineCharacter(let index):
      if let term = call.arguments.indices.contains(index) ? call.arguments[index].term : nil {
        noteExaminedHomes(of: term, &state)
      }
    }
  }

  /// Whether what an allocator gave is something else than memory.
  func isResource(_ region: RegionID) -> Bool {
    guard case .heap(let families, _) = regions[region.index].kind else { return false }
    return families.contains { program.models.resourceFamilies.contains($0) }
  }

  /// Whether the path tells that the call which was to give an object has failed.
  ///
  /// Descriptor 0 counts as absent too: it is open in most programs, and tests for `<= 0` are common.
  func isAbsent(_ region: RegionID, _ state: State) -> Bool {
    let info = regions[region.index]
    if let absence = info.absence { return decide(absence, state) == true }
    return info.mayBeNull && decide(table.equal(info.base, zero(of: info.base)), state) == true
  }

  private func zero(of term: Term) -> Term { table.constant(0, bits: table.bits(of: term)) }

  private func open(_ family: String, _ call: LibraryCall, _ state: inout State) {
    guard case .register(let register) = call.call.result else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    guard scalar.kind == .integer, scalar.isSigned else { return }
    let handle = symbols.makeHandle(scalar)
    let zero = zero(of: handle)
    _ = state.facts.assume(
      table.signedLessOrEqual(table.constant(signed: -1, bits: scalar.bits), handle), in: table)
    let region = makeRegion(
      .heap(families: [family], by: call.name), base: handle, mayBeNull: false,
      absence: table.signedLessOrEqual(handle, zero), name: "", trace: nil)
    symbols.bind(handle, to: region)
    state.memory.insert(Object(size: nil, contents: Contents(.unknown(.contract))), as: region)
    note(.opens(call.name), call.origin, region: region, &state)
    set(register, handle, &state)
  }

  private func map(_ size: Term, _ call: LibraryCall, _ state: inout State) {
    let bits = state.top.code.unit.pointerBits
    let region = makeRegion(
      .heap(families: ["mapping"], by: call.name), base: nil, bits: bits, mayBeNull: false, name: "", trace: nil)
    let base = regions[region.index].base
    regions[region.index].absence = table.equal(base, table.constant(signed: -1, bits: bits))
    state.memory.insert(Object(size: size, contents: Contents(.unknown(.contract))), as: region)
    note(.opens(call.name), call.origin, region: region, &state)
    setResult(call.call, base, &state)
  }

  /// The resource whose number an argument is.
  private func resource(_ index: Int, _ call: LibraryCall) -> RegionID? {
    guard call.arguments.indices.contains(index), let term = call.arguments[index].term else { return nil }
    return symbols.resource(of: term)
  }

  private func close(
    _ family: String, _ index: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    guard let region = resource(index, call) ?? adopt(index, family, call) else { return }
    if state.memory[region] == nil {
      state.memory.insert(Object(size: nil, contents: Contents(.unknown(.contract))), as: region)
    }
    guard let object = state.memory[region] else { return }
    var detail = detail(of: region, state)
    detail.callee = call.name
    if case .released(let by) = object.life {
      // A loop that tries to close until it is done.
      if let before = object.released, before.function == state.top.code.reference, before.origin == call.origin,
        isAdopted(region)
      {
        throw PathEnd()
      }
      detail.type = by
      reportCertain(.doubleClose, call.origin, region: region, state, detail: detail)
      throw PathEnd()
    }
    if case .heap(let families, let by) = regions[region.index].kind, !families.contains(family) {
      detail.type = by
      reportCertain(.mismatchedRelease, call.origin, region: region, state, detail: detail)
    }
    note(.closes(call.name), call.origin, region: region, &state)
    let trace = state.trace
    state.memory.change(region) {
      $0.life = .released(by: call.name)
      $0.released = trace
    }
  }

  /// Makes a resource of a number that somebody else has opened.
  private func adopt(_ index: Int, _ family: String, _ call: LibraryCall) -> RegionID? {
    guard call.arguments.indices.contains(index), case .scalar(let term?, let scalar) = call.arguments[index],
      scalar.kind == .integer, let info = symbols.info(term), info.kind != .address, info.target == nil
    else { return nil }
    let region = makeRegion(
      .heap(families: [family], by: ""), base: term, mayBeNull: false, name: info.name, trace: nil)
    symbols.markHandle(term, of: region)
    return region
  }

  /// Whether a resource was opened by somebody who was not seen.
  private func isAdopted(_ region: RegionID) -> Bool {
    guard case .heap(_, by: "") = regions[region.index].kind else { return false }
    return true
  }

  private func use(_ index: Int, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    guard call.arguments.indices.contains(index), case .scalar(let term?, let scalar) = call.arguments[index] else {
      return
    }
    if scalar.kind == .pointer {
      guard let region = base(of: term).flatMap({ known(region: $0, state) }), isResource(region) else { return }
      try checkNotNull(term, callee: call.name, call.origin, &state)
      return try checkLife(region, callee: call.name, call.origin, &state)
    }
    guard let region = symbols.resource(of: term), state.memory[region] != nil else { return }
    try checkLife(region, callee: call.name, call.origin, &state)
    if !isAdopted(region) { try checkOpen(region, call, &state) }
  }

  /// Reports a number that is used as if the call that gave it had not failed.
  private func checkOpen(_ region: RegionID, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    let handle = regions[region.index].base
    let failed = table.signedLess(handle, zero(of: handle))
    switch decide(failed, state) {
    case false?: return
    case nil where isTested(handle, state): return
    case true?, nil:
      var detail = detail(of: region, state)
      detail.callee = call.name
      if case .heap(_, let by) = regions[region.index].kind { detail.type = by }
      reportCertain(.uncheckedResult, call.origin, region: region, state, detail: detail)
      // Said once for a path.
      try assume(table.not(failed), &state)
    }
  }

  /// Reports an access to memory whose address is all ones where the call that maps it fails.
  func checkGivenMapping(_ region: RegionID, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    guard let absence = regions[region.index].absence, !symbols.isHandle(regions[region.index].base) else { return }
    switch decide(absence, state) {
    case false?: return
    case nil where isTested(regions[region.index].base, state): return
    case true?, nil:
      var detail = detail(of: region, state)
      if case .heap(_, let by) = regions[region.index].kind { detail.type = by }
      reportCertain(.uncheckedResult, origin, region: region, state, detail: detail)
      try assume(table.not(absence), &state)
    }
  }

  /// Whether a condition of the path speaks of an unknown.
  private func isTested(_ symbol: Term, _ state: State) -> Bool {
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      switch here.event {
      case .condition, .selects:
        if let condition = here.condition, table.symbols(in: condition).contains(symbol) { return true }
      default: continue
      }
    }
    return false
  }

  /// Somebody else may close it from now on.
  func escape(_ resource: RegionID, _ state: inout State) {
    state.memory.refine(resource) { if $0.life == .live { $0.life = .escaped } }
  }

  /// Numbers of resources that an object holds are somebody else's from now on.
  func escapeResources(in region: RegionID, _ state: inout State) {
    for segment in state.memory[region]?.contents.segments ?? [] {
      if case .value(let term, _, _) = segment.payload, let resource = symbols.resource(of: term) {
        escape(resource, &state)
      }
    }
  }

  /// Puts aside a path on which the call fails and what it was to fill stays as it was.
  ///
  /// Where that had a value before, the path would show nothing.
  private func fail(_ value: Int, leaving index: Int, _ call: LibraryCall, _ state: inout State) {
    guard case .register(let register) = call.call.result else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    let target = undefinedTarget(index, call, &state)
    guard target != nil || scalar.kind == .pointer else { return }
    var failed = state
    setResult(call.call, table.constant(signed: Int64(value), bits: scalar.bits), &failed)
    if let target { failed.memory.refine(target) { $0.missedBy = call.name } }
    note(.fails(call.name), call.origin, region: target, &failed)
    pending.append(failed)
  }

  /// The object behind an argument whose bytes the program never gave a value.
  func undefinedTarget(_ index: Int, _ call: LibraryCall, _ state: inout State) -> RegionID? {
    guard call.arguments.indices.contains(index), let pointer = call.arguments[index].term,
      let (region, offset) = resolve(pointer, &state), let start = table.signedValue(offset).map({ Int($0) }),
      start >= 0, state.memory[region]?.contents.isUndefined(start, start + 1) == true
    else { return nil }
    return region
  }
}
