internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds `=` where a condition is asked for and `==` was probably meant.
struct AssignmentInCondition: SyntaxRule {
  static let id: RuleID = "expression/assignment-in-condition"
  static let kinds: [NodeKind] = [
    .ifStatement, .whileStatement, .doStatement, .forStatement, .conditional, .binary,
  ]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    if node.kind == .binary {
      guard node.binaryOperator?.isLogical == true, let (left, right) = node.operands else { return }
      for operand in [left, right] { judge(operand, parentheses: 1, into: &report) }
    } else if let condition = node.condition {
      // The condition of `?:` needs parentheses around an assignment, so one pair says nothing.
      judge(condition, parentheses: node.kind == .conditional ? 1 : 0, into: &report)
    }
  }

  /// - Parameter parentheses: how many pairs the grammar asks for; one more says that the assignment is meant.
  private func judge(_ condition: Node, parentheses required: Int, into report: inout Report) {
    var node = condition
    var pairs = 0
    while node.kind == .parenthesised || node.kind == .implicitCast || node.binaryOperator == .comma,
      let inner = node.kind == .binary ? node.operands?.right : node.operand
    {
      if node.kind == .parenthesised { pairs += 1 }
      node = inner
    }
    guard node.binaryOperator == .assign, node.kind == .binary, let (left, right) = node.operands else { return }
    if node.isOperatorFromMacroBody || isMeant(right, pairs: pairs, required: required) {
      return report.holds(at: node)
    }
    report.violation(
      at: node, AssignedCondition(left: left.written, right: right.written), fixes: fixes(node, left, right))
  }

  /// A constant makes the condition always the same; a further pair of parentheses, or a value that is worked out where
  /// the grammar asks for parentheses, shows the intent.
  private func isMeant(_ right: Node, pairs: Int, required: Int) -> Bool {
    if right.constantValue != nil { return false }
    return pairs > required || (required > 0 && right.withoutCasts.kind != .declarationReference)
  }

  private func fixes(_ node: Node, _ left: Node, _ right: Node) -> [Fix] {
    guard let gap = left.gap(to: right) else { return [] }
    let place = node.tree.location(of: SourceSite(file: node.site.file, start: gap.lowerBound, end: gap.upperBound))
    return [Fix(location: place, replacement: " == ", text: Text(en: "compare with `==`", ja: "`==` で比較する"))]
  }
}

private struct AssignedCondition: Message {
  let left: String
  let right: String
  var en: String { "the condition assigns `\(right)` to `\(left)` instead of comparing them" }
  var ja: String { "条件式が `\(left)` と `\(right)` を比較せず、`\(right)` を `\(left)` に代入している" }
}
