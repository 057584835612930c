internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// What a path says about a truth that must not be.
enum Judgement {
  /// It cannot be.
  case safe
  /// It is, or values that nobody constrains make it so: a violation with values.
  case shown(Model, isFromOutside: Bool)
  /// It may be, for values that a caller or the environment may exclude.
  case latent
  /// It may be, for numbers of bytes that the root's callers need not hand.
  case countsOnCallers
}

extension Explorer {
  /// Judges a truth that must not be, reports it where it is shown, and goes on where it is not.
  ///
  /// - Parameters:
  ///   - goesOn: whether the program still has a meaning after the violation.
  ///   - place: the call that is to blame, where it is not the instruction itself.
  func check(
    _ bad: Term, _ hazard: Hazard, _ origin: ID<Origin>, goesOn: Bool = false, region: RegionID? = nil,
    at place: Trace? = nil, _ state: inout State, detail: (State) -> Violation.Detail
  ) throws(PathEnd) {
    if table.truthValue(bad) == false { return }
    let known = decide(bad, state)
    if known == false { return }
    let key = SiteKey(
      function: place?.function ?? state.top.code.reference, origin: place?.origin ?? origin, hazard: hazard)
    if reported.contains(key) {
      noteOverrun(hazard, region, &state)
    } else if isReported(hazard, state), !isFollowUp(hazard, region, state) {
      switch judge(bad, hazard, region, isCertain: known == true, state) {
      case .safe:
        if known != true { return }
        throw PathEnd()
      case .shown(let model, let isFromOutside):
        reported.insert(key)
        report(
          hazard, origin, bad, model, isFromOutside: isFromOutside, region: region, at: place, state, detail(state))
        noteOverrun(hazard, region, &state)
      case .latent: break
      case .countsOnCallers:
        if known != true {
          let detail = detail(state)
          return doubt(bad, hazard, origin, region: region, at: place, &state, detail)
        }
      }
    }
    if known == true {
      if goesOn { return }
      throw PathEnd()
    }
    if !goesOn { try grant(table.not(bad), &state) }
  }

  /// Goes on as if an access had gone well; that says nothing of what the code makes sure of.
  func grant(_ truth: Term, _ state: inout State) throws(PathEnd) {
    let known = state.facts.literals.count
    try assume(truth, &state)
    state.granted.formUnion(state.facts.literals.dropFirst(known))
  }

  /// - Parameter isCertain: whether the assumptions imply the truth.
  func judge(
    _ bad: Term, _ hazard: Hazard, _ region: RegionID?, isCertain: Bool, _ state: State
  ) -> Judgement {
    if !isOwnCheck(bad, hazard, region, state) { return .countsOnCallers }
    if isTestedByPointers(bad, state) || restsOnFurtherRounds(bad, state) { return .latent }
    let kind = weakestKind(bad, state)
    let isFromOutside = symbols.isFromOutside(bad)
    if isCertain {
      if !isFromOutside, countsRoundsOfCallers(state) { return .countsOnCallers }
      if !isFromOutside, !isTestedAnswer(bad, hazard, state) {
        if state.speculation.doubts(hazard, in: state.top.code) {
          // It is so on this path whatever it rests on: the function is looked at for itself.
          if table.truthValue(bad) == true { suspects.insert(state.top.code.reference) }
          return .latent
        }
        if !kind.isArbitrary && isHelpersCheck(bad, state) { return .latent }
        if hazard == .nullDereference, table.truthValue(bad) == true, restsOnHelpersNull(state) { return .latent }
        if hazard == .nullDereference, isGuardedByRecord(bad, state) || isNullByEquality(bad, state) { return .latent }
      }
      return confirm(bad, isFromOutside: isFromOutside, state)
    }
    if isVetted(bad, state) || isHeldEqual(bad, state) || isExcludedByRecord(bad, state) { return .latent }
    if !isFromOutside && (state.speculation.rounds > 2 || state.speculation.isUnclear) { return .latent }
    // Nothing on the path speaks of the values that the truth depends on: a caller decides.
    guard kind.isArbitrary else {
      guard
        isTestedInVain(bad, hazard, region, state) || isImplied(bad, state) || isOpenWhatever(bad, state)
          || isAgainstHabit(bad, hazard, state) || isMasked(bad, hazard, region, state)
      else { return .latent }
      return confirm(bad, isFromOutside: isFromOutside, state)
    }
    return confirm(bad, isFromOutside: isFromOutside, state)
  }

