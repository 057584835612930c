/// A name as the text form writes it: quoted where it is no plain word, and numbered where others bear it too.
struct Label: Hashable {
  var name: String
  /// How many equal names of the same scope stand before it.
  var ordinal: Int

  var text: String {
    if name.isEmpty { return "#\(ordinal)" }
    return (Label.isWord(name) ? name : Label.quoted(name)) + (ordinal > 0 ? "#\(ordinal)" : "")
  }

  /// The labels of names in the order of their scope.
  static func labels(of names: [String]) -> [Label] {
    var counts: [String: Int] = [:]
    return names.map { name in
      let ordinal = counts[name, default: 0]
      counts[name] = ordinal + 1
      return Label(name: name, ordinal: ordinal)
    }
  }

  /// Letters, digits, `_` and `$`, not beginning with a digit.
  static func isWord(_ name: String) -> Bool {
    guard let first = name.utf8.first, !isDigit(first) else { return false }
    return name.utf8.allSatisfy(isWordByte)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "_"), UInt8(ascii: "$"): true
    default: isDigit(byte)
    }
  }

  /// Text between quotes; control characters are written as `\xHH`, characters beyond ASCII as they are.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 { escape(byte, keepsHigh: true, into: &bytes) }
    return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
  }

  /// Bytes between quotes; those beyond ASCII are written as `\xHH`.
  static func quoted(bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for byte in bytes { escape(byte, keepsHigh: false, into: &text) }
    return "\"" + String(decoding: text, as: UTF8.self) + "\""
  }

  private static func escape(_ byte: UInt8, keepsHigh: Bool, into text: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "\n"): text += Array("\\n".utf8)
    case UInt8(ascii: "\t"): text += Array("\\t".utf8)
    case 0x20..<0x7F: text.append(byte)
    case 0x80... where keepsHigh: text.append(byte)
    default:
      let digits = Array("0123456789ABCDEF".utf8)
      text += Array("\\x".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
