internal import Basics

/// What is known of every node once the tree stands, so that long chains of operators are not walked again at each of
/// their nodes.
struct NodeFacts: OptionSet, Sendable {
  let rawValue: UInt8
  /// Stands in an operand that is never evaluated.
  static let unevaluated = NodeFacts(rawValue: 1)
  /// Has a side effect, itself or below.
  static let effect = NodeFacts(rawValue: 2)
  /// Changes an object, itself or below.
  static let change = NodeFacts(rawValue: 4)
  /// What a node hands on to the one around it.
  static let inherited: NodeFacts = [.effect, .change]
}

extension Node {
  /// Whether evaluating the expression changes an object, calls a function or reads a volatile one.
  public var hasSideEffect: Bool { record.facts.contains(.effect) }

  /// Whether the node or one below it is an assignment, `++` or `--`, evaluated or not.
  public var containsChange: Bool { record.facts.contains(.change) }

  /// Whether the expression stands in an operand that is never evaluated.
  public var isUnevaluated: Bool { record.facts.contains(.unevaluated) }

  /// The number of nodes below and including this one.
  public var nodeCount: Int { Int(record.end) - id.index }

  /// What the node adds to the facts of those below it, and what its parent means for it.
  var ownFacts: NodeFacts {
    var facts: NodeFacts = []
    if isOwnEffect { facts.insert(.effect) }
    if isAssignment || unaryOperator?.changesOperand == true { facts.insert(.change) }
    if let parent, parent.kind.isExpression {
      let isOperandOfType = parent.kind == .sizeOf || parent.kind == .alignOf
      let isSelector = parent.kind == .genericSelection && id.index == parent.id.index + 1
      if isOperandOfType || isSelector || parent.isUnevaluated { facts.insert(.unevaluated) }
    }
    return facts
  }

  private var isOwnEffect: Bool {
    switch kind {
    case .call, .compoundAssignment, .assembly, .variadicArgument, .builtinExpression: true
    case .binary: binaryOperator == .assign
    case .unary: unaryOperator?.changesOperand == true || isVolatileRead
    case .declarationReference, .member, .subscripting: isVolatileRead
    default: false
    }
  }
}

extension TreeTables {
  /// Writes the facts of all nodes: in one pass down the tree and one up.
  func addFacts(_ reference: TreeReference) {
    for index in nodes.indices { nodes[index].facts = Node(reference, ID(index)).ownFacts }
    for index in nodes.indices.reversed() where nodes[index].parent != .max {
      nodes[Int(nodes[index].parent)].facts.formUnion(nodes[index].facts.intersection(.inherited))
    }
  }
}
