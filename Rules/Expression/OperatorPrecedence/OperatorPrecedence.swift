internal import Findings
internal import RuleKit
internal import Syntax

/// Finds operators that bind otherwise than the expression reads.
struct OperatorPrecedence: SyntaxRule {
  static let id: RuleID = "expression/operator-precedence"
  static let kinds: [NodeKind] = [.binary, .conditional]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    if node.kind == .conditional { return checkConditional(node, into: &report) }
    guard let operation = node.binaryOperator, let (left, right) = node.operands else { return }
    let surprise: Node? =
      if operation.isBitwise {
        bitwise(operation, left, right)
      } else if operation.isShift {
        shift(left, right)
      } else if operation.isComparison {
        comparison(left, right)
      } else if operation == .assign {
        assignment(node, left, right)
      } else {
        nil
      }
    guard operation.isBitwise || operation.isShift || operation.isComparison || surprise != nil else { return }
    guard let surprise, !node.isOperatorFromMacroBody, !surprise.isOperatorFromMacroBody else {
      return report.holds(at: node)
    }
    report.violation(
      at: node, BindsFirst(inner: surprise.written, outer: operation.spelling), fixes: fixes(surprise))
  }

  /// `a & b == c`, `!x & mask`.
  private func bitwise(_ operation: BinaryOperator, _ left: Node, _ right: Node) -> Node? {
    for (operand, other) in [(left, right), (right, left)] {
      let node = operand.bare
      if node.binaryOperator?.isComparison == true, !other.isBooleanValued { return node }
      if node.isNegation, !other.isBooleanValued, operation == .and { return node }
    }
    return nil
  }

  /// `high << 8 + low`, `a + b << c`; in `1 << n - 1` and `1 << n + 8` the constant says what is meant.
  private func shift(_ left: Node, _ right: Node) -> Node? {
    for operand in [left.bare, right.bare] {
      guard operand.binaryOperator == .add || operand.binaryOperator == .subtract, let parts = operand.operands else {
        continue
      }
      if operand == right.bare, parts.right.constantValue != nil { continue }
      return operand
    }
    return nil
  }

  /// `!a == b`, `a < b < c`.
  private func comparison(_ left: Node, _ right: Node) -> Node? {
    let node = left.bare
    if node.isNegation, !right.isBooleanValued { return node }
    return node.binaryOperator?.isComparison == true && !right.isBooleanValued ? node : nil
  }

  /// `if ((n = read() < 0))`.
  private func assignment(_ node: Node, _ left: Node, _ right: Node) -> Node? {
    let inner = right.bare
    guard inner.binaryOperator?.isComparison == true, inner.operands?.left.withoutCasts.kind == .call,
      !left.type.canonical.isBoolean, node.isPartOfCondition
    else {
      return nil
    }
    return inner
  }

  /// `base + extra ? a : b` reads as `base + (extra ? a : b)`.
  private func checkConditional(_ node: Node, into report: inout Report) {
    guard let condition = node.condition?.bare, !node.isFromMacro, !condition.isOperatorFromMacroBody,
      condition.endsInCondition(of: node)
    else { return report.holds(at: node) }
    report.violation(at: node, BindsFirst(inner: condition.written, outer: "?:"), fixes: fixes(condition))
  }

  private func fixes(_ inner: Node) -> [Fix] {
    guard !inner.touchesMacro else { return [] }
    return [
      Fix(
        location: inner.location, replacement: "(\(inner.text))",
        text: Text(en: "write the parentheses that the compiler sees", ja: "コンパイラの解釈どおりに括弧を書く"))
    ]
  }
}

extension Node {
  /// The operand without conversions; parentheses stay, because they show what is meant.
  fileprivate var bare: Node {
    var node = self
    while node.kind == .implicitCast, let inner = node.operand { node = inner }
    return node
  }

  /// A `!` but not `!!`, which makes a truth value.
  fileprivate var isNegation: Bool { unaryOperator == .logicalNot && operand?.bare.unaryOperator != .logicalNot }

  /// Whether the value of the expression decides a branch.
  var isPartOfCondition: Bool {
    guard let parent = meaningfulParent else { return false }
    if parent.binaryOperator?.isLogical == true || parent.unaryOperator == .logicalNot {
      return parent.isPartOfCondition
    }
    return parent.condition?.contains(self) == true
  }
}

private struct BindsFirst: Message {
  let inner: String
  let outer: String
  var en: String { "`\(inner)` is evaluated first and its result is the operand of `\(outer)`" }
  var ja: String { "`\(inner)` が先に評価され、その結果が `\(outer)` のオペランドになる" }
}
