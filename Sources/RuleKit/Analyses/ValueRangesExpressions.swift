internal import Machine
internal import Syntax

extension RangeWalk {
  /// Evaluates an expression with its side effects on the state, and records its range.
  ///
  /// Behind a jump nothing is evaluated.
  mutating func evaluate(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    guard state.isReachable else { return Interval(typeOf: node) }
    try step()
    let computed = try nested { walk throws(BudgetExceeded) in try walk.value(of: node, &state) }
    guard let computed else {
      forgetAssigned(in: node, &state)
      return Interval(typeOf: node)
    }
    record(node, computed)
    return computed
  }

  private mutating func value(of node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    switch node.kind {
    case .integerLiteral, .characterLiteral, .sizeOf, .alignOf, .offsetOf:
      return node.constantValue.map { Interval($0) } ?? Interval(typeOf: node)
    case .declarationReference: return reference(node, state)
    case .parenthesised: return try evaluate(node.child(0), &state)
    case .implicitCast, .explicitCast: return try cast(node, &state)
    case .unary: return try unary(node, &state)
    case .binary: return try binary(node, &state)
    case .compoundAssignment: return try compoundAssignment(node, &state)
    case .conditional: return try conditional(node, &state)
    case .binaryConditional: return try elvis(node, &state)
    case .call: return try call(node, &state)
    case .statementExpression: return try statementExpression(node, &state)
    case .genericSelection, .builtinExpression, .invalidExpression:
      // Which operands are evaluated is not known.
      forgetAssigned(in: node, &state)
      return Interval(typeOf: node)
    default:
      for child in node.children where child.kind.isExpression { _ = try evaluate(child, &state) }
      return Interval(typeOf: node)
    }
  }

  private func reference(_ node: Node, _ state: RangeState) -> Interval {
    guard let declaration = node.declaration else { return Interval(typeOf: node) }
    if declaration.kind == .enumerator {
      return declaration.value.map { Interval(Int128($0)) } ?? Interval(typeOf: node)
    }
    if let index = variables.indices[declaration] { return state.values[index] }
    return Self.constantObject(declaration) ?? Interval(typeOf: node)
  }

  /// The value of a `const` object with static storage whose definition stands in the unit.
  private static func constantObject(_ declaration: Declaration) -> Interval? {
    guard declaration.kind == .variable, declaration.hasGlobalStorage, let format = declaration.type.integerFormat,
      declaration.type.canonical.qualifiers.intersection([.const, .volatile]) == .const,
      declaration.attribute("weak") == nil,
      let value = declaration.definition?.initialiser?.constantValue
    else { return nil }
    return Interval(value).converted(to: format)
  }

  // MARK: Casts and unary operators

  private mutating func cast(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    guard let operand = node.operand else { return Interval(typeOf: node) }
    let value = try evaluate(operand, &state)
    guard let format = node.type.integerFormat, operand.type.isInteger else { return Interval(typeOf: node) }
    if node.conversion == .lvalueToRvalue { return value }
    if node.type.isBoolean { return Self.truth(of: value) }
    return value.converted(to: format)
  }

  private static func truth(of value: Interval) -> Interval {
    truth(value.contains(0) ? (value.single == 0 ? false : nil) : true)
  }

  static func truth(_ decided: Bool?) -> Interval {
    switch decided {
    case true?: Interval(1)
    case false?: Interval(0)
    case nil: Interval(0, 1)
    }
  }

  private mutating func unary(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    guard let operand = node.operand, let operation = node.unaryOperator else { return Interval(typeOf: node) }
    if operation == .logicalNot { return try logical(node, &state) }
    let value = try evaluate(operand, &state)
    guard let format = node.type.integerFormat else { return Interval(typeOf: node) }
    switch operation {
    case .plus, .extension: return value
    case .minus: return value.negated.result(in: format)
    case .complement: return value.complement.result(in: format)
    case .preIncrement, .preDecrement, .postIncrement, .postDecrement:
      let isUp = operation == .preIncrement || operation == .postIncrement
      // Narrow types are promoted, so that `++` wraps in the conversion back.
      let sum = value + Interval(isUp ? 1 : -1)
      let changed = format.bits < node.tree.intBits ? sum : sum.result(in: format)
      let stored = assign(operand, changed, &state)
      return operation == .preIncrement || operation == .preDecrement ? stored : value
    case .addressOf, .dereference, .realPart, .imaginaryPart, .logicalNot: return Interval(typeOf: node)
    }
  }

  /// `!`, `&&` and `||`.
  private mutating func logical(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    var (whenTrue, whenFalse) = try branch(node, state)
    let decided = whenTrue.isReachable && whenFalse.isReachable ? nil : whenTrue.isReachable
    whenTrue.join(whenFalse)
    whenFalse = whenTrue
    state = whenFalse
    return Self.truth(decided)
  }

  // MARK: Binary operators and assignment

  private mutating func binary(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    guard let operation = node.binaryOperator, let (left, right) = node.operands else { return Interval(typeOf: node) }
    if operation.isLogical { return try logical(node, &state) }
    if operation == .assign {
      try evaluateTarget(left, &state)
      return assign(left, try evaluate(right, &state), &state)
    }
    let a = try evaluate(left, &state)
    let b = try evaluate(right, &state)
    if operation == .comma { return b }
    guard let format = node.type.integerFormat, left.type.isInteger, right.type.isInteger else {
      return Interval(typeOf: node)
    }
    if operation.isComparison { return Self.truth(Interval.decided(operation, a, b)) }
    return Self.arithmetic(operation, a, b, format)
  }

  /// Evaluates what stands below an assigned lvalue; the variable that it names is not read.
  private mutating func evaluateTarget(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) {
    if variable(node) == nil { _ = try evaluate(node, &state) }
  }

