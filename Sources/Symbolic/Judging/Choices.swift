internal import Basics
internal import IR
internal import Solver

/// Violations whose cause lies outside, whatever a caller gives.
extension Explorer {
  /// Whether values from outside make a truth whatever the caller gives: it is tried with the least and the greatest
  /// value of each unknown that the truth or an assumption shares with what comes from outside.
  ///
  /// A bound that a caller promises shows itself there: with the least bound the truth cannot be.
  func isOpenWhatever(_ bad: Term, _ state: State) -> Bool {
    guard symbols.isFromOutside(bad), !state.speculation.isUnclear, choicesTried[bad, default: 0] < 3,
      let given = given(with: bad, state), !given.isEmpty, !given.contains(where: { isSibling($0, in: bad) })
    else { return false }
    choicesTried[bad, default: 0] += 1
    // That there are enough bytes a caller may know; not that there are few.
    var choices = [symbols.isOnlyExtent(bad) ? full(bad, state) : []]
    for symbol in given {
      let ends = ends(of: symbol, state)
      choices = choices.flatMap { choice in ends.map { choice + [table.equal(symbol, $0)] } }
    }
    var isShown = false
    for choice in choices {
      guard queriesLeft > 20 else { return false }
      queriesLeft -= 2
      switch decider.check(state.facts.literals + choice) {
      case .satisfiable: break
      // The least bound that the path lets through is another one, and was not tried.
      case .unsatisfiable, .unknown: return false
      }
      guard case .satisfiable = decider.check(state.facts.literals + choice + [bad]) else { return false }
      isShown = true
    }
    return isShown
  }

  /// Whether an integer of a caller stands in the record that also says how many bytes there are: who keeps the record
  /// knows how the two go together.
  private func isSibling(_ symbol: Term, in bad: Term) -> Bool {
    guard case .memory(let record, _, _)? = symbols.info(symbol)?.source else { return false }
    return table.symbols(in: bad).contains { other in
      guard let info = symbols.info(other), info.isExtent, case .memory(record, _, _)? = info.source else {
        return false
      }
      return true
    }
  }

  /// The integers of a caller that a truth depends on, also through assumptions; nil where there are more than two, or
  /// unknowns of another kind.
  private func given(with bad: Term, _ state: State) -> [Term]? {
    var given: [Term]? = []
    forEachUnknown(tiedTo: bad, state) { symbol in
      guard let info = symbols.info(symbol) else {
        given = nil
        return .stop
      }
      switch info.kind {
      case .address, .induction, .free, .outside: return .follow
      case .contract where !info.isPointer && given.map({ $0.count < 2 }) ?? false:
        given?.append(symbol)
        return .follow
      case .contract, .imprecise:
        given = nil
        return .stop
      }
    }
    return given
  }

  /// As many bytes as possible are there.
  func full(_ bad: Term, _ state: State) -> [Term] {
    table.symbols(in: bad).filter { symbols.info($0)?.isExtent == true }.map { length in
      let most = state.facts.unsignedRange(of: length, in: table).upperBound
      return table.equal(length, table.constant(most, bits: table.bits(of: length)))
    }
  }

  private func ends(of symbol: Term, _ state: State) -> [Term] {
    let bits = table.bits(of: symbol)
    if let first = firstValue(of: symbol) { return [table.constant(first, bits: bits)] }
    guard symbols.info(symbol)?.isSigned == true else {
      let range = state.facts.unsignedRange(of: symbol, in: table)
      return Set([range.lowerBound, range.upperBound]).sorted().map { table.constant($0, bits: bits) }
    }
    let range = state.facts.signedRange(of: symbol, in: table)
    return Set([range.lowerBound, range.upperBound]).sorted().map { table.constant(signed: $0, bits: bits) }
  }

  /// What an integer of static storage holds when the program starts, where only the program's own unit can set it.
  private func firstValue(of symbol: Term) -> UInt64? {
    guard case .memory(let region, let offset, let size)? = symbols.info(symbol)?.source,
      case .global(let global) = regions[region.index].kind, program.linked[global].linkage == .internal,
      let start = table.signedValue(offset),
      case .bits(let value) = program.initialValue(of: global, at: Int(start), size: size)
    else { return nil }
    return value
  }
}
