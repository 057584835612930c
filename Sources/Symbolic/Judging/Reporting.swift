internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// The call that is to blame for an access: code that only moves bytes at a pointer cannot know how many there are,
  /// who calls it can. Nor can a function that is given bytes and nothing that tells how many they are, unless it works
  /// out for itself where among them it goes.
  func blamed(_ address: Term, _ state: State) -> Trace? {
    var depth = state.frames.count
    while depth > 1, case let frame = state.frames[depth - 1],
      frame.code.isAccessor || frame.code.isGivenBytesAlone && isGiven(address, to: frame)
    {
      depth -= 1
    }
    return depth < state.frames.count ? call(openedAt: depth, state) : nil
  }

  /// Whether an address lies at a known distance from one that a call is given.
  func isGiven(_ address: Term, to frame: Frame) -> Bool {
    frame.given.contains { given in
      guard let given, table.bits(of: given) == table.bits(of: address) else { return false }
      return table.signedValue(table.subtract(address, given)) != nil
    }
  }

  /// The call that hands a shared helper what it must not be handed: one that only reads, prints for instance, and is
  /// called from many places, is not at fault.
  func handing(_ state: State) -> Trace? {
    var depth = state.frames.count
    while depth > 1, case let code = state.frames[depth - 1].code, code.isReader,
      program.calls.isShared(code.reference)
    {
      depth -= 1
    }
    return depth < state.frames.count ? call(openedAt: depth, state) : nil
  }

  /// The call that hands a helper both a pointer and how many bytes behind it to touch, and nothing that says how much
  /// room there is: whoever answers for the one answers for the other.
  ///
  /// - Parameter count: nil where the helper goes through the bytes itself.
  func handing(_ pointer: Term, _ count: Term?, _ state: State) -> Trace? {
    var depth = state.frames.count
    while depth > 1, case let frame = state.frames[depth - 1],
      isHanded(pointer, count, to: frame) || isWithinHanded(pointer, frame, state)
    {
      depth -= 1
    }
    return depth < state.frames.count ? call(openedAt: depth, state) : nil
  }

  private func isHanded(_ pointer: Term, _ count: Term?, to frame: Frame) -> Bool {
    let code = frame.code
    guard let length = code.lengthParameter, code.isSlot[length] else { return false }
    if let count {
      guard let number = frame.slots[length], table.bits(of: number) <= table.bits(of: count) else { return false }
      let bits = table.bits(of: count)
      guard [number, table.zeroExtend(number, to: bits), table.signExtend(number, to: bits)].contains(count) else {
        return false
      }
    }
    return (0..<code.body.parameterCount).contains { code.isSlot[$0] && frame.slots[$0] == pointer }
  }

  /// Whether an address lies among the bytes that a helper was told there are, which goes through them itself.
  private func isWithinHanded(_ address: Term, _ frame: Frame, _ state: State) -> Bool {
    let code = frame.code
    guard let length = code.lengthParameter, frame.given.indices.contains(length), let count = frame.given[length],
      table.bits(of: count) <= table.bits(of: address)
    else { return false }
    let scalar = code.unit.scalar(code.body.locals[ID(length)].type)
    let wide = extended(count, scalar, to: table.bits(of: address))
    return frame.given.enumerated().contains { index, given in
      guard index != length, let given, code.unit.isBytePointer(code.body.locals[ID(index)].type),
        table.bits(of: given) == table.bits(of: address)
      else { return false }
      return decide(table.unsignedLess(table.subtract(address, given), wide), state) == true
    }
  }

  /// Who touches an object: a function of the library, or the helper that a call hands it to.
  func user(_ callee: String, at place: Trace?, _ state: State) -> String {
    guard let place, case .calls(let helper) = place.event else { return callee }
    return helper
  }

  /// The call in a frame that still stands.
  func call(openedAt depth: Int, _ state: State) -> Trace? {
    var open = state.frames.count
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .calls = here.event, here.depth < open else { continue }
      open = here.depth
      if open == depth { return here }
    }
    return nil
  }

  /// Where a block came into being on a path.
  func allocation(of region: RegionID, _ state: State) -> Trace? {
    var trace = state.trace
    while let here = trace {
      if case .allocates = here.event, here.region == region { return here }
      trace = here.previous
    }
    return nil
  }

  /// Keeps a violation with the steps and values that explain it.
  func report(
    _ hazard: Hazard, _ origin: ID<Origin>, _ bad: Term?, _ model: Model, isFromOutside: Bool, region: RegionID?,
    at place: Trace? = nil, _ state: State, _ detail: Violation.Detail
  ) {
    var violation = Violation(
      hazard, function: place?.function ?? state.top.code.reference, origin: place?.origin ?? origin, detail: detail,
      steps: steps(bad, region: region, state), bindings: bindings(bad, model, state), isFromOutside: isFromOutside)
    if hazard == .nullDereference, let bad {
      violation.test = nullTest(bad, state)
      shownNull.formUnion(table.symbols(in: bad))
    }
    // A root's input says nothing of the calls before.
    if furtherCalls == nil { violation.input = input(bad, model, state) }
    exploration.violations.append(violation)
  }

  /// The condition by which a pointer of a caller was taken to be null.
  private func nullTest(_ bad: Term, _ state: State) -> TraceStep? {
    let pointers = table.symbols(in: bad).filter { symbols.info($0)?.kind == .contract }
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .condition = here.event, let condition = here.condition else { continue }
      if table.symbols(in: condition).contains(where: { pointers.contains($0) }) { return here.step }
    }
    return nil
  }

  /// The events that matter, oldest first, at most twelve: calls that are still open, what happened to the region, and
  /// conditions on the values that decide.
  private func steps(_ bad: Term?, region: RegionID?, _ state: State) -> [TraceStep] {
    var chosen: [(step: TraceStep, isEssential: Bool)] = []
    let relevant = Set(bad.map { table.symbols(in: $0) } ?? [])
    var open = state.frames.count
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      switch here.event {
      case .calls:
        // A call into a frame that still stands.
        if here.depth < open {
          open = here.depth
          chosen.append((here.step, true))
        }
      case .returns: break
      case .enters, .repeats: chosen.append((here.step, true))
      case .condition, .loop, .selects:
        let ties = here.condition.map { condition in table.symbols(in: condition).contains { relevant.contains($0) } }
        // What a call decided that has returned matters through its values alone.
        guard chosen.count < 40, ties == true || here.depth <= open else { continue }
        chosen.append((here.step, ties ?? false))
      case .allocates, .releases, .endsScope, .receives, .fails, .assigns, .locks, .tests, .unlocks, .opens, .closes,
        .takesInOtherOrder:
        let isAbout = here.region != nil && here.region == region
        let ties = here.condition.map { condition in table.symbols(in: condition).contains { relevant.contains($0) } }
        if isAbout || ties == true { chosen.append((here.step, true)) }
      }
    }
    // Where values decide, a few conditions beside them say where the path runs; elsewhere they are the whole story.
    let most = relevant.isEmpty ? 12 : 4
    var room = min(most, max(0, 12 - chosen.count(where: { $0.isEssential })))
    var steps: [TraceStep] = []
    for (step, isEssential) in chosen {
      if !isEssential {
        if room == 0 { continue }
        room -= 1
      }
      if steps.last != step { steps.append(step) }
    }
    return Array(steps.prefix(12).reversed())
  }

  /// Values of the named unknowns that decide.
  private func bindings(_ bad: Term?, _ model: Model, _ state: State) -> [Violation.Binding] {
    guard let bad else { return [] }
    var bindings: [Violation.Binding] = []
    var names: Set<String> = []
    for symbol in table.symbols(in: bad) {
      guard let info = symbols.info(symbol), info.kind != .address, !info.name.isEmpty,
        names.insert(info.name).inserted
      else { continue }
      bindings.append(Violation.Binding(name: info.name, value: text(of: symbol, in: model, isSigned: info.isSigned)))
      if bindings.count == 6 { break }
    }
    return bindings
  }

  func text(of term: Term, in model: Model, isSigned: Bool) -> String {
    isSigned ? "\(model.signedValue(of: term, in: table))" : "\(model.unsignedValue(of: term, in: table))"
  }

  /// A term as a number where it is one.
  func text(of term: Term?, isSigned: Bool = false) -> String? {
    guard let term else { return nil }
    if isSigned { return table.signedValue(term).map { "\($0)" } }
    return table.unsignedValue(term).map { "\($0)" }
  }

  /// The name and kind of what an address leads to.
  func detail(of region: RegionID?, _ state: State) -> Violation.Detail {
    var detail = Violation.Detail()
    guard let region else { return detail }
    let info = regions[region.index]
    detail.object = info.name
    if info.name.isEmpty, isResource(region) { detail.object = symbols.info(info.base)?.name ?? "" }
    detail.kind = info.objectKind
    detail.size = text(of: state.memory[region]?.size)
    return detail
  }
}
