internal import Syntax

/// The text of a macro call or of one of its arguments, from a place on.
struct MacroCallText {
  private let words: [String]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    words = Lexer.tokens(of: bytes).filter { !$0.isComment }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  /// Whether the words follow each other anywhere in the call, up to its closing parenthesis.
  func mentions(_ wanted: [String]) -> Bool {
    var depth = 0
    for (index, word) in words.enumerated() {
      if words[index...].starts(with: wanted) { return true }
      if word == "(" { depth += 1 }
      if word == ")" { depth -= 1 }
      if word == ")", depth == 0 { return false }
    }
    return false
  }

  /// Whether the words stand in the argument that begins here: at its start, or behind the first operand.
  func argument(has wanted: [String], isPrefix: Bool) -> Bool {
    if isPrefix { return words.starts(with: wanted) }
    var depth = 0
    for (index, word) in words.enumerated() {
      if depth == 0, words[index...].starts(with: wanted) { return true }
      switch word {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case ",", ";": if depth == 0 { return false }
      default: break
      }
      if depth < 0 { return false }
    }
    return false
  }
}
