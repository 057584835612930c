/// A JSON value (RFC 8259) whose members keep the order in which they are written.
package indirect enum JSON: Hashable, Sendable {
  case object([Member])
  case array([JSON])
  case string(String)
  case integer(Int)
  case boolean(Bool)

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSON
  }

  /// An object of those members that have a value.
  package static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// A string, or nothing where there is none.
  package static func text(_ text: String?) -> JSON? { text.map { .string($0) } }

  /// An array, or nothing where it would be empty.
  package static func list(_ values: [JSON]) -> JSON? { values.isEmpty ? nil : .array(values) }

  package static func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text with two spaces of indentation and a newline at its end.
  package var pretty: String {
    var output = JSONOutput(isIndented: true)
    output.write(self, depth: 0)
    output.text += "\n"
    return output.text
  }

  /// The text on one line, with a space after each colon and comma.
  package var compact: String {
    var output = JSONOutput(isIndented: false)
    output.write(self, depth: 0)
    return output.text
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(integerLiteral number: Int) { self = .integer(number) }
  package init(booleanLiteral truth: Bool) { self = .boolean(truth) }
  package init(arrayLiteral values: JSON...) { self = .array(values) }
}

private struct JSONOutput {
  let isIndented: Bool
  var text = ""

  mutating func write(_ value: JSON, depth: Int) {
    switch value {
    case .string(let string): write(string)
    case .integer(let number): text += String(number)
    case .boolean(let truth): text += truth ? "true" : "false"
    case .array(let values):
      list(values, open: "[", close: "]", depth: depth) { $0.write($1, depth: depth + 1) }
    case .object(let members):
      list(members, open: "{", close: "}", depth: depth) { output, member in
        output.write(member.name)
        output.text += ": "
        output.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func list<Element>(
    _ elements: [Element], open: String, close: String, depth: Int, each: (inout JSONOutput, Element) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += isIndented ? "," : ", " }
      lineBreak(depth + 1)
      each(&self, element)
    }
    if !elements.isEmpty { lineBreak(depth) }
    text += close
  }

  private mutating func lineBreak(_ depth: Int) {
    guard isIndented else { return }
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.isInvisible { escape(scalar) } else { text.unicodeScalars.append(scalar) }
      }
    }
    text += "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a control, reorders the text around it, or cannot be seen at all.
  ///
  /// Such scalars in names and messages of hostile sources would otherwise reach terminals and viewers unseen
  /// (CVE-2021-42574).
  package var isInvisible: Bool {
    switch value {
    case 0x00..<0x20, 0x7f..<0xa0: true
    case 0x061c, 0x200b, 0x200e, 0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffb: true
    case 0xe0000...0xe007f: true
    default: value & 0xfffe == 0xfffe
    }
  }
}

extension String {
  /// The text with each scalar that cannot be seen written as `\u{…}`, on one line.
  package var visible: String {
    guard unicodeScalars.contains(where: \.isInvisible) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isInvisible {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
