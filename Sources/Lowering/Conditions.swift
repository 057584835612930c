internal import Basics
internal import IR
internal import Syntax

extension FunctionLowering {
  /// Goes to one of two blocks by whether an expression differs from zero; `&&`, `||` and `!` become jumps.
  func condition(_ node: Node, then: ID<Block>, otherwise: ID<Block>) throws(Obstacle) {
    setOrigin(node)
    let inner = node.withoutParentheses
    switch (inner.unaryOperator, inner.binaryOperator) {
    case (.logicalNot, _): try condition(inner.child(0), then: otherwise, otherwise: then)
    case (_, .logicalAnd) where inner.kind == .binary:
      let second = newBlock()
      let order = sequencing(.sequenced)
      let outer = sequence
      enter(0, of: order)
      try condition(inner.child(0), then: second, otherwise: otherwise)
      current = second
      enter(1, of: order)
      try condition(inner.child(1), then: then, otherwise: otherwise)
      sequence = outer
    case (_, .logicalOr) where inner.kind == .binary:
      let second = newBlock()
      let order = sequencing(.sequenced)
      let outer = sequence
      enter(0, of: order)
      try condition(inner.child(0), then: then, otherwise: second)
      current = second
      enter(1, of: order)
      try condition(inner.child(1), then: then, otherwise: otherwise)
      sequence = outer
    default:
      let operand = try scalar(inner)
      setOrigin(node)
      branch(on: operand, then: then, otherwise: otherwise)
    }
  }

  /// Goes by a value of any scalar type.
  func branch(on operand: Operand, then: ID<Block>, otherwise: ID<Block>) {
    var operand = operand
    switch machineType(of: operand).kind {
    case .pointer: operand = differs(operand, from: constant(.null, typeOf(operand)))
    case .floating: operand = differs(operand, from: constant(.floating(0), typeOf(operand)))
    default: break
    }
    if case .constant(let id) = operand, case .integer(let value) = body.constants[id].value {
      terminate(.jump(value != 0 ? then : otherwise))
    } else {
      terminate(.branch(operand, then: then, otherwise: otherwise))
    }
  }

  private func differs(_ operand: Operand, from zero: Operand) -> Operand {
    let result = register(unit.int)
    emit(.binary(result, .notEqual, operand, zero))
    return .register(result)
  }

  /// The value 0 or 1 of `!`, `&&` or `||`.
  func truth(_ node: Node) throws(Obstacle) -> Operand {
    let type = unit.type(node.type)
    guard machineType(type).integerFormat != nil else { throw arithmetic(node) }
    if node.unaryOperator == .logicalNot, !node.child(0).withoutParentheses.isLogicalOperation {
      let operand = try scalar(node.child(0))
      setOrigin(node)
      let zero: Operand
      switch machineType(of: operand).kind {
      case .pointer: zero = constant(.null, typeOf(operand))
      case .floating: zero = constant(.floating(0), typeOf(operand))
      default: zero = integer(0, typeOf(operand))
      }
      return try compared(.equal, operand, zero, to: type, node)
    }
    let result = temporary(type)
    let then = newBlock()
    let otherwise = newBlock()
    let end = newBlock()
    try condition(node, then: then, otherwise: otherwise)
    for (block, number) in [(then, Int128(1)), (otherwise, 0)] {
      current = block
      store(integer(number, type), to: result)
      fall(to: end)
    }
    setOrigin(node)
    return load(result)
  }
}

extension Node {
  fileprivate var isLogicalOperation: Bool {
    unaryOperator == .logicalNot || (kind == .binary && binaryOperator?.isLogical == true)
  }
}
