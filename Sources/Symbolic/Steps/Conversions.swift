internal import Basics
internal import Dataflow
internal import Foundation
internal import IR
internal import Solver

extension Explorer {
  func convert(
    _ kind: ConversionKind, _ operand: Operand, of register: ID<Register>, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> Value {
    let from = scalar(of: operand, state)
    let to = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    guard let term = value(operand, &state) else { return nil }
    guard from.isExact && to.isExact else { return symbols.make(to, .imprecise) }
    switch kind {
    case .integer:
      let result = extended(term, from, to: to.bits)
      let code = state.top.code
      let use = ConversionUse(
        source: code.sources.source(of: operand), isCast: code.body.registers[register].isCast,
        isSize: code.sources.isSize(register), isAdvance: code.sources.isAdvance(operand),
        isPutBack: code.sources.isPutBack(register))
      if !code.sources.isCounted(register) {
        try checkConversion(term, from, to, result, use, origin, &state)
      }
      return result
    case .boolean:
      let isZero =
        from.kind == .pointer ? isNull(term) : table.equal(term, table.constant(0, bits: table.bits(of: term)))
      return table.zeroExtend(table.not(isZero), to: to.bits)
    case .pointer:
      checkAllocatedSize(term, from: operand, of: register, origin, &state)
      return term
    case .integerToPointer, .pointerToInteger:
      return extended(term, from.kind == .integer ? from : ScalarType(integerOf: from.bits), to: to.bits)
    case .integerToFloating:
      if from.isSigned, let value = table.signedValue(term) {
        return table.constant(Double(value).bitPattern, bits: 64)
      }
      if let value = table.unsignedValue(term) { return table.constant(Double(value).bitPattern, bits: 64) }
      let value = symbols.make(to, symbols.kind(of: term))
      if from.kind == .integer { symbols.note(value, isValueOf: term, from) }
      return value
    case .floatingToInteger:
      try checkTruncation(term, to, origin, &state)
      if let bits = table.unsignedValue(term) {
        let value = Double(bitPattern: bits).rounded(.towardZero)
        if value >= -0x1p63, value < 0x1p63 { return table.constant(UInt64(bitPattern: Int64(value)), bits: to.bits) }
      }
      return symbols.make(to, symbols.kind(of: term))
    case .floating:
      return term
    }
  }

  /// Whether a block is large enough for what the program takes it for.
  private func checkAllocatedSize(
    _ pointer: Term, from operand: Operand, of register: ID<Register>, _ origin: ID<Origin>, _ state: inout State
  ) {
    let unit = state.top.code.unit
    let code = state.top.code
    // A cast of a variable that the programmer writes may know more of the block.
    if code.body.registers[register].isCast && code.sources.source(of: operand) != .call { return }
    guard self.pointee(of: operand, state.top.code).map({ unit.ir.types[$0].isVoid }) ?? false,
      let base = base(of: pointer), base == pointer, let region = known(region: base, state),
      case .heap = regions[region.index].kind, let object = state.memory[region], object.life == .live,
      let size = object.size.flatMap({ table.unsignedValue($0) }).map({ Int(clamping: $0) }), size > 0,
      let pointee = unit.ir.types[state.top.code.body.registers[register].type].pointee
    else { return }
    let needed = unit.size(pointee)
    guard needed > size, size > 1 || !isTestedForZero(state) else { return }
    var detail = detail(of: region, state)
    detail.length = "\(size)"
    detail.size = "\(needed)"
    let scalar = unit.scalar(pointee)
    detail.type =
      unit.ir.types[pointee].record?.name
      ?? (scalar.kind == .floating
        ? "floating \(needed * 8)" : "\(scalar.isSigned ? "signed" : "unsigned") \(needed * 8)")
    reportCertain(
      .wrongAllocationSize, origin, region: region, at: allocation(of: region, state), state, detail: detail)
  }

  /// Whether the path has found a number to be zero: one byte then stands for a block of none.
  private func isTestedForZero(_ state: State) -> Bool {
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .condition(let holds) = here.event, let condition = here.condition else { continue }
      switch table.shape(of: condition) {
      case .comparison(.equal, let a, let b) where holds: if isZero(a) || isZero(b) { return true }
      case .comparison(.notEqual, let a, let b) where !holds: if isZero(a) || isZero(b) { return true }
      default: break
      }
    }
    return false
  }

  private func isZero(_ term: Term) -> Bool { table.unsignedValue(term) == 0 }

  /// Whether an integer keeps its value in a narrower type, or as a size.
  private func checkConversion(
    _ term: Term, _ from: ScalarType, _ to: ScalarType, _ result: Term, _ use: ConversionUse, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) {
    if to.bits < from.bits {
      guard isWatched(term, from, to, use, state) else { return }
      // A cast of bits to a signed type of as many bits means two's complement.
      let readsBits = use.isCast && !from.isSigned
      let back =
        to.isSigned && !readsBits
        ? table.signExtend(result, to: from.bits) : table.zeroExtend(result, to: from.bits)
      try check(table.notEqual(back, term), .lossyConversion, origin, goesOn: true, &state) { _ in
        conversion(term, from, to)
      }
    } else if from.isSigned && !to.isSigned && to.bits == state.top.code.unit.pointerBits {
      guard use.isOfVariable, use.source != .negation, !use.isCast, isKnown(term) else { return }
      let zero = table.constant(0, bits: from.bits)
      try check(table.signedLess(term, zero), .signChange, origin, goesOn: true, &state) { _ in
        conversion(term, from, to)
      }
    }
  }

