import IR
import Machine

/// How a scalar lies in memory and in cells.
struct Scalar: Hashable {
  enum Kind: UInt8 {
    case integer
    /// 65 to 128 bits.
    case wide
    case boolean
    case pointer
    case half, brain, single, double
    /// Kept as the host's widest floating type.
    case extended, quadruple
  }
  var kind: Kind
  var isSigned: Bool
  /// Bytes in memory.
  var size: Int
  /// Value bits of an integer.
  var bits: Int

  init(_ kind: Kind, isSigned: Bool = false, size: Int, bits: Int) {
    self.kind = kind
    self.isSigned = isSigned
    self.size = size
    self.bits = bits
  }

  /// Nil for types whose values fit in no register.
  init?(_ type: MachineType) {
    switch type.kind {
    case .boolean: self.init(.boolean, size: type.size ?? 1, bits: 8)
    case .integer(let format):
      self.init(
        format.bits > 64 ? .wide : .integer, isSigned: format.isSigned, size: type.size ?? (format.bits + 7) / 8,
        bits: format.bits)
    case .pointer: self.init(.pointer, size: type.size ?? 8, bits: (type.size ?? 8) * 8)
    case .floating(let format):
      let size = type.size ?? 8
      switch format {
      case .half: self.init(.half, size: size, bits: 16)
      case .brain: self.init(.brain, size: size, bits: 16)
      case .single: self.init(.single, size: size, bits: 32)
      case .double: self.init(.double, size: size, bits: 64)
      case .extended: self.init(.extended, size: size, bits: 80)
      case .quadruple: self.init(.quadruple, size: size, bits: 128)
      }
    case .void, .complex, .array, .record, .function, .vector: return nil
    }
  }

  /// Whether a value takes two cells.
  var isWide: Bool { kind == .wide || kind == .extended || kind == .quadruple }
  var isFloating: Bool {
    switch kind {
    case .half, .brain, .single, .double, .extended, .quadruple: true
    case .integer, .wide, .boolean, .pointer: false
    }
  }
  var isInteger: Bool { kind == .integer || kind == .wide || kind == .boolean }
  var isPointer: Bool { kind == .pointer }

  /// Whether the machine passes values of both types in the same way.
  func agrees(with other: Scalar) -> Bool {
    if isInteger && other.isInteger { return size == other.size }
    if isPointer && other.isPointer { return true }
    return kind == other.kind
  }

  static let int32 = Scalar(.integer, isSigned: true, size: 4, bits: 32)
}

/// A value of any scalar type outside of the register file.
struct Word {
  var low: UInt64
  var high: UInt64
  var tag: Tag

  init(_ low: UInt64, high: UInt64 = 0, tag: Tag = .none) {
    self.low = low
    self.high = high
    self.tag = tag
  }
  init(_ value: Int128) {
    self.init(
      UInt64(truncatingIfNeeded: value), high: UInt64(truncatingIfNeeded: value >> 64))
  }
  init(_ value: Double) { self.init(value.bitPattern) }
  init(_ cell: Cell) { self.init(cell.bits, tag: cell.tag) }

  static let zero = Word(UInt64(0))

  /// The value as an integer of a type.
  func integer(_ type: Scalar) -> Int128 {
    if type.kind == .wide { return Int128(truncatingIfNeeded: UInt128(high) << 64 | UInt128(low)) }
    return type.isSigned ? Int128(Int64(bitPattern: low)) : Int128(low)
  }

  /// The integer wrapped to a type.
  static func wrapping(_ value: Int128, _ type: Scalar) -> Word {
    switch type.kind {
    case .wide:
      guard type.bits < 128 else { return Word(value) }
      let shift = Int128(128 - type.bits)
      if type.isSigned { return Word((value << shift) >> shift) }
      return Word(Int128(truncatingIfNeeded: (UInt128(truncatingIfNeeded: value) << UInt128(shift)) >> UInt128(shift)))
    default:
      let shift = UInt64(max(0, 64 - type.bits))
      let low = UInt64(truncatingIfNeeded: value)
      if type.isSigned { return Word(UInt64(bitPattern: Int64(bitPattern: low << shift) >> Int64(shift))) }
      return Word((low << shift) >> shift)
    }
  }
}

#if arch(x86_64) && !os(Windows) && !os(Android)
  typealias Extended = Float80
#else
  /// Where the host has no wider type, `long double` is computed as `double`.
  typealias Extended = Double
#endif

extension Word {
  /// The value as a floating number of a type.
  func floating(_ type: Scalar) -> Extended {
    switch type.kind {
    case .half, .brain, .single: Extended(Float(bitPattern: UInt32(truncatingIfNeeded: low)))
    case .double: Extended(Double(bitPattern: low))
    default: Self.extended(low, high)
    }
  }

  /// The number rounded to a type.
  static func floating(_ value: Extended, _ type: Scalar) -> Word {
    switch type.kind {
    case .half: Word(UInt64(Float(FloatBits.half(FloatBits.half(Float(value)))).bitPattern))
    case .brain: Word(UInt64(FloatBits.brain(FloatBits.brain(Float(value))).bitPattern))
    case .single: Word(UInt64(Float(value).bitPattern))
    case .double: Word(Double(value).bitPattern)
    default: extended(value)
    }
  }

  #if arch(x86_64) && !os(Windows) && !os(Android)
    private static func extended(_ low: UInt64, _ high: UInt64) -> Float80 {
      Float80(
        sign: high & 0x8000 == 0 ? .plus : .minus, exponentBitPattern: UInt(high & 0x7fff),
        significandBitPattern: low)
    }
    private static func extended(_ value: Float80) -> Word {
      let exponent = UInt64(value.exponentBitPattern)
      var significand = value.significandBitPattern
      if exponent != 0 { significand |= 1 << 63 }
      return Word(significand, high: exponent | (value.sign == .minus ? 0x8000 : 0))
    }
  #else
    private static func extended(_ low: UInt64, _ high: UInt64) -> Double { Double(bitPattern: low) }
    private static func extended(_ value: Double) -> Word { Word(value.bitPattern) }
  #endif
}
