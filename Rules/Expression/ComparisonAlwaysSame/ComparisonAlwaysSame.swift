internal import Findings
internal import RuleKit
internal import Syntax

/// Finds comparisons whose result the types, masks or constants of their operands decide.
struct ComparisonAlwaysSame: SyntaxRule {
  static let id: RuleID = "expression/comparison-always-same"
  static let kinds: [NodeKind] = [.binary]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let operation = node.binaryOperator, let (left, right) = node.operands else { return }
    if operation.isLogical { return checkChain(node, operation, into: &report) }
    guard operation.isComparison, left.type.canonical.isInteger, right.type.canonical.isInteger else { return }
    if right.constantValue != nil, left.constantValue == nil {
      judge(node, left, operation, right, into: &report)
    } else if left.constantValue != nil, right.constantValue == nil {
      judge(node, right, operation.mirrored, left, into: &report)
    }
  }

  private func judge(
    _ node: Node, _ operand: Node, _ operation: BinaryOperator, _ limit: Node, into report: inout Report
  ) {
    guard let constant = limit.constantValue, !node.isOperatorFromMacroBody, !node.isUnevaluated, !node.isInDeadBranch
    else {
      return report.holds(at: node)
    }
    if operation.isEquality, let bits = impossibleBits(operand, constant) {
      return report.violation(
        at: node,
        BitsCannotMatch(
          comparison: node.written, operand: bits.written, constant: constant, outcome: operation == .notEqual))
    }
    // `0 < a < 10` is the matter of operator-precedence.
    let isChained = operand.isBooleanValued && !operand.withoutImplicitCasts.type.isBoolean
    guard !isChained, let range = operand.valueRange(exactCharacters: operation.isEquality), range.low != range.high,
      let outcome = range.outcome(operation, constant),
      !isSpareLimit(node, operation, limit, outcome: outcome)
    else { return report.holds(at: node) }
    report.violation(
      at: node,
      AlwaysSame(
        comparison: node.written, operand: operand.withoutImplicitCasts.written, range: range, outcome: outcome))
  }

  /// `(x & 4) == 1` and `(x | 4) == 1`: the operand lacks a bit of the constant, or always has one that it lacks.
  private func impossibleBits(_ operand: Node, _ constant: Int128) -> Node? {
    let node = operand.withoutImplicitCasts
    guard constant >= 0, let operation = node.binaryOperator, operation == .and || operation == .or,
      let (left, right) = node.operands,
      let mask = right.constantValue ?? left.constantValue, mask > 0
    else { return nil }
    let isImpossible = operation == .and ? constant & ~mask != 0 : mask & ~constant != 0
    return isImpossible ? node : nil
  }

  /// A limit that this configuration makes superfluous, such as `length > MAX_LENGTH` with a `uint8_t` and 255; and an
  /// assertion that is always true. A loop that never ends is never superfluous.
  private func isSpareLimit(_ node: Node, _ operation: BinaryOperator, _ limit: Node, outcome: Bool) -> Bool {
    if outcome, isLoopCondition(node) { return false }
    if node.isFromMacro, outcome { return true }
    let isConfigured = limit.subtree.contains { part in
      part.isFromMacro || part.kind == .sizeOf || part.declaration?.kind == .enumerator
    }
    return isConfigured && !operation.isEquality
  }

  private func isLoopCondition(_ node: Node) -> Bool {
    var child = node
    while let parent = child.meaningfulParent {
      if parent.kind.isLoop { return parent.condition?.contains(node) == true }
      guard parent.binaryOperator?.isLogical == true else { return false }
      child = parent
    }
    return false
  }

  private func checkChain(_ node: Node, _ operation: BinaryOperator, into report: inout Report) {
    guard node.meaningfulParent?.binaryOperator != operation, !node.isOperatorFromMacroBody else { return }
    guard let pair = ComparedChain(node, operation).contradiction else { return report.holds(at: node) }
    report.violation(
      at: node,
      ComparisonsExclude(first: pair.first.written, second: pair.second.written, outcome: operation == .logicalOr),
      steps: [pair.first, pair.second].map { $0.step(Text(en: "compared here", ja: "ここで比較")) })
  }
}

private struct AlwaysSame: Message {
  let comparison: String
  let operand: String
  let range: ValueRange
  let outcome: Bool
  var en: String { "`\(comparison)` is always \(outcome): `\(operand)` lies between \(range.low) and \(range.high)" }
  var ja: String { "`\(comparison)` は常に\(outcome ? "真" : "偽") (`\(operand)` の範囲は \(range.low)〜\(range.high))" }
}

private struct BitsCannotMatch: Message {
  let comparison: String
  let operand: String
  let constant: Int128
  let outcome: Bool
  var en: String { "`\(comparison)` is always \(outcome): the bits of `\(operand)` never make \(constant)" }
  var ja: String { "`\(comparison)` は常に\(outcome ? "真" : "偽") (`\(operand)` のビットは \(constant) にならない)" }
}

private struct ComparisonsExclude: Message {
  let first: String
  let second: String
  let outcome: Bool
  var en: String {
    outcome
      ? "one of `\(first)` and `\(second)` is always true, so the condition is always true"
      : "`\(first)` and `\(second)` are never true together, so the condition is always false"
  }
  var ja: String {
    outcome
      ? "`\(first)` と `\(second)` のどちらかが必ず成り立つため、条件は常に真" : "`\(first)` と `\(second)` は同時に成り立たないため、条件は常に偽"
  }
}
