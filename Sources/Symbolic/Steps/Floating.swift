internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Arithmetic of floating values: constants are computed, others are compared with constants by their bits.
extension Explorer {
  func floating(
    _ operation: BinaryOperation, _ left: Operand, _ right: Operand, _ result: ScalarType, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) -> Value {
    let (a, b) = (determinate(left, &state), determinate(right, &state))
    if operation == .divide, symbols.info(b)?.isAccumulated != true {
      let integer = table.isSymbol(b) ? symbols.integer(of: b)?.value : nil
      let bad =
        integer.map { table.equal($0, table.constant(0, bits: table.bits(of: $0))) }
        ?? table.equal(magnitude(b), table.constant(0, bits: 64))
      try check(bad, .divisionByZero, origin, goesOn: true, &state) { _ in Violation.Detail() }
    }
    guard let first = table.unsignedValue(a), let second = table.unsignedValue(b) else {
      if operation.isComparison, let truth = compared(operation, a, b) {
        return table.zeroExtend(truth, to: result.bits)
      }
      let kind = max(symbols.kind(of: a), symbols.kind(of: b))
      // Scaled or moved by a number it is any number still; whether it is zero its own tests tell.
      if operation == .multiply || operation == .add || operation == .subtract, a != b, isAnyNumber(a, state),
        isAnyNumber(b, state)
      {
        let value = symbols.make(result, .outside)
        symbols.markAccumulated(value)
        return value
      }
      // Other sums and products take some values only.
      return symbols.make(result, kind == .address || !operation.isComparison ? .imprecise : kind)
    }
    return computed(operation, Double(bitPattern: first), Double(bitPattern: second), result)
  }

  /// Whether a value is a number that is not zero, or any that somebody outside chooses and that no condition speaks of.
  private func isAnyNumber(_ value: Term, _ state: State) -> Bool {
    if let bits = table.unsignedValue(value) { return !Double(bitPattern: bits).isZero }
    guard table.isSymbol(value), symbols.info(value)?.kind == .outside, symbols.integer(of: value) == nil else {
      return false
    }
    return !state.facts.literals.contains { table.symbols(in: $0).contains(value) }
  }

  private func computed(_ operation: BinaryOperation, _ x: Double, _ y: Double, _ result: ScalarType) -> Term {
    let truth: Bool
    switch operation {
    case .add: return table.constant((x + y).bitPattern, bits: 64)
    case .subtract: return table.constant((x - y).bitPattern, bits: 64)
    case .multiply: return table.constant((x * y).bitPattern, bits: 64)
    case .divide: return table.constant((x / y).bitPattern, bits: 64)
    case .equal: truth = x == y
    case .notEqual: truth = x != y
    case .less: truth = x < y
    case .lessOrEqual: truth = x <= y
    case .greater: truth = x > y
    case .greaterOrEqual: truth = x >= y
    case .remainder, .shiftLeft, .shiftRight, .and, .or, .xor: return symbols.make(result, .imprecise)
    }
    return table.constant(truth ? 1 : 0, bits: result.bits)
  }

  /// The bits of the absolute value.
  func magnitude(_ bits: Term) -> Term { table.and(bits, table.constant(UInt64.max >> 1, bits: 64)) }

  /// A comparison with a constant that is not negative, for numbers: the order of such doubles is that of their bits.
  private func compared(_ operation: BinaryOperation, _ a: Term, _ b: Term) -> Term? {
    if table.unsignedValue(a) != nil { return operation.mirrored.flatMap { compared($0, b, a) } }
    if let bits = table.unsignedValue(b), let truth = comparedAsInteger(operation, a, Double(bitPattern: bits)) {
      return truth
    }
    guard let bits = table.unsignedValue(b), bits >> 63 == 0 else { return nil }
    let isEqual = bits == 0 ? table.equal(magnitude(a), b) : table.equal(a, b)
    let isGreater = table.signedLess(b, a)
    switch operation {
    case .equal: return isEqual
    case .notEqual: return table.not(isEqual)
    case .greater: return isGreater
    case .greaterOrEqual: return table.disjunction(isGreater, isEqual)
    case .less: return table.not(table.disjunction(isGreater, isEqual))
    case .lessOrEqual: return table.not(isGreater)
    default: return nil
    }
  }
}

extension Explorer {
  /// A comparison of an integer's value, or of its magnitude, with a number.
  private func comparedAsInteger(_ operation: BinaryOperation, _ a: Term, _ number: Double) -> Term? {
    guard number.magnitude < 0x1p62 else { return nil }
    let inside = table.symbols(in: a)
    guard inside.count == 1, let (value, scalar) = symbols.integer(of: inside[0]),
      scalar.bits < 64 || scalar.isSigned
    else { return nil }
    var integer = extended(value, scalar, to: 64)
    if a == magnitude(inside[0]) {
      let isNegative = table.signedLess(integer, table.constant(0, bits: 64))
      integer = table.ifThenElse(isNegative, table.negate(integer), integer)
    } else if a != inside[0] {
      return nil
    }
    let floor = table.constant(signed: Int64(number.rounded(.down)), bits: 64)
    let ceiling = table.constant(signed: Int64(number.rounded(.up)), bits: 64)
    switch operation {
    case .equal: return floor == ceiling ? table.equal(integer, floor) : table.truth(false)
    case .notEqual: return floor == ceiling ? table.notEqual(integer, floor) : table.truth(true)
    case .less: return table.signedLess(integer, ceiling)
    case .lessOrEqual: return table.signedLessOrEqual(integer, floor)
    case .greater: return table.signedLess(floor, integer)
    case .greaterOrEqual: return table.signedLessOrEqual(ceiling, integer)
    default: return nil
    }
  }
}

extension BinaryOperation {
  /// The comparison with its sides exchanged.
  fileprivate var mirrored: BinaryOperation? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: nil
    }
  }
}