  /// Whether the path compares the pointer whose bytes a truth counts with another pointer: the end of its bytes may be
  /// known by that too.
  private func isTestedByPointers(_ bad: Term, _ state: State) -> Bool {
    let extents = table.symbols(in: bad).filter { symbols.info($0)?.isExtent == true }
    guard !extents.isEmpty else { return false }
    return state.facts.literals.contains { literal in
      let pointers = table.symbols(in: literal).filter { symbols.info($0)?.isPointer == true }
      guard pointers.count > 1 else { return false }
      return pointers.contains { pointer in
        guard case .object(let region)? = symbols.info(pointer)?.target, let size = state.memory[region]?.size else {
          return false
        }
        return table.symbols(in: size).contains { extents.contains($0) }
      }
    }
  }

  /// Whether the path rests on the answer of a function that is not followed and was given what the truth is about.
  private func isVetted(_ bad: Term, _ state: State) -> Bool {
    guard !state.vetted.isEmpty else { return false }
    let own = Set(table.symbols(in: bad))
    let literals = state.facts.literals.map { table.symbols(in: $0) }
    // What bounds an unknown of the truth counts as well: `i < n`.
    let mine = own.union(literals.filter { $0.contains { own.contains($0) } }.joined())
    let given = state.vetted.filter { $0.value.contains { mine.contains($0) } }
    if given.isEmpty { return false }
    return literals.contains { $0.contains { given[$0] != nil } }
  }

  /// Whether the solver finds that the path excludes the opposite.
  private func isImplied(_ bad: Term, _ state: State) -> Bool {
    guard state.speculation.isEmpty, queriesLeft > 0, isMentioned(bad, state) else { return false }
    queriesLeft -= 1
    guard case .unsatisfiable = decider.check(state.facts.literals + [table.not(bad)]) else { return false }
    // A path that only numbers beyond any memory can take says nothing.
    var seen: Set<Term> = []
    let plausible = state.facts.literals.flatMap { table.symbols(in: $0) }.compactMap { symbol -> Term? in
      guard seen.insert(symbol).inserted, let info = symbols.info(symbol), info.kind == .contract, !info.isPointer,
        !info.isSigned
      else { return nil }
      return isCount(symbol, isSigned: false)
    }
    guard !plausible.isEmpty, queriesLeft > 0 else { return true }
    queriesLeft -= 1
    if case .unsatisfiable = decider.check(state.facts.literals + plausible) { return false }
    return true
  }

  /// That a number is one that bytes in memory can have; nil for a narrow one, which always is.
  private func isCount(_ symbol: Term, isSigned: Bool) -> Term? {
    let bits = table.bits(of: symbol)
    guard bits >= 32 || isSigned else { return nil }
    return table.unsignedLess(symbol, table.constant(UInt64(1) << UInt64(bits - 2), bits: bits))
  }

  /// That a number of bytes is one that a message can have: who hands bytes to a function of his own knows a limit, and
  /// has looked at a message before, and not at one without bytes.
  private func isPacket(_ symbol: Term, _ state: State) -> Term? {
    let bits = table.bits(of: symbol)
    let limit = isCalled ? 16 : 24
    var truth =
      bits <= limit
      ? table.truth(true) : table.unsignedLess(symbol, table.constant(UInt64(1) << UInt64(limit), bits: bits))
    if let root = state.frames.first?.code, isOwnFunction(root), parameters.contains(symbol),
      decide(table.equal(symbol, table.constant(0, bits: bits)), state) != true
    {
      truth = table.conjunction(truth, table.unsignedLessOrEqual(table.constant(1, bits: bits), symbol))
    }
    return table.truthValue(truth) == true ? nil : truth
  }

