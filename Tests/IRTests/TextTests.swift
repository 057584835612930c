import Basics
import IR
import Testing

struct TextTests {
  @Test func everythingSurvives() throws {
    #expect(try UnitIR(parsing: Sample.unit).text == Sample.unit)
  }

  @Test func originsSurvive() throws {
    let text = """
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
    let unit = try UnitIR(parsing: text)
    #expect(unit.text(origins: true) == text)
    #expect(!unit.text.contains("!"))
    let function = unit.functions[unit.functions.ids[0]]
    #expect(
      function.text(in: unit, origins: true)
        == text.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { !$0.hasPrefix("fn") }.joined(separator: "\n"))
  }

  @Test func blanksAndCommentsDoNotMatter() throws {
    let text = """
      unit "a" ; a comment "
      target
      "avr" fn @f ( ) -> void external { b0 : jump b1 b1: return }
      """
    #expect(
      try UnitIR(parsing: text).text
        == "unit \"a\" target \"avr\"\n\nfn @f() -> void external {\nb0:\n  jump b1\nb1:\n  return\n}\n")
  }

  /// The usual layout of a type does not depend on where the text meets it first.
  @Test func layoutsSurvive() throws {
    let text = """
      unit "a" target "arm-none-eabi"
      layout u64 size 8 align 4
      layout *u64{8, 16} size 4 align 2
      global @a: i64{8, 4} external
      global @b: *u64{8, 16} external
      global @c: (*u64{8, 16}){4, 8} external
      global @d: [[i64{8, 4} x 2]{?, 1} x 3] external

      """
    #expect(try UnitIR(parsing: text).text == text)
  }

  @Test(arguments: [
    ("", "1:1: expected 'unit'"),
    ("unit \"a\" target \"pdp11\"", "1:17: expected the name of a known target"),
    ("unit \"a", "1:6: expected a closing quote on the line"),
    ("unit \"\\q\"", #"1:6: expected \n, \t, \", \\ or \xHH in the quotes"#),
    ("unit \"\\xff\"", "1:6: expected UTF-8 in the quotes"),
    (head + "global @a: i32 both", "2:16: expected 'internal' or 'external'"),
    (head + "global @a#1: i32 internal", "2:1: expected the name a, by the order of equal names"),
    (head + "global @a: i0 internal", "2:12: expected a type"),
    (head + "global @a: %node internal", "2:13: expected the name of a record"),
    (head + "%a = struct { b: i32 @ }", "2:25: expected 'size'"),
    (head + "%a = struct { b: i32 @ } size 4 align 4", "2:24: expected an offset in bits"),
    (head + "fn @f() -> void external { b1: return }", "2:28: expected block b0 or '}'"),
    (head + "fn @f() -> void external { b0: store x, i32 1", "2:38: expected the name of a local"),
    (head + "fn @f() -> void external { b0: %1: i32 = neg %1 return }", "2:28: expected a type for register %0"),
    (head + "fn @f() -> void external { b0: %0: i32 = neg %1 return }", "2:46: expected a register that has a type"),
    (head + "fn @f(a: i32) -> void external", "2:31: expected a body, for parameters with names"),
    (head + "fn @f(a: i32, i32) -> void external {}", "2:15: expected names of all parameters or of none"),
    (head + "fn @f() -> void external {} global @a: i32 internal", "2:36: expected globals before functions"),
    (
      head + "fn @f() -> void external { b0: goto i32 999999999999999999999999999999999999999999 [] }",
      "2:41: expected an integer of at most 128 bits"
    ),
  ])
  func mistakesTellTheirPlace(text: String, mistake: String) {
    #expect { try UnitIR(parsing: text) } throws: { "\($0)" == mistake }
  }

  @Test func depthIsBounded() {
    let deep = String(repeating: "*", count: 100_000)
    #expect(throws: TextMistake.self) { try UnitIR(parsing: head + "global @a: \(deep)i32 internal") }
    let parentheses = String(repeating: "(", count: 100_000)
    #expect(throws: TextMistake.self) { try UnitIR(parsing: head + "global @a: \(parentheses)i32 internal") }
    let arrays = String(repeating: "[", count: 100_000)
    #expect(throws: TextMistake.self) { try UnitIR(parsing: head + "global @a: \(arrays)i32 internal") }
  }
}

private let head = "unit \"a\" target \"arm-none-eabi\"\n"
