import Basics
import IR
import Testing

/// The binary form carries the same as the text form, and broken bytes never trap.
struct SerialTests {
  private func bytes(of text: String) throws -> [UInt8] {
    var writer = SerialWriter()
    writer.write(try UnitIR(parsing: text))
    return writer.bytes
  }

  private static let withOrigins = """
    unit "main.c" target "arm-none-eabi"
    global @x: i32 internal !2:5...9 = { 0: i32 1 }

    fn @f(n: i32 !0:8...10) -> i32 external defined !0:4...60
      obstacle unknown-expression "&&x" !1:7...8 {
      local a: i32 !0:20...21
    b0: !1:0:12...60
      live a !2:0:20...21
      %0: i32 = load n !4294967295:3:4...4294967295
      return %0
    }

    """

  @Test(arguments: [Sample.unit, withOrigins]) func everythingSurvives(text: String) throws {
    let unit = try UnitIR(parsing: text)
    var reader = SerialReader(try bytes(of: text))
    let copy = try UnitIR(from: &reader)
    #expect(copy.text(origins: true) == unit.text(origins: true))
    #expect(copy.target == unit.target)
    #expect(reader.remaining == 0)
  }

  @Test func typesAreSharedAfterReading() throws {
    var reader = SerialReader(try bytes(of: Sample.unit))
    var copy = try UnitIR(from: &reader)
    let count = copy.types.ids.count
    for id in copy.types.ids where copy.types[id].record == nil { #expect(copy.types.intern(copy.types[id]) == id) }
    #expect(copy.types.ids.count == count)
  }

  @Test func truncationsAreRefused() throws {
    let bytes = try bytes(of: Sample.unit)
    for length in 0..<bytes.count {
      var reader = SerialReader(Array(bytes[..<length]))
      #expect(throws: SerialFailure.self) { try UnitIR(from: &reader) }
    }
  }

  @Test(arguments: 0..<8) func mutationsOfBytes(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let bytes = try bytes(of: Sample.unit)
    var accepted = 0
    for _ in 0..<200 {
      var broken = bytes
      for _ in 0...dice.below(2) { broken[dice.below(broken.count)] = UInt8(dice.below(256)) }
      var reader = SerialReader(broken)
      guard let unit = try? UnitIR(from: &reader) else { continue }
      accepted += 1
      _ = verify(unit)
      _ = unit.text
    }
    #expect(accepted > 0)
  }
}
