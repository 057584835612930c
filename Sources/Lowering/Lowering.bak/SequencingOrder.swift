internal import Basics
internal import IR
internal import Syntax

/// The tree of what C leaves unsequenced, built while an expression is lowered (C11 5.1.2.3, 6.5p2).
extension FunctionLowering {
  /// Begins a full expression (C11 6.8p4). Most have no side effect that could meet another access: they get no tree.
  ///
  /// - Returns: what `endFullExpression` restores.
  func beginFullExpression(_ node: Node) -> ID<Sequencing>? {
    let outer = sequence
    sequence = node.hasNestedSideEffect ? body.sequencings.add(Sequencing(.sequenced, parent: nil, part: 0)) : nil
    return outer
  }

  func endFullExpression(_ outer: ID<Sequencing>?) { sequence = outer }

  /// A new node below the current one; nil outside a tree.
  func sequencing(_ kind: Sequencing.Kind) -> ID<Sequencing>? {
    sequence.map { body.sequencings.add(Sequencing(kind, parent: $0, part: 0)) }
  }

  /// Goes on in a part of a node.
  func enter(_ part: Int, of node: ID<Sequencing>?) {
    guard let node else { return }
    sequence = body.sequencings.add(Sequencing(.leaf, parent: node, part: part))
  }
}

extension Node {
  /// Whether an assignment, `++` or `--` stands inside the expression and not only at its top.
  fileprivate var hasNestedSideEffect: Bool {
    let top = withoutParentheses
    return descendants.contains { node in
      guard node != top else { return false }
      return node.kind == .compoundAssignment || node.binaryOperator == .assign
        || node.unaryOperator?.changesOperand == true
    }
  }
}
