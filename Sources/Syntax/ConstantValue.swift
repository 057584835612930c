internal import Machine

extension Node {
  /// The value of an integer constant expression in the target's arithmetic; nil where the expression is not constant
  /// or its value is undefined (overflow of a signed type, division by zero, shift out of range).
  ///
  /// Objects are never read, so a `const` variable is no constant (C11 6.6).
  public var constantValue: Int128? {
    switch kind {
    case .integerLiteral, .characterLiteral, .sizeOf, .alignOf, .offsetOf, .call:
      if case .integer(let value)? = literal { return value }
      return nil
    case .genericSelection: return chosen?.constantValue
    case .builtinExpression:
      if builtin == .chooseExpression { return chosen?.constantValue }
      if case .integer(let value)? = literal { return value }
      return nil
    case .declarationReference:
      return declaration?.kind == .enumerator ? declaration?.value.map { Int128($0) } : nil
    case .parenthesised: return operand?.constantValue
    case .implicitCast, .explicitCast:
      guard let value = operand?.constantValue else { return nil }
      if type.isBoolean { return value == 0 ? 0 : 1 }
      if type.isPointer { return value }
      return type.integerFormat?.wrapped(value)
    case .unary: return constantUnary
    case .binary: return constantBinary
    case .conditional:
      guard let condition = child(0).constantValue else { return nil }
      return child(condition != 0 ? 1 : 2).constantValue
    default: return nil
    }
  }

  private var constantUnary: Int128? {
    guard let value = operand?.constantValue else { return nil }
    switch unaryOperator {
    case .plus, .extension: return value
    case .minus: return representable(0 - value)
    case .complement: return type.integerFormat?.wrapped(~value)
    case .logicalNot: return value == 0 ? 1 : 0
    default: return nil
    }
  }

  private var constantBinary: Int128? {
    guard let operation = binaryOperator, let (left, right) = operands else { return nil }
    if operation.isLogical {
      guard let a = left.constantValue else { return nil }
      if (a == 0) == (operation == .logicalAnd) { return a == 0 ? 0 : 1 }
      return right.constantValue.map { $0 != 0 ? 1 : 0 }
    }
    // The right operand first: chains such as `a + b + c` nest to the left, and most are not constant.
    guard let b = right.constantValue, let a = left.constantValue else { return nil }
    switch operation {
    case .add: return checked(a.addingReportingOverflow(b))
    case .subtract: return checked(a.subtractingReportingOverflow(b))
    case .multiply: return checked(a.multipliedReportingOverflow(by: b))
    case .divide: return b == 0 ? nil : representable(a / b)
    case .remainder: return b == 0 ? nil : representable(a % b)
    case .shiftLeft, .shiftRight:
      guard let format = type.integerFormat, b >= 0, b < format.bits, format.bits <= 64 else { return nil }
      return operation == .shiftLeft ? representable(a << b) : a >> b
    case .and: return a & b
    case .or: return a | b
    case .xor: return a ^ b
    case .less: return a < b ? 1 : 0
    case .greater: return a > b ? 1 : 0
    case .lessOrEqual: return a <= b ? 1 : 0
    case .greaterOrEqual: return a >= b ? 1 : 0
    case .equal: return a == b ? 1 : 0
    case .notEqual: return a != b ? 1 : 0
    default: return nil
    }
  }

  private func checked(_ result: (partialValue: Int128, overflow: Bool)) -> Int128? {
    result.overflow ? nil : representable(result.partialValue)
  }

  /// The value in the expression's type: wrapped where unsigned, nil where a signed type cannot hold it.
  private func representable(_ value: Int128) -> Int128? {
    guard let format = type.integerFormat else { return type.isPointer ? value : nil }
    if format.contains(value) { return value }
    return format.isSigned ? nil : format.wrapped(value)
  }
}
