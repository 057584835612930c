import IR
import Interpreter
import Testing

/// Each kind with a program that commits it and a twin that does not.
struct UndefinedBehaviourTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var kind: UndefinedBehaviour.Kind
    /// Instructions of `main`; it returns `i32 0` where the text does not end it.
    var bad: String
    var good: String
    var testDescription: String { kind.rawValue }
  }

  static let before = """
    %pair = struct { a: i32 @0, b: i32 @32 } size 8 align 4
    %either = union { byte: i8 @0, truth: bool @0 } size 1 align 1
    %packed = struct { a: i8 @0, b: i32 @8 } size 5 align 1
    global @array: [i32 x 4] internal = { 0: i32 1, 4: i32 2, 8: i32 3, 12: i32 4 }
    global @other: [i32 x 4] internal = {}
    global @matrix: [[i32 x 2] x 3] internal = {}
    global @text: [i8 x 4] internal const string = { 0: bytes "abc\\x00" }
    global @words: [i8 x 16] internal = { 0: bytes "hello" }
    global @truth: [%either x 2] internal = { 0: i8 2, 1: i8 1 }
    fn @malloc(u64) -> *void external
    fn @free(*void) -> void external
    fn @memcpy(*void, *void, u64) -> *void external
    fn @strcpy(*i8, *i8) -> *i8 external
    fn @strlen(*i8) -> u64 external
    fn @printf(*i8, ...) -> i32 external
    fn @longjmp(*u64, i32) -> void external noreturn
    fn @one(n: i32) -> i32 internal defined {
    b0:
      %0: i32 = load n
      return %0
    }
    fn @none() -> i32 internal defined {
    b0:
      return i32 undefined
    }
    fn @escape() -> *i32 internal defined {
      local x: i32 addressed
    b0:
      live x
      store x, i32 1
      %0: *i32 = address x
      dead x
      return %0
    }
    fn @rest(n: i32, ...) -> i32 internal defined {
      local list: [u64 x 3] addressed
    b0:
      live list
      %0: *[u64 x 3] = address list
      call builtin va_start(%0)
      %1: i32 = call builtin va_arg(%0)
      return %1
    }
    """

  static let examples = [
    Example(
      kind: .outOfBounds, bad: "%0: *i32 = ptradd *i32 @array, i32 4 stride 4\n%1: i32 = load *%0",
      good: "%0: *i32 = ptradd *i32 @array, i32 3 stride 4\n%1: i32 = load *%0"),
    Example(
      kind: .arrayIndex,
      bad: "%0: i32 = load @array[i32 0]\n%1: i32 = add %0, i32 1\n%2: i32 = load @matrix[i32 0][%1]",
      good: "%0: i32 = load @array[i32 0]\n%1: i32 = load @matrix[i32 0][%0]"),
    Example(
      kind: .useAfterFree,
      bad: "%0: *void = call @malloc(u64 4)\ncall @free(%0)\n%1: *i32 = convert ptr %0\nstore *%1, i32 1",
      good: "%0: *void = call @malloc(u64 4)\n%1: *i32 = convert ptr %0\nstore *%1, i32 1\ncall @free(%0)"),
    Example(
      kind: .useAfterScope, bad: "%0: *i32 = call @escape()\n%1: i32 = load *%0",
      good: "%0: *i32 = call @escape()"),
    Example(
      kind: .uninitialised,
      bad: "%0: *void = call @malloc(u64 8)\n%1: *i32 = convert ptr %0\n%2: i32 = load *%1\n%3: i32 = add %2, i32 1",
      good: "%0: *void = call @malloc(u64 8)\n%1: *%pair = convert ptr %0\ncopy *%1 from *%1"),
    Example(
      kind: .nullPointer, bad: "%0: i32 = load (**%pair null).b",
      good: "%0: *i32 = address (**%pair null).b"),
    Example(
      kind: .misaligned,
      bad:
        "%0: *i8 = convert ptr *i32 @array\n%1: *i8 = ptradd %0, i32 1 stride 1\n%2: *i32 = convert ptr %1\n%3: i32 = load *%2",
      good: "%0: *%packed = convert ptr *i32 @array\n%1: i32 = load (*%0).b"),
    Example(
      kind: .invalidAddress, bad: "%0: i32 = load **i32 1073741824",
      good: "%0: *i32 = ptradd *i32 1073741824, i32 1 stride 4"),
    Example(
      kind: .constantWrite, bad: "store @text[i32 0], i8 1", good: "%0: i8 = load @text[i32 0]"),
    Example(
      kind: .signedOverflow, bad: "%0: i32 = call @one(i32 2147483647)\n%1: i32 = add %0, i32 1",
      good:
        "%0: i32 = call @one(i32 2147483647)\n%1: u32 = convert int %0\n%2: u32 = add %1, u32 1\n%3: u32 = add %2, u32 2147483648"
    ),
    Example(
      kind: .shiftCount, bad: "%0: i32 = call @one(i32 32)\n%1: i32 = shl i32 1, %0",
      good: "%0: i32 = call @one(i32 30)\n%1: i32 = shl i32 1, %0"),
    Example(
      kind: .shiftOverflow, bad: "%0: i32 = call @one(i32 -1)\n%1: i32 = shl %0, i32 1",
      good: "%0: i32 = call @one(i32 -1)\n%1: i32 = shr %0, i32 1"),
    Example(
      kind: .divisionByZero, bad: "%0: i32 = call @one(i32 0)\n%1: i32 = rem i32 1, %0",
      good: "%0: f64 = div f64 1.0, f64 0.0"),
    Example(
      kind: .floatConversion, bad: "%0: i8 = convert float2int f64 128.0", good: "%0: i8 = convert float2int f64 127.9"),
    Example(
      kind: .pointerArithmetic, bad: "%0: *i32 = ptradd *i32 @array, i32 5 stride 4",
      good: "%0: *i32 = ptradd *i32 @array, i32 4 stride 4"),
    Example(
      kind: .pointerComparison, bad: "%0: i32 = lt *i32 @array, *i32 @other",
      good: "%0: i32 = lt *i32 @array, *i32 @array+4\n%1: i32 = eq *i32 @array, *i32 @other"),
    Example(
      kind: .pointerDifference, bad: "%0: i64 = ptrdiff *i32 @array, *i32 @other stride 4",
      good: "%0: i64 = ptrdiff *i32 @array+8, *i32 @array stride 4"),
    Example(
      kind: .invalidBoolean,
      bad: "%0: *bool = convert ptr *i8 @truth\n%1: bool = load *%0",
      good: "%0: *bool = convert ptr *i8 @truth+1\n%1: bool = load *%0"),
    Example(
      kind: .missingReturn, bad: "%0: i32 = call @none()\nbranch %0, b1, b1\nb1:", good: "%0: i32 = call @none()"),
    Example(
      kind: .functionType, bad: "%0: f64 = call (*fn(f64) -> f64 @one)(f64 1.0)",
      good: "%0: u32 = call (*fn(u32) -> u32 @one)(u32 1)"),
    Example(
      kind: .invalidCall, bad: "%0: *fn() -> i32 = convert ptr *i32 @array\n%1: i32 = call (%0)()",
      good:
        "%0: *void = convert ptr *fn(i32) -> i32 @one\n%1: *fn(i32) -> i32 = convert ptr %0\n%2: i32 = call (%1)(i32 1)"
    ),
    Example(
      kind: .overlap,
      bad:
        "%0: *void = convert ptr *i8 @words\n%1: *void = convert ptr *i8 @words+2\n%2: *void = call @memcpy(%0, %1, u64 4)",
      good:
        "%0: *void = convert ptr *i8 @words\n%1: *void = convert ptr *i8 @words+4\n%2: *void = call @memcpy(%0, %1, u64 4)"
    ),
    Example(
      kind: .doubleFree, bad: "%0: *void = call @malloc(u64 4)\ncall @free(%0)\ncall @free(%0)",
      good: "%0: *void = call @malloc(u64 4)\ncall @free(%0)\ncall @free(*void null)"),
    Example(
      kind: .invalidFree, bad: "%0: *void = convert ptr *i32 @array\ncall @free(%0)", good: "call @free(*void null)"),
    Example(
      kind: .variadicArgument, bad: "%0: i32 = call @rest(i32 0)", good: "%0: i32 = call @rest(i32 0, i32 1)"),
    Example(
      kind: .format,
      bad:
        "store @words[i32 0], i8 37\nstore @words[i32 1], i8 100\nstore @words[i32 2], i8 0\n%0: i32 = call @printf(*i8 @words, f64 1.0)",
      good:
        "store @words[i32 0], i8 37\nstore @words[i32 1], i8 100\nstore @words[i32 2], i8 0\n%0: i32 = call @printf(*i8 @words, i32 1)"
    ),
    Example(
      kind: .longJump, bad: "call @longjmp(*u64 @buffer, i32 1) noreturn\nunreachable noreturn",
      good: "%0: i32 = call builtin setjmp(*u64 @buffer)"),
    Example(kind: .unreachable, bad: "unreachable builtin", good: "return i32 0"),
    Example(kind: .builtinOperand, bad: "%0: i32 = call builtin clz(u32 0)", good: "%0: i32 = call builtin clz(u32 1)"),
  ]

  @Test(arguments: examples)
  func isReported(_ example: Example) throws {
    let before = Self.before.replacing("fn @malloc", with: "global @buffer: [u64 x 5] internal = {}\nfn @malloc")
    #expect(try Running().kind(complete(example.bad), before: before) == example.kind)
    let good = try Running().main(complete(example.good), before: before)
    #expect(good.status == 0, "\(good.end)")
  }

  private func complete(_ body: String) -> String {
    let ends = body.contains("unreachable") || body.contains("return ")
    return "b0:\n" + body + (ends ? "" : "\nreturn i32 0")
  }

  @Test func lenientKindsGoOn() throws {
    var running = Running()
    running.options = .permissive
    let body =
      "b0:\n%0: i32 = call @one(i32 2147483647)\n%1: i32 = add %0, i32 1\n%2: i32 = shr %1, i32 31\n%3: i32 = and %2, i32 7\nreturn %3"
    #expect(try running.status(body, before: Self.before) == 7)
  }

  @Test func theStackIsTold() throws {
    let outcome = try Running().outcome(
      """
      fn @inner(n: i32) -> i32 internal defined {
      b0: !0:0:0...1
        %0: i32 = load n !1:0:10...11
        %1: i32 = div i32 1, %0 !2:0:12...13
        return %1
      }
      fn @main() -> i32 external defined {
      b0: !3:0:20...21
        %0: i32 = call @inner(i32 0) !4:0:22...23
        return %0
      }
      """)
    guard case .undefined(let found) = outcome.end else {
      Issue.record("\(outcome.end)")
      return
    }
    #expect(found.kind == .divisionByZero)
    #expect(found.stack.map(\.function) == ["inner", "main"])
    #expect(found.stack.map { $0.origin?.node } == [2, 4])
    #expect(!found.message.en.isEmpty && !found.message.ja.isEmpty)
  }

  @Test func unsequencedModification() throws {
    // i = i++ and a[i] = i++ of C11 6.5p2; i = i + 1 and the comma are fine.
    let head = """
        local i: i32
        order s0 assign, s1 unseq s0.0, s2 assign s1.0, s3 leaf s2.0, s4 leaf s2.1, s5 leaf s0.1
        order s6 seq, s7 leaf s6.0, s8 leaf s6.1
      b0:
        live i
        store i, i32 0 init
      """
    let bad = head + "\n%0: i32 = load i ~s3\n%1: i32 = add %0, i32 1\nstore i, %1 ~s4\nstore i, %0 ~s5\nreturn i32 0"
    let good = head + "\n%0: i32 = load i ~s3\n%1: i32 = add %0, i32 1\nstore i, %1 ~s5\nreturn i32 0"
    let comma = head + "\nstore i, i32 1 ~s7\nstore i, i32 2 ~s8\nreturn i32 0"
    #expect(try Running().kind(bad) == .unsequenced)
    #expect(try Running().status(good) == 0)
    #expect(try Running().status(comma) == 0)
  }
}
