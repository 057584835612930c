internal import Findings
internal import RuleKit
internal import Syntax

/// Finds objects that are changed and used, or changed twice, in an order that the language leaves open (C11 6.5p2).
struct UnsequencedSideEffect: SyntaxRule {
  static let id: RuleID = "expression/unsequenced-side-effect"
  static let kinds: [NodeKind] = [.binary, .compoundAssignment, .call, .subscripting, .initialiserList]

  /// The nodes of an expression whose accesses are compared with each other.
  private static let limit = 1000

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    if node.binaryOperator?.isLogical == true || node.binaryOperator == .comma || node.isUnevaluated { return }
    guard node.children.contains(where: \.containsChange) else { return }
    guard node.nodeCount <= Self.limit else {
      return report.add(.unknown(.budget(steps: Self.limit)), at: node, TooLong())
    }
    let parts = node.children.map { EvaluationOrder.accesses(of: $0) }
    if let (change, use) = conflict(among: parts) ?? conflictWithAssignment(node, parts) {
      report.violation(
        at: node, OrderOpen(object: change.object.written, change: change.node.written, isUse: !use.isChange),
        steps: [change.node, use.node].sorted { $0.id < $1.id }.map { place in
          place.step(
            place == change.node || use.isChange
              ? Text(en: "changed here", ja: "ここで変更") : Text(en: "used here", ja: "ここで使用"))
        })
    } else {
      report.holds(at: node)
    }
  }

  private func conflict(among parts: [[Access]]) -> (Access, Access)? {
    for (index, part) in parts.enumerated() {
      for change in part where change.isChange {
        for (other, accesses) in parts.enumerated() where other != index {
          if let use = accesses.first(where: { $0.overlaps(change) }) { return (change, use) }
        }
      }
    }
    return nil
  }

  /// The assignment itself follows the values of its operands, but not their side effects: `i = i++`.
  private func conflictWithAssignment(_ node: Node, _ parts: [[Access]]) -> (Access, Access)? {
    guard node.isAssignment, let target = node.assignedOperand?.withoutParentheses else { return nil }
    let assignment = Access(object: target, node: node, isChange: true, isPending: true)
    for change in parts.joined() where change.isChange && change.isPending && change.overlaps(assignment) {
      return (change, assignment)
    }
    return nil
  }
}

/// One evaluation of an object within an expression.
struct Access {
  let object: Node
  /// The expression that changes or reads the object.
  let node: Node
  let isChange: Bool
  /// Whether the change may happen after the value of the expression is known.
  var isPending: Bool

  func overlaps(_ other: Access) -> Bool {
    isPart(object, of: other.object) || isPart(other.object, of: object)
  }

  /// Whether an object is another one or a member of it.
  private func isPart(_ object: Node, of whole: Node) -> Bool {
    var part = object.withoutParentheses
    while true {
      if part.isStructurallyEqual(to: whole) { return true }
      guard part.kind == .member, !part.isArrow, let base = part.children.first else { return false }
      part = base.withoutParentheses
    }
  }
}

/// What an expression reads and changes, and which changes are complete when its value is known (C11 6.5, annex C).
enum EvaluationOrder {
  static func accesses(of node: Node) -> [Access] {
    switch node.kind {
    case .sizeOf, .alignOf, .offsetOf, .genericSelection, .statementExpression: return []
    case .implicitCast where node.conversion == .lvalueToRvalue:
      guard let object = node.operand else { return [] }
      return [Access(object: object.withoutParentheses, node: object, isChange: false, isPending: false)]
        + inner(object)
    case .call: return completed(inner(node))
    case .binary where node.binaryOperator?.isLogical == true || node.binaryOperator == .comma:
      guard let (left, right) = node.operands else { return [] }
      return completed(accesses(of: left)) + accesses(of: right)
    case .conditional, .binaryConditional:
      let parts = node.children.map { accesses(of: $0) }
      return completed(parts.first ?? []) + parts.dropFirst().joined()
    default: return own(node) + inner(node)
    }
  }

  private static func own(_ node: Node) -> [Access] {
    guard let target = node.assignedOperand?.withoutParentheses else { return [] }
    return [Access(object: target, node: node, isChange: true, isPending: true)]
  }

  private static func inner(_ node: Node) -> [Access] { node.children.flatMap { accesses(of: $0) } }

  private static func completed(_ accesses: [Access]) -> [Access] {
    accesses.map { access in
      var access = access
      access.isPending = false
      return access
    }
  }
}

private struct TooLong: Message {
  var en: String { "the expression is too long to compare all its accesses" }
  var ja: String { "式が長すぎるため、すべてのアクセスを比較できない" }
}

private struct OrderOpen: Message {
  let object: String
  let change: String
  let isUse: Bool
  var en: String {
    isUse
      ? "`\(object)` is used in the same expression as `\(change)`, in an order that the language leaves open"
      : "`\(object)` is changed twice in one expression, in an order that the language leaves open"
  }
  var ja: String {
    isUse
      ? "`\(change)` と同じ式の中で `\(object)` を使用しており、評価順序が規定されていない"
      : "1 つの式の中で `\(object)` を 2 回変更しており、順序が規定されていない"
  }
}
