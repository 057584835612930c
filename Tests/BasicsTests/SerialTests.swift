import Basics
import Source
import Testing

@Suite struct SerialTests {
  @Test func valuesComeBackAsWritten() throws {
    var writer = SerialWriter()
    for number in [0, 1, -1, 127, 128, -128, .max, .min] { writer.write(number) }
    writer.write("表.c")
    writer.write("表.c")
    writer.write(Location(path: "a.c", line: 3, column: 1, endLine: 3, endColumn: 9))
    writer.write(Optional<String>.none)
    var reader = SerialReader(writer.bytes)
    for number in [0, 1, -1, 127, 128, -128, .max, .min] { #expect(try reader.integer() == number) }
    #expect(try reader.text() == "表.c")
    #expect(try reader.text() == "表.c")
    #expect(try reader.value(Location.self) == Location(path: "a.c", line: 3, column: 1, endLine: 3, endColumn: 9))
    #expect(try reader.optional(String.self) == nil)
  }

  @Test func bytesComeBackAsWritten() throws {
    var writer = SerialWriter()
    writer.write(raw: [1, 0x80, 0xff])
    writer.write(byte: 7)
    writer.write(UInt64.max)
    var reader = SerialReader(writer.bytes)
    #expect(try reader.raw() == [1, 0x80, 0xff])
    #expect(try reader.byte() == 7)
    #expect(try reader.unsigned() == .max)
    #expect(reader.remaining == 0)
    #expect(throws: SerialFailure.self) { try reader.byte() }
    var short = SerialReader([5, 1, 2])
    #expect(throws: SerialFailure.self) { try short.raw() }
  }

  @Test func malformedInputThrowsAndNeverTraps() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      var reader = SerialReader(bytes)
      _ = try? reader.array(Location.self)
    }
  }
}
