internal import Basics
internal import IR
internal import Syntax

/// Complex numbers and GNU vectors: their arithmetic is that of their parts.
extension FunctionLowering {
  /// The type of the parts and their number; nil for other types.
  func partwise(_ type: ID<MachineType>) -> (part: ID<MachineType>, count: Int)? {
    switch machineType(type).kind {
    case .complex(let format):
      let size = (machineType(type).size ?? 16) / 2
      let part = MachineType(.floating(format), size: size, alignment: machineType(type).alignment)
      return (unit.unit.types.intern(part), 2)
    case .vector(let element, let count): return (element, count)
    default: return nil
    }
  }

  func isComplex(_ type: ID<MachineType>) -> Bool { if case .complex = machineType(type).kind { true } else { false } }

  /// A part of an object by its position.
  func part(_ index: Int, of object: Lvalue) -> Lvalue {
    guard let (type, _) = partwise(object.place.type) else { return object }
    var result = object
    result.place.projections.append(.offset(index * (machineType(type).size ?? 0)))
    result.place.type = type
    return result
  }

  /// The parts of a value of complex or vector type.
  func parts(_ node: Node) throws(Obstacle) -> [Operand] {
    setOrigin(node)
    let type = unit.type(node.type)
    guard let (part, count) = partwise(type) else { throw obstacle(.unknownExpression, node) }
    switch node.kind {
    case .parenthesised: return try parts(node.child(0))
    case .implicitCast, .explicitCast:
      if node.conversion == .lvalueToRvalue || node.conversion == Conversion.none, unit.type(node.child(0).type) == type
      {
        return loadParts(of: try lvalue(node.child(0)), count)
      }
      return try convertedParts(of: node, part, count)
    case .unary: return try unaryParts(node, part)
    case .binary: return try binaryParts(node, part)
    case .compoundAssignment:
      let object = try compoundAssignment(ofParts: node)
      return loadParts(of: object, count)
    case .builtinExpression where node.builtin == .imaginaryLiteral:
      guard let literal = node.children.first else { throw obstacle(.complexArithmetic, node) }
      let value = try converted(try scalar(literal), to: part, node)
      return [constant(.floating(0), part), value]
    case .builtinExpression where node.builtin == .convertVector:
      let source = try parts(node.child(0))
      return try source.map { operand throws(Obstacle) in try converted(operand, to: part, node) }
    default: return loadParts(of: try lvalue(node), count)
    }
  }

  private func loadParts(of object: Lvalue, _ count: Int) -> [Operand] {
    (0..<count).map { load(part($0, of: object)) }
  }

  func storeParts(_ values: [Operand], to object: Lvalue) {
    for (index, value) in values.enumerated() {
      let target = part(index, of: object)
      emit(.store(place(target.place), value, target.access))
    }
  }

  // MARK: Conversions

  private func convertedParts(of node: Node, _ part: ID<MachineType>, _ count: Int) throws(Obstacle) -> [Operand] {
    guard let operand = node.children.last else { throw obstacle(.unknownExpression, node) }
    let source = unit.type(operand.type)
    let target = unit.type(node.type)
    if isComplex(target) {
      if isComplex(source) {
        return try parts(operand).map { value throws(Obstacle) in try converted(value, to: part, node) }
      }
      return [try converted(try scalar(operand), to: part, node), constant(.floating(0), part)]
    }
    let isScalar = machineType(source).isScalar
    if isScalar, machineType(source).size != machineType(target).size || node.kind == .implicitCast {
      let value = try converted(try scalar(operand), to: part, node)
      return Array(repeating: value, count: count)
    }
    // Between vectors, and integers of their size, the bytes stay.
    return loadParts(of: try reinterpreted(operand, as: target), count)
  }

  /// An object with the bytes of a value, seen as another type of the same size.
  func reinterpreted(_ node: Node, as type: ID<MachineType>) throws(Obstacle) -> Lvalue {
    guard machineType(unit.type(node.type)).size == machineType(type).size else { throw arithmetic(node) }
    var object = try materialised(node)
    object.place.projections.append(.offset(0))
    object.place.type = type
    return object
  }

  // MARK: Operators

  private func unaryParts(_ node: Node, _ part: ID<MachineType>) throws(Obstacle) -> [Operand] {
    let operand = node.child(0)
    switch node.unaryOperator {
    case .plus, .extension: return try parts(operand)
    case .minus: return try parts(operand).map { negated($0) }
    case .complement where isComplex(unit.type(node.type)):
      let values = try parts(operand)
      return [values[0], negated(values[1])]
    case .complement:
      return try parts(operand).map { value in
        let result = register(part)
        emit(.unary(result, .complement, value))
        return .register(result)
      }
    case .dereference:
      return loadParts(of: try lvalue(node), partwise(unit.type(node.type))?.count ?? 0)
    default: throw arithmetic(node)
    }
  }

  private func negated(_ value: Operand) -> Operand {
    let result = register(typeOf(value))
    emit(.unary(result, .negate, value))
    return .register(result)
  }

  private func binaryParts(_ node: Node, _ part: ID<MachineType>) throws(Obstacle) -> [Operand] {
    guard let operation = node.binaryOperator, let (left, right) = node.operands else { throw arithmetic(node) }
    let count = partwise(unit.type(node.type))?.count ?? 0
    switch operation {
    case .comma:
      try discard(left)
      return try parts(right)
    case .assign: return loadParts(of: try objectAssignment(node), count)
    default:
      let a = try parts(left, like: node, part)
      let b = try parts(right, like: node, part)
      setOrigin(node)
      return try combinedParts(operation, a, b, node, part)
    }
  }

