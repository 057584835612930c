internal import Basics
internal import IR
internal import Syntax

/// An object with the way in which it is touched.
struct Lvalue {
  var place: Place
  var access: Access = []
}

extension FunctionLowering {
  /// The object that an expression names; a value of record type that is no lvalue becomes an object of its own.
  func lvalue(_ node: Node) throws(Obstacle) -> Lvalue {
    setOrigin(node)
    var object = try rawLvalue(node)
    let qualifiers = node.type.canonical.qualifiers
    if qualifiers.contains(.volatile) { object.access.insert(.volatile) }
    if qualifiers.contains(.atomic) { object.access.insert(.atomic) }
    return object
  }

  private func rawLvalue(_ node: Node) throws(Obstacle) -> Lvalue {
    if unit.isComplexInteger(node.type) { throw obstacle(.complexArithmetic, node) }
    switch node.kind {
    case .parenthesised: return try lvalue(node.child(0))
    case .unary where node.unaryOperator == .extension: return try lvalue(node.child(0))
    case .unary where node.unaryOperator == .dereference:
      return Lvalue(place: pointed(by: try scalar(node.child(0)), type: unit.type(node.type)))
    case .unary where node.unaryOperator == .realPart || node.unaryOperator == .imaginaryPart:
      let object = try lvalue(node.child(0))
      guard isComplex(object.place.type) else { return object }
      return part(node.unaryOperator == .realPart ? 0 : 1, of: object)
    case .declarationReference: return try variable(node)
    case .member: return try member(node)
    case .subscripting: return try element(node)
    case .stringLiteral:
      guard case .string(let units)? = node.literal else { throw obstacle(.unknownExpression, node) }
      let type = unit.type(node.type)
      return Lvalue(place: Place(.global(unit.literal(units, as: type)), type: type))
    case .compoundLiteral: return try compoundLiteral(node)
    case .genericSelection:
      guard let chosen = node.chosen else { throw obstacle(.unknownExpression, node) }
      return try lvalue(chosen)
    case .builtinExpression: return try builtinLvalue(node)
    case .invalidExpression: throw obstacle(.parseError, node)
    default: return try materialised(node)
    }
  }

  /// What a pointer points to, as an object of a type.
  func pointed(by pointer: Operand, type: ID<MachineType>) -> Place {
    if machineType(of: pointer).pointee == type { return Place(.memory(pointer), type: type) }
    let target = unit.pointer(to: type)
    let result = register(target)
    emit(.convert(result, .pointer, pointer))
    return Place(.memory(.register(result)), type: type)
  }

  /// A pointer to an object; a pointer that was dereferenced only to take the address again is that pointer.
  func address(of object: Lvalue, type: ID<MachineType>) -> Operand {
    if case .memory(let pointer) = object.place.base, object.place.projections.isEmpty, typeOf(pointer) == type {
      return pointer
    }
    if case .global(let global) = object.place.base, object.place.projections.isEmpty {
      return constant(.address(global, offset: 0), type)
    }
    if case .local(let local) = object.place.base { body.locals[local].isAddressTaken = true }
    let result = register(type)
    emit(.address(result, place(object.place)))
    return .register(result)
  }

  // MARK: Variables

  private func variable(_ node: Node) throws(Obstacle) -> Lvalue {
    guard let declaration = node.declaration else { throw obstacle(.parseError, node) }
    if let local = locals[declaration] {
      return Lvalue(place: Place(.local(local), type: body.locals[local].type))
    }
    guard declaration.kind == .variable else { throw obstacle(.unknownExpression, node) }
    guard declaration.hasGlobalStorage || declaration.storage == .extern else {
      // A variable of an enclosing function: GNU nested functions.
      throw obstacle(.nestedFunction, node)
    }
    let global = unit.global(declaration, owner: name)
    // The type of the reference may be more complete than that of the first declaration.
    let type = unit.type(node.type)
    if unit.machine(unit.unit.globals[global].type).size == nil, unit.machine(type).size != nil {
      unit.unit.globals[global].type = type
    }
    return Lvalue(place: Place(.global(global), type: unit.unit.globals[global].type))
  }

  // MARK: Members and elements

