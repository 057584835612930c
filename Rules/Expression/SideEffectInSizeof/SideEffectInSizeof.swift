internal import Findings
internal import RuleKit
internal import Syntax

/// Finds changes in operands that are never evaluated: those of `sizeof`, `_Alignof` and the control of `_Generic`.
struct SideEffectInSizeof: SyntaxRule {
  static let id: RuleID = "expression/side-effect-in-sizeof"
  static let kinds: [NodeKind] = [.sizeOf, .alignOf, .genericSelection]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let operand = node.children.first, operand.kind.isExpression else { return }
    // The operand of `sizeof` is evaluated where it has a variable length (C11 6.5.3.4p2).
    if operand.type.canonical.kind == .variableArray { return report.holds(at: node) }
    guard let change = operand.subtree.first(where: { $0.assignedOperand != nil }) else {
      return report.holds(at: node)
    }
    // An argument of a macro that also evaluates it is the matter of side-effect-in-macro-argument.
    if node.isFromMacroBody, !change.isFromMacroBody { return report.holds(at: node) }
    report.violation(at: node, NeverEvaluated(change: change.written, keyword: keyword(node)))
  }

  private func keyword(_ node: Node) -> String {
    switch node.kind {
    case .alignOf: "_Alignof"
    case .genericSelection: "_Generic"
    default: "sizeof"
    }
  }
}

private struct NeverEvaluated: Message {
  let change: String
  let keyword: String
  var en: String { "`\(change)` never happens: `\(keyword)` does not evaluate its operand" }
  var ja: String { "`\(keyword)` はオペランドを評価しないため、`\(change)` は実行されない" }
}
