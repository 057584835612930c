internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Bytes of two objects that are known, compared as the library compares them.
extension Explorer {
  /// Bytes that are looked at.
  private static let comparedBytes = 64

  /// Assumes that a comparison finds a difference where some byte is known to differ, and no text may have ended before.
  func noteDifference(
    _ first: Int, _ second: Int, _ amount: LibraryModel.Amount, _ comparing: LibraryModel.Comparing,
    _ call: LibraryCall, _ state: inout State
  ) {
    guard comparing != .caseless, case .register(let register) = call.call.result,
      let result = value(.register(register), &state),
      let count = table.unsignedValue(size(amount, call, &state)).map({ Int(clamping: $0) }),
      let a = place(argument(first, call, &state), &state), let b = place(argument(second, call, &state), &state)
    else { return }
    for index in 0..<min(count, Self.comparedBytes) {
      let one = knownByte(a.region, a.start + index, state)
      let other = knownByte(b.region, b.start + index, state)
      if let one, let other, one != other {
        _ = state.facts.assume(table.notEqual(result, table.constant(0, bits: table.bits(of: result))), in: table)
        return
      }
      // Both texts may end here: behind their end nothing is compared.
      if comparing == .text, (one ?? other ?? 0) == 0 { return }
    }
  }

  private func place(_ pointer: Term, _ state: inout State) -> (region: RegionID, start: Int)? {
    guard let (region, offset) = resolve(pointer, &state), let start = table.signedValue(offset), start >= 0,
      start < 1 << 32
    else { return nil }
    return (region, Int(start))
  }

  private func knownByte(_ region: RegionID, _ place: Int, _ state: State) -> UInt8? {
    guard let contents = state.memory[region]?.contents else { return nil }
    switch contents.pieces(place, place + 1).first?.payload {
    case .fill(let byte)?: return table.unsignedValue(byte).map { UInt8(truncatingIfNeeded: $0) }
    case .value(let term, skip: 0, of: 1)?: return table.unsignedValue(term).map { UInt8(truncatingIfNeeded: $0) }
    case .value?, .undefined?, .unknown?: return nil
    case nil:
      switch contents.background {
      case .zero: return 0
      case .initialiser(let global):
        guard case .bits(let value) = program.initialValue(of: global, at: place, size: 1) else { return nil }
        return UInt8(truncatingIfNeeded: value)
      case .undefined, .unknown: return nil
      }
    }
  }
}
