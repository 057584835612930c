/// A 64-bit hash whose value never changes between runs, machines and versions.
///
/// FNV-1a with a final mix (Fowler, Noll, Vo; the mixer is that of MurmurHash3). Not for secrets.
public struct StableHash: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  public mutating func combine(byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Adds the UTF-8 bytes of a text and a terminator, so that adjacent texts cannot run together.
  public mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte: byte) }
    combine(byte: 0xff)
  }

  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte: byte) }
    combine(byte: 0xff)
  }

  public var value: UInt64 {
    var h = state
    h ^= h >> 33
    h = h &* 0xff51_afd7_ed55_8ccd
    h ^= h >> 33
    h = h &* 0xc4ce_b9fe_1a85_ec53
    return h ^ (h >> 33)
  }

  /// The value as sixteen lower-case hexadecimal digits.
  public var hexadecimal: String { value.hexadecimal }
}

extension UInt64 {
  /// Sixteen lower-case hexadecimal digits.
  public var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
