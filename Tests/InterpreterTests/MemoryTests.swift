import IR
import Interpreter
import Machine
import Testing

/// Memory: byte order, bit-fields, provenance, lifetime; the model is a plain array of bytes.
struct MemoryTests {
  static let targets = ["x86_64-linux-gnu", "arm-none-eabi", "powerpc-none-eabi", "msp430", "avr"]

  @Test(arguments: ["x86_64-linux-gnu", "powerpc-none-eabi", "armeb-none-eabi"])
  func bytesLieInTheOrderOfTheTarget(target: String) throws {
    let running = Running(target: target)
    let isBig = try running.unit("").target.dataModel.byteOrder == .big
    let before = "global @x: u32 internal = { 0: i32 16909060 }\nglobal @y: u16 internal = {}"
    let body = """
      b0:
        %0: *u8 = convert ptr *u32 @x
        %1: u8 = load *%0
        %2: i32 = convert int %1
        return %2
      """
    #expect(try running.status(body, before: before) == (isBig ? 1 : 4))
    let written = """
      b0:
        store @y, u16 258
        %0: *u8 = convert ptr *u16 @y
        %1: *u8 = ptradd %0, i32 1 stride 1
        %2: u8 = load *%1
        %3: i32 = convert int %2
        return %3
      """
    #expect(try running.status(written, before: before) == (isBig ? 2 : 1))
  }

  @Test(arguments: ["x86_64-linux-gnu", "powerpc-none-eabi"])
  func bitFieldsLieInTheOrderOfTheTarget(target: String) throws {
    let running = Running(target: target)
    let isBig = try running.unit("").target.dataModel.byteOrder == .big
    let before = """
      %s = struct { a: u32 @0 :3, b: i32 @3 :7, c: u32 @10 :22 } size 4 align 4
      global @s: %s internal = { 0: bits 5 @0 :3, 0: bits -3 @3 :7 }
      """
    func load(_ field: String) -> String {
      "b0:\n%0: i32 = load @s.\(field)\n%1: i32 = and %0, i32 255\nreturn %1"
    }
    #expect(try running.status(load("b"), before: before) == 0xfd)
    #expect(try running.status("b0:\n%0: u32 = load @s.a\n%1: i32 = convert int %0\nreturn %1", before: before) == 5)
    let first = """
      b0:
        store @s.b, i32 1
        %0: *u8 = convert ptr *%s @s
        %1: u8 = load *%0
        %2: i32 = convert int %1
        return %2
      """
    #expect(try running.status(first, before: before) == (isBig ? 0xa0 : 0x0d))
  }

