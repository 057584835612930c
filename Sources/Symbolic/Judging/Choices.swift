internal import Basics
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
    var open = table.symbols(in: bad)
    var known = Set(open)
    var given: [Term] = []
    let literals = state.facts.literals.filter { !state.granted.contains($0) }.map { table.symbols(in: $0) }
    var isUsed = Array(repeating: false, count: literals.count)
    while let symbol = open.popLast() {
      guard let info = symbols.info(symbol) else { return nil }
      switch info.kind {
      case .address, .induction, .free, .outside: break
      case .contract where !info.isPointer && given.count < 2: given.append(symbol)
      case .contract, .imprecise: return nil
      }
      for index in literals.indices where !isUsed[index] && literals[index].contains(symbol) {
        isUsed[index] = true
        for other in literals[index] where known.insert(other).inserted { open.append(other) }
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
    guard symbols.info(symbol)?.isSigned == true else {
      let range = state.facts.unsignedRange(of: symbol, in: table)
      return Set([range.lowerBound, range.upperBound]).sorted().map { table.constant($0, bits: bits) }
    }
    let range = state.facts.signedRange(of: symbol, in: table)
    return Set([range.lowerBound, range.upperBound]).sorted().map { table.constant(signed: $0, bits: bits) }
  }
}
