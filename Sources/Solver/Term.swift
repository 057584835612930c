/// A bit-vector of 1...64 bits by its row in a `TermTable`; truth values have 1 bit.
public struct Term: Hashable, Comparable, Sendable, BitwiseCopyable {
  public let raw: UInt32

  @inlinable init(raw: UInt32) { self.raw = raw }

  var row: Int { Int(raw) }

  @inlinable public static func < (a: Term, b: Term) -> Bool { a.raw < b.raw }
}

/// A term with its factor in a sum.
public struct Summand: Hashable, Sendable, BitwiseCopyable {
  public var coefficient: UInt64
  public var term: Term
}

/// What a term is, with its operands.
public enum Shape: Hashable, Sendable {
  case constant(UInt64)
  case symbol
  /// The sum of the summands and the constant, modulo two to the number of bits.
  case sum([Summand], constant: UInt64)
  case binary(BinaryOperation, Term, Term)
  case comparison(Comparison, Term, Term)
  case not(Term)
  case extract(Term, low: Int)
  case zeroExtend(Term)
  case signExtend(Term)
  case concatenate(high: Term, low: Term)
  case ifThenElse(Term, Term, Term)
  case overflows(OverflowOperation, signed: Bool, Term, Term)
}

/// An operation on two bit-vectors of the same width that is not written as a sum.
public enum BinaryOperation: Hashable, Sendable {
  case multiply, unsignedDivide, signedDivide, unsignedRemainder, signedRemainder
  case and, or, xor
  case shiftLeft, logicalShiftRight, arithmeticShiftRight
}

/// A comparison of two bit-vectors of the same width.
public enum Comparison: Hashable, Sendable {
  case equal, notEqual, unsignedLess, unsignedLessOrEqual, signedLess, signedLessOrEqual
}

/// An operation that is asked whether its mathematical result leaves the range of the operands' width.
public enum OverflowOperation: UInt32, Hashable, Sendable {
  case add, subtract, multiply
}
