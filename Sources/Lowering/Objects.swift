internal import Basics
internal import IR
internal import Syntax

/// Values of record type and others that fit in no register: they always live in objects.
extension FunctionLowering {
  /// Evaluates an expression of non-scalar type into an object.
  func assign(_ node: Node, to target: Lvalue) throws(Obstacle) {
    setOrigin(node)
    if unit.isComplexInteger(node.type) { throw obstacle(.complexArithmetic, node) }
    switch node.kind {
    case .parenthesised: try assign(node.child(0), to: target)
    case .unary where node.unaryOperator == .extension: try assign(node.child(0), to: target)
    case .implicitCast, .explicitCast: try assignCast(node, to: target)
    case .call: try callObject(node, into: target)
    case .conditional: try assignConditional(node, to: target)
    case .statementExpression: try assignStatementExpression(node, to: target)
    case .binary where node.binaryOperator == .comma:
      try discard(node.child(0))
      try assign(node.child(1), to: target)
    case .binary where node.binaryOperator == .assign:
      copy(from: try objectAssignment(node), to: target)
    case .variadicArgument: try nextArgumentObject(node, into: target)
    case .initialiserList: try initialise(target.place, with: node)
    case .genericSelection:
      guard let chosen = node.chosen else { throw obstacle(.unknownExpression, node) }
      try assign(chosen, to: target)
    case .binary, .compoundAssignment,
      .unary where partwise(target.place.type) != nil:
      storeParts(try parts(node), to: target)
    case .builtinExpression where node.builtin == .imaginaryLiteral || node.builtin == .convertVector:
      storeParts(try parts(node), to: target)
    case .unary where node.unaryOperator == .dereference: copy(from: try lvalue(node), to: target)
    case .unary: throw arithmetic(node)
    case .builtinExpression:
      guard let chosen = node.chosen else { throw obstacle(.unknownBuiltin, node) }
      try assign(chosen, to: target)
    case .declarationReference, .member, .subscripting, .compoundLiteral, .stringLiteral:
      copy(from: try lvalue(node), to: target)
    default: throw obstacle(.unknownExpression, node)
    }
  }

  func copy(from source: Lvalue, to target: Lvalue) {
    emit(.copy(to: place(target.place), from: place(source.place), target.access.union(source.access)))
  }

  private func assignCast(_ node: Node, to target: Lvalue) throws(Obstacle) {
    guard let operand = node.children.last else { throw obstacle(.unknownExpression, node) }
    guard unit.type(operand.type) == target.place.type else {
      // A cast to a union from the type of one of its members (GNU).
      if let record = machineType(target.place.type).record, record.isUnion,
        let index = record.fields.firstIndex(where: { $0.type == unit.type(operand.type) })
      {
        return try initialise(field(index, of: target.place), with: operand)
      }
      guard partwise(target.place.type) != nil else { throw arithmetic(node) }
      return storeParts(try parts(node), to: target)
    }
    switch operand.kind {
    case .declarationReference, .member, .subscripting, .compoundLiteral, .unary, .stringLiteral:
      copy(from: try lvalue(operand), to: target)
    case .parenthesised where node.conversion == .lvalueToRvalue: copy(from: try lvalue(operand), to: target)
    default: try assign(operand, to: target)
    }
  }

  private func assignConditional(_ node: Node, to target: Lvalue) throws(Obstacle) {
    let then = newBlock()
    let otherwise = newBlock()
    let end = newBlock()
    try condition(node.child(0), then: then, otherwise: otherwise)
    for (block, part) in [(then, node.child(1)), (otherwise, node.child(2))] {
      current = block
      try assign(part, to: target)
      fall(to: end)
    }
  }

  private func assignStatementExpression(_ node: Node, to target: Lvalue) throws(Obstacle) {
    guard let block = node.children.first else { return }
    try lowerStatements(of: block) { last throws(Obstacle) in
      try self.assign(last, to: target)
    }
  }

  /// An assignment of records; the object that was assigned to.
  func objectAssignment(_ node: Node) throws(Obstacle) -> Lvalue {
    let target = try lvalue(node.child(0))
    let source = node.child(1)
    if let plain = plainObject(source) {
      let object = try lvalue(plain)
      setOrigin(node)
      copy(from: object, to: target)
    } else {
      // A call may read the target, so the value takes shape elsewhere first.
      let object = try materialised(source)
      copy(from: object, to: target)
    }
    return target
  }

  /// The lvalue behind the conversions around it; nil where the value comes from elsewhere.
  private func plainObject(_ node: Node) -> Node? {
    var inner = node.withoutParentheses
    while inner.kind == .implicitCast, inner.conversion == .lvalueToRvalue || inner.conversion == Conversion.none,
      let next = inner.children.first, unit.type(next.type) == unit.type(inner.type)
    {
      inner = next.withoutParentheses
    }
    switch inner.kind {
    case .declarationReference, .member, .subscripting: return inner
    case .unary where inner.unaryOperator == .dereference: return inner
    default: return nil
    }
  }

  /// Evaluates an expression of non-scalar type whose value nobody takes.
  func evaluateObject(_ node: Node) throws(Obstacle) {
    let inner = node.withoutParentheses
    switch inner.kind {
    case .declarationReference, .member, .subscripting: _ = try lvalue(inner)
    case .binary where inner.binaryOperator == .assign: _ = try objectAssignment(inner)
    case .statementExpression where machineType(unit.type(inner.type)).size == nil:
      if let block = inner.children.first { try lowerStatements(of: block) }
    case .implicitCast where inner.conversion == .lvalueToRvalue: _ = try lvalue(inner.child(0))
    default: _ = try materialised(inner)
    }
  }
}
