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

  @Test func malformedInputThrowsAndNeverTraps() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      var reader = SerialReader(bytes)
      _ = try? reader.array(Location.self)
    }
  }
}