  private func member(_ node: Node) throws(Obstacle) -> Lvalue {
    guard let field = node.declaration, let base = node.children.first else { throw obstacle(.parseError, node) }
    var object: Lvalue
    if node.isArrow {
      guard let record = base.type.canonical.pointee else { throw obstacle(.unknownType, node) }
      object = Lvalue(place: pointed(by: try scalar(base), type: unit.type(record)))
    } else {
      object = try lvalue(base)
    }
    setOrigin(node)
    guard let path = fieldPath(to: field, in: object.place.type) else { throw obstacle(.unknownType, node) }
    for index in path { object.place = self.field(index, of: object.place) }
    return object
  }

  /// A member of an object of record type by its position.
  func field(_ index: Int, of place: Place) -> Place {
    guard let record = machineType(place.type).record else { return place }
    var place = place
    let field = record.fields[index]
    place.projections.append(.field(index, offset: field.byteOffset))
    place.type = field.type
    return place
  }

  /// The positions on the way to a member; more than one where it stands in anonymous inner records.
  func fieldPath(to field: Declaration, in type: ID<MachineType>) -> [Int]? {
    guard let record = machineType(type).record else { return nil }
    if let owner = field.parent, unit.recordRows[owner] == type {
      guard let index = owner.fields.firstIndex(of: field) else { return nil }
      return [index]
    }
    for (index, inner) in record.fields.enumerated() where inner.name.isEmpty {
      if let rest = fieldPath(to: field, in: inner.type) { return [index] + rest }
    }
    return nil
  }

  private func element(_ node: Node) throws(Obstacle) -> Lvalue {
    let first = node.child(0)
    let second = node.child(1)
    // `2[a]` is `a[2]`.
    let isSwapped = first.type.canonical.isInteger
    let base = isSwapped ? second : first
    let index = isSwapped ? first : second
    let type = unit.type(node.type)
    if case .vector = machineType(unit.type(base.type)).kind { return try vectorElement(base, index, type) }
    if let array = try decayedArray(base) {
      guard let stride = machineType(type).size else { throw obstacle(.unknownType, node) }
      let order = sequencing(.unsequenced)
      let outer = sequence
      enter(1, of: order)
      let operand = try scalar(index)
      sequence = outer
      setOrigin(node)
      var object = array
      object.place.projections.append(.index(operand, stride: stride))
      object.place.type = type
      return object
    }
    let order = sequencing(.unsequenced)
    let outer = sequence
    enter(0, of: order)
    let start = try scalar(base)
    enter(1, of: order)
    let operand = try scalar(index)
    sequence = outer
    setOrigin(node)
    let moved = try moved(start, by: operand, node.type, isNegative: false, node)
    return Lvalue(place: pointed(by: moved, type: type))
  }

  private func vectorElement(_ base: Node, _ index: Node, _ type: ID<MachineType>) throws(Obstacle) -> Lvalue {
    var object = try lvalue(base)
    object.place.projections.append(.index(try scalar(index), stride: machineType(type).size ?? 1))
    object.place.type = type
    return object
  }

  /// The array of constant length behind a decayed one, so that the element keeps its array's bounds.
  private func decayedArray(_ node: Node) throws(Obstacle) -> Lvalue? {
    let inner = node.withoutParentheses
    guard inner.conversion == .arrayDecay, inner.kind == .implicitCast, let array = inner.children.first else {
      return nil
    }
    guard case .array(_, _?) = machineType(unit.type(array.type)).kind else { return nil }
    return try lvalue(array)
  }

  // MARK: Objects without a name

  private func compoundLiteral(_ node: Node) throws(Obstacle) -> Lvalue {
    guard let list = node.children.last else { throw obstacle(.unknownExpression, node) }
    let type = unit.type(node.type)
    let local = temporary(type, .compoundLiteral)
    body.locals[local].site = node.site
    if !scopes.isEmpty { scopes[scopes.count - 1].locals.append(local) }
    emit(.storageLive(local, bytes: nil))
    let object = Place(.local(local), type: type)
    try initialise(object, with: list)
    return Lvalue(place: object)
  }

  /// A new object that holds the value of an expression of any type.
  func materialised(_ node: Node) throws(Obstacle) -> Lvalue {
    let type = unit.type(node.type)
    guard machineType(type).size != nil else { throw obstacle(.unknownExpression, node) }
    let local = temporary(type)
    let object = Place(.local(local), type: type)
    if machineType(type).isScalar {
      store(try scalar(node), to: local)
    } else {
      try assign(node, to: Lvalue(place: object, access: .initialisation))
    }
    return Lvalue(place: object)
  }
}
