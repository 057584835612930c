/// The hash by which GitHub recognises the line of an alert in later versions of a file.
///
/// For each line the polynomial hash modulo 2^64, with base 37, of the first hundred UTF-16 code units from the
/// line's start on, without spaces and tabs, line breaks as LF, U+FFFF at the end of the file and zeros after it;
/// then a colon and the number of times that the value has occurred in the file (CodeQL action, `fingerprints.ts`).
struct LineHashes {
  /// The hash of each line; the first is line 1.
  let lines: [String]

  private static let window = 100
  private static let base: UInt64 = 37

  /// - Parameter text: a whole file in UTF-8.
  init(_ text: [UInt8]) {
    var (units, starts) = LineHashes.units(of: text)
    units.append(contentsOf: repeatElement(0, count: LineHashes.window))

    // Prefix hashes make each window's hash a difference.
    var prefix: [UInt64] = [0]
    prefix.reserveCapacity(units.count + 1)
    var hash: UInt64 = 0
    for unit in units {
      hash = hash &* LineHashes.base &+ UInt64(unit)
      prefix.append(hash)
    }
    let power = (0..<LineHashes.window).reduce(1 as UInt64) { product, _ in product &* LineHashes.base }
    var seen: [UInt64: Int] = [:]
    lines = starts.map { start in
      let value = prefix[start + LineHashes.window] &- prefix[start] &* power
      seen[value, default: 0] += 1
      return "\(String(value, radix: 16)):\(seen[value] ?? 1)"
    }
  }

  /// The code units that count, with U+FFFF at the end, and where each line starts among them.
  private static func units(of text: [UInt8]) -> (units: [UInt16], starts: [Int]) {
    var units: [UInt16] = []
    var starts: [Int] = []
    var isLineStart = true
    var isAfterReturn = false
    for unit in String(decoding: text, as: UTF8.self).utf16 + [0xffff] {
      let isSkipped = unit == 0x20 || unit == 0x09 || (isAfterReturn && unit == 0x0a)
      isAfterReturn = unit == 0x0d
      if isSkipped { continue }
      if isLineStart { starts.append(units.count) }
      let isBreak = unit == 0x0d || unit == 0x0a
      units.append(isBreak ? 0x0a : unit)
      isLineStart = isBreak
    }
    return (units, starts)
  }
}
