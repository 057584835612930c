internal import IR
internal import Solver

/// Integers that code puts together from single bytes: nobody keeps his own numbers so, they come from a message.
extension Explorer {
  /// Tells that the bytes of a sum or union come from outside, where one side is shifted behind the other.
  func noteAssembled(_ a: Term, _ b: Term, _ state: inout State) {
    let inside = table.symbols(in: a) + table.symbols(in: b)
    guard inside.count >= 2, inside.count <= 8, isShifted(a) != isShifted(b) else { return }
    var region: RegionID?
    for symbol in inside {
      guard let info = symbols.info(symbol), table.bits(of: symbol) == 8,
        case .memory(let home, _, size: 1)? = info.source, region == nil || region == home
      else { return }
      region = home
    }
    guard let region, let contents = state.memory[region]?.contents else { return }
    let isRaw =
      contents.allSegments.allSatisfy { $0.end - $0.start == 1 } && contents.indexed.allSatisfy { $0.size == 1 }
    let names = Set(inside.compactMap { symbols.info($0)?.name })
    var bytes = inside
    for case .value(let term, 0, 1) in contents.allSegments.map(\.payload) where table.isSymbol(term) {
      bytes.append(term)
    }
    for symbol in bytes {
      guard let info = symbols.info(symbol), info.kind == .contract, isRaw || names.contains(info.name) else {
        continue
      }
      symbols.become(.outside, symbol)
      symbols.note(home: region, of: symbol)
    }
  }

  /// Whether the low byte of a term is zero and the rest is not.
  private func isShifted(_ term: Term) -> Bool {
    table.bits(of: term) > 8 && table.unsignedValue(term) == nil
      && table.unsignedValue(table.extract(term, low: 0, bits: 8)) == 0
  }
}
