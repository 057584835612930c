internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// A violation that callers may exclude by how many bytes they hand, until the function tests that itself.
struct Doubt {
  let bad: Term
  let hazard: Hazard
  let place: Trace
  let region: RegionID?
  let detail: Violation.Detail
}

/// Bytes that are used before the test that is about them.
extension Explorer {
  /// Keeps a violation that the root's callers may exclude.
  func doubt(
    _ bad: Term, _ hazard: Hazard, _ origin: ID<Origin>, region: RegionID?, at place: Trace?, _ state: inout State,
    _ detail: Violation.Detail
  ) {
    guard state.doubts.count < 8, (place?.depth ?? state.frames.count) == 1 else { return }
    let place =
      place
      ?? Trace(.returns(""), state.top.code.reference, origin, region: region, depth: 1, after: nil)
    state.doubts.append(Doubt(bad: bad, hazard: hazard, place: place, region: region, detail: detail))
  }

  /// Whether a truth compares by order: a test for one number tells kinds of messages apart, and not whether there are
  /// enough bytes.
  func isOrder(_ truth: Term) -> Bool {
    switch table.shape(of: truth) {
    // That there are none is the end of an order.
    case .comparison(.equal, let a, let b), .comparison(.notEqual, let a, let b):
      table.unsignedValue(a) == 0 || table.unsignedValue(b) == 0
    default: true
    }
  }

  /// Whether a truth is about a number of bytes that all callers of the root compare before they hand it on; none is
  /// unknown.
  func isCallersTest(_ bad: Term, _ state: State) -> Bool {
    guard let root = state.frames.first?.code, program.linked[root.reference].linkage == .internal,
      !program.calls.isHandedOut(root.reference)
    else { return false }
    return table.symbols(in: bad).contains { symbol in
      guard symbols.info(symbol)?.isExtent == true, let index = parameters.firstIndex(of: symbol) else { return false }
      return program.callerTests.areTested(index, of: root.reference)
    }
  }

  /// Whether a truth is about the bytes behind those that a doubt is about: these were counted off before.
  private func isAboutRest(_ truth: Term, of doubt: Doubt) -> Bool {
    var shape = table.shape(of: truth)
    if case .not(let inner) = shape { shape = table.shape(of: inner) }
    guard case .comparison(_, let left, let right) = shape else { return false }
    let lengths = table.symbols(in: doubt.bad).filter { symbols.info($0)?.isExtent == true }
    return [left, right].contains { side in
      lengths.contains { length in
        guard table.symbols(in: side) == [length], table.bits(of: side) >= table.bits(of: length) else { return false }
        let whole = table.zeroExtend(length, to: table.bits(of: side))
        return table.signedValue(table.subtract(side, whole)).map { $0 < 0 } ?? false
      }
    }
  }

  /// Reports what a later test of the root tells apart: one way excludes the violation, the other does not.
  func settle(_ truth: Term, _ state: State) {
    guard state.frames.count == 1, isOrder(truth) else { return }
    var (first, second) = (state, state)
    guard first.facts.assume(truth, in: table), second.facts.assume(table.not(truth), in: table) else { return }
    for doubt in state.doubts {
      let excluded = (decide(doubt.bad, first) == false, decide(doubt.bad, second) == false)
      // The first read before its test tells the story of a function.
      guard excluded.0 != excluded.1, queriesLeft > 0, !settled.contains(doubt.place.function) else { continue }
      if isCallersTest(doubt.bad, state) || isAboutRest(truth, of: doubt) { continue }
      let key = SiteKey(function: doubt.place.function, origin: doubt.place.origin, hazard: doubt.hazard)
      guard !reported.contains(key) else { continue }
      let state = excluded.0 ? second : first
      queriesLeft -= 1
      guard case .satisfiable(let model) = decider.check(state.facts.literals + [doubt.bad]) else { continue }
      reported.insert(key)
      settled.insert(doubt.place.function)
      report(
        doubt.hazard, doubt.place.origin, doubt.bad, model, isFromOutside: true, region: doubt.region, at: doubt.place,
        state, doubt.detail)
    }
  }
}
