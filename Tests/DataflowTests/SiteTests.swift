import Basics
import Dataflow
import IR
import Testing

/// A unit in the text form with one function of interest.
struct Subject {
  let unit: UnitIR
  let id: ID<Function>
  let body: Body

  init(_ text: String, function: String = "f") throws {
    let parsed = try UnitIR(parsing: "unit \"test.c\" target \"x86_64-linux-gnu\"\n" + text)
    let found = parsed.functions.ids.first { parsed.functions[$0].name == function }
    id = try #require(found)
    body = try #require(parsed.functions[id].body)
    unit = parsed
  }
}

@Suite struct SiteTests {
  private func names(_ text: String) throws -> [String] {
    let subject = try Subject(text)
    return checkSites(of: subject.body, in: subject.unit).map { "\($0.block.raw):\($0.index) \($0.hazard.name)" }
  }

  @Test func accessesThroughPointersAreSites() throws {
    let sites = try names(
      """
      %s = struct { a: i32 @0, b: [i32 x 4] @32 } size 20 align 4
      global @g: %s internal = {}
      fn @f(p: *%s, i: i32) -> i32 external defined {
        local x: i32
      b0:
        live x
        %0: *%s = load p
        %1: i32 = load (*%0).a
        store x, %1
        %2: i32 = load x
        store @g.a, %2
        %3: i32 = load i
        store @g.b[%3], %2
        copy @g from *%0
        return %2
      }
      """)
    let expected = [
      "0:2 null-dereference", "0:2 out-of-bounds-read", "0:2 use-after-free", "0:4 uninitialised-read",
      "0:7 out-of-bounds-write", "0:8 null-dereference", "0:8 out-of-bounds-read", "0:8 use-after-free",
    ]
    #expect(sites == expected)
  }

  @Test func registersOfDevicesAreNoSites() throws {
    let sites = try names(
      """
      fn @f() -> u32 external defined {
      b0:
        %0: u32 = load **u32 1073741824 volatile
        %1: *u32 = convert int2ptr i64 4096
        store *%1, %0 volatile
        return %0
      }
      """)
    #expect(sites == [])
  }

  @Test func arithmeticHasSitesByItsType() throws {
    let sites = try names(
      """
      fn @f(a: i32, b: u32) -> i32 external defined {
      b0:
        %0: i32 = load a
        %1: u32 = load b
        %2: i32 = add %0, i32 1
        %3: u32 = add %1, u32 1
        %4: i32 = div %2, %0
        %5: u32 = rem %3, %1
        %6: i32 = shl %4, %1
        %7: u32 = shr %5, %0
        %8: i32 = neg %6
        %9: u8 = convert int %7
        %10: i32 = convert int %7
        %11: i32 = convert int %9
        %12: u32 = convert int %8
        %13: u8 = convert int i32 300
        return %8
      }
      """)
    let expected = [
      "0:2 signed-overflow", "0:4 division-by-zero", "0:4 signed-overflow", "0:5 division-by-zero", "0:6 bad-shift",
      "0:6 shift-overflow", "0:7 bad-shift", "0:8 signed-overflow", "0:9 lossy-conversion", "0:10 sign-change",
      "0:12 sign-change",
    ]
    #expect(sites == expected)
  }
}
