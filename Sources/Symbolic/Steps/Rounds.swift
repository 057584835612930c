internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// How things stood when a round of a loop began.
final class RoundStart {
  let slots: [Value]
  let memory: Memory

  init(_ state: State) {
    slots = state.top.slots
    memory = state.memory
  }
}

/// What one round of a loop changes, compared with how things stood when it began.
extension Explorer {
  /// Rounds that are compared with their beginning.
  private static let comparedRounds = 3

  /// Begins a round: what it changes is told at its end.
  func beginRound(_ index: Int, _ state: inout State) {
    let own = state.top.loops[index]
    let isCompared = own.rounds < Self.comparedRounds || own.openRounds > 0
    state.top.loops[index].start = isCompared ? RoundStart(state) : nil
    state.top.loops[index].isPlain = true
    state.top.loops[index].isCounted = false
  }

  /// Notes that the rounds that are under way did what another round need not do alike: they asked the world outside.
  func noteEffect(_ state: inout State) {
    for frame in state.frames.indices {
      for index in state.frames[frame].loops.indices { state.frames[frame].loops[index].isPlain = false }
    }
  }

  /// Checks at the end of a round that it has changed something, whatever came from outside: all else goes on for ever.
  func checkProgress(_ index: Int, _ state: inout State) throws(PathEnd) {
    let own = state.top.loops[index]
    guard own.isPlain, own.isOpen, own.rounds < Self.comparedRounds, let start = own.start else { return }
    let loop = state.top.code.loops.loops[index]
    guard let isSame = isUnchanged(since: start, loop, state), table.truthValue(isSame) == nil,
      symbols.isFromOutside(isSame), !symbols.isOnlyExtent(isSame)
    else { return }
    let origin = state.top.code.body.blocks[loop.head].origin
    try check(isSame, .endlessLoop, origin, goesOn: true, &state) { _ in Violation.Detail() }
  }

  /// That a round leaves everything as it was, as a truth; nil where it does not, or where that is not known.
  private func isUnchanged(since start: RoundStart, _ loop: LoopTable.Loop, _ state: State) -> Term? {
    var truth = table.truth(true)
    func require(_ old: Term, _ new: Term) -> Bool {
      if old == new { return true }
      guard table.bits(of: old) == table.bits(of: new) else { return false }
      truth = table.conjunction(truth, table.equal(old, new))
      return table.truthValue(truth) != false
    }
    for local in loop.inductions.map(\.local) + loop.changed where !loop.tallies.contains(local) {
      // A variable that had no value before the first round gets one in each before it is read.
      guard let old = start.slots[local.index], let new = state.top.slots[local.index] else { continue }
      if !require(old, new) { return nil }
    }
    for region in state.memory.changed(since: start.memory.clock) {
      guard let now = state.memory[region], now.life == .live || now.life == .escaped else {
        if start.memory[region] == nil { continue }
        return nil
      }
      let blurs = state.blurs.filter { $0.region == region && $0.clock >= start.memory.clock }
      guard let before = start.memory[region], before.life == now.life,
        let pairs = changes(of: region, from: before.contents, to: now.contents, blurred: blurs.compactMap(\.range))
      else { return nil }
      for (old, new) in pairs where !require(old, new) { return nil }
      for blur in blurs where !require(blur.size, table.constant(0, bits: table.bits(of: blur.size))) { return nil }
    }
    return truth
  }

  /// The values that stood at the places of others before; nil where the two cannot be compared.
  ///
  /// - Parameter blurred: where a number of bytes was changed that may be none.
  private func changes(
    of region: RegionID, from before: Contents, to now: Contents, blurred: [Range<Int>]
  ) -> [(old: Term, new: Term)]? {
    guard now.indexed.count == before.indexed.count else { return nil }
    var pairs: [(old: Term, new: Term)] = []
    for segment in now.segments {
      let old = before.exact(segment.start, size: segment.end - segment.start)
      switch (old, segment.payload) {
      case (.value(let a, let first, let size)?, .value(let b, let second, let other)):
        guard first == second, size == other else { return nil }
        pairs.append((a, b))
      // What was not looked at decides nothing, and the next round puts the same there.
      case (nil, .value(_, 0, _)) where before.isOpen(segment.start, segment.end): break
      case (.undefined?, .undefined): break
      case (.fill(let a)?, .fill(let b)): pairs.append((a, b))
      case (_, .unknown) where blurred.contains { $0.contains(segment.start) && $0.upperBound >= segment.end }: break
      default: return nil
      }
    }
    return pairs
  }

