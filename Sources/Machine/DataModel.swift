/// The widths, signedness, byte order and alignment of C's basic types on one target.
public struct DataModel: Hashable, Sendable {
  public enum ByteOrder: String, Sendable { case little, big }

  /// Bits in a `char`: 8 everywhere but on word-addressed signal processors.
  public let charBits: Int
  public let intBits: Int
  public let longBits: Int
  public let pointerBits: Int
  public let doubleBits: Int
  public let wideCharBits: Int
  /// The strictest alignment of a basic type, in bytes.
  public let maximumAlignment: Int
  /// Whether plain `char` is signed (ISO/IEC 9899:2018 §6.2.5 leaves it open).
  public let charIsSigned: Bool
  public let byteOrder: ByteOrder

  public init(
    charBits: Int = 8, intBits: Int, longBits: Int, pointerBits: Int, doubleBits: Int, wideCharBits: Int,
    maximumAlignment: Int, charIsSigned: Bool, byteOrder: ByteOrder
  ) {
    self.charBits = charBits
    self.intBits = intBits
    self.longBits = longBits
    self.pointerBits = pointerBits
    self.doubleBits = doubleBits
    self.wideCharBits = wideCharBits
    self.maximumAlignment = maximumAlignment
    self.charIsSigned = charIsSigned
    self.byteOrder = byteOrder
  }
}
