internal import Syntax

/// The comparisons of one expression with constants that `&&` or `||` joins.
struct ComparedChain {
  private struct Member {
    let node: Node
    let operand: Node
    /// The values for which the member lets the chain go on: true ones for `&&`, false ones for `||`.
    let values: Values
  }

  private enum Values {
    case within(low: Int128, high: Int128)
    case without(Int128)

    func excludes(_ other: Values) -> Bool {
      switch (self, other) {
      case (.within(let a, let b), .within(let c, let d)): max(a, c) > min(b, d)
      case (.within(let a, let b), .without(let value)), (.without(let value), .within(let a, let b)):
        a == value && b == value
      case (.without, .without): false
      }
    }
  }

  private var members: [Member] = []

  init(_ node: Node, _ operation: BinaryOperator) { collect(node, operation) }

  /// Two comparisons that no value satisfies together, or of which every value satisfies one.
  var contradiction: (first: Node, second: Node)? {
    for (index, member) in members.enumerated() {
      for other in members[(index + 1)...] where member.values.excludes(other.values) {
        if member.operand.isStructurallyEqual(to: other.operand) { return (member.node, other.node) }
      }
    }
    return nil
  }

  private mutating func collect(_ expression: Node, _ operation: BinaryOperator) {
    let node = expression.withoutImplicitCasts
    guard let found = node.binaryOperator, let (left, right) = node.operands else { return }
    if found == operation {
      collect(left, operation)
      collect(right, operation)
    } else if found.isComparison, let member = Self.member(node, found, left, right, negated: operation == .logicalOr) {
      members.append(member)
    }
  }

  private static func member(_ node: Node, _ operation: BinaryOperator, _ left: Node, _ right: Node, negated: Bool)
    -> Member?
  {
    let isMirrored = left.constantValue != nil
    let operand = isMirrored ? right : left
    guard let constant = (isMirrored ? left : right).constantValue, operand.constantValue == nil,
      !operand.hasSideEffect,
      operand.type.canonical.isInteger || operand.type.canonical.isPointer
    else { return nil }
    var relation = isMirrored ? operation.mirrored : operation
    if negated { relation = relation.negated }
    return values(relation, constant).map { Member(node: node, operand: operand, values: $0) }
  }

  private static func values(_ relation: BinaryOperator, _ constant: Int128) -> Values? {
    let limit = Int128(1) << 100
    return switch relation {
    case .less: .within(low: -limit, high: constant - 1)
    case .lessOrEqual: .within(low: -limit, high: constant)
    case .greater: .within(low: constant + 1, high: limit)
    case .greaterOrEqual: .within(low: constant, high: limit)
    case .equal: .within(low: constant, high: constant)
    case .notEqual: .without(constant)
    default: nil
    }
  }
}

extension BinaryOperator {
  /// The comparison with its operands exchanged.
  var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .greater: .less
    case .lessOrEqual: .greaterOrEqual
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// The comparison that is true where this one is false.
  var negated: BinaryOperator {
    switch self {
    case .less: .greaterOrEqual
    case .greater: .lessOrEqual
    case .lessOrEqual: .greater
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    default: self
    }
  }
}