  /// The parts of an operand; clang leaves a real operand of a complex operator as it is.
  private func parts(_ operand: Node, like node: Node, _ part: ID<MachineType>) throws(Obstacle) -> [Operand] {
    if partwise(unit.type(operand.type)) != nil { return try parts(operand) }
    guard isComplex(unit.type(node.type)) else { throw arithmetic(node) }
    return [try converted(try scalar(operand), to: part, node), constant(.floating(0), part)]
  }

  private func combinedParts(
    _ operation: BinaryOperator, _ a: [Operand], _ b: [Operand], _ node: Node, _ part: ID<MachineType>
  ) throws(Obstacle) -> [Operand] {
    guard a.count == b.count, let machine = Self.operations[operation] else { throw arithmetic(node) }
    if isComplex(unit.type(node.type)) { return try complexParts(operation, a, b, node) }
    return try zip(a, b).map { x, y throws(Obstacle) in
      guard machine.isComparison else { return combined(machine, x, y) }
      // A true element has all bits set (GCC manual, Vector Extensions).
      let truth = combined(machine, x, y, as: unit.int)
      return try converted(negated(truth), to: part, node)
    }
  }

  private func combined(
    _ operation: BinaryOperation, _ a: Operand, _ b: Operand, as type: ID<MachineType>? = nil
  ) -> Operand {
    let result = register(type ?? typeOf(a))
    emit(.binary(result, operation, a, b))
    return .register(result)
  }

  private func complexParts(
    _ operation: BinaryOperator, _ a: [Operand], _ b: [Operand], _ node: Node
  ) throws(Obstacle) -> [Operand] {
    switch operation {
    case .add, .subtract:
      let machine: BinaryOperation = operation == .add ? .add : .subtract
      return [combined(machine, a[0], b[0]), combined(machine, a[1], b[1])]
    case .multiply:
      let real = combined(.subtract, combined(.multiply, a[0], b[0]), combined(.multiply, a[1], b[1]))
      let imaginary = combined(.add, combined(.multiply, a[0], b[1]), combined(.multiply, a[1], b[0]))
      return [real, imaginary]
    case .divide:
      // The formula of the definition; C11 annex G scales against overflow.
      let norm = combined(.add, combined(.multiply, b[0], b[0]), combined(.multiply, b[1], b[1]))
      let real = combined(.add, combined(.multiply, a[0], b[0]), combined(.multiply, a[1], b[1]))
      let imaginary = combined(.subtract, combined(.multiply, a[1], b[0]), combined(.multiply, a[0], b[1]))
      return [combined(.divide, real, norm), combined(.divide, imaginary, norm)]
    default: throw arithmetic(node)
    }
  }

  func compoundAssignment(ofParts node: Node) throws(Obstacle) -> Lvalue {
    guard let operation = node.binaryOperator?.underlying, let (left, right) = node.operands,
      let (part, count) = partwise(unit.type(left.type))
    else { throw arithmetic(node) }
    let type = unit.type(left.type)
    var b: [Operand]
    if partwise(unit.type(right.type)) != nil {
      b = try parts(right)
    } else {
      let value = try converted(try scalar(right), to: part, node)
      b = isComplex(type) ? [value, constant(.floating(0), part)] : Array(repeating: value, count: count)
    }
    b = try b.map { value throws(Obstacle) in try converted(value, to: part, node) }
    let object = try lvalue(left)
    setOrigin(node)
    guard Self.operations[operation] != nil else { throw arithmetic(node) }
    let a = loadParts(of: object, count)
    let result =
      isComplex(type)
      ? try complexParts(operation, a, b, node) : try combinedParts(operation, a, b, node, part)
    storeParts(result, to: object)
    return object
  }

  // MARK: Scalars from parts

  /// `==` and `!=` of complex numbers.
  func complexComparison(_ node: Node, _ left: Node, _ right: Node) throws(Obstacle) -> Operand {
    let whole = isComplex(unit.type(left.type)) ? left : right
    guard let (part, _) = partwise(unit.type(whole.type)) else { throw arithmetic(node) }
    let a = try parts(left, like: whole, part)
    let b = try parts(right, like: whole, part)
    guard node.binaryOperator?.isEquality == true, a.count == 2, b.count == 2 else { throw arithmetic(node) }
    let real = combined(.equal, a[0], b[0], as: unit.int)
    let imaginary = combined(.equal, a[1], b[1], as: unit.int)
    let both = combined(.and, real, imaginary)
    guard node.binaryOperator == .notEqual else { return try converted(both, to: unit.type(node.type), node) }
    return try compared(.equal, both, integer(0, unit.int), to: unit.type(node.type), node)
  }

  /// The value of `__real__` or `__imag__`, also of a real number.
  func partValue(_ node: Node) throws(Obstacle) -> Operand {
    let operand = node.child(0)
    let isReal = node.unaryOperator == .realPart
    if partwise(unit.type(operand.type)) != nil { return try parts(operand)[isReal ? 0 : 1] }
    let value = try scalar(operand)
    if isReal { return value }
    return machineType(of: value).isFloating ? constant(.floating(0), typeOf(value)) : integer(0, typeOf(value))
  }

  /// A complex number as a scalar: its real part, or for `_Bool` whether either part differs from zero.
  func scalar(fromComplex node: Node, to target: ID<MachineType>, _ whole: Node) throws(Obstacle) -> Operand {
    let values = try parts(node)
    guard machineType(target).kind == .boolean else { return try converted(values[0], to: target, whole) }
    let zero = constant(.floating(0), typeOf(values[0]))
    let real = combined(.notEqual, values[0], zero, as: unit.int)
    let imaginary = combined(.notEqual, values[1], zero, as: unit.int)
    return try converted(combined(.or, real, imaginary), to: target, whole)
  }
}
