internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Values from outside that nothing bounds where they matter.
extension Explorer {
  /// Checks that somebody bounded a size before memory is asked for or copied by it.
  func checkBounded(
    size: Term, callee: String, _ origin: ID<Origin>, region: RegionID? = nil, _ state: inout State
  ) throws(PathEnd) {
    guard table.unsignedValue(size) == nil, symbols.isFromOutside(size), !symbols.isOnlyExtent(size) else { return }
    let bad = table.unsignedLess(table.constant(largest(size), bits: table.bits(of: size)), size)
    try check(bad, .uncheckedOutsideValue, origin, goesOn: true, region: region, &state) { state in
      var detail = detail(of: region, state)
      detail.callee = callee
      return detail
    }
  }

  /// Checks that somebody bounded the distance from a pointer to memory of unknown size.
  func checkBounded(
    offset: Term, _ region: RegionID?, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard table.unsignedValue(offset) == nil, symbols.isFromOutside(offset), !symbols.isOnlyExtent(offset) else {
      return
    }
    let limit = Int64(largest(offset))
    let bits = table.bits(of: offset)
    let bad = table.disjunction(
      table.signedLess(table.constant(signed: limit, bits: bits), offset),
      table.signedLess(offset, table.constant(signed: -limit, bits: bits)))
    try check(bad, .uncheckedOutsideValue, origin, goesOn: true, region: region, &state) { detail(of: region, $0) }
  }

  /// A number that no check lets through that means to bound a value.
  private func largest(_ term: Term) -> UInt64 { 1 << UInt64(min(30, table.bits(of: term) - 2)) }
}
