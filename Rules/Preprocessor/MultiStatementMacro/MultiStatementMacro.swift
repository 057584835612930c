internal import Findings
internal import RuleKit
internal import Syntax

/// Finds macros that are several statements, or an open `if`, for the code around them.
struct MultiStatementMacro: TokenRule {
  static let id: RuleID = "preprocessor/multi-statement-macro"

  func check(_ file: TokenScope, into report: inout Report) {
    let directives = file.result(of: Directives.self)
    let macros = directives.macros
    let found = macros.filter { Statements.canBeCode($0.words) }.map { (macro: $0, replacement: Statements($0)) }
      .filter { $0.replacement.isCode }
    let suspects = found.filter { $0.replacement.count > 1 || $0.replacement.isOpenIf }
    let names = Set(suspects.map { file.spelling($0.macro.name) })
    let uses = MacroUses(of: names, directives, file)
    for (macro, replacement) in found {
      let name = file.spelling(macro.name)
      /// In a source file all uses are seen; a header's macro will be used in ways that nobody knows yet.
      func isMisused(_ isBad: (MacroUses.Use) -> Bool) -> Bool {
        guard let places = uses?[name], !places.isEmpty else { return true }
        return places.contains(where: isBad)
      }
      func add(_ verdict: Verdict, _ message: any Message) {
        report.add(verdict, at: file.location(of: macro.name), tokens: [name] + macro.words, message)
      }
      if replacement.count > 1, isMisused(\.isGoverned) {
        add(.violated, SeveralStatements(macro: name, count: replacement.count))
      } else if replacement.count == 1, replacement.isOpenIf, isMisused(\.isBeforeElse) {
        add(.violated, OpenIf(macro: name))
      } else {
        add(.holds, SeveralStatements(macro: name, count: 1))
      }
    }
  }
}

/// The statements at the outer level of a replacement.
private struct Statements {
  private let parts: [[String]]
  let isCode: Bool

  init(_ macro: MacroText) {
    let words = Self.withoutPragmas(macro.words)
    let text = zip(words, Self.depths(words))
    var parts: [[String]] = [[]]
    for (word, depth) in text {
      parts[parts.count - 1].append(word)
      if word == ";", depth == 0 { parts.append([]) }
    }
    self.parts = parts.filter { !$0.isEmpty && $0 != [";"] }
    isCode = macro.isBalanced && Self.isCode(words, self.parts)
  }

  /// Whether a replacement can be code at all; most replacements are not and need no closer look.
  static func canBeCode(_ words: [String]) -> Bool { words.count > 1 && (words.contains(";") || words.contains("if")) }

  /// How many statements stand beside each other.
  var count: Int {
    if parts.allSatisfy({ $0.starts(with: ["(", "void", ")"]) }) { return 1 }
    // `if (a) b; else c` is one statement, though it holds a semicolon.
    return parts.count { $0.first != "else" }
  }

  /// Whether the replacement is an `if` with a body and without an `else`, which would take the caller's `else`.
  var isOpenIf: Bool {
    guard let words = parts.first, parts.count == 1, words.first == "if", !words.contains("else") else { return false }
    var depth = 0
    for (index, word) in words.enumerated().dropFirst() {
      if word == "(" { depth += 1 }
      if word == ")" { depth -= 1 }
      if depth == 0 { return index + 1 < words.count }
    }
    return false
  }

  /// Whether the replacement is to run where it is used: no declaration, label, list or attribute.
  private static func isCode(_ words: [String], _ parts: [[String]]) -> Bool {
    guard let first = words.first, words.count > 1, first != "case", first != "default", first != "do", first != "for"
    else {
      return false
    }
    guard words.contains(";") || first == "if" else { return false }
    return !parts.contains { isDeclaration($0) || $0.first == "case" || $0.first == "default" }
  }

  /// `static int x`, `uint8_t x`, `type *x`, `struct s x`, `name##_t x`.
  private static func isDeclaration(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if Keyword.declaring.contains(first) { return true }
    if Keyword.statement.contains(first) { return false }
    guard let letter = first.first, letter.isLetter || letter == "_", words.count > 1 else { return false }
    if first.hasSuffix("_t"), words[1] == "*" { return true }
    let second = words[1]
    if second == "##" { return words.count > 3 && isName(words[3]) }
    return isName(second)
  }

  private static func isName(_ word: String) -> Bool { word.first.map { $0.isLetter || $0 == "_" } ?? false }

  private static func withoutPragmas(_ words: [String]) -> [String] {
    var kept: [String] = []
    var index = 0
    while index < words.count {
      if words[index] == "_Pragma" || words[index] == "__pragma", let close = words[index...].firstIndex(of: ")") {
        index = close + 1
      } else {
        kept.append(words[index])
        index += 1
      }
    }
    return kept
  }

  private static func depths(_ words: [String]) -> [Int] {
    var depth = 0
    return words.map { word in
      if word == ")" || word == "]" || word == "}" { depth -= 1 }
      defer { if word == "(" || word == "[" || word == "{" { depth += 1 } }
      return depth
    }
  }
}

private struct SeveralStatements: Message {
  let macro: String
  let count: Int
  var en: String {
    "the macro `\(macro)` is \(count) statements; an `if` or loop without braces governs only the first"
  }
  var ja: String { "マクロ `\(macro)` は \(count) 個の文からなり、波括弧のない `if` やループの対象になるのは最初の文だけである" }
}

private struct OpenIf: Message {
  let macro: String
  var en: String { "the macro `\(macro)` is an `if` without `else`; an `else` behind its use would belong to it" }
  var ja: String { "マクロ `\(macro)` は `else` のない `if` であり、使用箇所の後の `else` がこの `if` に対応してしまう" }
}
