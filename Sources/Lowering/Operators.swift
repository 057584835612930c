internal import Machine
internal import Basics
internal import IR
internal import Syntax

extension FunctionLowering {
  // MARK: Unary

  func unaryValue(_ node: Node) throws(Obstacle) -> Operand? {
    let operand = node.child(0)
    switch node.unaryOperator {
    case .postIncrement, .postDecrement, .preIncrement, .preDecrement: return try stepValue(node)
    case .addressOf: return try addressValue(node, operand)
    case .dereference:
      if node.type.canonical.isFunction { return try scalar(operand) }
      return try loadedDereference(node)
    case .plus, .extension: return try value(operand)
    case .minus: return try unary(.negate, operand, node)
    case .complement: return try unary(.complement, operand, node)
    case .logicalNot: return try truth(node)
    case .realPart, .imaginaryPart: return try partValue(node)
    case nil: throw obstacle(.unknownExpression, node)
    }
  }

  private func loadedDereference(_ node: Node) throws(Obstacle) -> Operand? {
    let object = try lvalue(node)
    return machineType(object.place.type).isScalar ? load(object) : nil
  }

  private func unary(_ operation: UnaryOperation, _ node: Node, _ whole: Node) throws(Obstacle) -> Operand {
    let type = unit.type(whole.type)
    guard machineType(type).isScalar else { throw arithmetic(whole) }
    let operand = try scalar(node)
    setOrigin(whole)
    let value = try converted(operand, to: type, whole)
    if operation == .negate, case .constant(let id) = value, case .floating(let number) = body.constants[id].value {
      return constant(.floating(-number), type)
    }
    let result = register(type)
    emit(.unary(result, operation, value))
    return .register(result)
  }

  func arithmetic(_ node: Node) -> Obstacle {
    switch node.type.canonical.kind {
    case .vector: obstacle(.vectorArithmetic, node)
    case .complex: obstacle(.complexArithmetic, node)
    default: obstacle(.unknownExpression, node)
    }
  }

  private func addressValue(_ node: Node, _ operand: Node) throws(Obstacle) -> Operand {
    if operand.type.canonical.isFunction { return try functionValue(operand) }
    let object = try lvalue(operand)
    setOrigin(node)
    return address(of: object, type: unit.type(node.type))
  }

  /// `++` and `--`.
  private func stepValue(_ node: Node) throws(Obstacle) -> Operand {
    let order = sequencing(.afterOperands)
    let outer = sequence
    defer { sequence = outer }
    enter(0, of: order)
    let object = try lvalue(node.child(0))
    setOrigin(node)
    let type = object.place.type
    let old = load(object)
    let isIncrement = node.unaryOperator == .postIncrement || node.unaryOperator == .preIncrement
    let new: Operand
    switch machineType(type).kind {
    case .pointer:
      guard let pointee = node.type.canonical.pointee else { throw obstacle(.unknownType, node) }
      new = try moved(old, by: integer(isIncrement ? 1 : -1, unit.int), pointee, isNegative: false, node)
    case .floating:
      let result = register(type)
      emit(.binary(result, isIncrement ? .add : .subtract, old, constant(.floating(1), type)))
      new = .register(result)
    case .boolean where !isIncrement:
      // `b--` is `b = b - 1`, which inverts.
      new = try compared(.equal, old, integer(0, type), to: type, node)
    case .boolean: new = integer(1, type)
    case .integer(let format):
      // The sum is taken in the promoted type (C11 6.5.3.1p2).
      let promoted = format.bits < unit.unit.target.dataModel.intBits ? unit.int : type
      let wide = try converted(old, to: promoted, node)
      let result = register(promoted)
      emit(.binary(result, isIncrement ? .add : .subtract, wide, integer(1, promoted)))
      new = try converted(.register(result), to: type, node)
    default: throw arithmetic(node)
    }
    enter(1, of: order)
    emit(.store(place(object.place), new, object.access))
    if node.unaryOperator == .postIncrement || node.unaryOperator == .postDecrement { return old }
    return storedValue(new, in: object)
  }

  /// The value of an assignment: what the object holds then (C11 6.5.16p3). Bit-fields may hold less than was stored.
  func storedValue(_ value: Operand, in object: Lvalue) -> Operand {
    guard isBitField(object.place) else { return value }
    return load(Lvalue(place: object.place, access: object.access.subtracting(.volatile)))
  }