  @Test func indeterminateBitsOfABitField() throws {
    let before = "%s = struct { a: u32 @0 :3, b: u32 @3 :5 } size 4 align 4"
    let head = "  local s: %s\nb0:\n  live s\n  store s.a, u32 5\n"
    #expect(try Running().status(head + "%0: u32 = load s.a\n%1: i32 = convert int %0\nreturn %1", before: before) == 5)
    #expect(
      try Running().kind(head + "%0: u32 = load s.b\n%1: u32 = add %0, u32 1\nreturn i32 0", before: before)
        == .uninitialised)
  }

  /// Random stores and loads of every width, aligned or not, against an array of bytes.
  @Test(arguments: targets)
  func storesAndLoadsAgreeWithBytes(target: String) throws {
    var random = SplitMix(state: 42)
    var options = Options()
    // The wider accesses to bytes are what is looked at.
    options.lenient = [.misaligned, .effectiveType]
    let running = Running(target: target, options: options)
    let isBig = try running.unit("").target.dataModel.byteOrder == .big
    for _ in 0..<20 {
      var model = [UInt8](repeating: 0, count: 32)
      var lines: [String] = []
      var register = 0
      var expected: UInt64 = 0
      for _ in 0..<40 {
        let size = [1, 2, 4, 8].randomElement(using: &random)!
        let offset = Int.random(in: 0...(32 - size), using: &random)
        let value = UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64(64 - size * 8)
        lines.append("%\(register): *u8 = ptradd *u8 @bytes, i32 \(offset) stride 1")
        lines.append("%\(register + 1): *u\(size * 8) = convert ptr %\(register)")
        let positions = (0..<size).map { offset + (isBig ? size - 1 - $0 : $0) }
        if Bool.random(using: &random) {
          lines.append("store *%\(register + 1), u\(size * 8) \(value)")
          for (index, position) in positions.enumerated() {
            model[position] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
          }
          register += 2
        } else {
          lines.append("%\(register + 2): u\(size * 8) = load *%\(register + 1)")
          lines.append("%\(register + 3): u64 = convert int %\(register + 2)")
          lines.append("%\(register + 4): u64 = load @sum")
          lines.append("%\(register + 5): u64 = mul %\(register + 4), u64 31")
          lines.append("%\(register + 6): u64 = add %\(register + 5), %\(register + 3)")
          lines.append("store @sum, %\(register + 6)")
          register += 7
          let read = positions.enumerated().reduce(UInt64(0)) { $0 | UInt64(model[$1.1]) << UInt64(8 * $1.0) }
          expected = expected &* 31 &+ read
        }
      }
      lines.append("%\(register): u64 = load @sum\nreturn %\(register)")
      let unit = try running.unit(
        "global @bytes: [u8 x 32] internal = {}\nglobal @sum: u64 internal = {}\nfn @run() -> u64 external defined {\nb0:\n"
          + lines.joined(separator: "\n") + "\n}")
      let outcome = Interpreter(LinkedProgram([unit]), options).call("run", with: [])
      guard case .returned(.integer(let result)?) = outcome.end else {
        Issue.record("\(outcome.end)")
        return
      }
      #expect(result == Int128(expected))
    }
  }

  @Test(arguments: targets)
  func pointersSurviveIntegersAndCopies(target: String) throws {
    let running = Running(target: target)
    let size = (try running.unit("").target.dataModel.pointerBits + 7) / 8
    let word = "u\(size * 8)"
    let before = """
      global @x: i32 internal = { 0: i32 7 }
      global @p: *i32 internal = { 0: @x }
      global @q: *i32 internal = {}
      """
    let lines = (0..<size).flatMap { index -> [String] in
      let r = index * 3
      return [
        "%\(r): *u8 = ptradd *u8 @p, i32 \(index) stride 1", "%\(r + 1): u8 = load *%\(r)",
        "%\(r + 2): *u8 = ptradd *u8 @q, i32 \(index) stride 1", "store *%\(r + 2), %\(r + 1)",
      ]
    }
    let r = size * 3
    let body =
      (["b0:"] + lines + [
        "%\(r): *i32 = load @q", "%\(r + 1): \(word) = convert ptr2int %\(r)",
        "%\(r + 2): \(word) = add %\(r + 1), \(word) 0", "%\(r + 3): *i32 = convert int2ptr %\(r + 2)",
        "%\(r + 4): i32 = load *%\(r + 3)", "return %\(r + 4)",
      ]).joined(separator: "\n")
    let outcome = try running.main(body, before: before)
    #expect(outcome.status == 7, "\(outcome.end)")
  }

  @Test func buffersOfTheCaller() throws {
    let unit = try Running().unit(
      """
      fn @fill(p: *u8, n: i32) -> i32 external defined {
      b0:
        %0: *u8 = load p
        %1: i32 = load n
        %2: *u8 = ptradd %0, %1 stride 1
        store *%2, u8 9
        return %1
      }
      """)
    let interpreter = Interpreter(LinkedProgram([unit]))
    let buffer = try #require(interpreter.buffer([1, nil, 3, 4]))
    let inside = interpreter.call("fill", with: [.pointer(to: buffer), .integer(2)])
    guard case .returned(.integer(2)?) = inside.end else {
      Issue.record("\(inside.end)")
      return
    }
    #expect(interpreter.contents(of: buffer) == [1, nil, 9, 4])
    let outside = interpreter.call("fill", with: [.pointer(to: buffer), .integer(4)])
    guard case .undefined(let found) = outside.end else {
      Issue.record("\(outside.end)")
      return
    }
    #expect(found.kind == .outOfBounds)
  }

  @Test func aHostWithoutMemoryForTheTablesIsALimit() throws {
    var running = Running()
    running.options.limits.stack = 1 << 50
    guard case .limit(.memory) = try running.main("b0:\nreturn i32 0").end else {
      Issue.record("no limit")
      return
    }
  }

  @Test func limitsAreNoUndefinedBehaviour() throws {
    var running = Running()
    running.options.limits.steps = 1000
    guard case .limit(.steps) = try running.main("b0:\njump b1\nb1:\njump b1").end else {
      Issue.record("no limit")
      return
    }
    let deep = "fn @f() -> void internal defined {\nb0:\ncall @f()\nreturn\n}"
    let outcome = try Running().main("b0:\ncall @f()\nreturn i32 0", before: deep)
    guard case .limit = outcome.end else {
      Issue.record("\(outcome.end)")
      return
    }
  }
}

/// A small generator, so that failures come back (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
