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
    let callee: Call.Callee
    if let function = node.calledFunction {
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
    return (callee, arguments)
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
  /// The name of the builtin function that a call names directly.
  var builtinName: String? {
    guard let name = calledFunction?.name,
      name.hasPrefix("__builtin_") || name.hasPrefix("__sync_")
        || name.hasPrefix("__atomic_") || name.hasPrefix("_rot") || name == "__va_start"
    else { return nil }
    return name
  }
}
