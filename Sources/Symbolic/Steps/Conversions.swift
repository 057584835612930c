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
      try checkConversion(term, from, to, result, origin, &state)
      return result
    case .boolean:
      let isZero =
        from.kind == .pointer ? isNull(term) : table.equal(term, table.constant(0, bits: table.bits(of: term)))
      return table.zeroExtend(table.not(isZero), to: to.bits)
    case .integerToPointer, .pointerToInteger, .pointer:
      return extended(term, from.kind == .integer ? from : ScalarType(integerOf: from.bits), to: to.bits)
    case .integerToFloating:
      if from.isSigned, let value = table.signedValue(term) {
        return table.constant(Double(value).bitPattern, bits: 64)
      }
      if let value = table.unsignedValue(term) { return table.constant(Double(value).bitPattern, bits: 64) }
      return symbols.make(to, symbols.kind(of: term))
    case .floatingToInteger:
      if let bits = table.unsignedValue(term) {
        let value = Double(bitPattern: bits).rounded(.towardZero)
        if value >= -0x1p63, value < 0x1p63 { return table.constant(UInt64(bitPattern: Int64(value)), bits: to.bits) }
      }
      return symbols.make(to, symbols.kind(of: term))
    case .floating:
      return term
    }
  }

  /// Whether an integer keeps its value in a narrower type or one of other sign.
  private func checkConversion(
    _ term: Term, _ from: ScalarType, _ to: ScalarType, _ result: Term, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    let isNarrower = to.bits < from.bits
    guard isNarrower || (from.isSigned && !to.isSigned) || (!from.isSigned && to.isSigned && to.bits == from.bits)
    else {
      return
    }
    // Arithmetic on bytes is done in int and put back: masks, shifts and complements mean to lose bits.
    if table.unsignedValue(term) != nil && !isMeaningful(term, from, to) { return }
    guard symbols.isFromOutside(term) else { return }
    let inside = table.symbols(in: term)
    guard inside.count == 1, let symbol = inside.first, table.bits(of: symbol) >= min(from.bits, to.bits) else {
      return
    }
    if isNarrower {
      let back = to.isSigned ? table.signExtend(result, to: from.bits) : table.zeroExtend(result, to: from.bits)
      try check(table.notEqual(back, term), .lossyConversion, origin, goesOn: true, &state) { _ in
        conversion(term, from, to)
      }
    } else {
      let zero = table.constant(0, bits: from.bits)
      try check(table.signedLess(term, zero), .signChange, origin, goesOn: true, &state) { _ in
        conversion(term, from, to)
      }
    }
  }

  private func isMeaningful(_ term: Term, _ from: ScalarType, _ to: ScalarType) -> Bool { false }

  private func conversion(_ term: Term, _ from: ScalarType, _ to: ScalarType) -> Violation.Detail {
    var detail = Violation.Detail()
    detail.type = "\(to.isSigned ? "signed" : "unsigned") \(to.bits)"
    detail.offset = text(of: term, isSigned: from.isSigned)
    return detail
  }

  func floating(
    _ operation: BinaryOperation, _ left: Operand, _ right: Operand, _ result: ScalarType, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) -> Value {
    let (a, b) = (determinate(left, &state), determinate(right, &state))
    if operation == .divide, let bits = table.unsignedValue(b), Double(bitPattern: bits) == 0 {
      reportCertain(.divisionByZero, origin, state, detail: Violation.Detail())
    }
    guard let first = table.unsignedValue(a), let second = table.unsignedValue(b) else {
      let kind = max(symbols.kind(of: a), symbols.kind(of: b))
      return symbols.make(result, kind == .address ? .imprecise : kind)
    }
    let (x, y) = (Double(bitPattern: first), Double(bitPattern: second))
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
}
