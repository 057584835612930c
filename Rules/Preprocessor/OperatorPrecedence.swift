internal import Syntax

/// How tightly the operators of C bind (C11 6.5): the larger, the tighter.
enum Precedence {
  static let postfix = 15
  static let unary = 14

  private static let binary: [String: Int] = {
    let levels: [[String]] = [
      [","], ["=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="], ["?", ":"], ["||"], ["&&"], ["|"],
      ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">="], ["<<", ">>"], ["+", "-"], ["*", "/", "%"],
    ]
    var table: [String: Int] = [:]
    for (level, words) in levels.enumerated() { for word in words { table[word] = level + 1 } }
    return table
  }()
  /// Operators of one level that can be regrouped without another result.
  private static let associative: Set<Int> = [4, 5, 6, 7, 8]

  static func ofBinary(_ word: String) -> Int? { binary[word] }

  /// The level of the loosest operator outside brackets; `postfix` where there is none.
  static func loosest(of words: some Collection<String>) -> Int {
    let words = Array(words)
    var depth = 0
    var result = postfix
    for (index, word) in words.enumerated() {
      switch word {
      case "(", "[", "{":
        if depth == 0, word == "(", isCast(opening: index, words) { result = min(result, unary) }
        depth += 1
      case ")", "]", "}": depth -= 1
      default:
        guard depth == 0 else { continue }
        if index > 0, isOperandEnd(words[index - 1]), let level = binary[word] {
          result = min(result, level)
        } else if ["!", "~", "-", "+", "*", "&", "++", "--", "sizeof"].contains(word) {
          result = min(result, index > 0 && word.count == 2 ? postfix : unary)
        }
      }
    }
    return result
  }

  /// Whether an expression with this loosest operator falls apart beside an operator.
  static func fallsApart(_ inner: Int, beside outer: Int, spelled word: String, onItsRight: Bool) -> Bool {
    if inner != outer { return inner < outer }
    guard inner < unary, onItsRight else { return false }
    return word != "+" && !associative.contains(inner)
  }

  static func isOperandEnd(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return word == ")" || word == "]" || first == "_" || first == "\"" || first == "'" || first.value > 0x7f
      || (first.properties.isAlphabetic && word != "return" && word != "sizeof") || ("0"..."9").contains(first)
  }

  /// `(uint8_t)x`: a name, number or bracket behind a closing parenthesis.
  private static func isCast(opening: Int, _ words: [String]) -> Bool {
    guard opening == 0 || !isOperandEnd(words[opening - 1]) else { return false }
    var depth = 0
    for index in opening..<words.count {
      if words[index] == "(" { depth += 1 }
      if words[index] == ")" { depth -= 1 }
      guard depth == 0 else { continue }
      guard index + 1 < words.count else { return false }
      let next = words[index + 1]
      return next == "(" || (isOperandEnd(next) && next != ")" && next != "]")
    }
    return false
  }
}
