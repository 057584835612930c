internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// A loop of a function.
  struct LoopSite: Hashable {
    let function: LinkedProgram.Reference<Function>
    let index: Int
  }

  /// Paths that follow the rounds of one loop one by one, and those of them on the same way.
  private static let straightPaths = 6
  private static let straightAlike = 2
  /// Rounds that they follow: sums over more have too many parts.
  private static let straightRounds = 40

  /// Continues at a block of the top frame, and counts rounds where it begins a loop.
  func go(to target: ID<Block>, _ state: inout State) throws(PathEnd) {
    let code = state.top.code
    let source = state.top.block
    state.top.block = target
    state.top.index = 0
    try assumeLeft(from: source, to: target, &state)
    noteMet(target, &state)
    guard let index = code.loops.index(of: target) else { return }
    let loop = code.loops.loops[index]
    if loop.isStandstill {
      try checkStop(code.body.blocks[target].origin, &state)
      throw PathEnd()
    }
    guard loop.members.contains(source) else {
      state.top.loops[index] = LoopState()
      state.top.loops[index].entered = state.memory.clock
      return beginRound(index, &state)
    }
    if state.top.loops[index].isGeneral {
      // The round after any round knows what let the loop go on; with it the loop has told all.
      guard state.top.loops[index].count != nil else { throw PathEnd() }
      confirmRounds(index, &state)
      state.top.loops[index].count = nil
      return
    }
    try checkProgress(index, &state)
    let own = state.top.loops[index]
    state.top.loops[index].rounds += 1
    state.top.loops[index].known = symbols.count
    if state.top.loops[index].isOpen {
      state.top.loops[index].openRounds += 1
      state.top.loops[index].isOpen = false
    }
    let rounds = state.top.loops[index].rounds
    if try goesOnTouring(index, &state) { return beginRound(index, &state) }
    let isMany =
      state.top.loops[index].openRounds >= effort.openRounds
      && (!isStraight(state) || rounds >= Self.straightRounds || !own.isCounted)
    if isMany, own.isCounted, rounds < Self.straightRounds { forkStraight(index, state) }
    if isMany, !own.isCounted { forkTour(index, state) }
    if isMany || rounds >= effort.rounds {
      generalise(loop, own, &state)
      state.top.loops[index].isGeneral = true
    }
    beginRound(index, &state)
  }

  /// Puts aside a path on which the rounds of a counted loop are followed one by one, each as the last one went.
  private func forkStraight(_ index: Int, _ state: State) {
    let code = state.top.code
    let site = LoopSite(function: code.reference, index: index)
    let members = code.loops.loops[index].members
    let ways = state.top.ways.filter { members.contains($0.key) }
    let known = straightened[site, default: []]
    guard known.count < Self.straightPaths, known.count(where: { $0 == ways }) < Self.straightAlike else { return }
    straightened[site, default: []].append(ways)
    var other = state
    other.top.loops[index].isStraight = true
    other.hasStraightLoop = true
    beginRound(index, &other)
    pending.append(other)
  }

  /// Whether the path is within a loop whose rounds are followed one by one.
  func isStraight(_ state: State) -> Bool {
    guard state.hasStraightLoop else { return false }
    return state.frames.contains { frame in
      frame.code.loops.loops.indices.contains { index in
        frame.loops[index].isStraight && frame.code.loops.loops[index].members.contains(frame.block)
      }
    }
  }

  /// Notes that a condition which is known lets a loop go on.
  func noteCounted(_ then: ID<Block>, _ otherwise: ID<Block>, isTrue: Bool, _ state: inout State) {
    let code = state.top.code
    let block = state.top.block
    for index in code.loops.loops.indices {
      let members = code.loops.loops[index].members
      guard members.contains(block), members.contains(then) != members.contains(otherwise) else { continue }
      if members.contains(isTrue ? then : otherwise) { state.top.loops[index].isCounted = true }
    }
  }

  /// A loop whose variables stand for any round is left in the first of them: of the others it is not known what they
  /// had to pass, and the round after tells it.
  private func assumeLeft(from source: ID<Block>, to target: ID<Block>, _ state: inout State) throws(PathEnd) {
    let loops = state.top.code.loops.loops
    for index in loops.indices {
      guard let count = state.top.loops[index].count, loops[index].members.contains(source),
        !loops[index].members.contains(target)
      else { continue }
      try assume(table.equal(count, table.constant(0, bits: table.bits(of: count))), &state)
    }
  }

  /// Lets the variables of a loop stand for any later round.
  private func generalise(_ loop: LoopTable.Loop, _ own: LoopState, _ state: inout State) {
    let code = state.top.code
    state.top.variadic.lose()
    let bits = code.unit.pointerBits
    let isOpenEnded =
      own.isOpenEnded || (loop.isEndedByMemory && !own.isFedFromOutside)
      || (!loop.converging.isEmpty && own.fedExits.isSubset(of: loop.converging))
      || !loop.sentinels.isSubset(of: own.fedExits)
    let count = symbols.make(bits: bits, isOpenEnded ? .imprecise : .induction)
    if let index = code.loops.index(of: loop.head) { state.top.loops[index].count = count }
    var limit = UInt64(1) << UInt64(min(40, bits - 2))
    // Whoever is outside decides on every round: the further ones may be like the last.
    let start = own.isFedFromOutside && !isOpenEnded ? own.start : nil
    for induction in loop.inductions where induction.isEveryRound || start == nil {
      let scalar = code.unit.scalar(code.body.locals[induction.local].type)
      guard let value = state.top.slots[induction.local.index], scalar.kind != .floating else { continue }
      // A counter of 32 bits and more that starts low does not come near its end in any run.
      let most = scalar.bits >= 32 ? scalar.bits - 2 : scalar.bits - 1
      limit = min(limit, (UInt64(1) << UInt64(min(40, most))) / UInt64(max(1, abs(induction.step))))
      let rounds: Term
      if induction.isEveryRound {
        rounds = count
      } else {
        rounds = symbols.make(bits: bits, .imprecise)
        _ = state.facts.assume(table.unsignedLessOrEqual(rounds, count), in: table)
      }
      let counted = fit(rounds, scalar)
      let step = table.constant(signed: Int64(induction.step), bits: scalar.bits)
      let moved = table.add(value, table.multiply(counted, step))
      state.top.slots[induction.local.index] = moved
      // The variable has not wrapped on the way.
      let (low, high) = induction.step > 0 ? (value, moved) : (moved, value)
      let order =
        scalar.kind == .integer && scalar.isSigned
        ? table.signedLessOrEqual(low, high) : table.unsignedLessOrEqual(low, high)
      if scalar.kind == .integer { _ = state.facts.assume(order, in: table) }
    }
    _ = state.facts.assume(table.unsignedLess(count, table.constant(max(1, limit), bits: bits)), in: table)
    stopAtEnds(own, after: count, &state)
    let further = start == nil ? count : furtherRounds(count, &state)
    let index = code.loops.index(of: loop.head) ?? 0
    state.top.loops[index].further = start == nil ? nil : further
    state.top.loops[index].moved = []
    let conditional = loop.inductions.filter { !$0.isEveryRound }.map(\.local)
    for local in loop.changed + (start == nil ? [] : conditional) {
      let scalar = code.unit.scalar(code.body.locals[local].type)
      guard let last = state.top.slots[local.index] else { continue }
      letGo(last, &state)
      var moved: Term?
      if let start { moved = later(start.slots[local.index], last, scalar, after: further, own, &state) }
      if let start, let moved {
        noteMoved(.slot(local), from: start.slots[local.index], over: last, to: moved, index, &state)
      }
      let name = code.body.locals[local].name
      let value = moved ?? symbols.make(scalar, .imprecise, name: name)
      if moved == nil { symbols.markLeftByLoop(value) }
      state.top.slots[local.index] = value
      if let moved, table.isSymbol(moved) { symbols.name(moved, name) }
    }
    var regions = state.memory.changed(since: own.entered)
    if let start { for region in regions { generalise(region, since: start, after: further, own, of: index, &state) } }
    for base in loop.changedRegions {
      switch base {
      case .local(let local): if let region = state.top.regions[local.index] { regions.append(region) }
      case .global(let global): regions.append(region(of: global, in: code.unit, &state))
      case .memory: break
      }
    }
    if loop.changesMemory { assumeFilled(by: loop, &state) }
    if start != nil {
      // What this path's rounds have left without a value others may have filled.
      for region in Set(regions) { state.memory.refine(region) { $0.contents.assumeGiven(as: .imprecise) } }
      return
    }
    for region in Set(regions).sorted() {
      for case .value(let term, _, _)? in state.memory[region]?.contents.segments.map(\.payload) ?? [] {
        letGo(term, &state)
      }
      state.memory.change(region) {
        if $0.life == .live || $0.life == .escaped { $0.contents.forget(within: nil, as: .imprecise) }
      }
    }
  }

  /// What rounds of a loop may have given a value that this path's rounds have not.
  private func assumeFilled(by loop: LoopTable.Loop, _ state: inout State) {
    for local in loop.reached.sorted() {
      let region =
        state.top.code.isSlot[local.index]
        ? state.top.slots[local.index].flatMap { base(of: $0) }.flatMap { known(region: $0, state) }
        : state.top.regions[local.index]
      if let region { state.memory.refine(region) { $0.contents.assumeGiven(as: .imprecise) } }
    }
  }

  /// A block that a forgotten value leads to is not followed to its end any more.
  func letGo(_ value: Term, _ state: inout State) {
    for symbol in table.symbols(in: value) {
      guard case .object(let region)? = symbols.info(symbol)?.target, state.memory[region]?.life == .live,
        case .heap = regions[region.index].kind
      else { continue }
      state.memory.change(region) { $0.life = .escaped }
    }
  }

  /// Notes that a condition is open in the loops around it, also those of calling functions.
  func noteOpen(_ state: inout State) {
    for frame in state.frames.indices {
      let code = state.frames[frame].code
      let block = state.frames[frame].block
      for index in code.loops.loops.indices where code.loops.loops[index].members.contains(block) {
        state.frames[frame].loops[index].isOpen = true
      }
    }
  }

  /// Notes an open condition, and tells what each side assumes about how often a loop runs: a loop that is left before
  /// its first round, or one that goes into a further round; and whether it decides about a round at all.
  func noteOpenCondition(
    _ then: ID<Block>, _ otherwise: ID<Block>, _ truth: Term, _ state: inout State
  ) -> (then: Assumption?, otherwise: Assumption?, isRound: Bool) {
    noteOpen(&state)
    let code = state.top.code
    let block = state.top.block
    // The innermost loop that one of the ways leaves.
    for index in code.loops.loops.indices.reversed() {
      let loop = code.loops.loops[index]
      guard loop.members.contains(block) else { continue }
      let stays = (then: loop.members.contains(then), otherwise: loop.members.contains(otherwise))
      if stays.then == stays.otherwise { continue }
      let tests = state.top.loops[index].tests[block, default: []]
      state.top.loops[index].tests[block] = tests.suffix(1) + [stays.then ? truth : table.not(truth)]
      let rounds = state.top.loops[index].rounds
      let isCounted = state.top.loops[index].isCounted
      let again: Assumption? = rounds >= 1 ? isCounted ? .counted : .rounds(rounds + 1) : nil
      let skips: Assumption? = rounds == 0 ? .skips(index) : nil
      if !kind(ofOrder: truth).isArbitrary { state.top.loops[index].isOpenEnded = true }
      if symbols.isFromOutside(truth) {
        state.top.loops[index].isFedFromOutside = true
        state.top.loops[index].fedExits.insert(block)
      }
      return (stays.then ? again : skips, stays.otherwise ? again : skips, true)
    }
    return (nil, nil, false)
  }

  /// Who decides on a truth: where it compares two values that were counted from the same start, whoever is outside of it.
  private func kind(ofOrder truth: Term) -> SymbolInfo.Kind {
    switch table.shape(of: truth) {
    case .not(let inner): return kind(ofOrder: inner)
    case .comparison(.signedLess, let a, let b), .comparison(.signedLessOrEqual, let a, let b):
      return min(symbols.kind(of: truth), symbols.kind(of: table.subtract(a, b)))
    default: return symbols.kind(of: truth)
    }
  }

  /// Whether a truth only says that something is not equal to what somebody outside chooses.
  private func isDifference(_ truth: Term) -> Bool {
    guard case .comparison(.notEqual, let a, let b) = table.shape(of: truth) else { return false }
    return [a, b].contains { side in
      symbols.isFromOutside(side) && !symbols.isOnlyExtent(side) && symbols.kind(of: side).isArbitrary
    }
  }

  /// What a way assumes about a loop of the top frame.
  enum Assumption {
    case skips(Int)
    case rounds(Int)
    /// That a counted loop is not left before its end.
    case counted
  }

  func speculate(_ assumption: Assumption?, _ truth: Term, _ state: inout State) {
    guard let assumption, !kind(ofOrder: truth).isArbitrary, !isDifference(truth) else { return }
    switch assumption {
    case .skips(let index): state.speculation.skipped.append(.init(code: state.top.code, index: index))
    case .rounds(let count): state.speculation.rounds = max(state.speculation.rounds, count)
    case .counted: break
    }
  }
}
