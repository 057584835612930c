internal import Solver

extension Explorer {
  /// Whether a member that was tested for null is followed only after another member of its record was looked at: the
  /// record's keeper may have promised that the two go together, as a count of zero goes with no array.
  func isGuardedByRecord(_ bad: Term, _ state: State) -> Bool {
    guard let pointer = table.symbols(in: bad).first, table.symbols(in: bad).count == 1,
      let info = symbols.info(pointer), info.kind == .contract, case .memory(let record, _, _)? = info.source
    else { return false }
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .condition = here.event, let condition = here.condition else { continue }
      let about = table.symbols(in: condition)
      // The test itself: what was looked at before it is no guard.
      if about.contains(pointer) { return false }
      let isSibling = about.contains { symbol in
        if case .memory(record, _, _)? = symbols.info(symbol)?.source { true } else { false }
      }
      if isSibling { return true }
    }
    return false
  }
}
