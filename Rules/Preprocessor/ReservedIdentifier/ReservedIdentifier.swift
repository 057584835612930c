internal import Findings
internal import RuleKit
internal import Syntax

/// Finds `#define` and `#undef` of names that belong to the language, the compiler or the C library.
struct ReservedIdentifier: TokenRule {
  static let id: RuleID = "preprocessor/reserved-identifier"

  func check(_ file: TokenScope, into report: inout Report) {
    let directives = file.result(of: Directives.self)
    // For each open `#if` the names whose absence it asks for.
    var absent: [Set<String>] = []
    for directive in directives.all {
      switch directive.name {
      case "if", "ifdef", "ifndef": absent.append(namesAskedFor(directive, file))
      case "elif": absent.append((absent.popLast() ?? []).union(namesAskedFor(directive, file)))
      case "endif": _ = absent.popLast()
      case "define", "undef":
        if !directives.isDisabled(directive.start) { judge(directive, absent: absent, file, into: &report) }
      default: break
      }
    }
  }

  private func judge(
    _ directive: Directives.Directive, absent: [Set<String>], _ file: TokenScope, into report: inout Report
  ) {
    guard let name = directive.tokens.first else { return }
    let text = file.spelling(name)
    let owner = ReservedName.owner(of: text, isDefinition: directive.name == "define")
    let isProvided = absent.contains { $0.contains(text) }
    report.add(
      owner == nil || isProvided ? .holds : .violated, at: file.location(of: name),
      tokens: [directive.name] + directive.tokens.map(file.spelling),
      TakenName(name: text, owner: owner ?? .underscore, directive: directive.name))
  }

  /// `#ifndef NAME` around `#define NAME`: an include guard, or a substitute for what this compiler lacks.
  private func namesAskedFor(_ directive: Directives.Directive, _ file: TokenScope) -> Set<String> {
    let words = directive.tokens.map(file.spelling)
    if directive.name == "ifndef" { return Set(words.prefix(1)) }
    return words.contains("defined") && words.contains("!") ? Set(words) : []
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
