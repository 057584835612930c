internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Calls of a root one after the other, and of other entries that leave something for it, with what the program keeps
/// in between: `offset += length` over fragments, a length of one message that the next one counts on.
struct FurtherCalls {
  /// What the roots and all that they call keep.
  let kept: Set<Int>
  /// Holders that the program moves by sums.
  let movedHolders: Set<Int>
  /// By record the pointer that every call is handed.
  var contexts: [String: Term] = [:]
  /// By what a number of calls has left how many paths went on with it.
  var followed: [Leftover: Int] = [:]

  /// What a number of calls has left in memory, without what is no constant.
  struct Leftover: Hashable {
    /// What is called next.
    let root: LinkedProgram.Reference<Function>
    let rounds: Int
    let places: [Place]
    let constants: [UInt64?]
  }

  struct Place: Hashable {
    let region: RegionID
    let start: Int
  }

  /// What calls have left in memory that later ones find.
  struct Kept: Hashable {
    let place: Place
    let value: Term
  }
}

extension Explorer {
  /// Paths that go on with the same leftover, and all that go on.
  private static let followedAlike = 6
  private static let followedAll = 40

  /// Follows further calls of a root, where the first one, or one of another entry, may leave something for them.
  ///
  /// A caller that the program has decides about the order of calls.
  func followFurtherCalls(of root: FunctionCode) {
    guard !isFreshProgram, !isCalled, !exploration.isExhausted else { return }
    let entries = [root.reference] + program.keptState.entries(leavingFor: root.reference)
    let kept = program.keptState.kept(for: root.reference, by: entries)
    guard !kept.isEmpty, let code = FunctionCode(calling: entries, like: root) else { return }
    furtherCalls = FurtherCalls(kept: kept, movedHolders: program.keptState.moved(by: entries))
    var state = State()
    push(code, nil, [], &state)
    pending = PendingPaths()
    pending.append(state)
    let limit = exploration.steps + effort.steps / 2
    if followPaths(until: { exploration.steps > limit }) != nil { exploration.followsCallsInPart = true }
    furtherCalls = nil
  }

  /// Whether a hazard is reported: later calls show what the numbers that were kept lead to, everything else is shown
  /// by the root alone.
  func isReported(_ hazard: Hazard, _ state: State) -> Bool {
    guard furtherCalls != nil else { return true }
    let restsOnNumbers: Set<Hazard> = [.outOfBoundsRead, .outOfBoundsWrite, .divisionByZero]
    return restsOnNumbers.contains(hazard) && state.frames[0].loops[0].rounds > 0
  }

  /// Calls a root, with new arguments but for the records in which something is kept.
  func callRoot(_ root: LinkedProgram.Reference<Function>, _ state: inout State) throws(PathEnd) {
    guard let code = program.code(root) else { throw PathEnd() }
    noteEffect(&state)
    state.frames[0].loops[0].isFedFromOutside = true
    let isOnlyOne = state.frames[0].code.calledRoots.count == 1
    let rounds = state.frames[0].loops[0].rounds
    if rounds > 0 {
      let kept = leftover(state)
      // A call that leaves everything as it was tells nothing.
      if kept == state.leftover { throw PathEnd() }
      state.leftover = kept
      let constants = kept.map { table.unsignedValue($0.value) }
      try count(FurtherCalls.Leftover(root: root, rounds: rounds, places: kept.map(\.place), constants: constants))
    }
    if rounds > 0 || !isOnlyOne {
      let isAgain = isOnlyOne || hasEntered(code.name, state)
      state.trace = Trace(
        isAgain ? .repeats(code.name) : .enters(code.name), root, code.body.blocks[code.body.entry].origin, depth: 1,
        after: state.trace)
    }
    pushEntry(code, ID(0), &state)
  }

  private func hasEntered(_ function: String, _ state: State) -> Bool {
    var trace = state.trace
    while let here = trace {
      if case .enters(function) = here.event { return true }
      trace = here.previous
    }
    return false
  }

  private func count(_ leftover: FurtherCalls.Leftover) throws(PathEnd) {
    guard let followed = furtherCalls?.followed, followed[leftover, default: 0] < Self.followedAlike,
      followed.values.reduce(0, +) < Self.followedAll
    else {
      exploration.followsCallsInPart = true
      throw PathEnd()
    }
    furtherCalls?.followed[leftover, default: 0] += 1
  }

