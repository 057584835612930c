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

  /// Whether a truth needs a position in a record that lies behind the number of bytes in it: whoever keeps the record
  /// keeps the one below the other, as `length - position < 2` counts on.
  func isExcludedByRecord(_ bad: Term, _ state: State) -> Bool {
    let inside = table.symbols(in: bad)
    var promises: [Term] = []
    for length in inside {
      guard let info = symbols.info(length), info.isExtent, case .memory(let record, _, _)? = info.source else {
        continue
      }
      for position in inside where position != length {
        guard let other = symbols.info(position), other.kind == .contract, !other.isPointer, !other.isExtent,
          case .memory(record, _, _)? = other.source
        else { continue }
        let bits = max(table.bits(of: length), table.bits(of: position))
        promises.append(
          table.unsignedLessOrEqual(table.zeroExtend(position, to: bits), table.zeroExtend(length, to: bits)))
      }
    }
    guard !promises.isEmpty, queriesLeft > 1 else { return false }
    queriesLeft -= 2
    guard case .unsatisfiable = decider.check(state.facts.literals + promises + [bad]) else { return false }
    // A path that has broken the promise goes on without it.
    if case .satisfiable = decider.check(state.facts.literals + promises) { return true }
    return false
  }

  /// Whether all that a truth takes from outside was found to be equal to values that the program keeps: it is as good
  /// as those.
  func isHeldEqual(_ bad: Term, _ state: State) -> Bool {
    let given = Set(table.symbols(in: bad).filter { symbols.info($0)?.kind == .outside })
    guard !given.isEmpty else { return false }
    var held: Set<Term> = []
    for literal in state.facts.literals {
      guard case .comparison(.equal, let a, let b) = table.shape(of: literal) else { continue }
      for (one, other) in [(unextended(a), unextended(b)), (unextended(b), unextended(a))]
      where given.contains(one) && isKept(other) { held.insert(one) }
    }
    return held == given
  }

  /// Whether a term is a number that the program holds in memory of its own.
  private func isKept(_ term: Term) -> Bool {
    guard let info = symbols.info(term), !info.isExtent, !info.isPointer, info.kind != .outside,
      case .memory(let region, _, _)? = info.source
    else { return false }
    if case .global = regions[region.index].kind { return true }
    return info.kind == .contract
  }

  /// Whether a pointer is only known to be null because it is equal to another one that is: no test of the pointer
  /// itself says that it may be.
  func isNullByEquality(_ bad: Term, _ state: State) -> Bool {
    guard case .comparison(.equal, let a, let b) = table.shape(of: bad) else { return false }
    let pointer = table.unsignedValue(a) == 0 ? b : a
    guard symbols.info(pointer)?.kind == .contract else { return false }
    var isTestedItself = false
    var isEqual = false
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .condition = here.event, let condition = here.condition else { continue }
      let about = table.symbols(in: condition)
      guard about.contains(pointer) else { continue }
      if about.count == 1 { isTestedItself = true } else { isEqual = true }
    }
    return isEqual && !isTestedItself
  }
}
