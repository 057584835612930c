internal import Source
internal import Syntax

/// The names behind which a parenthesis opens the arguments of a macro: function-like macros, and object-like ones
/// whose replacement ends in such a name, as `#define SEND UART_SEND`.
///
/// libclang ends the expansion of the latter before the arguments and lists no expansion of the former for them.
struct MacroAliases {
  private var callable: Set<String> = []
  private var aliases: Set<String> = []

  /// Takes up a definition from its text, `NAME` or `NAME(…)` with the replacement.
  mutating func define(_ name: String, isFunctionLike: Bool, text: [UInt8]) {
    aliases.remove(name)
    if isFunctionLike {
      callable.insert(name)
    } else if let last = Self.lastName(of: text), last.count < text.count,
      callable.contains(String(decoding: last, as: UTF8.self))
    {
      callable.insert(name)
      aliases.insert(name)
    } else {
      callable.remove(name)
    }
  }

  func isAlias(_ name: String) -> Bool { aliases.contains(name) }

  private static func lastName(of text: [UInt8]) -> ArraySlice<UInt8>? {
    let start = text.lastIndex { !isNameByte($0) }.map { $0 + 1 } ?? 0
    return start < text.count ? text[start...] : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x5f || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
      || (0x61...0x7a).contains(byte)
  }

  /// Where the arguments end that open behind an offset, after blanks only; nil where none do.
  static func argumentsEnd(in text: [UInt8], from offset: Int) -> Int? {
    var index = offset
    while index < text.count, [0x20, 0x09, 0x0a, 0x0d].contains(text[index]) { index += 1 }
    guard index < text.count, text[index] == UInt8(ascii: "(") else { return nil }
    var depth = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index + 1 }
      case let quote where quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"):
        index += 1
        while index < text.count, text[index] != quote {
          index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      index += 1
    }
    return nil
  }
}