  private func isBitField(_ place: Place) -> Bool {
    guard case .field(let index, _)? = place.projections.last else { return false }
    var type: ID<MachineType>
    switch place.base {
    case .local(let local): type = body.locals[local].type
    case .global(let global): type = unit.unit.globals[global].type
    case .memory(let pointer): type = machineType(of: pointer).pointee ?? unit.void
    }
    for projection in place.projections.dropLast() {
      switch projection {
      case .field(let index, _):
        guard let record = machineType(type).record else { return false }
        type = record.fields[index].type
      case .index: type = machineType(type).element ?? type
      case .offset: return false
      }
    }
    return machineType(type).record?.fields[index].bitWidth != nil
  }

  // MARK: Binary

  func binaryValue(_ node: Node) throws(Obstacle) -> Operand? {
    guard let operation = node.binaryOperator, let (left, right) = node.operands else {
      throw obstacle(.unknownExpression, node)
    }
    switch operation {
    case .comma: return try commaValue(left, right)
    case .assign: return try assignmentValue(node, left, right)
    case .logicalAnd, .logicalOr: return try truth(node)
    default: break
    }
    if isComplex(unit.type(left.type)) || isComplex(unit.type(right.type)) {
      return try complexComparison(node, left, right)
    }
    let order = sequencing(.unsequenced)
    let outer = sequence
    enter(0, of: order)
    let a = try scalar(left)
    enter(1, of: order)
    let b = try scalar(right)
    sequence = outer
    setOrigin(node)
    return try combined(operation, a, b, node, left.type, right.type)
  }

  private func commaValue(_ left: Node, _ right: Node) throws(Obstacle) -> Operand? {
    let order = sequencing(.sequenced)
    let outer = sequence
    enter(0, of: order)
    try discard(left)
    enter(1, of: order)
    let result = try value(right)
    sequence = outer
    return result
  }

  /// An arithmetic, bitwise or comparing operator on values.
  private func combined(
    _ operation: BinaryOperator, _ a: Operand, _ b: Operand, _ node: Node, _ left: Type, _ right: Type
  ) throws(Obstacle) -> Operand {
    let type = unit.type(node.type)
    if operation.isComparison, let comparison = Self.operations[operation] {
      return try comparedValues(comparison, a, b, to: type, node)
    }
    if left.isPointer || right.isPointer {
      return try pointerArithmetic(operation, a, b, node, left, right)
    }
    guard machineType(type).isScalar, let machine = Self.operations[operation] else { throw arithmetic(node) }
    let x = try converted(a, to: type, node)
    let y = operation.isShift ? b : try converted(b, to: type, node)
    let result = register(type)
    emit(.binary(result, machine, x, y))
    return .register(result)
  }

  static let operations: [BinaryOperator: BinaryOperation] = [
    .multiply: .multiply, .divide: .divide, .remainder: .remainder, .add: .add, .subtract: .subtract,
    .shiftLeft: .shiftLeft, .shiftRight: .shiftRight, .and: .and, .xor: .xor, .or: .or, .less: .less,
    .lessOrEqual: .lessOrEqual, .greater: .greater, .greaterOrEqual: .greaterOrEqual, .equal: .equal,
    .notEqual: .notEqual,
  ]

  /// Comparison of values that clang has converted to a common type; pointers of different types compare as addresses.
  private func comparedValues(
    _ operation: BinaryOperation, _ a: Operand, _ b: Operand, to type: ID<MachineType>, _ node: Node
  ) throws(Obstacle) -> Operand {
    guard machineType(type).integerFormat != nil else { throw arithmetic(node) }
    var b = b
    var a = a
    if typeOf(a) != typeOf(b) {
      if machineType(of: a).isPointer {
        b = try converted(b, to: typeOf(a), node)
      } else {
        a = try converted(a, to: typeOf(b), node)
      }
    }
    return try compared(operation, a, b, to: type, node)
  }

  /// Comparison of two values of one type.
  func compared(
    _ operation: BinaryOperation, _ a: Operand, _ b: Operand, to type: ID<MachineType>, _ node: Node
  ) throws(Obstacle) -> Operand {
    let result = register(unit.int)
    emit(.binary(result, operation, a, b))
    return try converted(.register(result), to: type, node)
  }

  // MARK: Pointers

  private func pointerArithmetic(
    _ operation: BinaryOperator, _ a: Operand, _ b: Operand, _ node: Node, _ left: Type, _ right: Type
  ) throws(Obstacle) -> Operand {
    switch (operation, left.isPointer, right.isPointer) {
    case (.add, true, false), (.subtract, true, false):
      guard let pointee = left.canonical.pointee else { throw obstacle(.unknownType, node) }
      let result = try moved(a, by: b, pointee, isNegative: operation == .subtract, node)
      return try converted(result, to: unit.type(node.type), node)
    case (.add, false, true):
      guard let pointee = right.canonical.pointee else { throw obstacle(.unknownType, node) }
      return try converted(try moved(b, by: a, pointee, isNegative: false, node), to: unit.type(node.type), node)
    case (.subtract, true, true):
      guard let pointee = left.canonical.pointee else { throw obstacle(.unknownType, node) }
      let other = try converted(b, to: typeOf(a), node)
      let result = register(unit.type(node.type))
      emit(.pointerDifference(result, a, other, stride: try stride(pointee, node)))
      return .register(result)
    default: throw obstacle(.unknownExpression, node)
    }
  }

