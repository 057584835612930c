internal import Basics
internal import IR
internal import Syntax

extension FunctionLowering {
  /// The value of an expression of scalar type; for one of type `void` or of a record type its effects only.
  ///
  /// - Returns: nil for expressions of type `void` and for objects that are no scalars.
  @discardableResult
  func value(_ node: Node) throws(Obstacle) -> Operand? {
    setOrigin(node)
    if unit.isComplexInteger(node.type) { throw obstacle(.complexArithmetic, node) }
    switch node.kind {
    case .parenthesised: return try value(node.child(0))
    case .integerLiteral, .characterLiteral, .alignOf, .offsetOf: return try literalValue(node)
    case .sizeOf: return try sizeValue(node)
    case .floatLiteral: return try floatValue(node)
    case .declarationReference: return try referenceValue(node)
    case .implicitCast, .explicitCast: return try castValue(node)
    case .unary: return try unaryValue(node)
    case .binary: return try binaryValue(node)
    case .compoundAssignment: return try compoundAssignmentValue(node)
    case .conditional, .binaryConditional: return try conditionalValue(node)
    case .call: return try callValue(node)
    case .statementExpression: return try statementExpressionValue(node)
    case .labelAddress: return constant(.label(label(named: node)), unit.type(node.type))
    case .variadicArgument: return try nextArgumentValue(node)
    case .genericSelection:
      guard let chosen = node.chosen else { throw obstacle(.unknownExpression, node) }
      return try value(chosen)
    case .initialiserList:
      // A scalar in braces (C11 6.7.9p11).
      guard unit.type(node.type) != unit.void, let only = node.children.first,
        machineType(unit.type(node.type)).isScalar
      else { throw obstacle(.unknownExpression, node) }
      return try value(only)
    case .member, .subscripting, .compoundLiteral, .stringLiteral:
      // A part of a value that is no lvalue, such as `f().x`, or an lvalue whose value nobody takes.
      return try loadedValue(of: node)
    case .builtinExpression: return try builtinExpressionValue(node)
    case .invalidExpression: throw obstacle(.parseError, node)
    default: throw obstacle(.unknownExpression, node)
    }
  }

  /// The value of an expression that must have one.
  func scalar(_ node: Node) throws(Obstacle) -> Operand {
    guard let operand = try value(node) else { throw obstacle(.unknownExpression, node) }
    return operand
  }

  private func floatValue(_ node: Node) throws(Obstacle) -> Operand {
    let type = unit.type(node.type)
    switch node.literal {
    case .floating(let number)?: return constant(.floating(number), type)
    case .wideFloating(let value)?:
      // As compilers do it: the constant lies in memory.
      guard let bytes = unit.bytes(of: value, as: type) else { throw obstacle(.inexactConstant, node) }
      return load(Lvalue(place: Place(.global(unit.wideLiteral(bytes, as: type)), type: type)))
    case .integer?, .string?, .label?, nil: throw obstacle(.inexactConstant, node)
    }
  }

  private func literalValue(_ node: Node) throws(Obstacle) -> Operand {
    guard case .integer(let number)? = node.literal else { throw obstacle(.unknownExpression, node) }
    return integer(number, unit.type(node.type))
  }

  private func loadedValue(of node: Node) throws(Obstacle) -> Operand? {
    let object = try lvalue(node)
    guard machineType(object.place.type).isScalar else { return nil }
    return load(object)
  }

  private func referenceValue(_ node: Node) throws(Obstacle) -> Operand? {
    guard let declaration = node.declaration else { throw obstacle(.parseError, node) }
    switch declaration.kind {
    case .enumerator:
      guard let value = declaration.value else { throw obstacle(.unknownExpression, node) }
      return integer(Int128(value), unit.type(node.type))
    case .function: return functionAddress(declaration)
    default:
      // An lvalue whose value nobody takes, such as the statement `x;` of a record.
      return try loadedValue(of: node)
    }
  }

  func functionAddress(_ declaration: Declaration) -> Operand {
    let id = unit.function(declaration)
    return constant(.function(id), unit.pointer(to: unit.unit.functions[id].type))
  }

  func load(_ object: Lvalue) -> Operand {
    let result = register(object.place.type)
    emit(.load(result, place(object.place), object.access))
    return .register(result)
  }

  // MARK: Conversions

  private func castValue(_ node: Node) throws(Obstacle) -> Operand? {
    guard let operand = node.children.last else { throw obstacle(.unknownExpression, node) }
    let target = unit.type(node.type)
    switch node.conversion {
    case .lvalueToRvalue:
      let object = try lvalue(operand)
      setOrigin(node)
      guard machineType(object.place.type).isScalar else { return nil }
      return load(object)
    case .arrayDecay:
      let object = try lvalue(operand)
      setOrigin(node)
      return address(of: object, type: target)
    case .functionDecay: return try functionValue(operand)
    case .toVoid:
      try discard(operand)
      return nil
    case .nullToPointer:
      try discard(operand)
      return constant(.null, target)
    default:
      guard machineType(target).isScalar else { throw arithmetic(node) }
      switch machineType(unit.type(operand.type)).kind {
      case .complex: return try scalar(fromComplex: operand, to: target, node)
      case .vector: return load(try reinterpreted(operand, as: target))
      default: break
      }
      let source = try scalar(operand)
      setOrigin(node)
      let result = try converted(source, to: target, node)
      if node.kind == .explicitCast, result != source, case .register(let register) = result {
        body.registers[register].isCast = true
      }
      return result
    }
  }

