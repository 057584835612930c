@testable import Solver

/// The same random numbers every time.
struct Random: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

/// An expression as it is written, before any simplification, with a meaning of its own: plain integers.
indirect enum Expression {
  enum Unary: CaseIterable { case complement, negate }
  enum Binary: CaseIterable {
    case add, subtract, multiply, unsignedDivide, signedDivide, unsignedRemainder, signedRemainder, and, or, xor
    case shiftLeft, logicalShiftRight, arithmeticShiftRight
  }
  enum Relation: CaseIterable {
    case equal, notEqual, unsignedLess, unsignedLessOrEqual, signedLess, signedLessOrEqual
    case unsignedAdd, unsignedSubtract, unsignedMultiply, signedAdd, signedSubtract, signedMultiply
  }

  case symbol(Int, bits: Int)
  case constant(Int, bits: Int)
  case unary(Unary, Expression)
  case binary(Binary, Expression, Expression)
  case relation(Relation, Expression, Expression)
  case extract(Expression, low: Int, bits: Int)
  case zeroExtend(Expression, bits: Int)
  case signExtend(Expression, bits: Int)
  case concatenate(Expression, Expression)
  case choice(Expression, Expression, Expression)

  var bits: Int {
    switch self {
    case .symbol(_, let bits), .constant(_, let bits), .extract(_, _, let bits), .zeroExtend(_, let bits),
      .signExtend(_, let bits):
      bits
    case .unary(_, let a), .binary(_, let a, _), .choice(_, let a, _): a.bits
    case .relation: 1
    case .concatenate(let a, let b): a.bits + b.bits
    }
  }

  // MARK: Meaning

  /// The value without sign; the widths are small enough for Int.
  func value(_ symbols: [Int]) -> Int {
    let modulus = 1 << bits
    func wrapped(_ value: Int) -> Int { ((value % modulus) + modulus) % modulus }
    switch self {
    case .symbol(let index, _): return symbols[index]
    case .constant(let value, _): return wrapped(value)
    case .unary(.complement, let a): return modulus - 1 - a.value(symbols)
    case .unary(.negate, let a): return wrapped(-a.value(symbols))
    case .binary(let operation, let a, let b):
      return wrapped(Self.result(operation, a.value(symbols), b.value(symbols), a.bits))
    case .relation(let relation, let a, let b):
      return Self.holds(relation, a.value(symbols), b.value(symbols), a.bits) ? 1 : 0
    case .extract(let a, let low, _): return wrapped(a.value(symbols) / (1 << low))
    case .zeroExtend(let a, _): return a.value(symbols)
    case .signExtend(let a, _): return wrapped(Self.signed(a.value(symbols), a.bits))
    case .concatenate(let a, let b): return a.value(symbols) * (1 << b.bits) + b.value(symbols)
    case .choice(let c, let a, let b): return c.value(symbols) == 1 ? a.value(symbols) : b.value(symbols)
    }
  }

  static func signed(_ value: Int, _ bits: Int) -> Int { value >= 1 << (bits - 1) ? value - (1 << bits) : value }

  private static func result(_ operation: Binary, _ a: Int, _ b: Int, _ bits: Int) -> Int {
    let (x, y) = (signed(a, bits), signed(b, bits))
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .unsignedDivide: return b == 0 ? -1 : a / b
    case .unsignedRemainder: return b == 0 ? a : a % b
    case .signedDivide: return y == 0 ? (x < 0 ? 1 : -1) : x / y
    case .signedRemainder: return y == 0 ? x : x % y
    case .and: return a & b
    case .or: return a | b
    case .xor: return a ^ b
    case .shiftLeft: return b >= bits ? 0 : a << b
    case .logicalShiftRight: return b >= bits ? 0 : a >> b
    case .arithmeticShiftRight: return x >> min(b, bits)
    }
  }

  private static func holds(_ relation: Relation, _ a: Int, _ b: Int, _ bits: Int) -> Bool {
    let (x, y) = (signed(a, bits), signed(b, bits))
    let unsignedRange = 0..<(1 << bits)
    let signedRange = -(1 << (bits - 1))..<(1 << (bits - 1))
    switch relation {
    case .equal: return a == b
    case .notEqual: return a != b
    case .unsignedLess: return a < b
    case .unsignedLessOrEqual: return a <= b
    case .signedLess: return x < y
    case .signedLessOrEqual: return x <= y
    case .unsignedAdd: return !unsignedRange.contains(a + b)
    case .unsignedSubtract: return !unsignedRange.contains(a - b)
    case .unsignedMultiply: return !unsignedRange.contains(a * b)
    case .signedAdd: return !signedRange.contains(x + y)
    case .signedSubtract: return !signedRange.contains(x - y)
    case .signedMultiply: return !signedRange.contains(x * y)
    }
  }

  // MARK: Term

  /// The term that the table makes of it.
  func term(_ table: TermTable, _ symbols: [Term]) -> Term {
    switch self {
    case .symbol(let index, _): return symbols[index]
    case .constant(let value, let bits): return table.constant(signed: Int64(value), bits: bits)
    case .unary(.complement, let a): return table.complement(a.term(table, symbols))
    case .unary(.negate, let a): return table.negate(a.term(table, symbols))
    case .binary(let operation, let a, let b):
      return Self.term(operation, table, a.term(table, symbols), b.term(table, symbols))
    case .relation(let relation, let a, let b):
      return Self.term(relation, table, a.term(table, symbols), b.term(table, symbols))
    case .extract(let a, let low, let bits): return table.extract(a.term(table, symbols), low: low, bits: bits)
    case .zeroExtend(let a, let bits): return table.zeroExtend(a.term(table, symbols), to: bits)
    case .signExtend(let a, let bits): return table.signExtend(a.term(table, symbols), to: bits)
    case .concatenate(let a, let b):
      return table.concatenate(high: a.term(table, symbols), low: b.term(table, symbols))
    case .choice(let c, let a, let b):
      return table.ifThenElse(c.term(table, symbols), a.term(table, symbols), b.term(table, symbols))
    }
  }

  private static func term(_ operation: Binary, _ table: TermTable, _ a: Term, _ b: Term) -> Term {
    switch operation {
    case .add: table.add(a, b)
    case .subtract: table.subtract(a, b)
    case .multiply: table.multiply(a, b)
    case .unsignedDivide: table.unsignedDivide(a, b)
    case .signedDivide: table.signedDivide(a, b)
    case .unsignedRemainder: table.unsignedRemainder(a, b)
    case .signedRemainder: table.signedRemainder(a, b)
    case .and: table.and(a, b)
    case .or: table.or(a, b)
    case .xor: table.xor(a, b)
    case .shiftLeft: table.shiftLeft(a, b)
    case .logicalShiftRight: table.logicalShiftRight(a, b)
    case .arithmeticShiftRight: table.arithmeticShiftRight(a, b)
    }
  }

  private static func term(_ relation: Relation, _ table: TermTable, _ a: Term, _ b: Term) -> Term {
    switch relation {
    case .equal: table.equal(a, b)
    case .notEqual: table.notEqual(a, b)
    case .unsignedLess: table.unsignedLess(a, b)
    case .unsignedLessOrEqual: table.unsignedLessOrEqual(a, b)
    case .signedLess: table.signedLess(a, b)
    case .signedLessOrEqual: table.signedLessOrEqual(a, b)
    case .unsignedAdd: table.overflows(.add, signed: false, a, b)
    case .unsignedSubtract: table.overflows(.subtract, signed: false, a, b)
    case .unsignedMultiply: table.overflows(.multiply, signed: false, a, b)
    case .signedAdd: table.overflows(.add, signed: true, a, b)
    case .signedSubtract: table.overflows(.subtract, signed: true, a, b)
    case .signedMultiply: table.overflows(.multiply, signed: true, a, b)
    }
  }
}

