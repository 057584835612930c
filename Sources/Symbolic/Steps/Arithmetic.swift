internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// Values that so many unknowns make up, such as checksums of long messages, are not followed any further.
  private static var unknowns: Int { 64 }

  func binary(
    _ operation: BinaryOperation, _ left: Operand, _ right: Operand, of register: ID<Register>, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) -> Value {
    let result = try exactBinary(operation, left, right, of: register, origin, &state)
    guard let result, table.unsignedValue(result) == nil, table.symbols(in: result).count > Self.unknowns else {
      return result
    }
    return symbols.make(bits: table.bits(of: result), .imprecise)
  }

  private func exactBinary(
    _ operation: BinaryOperation, _ left: Operand, _ right: Operand, of register: ID<Register>, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) -> Value {
    let scalar = self.scalar(of: left, state)
    let result = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    if scalar.kind == .floating { return try floating(operation, left, right, result, origin, &state) }
    guard scalar.isExact else {
      _ = value(left, &state)
      return symbols.make(result, .imprecise)
    }
    let a = determinate(left, &state)
    let b = determinate(right, &state)
    if operation.isComparison {
      if scalar.kind == .integer { try checkWraps(operation, a, b, scalar, origin, &state) }
      if scalar.kind == .pointer {
        if table.unsignedValue(b) == 0 { checkTrust(left, a, origin, state) }
        if table.unsignedValue(a) == 0 { checkTrust(right, b, origin, state) }
      }
      let truth =
        scalar.kind == .pointer
        ? comparison(
          operation, ofPointers: a, b, isAddress: isAddress(left, state) || isAddress(right, state), &state)
        : compare(operation, a, b, scalar)
      return table.zeroExtend(truth, to: result.bits)
    }
    if operation == .or || operation == .add { noteAssembled(a, b, &state) }
    switch operation {
    case .add, .subtract, .multiply:
      return try sum(operation, a, b, scalar, (left, right), of: register, origin, &state)
    case .divide, .remainder:
      return try quotient(operation, a, b, scalar, origin, &state)
    case .shiftLeft, .shiftRight:
      return try shift(
        operation, a, extended(b, self.scalar(of: right, state), to: scalar.bits), scalar, origin, &state)
    case .and: return aligned(a, b, &state) ?? aligned(b, a, &state) ?? table.and(a, b)
    case .or: return table.or(a, b)
    case .xor: return table.xor(a, b)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return symbols.make(result, .imprecise)
    }
  }

  /// An address whose low bits are cleared: it moves back by less than the alignment.
  private func aligned(_ address: Term, _ mask: Term, _ state: inout State) -> Term? {
    guard let mask = table.signedValue(mask), mask < 0, mask.magnitude.nonzeroBitCount == 1, base(of: address) != nil,
      table.bits(of: address) == state.top.code.unit.pointerBits, table.unsignedValue(address) == nil,
      symbols.kind(of: address) == .address
        || symbols.table.symbols(in: address).contains(where: { symbols.info($0)?.isPointer == true })
    else { return nil }
    let bits = table.bits(of: address)
    let distance = symbols.make(bits: bits, .imprecise)
    _ = state.facts.assume(table.unsignedLess(distance, table.constant(UInt64(mask.magnitude), bits: bits)), in: table)
    return table.subtract(address, distance)
  }

  private func compare(_ operation: BinaryOperation, _ a: Term, _ b: Term, _ scalar: ScalarType) -> Term {
    switch operation {
    case .equal: table.equal(a, b)
    case .notEqual: table.notEqual(a, b)
    case .less: scalar.isSigned ? table.signedLess(a, b) : table.unsignedLess(a, b)
    case .lessOrEqual: scalar.isSigned ? table.signedLessOrEqual(a, b) : table.unsignedLessOrEqual(a, b)
    case .greater: scalar.isSigned ? table.signedLess(b, a) : table.unsignedLess(b, a)
    case .greaterOrEqual: scalar.isSigned ? table.signedLessOrEqual(b, a) : table.unsignedLessOrEqual(b, a)
    default: preconditionFailure("only comparisons compare")
    }
  }

  private func comparison(
    _ operation: BinaryOperation, ofPointers a: Term, _ b: Term, isAddress: Bool, _ state: inout State
  ) -> Term {
    let isEquality = operation == .equal || operation == .notEqual
    if isEquality {
      let zero = table.unsignedValue(a) == 0 ? b : table.unsignedValue(b) == 0 ? a : nil
      // The address of a member is compared with null by macros that serve other callers too.
      if zero != nil && isAddress { return table.truth(operation == .notEqual) }
      if let zero {
        let truth = isNull(zero)
        return operation == .equal ? truth : table.not(truth)
      }
    }
    let (first, second) = (base(of: a), base(of: b))
    if let first, let second {
      if first == second {
        // Offsets inside one object do not wrap.
        let (x, y) = (table.subtract(a, first), table.subtract(b, second))
        let signed = ScalarType(signedOf: table.bits(of: a))
        return compare(operation, x, y, signed)
      }
      if isEquality, isDistinct(first, second) { return table.truth(operation == .notEqual) }
    }
    return compare(operation, a, b, ScalarType(integerOf: table.bits(of: a)))
  }

  private func isAddress(_ operand: Operand, _ state: State) -> Bool {
    if case .address = state.top.code.sources.source(of: operand) { true } else { false }
  }

  /// Whether two objects can have no address in common.
  private func isDistinct(_ a: Term, _ b: Term) -> Bool {
    guard case .object(let first)? = symbols.info(a)?.target, case .object(let second)? = symbols.info(b)?.target else {
      return false
    }
    let (x, y) = (regions[first.index], regions[second.index])
    if x.isDefinite && y.isDefinite { return true }
    if case .local = x.kind { return true }
    if case .local = y.kind { return true }
    // A block is none of the program's own objects, also where there is no block.
    if case .heap = x.kind { return y.isDefinite }
    if case .heap = y.kind { return x.isDefinite }
    return false
  }

  /// Whether two pointers lead into blocks of the heap that are both there.
  private func areBlocks(_ a: Term, _ b: Term, _ state: State) -> Bool {
    [a, b].allSatisfy { pointer in
      guard let region = known(region: pointer, state), case .heap = regions[region.index].kind, !isResource(region)
      else { return false }
      return state.memory[region]?.life == .live && decide(isNull(pointer), state) == false
    }
  }

  private func sum(
    _ operation: BinaryOperation, _ a: Term, _ b: Term, _ scalar: ScalarType, _ operands: (Operand, Operand),
    of register: ID<Register>, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> Term {
    let (kind, result): (OverflowOperation, Term) =
      switch operation {
      case .add: (.add, table.add(a, b))
      case .subtract: (.subtract, table.subtract(a, b))
      default: (.multiply, table.multiply(a, b))
      }
    let isConstant = table.unsignedValue(a) != nil && table.unsignedValue(b) != nil
    if scalar.isSigned {
      if table.unsignedValue(result) != nil && !isConstant { return result }
      let bad = table.overflows(kind, signed: true, a, b)
      try check(bad, .signedOverflow, origin, goesOn: true, &state) { _ in arithmetic(operation, a, b, scalar) }
    } else if isWrapWatched(operation, a, b, operands, register, state) {
      let bad = table.overflows(kind, signed: false, a, b)
      try check(bad, .unsignedWrap, origin, goesOn: true, &state) { _ in arithmetic(operation, a, b, scalar) }
    } else {
      noteWrap(operation, a, b, result, scalar, origin, state)
    }
    return result
  }

  /// Wraps of unsigned values count where a value comes from outside or from nobody, or is one number that a variable
  /// holds, and not in arithmetic that mixes many values, which is that of checksums and generators.
  private func isWrapWatched(
    _ operation: BinaryOperation, _ a: Term, _ b: Term, _ operands: (Operand, Operand), _ register: ID<Register>,
    _ state: State
  ) -> Bool {
    let sources = state.top.code.sources
    if sources.isCounted(register) || sources.isParted(register) { return false }
    if operation == .subtract && isLengthWatched(a, b, isLength: sources.isLength(register)) { return true }
    let inside = Set(table.symbols(in: a) + table.symbols(in: b))
    // Sums and numbers that a loop goes on with are taken modulo their type.
    if inside.contains(where: { symbols.info($0)?.isAccumulated == true }) { return false }
    // A caller's bytes may be added up modulo anything; where the sum is a size, an index or a bound, it may not.
    if inside.contains(where: { symbols.info($0)?.isExtent == true || symbols.info($0)?.isHandedIn == true }),
      !sources.isSize(register)
    {
      return false
    }
    guard inside.allSatisfy({ [.outside, .free].contains(symbols.info($0)?.kind) }) else { return false }
    let isRandom =
      isRandom(table.symbols(in: a) + table.symbols(in: b))
      && [operands.0, operands.1].allSatisfy { [.variable, .call, .cast, .literal].contains(sources.source(of: $0)) }
    if !inside.isEmpty && !isRandom && !(isDirect(a) && isDirect(b)) { return false }
    if inside.count == 1 || isRandom { return true }
    func isSmall(_ term: Term, _ limit: UInt64) -> Bool { table.unsignedValue(term).map { $0 <= limit } ?? false }
    if !inside.isEmpty { return a == b || isSmall(b, 1 << 16) || (operation != .subtract && isSmall(a, 1 << 16)) }
    // Known numbers wrap on purpose in checksums and ciphers; the last value that is counted up does not.
    let (left, right) = (sources.source(of: operands.0), sources.source(of: operands.1))
    func isVariable(_ source: ValueSources.Source) -> Bool { [.variable, .call].contains(source) }
    if a == b { return operation == .multiply && isVariable(left) && isVariable(right) }
    return (isVariable(left) && right == .literal && isSmall(b, operation == .subtract ? 1 << 16 : 2))
      || (operation != .subtract && isVariable(right) && left == .literal && isSmall(a, 2))
  }

  /// Whether a term is a number, an unknown, or an unknown in another width with something added.
  func isDirect(_ term: Term) -> Bool {
    switch table.shape(of: term) {
    case .constant, .symbol: true
    case .zeroExtend(let inner), .signExtend(let inner), .extract(let inner, 0): isDirect(inner)
    case .sum(let summands, _): summands.count == 1 && isDirect(summands[0].term)
    default: false
    }
  }

  /// A length from outside from which something is taken away: below zero it becomes huge.
  ///
  /// - Parameter isLength: whether the difference is used as a length, so that both sides may come from outside.
  func isLengthWatched(_ a: Term, _ b: Term, isLength: Bool) -> Bool {
    let inside = Set(table.symbols(in: a) + table.symbols(in: b))
    guard inside.count <= 8, inside.contains(where: { symbols.info($0)?.kind == .outside }) else { return false }
    let isOfExtent = table.symbols(in: a).contains { symbols.info($0)?.isExtent == true }
    let isOfClaims = isLength && symbols.isFromOutside(a) && symbols.isFromOutside(b)
    guard isOfExtent || isOfClaims || table.unsignedValue(b).map({ $0 <= 1 << 16 }) ?? false else { return false }
    return inside.allSatisfy { symbols.info($0)?.kind.isArbitrary == true && symbols.info($0)?.kind != .address }
  }

  func arithmetic(_ operation: BinaryOperation, _ a: Term, _ b: Term, _ scalar: ScalarType) -> Violation.Detail {
    var detail = Violation.Detail()
    detail.type = "\(operation.symbol) \(scalar.isSigned ? "signed" : "unsigned") \(scalar.bits)"
    detail.offset = text(of: a, isSigned: scalar.isSigned)
    detail.length = text(of: b, isSigned: scalar.isSigned)
    return detail
  }

  private func quotient(
    _ operation: BinaryOperation, _ a: Term, _ b: Term, _ scalar: ScalarType, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) -> Term {
    let isZero = table.equal(b, table.constant(0, bits: scalar.bits))
    try check(isZero, .divisionByZero, origin, &state) { _ in Violation.Detail() }
    if scalar.isSigned {
      let lowest = table.constant(signed: scalar.bits == 64 ? Int64.min : -(1 << (scalar.bits - 1)), bits: scalar.bits)
      let bad = table.conjunction(
        table.equal(a, lowest), table.equal(b, table.constant(signed: -1, bits: scalar.bits)))
      try check(bad, .signedOverflow, origin, goesOn: true, &state) { _ in arithmetic(operation, a, b, scalar) }
      return operation == .divide ? table.signedDivide(a, b) : table.signedRemainder(a, b)
    }
    return operation == .divide ? table.unsignedDivide(a, b) : table.unsignedRemainder(a, b)
  }

  private func shift(
    _ operation: BinaryOperation, _ a: Term, _ count: Term, _ scalar: ScalarType, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) -> Term {
    let width = table.constant(UInt64(scalar.bits), bits: scalar.bits)
    let bad = table.not(table.unsignedLess(count, width))
    try check(bad, .badShift, origin, goesOn: true, &state) { state in
      var detail = Violation.Detail()
      detail.size = "\(scalar.bits)"
      detail.offset = text(of: count, isSigned: true)
      return detail
    }
    if operation == .shiftLeft { return table.shiftLeft(a, count) }
    return scalar.isSigned ? table.arithmeticShiftRight(a, count) : table.logicalShiftRight(a, count)
  }

  func unary(
    _ operation: UnaryOperation, _ operand: Operand, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> Value {
    let scalar = self.scalar(of: operand, state)
    let term = determinate(operand, &state)
    guard scalar.isExact else { return symbols.make(scalar, .imprecise) }
    if scalar.kind == .floating {
      guard let bits = table.unsignedValue(term) else { return symbols.make(scalar, symbols.kind(of: term)) }
      return table.constant((-Double(bitPattern: bits)).bitPattern, bits: 64)
    }
    switch operation {
    case .complement: return table.complement(term)
    case .negate:
      if scalar.isSigned {
        let zero = table.constant(0, bits: scalar.bits)
        let bad = table.overflows(.subtract, signed: true, zero, term)
        try check(bad, .signedOverflow, origin, goesOn: true, &state) { _ in arithmetic(.subtract, zero, term, scalar) }
      }
      return table.negate(term)
    }
  }

  func difference(
    _ left: Operand, _ right: Operand, _ stride: Int, of register: ID<Register>, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) -> Value {
    let result = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    let (a, b) = (determinate(left, &state), determinate(right, &state))
    if let first = base(of: a), let second = base(of: b), first != second,
      isDistinct(first, second) || areBlocks(first, second, state)
    {
      let known = resolve(a, &state)
      reportCertain(
        .pointersOfDifferentObjects, origin, region: known?.region, state, detail: detail(of: known?.region, state))
    }
    let distance = table.subtract(a, b)
    let bits = table.bits(of: distance)
    let elements =
      stride > 1 ? table.signedDivide(distance, table.constant(UInt64(stride), bits: bits)) : distance
    return fit(elements, result)
  }
}

extension BinaryOperation {
  /// As C writes it.
  var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    case .shiftLeft: "<<"
    case .shiftRight: ">>"
    case .and: "&"
    case .or: "|"
    case .xor: "^"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
