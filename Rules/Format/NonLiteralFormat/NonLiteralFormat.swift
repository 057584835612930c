internal import Findings
internal import RuleKit
internal import Syntax

/// Finds formats that are not literals and that the program's input might reach.
struct NonLiteralFormat: SyntaxRule {
  static let id: RuleID = "format/non-literal-format"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let call = FormatCall(node) else { return checkNamed(node, into: &report) }
    let format = call.format.quotation
    switch TextOrigin.of(call.format) {
    case .literals, .constant: report.holds(at: node)
    case .elsewhere(let name):
      report.add(.unknown(.environment(name)), at: node, Unseen(name: call.name, format: format))
    case .parameter(let parameter): judge(parameter, call, into: &report)
    case .stored:
      if call.values?.isEmpty ?? false { return violate(call, into: &report) }
      report.add(.unknown(.environment(format)), at: node, Unseen(name: call.name, format: format))
    case .computed: violate(call, into: &report)
    }
  }

  /// A text that is no literal, alone behind a function of another file that only its name tells to print.
  private func checkNamed(_ node: Node, into report: inout Report) {
    guard let call = FormatCall(node, byName: true), call.values?.isEmpty == true else { return }
    switch TextOrigin.of(call.format) {
    case .stored, .computed:
      report.violation(at: node, NotLiteral(name: call.name, format: call.format.quotation, isAlone: true))
    case .literals, .constant: report.holds(at: node)
    case .parameter, .elsewhere: break
    }
  }

  private func violate(_ call: FormatCall, into report: inout Report) {
    let isAlone = call.values?.isEmpty ?? false
    report.violation(
      at: call.call, NotLiteral(name: call.name, format: call.format.quotation, isAlone: isAlone),
      fixes: isAlone && !call.function.isScan && !call.call.isFromMacro ? [printed(call)] : [])
  }

  /// A parameter is as good as the formats that callers pass: they are checked where the function says that it takes one.
  private func judge(_ parameter: Declaration, _ call: FormatCall, into report: inout Report) {
    guard let definition = call.call.enclosingFunction, let function = definition.declaration,
      let contract = FormatFunction.of(function),
      definition.parameters.firstIndex(where: { $0.declaration == parameter }) == contract.format
    else { return violate(call, into: &report) }
    if function.linkage == .internal || function.attribute("format") != nil { return report.holds(at: call.call) }
    report.add(.unknown(.environment(function.name)), at: call.call, Undeclared(function: function.name))
  }

  private func printed(_ call: FormatCall) -> Fix {
    Fix(
      location: call.format.location, replacement: "\"%s\", \(call.format.text)",
      text: Text(en: "print it as text with `%s`", ja: "`%s` で文字列として出力する"))
  }
}

private struct NotLiteral: Message {
  let name: String
  let format: String
  let isAlone: Bool
  var en: String {
    isAlone
      ? "`\(format)` is the format of `\(name)` and not a literal: any `%` in it is carried out"
      : "`\(format)` is the format of `\(name)` and not a literal: its directives may not match the arguments"
  }
  var ja: String {
    isAlone
      ? "`\(name)` の書式 `\(format)` がリテラルでない。含まれる `%` がすべて変換指定として実行される"
      : "`\(name)` の書式 `\(format)` がリテラルでない。変換指定が引数と合わない恐れがある"
  }
}

private struct Unseen: Message {
  let name: String
  let format: String
  var en: String { "whether the format `\(format)` of `\(name)` is always a literal is not visible here" }
  var ja: String { "`\(name)` の書式 `\(format)` が常にリテラルかどうかはここからは判断できない" }
}

private struct Undeclared: Message {
  let function: String
  var en: String { "`\(function)` hands its format on, but callers cannot be checked: it has no `format` attribute" }
  var ja: String { "`\(function)` は書式を受け渡すが、`format` 属性がないため呼出し側を検査できない" }
}
