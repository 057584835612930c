internal import Machine
internal import Syntax

/// The values that an integer expression can take as far as its types, masks and constants say.
struct ValueRange: Equatable {
  let low: Int128
  let high: Int128

  init(_ low: Int128, _ high: Int128) {
    self.low = low
    self.high = high
  }

  init(_ format: IntegerFormat) { self.init(format.minimum, format.maximum) }

  func contains(_ value: Int128) -> Bool { low <= value && value <= high }
  func isWithin(_ other: ValueRange) -> Bool { other.low <= low && high <= other.high }

  /// The result of a comparison with a constant, where it is the same for all values.
  func outcome(_ operation: BinaryOperator, _ constant: Int128) -> Bool? {
    switch operation {
    case .less: high < constant ? true : low >= constant ? false : nil
    case .lessOrEqual: high <= constant ? true : low > constant ? false : nil
    case .greater: low > constant ? true : high <= constant ? false : nil
    case .greaterOrEqual: low >= constant ? true : high < constant ? false : nil
    case .equal: contains(constant) ? nil : false
    case .notEqual: contains(constant) ? nil : true
    default: nil
    }
  }
}

extension Node {
  /// The values of an integer expression; nil where its type does not bound them, as for enumerations.
  ///
  /// - Parameter exactCharacters: whether plain `char` has the signedness of the target; otherwise both are allowed.
  func valueRange(exactCharacters: Bool) -> ValueRange? {
    if let value = constantValue { return ValueRange(value, value) }
    switch kind {
    case .parenthesised: return operand?.valueRange(exactCharacters: exactCharacters)
    case .implicitCast, .explicitCast: return castRange(exactCharacters)
    case .member:
      guard let width = declaration?.bitWidth, let format = type.canonical.integerFormat, !type.canonical.isEnumeration,
        !type.canonical.isBoolean
      else { return typeRange(exactCharacters) }
      return ValueRange(IntegerFormat(bits: width, isSigned: format.isSigned))
    case .unary: return unaryOperator == .logicalNot ? ValueRange(0, 1) : typeRange(exactCharacters)
    case .binary: return binaryRange(exactCharacters) ?? typeRange(exactCharacters)
    case .conditional:
      guard let a = child(1).valueRange(exactCharacters: exactCharacters),
        let b = child(2).valueRange(exactCharacters: exactCharacters)
      else { return nil }
      return ValueRange(min(a.low, b.low), max(a.high, b.high))
    default: return typeRange(exactCharacters)
    }
  }

  private func typeRange(_ exactCharacters: Bool) -> ValueRange? {
    let type = type.canonical
    guard let format = type.integerFormat, !type.isEnumeration, format.bits <= 64 else { return nil }
    if !exactCharacters, type.unqualifiedSpelling == "char" { return ValueRange(-128, 255) }
    return ValueRange(format)
  }

  private func castRange(_ exactCharacters: Bool) -> ValueRange? {
    guard let inner = operand, let own = typeRange(exactCharacters) else { return nil }
    guard inner.type.canonical.isInteger else { return own }
    guard let range = inner.valueRange(exactCharacters: exactCharacters) else {
      return inner.type.canonical.isEnumeration ? nil : own
    }
    if type.canonical.isBoolean { return own }
    return range.isWithin(own) ? range : own
  }

  private func binaryRange(_ exactCharacters: Bool) -> ValueRange? {
    guard let operation = binaryOperator, let (left, right) = operands else { return nil }
    if operation.isComparison || operation.isLogical { return ValueRange(0, 1) }
    guard let a = left.valueRange(exactCharacters: exactCharacters),
      let b = right.valueRange(exactCharacters: exactCharacters),
      let own = typeRange(exactCharacters)
    else { return nil }
    let result: ValueRange? =
      switch operation {
      case .and: Self.masked(a, b)
      case .remainder: Self.remainder(a, b)
      case .divide where b.low == b.high && b.low > 0: ValueRange(a.low / b.low, a.high / b.low)
      case .shiftRight where b.low == b.high && b.low >= 0 && b.low < 64: ValueRange(a.low >> b.low, a.high >> b.low)
      case .add: ValueRange(a.low + b.low, a.high + b.high)
      case .subtract: ValueRange(a.low - b.high, a.high - b.low)
      default: nil
      }
    guard let result, result.isWithin(own) else { return nil }
    return result
  }

  private static func masked(_ a: ValueRange, _ b: ValueRange) -> ValueRange? {
    switch (a.low >= 0, b.low >= 0) {
    case (true, true): ValueRange(0, min(a.high, b.high))
    case (true, false): ValueRange(0, a.high)
    case (false, true): ValueRange(0, b.high)
    case (false, false): nil
    }
  }

  private static func remainder(_ a: ValueRange, _ b: ValueRange) -> ValueRange? {
    guard b.low == b.high, b.low > 0 else { return nil }
    return ValueRange(a.low < 0 ? -(b.low - 1) : 0, min(max(a.high, 0), b.low - 1))
  }
}