  /// Bytes between elements; 1 for `void` and functions (GNU).
  private func stride(_ type: Type, _ node: Node) throws(Obstacle) -> Int {
    if type.isVoid || type.isFunction { return 1 }
    guard let size = type.size else { throw obstacle(.unknownType, node, "step over \(type.spelling)") }
    return size
  }

  /// A pointer moved by a number of elements.
  func moved(
    _ pointer: Operand, by index: Operand, _ pointee: Type, isNegative: Bool, _ node: Node
  ) throws(Obstacle) -> Operand {
    var index = index
    if isNegative {
      // The index is widened first: an unsigned one must not wrap.
      let wide = unit.integer(bits: max(64, unit.unit.target.dataModel.pointerBits), isSigned: true)
      let signed = try converted(index, to: wide, node)
      let result = register(wide)
      emit(.unary(result, .negate, signed))
      index = .register(result)
    }
    var step = 1
    if pointee.canonical.kind == .variableArray {
      let size = try variableSize(of: pointee, node)
      let wide = try converted(index, to: typeOf(size), node)
      let result = register(typeOf(size))
      emit(.binary(result, .multiply, wide, size))
      index = .register(result)
    } else {
      step = try stride(pointee, node)
    }
    let result = register(typeOf(pointer))
    emit(.pointerAdd(result, pointer, index: index, stride: step))
    return .register(result)
  }

  // MARK: Assignment

  private func assignmentValue(_ node: Node, _ left: Node, _ right: Node) throws(Obstacle) -> Operand? {
    guard machineType(unit.type(left.type)).isScalar else {
      _ = try objectAssignment(node)
      return nil
    }
    let order = sequencing(.afterOperands)
    let outer = sequence
    defer { sequence = outer }
    enter(0, of: order)
    let operands = sequencing(.unsequenced)
    enter(1, of: operands)
    let source = try scalar(right)
    enter(0, of: operands)
    let object = try lvalue(left)
    setOrigin(node)
    let value = try converted(source, to: object.place.type, node)
    enter(1, of: order)
    emit(.store(place(object.place), value, object.access))
    return storedValue(value, in: object)
  }

  func compoundAssignmentValue(_ node: Node) throws(Obstacle) -> Operand {
    guard let operation = node.binaryOperator?.underlying, let (left, right) = node.operands else {
      throw obstacle(.unknownExpression, node)
    }
    guard machineType(unit.type(left.type)).isScalar else { throw arithmetic(node) }
    let order = sequencing(.afterOperands)
    let outer = sequence
    defer { sequence = outer }
    enter(0, of: order)
    let operands = sequencing(.unsequenced)
    enter(1, of: operands)
    let source = try scalar(right)
    enter(0, of: operands)
    let object = try lvalue(left)
    setOrigin(node)
    let old = load(object)
    let value: Operand
    if left.type.canonical.isPointer {
      guard let pointee = left.type.canonical.pointee else { throw obstacle(.unknownType, node) }
      value = try moved(old, by: source, pointee, isNegative: operation == .subtract, node)
    } else {
      // Clang converts the right operand to the type of the computation; a shift has the promoted left one's.
      let type = operation.isShift ? promoted(object.place.type) : promoted(typeOf(source))
      // What clang keeps of `number += pointer` in spite of its error has no meaning.
      if machineType(type).isPointer { throw obstacle(.parseError, node) }
      let result = register(type)
      let x = try converted(old, to: type, node)
      let y = operation.isShift ? source : try converted(source, to: type, node)
      guard let machine = Self.operations[operation] else { throw obstacle(.unknownExpression, node) }
      emit(.binary(result, machine, x, y))
      value = try converted(.register(result), to: object.place.type, node)
    }
    enter(1, of: order)
    emit(.store(place(object.place), value, object.access))
    return storedValue(value, in: object)
  }

  /// The type after the integer promotions (C11 6.3.1.1p2).
  func promoted(_ type: ID<MachineType>) -> ID<MachineType> {
    guard let format = machineType(type).integerFormat, format.bits < unit.unit.target.dataModel.intBits else {
      return type
    }
    return unit.int
  }
}