/// Random expressions over symbols of a few bits.
struct Generator {
  var random: Random
  let widths: [Int]

  init(_ seed: Int, bits: Int = 10) {
    random = Random(seed)
    var widths: [Int] = []
    var rest = bits
    while rest > 0 && widths.count < 3 {
      let width = Int.random(in: 1...min(8, rest), using: &random)
      widths.append(width)
      rest -= width
    }
    self.widths = widths
  }

  /// All values of the symbols.
  var assignments: [[Int]] {
    widths.reduce([[]]) { lists, width in lists.flatMap { list in (0..<1 << width).map { list + [$0] } } }
  }

  mutating func expression(_ bits: Int, depth: Int) -> Expression {
    if depth == 0 || Int.random(in: 0..<12, using: &random) == 0 { return leaf(bits) }
    if bits == 1 { return truth(depth: depth) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return .unary(Expression.Unary.allCases.randomElement(using: &random)!, expression(bits, depth: depth - 1))
    case 1:
      return .choice(truth(depth: depth - 1), expression(bits, depth: depth - 1), expression(bits, depth: depth - 1))
    case 2, 3: return resized(bits, depth: depth)
    default:
      let operation = Expression.Binary.allCases.randomElement(using: &random)!
      return .binary(operation, expression(bits, depth: depth - 1), expression(bits, depth: depth - 1))
    }
  }

