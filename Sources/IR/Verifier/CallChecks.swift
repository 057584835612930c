import Basics
import Machine

extension Verifier {
  mutating func check(_ id: ID<Call>) {
    guard let call = body.calls.element(id) else { return report("call \(id.raw) does not exist") }
    let arguments = call.arguments.map { argument in
      switch argument {
      case .value(let operand): CheckedArgument(type: use(operand), isObject: false)
      case .object(let place): CheckedArgument(type: use(place), isObject: true)
      }
    }
    let result = resultType(of: call)
    switch call.callee {
    case .function(let id):
      guard let callee = unit.functions.element(id) else { return report("function \(id.raw) does not exist") }
      check(arguments, result, against: callee.type)
    case .pointer(let operand):
      let type = use(operand)
      check(arguments, result, against: self.type(type)?.pointee)
    case .builtin(let builtin): check(builtin, arguments, result)
    }
  }

  struct CheckedArgument {
    var type: ID<MachineType>?
    var isObject: Bool
  }

  private mutating func resultType(of call: Call) -> CheckedArgument? {
    switch call.result {
    case .none: nil
    case .register(let id): CheckedArgument(type: body.registers.element(id)?.type, isObject: false)
    case .object(let place): CheckedArgument(type: use(place), isObject: true)
    }
  }

  private mutating func check(
    _ arguments: [CheckedArgument], _ result: CheckedArgument?, against callee: ID<MachineType>?
  ) {
    guard let signature = type(callee)?.signature else { return report("a call of \(name(callee))") }
    let count = signature.parameters.count
    let isOpen = signature.isVariadic || !signature.hasPrototype && count == 0
    let isRightCount = arguments.count == count || isOpen && arguments.count > count
    guard isRightCount else { return report("\(arguments.count) arguments for \(count) parameters") }
    for (index, argument) in arguments.enumerated() {
      guard let type = argument.type else { continue }
      require(isScalar(type) != argument.isObject) {
        "argument \(index) of type \($0.name(type)) is passed in the wrong way"
      }
      if index >= count {
        require(unit.isPromoted(type)) { "argument \(index) of type \($0.name(type)) is not promoted" }
      } else {
        let parameter = signature.parameters[index]
        require(isSame(type, parameter)) {
          "argument \(index) has the type \($0.name(type)), not \($0.name(parameter))"
        }
      }
    }
    guard let result else { return }
    let isFitting = isSame(result.type, signature.result) && isScalar(result.type) != result.isObject
    require(isFitting && !isVoid(result.type)) {
      "the result \($0.name(signature.result)) goes to \($0.name(result.type))"
    }
  }

  // MARK: Builtins

  private mutating func check(_ builtin: Builtin, _ arguments: [CheckedArgument], _ result: CheckedArgument?) {
    let rule = BuiltinRule(of: builtin)
    let isRightCount = arguments.count == rule.arguments.count
    guard isRightCount else { return report("\(arguments.count) arguments for \(builtin.rawValue)") }
    for (index, (argument, shape)) in zip(arguments, rule.arguments).enumerated() {
      guard let type = argument.type else { continue }
      let isFitting = !argument.isObject && hasShape(type, shape)
      require(isFitting) { "argument \(index) of \(builtin.rawValue) has the type \($0.name(type))" }
    }
    guard let shape = rule.result else {
      require(result == nil) { _ in "\(builtin.rawValue) has no result" }
      return
    }
    guard let result else { return }
    require(hasShape(result.type, shape)) { "\(builtin.rawValue) gives a result of type \($0.name(result.type))" }
    require(isScalar(result.type) != result.isObject) { "the result goes to \($0.name(result.type)) in the wrong way" }
  }

  private func hasShape(_ id: ID<MachineType>?, _ shape: BuiltinRule.Shape) -> Bool {
    switch shape {
    case .integer: isInteger(id)
    case .floating: isFloating(id)
    case .pointer: isPointer(id)
    case .pointerToInteger: isInteger(type(id)?.pointee)
    case .any: id != nil
    }
  }
}

/// The arguments and result of a builtin.
private struct BuiltinRule {
  var arguments: [Shape]
  var result: Shape?

  enum Shape { case integer, floating, pointer, pointerToInteger, any }

  init(of builtin: Builtin) {
    (arguments, result) =
      switch builtin {
      case .addOverflow, .subtractOverflow, .multiplyOverflow: ([.integer, .integer, .pointerToInteger], .integer)
      case .countLeadingZeros, .countTrailingZeros, .populationCount, .parity, .findFirstSet, .redundantSignBits,
        .byteSwap, .bitReverse:
        ([.integer], .integer)
      case .rotateLeft, .rotateRight: ([.integer, .integer], .integer)
      case .isNotANumber, .isInfinite, .isFinite, .isNormal, .signBit: ([.floating], .integer)
      case .isUnordered: ([.floating, .floating], .integer)
      case .allocateOnStack, .frameAddress, .returnAddress: ([.integer], .pointer)
      case .trap, .fence: ([], nil)
      case .startArguments, .endArguments: ([.pointer], nil)
      case .copyArguments: ([.pointer, .pointer], nil)
      case .nextArgument: ([.pointer], .any)
      case .setJump: ([.pointer], .integer)
      case .longJump: ([.pointer, .integer], nil)
      }
  }
}
