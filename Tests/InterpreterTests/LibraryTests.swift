import Foundation
import IR
import Interpreter
import Testing

/// The C library: what the host's library says is what the program must say.
struct LibraryTests {
  private static let declarations = """
    fn @printf(*i8, ...) -> i32 external
    fn @qsort(*void, u64, u64, *fn(*void, *void) -> i32) -> void external
    fn @setjmp(*u64) -> i32 external returns_twice
    fn @longjmp(*u64, i32) -> void external noreturn
    fn @realloc(*void, u64) -> *void external
    fn @free(*void) -> void external
    fn @strcmp(*i8, *i8) -> i32 external
    fn @strtol(*i8, **i8, i32) -> i64 external
    fn @exit(i32) -> void external noreturn
    fn @atexit(*fn() -> void) -> i32 external
    fn @puts(*i8) -> i32 external
    """

  private func text(_ format: String) -> String {
    "bytes \"" + format.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\\x00\""
  }

  private func printed(_ format: String, _ argument: String) throws -> String {
    let before =
      "global @format: [i8 x \(format.utf8.count + 1)] internal const = { 0: \(text(format)) }\n"
      + "global @text: [i8 x 12] internal const = { 0: bytes \"hello world\" }\n" + Self.declarations
    let outcome = try Running().main(
      "b0:\n%0: i32 = call @printf(*i8 @format, \(argument))\nreturn i32 0", before: before)
    guard case .returned = outcome.end else {
      Issue.record("\(outcome.end) \(format)")
      return ""
    }
    return outcome.text
  }

  private func flags(_ random: inout SplitMix) -> String {
    var text = ["-", "+", " ", "#", "0"].filter { _ in Int.random(in: 0..<4, using: &random) == 0 }.joined()
    if Bool.random(using: &random) { text += "\(Int.random(in: 1..<25, using: &random))" }
    if Bool.random(using: &random) { text += ".\(Int.random(in: 0..<12, using: &random))" }
    return text
  }

  @Test func integersPrintAsTheHostPrintsThem() throws {
    var random = SplitMix(state: 1)
    for _ in 0..<150 {
      let letter = ["d", "i", "u", "x", "X", "o", "c"].randomElement(using: &random)!
      let isLong = letter != "c" && Bool.random(using: &random)
      let shift = Int64.random(in: 0..<64, using: &random)
      let value = Int64(truncatingIfNeeded: random.next()) >> shift
      let format = "%" + flags(&random) + (isLong ? "l" : "") + letter
      let small = Int32(truncatingIfNeeded: letter == "c" ? 65 + value & 15 : value)
      let expected = isLong ? String(format: format, Int(value)) : String(format: format, small)
      let argument = isLong ? "i64 \(value)" : "i32 \(small)"
      #expect(try printed(format, argument) == expected, "\(format) \(value)")
    }
  }

