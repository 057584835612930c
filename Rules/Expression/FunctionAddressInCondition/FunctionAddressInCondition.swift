internal import Findings
internal import RuleKit
internal import Syntax

/// Finds functions that are tested or compared instead of called: `if (is_ready)`.
struct FunctionAddressInCondition: SyntaxRule {
  static let id: RuleID = "expression/function-address-in-condition"
  static let kinds: [NodeKind] = [.declarationReference]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let function = node.declaration, function.kind == .function, !node.isUnevaluated, let use = use(of: node)
    else { return }
    // A weak function that nobody defines has no address.
    let isOptional = ["weak", "weakref", "dllimport"].contains { function.attribute($0) != nil }
    guard !isOptional, !node.isFromMacroBody else { return report.holds(at: node) }
    report.violation(at: use, IsNotCalled(name: function.name))
  }

  /// The test or comparison that takes the function's address for a value.
  private func use(of reference: Node) -> Node? {
    guard let parent = reference.meaningfulParent else { return nil }
    switch parent.kind {
    case .unary where parent.unaryOperator == .logicalNot: return parent
    case .binary:
      guard let operation = parent.binaryOperator, let (left, right) = parent.operands else { return nil }
      if operation.isLogical { return reference }
      guard operation.isComparison, !parent.isOperatorFromMacroBody else { return nil }
      let other = left.contains(reference) ? right : left
      // Two functions may be compared, and a pointer with a function.
      return other.constantValue != nil || !operation.isEquality ? parent : nil
    case .ifStatement, .whileStatement, .doStatement, .forStatement, .conditional:
      return parent.condition?.contains(reference) == true ? reference : nil
    default: return nil
    }
  }
}

private struct IsNotCalled: Message {
  let name: String
  var en: String { "the address of `\(name)` is tested, which is never null; the function is not called" }
  var ja: String { "検査されているのは `\(name)` のアドレスであり、ヌルにならない。関数は呼び出されない" }
}
