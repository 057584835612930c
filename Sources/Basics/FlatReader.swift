/// Reads the flat form in which the build embeds YAML, so that the program needs no YAML parser to start: a head line,
/// then each value in preorder as `LINE KIND KEY<tab>VALUE`.
public struct FlatReader {
  public enum Kind { case scalar, mapping, list }

  /// One value; a mapping or list is followed by its members.
  public struct Value {
    /// The line of the YAML text, from one.
    public let line: Int
    public let kind: Kind
    /// The key in the mapping around it; empty outside mappings.
    public let key: String
    /// The text of a scalar, or the number of members.
    public let text: String
    /// The number of members.
    public var count: Int { Int(text) ?? 0 }
  }

  private var rest: Substring.UTF8View

  /// - Returns: nil where the text is not in flat form.
  public init?(_ text: String) {
    guard text.hasPrefix("---flat\n") else { return nil }
    rest = text.utf8.dropFirst(8)
  }

  /// What follows the values that have been read.
  public var remainder: Substring { Substring(rest) }

  /// The next value; nil at the end.
  public mutating func next() -> Value? {
    guard let line = field(until: 0x20), let kind = field(until: 0x20), let key = field(until: 0x09),
      let text = field(until: 0x0a)
    else { return nil }
    let value = String(text)
    return Value(
      line: Int(line) ?? 1, kind: kind == "m" ? .mapping : kind == "l" ? .list : .scalar, key: String(key),
      text: text.utf8.contains(UInt8(ascii: "\\")) ? Self.unescaped(value) : value)
  }

  /// Goes past the next line.
  public mutating func skipLine() { _ = field(until: 0x0a) }

  private mutating func field(until end: UInt8) -> Substring? {
    guard !rest.isEmpty else { return nil }
    let index = rest.firstIndex(of: end) ?? rest.endIndex
    let field = rest[..<index]
    rest = index == rest.endIndex ? rest[index...] : rest[rest.index(after: index)...]
    return Substring(field)
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
