internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Where pointers go when they are computed, whether or not anything is accessed there.
extension Explorer {
  /// Whether the address of an element is one of its array or right behind it (C11 6.5.6p8).
  func checkElementAddress(
    _ address: Address, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    // A last member of one element or none stands for an array of any length.
    guard let bound = address.element, bound.count > 1, let region = address.region,
      symbols.isFromOutside(bound.index)
    else { return }
    let bad = table.unsignedLess(table.constant(UInt64(bound.count), bits: table.bits(of: bound.index)), bound.index)
    try check(bad, .invalidPointerArithmetic, origin, goesOn: true, region: region, &state) { state in
      var detail = detail(of: region, state)
      detail.offset = table.signedValue(bound.index).map { "\($0 * Int64(bound.stride))" }
      return detail
    }
  }

  /// Whether a pointer stays in its object or right behind it (C11 6.5.6p8).
  func checkInside(
    _ moved: Term, from pointer: Term, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard let base = base(of: pointer), let region = known(region: base, state),
      let whole = state.memory[region]?.size, table.unsignedValue(whole) != nil
    else { return }
    let offset = table.subtract(moved, base)
    let bad = table.unsignedLess(whole, offset)
    try check(bad, .invalidPointerArithmetic, origin, goesOn: true, region: region, &state) { state in
      var detail = detail(of: region, state)
      detail.offset = text(of: offset, isSigned: true)
      return detail
    }
  }
}