  // MARK: Any later round

  /// A number of further rounds like the last one, of which only the round after tells that they may be.
  func furtherRounds(_ count: Term, _ state: inout State) -> Term {
    let further = symbols.make(bits: table.bits(of: count), .induction)
    _ = state.facts.assume(table.equal(further, count), in: table)
    return further
  }

  /// Whether a truth rests on rounds of which it is not known yet what they had to pass.
  func restsOnFurtherRounds(_ truth: Term, _ state: State) -> Bool {
    let inside = table.symbols(in: truth)
    if inside.contains(where: { state.unconfirmed.contains($0) }) { return true }
    return state.frames.contains { frame in
      frame.loops.contains { loop in
        guard let count = loop.count else { return false }
        return inside.contains(count) || loop.further.map { inside.contains($0) } ?? false
      }
    }
  }

  /// Looks at the end of the first round for any number whether it was like those that it stands for: it has moved
  /// what they have moved, and so has passed their tests.
  func confirmRounds(_ index: Int, _ state: inout State) {
    let own = state.top.loops[index]
    guard let further = own.further else { return }
    let isLikeThem = own.moved.allSatisfy { moved in
      switch moved.holder {
      case .slot(let local): return state.top.slots[local.index] == moved.next
      case .memory(let region, let start, let size):
        guard case .value(let value, 0, size)? = state.memory[region]?.contents.exact(start, size: size) else {
          return false
        }
        return value == moved.next
      }
    }
    if !isLikeThem { state.unconfirmed.insert(further) }
    state.top.loops[index].moved = []
  }

  /// Notes that a variable was moved by further rounds.
  func noteMoved(
    _ holder: Moved.Holder, from old: Value, over new: Term, to moved: Term, _ index: Int, _ state: inout State
  ) {
    guard let old, moved != new, !table.isSymbol(moved), table.bits(of: old) == table.bits(of: new) else { return }
    let next = table.add(moved, table.subtract(new, old))
    state.top.loops[index].moved.append(Moved(holder: holder, next: next))
  }

  /// What a variable holds after some more rounds like the last one; nil where that is not known.
  ///
  /// - Parameter count: the number of further rounds.
  func later(
    _ old: Value, _ new: Term, _ scalar: ScalarType, after count: Term, _ own: LoopState, _ state: inout State
  ) -> Term? {
    guard let old, table.bits(of: old) == table.bits(of: new) else { return nil }
    if old == new { return new }
    if let step = table.signedValue(table.subtract(new, old)), step.magnitude < 1 << 20 {
      let bits = table.bits(of: new)
      let counted = extended(count, ScalarType(integerOf: table.bits(of: count)), to: bits)
      let moved = table.add(new, table.multiply(counted, table.constant(signed: step, bits: bits)))
      if scalar.kind == .integer && base(of: new) == nil {
        let (low, high) = step > 0 ? (new, moved) : (moved, new)
        let order = scalar.isSigned ? table.signedLessOrEqual(low, high) : table.unsignedLessOrEqual(low, high)
        _ = state.facts.assume(order, in: table)
        let limit = UInt64(1) << UInt64(min(40, bits - 1))
        let rounds = table.constant(max(1, limit / step.magnitude), bits: table.bits(of: count))
        _ = state.facts.assume(table.unsignedLess(count, rounds), in: table)
      }
      return moved
    }
    guard let sum = accumulated(new, scalar, own, state.trace) else { return nil }
    // Without further rounds it is what the last one has left.
    let noRound = table.equal(count, table.constant(0, bits: table.bits(of: count)))
    _ = state.facts.assume(table.disjunction(table.not(noRound), table.equal(sum, new)), in: table)
    if isLost(new, from: old, scalar, state) {
      _ = state.facts.assume(table.unsignedLessOrEqual(sum, new), in: table)
    } else {
      boundSum(sum, old, new, &state)
    }
    return sum
  }

  /// Whether each round takes away from a number that is not negative, and no more than there is.
  private func isLost(_ new: Term, from old: Term, _ scalar: ScalarType, _ state: State) -> Bool {
    guard !scalar.isSigned, queriesLeft > 0 else { return false }
    let isLess = table.unsignedLessOrEqual(new, old)
    if let known = decide(isLess, state) { return known }
    queriesLeft -= 1
    return decider.check(state.facts.literals + [table.not(isLess)]) == .unsatisfiable
  }

