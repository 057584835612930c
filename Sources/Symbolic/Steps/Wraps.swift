internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Unsigned arithmetic that may wrap for what somebody outside chooses: wrong where something is decided by the result.
struct PossibleWrap {
  let operation: BinaryOperation
  let left: Term
  let right: Term
  let scalar: ScalarType
  let function: LinkedProgram.Reference<Function>
  let origin: ID<Origin>
}

extension Explorer {
  /// Notes products and differences of what comes from outside, which nothing watches where they come about.
  func noteWrap(
    _ operation: BinaryOperation, _ a: Term, _ b: Term, _ result: Term, _ scalar: ScalarType, _ origin: ID<Origin>,
    _ state: State
  ) {
    guard wraps[result] == nil, table.unsignedValue(result) == nil, !table.isSymbol(result),
      table.unsignedValue(a) == nil, table.unsignedValue(b) == nil, isDirect(a), isDirect(b),
      isWrapOfOutside(operation, a, b)
    else { return }
    wraps[result] = PossibleWrap(
      operation: operation, left: a, right: b, scalar: scalar, function: state.top.code.reference, origin: origin)
  }

  private func isWrapOfOutside(_ operation: BinaryOperation, _ a: Term, _ b: Term) -> Bool {
    let sides = [a, b].map { side in table.symbols(in: side).compactMap { symbols.info($0) } }
    // What a loop goes on with, and how many bytes there are, is taken modulo its type.
    guard sides.joined().allSatisfy({ !$0.isAccumulated && !$0.isExtent && !$0.isPointer }) else { return false }
    // What the program itself keeps may be any of what it has kept so far.
    let isKeptAllowed = operation == .subtract
    guard sides.joined().allSatisfy({ $0.kind.isArbitrary || (isKeptAllowed && $0.kind == .contract) }) else {
      return false
    }
    let outside = sides.map { side in side.contains { $0.kind == .outside } }
    switch operation {
    case .multiply: return outside.allSatisfy { $0 }
    case .subtract: return outside.contains(true)
    default: return false
    }
  }

  /// Checks what is compared by order: a product with a limit, and a difference with zero, above which it always is.
  func checkWraps(
    _ comparison: BinaryOperation, _ a: Term, _ b: Term, _ scalar: ScalarType, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) {
    let orders: [BinaryOperation] = [.less, .lessOrEqual, .greater, .greaterOrEqual]
    guard orders.contains(comparison) else { return }
    try checkSum(a, against: b, scalar, origin, &state)
    try checkSum(b, against: a, scalar, origin, &state)
    guard !wraps.isEmpty, !scalar.isSigned else { return }
    for (side, other, isAbove) in [(a, b, comparison == .greater), (b, a, comparison == .less)] {
      guard let wrap = wraps[unextended(side)] else { continue }
      if wrap.operation == .subtract, !isAbove || table.unsignedValue(other) != 0 { continue }
      let kind: OverflowOperation = wrap.operation == .multiply ? .multiply : .subtract
      let isHere = wrap.function == state.top.code.reference
      let bad = table.overflows(kind, signed: false, wrap.left, wrap.right)
      try check(bad, .unsignedWrap, isHere ? wrap.origin : origin, goesOn: true, &state) { _ in
        arithmetic(wrap.operation, wrap.left, wrap.right, wrap.scalar)
      }
    }
  }

  /// Checks a sum of numbers that all come from outside and are compared with a limit: one that wraps passes for a small
  /// one.
  private func checkSum(
    _ sum: Term, against limit: Term, _ scalar: ScalarType, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    let narrow = unextended(sum)
    let bits = table.bits(of: narrow)
    // A sum in a signed type overflows, which is judged where it comes about.
    guard bits <= 32, !scalar.isSigned || narrow != sum,
      case .sum(let parts, let constant) = table.shape(of: narrow),
      parts.count == 2, constant < 1 << UInt64(bits - 1),
      parts.allSatisfy({ $0.coefficient == 1 && isOfOutside($0.term) }),
      table.unsignedValue(limit).map({ $0 >= Self.leastLimit }) ?? true
    else { return }
    // Whoever compares the sum with one of its parts asks whether it has wrapped.
    let own = Set(table.symbols(in: narrow))
    guard !table.symbols(in: limit).contains(where: { own.contains($0) }) else { return }
    var wide = table.constant(constant, bits: 64)
    for part in parts { wide = table.add(wide, table.zeroExtend(part.term, to: 64)) }
    let bad = table.unsignedLess(table.constant((1 << UInt64(bits)) - 1, bits: 64), wide)
    try check(bad, .unsignedWrap, origin, goesOn: true, &state) { _ in
      arithmetic(.add, parts[0].term, parts[1].term, ScalarType(integerOf: bits))
    }
  }

  /// Limits below which no number of bytes or elements is compared.
  private static let leastLimit: UInt64 = 8

  private func isOfOutside(_ term: Term) -> Bool {
    let inside = table.symbols(in: term).compactMap { symbols.info($0) }
    return !inside.isEmpty
      && inside.allSatisfy { $0.kind == .outside && !$0.isAccumulated && !$0.isExtent && !$0.isPointer }
  }

  /// A number in the width that it had before it was widened.
  func unextended(_ term: Term) -> Term {
    if case .zeroExtend(let inner) = table.shape(of: term) { inner } else { term }
  }
}
