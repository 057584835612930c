internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds expression statements whose value is thrown away and that change nothing.
struct StatementWithoutEffect: SyntaxRule {
  static let id: RuleID = "expression/statement-without-effect"
  static let kinds: [NodeKind] = [
    .binary, .unary, .declarationReference, .member, .subscripting, .integerLiteral, .stringLiteral, .explicitCast,
    .conditional, .sizeOf, .parenthesised, .implicitCast,
  ]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.isDiscarded, node.parent?.kind != .parenthesised else { return }
    guard let idle = idlePart(of: node), !node.isFromMacro, !isUnusedMark(node), !isRemnant(node) else {
      return report.holds(at: node)
    }
    report.violation(at: node, message(idle, in: node))
  }

  /// The outermost operator or operand whose result nobody takes; nil where the expression does something.
  private func idlePart(of expression: Node) -> Node? {
    let node = expression.withoutImplicitCasts
    switch node.kind {
    case .declarationReference, .member, .subscripting: return isVolatileAccess(node) ? nil : node
    case .integerLiteral, .stringLiteral, .sizeOf: return node
    case .explicitCast: return node.type.isVoid ? nil : node.operand.flatMap { idlePart(of: $0) == nil ? nil : node }
    case .unary: return idleUnary(node)
    case .conditional: return idlePart(of: node.child(1)) != nil && idlePart(of: node.child(2)) != nil ? node : nil
    case .binary: return idleBinary(node)
    default: return nil
    }
  }

  private func idleUnary(_ node: Node) -> Node? {
    guard let operation = node.unaryOperator, !operation.changesOperand else { return nil }
    if operation == .dereference { return isVolatileAccess(node) ? nil : node }
    return operation == .extension ? node.operand.flatMap { idlePart(of: $0) } : node
  }

  private func idleBinary(_ node: Node) -> Node? {
    guard let operation = node.binaryOperator, let (left, right) = node.operands else { return nil }
    if operation == .assign || (operation == .comma && left.hasSideEffect) { return nil }
    if operation.isLogical || operation == .comma { return idlePart(of: right) == nil ? nil : node }
    return node
  }

  private func isVolatileAccess(_ node: Node) -> Bool {
    node.type.canonical.isVolatile || node.type.isInvalid
      || node.subtree.contains { $0.kind == .call && $0.type.isInvalid }
  }

  /// `parameter;` says that the parameter is not used.
  private func isUnusedMark(_ node: Node) -> Bool {
    node.withoutImplicitCasts.declaration?.kind == .parameter && node.withoutImplicitCasts.kind == .declarationReference
  }

  /// What the parser leaves of a statement that it does not understand, because a name is not declared.
  private func isRemnant(_ node: Node) -> Bool {
    if node.tree.problems.contains(where: { $0.site.map { $0.file == node.site.file && isNear($0, node) } ?? false }) {
      return true
    }
    guard node.parent?.kind.isStatement == true, node.parent?.kind != .forStatement else { return false }
    let start = Int(node.site.start)
    let before = node.tree.text(of: SourceSite(file: node.site.file, start: max(0, start - 80), end: start))
    let last = before.last { !$0.isWhitespace && $0 != "\\" }
    return last == "," || last == "(" || last == "="
  }

  private func isNear(_ problem: SourceSite, _ node: Node) -> Bool {
    node.tree.location(of: problem).line == node.location.line
      || (problem.start >= node.site.start && problem.start < node.site.end)
  }

  private func message(_ idle: Node, in node: Node) -> any Message {
    if idle.kind == .declarationReference, idle.declaration?.kind == .function {
      return FunctionNotCalled(name: idle.written)
    }
    if idle.binaryOperator == .equal, let (left, right) = idle.operands {
      return ComparedForNothing(left: left.written, right: right.written)
    }
    if idle.unaryOperator == .dereference, let inner = idle.operand?.withoutImplicitCasts,
      inner.unaryOperator?.changesOperand == true
    {
      return ReadForNothing(expression: idle.written, pointer: inner.operand?.written ?? "")
    }
    return ValueUnused(expression: node.written)
  }
}

private struct FunctionNotCalled: Message {
  let name: String
  var en: String { "`\(name)` is named but not called" }
  var ja: String { "関数 `\(name)` の名前だけが書かれ、呼び出されていない" }
}

private struct ComparedForNothing: Message {
  let left: String
  let right: String
  var en: String {
    "`\(left)` is compared with `\(right)` and the result is thrown away; an assignment was probably meant"
  }
  var ja: String { "`\(left)` と `\(right)` の比較結果が捨てられている (代入の誤りとみられる)" }
}

private struct ReadForNothing: Message {
  let expression: String
  let pointer: String
  var en: String { "`\(expression)` moves the pointer `\(pointer)` and throws away the object that it read" }
  var ja: String { "`\(expression)` はポインタ `\(pointer)` を進めるだけで、読み出した値は捨てられる" }
}

private struct ValueUnused: Message {
  let expression: String
  var en: String { "the value of `\(expression)` is thrown away and nothing is changed" }
  var ja: String { "`\(expression)` の値は使われず、何も変更しない" }
}
