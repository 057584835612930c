internal import Findings
internal import RuleKit
internal import Syntax

/// Finds macros whose parameters or replacement lack the parentheses that keep them together where they are used.
struct UnparenthesizedMacro: TokenRule {
  static let id: RuleID = "preprocessor/unparenthesized-macro"

  func check(_ file: TokenScope, into report: inout Report) {
    let directives = file.result(of: Directives.self)
    let macros = directives.macros.filter { !$0.words.isEmpty }.map { Suspect(macro: $0) }
    let isSuspect = macros.contains { !$0.parameters.isEmpty || $0.outer != nil }
    let arguments = isSuspect ? MacroArguments(directives, file) : nil
    for suspect in macros {
      let (macro, expression) = (suspect.macro, suspect.expression)
      let name = file.spelling(macro.name)
      func add(_ verdict: Verdict, _ token: Token, _ message: any Message, fixes: [Fix] = []) {
        report.add(verdict, at: file.location(of: token), tokens: [name] + macro.words, message, fixes: fixes)
      }
      let exposed = suspect.parameters.filter { index in
        arguments?.mayFallApart(macro, expression, macro.words[index]) ?? true
      }
      if let first = exposed.first {
        let parameters = exposed.map { macro.words[$0] }
        let fixes = exposed.map { index in
          Fix(
            location: file.location(of: macro.body[index]), replacement: "(\(macro.words[index]))",
            text: Text(en: "put parentheses around the parameter", ja: "仮引数を括弧で囲む"))
        }
        let message = ExposedParameter(macro: name, parameters: parameters, neighbour: expression.neighbour(of: first))
        if arguments == nil, suspect.mayBeDeclarator {
          add(.unknown(.environment("the uses of `\(name)`")), macro.body[first], message)
        } else {
          add(.violated, macro.body[first], message, fixes: fixes)
        }
      }
      if let index = suspect.outer, arguments?.mayFallApart(macro, expression) ?? true {
        add(.violated, macro.name, ExposedReplacement(macro: name, spelling: macro.words[index]))
      } else if exposed.isEmpty {
        add(.holds, macro.name, ExposedReplacement(macro: name, spelling: ""))
      }
    }
  }
}

/// A macro and what of it stands outside parentheses.
private struct Suspect {
  let macro: MacroText
  let expression: MacroExpression
  let parameters: [Int]
  let outer: Int?

  init(macro: MacroText) {
    self.macro = macro
    expression = MacroExpression(macro)
    parameters = expression.exposedParameters
    outer = expression.exposedOperator
  }

  /// Whether the replacement is that of `FIELD(name)` in `int FIELD(count);` as well as that of an expression: `*name`.
  var mayBeDeclarator: Bool {
    guard let last = macro.words.last, macro.parameters.contains(last) else { return false }
    return macro.words.dropLast().allSatisfy { $0 == "*" }
  }
}

private struct ExposedParameter: Message {
  let macro: String
  let parameters: [String]
  let neighbour: String

  private var names: String { parameters.map { "`\($0)`" }.joined(separator: ", ") }

  var en: String {
    let verb =
      parameters.count == 1 ? "parameter \(names) of `\(macro)` stands" : "parameters \(names) of `\(macro)` stand"
    return
      "the \(verb) beside operators such as `\(neighbour)` without parentheses, so arguments fall apart"
  }
  var ja: String {
    "`\(macro)` の仮引数 \(names) が括弧なしで `\(neighbour)` などの演算子に隣接しており、演算子を含む実引数が分断される"
  }
}

private struct ExposedReplacement: Message {
  let macro: String
  let spelling: String
  var en: String {
    "the replacement of `\(macro)` has the operator `\(spelling)` outside parentheses, where its neighbours bind first"
  }
  var ja: String { "`\(macro)` の置換リストの `\(spelling)` が括弧の外にあり、使用箇所で隣の演算子と結合する" }
}
