/// What a row of the table is.
enum Operation: UInt8 {
  case constant, symbol, sum
  case multiply, unsignedDivide, signedDivide, unsignedRemainder, signedRemainder
  case and, or, xor, not
  case shiftLeft, logicalShiftRight, arithmeticShiftRight
  case extract, zeroExtend, signExtend, concatenate
  case equal, notEqual, unsignedLess, unsignedLessOrEqual, signedLess, signedLessOrEqual
  case ifThenElse, overflow
}

/// A row of the table.
///
/// `a`, `b` and `c` are rows of operands, but for
/// - constants: the lower and the upper half of the value;
/// - symbols: their number;
/// - sums: start and count in the pool of summands, and the row of the constant;
/// - extracts: the operand and the lowest bit;
/// - overflows: the operands, and the operation times two plus one if it is signed.
struct Node: Equatable {
  var operation: Operation
  var bits: UInt8
  var a: UInt32
  var b: UInt32 = 0
  var c: UInt32 = 0

  var width: Int { Int(bits) }
  var first: Term { Term(raw: a) }
  var second: Term { Term(raw: b) }
  var third: Term { Term(raw: c) }

  var overflowOperation: OverflowOperation { OverflowOperation(rawValue: c >> 1) ?? .add }
  var isSigned: Bool { c & 1 == 1 }

  @inline(__always) var hash: UInt64 {
    var h = UInt64(operation.rawValue) | UInt64(bits) << 8 | UInt64(a) << 16
    h = (h ^ (UInt64(b) << 32 | UInt64(c))) &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 29
    h = (h ^ UInt64(a)) &* 0xBF58_476D_1CE4_E5B9
    return h ^ h >> 32
  }
}
