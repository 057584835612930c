extension Node {
  /// The expression without parentheses around it.
  public var withoutParentheses: Node {
    var node = self
    while node.kind == .parenthesised || node.unaryOperator == .extension, let inner = node.children.first {
      node = inner
    }
    return node
  }

  /// The expression without parentheses and implicit conversions around it.
  public var withoutImplicitCasts: Node {
    var node = self
    while node.kind == .parenthesised || node.kind == .implicitCast || node.unaryOperator == .extension,
      let inner = node.children.first
    {
      node = inner
    }
    return node
  }

  /// The expression without parentheses and conversions of any kind around it.
  public var withoutCasts: Node {
    var node = self
    while node.kind == .parenthesised || node.kind == .implicitCast || node.kind == .explicitCast
      || node.unaryOperator == .extension, let inner = node.children.first
    {
      node = inner
    }
    return node
  }

  /// The nearest node around this one that is no parenthesis and no implicit conversion.
  public var meaningfulParent: Node? {
    ancestors.first { $0.kind != .parenthesised && $0.kind != .implicitCast && $0.unaryOperator != .extension }
  }

  /// The operands of a binary operator or compound assignment.
  public var operands: (left: Node, right: Node)? {
    guard kind == .binary || kind == .compoundAssignment else { return nil }
    var iterator = children.makeIterator()
    guard let left = iterator.next(), let right = iterator.next() else { return nil }
    return (left, right)
  }

  /// The operand of a unary operator or cast.
  public var operand: Node? {
    switch kind {
    case .unary, .implicitCast, .explicitCast, .parenthesised, .sizeOf, .alignOf:
      children.first.flatMap { $0.kind.isExpression ? $0 : nil }
    default: nil
    }
  }

  /// Whether the node is `=` or a compound assignment.
  public var isAssignment: Bool { kind == .compoundAssignment || binaryOperator == .assign }

  /// What an assignment, `++` or `--` changes.
  public var assignedOperand: Node? {
    if isAssignment { return operands?.left }
    return unaryOperator?.changesOperand == true ? operand : nil
  }

  // MARK: Calls

  /// The called expression without parentheses and conversions.
  public var callee: Node? { kind == .call ? children.first?.withoutCasts : nil }

  /// The function that a direct call names.
  public var calledFunction: Declaration? {
    guard let callee, callee.kind == .declarationReference, let function = callee.declaration,
      function.kind == .function
    else { return nil }
    return function
  }

  /// The name of the directly called function, with compiler prefixes of the C library removed
  /// (`__builtin_memcpy` and `__builtin___memcpy_chk` are `memcpy`).
  public var calledName: String? {
    guard let name = calledFunction?.name else { return nil }
    guard name.hasPrefix("__builtin_") else { return name }
    let rest = name.dropFirst(10)
    if rest.hasPrefix("___"), rest.hasSuffix("_chk") { return String(rest.dropFirst(3).dropLast(4)) }
    if rest.hasPrefix("__"), rest.hasSuffix("_chk") { return String(rest.dropFirst(2).dropLast(4)) }
    return String(rest)
  }

  /// The arguments of a call in order.
  public var arguments: [Node] { kind == .call ? Array(children.dropFirst()) : [] }

  /// Whether the value of the expression is thrown away: an expression statement, or the left side of a comma.
  /// A cast to `void` is a use: it says that the value is not wanted.
  public var isDiscarded: Bool {
    guard kind.isExpression, let parent else { return false }
    switch parent.kind {
    case .compound: return !isValueOfStatementExpression
    case .label, .defaultLabel, .attributedStatement: return true
    case .caseLabel: return parent.presentChild(2) == self
    case .ifStatement, .whileStatement, .switchStatement: return parent.presentChild(0) != self
    case .doStatement: return parent.presentChild(0) == self
    case .forStatement: return parent.presentChild(1) != self
    case .parenthesised: return parent.isDiscarded
    case .binary where parent.binaryOperator == .comma: return parent.children.first == self || parent.isDiscarded
    case .conditional: return parent.children.first != self && parent.isDiscarded
    default: return false
    }
  }

  /// Whether the node is the last statement of a GNU statement expression and so its value.
  var isValueOfStatementExpression: Bool {
    guard let block = parent, block.kind == .compound, block.parent?.kind == .statementExpression else { return false }
    return block.children.last == self
  }

  // MARK: Structure

  /// The function definition around the node.
  public var enclosingFunction: Node? { ancestors.first { $0.kind == .functionDefinition } }

  /// The body of a function definition or a loop.
  public var body: Node? {
    switch kind {
    case .functionDefinition: children.last.flatMap { $0.kind == .compound ? $0 : nil }
    case .whileStatement, .switchStatement: presentChild(1)
    case .doStatement: presentChild(0)
    case .forStatement: presentChild(3)
    default: nil
    }
  }

  /// The condition of an `if`, loop, `switch` or `?:`.
  public var condition: Node? {
    switch kind {
    case .ifStatement, .whileStatement, .switchStatement, .conditional, .binaryConditional: presentChild(0)
    case .doStatement, .forStatement: presentChild(1)
    default: nil
    }
  }

  /// The initialiser of a variable.
  public var initialiser: Node? { kind == .variable ? children.last.flatMap { $0.kind.isExpression ? $0 : nil } : nil }

  /// The parameters of a function definition.
  public var parameters: [Node] { children.filter { $0.kind == .parameter } }

  /// Whether two expressions are the same text of operations on the same things; side effects are not judged.
  public func isStructurallyEqual(to other: Node) -> Bool {
    let a = withoutParentheses
    let b = other.withoutParentheses
    guard a.kind == b.kind, a.record.detail == b.record.detail else { return false }
    guard a.literal == b.literal, a.declaration == b.declaration else { return false }
    // A name that the parser does not know may be anything.
    if a.kind == .invalidExpression { return false }
    if a.kind == .declarationReference || a.kind == .member, a.declaration == nil { return false }
    if a.kind == .sizeOf || a.kind == .explicitCast, !a.type.isSame(as: b.type) { return false }
    var left = a.children.makeIterator()
    var right = b.children.makeIterator()
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return true
      case (let x?, let y?): if !x.isStructurallyEqual(to: y) { return false }
      default: return false
      }
    }
  }

  /// A number that two expressions share where `isStructurallyEqual` holds.
  public var structureHash: Int {
    var hasher = Hasher()
    for node in subtree where node.kind != .parenthesised && node.unaryOperator != .extension {
      hasher.combine(node.kind)
      hasher.combine(node.record.detail)
      hasher.combine(node.declaration)
      hasher.combine(node.literal)
    }
    return hasher.finalize()
  }

  /// Whether the expression is an object of volatile type whose value is taken.
  public var isVolatileRead: Bool {
    guard type.canonical.isVolatile, let parent = ancestors.first(where: { $0.kind != .parenthesised }) else {
      return false
    }
    return parent.conversion == .lvalueToRvalue
  }
}
