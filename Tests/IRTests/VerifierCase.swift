import Testing

/// A mistake in a few lines, and the same lines without it.
struct VerifierCase: CustomTestStringConvertible {
  var good: String
  var bad: String
  var defect: String
  /// Defects that follow from the first.
  var others: [String] = []

  var testDescription: String { defect }

  static let head = """
    unit "a" target "arm-none-eabi"
    %node = struct { next: *%node @0, value: i32 @32, flags: u8 @64 :3, list: [i16 x 4] @80 } size 20 align 4
    %pair = struct { a: i32 @0, b: i32 @32 } size 8 align 4

    """

  static let all = data + structure + places + values + calls

  /// The mistake is `bad` where the lines have `good`.
  static func function(_ lines: String, _ good: String, _ bad: String, _ defect: String) -> VerifierCase {
    VerifierCase(
      good: lines.replacing("$", with: good), bad: lines.replacing("$", with: bad), defect: "@f" + defect)
  }

  /// One instruction or more in the only block of a function.
  static func step(_ good: String, _ bad: String, _ defect: String) -> VerifierCase {
    let lines = """
      global @table: [i32 x 4] external
      fn @g(i32, *i32) -> i32 external
      fn @v(i32, ...) -> void external
      fn @o(%pair) -> %pair external
      fn @old(?) -> void external
      fn @f(n: i32, p: *i32, q: *%node, c: i8, d: f64, l: i64) -> void external {
        local x: i32
        local pair: %pair
        local node: %node
        local vla: [i32 x ?]
        local b: bool
        local u: u32
        local s: f32
      b0:
        %0: i32 = load n
        %1: *i32 = load p
        %2: *%node = load q
        %3: i8 = load c
        %4: f64 = load d
        %5: i64 = load l
        %6: bool = load b
        %7: u32 = load u
        %8: f32 = load s
        $
        return
      }
      """
    return function(lines, good, bad, " b0:9: " + defect)
  }

  private static let data = [
    VerifierCase(
      good: "%r = struct { a: i32 @0, b: i32 @32 } size 8 align 4",
      bad: "%r = struct { a: i32 @0, b: i32 @40 } size 8 align 4", defect: "%r: field 1 is not inside the record"),
    VerifierCase(
      good: "%r = struct { a: i32 @3 :4 } size 4 align 4", bad: "%r = struct { a: i8 @3 :9 } size 4 align 4",
      defect: "%r: field 0 has more bits than its type"),
    VerifierCase(
      good: "%r = struct { a: i8 @8 } size 4 align 4", bad: "%r = struct { a: i8 @9 } size 4 align 4",
      defect: "%r: field 0 is between two bytes"),
    VerifierCase(
      good: "global @g: [i8 x 4] internal = { 0: bytes \"ab\", 2: i16 -1 }",
      bad: "global @g: [i8 x 4] internal = { 0: bytes \"ab\", 3: i16 -1 }",
      defect: "@g: the item at byte 3 is not inside the object"),
    VerifierCase(
      good: "global @g: [i8 x ?] internal size 4 = { 0: i32 4294967295 }",
      bad: "global @g: [i8 x ?] internal = { 0: i32 1 }", defect: "@g: it has contents but no size"),
    VerifierCase(
      good: "global @g: [i8 x 4] internal = { 1: i8 -128, 0: i8 255 }",
      bad: "global @g: [i8 x 4] internal = { 1: i8 -129, 0: i8 255 }",
      defect: "@g: the item at byte 1 does not fit, or names nothing"),
    VerifierCase(
      good: "global @g: [i32 x 2] internal = { 4: @g+4, 0: f32 1.5 } global @h: f32 external",
      bad: "global @g: [i32 x 2] internal = { 2: @g+4, 0: f32 1.5 } global @h: f32 external",
      defect: "@g: two items set byte 2"),
    VerifierCase(
      good: "global @g: i32 internal = { 0: bits 1 @0 :3, 0: bits 2 @3 :5 }",
      bad: "global @g: i32 internal = { 0: bits 1 @0 :4, 0: bits 2 @3 :5 }", defect: "@g: two items set byte 0"),
    VerifierCase(
      good: "global @g: *void internal = { 0: label @f b0 } fn @f() -> void external { b0: return }",
      bad: "global @g: *void internal = { 0: label @f b1 } fn @f() -> void external { b0: return }",
      defect: "@g: the item at byte 0 does not fit, or names nothing"),
  ]

