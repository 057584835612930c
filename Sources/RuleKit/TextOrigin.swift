public import Syntax

/// Where a text comes from, such as a format or a name.
public enum TextOrigin {
  /// One of these literals.
  case literals([Node])
  /// Literals only, but which one or which part is not known.
  case constant
  /// A parameter of the function as the caller passed it.
  case parameter(Declaration)
  /// A constant object or a function of another unit; its name.
  case elsewhere(String)
  /// A member or element of an object that holds pointers to texts.
  case stored
  /// A text that the program can change or compute.
  case computed

  public static func of(_ expression: Node) -> TextOrigin {
    var search = TextSearch()
    return search.origin(of: expression)
  }

  /// What is known of a value that has one origin or the other.
  func joined(_ other: TextOrigin) -> TextOrigin {
    switch (self, other) {
    case (.literals(let a), .literals(let b)): .literals(a + b.filter { !a.contains($0) })
    case (.literals, .constant), (.constant, .literals), (.constant, .constant): .constant
    case (.parameter(let a), .parameter(let b)): a == b ? self : .computed
    case (.parameter, .literals), (.parameter, .constant): self
    case (.literals, .parameter), (.constant, .parameter): other
    case (.elsewhere, .literals), (.elsewhere, .constant), (.elsewhere, .elsewhere): self
    case (.literals, .elsewhere), (.constant, .elsewhere): other
    case (.stored, .literals), (.stored, .constant), (.stored, .stored), (.stored, .elsewhere): self
    case (.literals, .stored), (.constant, .stored), (.elsewhere, .stored): other
    case (.computed, _), (_, .computed), (.parameter, _), (_, .parameter): .computed
    }
  }
}

/// Follows an expression back to literals, through variables that hold nothing else.
private struct TextSearch {
  private var seen: Set<Declaration> = []

  mutating func origin(of expression: Node) -> TextOrigin {
    let node = expression.withoutCasts
    switch node.kind {
    case .stringLiteral: return .literals([node])
    case .conditional: return origin(of: node.child(1)).joined(origin(of: node.child(2)))
    case .binaryConditional: return origin(of: node.child(0)).joined(origin(of: node.child(1)))
    case .statementExpression: return node.children.first?.children.last.map { origin(of: $0) } ?? .computed
    case .binary: return origin(ofBinary: node)
    case .unary where node.unaryOperator == .addressOf:
      guard let element = node.operand?.withoutParentheses, element.kind == .subscripting,
        let base = element.children.first
      else { return .computed }
      let whole = origin(of: base)
      if element.children.last?.constantValue == 0 { return whole }
      if case .literals = whole { return .constant }
      return whole
    case .declarationReference: return origin(ofReference: node)
    case .subscripting, .member: return origin(ofElement: node)
    case .call: return origin(ofCall: node)
    default: return .computed
    }
  }

  private mutating func origin(ofBinary node: Node) -> TextOrigin {
    guard let (left, right) = node.operands else { return .computed }
    switch node.binaryOperator {
    case .comma: return origin(of: right)
    case .add:
      let base = left.type.canonical.isPointer ? left : right
      if case .literals = origin(of: base) { return .constant }
      return .computed
    default: return .computed
    }
  }

  private mutating func origin(ofReference node: Node) -> TextOrigin {
    guard let declaration = node.declaration else { return .computed }
    switch declaration.kind {
    case .parameter:
      guard let function = node.enclosingFunction else { return .computed }
      guard seen.insert(declaration).inserted else { return .parameter(declaration) }
      return assigned(to: declaration, in: [function])
        .reduce(.parameter(declaration)) { $0.joined(origin(of: $1)) }
    case .variable: return origin(ofVariable: declaration, at: node)
    default: return .computed
    }
  }

  private mutating func origin(ofVariable variable: Declaration, at use: Node) -> TextOrigin {
    // A cycle adds nothing to what the first visit finds.
    guard seen.insert(variable).inserted else { return .literals([]) }
    let scope = variable.parent?.kind == .function ? use.enclosingFunction.map { [$0] } ?? [] : use.tree.roots
    let node = scope.lazy.flatMap(\.subtree).first {
      $0.kind == .variable && $0.declaration == variable && $0.initialiser != nil
    }
    let type = variable.type.canonical
    let isConstant = type.isConst || (type.element?.isConst ?? false)
    if isConstant {
      return node?.initialiser.map { origin(of: $0) } ?? .elsewhere(variable.name)
    }
    if variable.linkage == .external { return .computed }
    if type.isArray {
      guard let initialiser = node?.initialiser, isNeverWritten(variable, in: scope) else { return .computed }
      return origin(of: initialiser)
    }
    let values = [node?.initialiser].compactMap { $0 } + assigned(to: variable, in: scope)
    guard !values.isEmpty else { return .computed }
    return values.reduce(.literals([])) { $0.joined(origin(of: $1)) }
  }