  /// What moves by one until it equals an end does not pass it: `while (position != end) position++`.
  ///
  /// - Parameter count: the number of further rounds.
  func stopAtEnds(_ own: LoopState, after count: Term, _ state: inout State) {
    for (_, tests) in own.tests.sorted(by: { $0.key < $1.key }) where tests.count == 2 {
      guard let first = different(tests[0]), let last = different(tests[1]),
        table.bits(of: first.0) == table.bits(of: last.0)
      else { continue }
      for (before, moving, end) in [(first.0, last.0, last.1), (first.1, last.1, last.0)] where before != moving {
        guard first.0 == last.0 || first.1 == last.1, let step = table.signedValue(table.subtract(moving, before)),
          step.magnitude == 1
        else { continue }
        let bits = max(table.bits(of: count), table.bits(of: moving))
        func wide(_ term: Term) -> Term { extended(term, ScalarType(integerOf: table.bits(of: term)), to: bits) }
        let rounds = table.add(wide(count), table.constant(1, bits: bits))
        let (low, high) = step > 0 ? (moving, end) : (end, moving)
        // So many rounds are left before the two meet.
        let left = table.unsignedLessOrEqual(rounds, wide(table.subtract(high, low)))
        _ = state.facts.assume(table.disjunction(table.not(table.unsignedLess(low, high)), left), in: table)
      }
    }
  }

  /// The two values that a truth says to differ.
  private func different(_ truth: Term) -> (Term, Term)? {
    switch table.shape(of: truth) {
    case .comparison(.notEqual, let a, let b): return (a, b)
    case .not(let inner):
      if case .comparison(.equal, let a, let b) = table.shape(of: inner) { return (a, b) }
      return nil
    default: return nil
    }
  }

  /// A position that a little more is added to in each round does not come near the end of its type.
  private func boundSum(_ sum: Term, _ old: Term, _ new: Term, _ state: inout State) {
    let bits = table.bits(of: sum)
    guard bits >= 32, state.facts.unsignedRange(of: table.subtract(new, old), in: table).upperBound <= 1 << 16 else {
      return
    }
    let limit = table.constant(UInt64(1) << UInt64(min(40, bits - 2)), bits: bits)
    for truth in [table.unsignedLessOrEqual(new, sum), table.unsignedLess(sum, limit)] {
      _ = state.facts.assume(truth, in: table)
    }
  }

  /// Any number, where each round works what it reads outside into a value: a number of several bytes, a sum.
  private func accumulated(
    _ value: Term, _ scalar: ScalarType, _ own: LoopState, _ trace: Trace?
  ) -> Term? {
    guard scalar.kind == .integer else { return nil }
    let inside = table.symbols(in: value)
    let isFed = inside.contains { (symbols.info($0)?.number ?? 0) >= own.known }
    guard isFed,
      inside.allSatisfy({ symbol in
        guard let info = symbols.info(symbol) else { return false }
        return info.kind == .outside && !info.isExtent
      })
    else { return nil }
    // What each round tests is not any number.
    if isTested(inside, trace) { return nil }
    let result = symbols.make(scalar, .outside)
    symbols.markAccumulated(result)
    return result
  }

  /// Whether a condition of the path speaks of all unknowns together.
  private func isTested(_ unknowns: [Term], _ trace: Trace?) -> Bool {
    let all = Set(unknowns)
    var trace = trace
    while let here = trace {
      defer { trace = here.previous }
      if let condition = here.condition, all.isSubset(of: table.symbols(in: condition)) { return true }
    }
    return false
  }

  /// Lets what a region holds stand for any later round that is like the last one.
  func generalise(
    _ region: RegionID, since start: RoundStart, after count: Term, _ own: LoopState, of index: Int,
    _ state: inout State
  ) {
    guard let now = state.memory[region], now.life == .live || now.life == .escaped else { return }
    let before = start.memory[region]?.contents
    for segment in now.contents.segments {
      let size = segment.end - segment.start
      guard case .value(let new, 0, size) = segment.payload else { continue }
      guard case .value(let old, 0, size)? = before?.exact(segment.start, size: size), old != new else { continue }
      letGo(new, &state)
      let scalar = ScalarType(integerOf: size * 8)
      let value =
        table.bits(of: new) == scalar.bits ? later(old, new, scalar, after: count, own, &state) : nil
      if let value {
        noteMoved(
          .memory(region, start: segment.start, size: size), from: old, over: new, to: value, index, &state)
      }
      let offset = table.constant(UInt64(segment.start), bits: state.top.code.unit.pointerBits)
      write(region, offset: offset, size: size, value ?? symbols.make(bits: table.bits(of: new), .imprecise), &state)
    }
  }
}
