/// The words of an identifier in lower case: `hmacSha256_key` is `hmac`, `sha256`, `key`.
public struct IdentifierWords: Hashable, Sendable {
  public let all: [String]

  public init(_ identifier: String) { all = Self.split(identifier) }

  /// The words of several names in order, such as those of an object and of its member.
  public init(_ identifiers: [String]) { all = identifiers.flatMap(Self.split) }

  public func contains(anyOf words: Set<String>) -> Bool { all.contains { words.contains($0) } }

  private static func split(_ identifier: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    let bytes = Array(identifier.utf8)
    func isUpper(_ c: UInt8) -> Bool { (0x41...0x5a).contains(c) }
    func isLower(_ c: UInt8) -> Bool { (0x61...0x7a).contains(c) }
    func isDigit(_ c: UInt8) -> Bool { (0x30...0x39).contains(c) }
    func flush() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self).lowercased()) }
      word = []
    }
    for (index, c) in bytes.enumerated() {
      guard isUpper(c) || isLower(c) || isDigit(c) else {
        flush()
        continue
      }
      if isUpper(c), let last = word.last {
        let startsWord = index + 1 < bytes.count && isLower(bytes[index + 1])
        if isLower(last) || isDigit(last) || startsWord { flush() }
      }
      word.append(c)
    }
    flush()
    return words
  }
}
