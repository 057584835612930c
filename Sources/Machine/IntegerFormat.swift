/// The representation of an integer type: two's complement, up to 128 bits.
public struct IntegerFormat: Hashable, Sendable {
  public let bits: Int
  public let isSigned: Bool

  public init(bits: Int, isSigned: Bool) {
    self.bits = bits
    self.isSigned = isSigned
  }

  /// The smallest value.
  public var minimum: Int128 { !isSigned ? 0 : bits >= 128 ? .min : -(Int128(1) << (bits - 1)) }
  /// The largest value, clamped to what `Int128` holds.
  public var maximum: Int128 {
    let width = isSigned ? bits - 1 : bits
    return width >= 127 ? .max : (Int128(1) << width) - 1
  }

  public func contains(_ value: Int128) -> Bool { value >= minimum && value <= maximum }

  /// The value modulo 2^bits in the format's range.
  public func wrapped(_ value: Int128) -> Int128 {
    guard bits < 127 else { return value }
    let modulus = Int128(1) << bits
    let low = ((value % modulus) + modulus) % modulus
    return isSigned && low > maximum ? low - modulus : low
  }
}