  /// Whether a floating value has an integer part that the type holds (C11 6.3.1.4p1); the lower end is not looked at
  /// where the value is not known.
  private func checkTruncation(
    _ term: Term, _ to: ScalarType, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard isKnown(term), to.kind == .integer else { return }
    let limit = Double(sign: .plus, exponent: to.isSigned ? to.bits - 1 : to.bits, significand: 1)
    var bad = table.not(table.signedLess(term, table.constant(limit.bitPattern, bits: 64)))
    if let bits = table.unsignedValue(term) {
      let value = Double(bitPattern: bits)
      bad = table.truth(!(value < limit && value > (to.isSigned ? -limit - 1 : -1)))
    }
    try check(bad, .lossyConversion, origin, goesOn: true, &state) { _ in
      var detail = Violation.Detail()
      detail.type = "\(to.isSigned ? "signed" : "unsigned") \(to.bits)"
      return detail
    }
  }

  /// What the code says about a conversion.
  struct ConversionUse {
    let source: ValueSources.Source
    let isCast: Bool
    let isSize: Bool
    /// Whether it puts a sum back into the offset that it moves.
    let isAdvance: Bool
    /// Whether it puts a sum back to where a part of it was read.
    let isPutBack: Bool

    /// Arithmetic on bytes is done in int and put back: masks, shifts and complements mean to lose bits.
    var isOfVariable: Bool { isAdvance || [.variable, .call, .arithmetic, .negation].contains(source) }
  }

  /// Whether it is known which values occur: one, or any that is chosen outside or by nobody.
  private func isKnown(_ term: Term) -> Bool {
    if table.unsignedValue(term) != nil { return true }
    let inside = table.symbols(in: term)
    if isRandom(inside) { return true }
    guard inside.count == 1, let symbol = inside.first, let info = symbols.info(symbol), !info.isExtent else {
      return false
    }
    return info.kind == .outside || info.kind == .free
  }

  /// Whether values that nobody chooses make up a value: put together in any way they are as random.
  func isRandom(_ unknowns: [Term]) -> Bool {
    !unknowns.isEmpty && unknowns.count <= 8 && unknowns.allSatisfy { symbols.info($0)?.kind == .free }
  }

  /// Whether a term is what remains of the bytes in a packet buffer, some of which others have dealt with.
  private func isRestOfShared(_ term: Term) -> Bool {
    guard case .sum(let summands, _) = table.shape(of: term) else { return false }
    let inside = table.symbols(in: term)
    guard inside.count <= 4, inside.contains(where: { symbols.info($0)?.isShared == true }) else { return false }
    return summands.count > 1 && inside.allSatisfy { symbols.info($0).map { $0.kind != .imprecise } ?? false }
  }

  private func isWatched(
    _ term: Term, _ from: ScalarType, _ to: ScalarType, _ use: ConversionUse, _ state: State
  ) -> Bool {
    guard use.isOfVariable, isKnown(term) || (use.source == .arithmetic && isRestOfShared(term)) else { return false }
    // Counters and characters in a caller's records turn over; where a size comes of it, they must not.
    if !use.isSize && !use.isAdvance,
      table.symbols(in: term).contains(where: { symbols.info($0)?.isHandedIn == true })
    {
      return false
    }
    if use.isPutBack && !use.isSize && !use.isAdvance && isStep(term, to) { return false }
    // Whoever writes a cast to an unsigned type means the low bits.
    if use.isCast && (!to.isSigned || use.source == .arithmetic) { return false }
    if isRestOfShared(term) || use.isAdvance { return true }
    guard table.unsignedValue(term) == nil else { return true }
    // A random number cut to size is as random.
    if use.source == .call && symbols.kind(of: term) == .free { return false }
    guard let symbol = table.symbols(in: term).first, table.bits(of: symbol) >= to.bits else { return false }
    // Bytes read as int, with a value for the end, are put back into characters of any sign.
    let range = state.facts.signedRange(of: term, in: table)
    let half = Int64(1) << Int64(to.bits - 1)
    return use.source == .arithmetic || range.lowerBound < -half || range.upperBound >= 2 * half
  }

  /// Whether an unsigned value that is counted up or down by one goes back to its own type: it turns over.
  private func isStep(_ term: Term, _ to: ScalarType) -> Bool {
    let symbols = table.symbols(in: term)
    guard !to.isSigned, symbols.count == 1, table.bits(of: symbols[0]) == to.bits else { return false }
    let bits = table.bits(of: term)
    let value = table.zeroExtend(symbols[0], to: bits)
    return [1, -1].contains { term == table.add(value, table.constant(signed: $0, bits: bits)) }
  }

  private func conversion(_ term: Term, _ from: ScalarType, _ to: ScalarType) -> Violation.Detail {
    var detail = Violation.Detail()
    detail.type = "\(to.isSigned ? "signed" : "unsigned") \(to.bits)"
    detail.offset = text(of: term, isSigned: from.isSigned)
    return detail
  }
}
