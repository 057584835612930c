internal import Source

/// One `#include` line.
struct IncludeLine: Hashable {
  let name: String
  /// Whether the name stands in quotes and the including file's own folder is searched first.
  let isQuoted: Bool
}

/// Reads `#include` lines textually; conditions are not evaluated, so that no configuration is missed.
enum IncludeScanner {
  static func includes(in bytes: [UInt8]) -> [IncludeLine] {
    var found: [IncludeLine] = []
    var index = 0
    var isLineStart = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "/"), let end = commentEnd(in: bytes, at: index) {
        index = end
        continue
      }
      if byte == UInt8(ascii: "#"), isLineStart {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        if let line = include(in: bytes[index + 1..<end]) { found.append(line) }
        index = end
        continue
      }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        index = literalEnd(in: bytes, at: index)
        isLineStart = false
        continue
      }
      isLineStart = byte == UInt8(ascii: "\n") || isLineStart && isBlank(byte)
      index += 1
    }
    return found
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private static func include(in line: ArraySlice<UInt8>) -> IncludeLine? {
    let text = line.drop(while: isBlank)
    guard text.starts(with: "include".utf8) else { return nil }
    let rest = text.dropFirst("include".utf8.count).drop(while: isBlank)
    guard let open = rest.first else { return nil }
    let close: UInt8
    switch open {
    case UInt8(ascii: "\""): close = open
    case UInt8(ascii: "<"): close = UInt8(ascii: ">")
    default: return nil
    }
    guard let end = rest.dropFirst().firstIndex(of: close) else { return nil }
    let name = String(decoding: rest[rest.index(after: rest.startIndex)..<end], as: UTF8.self)
    let slashed = String(name.map { $0 == "\\" ? "/" : $0 })
    return name.isEmpty ? nil : IncludeLine(name: slashed, isQuoted: open == UInt8(ascii: "\""))
  }

  private static func commentEnd(in bytes: [UInt8], at index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    if bytes[index + 1] == UInt8(ascii: "/") {
      return bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }
    guard bytes[index + 1] == UInt8(ascii: "*") else { return nil }
    var end = index + 2
    while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "*") && bytes[end + 1] == UInt8(ascii: "/")) { end += 1 }
    return min(end + 2, bytes.count)
  }

  private static func literalEnd(in bytes: [UInt8], at start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != bytes[start], bytes[index] != UInt8(ascii: "\n") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index < bytes.count && bytes[index] == bytes[start] ? index + 1 : index, bytes.count)
  }
}