  /// Stores a value; answers what the object holds then.
  @discardableResult
  private func assign(_ target: Node, _ value: Interval, _ state: inout RangeState) -> Interval {
    guard let format = target.storageFormat else { return Interval(typeOf: target) }
    let stored = target.type.isBoolean ? Self.truth(of: value) : value.converted(to: format)
    if state.isReachable, let index = variable(target) { state.values[index] = stored }
    return stored
  }

  static func arithmetic(_ operation: BinaryOperator, _ a: Interval, _ b: Interval, _ format: IntegerFormat) -> Interval
  {
    let counts = b.intersection(Interval(0, Int128(max(1, format.bits) - 1)))
    let result: Interval? =
      switch operation {
      case .add: a + b
      case .subtract: a - b
      case .multiply: a * b
      case .divide: a.divided(by: b)
      case .remainder: a.remainder(by: b)
      case .shiftLeft: counts.map { a.shiftedLeft(by: $0) }
      case .shiftRight: counts.map { a.shiftedRight(by: $0) }
      case .and: a & b
      case .or: a | b
      case .xor: a ^ b
      default: nil
      }
    return result?.result(in: format) ?? Interval(format)
  }

  private mutating func compoundAssignment(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    guard let operation = node.binaryOperator?.underlying, let (left, right) = node.operands else {
      return Interval(typeOf: node)
    }
    var old = try evaluate(left, &state)
    var operand = try evaluate(right, &state)
    // The right side may change the left one's variable; the value is read after it or before it.
    if let index = variable(left), state.isReachable { old = old.joined(state.values[index]) }
    guard let target = left.type.integerFormat else { return Interval(typeOf: node) }
    guard let format = Self.computationFormat(operation, left: left, right: right) else {
      return assign(left, Interval(target), &state)
    }
    old = old.converted(to: format)
    if !operation.isShift { operand = operand.converted(to: format) }
    return assign(left, Self.arithmetic(operation, old, operand, format), &state)
  }

  /// The type in which a compound assignment computes (C11 6.3.1.8); nil where it is no integer type.
  static func computationFormat(_ operation: BinaryOperator, left: Node, right: Node) -> IntegerFormat? {
    guard let a = left.type.integerFormat, let b = right.type.integerFormat else { return nil }
    let intBits = left.tree.intBits
    func promoted(_ format: IntegerFormat) -> IntegerFormat {
      format.bits < intBits ? IntegerFormat(bits: intBits, isSigned: true) : format
    }
    let x = promoted(a)
    let y = promoted(b)
    if operation.isShift || x == y { return x }
    if x.bits != y.bits { return x.bits > y.bits ? x : y }
    return x.isSigned ? y : x
  }

  // MARK: Choices and calls

  private mutating func conditional(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    let parts = Array(node.children)
    guard parts.count == 3 else { return Interval(typeOf: node) }
    var (then, otherwise) = try branch(parts[0], state)
    let a = try evaluate(parts[1], &then)
    let b = try evaluate(parts[2], &otherwise)
    let value = then.isReachable ? (otherwise.isReachable ? a.joined(b) : a) : b
    let limits = try smallerOrLarger(parts, state)
    then.join(otherwise)
    state = then
    return limits.flatMap(value.intersection) ?? value
  }

  /// The range of `a < b ? a : b` and its relatives where neither is negative, so that no conversion of the comparison
  /// changes their order.
  private mutating func smallerOrLarger(_ parts: [Node], _ state: RangeState) throws(BudgetExceeded) -> Interval? {
    let condition = parts[0].withoutCasts
    guard let operation = condition.binaryOperator, operation.isComparison, !operation.isEquality,
      let (left, right) = condition.operands, !condition.hasSideEffect
    else { return nil }
    let (a, b) = (left.withoutImplicitCasts, right.withoutImplicitCasts)
    let (then, otherwise) = (parts[1].withoutImplicitCasts, parts[2].withoutImplicitCasts)
    let picksLeft = then.isStructurallyEqual(to: a) && otherwise.isStructurallyEqual(to: b)
    guard picksLeft || (then.isStructurallyEqual(to: b) && otherwise.isStructurallyEqual(to: a)) else { return nil }
    var before = state
    let x = try evaluate(left, &before)
    let y = try evaluate(right, &before)
    guard x.low >= 0, y.low >= 0 else { return nil }
    let isSmaller = (operation == .less || operation == .lessOrEqual) == picksLeft
    return isSmaller
      ? Interval(min(x.low, y.low), min(x.high, y.high)) : Interval(max(x.low, y.low), max(x.high, y.high))
  }

  private mutating func elvis(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    let parts = Array(node.children)
    guard parts.count == 2 else { return Interval(typeOf: node) }
    let value = try evaluate(parts[0], &state)
    var otherwise = state
    let other = try evaluate(parts[1], &otherwise)
    state.join(otherwise)
    return (value.without(0) ?? other).joined(other)
  }

  private mutating func call(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval {
    var arguments: [Interval] = []
    for (position, child) in node.children.enumerated() {
      let value = try evaluate(child, &state)
      if position > 0 { arguments.append(value) }
    }
    if KnownFunctions.doesNotReturn(node) { state.leave() }
    let type = Interval(typeOf: node)
    return KnownFunctions.result(of: node, arguments: arguments).flatMap { $0.intersection(type) } ?? type
  }

  private mutating func statementExpression(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) -> Interval
  {
    guard let block = node.children.first, block.kind == .compound else { return Interval(typeOf: node) }
    for child in block.children.dropLast() { try execute(child, &state) }
    guard let last = block.children.last else { return Interval(typeOf: node) }
    if last.kind.isExpression { return try evaluate(last, &state) }
    try execute(last, &state)
    return Interval(typeOf: node)
  }
}
