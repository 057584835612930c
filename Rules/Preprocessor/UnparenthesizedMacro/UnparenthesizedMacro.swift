internal import Findings
internal import RuleKit
internal import Syntax

/// Finds macros whose parameters or replacement lack the parentheses that keep them together where they are used.
struct UnparenthesizedMacro: TokenRule {
  static let id: RuleID = "preprocessor/unparenthesized-macro"

  func check(_ file: TokenScope, into report: inout Report) {
    for macro in Directives(file).macros(file) where !macro.words.isEmpty {
      let name = file.spelling(macro.name)
      func add(_ verdict: Verdict, _ token: Token, _ message: any Message, fixes: [Fix] = []) {
        report.add(verdict, at: file.location(of: token), tokens: [name] + macro.words, message, fixes: fixes)
      }
      let expression = MacroExpression(macro)
      let exposed = expression.exposedParameters
      for index in exposed {
        let parameter = macro.words[index]
        let fix = Fix(
          location: file.location(of: macro.body[index]), replacement: "(\(parameter))",
          text: Text(en: "put parentheses around the parameter", ja: "仮引数を括弧で囲む"))
        let message = ExposedParameter(macro: name, parameter: parameter, neighbour: expression.neighbour(of: index))
        add(.violated, macro.body[index], message, fixes: [fix])
      }
      if let index = expression.exposedOperator {
        add(.violated, macro.name, ExposedReplacement(macro: name, spelling: macro.words[index]))
      } else if exposed.isEmpty {
        add(.holds, macro.name, ExposedReplacement(macro: name, spelling: ""))
      }
    }
  }
}

private struct ExposedParameter: Message {
  let macro: String
  let parameter: String
  let neighbour: String
  var en: String {
    "the parameter `\(parameter)` of `\(macro)` stands beside `\(neighbour)` without parentheses; an argument with operators falls apart"
  }
  var ja: String {
    "`\(macro)` の仮引数 `\(parameter)` が括弧なしで `\(neighbour)` に隣接しており、演算子を含む実引数では意図しない順で評価される"
  }
}

private struct ExposedReplacement: Message {
  let macro: String
  let spelling: String
  var en: String {
    "the replacement of `\(macro)` has the operator `\(spelling)` outside parentheses; operators beside its use bind to a part of it"
  }
  var ja: String { "`\(macro)` の置換リストの `\(spelling)` が括弧の外にあり、使用箇所で隣の演算子と結合する" }
}
