internal import Findings
internal import RuleKit
internal import Syntax

/// Finds strings whose addresses are compared instead of their characters.
struct StringComparisonByPointer: SyntaxRule {
  static let id: RuleID = "expression/string-comparison-by-pointer"
  static let kinds: [NodeKind] = [.binary]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let operation = node.binaryOperator, operation.isComparison, let (left, right) = node.operands else { return }
    let a = left.withoutCasts
    let b = right.withoutCasts
    let isPair = operation.isEquality && a.isPlainText && b.isPlainText
    guard isText(a) || isText(b) || isPair, !isNull(a), !isNull(b) else { return }
    if node.isOperatorFromMacroBody || node.isUnevaluated { return report.holds(at: node) }
    if let literal = [a, b].first(where: { $0.kind == .stringLiteral }) {
      let other = literal == a ? b : a
      report.violation(
        at: node, LiteralComparedByAddress(text: other.written, literal: literal.written),
        fixes: fixes(node, operation, a, b))
    } else if a.type.isArray, b.type.isArray {
      report.violation(
        at: node, ArraysComparedByAddress(left: a.written, right: b.written), fixes: fixes(node, operation, a, b))
    } else if isPair, areTexts(a, b) {
      report.violation(
        at: node, TextsComparedByAddress(left: a.written, right: b.written), fixes: fixes(node, operation, a, b))
    } else {
      report.holds(at: node)
    }
  }

  /// Whether one operand is a text of the program, and the other one leads into a buffer, where that text cannot stand, or
  /// is looked for in a table.
  private func areTexts(_ a: Node, _ b: Node) -> Bool {
    // Callers of a parameter are looked for in the whole unit, and only where the other operand is worth it.
    let (first, second) = a.declaration?.kind == .parameter ? (b, a) : (a, b)
    if first.declaration?.kind == .parameter { return false }
    switch PointedText.of(first) {
    case .constant:
      let other = PointedText.of(second)
      return other == .buffer || (other == nil && isLookedFor(second, in: first))
    case .buffer: return PointedText.of(second) == .constant
    case nil: return false
    }
  }

  /// Whether a text that the function is given from outside the unit is compared with the entries of a table in turn.
  private func isLookedFor(_ text: Node, in entry: Node) -> Bool {
    guard entry.kind == .subscripting || entry.kind == .member, let parameter = text.declaration,
      parameter.kind == .parameter, let function = text.enclosingFunction,
      entry.ancestors.contains(where: \.kind.isLoop)
    else { return false }
    return parameter.assignedValues(in: function).isEmpty && function.callsInUnit.isEmpty
  }

  /// A string literal or an array of characters.
  private func isText(_ node: Node) -> Bool {
    node.kind == .stringLiteral || (node.type.isArray && node.type.element?.canonical.isCharacter == true)
  }

  private func isNull(_ node: Node) -> Bool { node.constantValue == 0 }

  private func fixes(_ node: Node, _ operation: BinaryOperator, _ a: Node, _ b: Node) -> [Fix] {
    guard operation.isEquality, !node.touchesMacro else { return [] }
    let call = "strcmp(\(a.text), \(b.text)) \(operation.spelling) 0"
    return [
      Fix(location: node.location, replacement: call, text: Text(en: "compare with `strcmp`", ja: "`strcmp` で比較する"))
    ]
  }
}

private struct LiteralComparedByAddress: Message {
  let text: String
  let literal: String
  var en: String {
    "the address of `\(text)` is compared with the address of the literal \(literal), not the characters"
  }
  var ja: String { "`\(text)` と文字列リテラル \(literal) の文字ではなくアドレスを比較している" }
}

private struct ArraysComparedByAddress: Message {
  let left: String
  let right: String
  var en: String { "the addresses of the arrays `\(left)` and `\(right)` are compared, not the characters" }
  var ja: String { "配列 `\(left)` と `\(right)` の文字ではなくアドレスを比較している" }
}

private struct TextsComparedByAddress: Message {
  let left: String
  let right: String
  var en: String { "the addresses in `\(left)` and `\(right)` are compared, not the characters" }
  var ja: String { "`\(left)` と `\(right)` の文字ではなくアドレスを比較している" }
}
