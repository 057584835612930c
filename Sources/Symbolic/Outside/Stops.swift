internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// What bytes from outside lead to beside accesses: calls without end, and stops.
extension Explorer {
  /// Paths on which the depth of a cycle is looked at.
  private static let depthTries = 4

  /// Checks a call of a function that is under way already: nothing counts the depth, and bytes from outside have decided
  /// since it was entered.
  func checkDepth(
    _ target: LinkedProgram.Reference<Function>, _ call: ID<Call>, _ arguments: [ArgumentValue],
    _ origin: ID<Origin>, _ state: State
  ) {
    guard let cycle = program.depthCounters.cycle(closedBy: call, in: state.top.code.reference),
      depthsTried[cycle, default: 0] < Self.depthTries,
      let index = state.frames.lastIndex(where: { $0.code.reference == target }),
      !hasOtherNumbers(
        arguments, but: program.depthCounters.measuring(in: call, of: state.top.code.reference),
        than: state.frames[index], state), !followsProgram(arguments, state),
      isDecidedOutside(since: index + 1, state)
    else { return }
    var detail = Violation.Detail()
    detail.callee = program.linked[target].name
    let count = exploration.violations.count
    // The function that is entered again has looked at the bytes; its call leads back to it.
    let place = index + 1 < state.frames.count ? self.call(openedAt: index + 1, state) : nil
    reportCertain(.unboundedRecursion, origin, at: place, state, detail: detail)
    depthsTried[cycle, default: 0] += exploration.violations.count > count ? Self.depthTries : 1
  }

  /// Whether a known number is another one than on the level before: each level names the next.
  ///
  /// - Parameter measuring: the arguments that only tell how deep it is.
  private func hasOtherNumbers(
    _ arguments: [ArgumentValue], but measuring: Set<Int>, than frame: Frame, _ state: State
  ) -> Bool {
    arguments.indices.contains { index in
      guard !measuring.contains(index), case .scalar(let value?, let scalar) = arguments[index],
        scalar.kind == .integer,
        table.unsignedValue(value) != nil, frame.slots.indices.contains(index), let before = frame.slots[index],
        table.bits(of: before) == table.bits(of: value)
      else { return false }
      return decide(table.equal(before, value), state) == false
    }
  }

  private func isConstant(_ region: RegionID) -> Bool {
    if case .global(let global) = regions[region.index].kind { program.isConstant(global) } else { false }
  }

  /// Whether a level goes down in data of the program's own, which only then is as deep: in a constant table, or in
  /// records that lead to each other.
  private func followsProgram(_ arguments: [ArgumentValue], _ state: State) -> Bool {
    arguments.contains { argument in
      guard case .scalar(let pointer?, let scalar) = argument, scalar.kind == .pointer, let base = base(of: pointer),
        let info = symbols.info(base)
      else { return false }
      if case .object(let region)? = info.target {
        if isConstant(region) { return true }
        if case .unknown(.outside)? = state.memory[region]?.contents.background { return false }
      }
      if case .memory? = info.source { return true }
      return false
    }
  }

  /// Whether a condition from outside was decided since the frame of a depth was entered.
  private func isDecidedOutside(since depth: Int, _ state: State) -> Bool {
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      if here.depth < depth { return false }
      switch here.event {
      case .condition, .selects:
        if let condition = here.condition, symbols.isFromOutside(condition), !symbols.isOnlyExtent(condition) {
          return true
        }
      default: break
      }
    }
    return false
  }

  /// Checks where the program stops itself: whoever is outside must not decide on that.
  func checkStop(_ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    // A function that does nothing but stop is as good as its call.
    var call: Trace?
    var trace = state.trace
    while let here = trace, case .calls = here.event {
      call = here
      trace = here.previous
    }
    guard let here = trace, here.depth == call?.depth ?? state.frames.count, let condition = here.condition,
      symbols.isFromOutside(condition), !symbols.isOnlyExtent(condition)
    else { return }
    let assumed: Term
    switch here.event {
    case .condition(let holds): assumed = holds ? condition : table.not(condition)
    // The default excludes the other cases.
    case .selects(let value): assumed = value.isEmpty ? table.not(condition) : condition
    default: return
    }
    try check(assumed, .assertionFromOutside, origin, goesOn: true, at: call, &state) { _ in Violation.Detail() }
  }
}
