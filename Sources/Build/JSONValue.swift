/// A JSON value with the place where it starts; columns count code points.
struct JSONValue {
  indirect enum Content {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])
  }

  let content: Content
  let line: Int
  let column: Int

  /// The first member of that name; nil where the value is no object or has none.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  var string: String? {
    guard case .string(let text) = content else { return nil }
    return text
  }

  var array: [JSONValue]? {
    guard case .array(let values) = content else { return nil }
    return values
  }
}

/// Where a text is no JSON and what was expected there.
struct JSONFailure: Error {
  let line: Int
  let column: Int
  let expected: Expectation

  enum Expectation { case value, string, colon, commaOrEnd, end, escape, shallowerNesting }
}

/// Reads JSON as RFC 8259 defines it; a byte order mark is skipped.
struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { (position, lineStart) = (3, 3) }
  }

  static func parse(_ bytes: [UInt8]) throws(JSONFailure) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.failure(.end) }
    return value
  }

  private func failure(_ expected: JSONFailure.Expectation) -> JSONFailure {
    JSONFailure(line: line, column: column, expected: expected)
  }

  private var column: Int { bytes[lineStart..<position].reduce(1) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) } }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\n"):
        position += 1
        line += 1
        lineStart = position
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      default: return
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(truncatingIfNeeded: character.value) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFailure) -> JSONValue {
    skipSpace()
    guard depth < 64 else { throw failure(.shallowerNesting) }
    let (startLine, startColumn) = (line, column)
    let content: JSONValue.Content =
      switch current {
      case UInt8(ascii: "{"): try object(depth: depth)
      case UInt8(ascii: "["): try array(depth: depth)
      case UInt8(ascii: "\""): .string(try string())
      default: try scalar()
      }
    return JSONValue(content: content, line: startLine, column: startColumn)
  }

  private mutating func object(depth: Int) throws(JSONFailure) -> JSONValue.Content {
    position += 1
    var members: [(key: String, value: JSONValue)] = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw failure(.string) }
      let key = try string()
      skipSpace()
      guard take(":") else { throw failure(.colon) }
      members.append((key, try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw failure(.commaOrEnd) }
    }
  }

  private mutating func array(depth: Int) throws(JSONFailure) -> JSONValue.Content {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { throw failure(.commaOrEnd) }
    }
  }

  private mutating func scalar() throws(JSONFailure) -> JSONValue.Content {
    let start = position
    while let byte = current, Self.isScalarByte(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      guard let first = text.first, first == "-" || first.isNumber, Double(text) != nil else {
        position = start
        throw failure(.value)
      }
      return .number(text)
    }
  }

  private static func isScalarByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func string() throws(JSONFailure) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw failure(.string)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw failure(.string)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONFailure) {
    position += 1
    guard let byte = current else { throw failure(.escape) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(try unicodeScalar()).utf8)
    default:
      position -= 1
      throw failure(.escape)
    }
  }

  /// The scalar after `\u`, surrogates paired; an unpaired one becomes U+FFFD.
  private mutating func unicodeScalar() throws(JSONFailure) -> Unicode.Scalar {
    let first = try hexadecimal()
    guard (0xd800...0xdbff).contains(first) else { return Unicode.Scalar(first) ?? "\u{fffd}" }
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{fffd}" }
    position += 2
    let second = try hexadecimal()
    guard (0xdc00...0xdfff).contains(second) else { return "\u{fffd}" }
    return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)) ?? "\u{fffd}"
  }

  private mutating func hexadecimal() throws(JSONFailure) -> UInt32 {
    guard position + 4 <= bytes.count else { throw failure(.escape) }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else { throw failure(.escape) }
    position += 4
    return value
  }
}
