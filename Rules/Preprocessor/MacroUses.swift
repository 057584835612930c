internal import RuleKit
internal import Syntax

/// Where the macros of a source file are used in that file, as text.
///
/// A source file shows all uses of what it defines; a header does not, so that nothing is known of its macros' uses.
struct MacroUses {
  struct Use {
    let line: Int
    /// The macro in whose replacement the use stands; nil in code.
    let owner: MacroText?
    let arguments: [[String]]
    /// The words around the use with the nearest last and first, at most `reach` on each side.
    let before: [String]
    let after: [String]
  }

  private static let reach = 48
  private var uses: [String: [Use]] = [:]

  /// Nil for headers.
  init?(of names: Set<String>, _ directives: Directives, _ file: TokenScope) {
    guard Self.isSource(file.file.path), !names.isEmpty else { return nil }
    let sought = Dictionary(grouping: names.map { Array($0.utf8) }, by: \.count)
    func isSought(_ token: Token) -> Bool {
      guard token.kind == .identifier, let candidates = sought[token.range.count] else { return false }
      return candidates.contains { file.file.text[token.range].elementsEqual($0) }
    }
    var code: [Token] = []
    for token in file.tokens where !token.isInDirective && !token.isComment { code.append(token) }
    collect(code.filter { !directives.isDisabled(Int($0.start)) }, owner: nil, isSought, file)
    for macro in directives.macros { collect(macro.body, owner: macro, isSought, file) }
    for directive in directives.all where directive.name == "if" || directive.name == "elif" {
      collect(directive.tokens, owner: nil, isSought, file)
    }
  }

  /// The uses of a macro in its file.
  subscript(name: String) -> [Use] { uses[name] ?? [] }

  private static func isSource(_ path: String) -> Bool {
    [".c", ".C", ".cc", ".cpp"].contains { path.hasSuffix($0) }
  }

  private mutating func collect(
    _ tokens: [Token], owner: MacroText?, _ isSought: (Token) -> Bool, _ file: TokenScope
  ) {
    for index in tokens.indices where isSought(tokens[index]) {
      let behind = tokens[(index + 1)...]
      var end = index + 1
      var arguments: [[String]] = []
      if let next = behind.first, file.isToken(next, "(") {
        guard let close = Self.arguments(behind, file, into: &arguments) else { continue }
        end = close + 1
      }
      let use = Use(
        line: file.line(of: tokens[index]), owner: owner, arguments: arguments,
        before: tokens[max(0, index - Self.reach)..<index].map(file.spelling),
        after: tokens[end..<min(tokens.count, end + 2)].map(file.spelling))
      uses[file.spelling(tokens[index]), default: []].append(use)
    }
  }

  /// Reads the arguments behind an opening parenthesis; the index of the closing one.
  private static func arguments(
    _ tokens: ArraySlice<Token>, _ file: TokenScope, into arguments: inout [[String]]
  ) -> Int? {
    var depth = 0
    var current: [String] = []
    for (index, token) in zip(tokens.indices, tokens) {
      let word = file.spelling(token)
      switch word {
      case "(", "[", "{":
        depth += 1
        if depth == 1 { continue }
      case ")", "]", "}":
        depth -= 1
        if depth == 0 {
          arguments.append(current)
          return index
        }
      case "," where depth == 1:
        arguments.append(current)
        current = []
        continue
      default: break
      }
      current.append(word)
    }
    return nil
  }
}

extension MacroUses.Use {
  /// The operator before the use and how tightly it binds; nil where none stands there.
  var operatorBefore: Int? {
    guard let word = before.last else { return nil }
    if word == ")" { return isBehindCast ? Precedence.unary : nil }
    if ["!", "~", "sizeof", "++", "--"].contains(word) { return Precedence.unary }
    guard let level = Precedence.ofBinary(word), level > 2, word != ":", word != "?" else { return nil }
    let isBinary = before.dropLast().last.map(Precedence.isOperandEnd) ?? false
    return isBinary ? level : Precedence.unary
  }

  /// The operator behind the use and how tightly it binds.
  var operatorAfter: Int? {
    guard let word = after.first else { return nil }
    if ["[", ".", "->", "++", "--"].contains(word) { return Precedence.postfix }
    guard let level = Precedence.ofBinary(word), level > 2, word != ":" else { return nil }
    return level
  }

  /// Whether a parenthesis before the use closes the cast `(uint32_t)`.
  private var isBehindCast: Bool {
    guard let open = before.lastIndex(of: "("), open + 2 < before.count else { return false }
    let inside = before[(open + 1)..<(before.count - 1)]
    return inside.contains { Keyword.declaring.contains($0) || $0.hasSuffix("_t") } || inside.last == "*"
  }

  /// Whether the use is the whole body of an `if` or a loop, without braces.
  var isGoverned: Bool {
    guard let word = before.last else { return false }
    if word == "else" || word == "do" { return true }
    guard word == ")" else { return false }
    var depth = 0
    for (index, word) in before.enumerated().reversed() {
      if word == ")" { depth += 1 }
      if word == "(" { depth -= 1 }
      if depth == 0 { return index > 0 && ["if", "while", "for"].contains(before[index - 1]) }
    }
    return false
  }

  /// Whether an `else` follows that the replacement's `if` would take.
  var isBeforeElse: Bool { after.first == "else" || (after.first == ";" && after.dropFirst().first == "else") }
}
