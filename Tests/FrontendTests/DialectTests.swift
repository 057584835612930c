import Build
import Frontend
import Source
import Syntax
import TestKit
import Testing

/// Sources in the dialects of embedded compilers parse without an error and with the right layout.
@Suite struct DialectTests {
  @Test(arguments: DialectSample.all)
  func sourcesParseWithTheRightLayout(_ sample: DialectSample) throws {
    let text = sample.source + "\nunsigned long frame_size = sizeof(struct frame);\n"
    let unit = try parseUnit(text, target: sample.target, dialect: sample.dialect, arguments: [])
    #expect(unit.tree.problems.map(\.message) == [])
    #expect(unit.incompleteFunctions.isEmpty)
    let size = unit.tree.roots.first { $0.declaration?.name == "frame_size" }?.initialiser?.constantValue
    #expect(size == Int128(sample.size))
  }

  @Test func rewritingKeepsEveryPlace() throws {
    let unit = try parseUnit(
      "__packed struct s { char a; int b; };\nint x @ 0x20;\nint after;\n", target: "arm-none-eabi", dialect: "iar",
      arguments: [])
    let after = try #require(unit.tree.roots.first { $0.declaration?.name == "after" })
    #expect(after.location.line == 3 && after.location.column == 1)
  }
}
