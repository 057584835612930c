/// Encodings of floating formats that the host's language does not have everywhere (IEEE 754-2019, 3.4).
enum FloatBits {
  /// To binary16, to nearest, ties to even.
  static func half(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    let sign = UInt16(truncatingIfNeeded: bits >> 16) & 0x8000
    let exponent = Int(bits >> 23 & 0xff) - 127
    let fraction = bits & 0x7f_ffff
    if exponent == 128 { return sign | 0x7c00 | (fraction == 0 ? 0 : 0x200) }
    if exponent > 15 { return sign | 0x7c00 }
    if exponent < -25 { return sign }
    let significand = fraction | (exponent < -126 ? 0 : 0x80_0000)
    let drop = UInt32(exponent < -14 ? 13 + (-14 - exponent) : 13)
    var result = significand >> drop
    let rest = significand & ((1 << drop) - 1)
    let tie = UInt32(1) << (drop - 1)
    if rest > tie || (rest == tie && result & 1 == 1) { result += 1 }
    // The leading bit of a normal number adds one to the exponent.
    let biased = exponent < -14 ? 0 : UInt32(exponent + 14)
    return sign | UInt16(truncatingIfNeeded: (biased << 10) + result)
  }

  static func half(_ bits: UInt16) -> Float {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1f)
    let fraction = Float(bits & 0x3ff)
    if exponent == 31 { return fraction == 0 ? sign * .infinity : .nan }
    if exponent == 0 { return sign * fraction * 0x1p-24 }
    return sign * (1024 + fraction) * Float(sign: .plus, exponent: exponent - 25, significand: 1)
  }

  /// To bfloat16, to nearest, ties to even.
  static func brain(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    if value.isNaN { return UInt16(truncatingIfNeeded: bits >> 16) | 0x40 }
    return UInt16(truncatingIfNeeded: (bits &+ 0x7fff &+ (bits >> 16 & 1)) >> 16)
  }

  static func brain(_ bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) << 16) }

  /// To binary128; the host's significand is shorter, so that nothing is rounded.
  static func quadruple(_ value: Extended) -> UInt128 {
    let sign: UInt128 = value.sign == .minus ? 1 << 127 : 0
    if value.isNaN { return sign | 0x7fff << 112 | 1 << 111 }
    if value.isInfinite { return sign | 0x7fff << 112 }
    if value == 0 { return sign }
    var exponent = Int(value.exponent)
    var rest = value.magnitude.significand - 1
    var fraction: UInt128 = 0
    for _ in 0..<112 {
      rest *= 2
      fraction <<= 1
      if rest >= 1 {
        fraction |= 1
        rest -= 1
      }
    }
    exponent += 16383
    if exponent <= 0 { return sign | (fraction | 1 << 112) >> UInt128(1 - exponent) }
    return sign | UInt128(exponent) << 112 | fraction
  }

  /// Of binary128, rounded to the host's significand.
  static func quadruple(_ bits: UInt128) -> Extended {
    let exponent = Int(bits >> 112 & 0x7fff)
    let fraction = bits & ((1 << 112) - 1)
    let isNegative = bits >> 127 == 1
    let magnitude: Extended
    if exponent == 0x7fff {
      magnitude = fraction == 0 ? .infinity : .nan
    } else {
      let significand = exponent == 0 ? fraction : fraction | 1 << 112
      magnitude = scaled(Extended(significand), by: max(exponent, 1) - 16383 - 112)
    }
    return isNegative ? -magnitude : magnitude
  }

  private static func scaled(_ value: Extended, by exponent: Int) -> Extended {
    var result = value
    var rest = exponent
    while rest != 0 && result != 0 && result.isFinite {
      let step = max(-1000, min(1000, rest))
      result *= Extended(sign: .plus, exponent: Extended.Exponent(step), significand: 1)
      rest -= step
    }
    return result
  }
}
