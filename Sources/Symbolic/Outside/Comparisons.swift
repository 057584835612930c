internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Comparisons of what comes from outside with what the program knows, over as many bytes as somebody outside says.
extension Explorer {
  /// Checks that a comparison is over more than a beginning: whoever chooses how many bytes are compared would match
  /// with one byte, or with none.
  func checkCompared(
    _ first: Int, _ second: Int, _ amount: LibraryModel.Amount, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let count = size(amount, call, &state)
    guard table.unsignedValue(count) == nil, symbols.isFromOutside(count),
      !symbols.isOnlyExtent(count), !isMatched(count, state)
    else { return }
    let own = [first, second].filter { contentsKind(argument($0, call, &state), &state) != .outside }
    guard own.count == 1, let region = base(of: argument(own[0], call, &state)).flatMap({ known(region: $0, state) })
    else { return }
    let bad = table.unsignedLess(count, table.constant(2, bits: table.bits(of: count)))
    try check(bad, .comparisonFromOutside, call.origin, goesOn: true, region: region, &state) { state in
      var detail = detail(of: region, state)
      detail.callee = call.name
      detail.length = text(of: count)
      return detail
    }
  }

  /// Whether the path compares a number for being equal to another: as many bytes as those are meant then.
  private func isMatched(_ count: Term, _ state: State) -> Bool {
    let own = Set(table.symbols(in: count))
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard let condition = here.condition,
        case .comparison(let kind, let left, let right) = table.shape(of: condition),
        kind == .equal || kind == .notEqual
      else { continue }
      let sides = [left, right]
      guard sides.contains(where: { table.symbols(in: $0).contains { own.contains($0) } }) else { continue }
      // That there is something, or that the call has not failed, says nothing of how much.
      let limit = sides.compactMap { table.signedValue($0) }.first
      if limit.map({ $0 > 1 }) ?? true { return true }
    }
    return false
  }
}
