extension Node {
  /// The constants that are written as an integer expression, through `?:` and `|`. Empty where none is known; there may
  /// be others.
  public var writtenConstants: [Node] { possibleConstants(depth: .max) }

  /// The constants that an integer expression may be, as far as the unit tells: those that are written, and through local
  /// variables that are only set, constants, and functions that return constants.
  public var possibleConstants: [Node] { possibleConstants(depth: 0) }

  private func possibleConstants(depth: Int) -> [Node] {
    let node = withoutCasts
    if node.constantValue != nil { return [node] }
    let followsNames = depth < 4
    func constants(of nodes: [Node]) -> [Node] {
      nodes.flatMap { $0.possibleConstants(depth: followsNames ? depth + 1 : depth) }
    }
    switch node.kind {
    case .conditional: return constants(of: Array(node.children.dropFirst()))
    case .binary where node.binaryOperator == .or: return constants(of: Array(node.children))
    case .declarationReference where followsNames: return constants(of: node.declaration?.onlySet(at: node) ?? [])
    case .call where followsNames: return constants(of: node.calledFunction?.definition?.returnedValues ?? [])
    default: return []
    }
  }

  /// The values of the `return` statements of a function definition.
  public var returnedValues: [Node] {
    descendants.compactMap { $0.kind == .returnStatement ? $0.presentChild(0) : nil }
  }
}

extension Declaration {
  /// The values of a constant, or of a local variable that is set with `=` and `|=` alone.
  fileprivate func onlySet(at use: Node) -> [Node] {
    guard kind == .variable else { return [] }
    if hasGlobalStorage { return type.canonical.isConst ? [definition?.initialiser].compactMap(\.self) : [] }
    guard let function = use.enclosingFunction else { return [] }
    let isOtherwiseChanged = function.descendants.contains { node in
      guard let target = node.unaryOperator == .addressOf ? node.operand : node.assignedOperand else { return false }
      return target.withoutParentheses.declaration == self && node.binaryOperator != .assign
        && node.binaryOperator != .orAssign
    }
    return isOtherwiseChanged ? [] : assignedValues(in: function)
  }
}
