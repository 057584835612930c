import Syntax
import Testing

/// Constants of more bits than `double` has, rounded once.
@Suite struct WideFloatingValueTests {
  @Test(arguments: [
    // What GCC makes of them for x86 (sign and exponent, then the significand).
    ("0.1L", 0x3ffb_cccc_cccc_cccc_cccd as UInt128),
    ("1e4000L", 0x73e6_d1ba_8323_fe55_8c61),
    ("1e-4940L", 0x0000_0000_0006_6327_8e62),
    ("0x1.8p-16440L", 0x0000_0000_0000_0000_0030),
    ("3.14159265358979323846264338327950288L", 0x4000_c90f_daa2_2168_c235),
    ("36893488147419103231.0L", 0x4040_8000_0000_0000_0000),
    (".5e1L", 0x4001_a000_0000_0000_0000), ("0X.8P1L", 0x3fff_8000_0000_0000_0000),
    ("1'000.0L", 0x4008_fa00_0000_0000_0000), ("0.0L", 0),
  ])
  func extendedConstantsAreThoseOfGCC(literal: String, bits: UInt128) throws {
    let value = try #require(WideFloatingValue(literal: literal, format: .extended))
    #expect(value.bits(in: .extended, isNegative: false) == bits, "\(literal)")
    #expect(value.bits(in: .extended, isNegative: true) == bits | 1 << 79)
  }

  @Test(arguments: [
    "", "L", "12", "0x10", "0x1.8", "1e", "1e+", ".", "e5", "1e99999L", "1e5000L", "1e-6000L", "0x1p20000",
  ])
  func whatIsNoConstantOfTheFormatHasNoValue(literal: String) {
    #expect(WideFloatingValue(literal: literal, format: .extended) == nil)
  }

  @Test func quadrupleConstantsHaveAllOfTheirBits() throws {
    // 1/10 is 1.1001 1001 … in binary.
    let tenth = try #require(WideFloatingValue(literal: "0.1L", format: .quadruple))
    #expect(tenth.bits(in: .quadruple, isNegative: false) == 0x3ffb_9999_9999_9999_9999_9999_9999_999a)
    let one = try #require(WideFloatingValue(literal: "1.0L", format: .quadruple))
    #expect(one.bits(in: .quadruple, isNegative: false) == 0x3fff << 112)
  }

  @Test func narrowerFormatsRoundToNearest() throws {
    let value = try #require(WideFloatingValue(literal: "0.7L", format: .extended))
    #expect(value.exactDouble == nil)
    #expect(value.rounded(toSingle: false) == 0.7)
    #expect(value.rounded(toSingle: true) == Double(0.7 as Float))
    #expect(WideFloatingValue(literal: "0.75L", format: .extended)?.exactDouble == 0.75)
    #expect(WideFloatingValue(literal: "1e4000L", format: .extended)?.rounded(toSingle: false) == nil)
    // Halfway between two doubles: to even.
    #expect(
      WideFloatingValue(literal: "9007199254740993.0L", format: .extended)?.rounded(toSingle: false)
        == 9007199254740992)
  }
}