  @Test func numbersPrintAsTheHostPrintsThem() throws {
    var random = SplitMix(state: 2)
    for _ in 0..<80 {
      let letter = ["f", "e", "g", "E", "G", "a"].randomElement(using: &random)!
      let value = Double(Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0..<60, using: &random)) / 1024
      let format = "%" + flags(&random) + letter
      #expect(try printed(format, "f64 \(value)") == String(format: format, value), "\(format) \(value)")
    }
  }

  @Test func textsArePaddedAndCut() throws {
    #expect(try printed("[%-8.3s]", "*i8 @text") == "[hel     ]")
    #expect(try printed("[%12s]", "*i8 @text") == "[ hello world]")
    #expect(try printed("100%%%s", "*i8 @text") == "100%hello world")
  }

  @Test func sortingCallsBack() throws {
    let before =
      """
      global @a: [i32 x 5] internal = { 0: i32 5, 4: i32 -1, 8: i32 3, 12: i32 9, 16: i32 0 }
      \(Self.declarations)
      fn @compare(a: *void, b: *void) -> i32 internal defined {
      b0:
        %0: *void = load a
        %1: *i32 = convert ptr %0
        %2: i32 = load *%1
        %3: *void = load b
        %4: *i32 = convert ptr %3
        %5: i32 = load *%4
        %6: i32 = sub %2, %5
        return %6
      }
      """
    let body = """
      b0:
        %0: *void = convert ptr *i32 @a
        call @qsort(%0, u64 5, u64 4, *fn(*void, *void) -> i32 @compare)
        %1: i32 = load @a[i32 0]
        %2: i32 = load @a[i32 4]
        %3: i32 = mul %2, i32 10
        %4: i32 = add %3, %1
        return %4
      """
    #expect(try Running().status(body, before: before) == 89)
  }

  @Test func longJumpsReturnTwice() throws {
    let before =
      """
      global @buffer: [u64 x 25] internal = {}
      \(Self.declarations)
      fn @leap(n: i32) -> void internal defined {
      b0:
        %0: i32 = load n
        call @longjmp(*u64 @buffer, %0) noreturn
        unreachable noreturn
      }
      """
    let body = """
        local count: i32
      b0:
        live count
        store count, i32 5 init
        %0: i32 = call @setjmp(*u64 @buffer)
        %1: i32 = load count
        %2: i32 = add %1, i32 1
        store count, %2
        branch %0, b2, b1
      b1:
        call @leap(i32 40)
        return i32 1
      b2:
        %3: i32 = load count
        %4: i32 = add %3, %0
        return %4
      """
    #expect(try Running().status(body, before: before) == 47)
  }

  @Test func reallocationKeepsContents() throws {
    let body = """
      b0:
        %0: *void = call @realloc(*void null, u64 4)
        %1: *i32 = convert ptr %0
        store *%1, i32 77
        %2: *void = call @realloc(%0, u64 4000)
        %3: *i32 = convert ptr %2
        %4: i32 = load *%3
        call @free(%2)
        return %4
      """
    #expect(try Running().status(body, before: Self.declarations) == 77)
    let stale = body.replacing("load *%3", with: "load *%1")
    #expect(try Running().kind(stale, before: Self.declarations) == .useAfterFree)
  }

  @Test func exitHandlersRunLastFirst() throws {
    let before =
      """
      global @one: [i8 x 2] internal const = { 0: bytes "1\\x00" }
      global @two: [i8 x 2] internal const = { 0: bytes "2\\x00" }
      \(Self.declarations)
      fn @first() -> void internal defined {
      b0:
        %0: i32 = call @puts(*i8 @one)
        return
      }
      fn @second() -> void internal defined {
      b0:
        %0: i32 = call @puts(*i8 @two)
        return
      }
      """
    let body = """
      b0:
        %0: i32 = call @atexit(*fn() -> void @first)
        %1: i32 = call @atexit(*fn() -> void @second)
        call @exit(i32 3) noreturn
        unreachable noreturn
      """
    let outcome = try Running().main(body, before: before)
    #expect(outcome.text == "2\n1\n")
    #expect(outcome.status == 3)
  }

  @Test func unknownFunctionsEndTheRun() throws {
    let outcome = try Running().main("b0:\ncall @mystery()\nreturn i32 0", before: "fn @mystery() -> void external")
    guard case .unsupported(let what) = outcome.end else {
      Issue.record("\(outcome.end)")
      return
    }
    #expect(what.contains("mystery"))
  }

  @Test func unitsAreLinked() throws {
    let first = try Running().unit(
      """
      global @shared: i32 external tentative = {}
      global @only: i32 internal = { 0: i32 1 }
      fn @get() -> i32 external
      fn @weak() -> i32 external defined weak {
      b0:
        return i32 1
      }
      fn @main() -> i32 external defined {
      b0:
        %0: i32 = load @shared
        %1: i32 = call @get()
        %2: i32 = call @weak()
        %3: i32 = mul %0, %1
        %4: i32 = add %3, %2
        return %4
      }
      """)
    let second = try Running().unit(
      """
      global @shared: i32 external = { 0: i32 20 }
      global @only: i32 internal = { 0: i32 2 }
      fn @get() -> i32 external defined {
      b0:
        %0: i32 = load @only
        return %0
      }
      fn @weak() -> i32 external defined {
      b0:
        return i32 5
      }
      """)
    let program = LinkedProgram([first, second])
    #expect(program.problems.isEmpty)
    #expect(Interpreter(program).run().status == 45)
    #expect(LinkedProgram([second, second]).problems.count == 3)
    #expect(LinkedProgram([first]).problems == [.missingFunction("get")])
  }
}
