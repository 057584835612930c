internal import Machine
internal import Syntax

extension RangeWalk {
  /// Evaluates a condition: the states in which it is true and in which it is false.
  mutating func branch(
    _ node: Node, _ state: RangeState
  ) throws(BudgetExceeded) -> (whenTrue: RangeState, whenFalse: RangeState) {
    guard state.isReachable else { return (state, state) }
    try step()
    let result = try nested { walk throws(BudgetExceeded) in try walk.split(node, state) }
    guard let result else {
      var forgotten = state
      forgetAssigned(in: node, &forgotten)
      return (forgotten, forgotten)
    }
    if node.isTruthValued, result.whenTrue.isReachable || result.whenFalse.isReachable {
      let (isTrue, isFalse) = (result.whenTrue.isReachable, result.whenFalse.isReachable)
      record(node, Self.truth(isTrue && isFalse ? nil : isTrue))
    }
    return result
  }

  private mutating func split(
    _ node: Node, _ entry: RangeState
  ) throws(BudgetExceeded) -> (whenTrue: RangeState, whenFalse: RangeState) {
    var state = entry
    if node.kind == .parenthesised || node.unaryOperator == .extension || node.conversion == .integerToBoolean {
      return try branch(node.child(0), state)
    }
    if node.unaryOperator == .logicalNot {
      let inner = try branch(node.child(0), state)
      return (inner.whenFalse, inner.whenTrue)
    }
    if let (left, right) = node.operands, let operation = node.binaryOperator, node.kind == .binary {
      switch operation {
      case .logicalAnd:
        var first = try branch(left, state)
        let second = try branch(right, first.whenTrue)
        first.whenFalse.join(second.whenFalse)
        return (second.whenTrue, first.whenFalse)
      case .logicalOr:
        var first = try branch(left, state)
        let second = try branch(right, first.whenFalse)
        first.whenTrue.join(second.whenTrue)
        return (first.whenTrue, second.whenFalse)
      case .comma:
        _ = try evaluate(left, &state)
        return try branch(right, state)
      case _ where operation.isComparison: return try compare(node, operation, left, right, state)
      default: break
      }
    }
    if node.kind == .call, node.calledName == "expect", node.calledFunction?.name == "__builtin_expect",
      let condition = node.arguments.first
    {
      return try branch(condition, state)
    }
    let value = try evaluate(node, &state)
    guard node.type.isInteger else { return (state, state) }
    var whenFalse = state
    if value.contains(0) { restrict(node, to: Interval(0), &whenFalse) } else { whenFalse.leave() }
    if let other = value.without(0) { restrict(node, to: other, &state) } else { state.leave() }
    return (state, whenFalse)
  }

  private mutating func compare(
    _ node: Node, _ operation: BinaryOperator, _ left: Node, _ right: Node, _ entry: RangeState
  ) throws(BudgetExceeded) -> (whenTrue: RangeState, whenFalse: RangeState) {
    var state = entry
    let a = try evaluate(left, &state)
    let b = try evaluate(right, &state)
    guard state.isReachable, left.type.isInteger, right.type.isInteger else { return (state, state) }
    func assuming(_ operation: BinaryOperator) -> RangeState {
      var state = state
      if let values = Interval.restricted(a, operation, b) { restrict(left, to: values, &state) } else { state.leave() }
      if let values = Interval.restricted(b, operation.mirroredComparison, a) {
        restrict(right, to: values, &state)
      } else {
        state.leave()
      }
      return state
    }
    return (assuming(operation), assuming(operation.negatedComparison))
  }

  /// Narrows the variable that an expression's value is computed from, after the expression was evaluated to one of
  /// `values`.
  func restrict(_ node: Node, to values: Interval, _ state: inout RangeState) {
    guard state.isReachable else { return }
    if let index = variable(node) {
      if let common = state.values[index].intersection(values) { state.values[index] = common } else { state.leave() }
      return
    }
    switch node.kind {
    case .parenthesised: restrict(node.child(0), to: values, &state)
    case .implicitCast, .explicitCast: restrictOperand(ofCast: node, to: values, &state)
    case .binary where node.binaryOperator == .assign:
      if let target = node.operands?.left, target.storageFormat == node.type.integerFormat {
        restrict(target, to: values, &state)
      }
    case .binary: restrictOperand(ofSum: node, to: values, &state)
    case .compoundAssignment:
      if let target = node.operands?.left { restrict(target, to: values, &state) }
    case .unary: restrictOperand(ofUnary: node, to: values, &state)
    default: break
    }
  }

  private func restrictOperand(ofCast node: Node, to values: Interval, _ state: inout RangeState) {
    guard let operand = node.operand, let format = node.type.integerFormat, operand.type.isInteger, !node.type.isBoolean
    else { return }
    let keepsValue =
      node.conversion == .lvalueToRvalue || node.conversion == Conversion.none || current(operand, state).fits(format)
    if keepsValue || isPreimage(values, of: operand, format) { restrict(operand, to: values, &state) }
  }

  /// Whether only the same values of the operand are converted to `values`: where the conversion is injective, no
  /// negative number is turned into one of them (`(unsigned)i < 10` means 0 ≤ i < 10).
  private func isPreimage(_ values: Interval, of operand: Node, _ format: IntegerFormat) -> Bool {
    guard let source = operand.storageFormat, source.bits <= format.bits else { return false }
    return values.low >= 0 && values.high <= source.maximum && values.high <= format.maximum
  }

  /// `x + c` and `x - c` where nothing wraps.
  private func restrictOperand(ofSum node: Node, to values: Interval, _ state: inout RangeState) {
    guard let (left, right) = node.operands, let format = node.type.integerFormat else { return }
    guard let constant = right.constantValue, left.type.isInteger else { return }
    let sign: Int128 = node.binaryOperator == .add ? 1 : node.binaryOperator == .subtract ? -1 : 0
    guard sign != 0, (current(left, state) + Interval(sign * constant)).fits(format) else { return }
    restrict(left, to: values - Interval(sign * constant), &state)
  }

  private func restrictOperand(ofUnary node: Node, to values: Interval, _ state: inout RangeState) {
    guard let operand = node.operand, let format = operand.storageFormat, !operand.type.isBoolean else { return }
    switch node.unaryOperator {
    case .preIncrement, .preDecrement: restrict(operand, to: values, &state)
    case .postIncrement: restrict(operand, to: (values + Interval(1)).result(in: format), &state)
    case .postDecrement: restrict(operand, to: (values - Interval(1)).result(in: format), &state)
    case .extension: restrict(operand, to: values, &state)
    default: break
    }
  }

  /// The range of an expression without evaluating it again: that of its variable or cast, else that of its type.
  private func current(_ node: Node, _ state: RangeState) -> Interval {
    if let index = variable(node) { return state.values[index] }
    switch node.kind {
    case .parenthesised: return current(node.child(0), state)
    case .implicitCast, .explicitCast:
      guard let operand = node.operand, operand.type.isInteger, let format = node.type.integerFormat else { break }
      return current(operand, state).converted(to: format)
    case .binary where node.binaryOperator == .assign:
      if let target = node.operands?.left { return current(target, state) }
    default: break
    }
    return node.constantValue.map { Interval($0) } ?? Interval(typeOf: node)
  }
}

extension Node {
  /// Whether the expression is 0 or 1 by its operator.
  fileprivate var isTruthValued: Bool {
    if kind == .parenthesised, let inner = children.first { return inner.isTruthValued }
    if unaryOperator == .logicalNot { return true }
    guard kind == .binary, let operation = binaryOperator else { return false }
    return operation.isComparison || operation.isLogical
  }
}
