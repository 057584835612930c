internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Values from outside that nothing bounds where they matter.
extension Explorer {
  /// Checks that somebody bounded a number from outside before memory is asked for, bytes are copied or time passes.
  func checkBounded(
    size: Term, _ hazard: Hazard, callee: String, _ origin: ID<Origin>, region: RegionID? = nil, _ state: inout State
  ) throws(PathEnd) {
    guard table.unsignedValue(size) == nil, isChosenOutside(size) else { return }
    let bad = table.unsignedLess(table.constant(largest(size), bits: table.bits(of: size)), size)
    try check(bad, hazard, origin, goesOn: true, region: region, &state) { state in
      var detail = detail(of: region, state)
      detail.callee = callee
      return detail
    }
  }

  /// Checks that somebody bounded the distance from a pointer to memory of unknown size.
  func checkBounded(
    offset: Term, _ region: RegionID?, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard table.unsignedValue(offset) == nil, isChosenOutside(offset) else { return }
    let limit = Int64(largest(offset))
    let bits = table.bits(of: offset)
    let bad = table.disjunction(
      table.signedLess(table.constant(signed: limit, bits: bits), offset),
      table.signedLess(offset, table.constant(signed: -limit, bits: bits)))
    try check(bad, .uncheckedOutsideValue, origin, goesOn: true, region: region, &state) { detail(of: region, $0) }
  }

  /// Checks that somebody bounded a number from outside before a loop counts up to it or down from it.
  ///
  /// - Parameter truth: the open condition of a branch.
  func checkLoopBound(
    _ truth: Term, _ then: ID<Block>, _ otherwise: ID<Block>, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard symbols.isFromOutside(truth) else { return }
    let code = state.top.code
    let block = state.top.block
    let around = code.loops.loops.indices.last { index in
      let members = code.loops.loops[index].members
      return members.contains(block) && members.contains(then) != members.contains(otherwise)
    }
    // The second round is enough: a bound that is read anew in each round is none.
    guard let around, state.top.loops[around].rounds == 1 else { return }
    // Another way out may be the bound.
    let members = code.loops.loops[around].members
    let exits = members.count { member in
      code.body.blocks[member].terminator.successors(in: code.body).contains { !members.contains($0) }
    }
    guard exits == 1 else { return }
    let stays = code.loops.loops[around].members.contains(then) ? truth : table.not(truth)
    let known = state.top.loops[around].known
    guard let (less, bound, isSigned) = order(stays), table.bits(of: bound) >= 32, isChosenOutside(bound),
      !symbols.isFromOutside(less),
      table.symbols(in: bound).allSatisfy({ symbol in
        guard let info = symbols.info(symbol) else { return false }
        return info.number < known && !info.isExtent
      })
    else { return }
    let limit = table.constant(largest(bound), bits: table.bits(of: bound))
    let bad = isSigned ? table.signedLess(limit, bound) : table.unsignedLess(limit, bound)
    try check(bad, .loopBoundFromOutside, origin, goesOn: true, &state) { _ in Violation.Detail() }
  }

  /// The two sides of a comparison by order, the one that must not be greater first.
  private func order(_ truth: Term) -> (less: Term, greater: Term, isSigned: Bool)? {
    var shape = table.shape(of: truth)
    var isNegated = false
    if case .not(let inner) = shape { (shape, isNegated) = (table.shape(of: inner), true) }
    guard case .comparison(let kind, let left, let right) = shape else { return nil }
    switch kind {
    case .equal, .notEqual:
      // Counted down to zero, which in the second round is the same as up to one.
      guard isNegated != (kind == .notEqual), let number = table.unsignedValue(right) ?? table.unsignedValue(left),
        (1...8).contains(number)
      else { return nil }
      return table.unsignedValue(right) == nil ? (left, right, false) : (right, left, false)
    case .unsignedLess, .unsignedLessOrEqual: return isNegated ? (right, left, false) : (left, right, false)
    case .signedLess, .signedLessOrEqual: return isNegated ? (right, left, true) : (left, right, true)
    }
  }

  /// Whether somebody outside chooses a number freely, and not just by sending so many bytes.
  private func isChosenOutside(_ term: Term) -> Bool {
    table.symbols(in: term).contains { symbol in
      guard let info = symbols.info(symbol), info.kind == .outside else { return false }
      return !info.isExtent && !info.isTextLength
    }
  }

  /// A number that no check lets through that means to bound a value.
  private func largest(_ term: Term) -> UInt64 { 1 << UInt64(min(30, table.bits(of: term) - 2)) }
}
