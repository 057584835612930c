internal import Findings
internal import RuleKit
internal import Syntax

/// Finds `#define` and `#undef` of names that belong to the language, the compiler or the C library.
struct ReservedIdentifier: TokenRule {
  static let id: RuleID = "preprocessor/reserved-identifier"

  func check(_ file: TokenScope, into report: inout Report) {
    let directives = Directives(file)
    for (index, directive) in directives.all.enumerated() where directive.name == "define" || directive.name == "undef"
    {
      guard let name = directive.tokens.first, !directives.isDisabled(directive.start) else { continue }
      let text = file.spelling(name)
      guard let owner = ReservedName.owner(of: text, isDefinition: directive.name == "define") else {
        report.add(
          .holds, at: file.location(of: name), tokens: [], TakenName(name: text, owner: .library, directive: ""))
        continue
      }
      let isProvided = index > 0 && asksFor(text, directives.all[index - 1], file)
      report.add(
        isProvided ? .holds : .violated, at: file.location(of: name),
        tokens: [directive.name] + directive.tokens.map(file.spelling),
        TakenName(name: text, owner: owner, directive: directive.name))
    }
  }

  /// `#ifndef NAME` before `#define NAME`: an include guard, or a substitute for what this compiler lacks.
  private func asksFor(_ name: String, _ directive: Directives.Directive, _ file: TokenScope) -> Bool {
    let words = directive.tokens.map(file.spelling)
    switch directive.name {
    case "ifndef": return words.first == name
    case "if", "elif":
      return words.contains("defined") && words.contains("!") && words.contains(name)
    default: return false
    }
  }
}

private struct TakenName: Message {
  let name: String
  let owner: ReservedName
  let directive: String
  var en: String {
    switch owner {
    case .keyword: "`#\(directive)` changes the keyword `\(name)`"
    case .predefined: "`#\(directive)` changes `\(name)`, which the language defines"
    case .library: "`#\(directive)` changes `\(name)` of the C library"
    case .underscore: "`\(name)` is reserved for the compiler and its library"
    }
  }
  var ja: String {
    switch owner {
    case .keyword: "キーワード `\(name)` を `#\(directive)` している"
    case .predefined: "言語が定義する `\(name)` を `#\(directive)` している"
    case .library: "C ライブラリの `\(name)` を `#\(directive)` している"
    case .underscore: "`\(name)` はコンパイラと標準ライブラリのための予約名である"
    }
  }
}
