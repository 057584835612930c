import Basics
import IR
import Lattice
import Machine

/// Arithmetic of integers.
extension ValueAnalysis {
  mutating func binary(
    _ register: ID<Register>, _ operation: BinaryOperation, _ left: Operand, _ right: Operand
  ) {
    let (a, b) = (facts(left), facts(right))
    if operation.isComparison {
      return set(register, .integer(truth(operation, a, b)))
    }
    guard case .integer(let format)? = ScalarKind(type(of: left)), a.value.kind == .integer, b.value.kind == .integer
    else {
      // A `_Bool` takes part in arithmetic only after a conversion.
      judgeUnknown(operation)
      return setUnknown(register)
    }
    switch operation {
    case .add: finish(register, format, sum(a.value.interval, a.form, b.value.interval, b.form), sumForm(a, b), a, b)
    case .subtract:
      let values = difference(a.value.interval, a.form, b.value.interval, b.form)
      let form = sumForm(a.value.interval, a.form, -b.value.interval, nil)
      finish(register, format, values, form, a, b)
    case .multiply: finish(register, format, a.value.interval * b.value.interval, nil, a, b)
    case .divide, .remainder: divide(register, operation, format, a, b, divisor: right)
    case .shiftLeft, .shiftRight: shift(register, operation, format, a, b, count: right)
    case .and: set(register, .integer((a.value.interval & b.value.interval).wrapped(format)))
    case .or: set(register, .integer((a.value.interval | b.value.interval).wrapped(format)))
    case .xor: set(register, .integer((a.value.interval ^ b.value.interval).wrapped(format)))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
  }

  private func sumForm(_ a: RegisterFacts, _ b: RegisterFacts) -> Form? {
    sumForm(a.value.interval, a.form, b.value.interval, b.form)
  }

  private mutating func judgeUnknown(_ operation: BinaryOperation) {
    judge(.signedOverflow, false, .unknownRange)
    judge(.divisionByZero, false, .unknownRange)
    judge(.badShift, false, .unknownRange)
    judge(.shiftOverflow, false, .unknownRange)
  }

  /// Brings a sum, difference or product into its type: signed ones are taken not to overflow, others wrap.
  private mutating func finish(
    _ register: ID<Register>, _ format: IntegerFormat, _ values: Interval, _ form: Form?, _ a: RegisterFacts,
    _ b: RegisterFacts
  ) {
    let range = Interval.range(bits: format.bits, isSigned: format.isSigned)
    let isExact = values.low >= range.low && values.high <= range.high
    if format.isSigned {
      judge(.signedOverflow, isExact, .unknownRange, [a.value.interval, b.value.interval])
      set(register, .integer(values.met(with: range).orElse(range)), form: form)
    } else {
      set(register, .integer(values.wrapped(format)), form: isExact ? form : nil)
    }
  }

  private mutating func divide(
    _ register: ID<Register>, _ operation: BinaryOperation, _ format: IntegerFormat, _ a: RegisterFacts,
    _ b: RegisterFacts, divisor: Operand
  ) {
    let range = Interval.range(bits: format.bits, isSigned: format.isSigned)
    let operands = [a.value.interval, b.value.interval]
    judge(.divisionByZero, !b.value.interval.contains(0), .unknownRange, operands)
    if format.isSigned {
      let isSafe = !a.value.interval.contains(range.low) || !b.value.interval.contains(-1)
      judge(.signedOverflow, isSafe, .unknownRange, operands)
    }
    let values =
      operation == .divide
      ? a.value.interval.quotient(by: b.value.interval) : a.value.interval.remainder(by: b.value.interval)
    let nonzero = b.value.interval.refined(.notEqual, Interval(0))
    if nonzero != b.value.interval, !nonzero.isEmpty { narrow(divisor, to: nonzero) }
    set(register, .integer(values.met(with: range).orElse(range)))
  }

  private mutating func shift(
    _ register: ID<Register>, _ operation: BinaryOperation, _ format: IntegerFormat, _ a: RegisterFacts,
    _ b: RegisterFacts, count: Operand
  ) {
    let range = Interval.range(bits: format.bits, isSigned: format.isSigned)
    let counts = b.value.interval.met(with: Interval(0, Int128(format.bits - 1)))
    let operands = [a.value.interval, b.value.interval]
    judge(.badShift, counts == b.value.interval, .unknownRange, operands)
    if counts.isEmpty {
      judge(.shiftOverflow, false, .unknownRange, operands)
      return set(register, .integer(range))
    }
    if counts != b.value.interval { narrow(count, to: counts) }
    if operation == .shiftRight { return set(register, .integer(a.value.interval.shiftedRight(by: counts))) }
    let values = a.value.interval.shiftedLeft(by: counts)
    judge(.shiftOverflow, a.value.interval.low >= 0 && values.high <= range.high, .unknownRange, operands)
    set(register, .integer(values.wrapped(format)))
  }

  mutating func unary(_ register: ID<Register>, _ operation: UnaryOperation, _ operand: Operand) {
    let source = value(operand)
    guard case .integer(let format)? = ScalarKind(type(of: operand)), source.kind == .integer else {
      judge(.signedOverflow, false, .unknownRange)
      return setUnknown(register)
    }
    switch operation {
    case .complement: set(register, .integer((~source.interval).wrapped(format)))
    case .negate:
      let values = -source.interval
      let range = Interval.range(bits: format.bits, isSigned: format.isSigned)
      if format.isSigned {
        judge(.signedOverflow, values.high <= range.high, .unknownRange, [source.interval])
        set(register, .integer(values.met(with: range).orElse(range)))
      } else {
        set(register, .integer(values.wrapped(format)))
      }
    }
  }

  // MARK: Comparisons

  private mutating func truth(_ operation: BinaryOperation, _ a: RegisterFacts, _ b: RegisterFacts) -> Interval {
    let unknown = Interval(0, 1)
    guard let comparison = operation.comparison else { return unknown }
    let answer: Bool? =
      switch (a.value.kind, b.value.kind) {
      case (.integer, .integer): decided(comparison, a, b)
      case (.pointer, .pointer): decidedPointers(comparison, a, b)
      default: nil
      }
    return answer.map { Interval($0 ? 1 : 0) } ?? unknown
  }

  private func decided(_ comparison: Comparison, _ a: RegisterFacts, _ b: RegisterFacts) -> Bool? {
    if let answer = a.value.interval.decided(comparison, b.value.interval) { return answer }
    guard a.form != nil, b.form != nil else { return nil }
    return difference(a.value.interval, a.form, b.value.interval, b.form).decided(comparison, Interval(0))
  }

  private func decidedPointers(_ comparison: Comparison, _ a: RegisterFacts, _ b: RegisterFacts) -> Bool? {
    let (x, y) = (a.value, b.value)
    if comparison == .equal || comparison == .notEqual {
      if x.isNull && y.isNull { return comparison == .equal }
      if (x.isNull && y.nullness.isNeverNull) || (y.isNull && x.nullness.isNeverNull) { return comparison == .notEqual }
    }
    guard x.base == y.base, x.base.isObject, x.nullness.isNeverNull, y.nullness.isNeverNull else { return nil }
    return decided(comparison, a, b)
  }

  // MARK: Sums in stores

  /// The parts of a sum or difference that does not wrap.
  struct SumParts {
    var left: RegisterFacts
    var right: RegisterFacts
    var isDifference: Bool
  }

  mutating func operandsOfSum(_ operand: Operand) -> SumParts? {
    guard case .register(let id) = operand, registers[id.index].visit == visit, let definition = definitions[id.index]
    else { return nil }
    switch definition {
    case .binary(_, let operation, let left, let right) where operation == .add || operation == .subtract:
      let (a, b) = (facts(left), facts(right))
      guard a.value.kind == .integer, b.value.kind == .integer, a.form != nil || b.form != nil else { return nil }
      if !scalars[id.index].isSigned {
        let whole = operation == .add ? a.value.interval + b.value.interval : nil
        let exact =
          whole ?? difference(a.value.interval, a.form, b.value.interval, b.form)
        let range = scalars[id.index].range
        guard exact.low >= range.low, exact.high <= range.high else { return nil }
      }
      return SumParts(left: a, right: b, isDifference: operation == .subtract)
    case .pointerAdd(_, let pointer, let index, 1):
      let (a, b) = (facts(pointer), facts(index))
      guard a.value.base.isObject, b.value.kind == .integer, a.form != nil || b.form != nil else { return nil }
      return SumParts(left: a, right: b, isDifference: false)
    case .pointerDifference(_, let left, let right, 1):
      let (a, b) = (facts(left), facts(right))
      guard isInOneObject(a.value, b.value), a.form != nil || b.form != nil else { return nil }
      return SumParts(left: a, right: b, isDifference: true)
    case .convert(let register, .integer, let source):
      let values = value(source).interval
      let range = scalars[register.index].range
      return values.low >= range.low && values.high <= range.high ? operandsOfSum(source) : nil
    default: return nil
    }
  }

  /// A cell has just been given a sum: with bounds of one part it differs from the other by so much.
  mutating func relate(_ cell: Int, toSum parts: SumParts) {
    let (a, b) = (parts.left, parts.right)
    let own = Term(cell)
    if let form = a.form, isCurrent(form), form.cell != cell, isNumber(form.cell) {
      // cell = a ± b, a = x + k: cell - x between k ± b.
      let steps = parts.isDifference ? -b.value.interval : b.value.interval
      bound(own, Term(form.cell), steps + Interval(Int128(form.offset)))
    }
    if let form = b.form, isCurrent(form), form.cell != cell, isNumber(form.cell) {
      if parts.isDifference {
        // cell + x = a - k.
        bound(own, Term(form.cell, isNegative: true), a.value.interval - Interval(Int128(form.offset)))
      } else {
        bound(own, Term(form.cell), a.value.interval + Interval(Int128(form.offset)))
      }
    }
  }

  private mutating func bound(_ first: Term, _ second: Term, _ values: Interval) {
    let wide = Int128(1) << 62
    if values.high < wide, let high = Int64(exactly: values.high) {
      state.relations.add(first, second, atMost: high)
    }
    if values.low > -wide, let low = Int64(exactly: -values.low) { state.relations.add(second, first, atMost: low) }
  }
}

extension BinaryOperation {
  var comparison: Comparison? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .add, .subtract, .multiply, .divide, .remainder, .shiftLeft, .shiftRight, .and, .or, .xor: nil
    }
  }
}

extension Interval {
  func wrapped(_ format: IntegerFormat) -> Interval { wrapped(bits: format.bits, isSigned: format.isSigned) }
}

extension ScalarKind {
  var isSigned: Bool { if case .integer(let format) = self { format.isSigned } else { false } }
}