  private static let structure = [
    function("fn @f: $ external", "fn() -> void", "i32", ": its type is no function type"),
    function(
      "fn @f() -> void external $", "{ b0: return }", "obstacle parse-error \"\" { b0: return }",
      ": a function with a body has no obstacles"),
    function("fn @f() -> void external { $ }", "b0: return", "", ": a body has an entry"),
    function("fn @f() -> void external { b0: jump b1 b1: jump $ }", "b1", "b0", ": the entry has predecessors"),
    function("fn @f() -> void external { b0: jump b1 b1: jump $ }", "b1", "b2", " b1:0: block b2 does not exist"),
    function(
      "fn @f() -> void external { b0: %0: u32 = neg u32 1 $ return }", "", "%0: u32 = neg u32 2",
      " b0:1: register %0 is set twice"),
    function(
      "fn @f() -> i32 external { b0: branch i32 1, b1, $ b1: %0: i32 = neg i32 1 jump b2 b2: return %0 }", "b1", "b2",
      " b2:0: register %0 is used where it may not be set"),
    function(
      "fn @f() -> i32 external { b0: %0: i32 = neg i32 1 %1: i32 = neg $ return %0 }", "%0", "%1",
      " b0:1: register %1 is used where it may not be set"),
    function(
      "fn @f() -> i32 external { register %1: i32 b0: %0: i32 = neg i32 1 return $ }", "%0", "%1",
      " b0:1: register %1 is used where it may not be set"),
    function(
      "fn @f: fn(?) -> void external { $ b0: return }", "parameter n: i32", "parameter n: i32 parameters 0",
      ": parameters come first, and nothing else does"),
    function(
      "fn @f: fn(i32) -> void external { $ b0: return }", "parameter n: i32", "parameter n: u32",
      ": the parameters are not those of the function's type"),
    function(
      "fn @f: fn(?) -> void external { $ b0: return }", "parameter n: i32", "parameter n: i32 parameters 2",
      ": there are 2 parameters"),
    function("fn @f() -> void external { local x: $ b0: return }", "i32", "void", ": local x has the type void"),
    function(
      "fn @f() -> void external { local x: i32 align $ b0: return }", "8", "0", ": local x is aligned to 0"),
    function(
      "fn @f() -> void external { order s0 seq, s1 leaf s$.0 b0: return }", "0", "1", ": s1 comes before its parent s1"),
    function(
      "fn @f() -> void external { order s0 assign, s1 leaf s0.$ b0: return }", "1", "2",
      ": s1 is part 2 of s0, which has two"),
    function(
      "fn @f() -> void external { order s0 leaf, s1 leaf s0.$ b0: return }", "0", "1",
      ": s1 is part 1 of s0, which has one"),
    function(
      "fn @f() -> void external { order s0 seq, s1 leaf s0.$ b0: return }", "7", "-1", ": s1 is part -1"),
    function(
      "fn @f() -> void external { local x: i32 order s0 seq b0: dead x ~$ return }", "s0", "s1",
      " b0:0: sequencing s1 does not exist"),
    function(
      "fn @f() -> void external { local x: i32 b0: live x $ dead x return }", "%0: i32 = load x",
      "dead x %0: i32 = load x", " b0:2: local x may not be alive here"),
    function(
      "fn @f(n: i32) -> void external { local x: i32 b0: %0: i32 = load n $ branch %0, b1, b2 b1: live x jump b2 "
        + "b2: store x, i32 1 return }", "live x", "", " b2:0: local x may not be alive here"),
    function(
      "fn @f() -> i32 external { b0: return $ }", "i32 1", "u32 1", " b0:0: a value of type u32 is returned as i32"),
    function(
      "fn @f() -> $ external { local x: %pair b0: return object x }", "%pair", "%node",
      " b0:0: an object of type %pair is returned as %node"),
    function(
      "fn @f(n: $) -> void external { b0: %0: $ = load n branch %0, b1, b1 b1: return }", "bool", "f32",
      " b0:1: a branch by f32"),
    function(
      "fn @f(n: i8) -> void external { b0: %0: i8 = load n switch %0 { 1...3: b1, $: b1, otherwise: b1 } b1: return }",
      "4", "3", " b0:1: 3 belongs to two cases"),
    function(
      "fn @f(n: i8) -> void external { b0: %0: i8 = load n switch %0 { $: b1, otherwise: b1 } b1: return }", "-128",
      "128", " b0:1: the case 128...128 is not in the range of i8"),
    function(
      "fn @f(n: i8) -> void external { b0: %0: i8 = load n switch %0 { $: b1, otherwise: b1 } b1: return }", "1...2",
      "2...1", " b0:1: the case 2...1 is empty"),
    function(
      "fn @f(n: $) -> void external { b0: %0: $ = load n switch %0 { otherwise: b1 } b1: return }", "u8", "f64",
      " b0:1: a switch by f64"),
    function(
      "fn @f(n: $) -> void external { b0: %0: $ = load n goto %0 [b1] b1: return }", "*void", "u32",
      " b0:1: a jump to u32"),
  ]
}