  /// What calls have put into memory that they do not own.
  private func leftover(_ state: State) -> [FurtherCalls.Kept] {
    let entered = state.frames[0].loops[0].entered
    return state.memory.changed(since: entered).flatMap { region -> [FurtherCalls.Kept] in
      switch regions[region.index].kind {
      case .global, .pointee: break
      case .local, .heap, .stack, .opaque, .code: return []
      }
      return state.memory[region]?.contents.segments.compactMap { segment in
        guard case .value(let term, 0, segment.end - segment.start) = segment.payload, !isFirstLook(term, at: region)
        else { return nil }
        return FurtherCalls.Kept(place: .init(region: region, start: segment.start), value: term)
      } ?? []
    }
  }

  /// Whether an unknown is what a region held when it was first read.
  private func isFirstLook(_ term: Term, at region: RegionID) -> Bool {
    guard case .memory(region, _, _)? = symbols.info(term)?.source else { return false }
    return true
  }

  /// The pointer that all calls are handed for a parameter, where something is kept behind it.
  func context(for parameter: ID<Local>, of root: FunctionCode) -> Term? {
    guard let calls = furtherCalls, let pointee = root.unit.ir.types[root.body.locals[parameter].type].pointee,
      let record = root.unit.ir.types[pointee].record,
      program.modifications.holders(in: pointee, unit: root.unit.index).contains(where: { calls.kept.contains($0) })
    else { return nil }
    if let known = calls.contexts[record.name] { return known }
    let scalar = root.unit.scalar(root.body.locals[parameter].type)
    let made = symbols.make(scalar, .contract, name: root.body.locals[parameter].name)
    symbols.markParameter(made)
    furtherCalls?.contexts[record.name] = made
    return made
  }

  /// Puts a value where the first of several calls finds what the program moves.
  func begin(_ place: Place, _ region: RegionID, _ offset: Term, _ scalar: ScalarType, _ state: inout State) {
    guard let calls = furtherCalls, scalar.kind == .integer, let start = table.signedValue(offset).map({ Int($0) }),
      let contents = state.memory[region]?.contents, contents.earlier == nil,
      case .unknown(.contract) = contents.background, contents.isOpen(start, start + scalar.size),
      let holder = program.modifications.holder(
        of: place, in: state.top.code.body, unit: state.top.code.unit.index), calls.movedHolders.contains(holder),
      let constant = program.keptState.start(of: holder)
    else { return }
    let first = initialValue(region, at: start, size: scalar.size) ?? UInt64(truncatingIfNeeded: constant)
    let value = table.constant(first, bits: scalar.bits)
    state.memory.refine(region) { $0.contents.note(value, at: start, size: scalar.size) }
  }
}

extension Explorer {
  /// What an object of the program with static storage holds at its start.
  private func initialValue(_ region: RegionID, at start: Int, size: Int) -> UInt64? {
    guard case .global(let global) = regions[region.index].kind, program.linked[global].isDefinition,
      !program.linked[global].flags.contains(.constantInitialiserUnknown),
      case .bits(let value) = program.initialValue(of: global, at: start, size: size)
    else { return nil }
    return value
  }
}

extension FunctionCode {
  /// Code that stands for whoever calls roots: a loop without an end that calls any one of them in each round.
  fileprivate convenience init?(
    calling roots: [LinkedProgram.Reference<Function>], like root: FunctionCode
  ) {
    guard let origin = root.body.origins.elements.first else { return nil }
    var body = Body()
    let here = body.origins.add(origin)
    let loop = ID<Block>(1)
    _ = body.blocks.add(Block(terminator: .jump(loop), origin: here))
    // The root itself comes last and is followed first.
    let choices = roots.indices.reversed().map { ID<Block>(2 + $0) }
    _ = body.blocks.add(Block(terminator: .anyOf(choices), origin: here))
    for root in roots {
      let call = body.calls.add(Call(.function(root.id), [], result: .none))
      _ = body.blocks.add(
        Block(instructions: [Instruction(.call(call), origin: here)], terminator: .jump(loop), origin: here))
    }
    let function = Function(name: root.name, type: ID(0), linkage: .internal)
    // Behind the unit's own functions.
    let reference = LinkedProgram.Reference<Function>(
      unit: root.reference.unit, id: ID(root.unit.ir.functions.count))
    self.init(reference, function: function, body: body, unit: root.unit, calledRoots: roots)
  }
}
