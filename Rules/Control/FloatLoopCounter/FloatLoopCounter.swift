internal import Findings
internal import RuleKit
internal import Syntax

/// Finds loops that count with a floating-point variable.
struct FloatLoopCounter: SyntaxRule {
  static let id: RuleID = "control/float-loop-counter"
  static let kinds: [NodeKind] = [.forStatement, .whileStatement, .doStatement]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard !node.isFromMacroBody, let condition = node.condition else { return }
    let tested = Set(condition.comparedVariables.filter { $0.type.canonical.isFloating })
    guard !tested.isEmpty else {
      report.holds(at: node)
      return
    }
    let changes = node.kind == .forStatement ? node.presentChild(2) : node.body
    guard let step = changes?.subtree.first(where: { $0.isCount(of: tested) }),
      let counter = step.assignedOperand?.withoutParentheses.declaration,
      node.kind == .forStatement || node.changes(of: counter) == 1
    else {
      report.holds(at: node)
      return
    }
    report.violation(
      at: node, CountsWithFloat(name: counter.name, type: counter.type.spelling),
      steps: [
        Step(
          location: step.location,
          text: Text(en: "`\(counter.name)` is counted here", ja: "ここで `\(counter.name)` を進めている"))
      ])
  }
}

extension Node {
  /// The variables that stand directly on a side of a comparison.
  fileprivate var comparedVariables: [Declaration] {
    subtree.filter { $0.binaryOperator?.isComparison == true }.flatMap { comparison in
      comparison.children.compactMap { side in
        let operand = side.withoutCasts
        return operand.kind == .declarationReference ? operand.declaration : nil
      }
    }
  }

  /// Whether the node moves one of the variables by a constant step.
  fileprivate func isCount(of variables: Set<Declaration>) -> Bool {
    guard let target = assignedOperand?.withoutParentheses, target.kind == .declarationReference,
      let variable = target.declaration, variables.contains(variable)
    else { return false }
    if kind == .unary { return true }
    guard let value = operands?.right else { return false }
    if binaryOperator == .addAssign || binaryOperator == .subtractAssign { return value.isFixed }
    let sum = value.withoutCasts
    guard binaryOperator == .assign, sum.binaryOperator == .add || sum.binaryOperator == .subtract,
      let (left, right) = sum.operands
    else { return false }
    return (left.withoutCasts.declaration == variable && right.isFixed)
      || (right.withoutCasts.declaration == variable && left.isFixed)
  }

  /// A literal, a constant expression or a `const` variable.
  private var isFixed: Bool {
    !subtree.contains { node in
      switch node.kind {
      case .declarationReference: node.declaration?.type.isConst != true && node.declaration?.kind != .enumerator
      case .call, .member, .subscripting: true
      default: false
      }
    }
  }

  /// How often the loop assigns the variable.
  fileprivate func changes(of variable: Declaration) -> Int {
    subtree.reduce(0) { count, node in
      count + (node.assignedOperand?.withoutParentheses.declaration == variable ? 1 : 0)
    }
  }
}

private struct CountsWithFloat: Message {
  let name: String
  let type: String
  var en: String { "the loop counts with `\(name)` of type `\(type)`, whose steps are rounded" }
  var ja: String { "`\(type)` 型の `\(name)` でループを数えており、刻みに丸め誤差が入る" }
}
