internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Values that the code itself keeps within bounds: it means all that these let through, and no caller promises less.
extension Explorer {
  /// Whether the code tests the value of a caller by order and the truth holds at the very end of what it lets through:
  /// who tests a value does not count on the caller for it.
  func isTestedInVain(_ bad: Term, _ hazard: Hazard, _ region: RegionID?, _ state: State) -> Bool {
    guard [.outOfBoundsRead, .outOfBoundsWrite, .divisionByZero, .badShift].contains(hazard), queriesLeft > 0,
      state.speculation.isEmpty
    else { return false }
    let open = table.symbols(in: bad)
    if isTestedTogether(open, bad, hazard, region, state) { return true }
    guard open.count == 1, let info = symbols.info(open[0]), info.kind == .contract, !info.isPointer else {
      return false
    }
    let symbol = open[0]
    guard isOrdered(symbol, state) else { return false }
    return ends(of: symbol, isSigned: info.isSigned, state).contains { end in
      queriesLeft -= 1
      if case .satisfiable = decider.check(state.facts.literals + [bad, table.equal(symbol, end)]) { return true }
      return false
    }
  }

  /// Whether the code compares a position with the number of bytes of the object by order, and the truth holds at the very
  /// end of what that lets through: the position has moved on since.
  func isTestedTogether(
    _ open: [Term], _ bad: Term, _ hazard: Hazard, _ region: RegionID?, _ state: State
  ) -> Bool {
    guard open.count == 2, hazard == .outOfBoundsRead || hazard == .outOfBoundsWrite,
      let size = region.flatMap({ state.memory[$0]?.size }),
      let extent = open.first(where: { symbols.info($0)?.isExtent == true }), table.symbols(in: size) == [extent],
      open.allSatisfy({ symbols.info($0).map { $0.kind != .imprecise && !$0.isPointer } ?? false })
    else { return false }
    let pair = Set(open)
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .condition(let holds) = here.event, let condition = here.condition,
        Set(table.symbols(in: condition)) == pair,
        case .comparison(let kind, let a, let b) = table.shape(of: condition),
        kind != .equal, kind != .notEqual
      else { continue }
      let one = table.constant(1, bits: table.bits(of: a))
      let isStrict = (kind == .unsignedLess || kind == .signedLess) == holds
      let (low, high) = holds ? (a, b) : (b, a)
      let end = table.equal(isStrict ? table.add(low, one) : low, high)
      guard queriesLeft > 0 else { return false }
      queriesLeft -= 1
      if case .satisfiable = decider.check(state.facts.literals + [bad, end]) { return true }
      return false
    }
    return false
  }

  /// Whether every unknown of a truth is cut by a mask or a remainder: any value that these let through is meant.
  func isMasked(_ bad: Term, _ hazard: Hazard, _ region: RegionID?, _ state: State) -> Bool {
    guard hazard == .outOfBoundsRead || hazard == .outOfBoundsWrite,
      let size = region.flatMap({ state.memory[$0]?.size }).flatMap({ table.unsignedValue($0) })
    else { return false }
    var open = [bad]
    var seen: Set<Term> = []
    var hasMask = false
    while let term = open.popLast() {
      guard seen.insert(term).inserted else { continue }
      switch table.shape(of: term) {
      case .constant: continue
      case .symbol: return false
      case .binary(.and, let a, let b), .binary(.unsignedRemainder, let a, let b):
        if isCut(term) {
          hasMask = true
        } else {
          open += [a, b]
        }
      case .binary(_, let a, let b), .comparison(_, let a, let b), .overflows(_, _, let a, let b): open += [a, b]
      case .concatenate(let high, let low): open += [high, low]
      // A remainder by a power of two, of as many elements as there may be; no mere conversion.
      case .extract(_, low: 0) where UInt64(1) << UInt64(min(63, table.bits(of: term))) <= size: hasMask = true
      case .not(let inner), .extract(let inner, _), .zeroExtend(let inner), .signExtend(let inner): open.append(inner)
      case .ifThenElse(let a, let b, let c): open += [a, b, c]
      case .sum(let summands, _): open += summands.map(\.term)
      }
    }
    return hasMask
  }

  /// Whether a term is what a mask of low bits, or the remainder by a number, leaves of a value.
  private func isCut(_ term: Term) -> Bool {
    switch table.shape(of: term) {
    case .binary(.and, let a, let b):
      guard let mask = table.unsignedValue(a) ?? table.unsignedValue(b), mask < 1 << 62 else { return false }
      return mask & (mask + 1) == 0 && mask.nonzeroBitCount < table.bits(of: term)
    case .binary(.unsignedRemainder, _, let divisor): return table.unsignedValue(divisor) != nil
    default: return false
    }
  }

  /// The least and the greatest value that the tests of a path let through; those of the type are none.
  private func ends(of symbol: Term, isSigned: Bool, _ state: State) -> [Term] {
    let bits = table.bits(of: symbol)
    guard isSigned else {
      let range = state.facts.unsignedRange(of: symbol, in: table)
      let most = bits == 64 ? UInt64.max : (UInt64(1) << UInt64(bits)) - 1
      return (range.lowerBound > 0 ? [table.constant(range.lowerBound, bits: bits)] : [])
        + (range.upperBound < most ? [table.constant(range.upperBound, bits: bits)] : [])
    }
    let range = state.facts.signedRange(of: symbol, in: table)
    let most = bits == 64 ? Int64.max : (Int64(1) << Int64(bits - 1)) - 1
    return (range.lowerBound > -most - 1 ? [table.constant(signed: range.lowerBound, bits: bits)] : [])
      + (range.upperBound < most ? [table.constant(signed: range.upperBound, bits: bits)] : [])
  }

  /// Whether a condition of the path compares an unknown by order with a number.
  private func isOrdered(_ symbol: Term, _ state: State) -> Bool {
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .condition = here.event, let condition = here.condition, table.symbols(in: condition) == [symbol],
        case .comparison(let comparison, _, _) = table.shape(of: condition), comparison != .equal,
        comparison != .notEqual
      else { continue }
      return true
    }
    return false
  }
}
