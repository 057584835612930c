internal import Findings
internal import RuleKit
internal import Syntax

/// Finds functions with a result whose closing brace can be reached without a `return`.
struct MissingReturn: FunctionRule {
  static let id: RuleID = "control/missing-return"

  func check(_ function: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    let node = function.function
    guard let declaration = node.declaration, let result = declaration.type.canonical.result, !result.canonical.isVoid,
      declaration.name != "main", declaration.attribute("naked") == nil, !node.isFromMacroBody
    else { return }
    let flow = try function.result(of: ControlFlow.self)
    guard flow.canReachEnd else {
      report.holds(at: node)
      return
    }
    let message = EndsWithoutValue(name: declaration.name, type: result.spelling)
    if !flow.reachableBlocks(.withNamedEnumerators).contains(flow.end) {
      report.add(.unknown(.environment("enum")), at: node, message)
    } else if node.descendants.contains(where: { $0.kind == .assembly }) {
      report.add(.unknown(.unsupported("asm")), at: node, message)
    } else {
      report.violation(at: node, message, steps: lastStep(function, flow))
    }
  }

  /// The statement from which the closing brace is reached.
  private func lastStep(_ function: FunctionScope, _ flow: ControlFlow) -> [Step] {
    guard let last = function.body?.children.last?.lastInnerStatement else { return [] }
    return [Step(location: last.location, text: Text(en: "the end is reached from here", ja: "ここから関数の終わりに達する"))]
  }
}

private struct EndsWithoutValue: Message {
  let name: String
  let type: String
  var en: String { "`\(name)` can end without returning its `\(type)`" }
  var ja: String { "`\(name)` は `\(type)` の値を返さずに終わることがある" }
}
