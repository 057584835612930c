internal import Basics
internal import IR
internal import Syntax

extension FunctionLowering {
  func callValue(_ node: Node) throws(Obstacle) -> Operand? {
    let type = unit.type(node.type)
    if let name = node.builtinName { return try builtinCall(name, node) }
    let machine = machineType(type)
    if machine.isVoid || machine.isScalar {
      let outer = sequence
      defer { sequence = outer }
      let (callee, arguments) = try prepared(node)
      let result = machine.isVoid ? nil : register(type)
      finishCall(node, callee, arguments, result.map { .register($0) } ?? .none)
      return result.map { .register($0) }
    }
    _ = try materialised(node)
    return nil
  }

  /// A call whose result is an object.
  func callObject(_ node: Node, into target: Lvalue) throws(Obstacle) {
    if node.builtinName != nil { throw obstacle(.unknownBuiltin, node, node.callee?.declaration?.name) }
    let outer = sequence
    defer { sequence = outer }
    let (callee, arguments) = try prepared(node)
    finishCall(node, callee, arguments, .object(place(target.place)))
  }

  /// Evaluates callee and arguments, and goes on in the part of the order that follows them: the call (C11 6.5.2.2p10).
  private func prepared(_ node: Node) throws(Obstacle) -> (Call.Callee, [Call.Argument]) {
    let order = sequencing(.sequenced)
    enter(0, of: order)
    let operands = sequencing(.unsequenced)
    enter(0, of: operands)
    var callee: Call.Callee
    let called = node.directlyCalled
    if let function = called {
      callee = .function(unit.function(function))
    } else {
      callee = .pointer(try functionValue(node.child(0)))
    }
    var arguments: [Call.Argument] = []
    for (index, argument) in node.arguments.enumerated() {
      enter(index + 1, of: operands)
      arguments.append(try self.argument(argument))
    }
    enter(1, of: order)
    setOrigin(node)
    if let function = called {
      callee = try self.callee(function, &arguments, unit.type(node.type), node)
    } else if case .pointer(let pointer) = callee, let type = machineType(of: pointer).pointee {
      try adapt(&arguments, to: type, unit.type(node.type), node)
    }
    return (callee, arguments)
  }

  /// A function as a call names it: through a pointer of the type declared at the call where the definition has another
  /// one, as with old-style declarations. Which of them may be called so is judged by whoever runs the call
  /// (C11 6.5.2.2p9).
  private func callee(
    _ function: Declaration, _ arguments: inout [Call.Argument], _ result: ID<MachineType>, _ node: Node
  ) throws(Obstacle) -> Call.Callee {
    let id = unit.function(function)
    if fits(arguments, result, unit.unit.functions[id].type) { return .function(id) }
    let declared = unit.type(function.type)
    try adapt(&arguments, to: declared, result, node)
    if fits(arguments, result, unit.unit.functions[id].type) { return .function(id) }
    return .pointer(constant(.function(id), unit.pointer(to: declared)))
  }

  /// Converts arguments to the parameters of a function where an erroneous unit leaves them different.
  private func adapt(
    _ arguments: inout [Call.Argument], to function: ID<MachineType>, _ result: ID<MachineType>, _ node: Node
  ) throws(Obstacle) {
    if fits(arguments, result, function) { return }
    let parameters = machineType(function).signature?.parameters ?? []
    for (index, parameter) in parameters.enumerated() where index < arguments.count {
      guard case .value(let operand) = arguments[index] else { continue }
      arguments[index] = .value(try converted(operand, to: parameter, node))
    }
    guard fits(arguments, result, function) else { throw obstacle(.parseError, node) }
  }

  /// A function of the C library, which the unit may have declared otherwise.
  func libraryCallee(_ name: String, type: ID<MachineType>) -> Call.Callee {
    let id = unit.libraryFunction(name, type: type)
    if unit.unit.functions[id].type == type { return .function(id) }
    return .pointer(constant(.function(id), unit.pointer(to: type)))
  }

  /// Whether arguments and result have the types of a function.
  private func fits(_ arguments: [Call.Argument], _ result: ID<MachineType>, _ function: ID<MachineType>) -> Bool {
    guard let signature = machineType(function).signature, signature.result == result else { return false }
    let count = signature.parameters.count
    let isOpen = signature.isVariadic || !signature.hasPrototype && count == 0
    guard arguments.count == count || isOpen && arguments.count > count else { return false }
    let arePromoted = arguments.dropFirst(count).allSatisfy { argument in
      switch argument {
      case .value(let operand): unit.unit.isPromoted(typeOf(operand))
      case .object: true
      }
    }
    guard arePromoted else { return false }
    return zip(arguments, signature.parameters).allSatisfy { argument, parameter in
      switch argument {
      case .value(let operand): typeOf(operand) == parameter
      case .object(let place): body.places[place].type == parameter
      }
    }
  }

  func argument(_ node: Node) throws(Obstacle) -> Call.Argument {
    if machineType(unit.type(node.type)).isScalar { return .value(try scalar(node)) }
    return .object(place(try materialised(node).place))
  }

  func finishCall(_ node: Node, _ callee: Call.Callee, _ arguments: [Call.Argument], _ result: Call.Result) {
    var isNoReturn = node.calledFunction?.isNoReturn ?? false
    if let called = node.callee, called.type.spelling.contains("noreturn") { isNoReturn = true }
    emit(.call(body.calls.add(Call(callee, arguments, result: result, isNoReturn: isNoReturn))))
    if isNoReturn { terminate(.unreachable(.afterNoReturn)) }
  }

  // MARK: Variable arguments

  /// The address of the `va_list` that an argument names: an array decays, another type is passed by reference.
  func argumentList(_ node: Node) throws(Obstacle) -> Operand {
    let inner = node.withoutParentheses
    if inner.kind == .implicitCast { return try scalar(inner) }
    let object = try lvalue(inner)
    return address(of: object, type: unit.pointer(to: object.place.type))
  }

  func nextArgumentValue(_ node: Node) throws(Obstacle) -> Operand? {
    let type = unit.type(node.type)
    guard machineType(type).isScalar else {
      _ = try materialised(node)
      return nil
    }
    let result = register(type)
    try nextArgument(node, .register(result))
    return .register(result)
  }

  func nextArgumentObject(_ node: Node, into target: Lvalue) throws(Obstacle) {
    try nextArgument(node, .object(place(target.place)))
  }

  private func nextArgument(_ node: Node, _ result: Call.Result) throws(Obstacle) {
    guard let list = node.children.first else { throw obstacle(.unknownExpression, node) }
    let address = try argumentList(list)
    setOrigin(node)
    emit(.call(body.calls.add(Call(.builtin(.nextArgument), [.value(address)], result: result))))
  }
}

extension Node {
  /// The function that a call names without a cast.
  fileprivate var directlyCalled: Declaration? {
    guard let called = children.first?.withoutImplicitCasts, called.kind == .declarationReference else { return nil }
    return called.declaration.flatMap { $0.kind == .function ? $0 : nil }
  }

  /// The name of the builtin function that a call names directly.
  var builtinName: String? {
    guard let name = calledFunction?.name,
      name.hasPrefix("__builtin_") || name.hasPrefix("__sync_")
        || name.hasPrefix("__atomic_") || name.hasPrefix("_rot") || name == "__va_start"
    else { return nil }
    return name
  }
}
