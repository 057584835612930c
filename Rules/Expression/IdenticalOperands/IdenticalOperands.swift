internal import Findings
internal import RuleKit
internal import Syntax

/// Finds operators, branches and calls that get the same thing twice.
struct IdenticalOperands: SyntaxRule {
  static let id: RuleID = "expression/identical-operands"
  static let kinds: [NodeKind] = [.binary, .conditional, .ifStatement, .call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    switch node.kind {
    case .binary: checkBinary(node, into: &report)
    case .conditional: checkConditional(node, into: &report)
    case .ifStatement: checkChain(node, into: &report)
    default: checkCall(node, into: &report)
    }
  }

  // MARK: Operators

  private func checkBinary(_ node: Node, into report: inout Report) {
    guard let operation = node.binaryOperator, let (left, right) = node.operands else { return }
    if operation == .assign { return checkSelfAssignment(node, left, right, into: &report) }
    let isConcerned =
      operation.isComparison || operation.isLogical || operation.isBitwise
      || [.subtract, .divide, .remainder].contains(operation)
    guard isConcerned else { return }
    guard isChain(operation) else {
      return judge(node, right, twin: isSame(left, right) ? left : nil, isFirst: true, into: &report)
    }
    // The whole chain is judged at its last operator.
    if let parent = node.meaningfulParent, parent.binaryOperator == operation,
      parent.operands?.left.contains(node) == true
    {
      return
    }
    checkOperands(of: node, joinedBy: operation, into: &report)
  }

  /// Whether the order of the operands of `a | b | c` does not matter.
  private func isChain(_ operation: BinaryOperator) -> Bool {
    operation.isLogical || operation == .and || operation == .or
  }

  private func checkOperands(of last: Node, joinedBy operation: BinaryOperator, into report: inout Report) {
    var links: [(node: Node, right: Node)] = []
    var next = last
    while next.binaryOperator == operation, let (left, right) = next.operands {
      links.append((next, right))
      next = left.withoutImplicitCasts
    }
    guard let first = links.last?.node.operands?.left else { return }
    var earlier = [first.structureHash: [first]]
    for (position, link) in links.reversed().enumerated() {
      let hash = link.right.structureHash
      let twin = earlier[hash]?.first { isSame($0, link.right) }
      judge(link.node, link.right, twin: twin, isFirst: position == 0, into: &report)
      earlier[hash, default: []].append(link.right)
    }
  }

  /// - Parameter isFirst: whether the operator has one operand before it and not several.
  private func judge(_ node: Node, _ right: Node, twin: Node?, isFirst: Bool, into report: inout Report) {
    guard let twin, let operation = node.binaryOperator, !isNaN(operation, right), !node.isOperatorFromMacroBody else {
      return report.holds(at: node)
    }
    let steps = isFirst ? [] : [twin.step(Text(en: "the same operand stands here", ja: "同じオペランドがここにある"))]
    report.violation(
      at: isFirst ? node : right,
      SameOperands(operand: right.withoutParentheses.written, spelling: operation.spelling), steps: steps)
  }

  private func isSame(_ a: Node, _ b: Node) -> Bool {
    guard !b.hasSideEffect, b.withoutCasts.kind.isLiteral == false || b.isFromMacroBody else { return false }
    return a.isWrittenLike(b)
  }

  /// `x != x` asks for a NaN, `0.0 / 0.0` makes one.
  private func isNaN(_ operation: BinaryOperator, _ operand: Node) -> Bool {
    (operation.isEquality || operation == .divide) && operand.type.canonical.isFloating
  }

  private func checkSelfAssignment(_ node: Node, _ left: Node, _ right: Node, into report: inout Report) {
    let source = right.withoutImplicitCasts
    guard left.isStructurallyEqual(to: source), !left.hasSideEffect, !left.type.canonical.isVolatile,
      !source.hasSideEffect
    else { return }
    // `parameter = parameter;` says that the parameter is not used.
    if left.withoutParentheses.declaration?.kind == .parameter || node.isOperatorFromMacroBody {
      return report.holds(at: node)
    }
    report.violation(at: node, AssignedToItself(object: left.written))
  }

  // MARK: Branches and calls

  private func checkConditional(_ node: Node, into report: inout Report) {
    let (first, second) = (node.child(1), node.child(2))
    guard first.withoutCasts.kind.isLiteral == false, first.isWrittenLike(second), !node.isFromMacro else {
      return report.holds(at: node)
    }
    report.violation(at: node, SameResults(result: first.written))
  }

  private func checkChain(_ node: Node, into report: inout Report) {
    guard let condition = node.condition, node.parent?.kind != .ifStatement || node.parent?.presentChild(2) != node
    else {
      return
    }
    var earlier = [condition]
    var next = node.presentChild(2)
    while let current = next, current.kind == .ifStatement, let condition = current.condition {
      if earlier.contains(where: \.hasSideEffect) || condition.hasSideEffect { return }
      if let twin = earlier.first(where: { $0.isWrittenLike(condition) }), !condition.isFromMacro {
        report.violation(
          at: condition, SameCondition(condition: condition.written),
          steps: [twin.step(Text(en: "the condition is tested first here", ja: "同じ条件をここで先に判定している"))])
      } else {
        report.holds(at: condition)
      }
      earlier.append(condition)
      next = current.presentChild(2)
    }
  }

  private func checkCall(_ node: Node, into report: inout Report) {
    let functions: Set<String> = [
      "memcmp", "memcpy", "memmove", "strcmp", "strncmp", "strcasecmp", "strncasecmp", "strcpy",
    ]
    guard node.isLibraryCall(of: functions) else { return }
    let arguments = node.arguments
    guard arguments.count >= 2, isSame(arguments[0].withoutCasts, arguments[1].withoutCasts), !node.isFromMacroBody
    else {
      return report.holds(at: node)
    }
    report.violation(
      at: node, SameArguments(function: node.calledName ?? "", argument: arguments[0].withoutCasts.written))
  }
}

private struct SameOperands: Message {
  let operand: String
  let spelling: String
  var en: String { "both operands of `\(spelling)` are `\(operand)`" }
  var ja: String { "`\(spelling)` の両オペランドが同じ `\(operand)` である" }
}

private struct AssignedToItself: Message {
  let object: String
  var en: String { "`\(object)` is assigned to itself" }
  var ja: String { "`\(object)` に自分自身を代入している" }
}

private struct SameResults: Message {
  let result: String
  var en: String { "both results of `?:` are `\(result)`" }
  var ja: String { "`?:` の 2 つの結果が同じ `\(result)` である" }
}

private struct SameCondition: Message {
  let condition: String
  var en: String { "`\(condition)` was already tested in this `else if` chain, so this branch never runs" }
  var ja: String { "`\(condition)` はこの `else if` の連鎖で判定済みのため、この分岐は実行されない" }
}

private struct SameArguments: Message {
  let function: String
  let argument: String
  var en: String { "`\(function)` gets `\(argument)` twice" }
  var ja: String { "`\(function)` に同じ `\(argument)` を 2 回渡している" }
}
