internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  func allocate(
    _ families: [String], _ size: Term, isZero: Bool, isOpaque: Bool, mayFail: Bool = true, _ call: LibraryCall,
    _ state: inout State
  ) throws(PathEnd) {
    let unit = state.top.code.unit
    if !isOpaque {
      try checkBounded(size: size, .allocationFromOutside, callee: call.name, call.origin, &state)
    }
    let region = makeRegion(
      .heap(families: families, by: call.name), base: nil, bits: unit.pointerBits, mayBeNull: mayFail, name: "",
      trace: nil)
    let contents = Contents(isOpaque ? .unknown(.contract) : isZero ? .zero : .undefined)
    state.memory.insert(Object(size: isOpaque ? nil : size, contents: contents), as: region)
    let isResource = isResource(region)
    note(isResource ? .opens(call.name) : .allocates(call.name), call.origin, region: region, &state)
    setResult(call.call, regions[region.index].base, &state)
  }

  func reallocate(
    _ family: String, _ block: Term, _ size: Term, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let unit = state.top.code.unit
    try checkBounded(size: size, .allocationFromOutside, callee: call.name, call.origin, &state)
    // The old block stays where the call fails.
    var failed = state
    setResult(call.call, table.constant(0, bits: unit.pointerBits), &failed)
    note(.fails(call.name), call.origin, &failed)
    pending.append(failed)
    let old = isNullFor(block, state) ? nil : resolve(block, &state)
    let before = old.flatMap { state.memory[$0.region]?.contents }
    if let old { try release(old.region, old.offset, family, isMoved: true, call, &state) }
    let region = makeRegion(
      .heap(families: [family], by: call.name), base: nil, bits: unit.pointerBits, mayBeNull: false, name: "",
      trace: nil)
    var contents = Contents(.undefined)
    if let before { contents = before }
    state.memory.insert(Object(size: size, contents: contents), as: region)
    note(.allocates(call.name), call.origin, region: region, &state)
    setResult(call.call, regions[region.index].base, &state)
  }

  private func isNullFor(_ pointer: Term, _ state: State) -> Bool { decide(isNull(pointer), state) == true }

  func release(_ family: String, _ pointer: Term, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    // Releasing a null pointer does nothing for memory, and is wrong for files.
    if program.models.resourceFamilies.contains(family) {
      try checkNotNull(pointer, callee: call.name, call.origin, &state)
    }
    if isNullFor(pointer, state) { return }
    if case .function(let function)? = symbols.info(pointer)?.target {
      var detail = Violation.Detail()
      (detail.object, detail.callee) = (program.linked[function].name, call.name)
      reportCertain(.invalidFree, call.origin, state, detail: detail)
      throw PathEnd()
    }
    guard let (region, offset) = resolve(pointer, &state) else { return }
    try release(region, offset, family, call, &state)
  }

  private func release(
    _ region: RegionID, _ offset: Term, _ family: String, isMoved: Bool = false, _ call: LibraryCall,
    _ state: inout State
  ) throws(PathEnd) {
    var detail = detail(of: region, state)
    detail.callee = call.name
    if case .code = regions[region.index].kind {
      reportCertain(.invalidFree, call.origin, region: region, state, detail: detail)
      throw PathEnd()
    }
    guard let object = state.memory[region] else { return }
    if case .released(let by) = object.life {
      detail.type = by
      reportCertain(isResource(region) ? .doubleClose : .doubleFree, call.origin, region: region, state, detail: detail)
      throw PathEnd()
    }
    switch regions[region.index].kind {
    case .local, .global, .stack:
      reportCertain(.invalidFree, call.origin, region: region, state, detail: detail)
      throw PathEnd()
    case .heap(let families, let by):
      if !families.contains(family) {
        detail.type = by
        reportCertain(.mismatchedRelease, call.origin, region: region, state, detail: detail)
      } else if let distance = table.unsignedValue(offset), distance != 0 {
        detail.offset = "\(distance)"
        reportCertain(.invalidFree, call.origin, region: region, state, detail: detail)
        throw PathEnd()
      }
    case .pointee, .opaque, .code: break
    }
    note(isResource(region) ? .closes(call.name) : .releases(call.name), call.origin, region: region, &state)
    let trace = state.trace
    state.memory.change(region) {
      $0.life = .released(by: call.name)
      $0.released = trace
    }
    if !isMoved, case .heap = regions[region.index].kind {
      checkLost(with: region, object.contents, call.origin, &state)
    }
  }

  func duplicate(
    _ source: Int, _ limit: Term?, _ width: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let pointer = argument(source, call, &state)
    let bits = state.top.code.unit.pointerBits
    let length = try self.length(of: pointer, width: width, call, &state)
    let size = table.multiply(
      table.add(length, table.constant(1, bits: bits)), table.constant(UInt64(width), bits: bits))
    try allocate(["memory"], size, isZero: false, isOpaque: false, call, &state)
    guard let (from, offset) = resolve(pointer, &state), case .register(let register) = call.call.result,
      let block = value(.register(register), &state), let target = base(of: block).flatMap({ known(region: $0, state) })
    else { return }
    if let count = table.unsignedValue(size), limit == nil {
      copy(from: from, offset, to: target, table.constant(0, bits: bits), size: Int(clamping: count), &state)
    } else {
      let kind = contentsKind(pointer, &state)
      state.memory.change(target) { $0.contents.forget(within: nil, as: kind) }
      if limit == nil { state.memory.refine(target) { $0.contents.note(length: length, at: 0, width: width) } }
    }
  }
}
