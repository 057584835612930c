internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Bounds of arrays inside records, where a function of the library is given their address.
extension Explorer {
  /// Checks that an effect stays inside the member that its argument names, though the record goes on behind it.
  func checkMembers(
    _ effect: LibraryModel.Effect, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    guard call.extents.contains(where: { $0 != nil }) || call.handed.contains(where: { $0 != nil }) else { return }
    switch effect {
    case .copy(let to, let from, let amount, _):
      try checkMember(from, size(amount, call, &state), isWrite: false, call, &state)
      try checkMember(to, size(amount, call, &state), isWrite: true, call, &state)
    case .fill(let to, _, let amount, _), .receive(let to, let amount?, _, _), .print(let to, _, let amount?, _):
      try checkMember(to, size(amount, call, &state), isWrite: true, call, &state)
    case .read(let from, let amount):
      try checkMember(from, size(amount, call, &state), isWrite: false, call, &state)
    case .put(let to, _, let limit?, _, let isWide):
      try checkMember(to, bytes(size(limit, call, &state), width(isWide, state)), isWrite: true, call, &state)
    case .put(let to, let from, nil, _, let isWide) where extent(to, call) != nil:
      let width = width(isWide, state)
      let length = try length(of: argument(from, call, &state), width: width, call, &state)
      let one = table.constant(1, bits: table.bits(of: length))
      try checkMember(to, bytes(table.add(length, one), width), isWrite: true, call, &state)
    default: break
    }
  }

  private func extent(_ argument: Int, _ call: LibraryCall) -> MemberExtent? {
    call.extents.indices.contains(argument) ? call.extents[argument] : nil
  }

  /// Who hands an array on answers for numbers that are chosen outside.
  private func handed(_ argument: Int, _ length: Term, _ call: LibraryCall) -> MemberExtent? {
    guard call.handed.indices.contains(argument), symbols.isFromOutside(length) else { return nil }
    return call.handed[argument]
  }

  private func checkMember(
    _ argument: Int, _ length: Term, isWrite: Bool, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    guard let extent = extent(argument, call) ?? handed(argument, length, call),
      let pointer = call.arguments[argument].term
    else { return }
    // Who reads just as many bytes as this member and the next ones have means all of them.
    if !isWrite, let count = table.unsignedValue(length), extent.laterEnds.contains(Int(clamping: count)) { return }
    let region = base(of: pointer).flatMap { known(region: $0, state) }
    let bad = table.unsignedLess(table.constant(UInt64(extent.size), bits: table.bits(of: length)), length)
    let hazard = isWrite ? Hazard.outOfBoundsWrite : .outOfBoundsRead
    let place = handing(pointer, length, state)
    try check(bad, hazard, call.origin, goesOn: true, region: region, at: place, &state) { state in
      var detail = detail(of: region, state)
      detail.size = "\(extent.size)"
      detail.offset = "0"
      detail.length = text(of: length)
      detail.callee = user(call.name, at: place, state)
      return detail
    }
    let key = SiteKey(
      function: place?.function ?? state.top.code.reference, origin: place?.origin ?? call.origin, hazard: hazard)
    if decide(bad, state) == nil, !reported.contains(key) { try grant(table.not(bad), &state) }
  }
}
