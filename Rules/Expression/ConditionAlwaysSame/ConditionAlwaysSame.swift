internal import Findings
internal import Machine
internal import RuleKit
internal import Syntax

/// Finds conditions that the values of local variables, or addresses that are never null, decide.
struct ConditionAlwaysSame: FunctionRule {
  static let id: RuleID = "expression/condition-always-same"

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard !scope.function.isFromMacroBody else { return }
    let leaves = scope.function.descendants.compactMap(\.decisionCondition).flatMap(\.decisionLeaves)
    let open = leaves.filter { $0.constantValue == nil && !$0.isOperatorFromMacroBody && !$0.isFromMacroBody }
    guard !open.isEmpty else { return }
    let values = try scope.result(of: ValueRanges.self)
    var evidence: DecidingVariables?
    for leaf in open {
      if let address = leaf.testedAddress {
        report.violation(at: leaf, NeverNull(object: address.operand.written, outcome: address.isTrue))
        continue
      }
      guard let outcome = outcome(of: leaf, values), !isLoopThatGoesOn(leaf, outcome), !isAlternative(leaf, outcome)
      else {
        report.holds(at: leaf)
        continue
      }
      let known = evidence ?? DecidingVariables(scope)
      evidence = known
      guard let variable = known.variable(in: leaf, values) else {
        report.holds(at: leaf)
        continue
      }
      report.violation(
        at: leaf,
        AlwaysDecided(
          condition: leaf.written, outcome: outcome, name: variable.name, range: variable.range))
    }
  }

  /// The truth of a condition that is evaluated and always has the same one.
  private func outcome(of leaf: Node, _ values: ValueRanges) -> Bool? {
    guard leaf.type.canonical.isInteger, !leaf.hasSideEffect, !leaf.isDecidedAlone, values.isReached(leaf) else {
      return nil
    }
    let range = values.range(of: leaf)
    if range.single == 0 { return false }
    return range.contains(0) ? nil : true
  }

  /// The condition of a loop that goes on is the matter of control/loop-without-end, or the loop is left elsewhere.
  private func isLoopThatGoesOn(_ leaf: Node, _ outcome: Bool) -> Bool {
    outcome && leaf.decision?.kind.isLoop == true
  }

  /// `if (a) … else if (!a) …` says again what is left over.
  private func isAlternative(_ leaf: Node, _ outcome: Bool) -> Bool {
    guard outcome, let decision = leaf.decision, decision.kind == .ifStatement, let outer = decision.parent else {
      return false
    }
    return outer.kind == .ifStatement && outer.presentChild(2) == decision
  }
}

/// The local variables whose values say something that is neither their type nor the configuration.
private struct DecidingVariables {
  private var configured: Set<Declaration> = []
  private let isBuildDependent: Bool

  init(_ scope: FunctionScope) {
    isBuildDependent = scope.unit.isBuildDependent(scope.function)
    for node in scope.function.descendants {
      var target: Declaration?
      var value: Node?
      if node.kind == .variable {
        (target, value) = (node.declaration, node.initialiser)
        if node.declaration?.type.isConst == true, let target { configured.insert(target) }
      } else if node.isAssignment, let (left, right) = node.operands {
        (target, value) = (left.withoutParentheses.declaration, right)
      } else if node.kind == .binary, node.binaryOperator?.isComparison == true, node.isConfigured {
        for part in node.subtree { if let named = part.localVariable { configured.insert(named) } }
      }
      if let target, value?.isConfigured == true { configured.insert(target) }
    }
  }

  /// A variable of the condition whose values are fewer than those of its type; nil where the configuration, another
  /// build or the type alone may decide.
  func variable(in leaf: Node, _ values: ValueRanges) -> (name: String, range: Interval)? {
    guard !isBuildDependent, !leaf.isConfigured else { return nil }
    var found: (name: String, range: Interval)?
    for part in leaf.subtree {
      guard let variable = part.localVariable else { continue }
      if configured.contains(variable) { return nil }
      guard let format = part.storageFormat else { continue }
      let range = values.range(of: part)
      if found == nil, range.low > format.minimum || range.high < format.maximum { found = (variable.name, range) }
    }
    return found
  }
}

