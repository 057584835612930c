extension Declaration {
  /// The initialiser of a local variable and all values that are assigned to it in its function.
  public func assignedValues(in function: Node?) -> [Node] {
    guard let function else { return [] }
    return function.descendants.compactMap { node in
      if node.kind == .variable, node.declaration == self { return node.initialiser }
      guard node.isAssignment, let (left, right) = node.operands, left.withoutParentheses.declaration == self,
        left.withoutParentheses.kind == .declarationReference
      else { return nil }
      return right
    }
  }
}
