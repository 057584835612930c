internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Bytes that leave the program.
extension Explorer {
  /// Objects of more bytes are not looked through.
  private static let mostBytes = 4096

  /// Checks that all bytes which go out were given a value: what the stack or the heap held before goes out with them.
  func checkGivenOut(_ from: Int, _ amount: LibraryModel.Amount, _ call: LibraryCall, _ state: inout State) {
    guard let count = table.unsignedValue(size(amount, call, &state)).map({ Int(clamping: $0) }),
      (1...Self.mostBytes).contains(count), let (region, offset) = resolve(argument(from, call, &state), &state),
      let start = table.signedValue(offset).map({ Int($0) }), (0..<1 << 32).contains(start),
      let object = state.memory[region], object.life == .live, object.missedBy == nil
    else { return }
    // What lies behind the object is another fault.
    if let whole = object.size.flatMap({ table.unsignedValue($0) }), whole < UInt64(start + count) { return }
    let contents = object.contents
    let unset = contents.pieces(start, start + count).filter { piece in
      switch piece.payload {
      case .undefined?: true
      case nil: if case .undefined = contents.background { true } else { false }
      case .value?, .fill?, .unknown?: false
      }
    }
    guard let first = unset.first else { return }
    var local: ID<Local>?
    if case .local(let own, let code) = regions[region.index].kind, code === state.top.code { local = own }
    var detail = detail(of: region, state)
    detail.callee = call.name
    detail.offset = "\(first.range.lowerBound)"
    detail.length = "\(unset.reduce(0) { $0 + $1.range.count })"
    reportCertain(.uninitialisedOutput, call.origin, region: region, local: local, state, detail: detail)
  }
}