extension Node {
  /// The condition that decides a statement's way; not that of `switch`.
  fileprivate var decisionCondition: Node? {
    switch kind {
    case .ifStatement, .whileStatement, .doStatement, .forStatement, .conditional: condition
    default: nil
    }
  }

  /// The parts of a condition that `&&`, `||` and `!` join.
  fileprivate var decisionLeaves: [Node] {
    let node = withoutImplicitCasts
    if node.unaryOperator == .logicalNot { return node.operand?.decisionLeaves ?? [] }
    if let operation = node.binaryOperator, operation.isLogical, let (left, right) = node.operands {
      return left.decisionLeaves + right.decisionLeaves
    }
    return [node]
  }

  /// What the leaf of a condition decides.
  fileprivate var decision: Node? {
    ancestors.first { $0.kind.isStatement || $0.kind == .conditional }
  }

  /// Whether the types of a comparison's operands, or another comparison joined to it, decide it, which
  /// expression/comparison-always-same says.
  fileprivate var isDecidedAlone: Bool {
    guard let operation = binaryOperator, operation.isComparison, let (left, right) = operands else { return false }
    func range(_ node: Node) -> Interval? {
      if let value = node.constantValue { return Interval(value) }
      return (node.withoutImplicitCasts.storageFormat ?? node.storageFormat).map { Interval($0) }
    }
    if let a = range(left), let b = range(right), Interval.decided(operation, a, b) != nil { return true }
    var top = self
    while let parent = top.meaningfulParent, parent.binaryOperator?.isLogical == true { top = parent }
    guard let joint = top.binaryOperator, joint.isLogical, let pair = ComparedChain(top, joint).contradiction else {
      return false
    }
    return pair.first == self || pair.second == self
  }

  fileprivate var localVariable: Declaration? {
    guard kind == .declarationReference, let declaration, declaration.isLocal else { return nil }
    return declaration
  }

  /// An address that is never null where it stands alone or is compared with null, and the test's outcome.
  fileprivate var testedAddress: (operand: Node, isTrue: Bool)? {
    if let operation = binaryOperator, operation.isEquality, let (left, right) = operands {
      let isLeftNull = left.constantValue == 0
      guard isLeftNull || right.constantValue == 0 else { return nil }
      let operand = (isLeftNull ? right : left).withoutCasts
      return operand.isObjectAddress ? (operand, operation == .notEqual) : nil
    }
    let operand = withoutCasts
    return operand.isObjectAddress ? (operand, true) : nil
  }

  /// Whether the expression is an array or the address of an object that exists whatever happens.
  private var isObjectAddress: Bool {
    if isFromMacro { return false }
    if unaryOperator == .addressOf, let operand = operand?.withoutParentheses {
      return operand.kind == .declarationReference && operand.isStrongObject
    }
    guard type.isArray || type.canonical.isArray else { return false }
    if kind == .declarationReference { return isStrongObject }
    return kind == .member && declaration != nil
  }

  private var isStrongObject: Bool {
    guard let declaration, declaration.kind == .variable || declaration.kind == .parameter else { return false }
    return declaration.attribute("weak") == nil && declaration.attribute("section") == nil
      && (declaration.isLocal || declaration.isDefinedInUnit || declaration.definition != nil)
  }
}

private struct AlwaysDecided: Message {
  let condition: String
  let outcome: Bool
  let name: String
  let range: Interval
  private var english: String {
    range.single.map { "`\(name)` is \($0) here" } ?? "`\(name)` lies between \(range.low) and \(range.high) here"
  }
  private var japanese: String {
    range.single.map { "ここで `\(name)` は \($0)" } ?? "ここで `\(name)` の範囲は \(range.low)〜\(range.high)"
  }
  var en: String { "`\(condition)` is always \(outcome): \(english)" }
  var ja: String { "`\(condition)` は常に\(outcome ? "真" : "偽") (\(japanese))" }
}

private struct NeverNull: Message {
  let object: String
  let outcome: Bool
  var en: String { "`\(object)` is never null, so that this test is always \(outcome)" }
  var ja: String { "`\(object)` はヌルにならないため、この検査は常に\(outcome ? "真" : "偽")" }
}
