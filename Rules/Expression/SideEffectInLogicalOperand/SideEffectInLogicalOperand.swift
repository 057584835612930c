internal import Findings
internal import RuleKit
internal import Syntax

/// Finds changes of objects in the right operand of `&&` and `||`, which happen only for some values of the left one.
struct SideEffectInLogicalOperand: SyntaxRule {
  static let id: RuleID = "expression/side-effect-in-logical-operand"
  static let kinds: [NodeKind] = [.binary]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let operation = node.binaryOperator, operation.isLogical, let (left, right) = node.operands else { return }
    let change = right.subtree.first { $0.assignedOperand != nil && !$0.isUnevaluated }
    guard let change, !node.isUnevaluated, !node.isOperatorFromMacroBody else { return report.holds(at: node) }
    // `ready && (value = read())` as a statement is a short `if`.
    if node.isDiscarded { return report.holds(at: node) }
    report.violation(
      at: change,
      ConditionalChange(change: change.written, left: left.written, needs: operation == .logicalAnd))
  }
}

private struct ConditionalChange: Message {
  let change: String
  let left: String
  let needs: Bool
  var en: String { "`\(change)` happens only if `\(left)` is \(needs ? "true" : "false")" }
  var ja: String { "`\(change)` は `\(left)` が\(needs ? "真" : "偽")の場合にしか実行されない" }
}