  /// Whether an assumption of the path speaks of an unknown of the truth.
  private func isMentioned(_ bad: Term, _ state: State) -> Bool {
    let mine = Set(table.symbols(in: bad).filter { symbols.info($0)?.kind != .address })
    return state.facts.literals.contains { literal in table.symbols(in: literal).contains { mine.contains($0) } }
  }

  private func confirm(_ bad: Term, isFromOutside: Bool, _ state: State) -> Judgement {
    guard queriesLeft > 0 else { return .latent }
    queriesLeft -= 1
    let extents = Set(([bad] + state.facts.literals).flatMap { table.symbols(in: $0) }).sorted().compactMap {
      symbol -> Term? in
      guard let info = symbols.info(symbol), info.isExtent else { return nil }
      return isPacket(symbol, state)
    }
    let truths = state.facts.literals + [bad] + extents
    let small = table.symbols(in: bad).prefix(4).flatMap { symbol -> [Term] in
      guard symbols.info(symbol)?.kind != .address else { return [] }
      let bits = table.bits(of: symbol)
      guard bits > 10 else { return [] }
      return [table.unsignedLess(symbol, table.constant(1024, bits: bits))]
    }
    switch decider.check(truths, preferring: small) {
    case .satisfiable(let model): return .shown(model, isFromOutside: isFromOutside)
    case .unsatisfiable: return .safe
    case .unknown: return .latent
    }
  }

  /// Whether an allocation may have failed for all that is known; who was handed its result may have looked.
  func mayFail(_ address: Term, _ state: State) -> Bool {
    guard case .object(let region)? = symbols.info(address)?.target else { return false }
    return regions[region.index].mayBeNull && state.memory[region]?.life != .escaped
  }

  /// Whether a truth is known from a condition of a function that has returned: a check that a helper makes for all its
  /// callers says nothing about this one.
  private func isHelpersCheck(_ bad: Term, _ state: State) -> Bool {
    let mine = table.symbols(in: bad)
    var depth = state.frames.count
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      depth = min(depth, here.depth)
      guard case .condition = here.event, let condition = here.condition else { continue }
      guard table.symbols(in: condition).contains(where: { mine.contains($0) }) else { continue }
      return here.depth > depth
    }
    return false
  }

  /// Whether the path rests on a null pointer of a caller that only a function that has returned looked for.
  private func restsOnHelpersNull(_ state: State) -> Bool {
    var depth = state.frames.count
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      depth = min(depth, here.depth)
      guard case .condition = here.event, here.depth > depth, let condition = here.condition else { continue }
      let isNullTest = table.symbols(in: condition).contains { symbol in
        guard let info = symbols.info(symbol), info.kind == .contract, info.isPointer else { return false }
        return decide(isNull(symbol), state) == true
      }
      if isNullTest { return true }
    }
    return false
  }

  /// Reports what needs no values: it happens on the path whatever they are.
  func reportCertain(
    _ hazard: Hazard, _ origin: ID<Origin>, region: RegionID? = nil, local: ID<Local>? = nil,
    at place: Trace? = nil, _ state: State, detail: Violation.Detail
  ) {
    let code = state.top.code
    let key = SiteKey(
      function: place?.function ?? code.reference, origin: place?.origin ?? origin, hazard: hazard)
    guard !state.speculation.doubts(hazard, of: local, in: code), !reported.contains(key), queriesLeft > 0,
      isReported(hazard, state), !hazard.isAboutMissingValues || !restsOnLoopResult(state)
    else { return }
    queriesLeft -= 1
    guard case .satisfiable(let model) = decider.check(state.facts.literals) else { return }
    reported.insert(key)
    report(hazard, origin, nil, model, isFromOutside: false, region: region, at: place, state, detail)
  }

  /// Whether a condition of the path is about what some round of a loop has left: the same round may have given values.
  private func restsOnLoopResult(_ state: State) -> Bool {
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard let condition = here.condition else { continue }
      if table.symbols(in: condition).contains(where: { symbols.info($0)?.isLeftByLoop == true }) { return true }
    }
    return false
  }
}

extension Hazard {
  fileprivate var isAboutMissingValues: Bool {
    self == .uninitialisedRead || self == .uninitialisedOutput || self == .uncheckedResult
  }
}