  private mutating func resized(_ bits: Int, depth: Int) -> Expression {
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where bits > 1:
      let width = Int.random(in: 1..<bits, using: &random)
      return .zeroExtend(expression(width, depth: depth - 1), bits: bits)
    case 1 where bits > 1:
      let width = Int.random(in: 1..<bits, using: &random)
      return .signExtend(expression(width, depth: depth - 1), bits: bits)
    case 2 where bits > 1:
      let width = Int.random(in: 1..<bits, using: &random)
      return .concatenate(expression(width, depth: depth - 1), expression(bits - width, depth: depth - 1))
    default:
      let width = min(12, bits + Int.random(in: 1...4, using: &random))
      let low = Int.random(in: 0...(width - bits), using: &random)
      return .extract(expression(width, depth: depth - 1), low: low, bits: bits)
    }
  }

  mutating func truth(depth: Int) -> Expression {
    if depth <= 0 { return leaf(1) }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return .unary(.complement, truth(depth: depth - 1))
    case 1: return .binary(.and, truth(depth: depth - 1), truth(depth: depth - 1))
    case 2: return .binary(.or, truth(depth: depth - 1), truth(depth: depth - 1))
    case 3:
      let operation = Expression.Binary.allCases.randomElement(using: &random)!
      return .binary(operation, truth(depth: depth - 1), truth(depth: depth - 1))
    case 4:
      let width = Int.random(in: 1...8, using: &random)
      return .extract(expression(width, depth: depth - 1), low: Int.random(in: 0..<width, using: &random), bits: 1)
    default:
      let width =
        Int.random(in: 0..<3, using: &random) == 0
        ? Int.random(in: 1...8, using: &random) : widths.randomElement(using: &random)!
      let relation = Expression.Relation.allCases.randomElement(using: &random)!
      return .relation(relation, expression(width, depth: depth - 1), expression(width, depth: depth - 1))
    }
  }

  private mutating func leaf(_ bits: Int) -> Expression {
    let fitting = widths.indices.filter { widths[$0] == bits }
    if let index = fitting.randomElement(using: &random), Int.random(in: 0..<4, using: &random) > 0 {
      return .symbol(index, bits: bits)
    }
    // A symbol of another width, made to fit.
    if Int.random(in: 0..<2, using: &random) == 0, let index = widths.indices.randomElement(using: &random) {
      let width = widths[index]
      let symbol = Expression.symbol(index, bits: width)
      if width > bits { return .extract(symbol, low: Int.random(in: 0...(width - bits), using: &random), bits: bits) }
      if width < bits {
        return Bool.random(using: &random) ? .zeroExtend(symbol, bits: bits) : .signExtend(symbol, bits: bits)
      }
    }
    let special = [0, 1, -1, 1 << (bits - 1), (1 << (bits - 1)) - 1, 2, 3, 4, 7]
    let isSpecial = Bool.random(using: &random)
    return .constant(
      isSpecial ? special.randomElement(using: &random)! : Int.random(in: 0..<1 << bits, using: &random), bits: bits)
  }
}