  /// A function designator as a pointer.
  func functionValue(_ node: Node) throws(Obstacle) -> Operand {
    let inner = node.withoutParentheses
    if inner.kind == .declarationReference, let declaration = inner.declaration, declaration.kind == .function {
      return functionAddress(declaration)
    }
    if inner.unaryOperator == .dereference { return try scalar(inner.child(0)) }
    return try scalar(inner)
  }

  /// Evaluates for the side effects.
  func discard(_ node: Node) throws(Obstacle) {
    let inner = node.withoutParentheses
    let type = unit.type(inner.type)
    switch machineType(type).kind {
    case .record, .complex, .vector, .array: try evaluateObject(inner)
    default: try value(inner)
    }
  }

  /// The value in another scalar type (C11 6.3).
  func converted(_ operand: Operand, to target: ID<MachineType>, _ node: Node) throws(Obstacle) -> Operand {
    let source = typeOf(operand)
    guard source != target else { return operand }
    guard let kind = conversion(from: machineType(source), to: machineType(target)) else {
      throw obstacle(machineType(target).isScalar ? .unknownExpression : .vectorArithmetic, node)
    }
    if case .constant(let id) = operand, let folded = folded(body.constants[id], kind, target) { return folded }
    let result = register(target)
    emit(.convert(result, kind, operand))
    return .register(result)
  }

  private func conversion(from source: MachineType, to target: MachineType) -> ConversionKind? {
    switch (source.kind, target.kind) {
    case (_, .boolean): source.isScalar ? .boolean : nil
    case (.integer, .integer), (.boolean, .integer): .integer
    case (.integer, .floating), (.boolean, .floating): .integerToFloating
    case (.floating, .integer): .floatingToInteger
    case (.floating, .floating): .floating
    case (.integer, .pointer), (.boolean, .pointer): .integerToPointer
    case (.pointer, .integer): .pointerToInteger
    case (.pointer, .pointer): .pointer
    default: nil
    }
  }

  /// Conversions of constants that need no instruction.
  private func folded(_ source: Constant, _ kind: ConversionKind, _ target: ID<MachineType>) -> Operand? {
    switch (source.value, kind) {
    case (.integer(let value), .integer): integer(value, target)
    case (.integer(0), .integerToPointer): constant(.null, target)
    case (.null, .pointer): constant(.null, target)
    case (.function, .pointer), (.address, .pointer): constant(source.value, target)
    default: nil
    }
  }

  // MARK: Conditional values

  private func conditionalValue(_ node: Node) throws(Obstacle) -> Operand? {
    let type = unit.type(node.type)
    let machine = machineType(type)
    guard machine.isScalar || machine.isVoid else {
      try evaluateObject(node)
      return nil
    }
    let result = machine.isVoid ? nil : temporary(type)
    if node.kind == .binaryConditional {
      try branchOnValue(node, result, type)
      return result.map { load($0) }
    }
    let then = newBlock()
    let otherwise = newBlock()
    let end = newBlock()
    let order = sequencing(.sequenced)
    let outer = sequence
    defer { sequence = outer }
    enter(0, of: order)
    try condition(node.child(0), then: then, otherwise: otherwise)
    enter(1, of: order)
    for (block, part) in [(then, node.child(1)), (otherwise, node.child(2))] {
      current = block
      if let result {
        store(try converted(try scalar(part), to: type, part), to: result)
      } else {
        try discard(part)
      }
      fall(to: end)
    }
    setOrigin(node)
    return result.map { load($0) }
  }

  /// GNU `a ?: b`: the first operand is evaluated once.
  private func branchOnValue(_ node: Node, _ result: ID<Local>?, _ type: ID<MachineType>) throws(Obstacle) {
    let first = try scalar(node.child(0))
    let then = newBlock()
    let otherwise = newBlock()
    let end = newBlock()
    branch(on: first, then: then, otherwise: otherwise)
    current = then
    if let result { store(try converted(first, to: type, node), to: result) }
    fall(to: end)
    current = otherwise
    if let result {
      store(try converted(try scalar(node.child(1)), to: type, node), to: result)
    } else {
      try discard(node.child(1))
    }
    fall(to: end)
  }

  private func statementExpressionValue(_ node: Node) throws(Obstacle) -> Operand? {
    let type = unit.type(node.type)
    guard machineType(type).isScalar else {
      try evaluateObject(node)
      return nil
    }
    guard let block = node.children.first else { return nil }
    let result = temporary(type)
    try lowerStatements(of: block) { last throws(Obstacle) in
      self.store(try self.converted(try self.scalar(last), to: type, last), to: result)
    }
    return load(result)
  }
}
