internal import RuleKit
internal import Syntax

/// The preprocessing directives of a file.
struct Directives: FileAnalysis {
  /// A directive with the tokens behind its name, without comments.
  struct Directive {
    /// `define`, `if`, …; empty for a lone `#`.
    let name: String
    let tokens: [Token]
    let start: Int
  }

  let all: [Directive]
  /// The byte ranges that `#if 0` switches off.
  let disabled: [Range<Int>]
  /// The macro definitions that are not switched off.
  let macros: [MacroText]

  init(of file: TokenScope) {
    var found: [Directive] = []
    var current: (start: Int, tokens: [Token])?
    func close() {
      guard let (start, tokens) = current else { return }
      current = nil
      found.append(
        Directive(name: tokens.first.map(file.spelling) ?? "", tokens: Array(tokens.dropFirst()), start: start))
    }
    for token in file.tokens {
      if current != nil, token.startsLine || !token.isInDirective { close() }
      if token.isInDirective, token.startsLine, file.isToken(token, "#") {
        current = (Int(token.start), [])
      } else if current != nil, !token.isComment {
        current?.tokens.append(token)
      }
    }
    close()
    let disabled = Self.disabledRanges(found, file)
    all = found
    self.disabled = disabled
    macros = found.compactMap { directive in
      guard directive.name == "define", !disabled.contains(where: { $0.contains(directive.start) }) else { return nil }
      return MacroText(directive, file)
    }
  }

  private static func disabledRanges(_ directives: [Directive], _ file: TokenScope) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var open: [Int?] = []
    for directive in directives {
      switch directive.name {
      case "if", "ifdef", "ifndef":
        let isOff = directive.name == "if" && directive.tokens.map(file.spelling) == ["0"]
        open.append(isOff ? directive.start : nil)
      case "else", "elif", "elifdef", "elifndef", "endif":
        guard let last = open.popLast() else { continue }
        if let start = last { ranges.append(start..<directive.start) }
        if directive.name != "endif" { open.append(nil) }
      default: break
      }
    }
    return ranges
  }

  func isDisabled(_ offset: Int) -> Bool { disabled.contains { $0.contains(offset) } }
}

/// A macro definition as tokens.
struct MacroText {
  let name: Token
  let isFunctionLike: Bool
  let parameters: [String]
  /// The replacement without comments.
  let body: [Token]
  /// The spellings of the replacement's tokens.
  let words: [String]

  init?(_ directive: Directives.Directive, _ file: TokenScope) {
    guard let name = directive.tokens.first, name.kind == .identifier else { return nil }
    self.name = name
    var rest = directive.tokens.dropFirst()
    var parameters: [String] = []
    isFunctionLike = rest.first.map { $0.start == name.end && file.isToken($0, "(") } ?? false
    if isFunctionLike {
      guard let close = rest.firstIndex(where: { file.isToken($0, ")") }) else { return nil }
      parameters = rest[..<close].filter { $0.kind == .identifier }.map(file.spelling)
      rest = rest[(close + 1)...]
    }
    self.parameters = parameters
    body = Array(rest)
    words = body.map(file.spelling)
  }

  /// For each word how many brackets are open before it; the brackets themselves stand on the outer level.
  var depths: [Int] {
    var depth = 0
    return words.map { word in
      switch word {
      case "(", "[", "{":
        depth += 1
        return depth - 1
      case ")", "]", "}":
        depth -= 1
        return depth
      default: return depth
      }
    }
  }

  var isBalanced: Bool {
    let open = words.count { $0 == "(" || $0 == "[" || $0 == "{" }
    return open == words.count { $0 == ")" || $0 == "]" || $0 == "}" } && !depths.contains { $0 < 0 }
  }
}

/// Words of the language.
enum Keyword {
  /// Words that begin or belong to a type or declaration.
  static let declaring: Set<String> = [
    "auto", "char", "const", "double", "enum", "extern", "float", "inline", "int", "long", "register", "restrict",
    "short",
    "signed", "static", "struct", "typedef", "union", "unsigned", "void", "volatile", "_Alignas", "_Atomic", "_Bool",
    "_Complex",
    "_Noreturn", "_Static_assert", "_Thread_local", "__attribute__", "__declspec", "__inline", "__volatile__", "bool",
  ]

  /// Words that begin a statement.
  static let statement: Set<String> = [
    "break", "case", "continue", "default", "do", "else", "for", "goto", "if", "return", "switch", "while", "asm",
    "__asm",
    "__asm__",
  ]
}
