/// A place in a JSON text that is not as it should be.
struct JSONFailure: Error {
  /// Lines and columns count from one; columns count bytes.
  let line: Int
  let column: Int
  let expected: Expectation

  enum Expectation {
    case value, memberName, colon, commaOrEnd, endOfText, closingQuote, escape, hexadecimal, number, lessNesting
  }
}

/// A JSON value and where it starts.
struct JSONNode {
  enum Kind {
    case object([(name: String, value: JSONNode)])
    case array([JSONNode])
    case string(String)
    case integer(Int)
    /// A number with a fraction or exponent, or one that is too large; nothing here needs its value.
    case number
    case boolean(Bool)
    case null
  }

  let line: Int
  let column: Int
  let kind: Kind

  subscript(name: String) -> JSONNode? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.name == name }?.value
  }

  var string: String? {
    guard case .string(let text) = kind else { return nil }
    return text
  }

  var integer: Int? {
    guard case .integer(let number) = kind else { return nil }
    return number
  }

  var array: [JSONNode]? {
    guard case .array(let values) = kind else { return nil }
    return values
  }

  static func parse(_ bytes: [UInt8]) throws(JSONFailure) -> JSONNode {
    var reader = JSONReader(bytes)
    return try reader.document()
  }
}

/// Reads RFC 8259 texts; hostile ones throw and never trap.
private struct JSONReader {
  private let bytes: [UInt8]
  private var position: Int
  private var line = 1
  private var lineStart: Int
  private var depth = 0
  private static let deepest = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    lineStart = position
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func failure(_ expected: JSONFailure.Expectation) -> JSONFailure {
    JSONFailure(line: line, column: position - lineStart + 1, expected: expected)
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0a, 0x0d].contains(byte) {
      position += 1
      guard byte == 0x0a else { continue }
      line += 1
      lineStart = position
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func document() throws(JSONFailure) -> JSONNode {
    let node = try value()
    skipSpace()
    guard next == nil else { throw failure(.endOfText) }
    return node
  }

  private mutating func value() throws(JSONFailure) -> JSONNode {
    skipSpace()
    let line = self.line
    let column = position - lineStart + 1
    return JSONNode(line: line, column: column, kind: try kind())
  }

  private mutating func kind() throws(JSONFailure) -> JSONNode.Kind {
    guard let next else { throw failure(.value) }
    return switch next {
    case UInt8(ascii: "{"): try nested { reader throws(JSONFailure) in .object(try reader.members()) }
    case UInt8(ascii: "["): try nested { reader throws(JSONFailure) in .array(try reader.elements()) }
    case UInt8(ascii: "\""): .string(try string())
    case UInt8(ascii: "t"): try word("true", .boolean(true))
    case UInt8(ascii: "f"): try word("false", .boolean(false))
    case UInt8(ascii: "n"): try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: throw failure(.value)
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONFailure) -> JSONNode.Kind
  ) throws(JSONFailure) -> JSONNode.Kind {
    guard depth < JSONReader.deepest else { throw failure(.lessNesting) }
    depth += 1
    position += 1
    let kind = try read(&self)
    depth -= 1
    return kind
  }

  private mutating func members() throws(JSONFailure) -> [(name: String, value: JSONNode)] {
    var members: [(name: String, value: JSONNode)] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure(.memberName) }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure(.colon) }
      members.append((name, try value()))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure(.commaOrEnd) }
    return members
  }

  private mutating func elements() throws(JSONFailure) -> [JSONNode] {
    var elements: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return elements }
    repeat {
      elements.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure(.commaOrEnd) }
    return elements
  }

  private mutating func word(_ word: String, _ kind: JSONNode.Kind) throws(JSONFailure) -> JSONNode.Kind {
    guard bytes[position...].starts(with: word.utf8) else { throw failure(.value) }
    position += word.utf8.count
    return kind
  }

  private mutating func number() throws(JSONFailure) -> JSONNode.Kind {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let first = position
    skipDigits()
    guard position > first, bytes[first] != UInt8(ascii: "0") || position == first + 1 else {
      position = start
      throw failure(.number)
    }
    let isInteger = next != UInt8(ascii: ".") && next != UInt8(ascii: "e") && next != UInt8(ascii: "E")
    if take(UInt8(ascii: ".")) { try requireDigits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try requireDigits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return isInteger ? Int(text).map { .integer($0) } ?? .number : .number
  }

  private mutating func skipDigits() {
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
  }

  private mutating func requireDigits() throws(JSONFailure) {
    let first = position
    skipDigits()
    guard position > first else { throw failure(.number) }
  }

  private mutating func string() throws(JSONFailure) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next, byte >= 0x20 {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: try escaped())
      default: text.append(byte)
      }
    }
    throw failure(.closingQuote)
  }

  private mutating func escaped() throws(JSONFailure) -> [UInt8] {
    guard let byte = next else { throw failure(.escape) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      position -= 1
      throw failure(.escape)
    }
  }

  /// A lone surrogate becomes U+FFFD.
  private mutating func unicodeEscape() throws(JSONFailure) -> [UInt8] {
    var units = [try codeUnit()]
    if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: [0x5c, 0x75]) {
      position += 2
      units.append(try codeUnit())
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func codeUnit() throws(JSONFailure) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.utf8.allSatisfy({ $0 != 0x2b && $0 != 0x2d }), let unit = UInt16(text, radix: 16)
    else { throw failure(.hexadecimal) }
    position += 4
    return unit
  }
}
