extension TermTable {
  /// The opposite of a truth.
  public func not(_ a: Term) -> Term {
    if a == yes { return no }
    if a == no { return yes }
    let node = node(a)
    precondition(node.bits == 1, "a truth has 1 bit")
    if node.operation == .not { return node.first }
    return intern(negation(of: node, a))
  }

  /// The opposite of a truth where the table has it already.
  func existingNegation(of a: Term) -> Term? {
    if a == yes { return no }
    if a == no { return yes }
    let node = node(a)
    if node.operation == .not { return node.first }
    return existing(negation(of: node, a))
  }

  /// The node of the opposite; that of a comparison is a comparison.
  private func negation(of node: Node, _ term: Term) -> Node {
    var opposite = node
    switch node.operation {
    case .equal: opposite.operation = .notEqual
    case .notEqual: opposite.operation = .equal
    case .unsignedLess, .signedLess: return negatedLess(node)
    case .unsignedLessOrEqual:
      opposite = Node(operation: .unsignedLess, bits: 1, a: node.b, b: node.a)
    case .signedLessOrEqual:
      opposite = Node(operation: .signedLess, bits: 1, a: node.b, b: node.a)
    default: opposite = Node(operation: .not, bits: 1, a: term.raw)
    }
    return opposite
  }

  /// With a constant the comparison stays strict; the constant is never at the end of the range.
  private func negatedLess(_ node: Node) -> Node {
    let bits = width(node.first)
    if let value = unsignedValue(node.second) {
      return Node(operation: node.operation, bits: 1, a: constant(value &- 1, bits: bits).raw, b: node.a)
    }
    if let value = unsignedValue(node.first) {
      return Node(operation: node.operation, bits: 1, a: node.b, b: constant(value &+ 1, bits: bits).raw)
    }
    let operation: Operation = node.operation == .unsignedLess ? .unsignedLessOrEqual : .signedLessOrEqual
    return Node(operation: operation, bits: 1, a: node.b, b: node.a)
  }

  /// Whether both truths hold.
  public func conjunction(_ a: Term, _ b: Term) -> Term { and(a, b) }

  /// Whether one of the truths holds, or both.
  public func disjunction(_ a: Term, _ b: Term) -> Term { or(a, b) }

  /// The second term where the first holds, else the third.
  public func ifThenElse(_ condition: Term, _ then: Term, _ otherwise: Term) -> Term {
    let bits = width(then)
    precondition(bits == width(otherwise) && width(condition) == 1, "operands of different widths")
    if condition == yes || then == otherwise { return then }
    if condition == no { return otherwise }
    let node = node(condition)
    switch node.operation {
    case .not: return ifThenElse(node.first, otherwise, then)
    case .notEqual, .unsignedLessOrEqual, .signedLessOrEqual: return ifThenElse(not(condition), otherwise, then)
    default: break
    }
    if bits == 1 { return truthChoice(condition, then, otherwise) }
    if let (x, y) = both(then, otherwise) {
      if x == 1 && y == 0 { return zeroExtend(condition, to: bits) }
      if x == 0 && y == 1 { return zeroExtend(not(condition), to: bits) }
      if x == Word.mask(bits) && y == 0 { return signExtend(condition, to: bits) }
      if x == 0 && y == Word.mask(bits) { return signExtend(not(condition), to: bits) }
    }
    if let narrow = narrowedChoice(condition, then, otherwise) { return narrow }
    let (a, b) = (self.node(then), self.node(otherwise))
    if a.operation == .ifThenElse && a.first == condition { return ifThenElse(condition, a.second, otherwise) }
    if b.operation == .ifThenElse && b.first == condition { return ifThenElse(condition, then, b.third) }
    return intern(
      Node(operation: .ifThenElse, bits: UInt8(bits), a: condition.raw, b: then.raw, c: otherwise.raw))
  }

  private func both(_ a: Term, _ b: Term) -> (UInt64, UInt64)? {
    guard let x = unsignedValue(a), let y = unsignedValue(b) else { return nil }
    return (x, y)
  }

  private func truthChoice(_ condition: Term, _ then: Term, _ otherwise: Term) -> Term {
    if then == yes || then == condition { return or(condition, otherwise) }
    if then == no { return and(not(condition), otherwise) }
    if otherwise == no || otherwise == condition { return and(condition, then) }
    if otherwise == yes { return or(not(condition), then) }
    if existingNegation(of: then) == otherwise { return xor(condition, otherwise) }
    return intern(Node(operation: .ifThenElse, bits: 1, a: condition.raw, b: then.raw, c: otherwise.raw))
  }

  /// A choice between zero-extensions is the extension of a choice.
  private func narrowedChoice(_ condition: Term, _ then: Term, _ otherwise: Term) -> Term? {
    let (a, b) = (node(then), node(otherwise))
    let bits = a.width
    if a.operation == .zeroExtend && b.operation == .zeroExtend && width(a.first) == width(b.first) {
      return zeroExtend(ifThenElse(condition, a.first, b.first), to: bits)
    }
    if a.operation == .zeroExtend, let value = unsignedValue(otherwise), value <= Word.mask(width(a.first)) {
      let other = constant(value, bits: width(a.first))
      return zeroExtend(ifThenElse(condition, a.first, other), to: bits)
    }
    if b.operation == .zeroExtend, let value = unsignedValue(then), value <= Word.mask(width(b.first)) {
      let other = constant(value, bits: width(b.first))
      return zeroExtend(ifThenElse(condition, other, b.first), to: bits)
    }
    return nil
  }
}