  /// The values that are assigned to a variable; where it changes in another way, the changing expression.
  private func assigned(to variable: Declaration, in scope: [Node]) -> [Node] {
    references(to: variable, in: scope).compactMap { reference in
      guard let parent = reference.meaningfulParent else { return nil }
      if parent.unaryOperator == .addressOf { return parent }
      guard parent.assignedOperand?.withoutParentheses == reference else { return nil }
      return parent.binaryOperator == .assign ? parent.operands?.right : parent
    }
  }

  /// Whether an array is only read: passed to parameters that point to `const`, measured, or indexed for its value.
  private func isNeverWritten(_ array: Declaration, in scope: [Node]) -> Bool {
    references(to: array, in: scope).allSatisfy { reference in
      guard let parent = reference.meaningfulParent else { return true }
      switch parent.kind {
      case .sizeOf, .alignOf: return true
      case .call:
        guard let index = parent.arguments.firstIndex(where: { $0.withoutImplicitCasts == reference }),
          let parameters = parent.calledFunction?.type.canonical.parameters, index < parameters.count
        else { return false }
        return parameters[index].canonical.pointee?.isConst ?? false
      case .subscripting, .member: return isRead(parent)
      default: return false
      }
    }
  }

  /// Whether an element or member, at any depth, is only loaded.
  private func isRead(_ element: Node) -> Bool {
    var node = element
    while let parent = node.meaningfulParent,
      parent.kind == .subscripting || (parent.kind == .member && !parent.isArrow),
      parent.children.first.map({ $0.contains(node) }) ?? false
    {
      node = parent
    }
    return node.parent?.conversion == .lvalueToRvalue
  }

  private func references(to variable: Declaration, in scope: [Node]) -> [Node] {
    scope.flatMap { root in
      root.descendants.filter { $0.kind == .declarationReference && $0.declaration == variable }
    }
  }

  /// An element or member: constant where the object is and all its texts are literals.
  private mutating func origin(ofElement node: Node) -> TextOrigin {
    guard let object = rootObject(of: node) else { return .stored }
    let type = object.type.canonical
    let isLocal = object.parent?.kind == .function
    let scope = isLocal ? node.enclosingFunction.map { [$0] } ?? [] : node.tree.roots
    let isConstant =
      type.isConst || type.element?.isConst ?? false
      || (object.linkage != .external && isNeverWritten(object, in: scope))
    guard isConstant else { return .stored }
    let definition = scope.lazy.flatMap(\.subtree).first { $0.kind == .variable && $0.declaration == object }
    guard let initialiser = definition?.initialiser else { return .elsewhere(object.name) }
    let pointers = initialiser.descendants.filter { $0.kind == .declarationReference && $0.type.canonical.isPointer }
    return pointers.isEmpty ? .constant : .stored
  }

  /// The object that an element or member is part of, not reached through a pointer.
  private func rootObject(of node: Node) -> Declaration? {
    var inner = node.withoutCasts
    while true {
      switch inner.kind {
      case .member where !inner.isArrow, .subscripting:
        guard let base = inner.children.first?.withoutImplicitCasts else { return nil }
        if inner.kind == .subscripting, !base.type.canonical.isArray { return nil }
        inner = base
      case .declarationReference:
        return inner.declaration?.kind == .variable ? inner.declaration : nil
      default: return nil
      }
    }
  }

  private mutating func origin(ofCall call: Node) -> TextOrigin {
    guard let function = call.calledFunction else { return .computed }
    if let argument = translated(call, function) { return origin(of: argument) }
    guard let definition = function.definition, seen.insert(function).inserted else { return .computed }
    var result: TextOrigin?
    for node in definition.descendants where node.kind == .returnStatement {
      guard let value = node.presentChild(0) else { return .computed }
      let next = origin(of: value)
      result = result?.joined(next) ?? next
    }
    switch result {
    case .literals, .constant: return .constant
    case .elsewhere(let name): return .elsewhere(name)
    case .stored: return .stored
    case .parameter, .computed, nil: return .computed
    }
  }

  /// The text that a message catalogue translates: `gettext("…")`, or the argument that `format_arg` names.
  private func translated(_ call: Node, _ function: Declaration) -> Node? {
    let arguments = call.arguments
    if let attribute = function.attribute("format_arg"),
      let position = attribute.split(whereSeparator: { "()".contains($0) }).last.flatMap({ Int($0) }),
      position >= 1, position <= arguments.count
    {
      return arguments[position - 1]
    }
    let position = ["gettext": 0, "dgettext": 1, "dcgettext": 1][function.name]
    return position.flatMap { $0 < arguments.count ? arguments[$0] : nil }
  }
}
