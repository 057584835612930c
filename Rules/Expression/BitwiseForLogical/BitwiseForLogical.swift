internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds `&`, `|` and `~` on truth values, and `&&` between a word and a bit mask.
struct BitwiseForLogical: SyntaxRule {
  static let id: RuleID = "expression/bitwise-for-logical"
  static let kinds: [NodeKind] = [.binary, .unary]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    if node.unaryOperator == .complement { return checkComplement(node, into: &report) }
    guard node.kind == .binary, let operation = node.binaryOperator, let (left, right) = node.operands else { return }
    if operation == .and || operation == .or {
      checkBitwise(node, operation, left, right, into: &report)
    } else if operation.isLogical {
      checkLogical(node, operation, left, right, into: &report)
    }
  }

  private func checkBitwise(
    _ node: Node, _ operation: BinaryOperator, _ left: Node, _ right: Node, into report: inout Report
  ) {
    guard left.isBooleanValued, right.isBooleanValued else { return }
    // Two stored truth values may be combined without a jump on purpose.
    let isCalculated = [left, right].contains { !$0.isStoredTruth }
    if !isCalculated || node.isOperatorFromMacroBody { return report.holds(at: node) }
    let logical = operation == .and ? "&&" : "||"
    report.violation(
      at: node, BitwiseOnTruth(left: left.written, right: right.written, used: operation.spelling, meant: logical),
      fixes: fixes(node, left, right, logical))
  }

  private func checkComplement(_ node: Node, into report: inout Report) {
    guard let operand = node.operand, operand.isBooleanValued, operand.withoutCasts.declaration?.bitWidth == nil else {
      return
    }
    if node.isFromMacroBody { return report.holds(at: node) }
    report.violation(at: node, ComplementOfTruth(operand: operand.withoutParentheses.written))
  }

  /// `status && READY`, where `READY` is a bit other than the lowest.
  private func checkLogical(
    _ node: Node, _ operation: BinaryOperator, _ left: Node, _ right: Node, into report: inout Report
  ) {
    guard let mask = right.constantValue, mask > 1, mask & (mask - 1) == 0, !right.isBooleanValued else { return }
    let word = left.withoutCasts
    let isWord =
      [.declarationReference, .member, .subscripting].contains(word.kind) || word.unaryOperator == .dereference
    guard operation == .logicalAnd, isWord, word.type.canonical.isInteger, !left.isBooleanValued,
      left.constantValue == nil,
      !node.isOperatorFromMacroBody
    else { return report.holds(at: node) }
    report.violation(
      at: node, LogicalOnMask(word: left.written, mask: right.written), fixes: fixes(node, left, right, "&"))
  }

  private func fixes(_ node: Node, _ left: Node, _ right: Node, _ replacement: String) -> [Fix] {
    guard let gap = left.gap(to: right) else { return [] }
    let place = node.tree.location(of: SourceSite(file: node.site.file, start: gap.lowerBound, end: gap.upperBound))
    return [
      Fix(
        location: place, replacement: " \(replacement) ",
        text: Text(en: "use `\(replacement)`", ja: "`\(replacement)` を使う"))
    ]
  }
}

extension Node {
  /// An object of boolean type, a bit-field of one bit, or `!!x`, which makes one.
  fileprivate var isStoredTruth: Bool {
    let node = withoutCasts
    if node.unaryOperator == .logicalNot { return node.operand?.withoutImplicitCasts.unaryOperator == .logicalNot }
    return node.type.isBoolean || node.kind == .member
  }
}

private struct BitwiseOnTruth: Message {
  let left: String
  let right: String
  let used: String
  let meant: String
  var en: String { "`\(used)` combines the truth values `\(left)` and `\(right)`, which is the work of `\(meant)`" }
  var ja: String { "真偽値 `\(left)` と `\(right)` を `\(meant)` ではなくビット演算子 `\(used)` で結合している" }
}

private struct ComplementOfTruth: Message {
  let operand: String
  var en: String { "`~` of the truth value `\(operand)` is never zero; `!` negates it" }
  var ja: String { "真偽値 `\(operand)` に対する `~` の結果は 0 にならない (否定は `!`)" }
}

private struct LogicalOnMask: Message {
  let word: String
  let mask: String
  var en: String { "`&&` asks whether `\(word)` is not zero; it does not test the bit `\(mask)`" }
  var ja: String { "`&&` は `\(word)` が 0 でないことしか調べず、ビット `\(mask)` を検査していない" }
}
