internal import Findings
internal import Machine
internal import RuleKit
internal import Syntax

/// Finds `==` and `!=` between floating-point values that rounding can make differ.
struct FloatEquality: SyntaxRule {
  static let id: RuleID = "expression/float-equality"
  static let kinds: [NodeKind] = [.binary]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let operation = node.binaryOperator, operation.isEquality, let (left, right) = node.operands,
      left.type.canonical.isFloating || right.type.canonical.isFloating
    else { return }
    let isExact =
      isExactValue(left) || isExactValue(right) || left.isStructurallyEqual(to: right)
      || isChangeDetection(node, left, right)
    if isExact || node.isFromMacroBody || (node.isFromMacro && node.isOperatorFromMacroBody) {
      return report.holds(at: node)
    }
    let type = left.type.canonical.isFloating ? left.type : right.type
    report.violation(
      at: node,
      FloatsCompared(
        left: left.written, right: right.written, type: type.canonical.unqualifiedSpelling, spelling: operation.spelling
      ))
  }

  /// Zero and infinity, which calculations reach exactly and which guards before a division ask for, and rounded
  /// values, with which a test for whole numbers compares.
  private func isExactValue(_ operand: Node) -> Bool {
    var node = operand.withoutCasts
    while node.unaryOperator == .minus || node.unaryOperator == .plus, let inner = node.operand {
      node = inner.withoutCasts
    }
    if node.constantValue == 0 || isWhole(operand) || isRounded(node) { return true }
    if case .floating(let value)? = node.literal { return value == 0 || value.isInfinite }
    return node.kind == .call && Self.infinities.contains(node.calledName ?? "")
  }

  /// A converted integer, whose every value the floating type has.
  private func isWhole(_ operand: Node) -> Bool {
    var node = operand.withoutParentheses
    while node.kind == .explicitCast || node.kind == .implicitCast, let inner = node.operand {
      if inner.type.canonical.isInteger {
        let given = inner.withoutImplicitCasts.type.canonical.integerFormat ?? inner.type.canonical.integerFormat
        return given.map { $0.bits <= node.type.canonical.floatingFormat?.precision ?? 0 } ?? false
      }
      node = inner.withoutParentheses
    }
    return false
  }

  /// A call of `floor` or the like, or a local variable that holds its result.
  private func isRounded(_ node: Node) -> Bool {
    if node.kind == .call { return isRoundingCall(node) }
    guard let variable = node.declaration, variable.isLocal, let function = node.enclosingFunction else { return false }
    return function.descendants.contains { other in
      if other.kind == .variable, other.declaration == variable {
        return other.initialiser.map { isRoundingCall($0.withoutCasts) } ?? false
      }
      guard other.binaryOperator == .assign, let (left, right) = other.operands else { return false }
      return left.withoutParentheses.declaration == variable && isRoundingCall(right.withoutCasts)
    }
  }

  private func isRoundingCall(_ node: Node) -> Bool {
    node.kind == .call && Self.rounding.contains(node.calledName ?? "")
  }

  private static let infinities: Set<String> = ["inf", "inff", "infl", "huge_val", "huge_valf", "huge_vall"]
  private static let rounding: Set<String> = [
    "floor", "floorf", "ceil", "ceilf", "trunc", "truncf", "round", "roundf", "rint", "rintf", "nearbyint",
    "nearbyintf",
  ]

  /// `if (now != last) { last = now; }`: both hold the same copied value until it changes.
  private func isChangeDetection(_ node: Node, _ left: Node, _ right: Node) -> Bool {
    guard let around = node.enclosingFunction else { return false }
    let a = left.withoutCasts
    let b = right.withoutCasts
    guard !a.hasSideEffect, !b.hasSideEffect else { return false }
    return around.descendants.contains { other in
      guard other.binaryOperator == .assign, let (to, from) = other.operands else { return false }
      let source = from.withoutCasts
      return (to.isStructurallyEqual(to: a) && source.isStructurallyEqual(to: b))
        || (to.isStructurallyEqual(to: b) && source.isStructurallyEqual(to: a))
    }
  }
}

private struct FloatsCompared: Message {
  let left: String
  let right: String
  let type: String
  let spelling: String
  var en: String {
    "the \(type) values `\(left)` and `\(right)` are compared with `\(spelling)`; rounding can make them differ"
  }
  var ja: String { "\(type) 型の `\(left)` と `\(right)` を `\(spelling)` で比較しており、丸め誤差で一致しないことがある" }
}
