import Basics
import Dataflow
import IR
import Lattice
import Testing

/// What the prover leaves open, in functions that show one thing each.
@Suite struct ProverTests {
  private func values(_ text: String, budget: Int = Values.defaultBudget) throws -> Values {
    let subject = try Subject(text)
    return Values(of: subject.body, in: subject.unit, facts: UnitFacts(of: subject.unit), budget: budget)
  }

  /// The sites that are undecided, with the reason.
  private func open(_ text: String) throws -> [String] {
    let values = try values(text)
    return zip(values.sites, values.judgements).compactMap { site, judgement in
      guard case .undecided(let reason) = judgement.verdict else { return nil }
      return "\(site.block.raw):\(site.index) \(site.hazard.name) \(reason.rawValue)"
    }
  }

  @Test func aCounterStaysInTheArray() throws {
    let loop = { (last: Int) in
      """
      fn @f() -> void external defined {
        local a: [i32 x 8] addressed
        local i: i32
      b0:
        live a
        live i
        store i, i32 0
        jump b1
      b1:
        %0: i32 = load i
        %1: i32 = lt %0, i32 \(last)
        branch %1, b2, b3
      b2:
        %2: i32 = load i
        store a[%2], i32 1
        %3: i32 = load i
        %4: i32 = add %3, i32 1
        store i, %4
        jump b1
      b3:
        return
      }
      """
    }
    #expect(try open(loop(8)) == [])
    #expect(try open(loop(9)) == ["2:1 out-of-bounds-write unknown-range"])
  }

  @Test func aPointerAndTheRestOfItsLengthMoveTogether() throws {
    let body = { (step: Int) in
      """
      fn @f() -> u32 external defined {
        local buffer: [u8 x 64] addressed
        local p: *u8
        local len: u32
        local sum: u32
      b0:
        live buffer
        clear buffer
        %0: *u8 = address buffer
        store p, %0
        store len, u32 64
        store sum, u32 0
        jump b1
      b1:
        %1: u32 = load len
        %2: i32 = ge %1, u32 4
        branch %2, b2, b3
      b2:
        %3: *u8 = load p
        %4: *u8 = ptradd %3, i32 3 stride 1
        %5: u8 = load *%4
        %6: u32 = convert int %5
        store sum, %6
        %7: *u8 = load p
        %8: *u8 = ptradd %7, i32 \(step) stride 1
        store p, %8
        %9: u32 = load len
        %10: u32 = sub %9, u32 4
        store len, %10
        jump b1
      b3:
        %11: u32 = load sum
        return %11
      }
      """
    }
    #expect(try open(body(4)) == [])
    // What is read stays inside as long as the pointer itself does.
    #expect(try open(body(5)) == ["2:6 invalid-pointer-arithmetic unknown-range"])
  }

  @Test func anAllocationIsAsLongAsItWasAskedFor() throws {
    let text = """
      fn @malloc(u64) -> *void external
      fn @f(n: u64) -> void external defined {
        local p: *u8
        local i: u64
      b0:
        %0: u64 = load n
        %1: *void = call @malloc(%0)
        %2: *u8 = convert ptr %1
        store p, %2
        %3: *u8 = load p
        %4: i32 = ne %3, *u8 null
        branch %4, b1, b4
      b1:
        store i, u64 0
        jump b2
      b2:
        %5: u64 = load i
        %6: u64 = load n
        %7: i32 = lt %5, %6
        branch %7, b3, b4
      b3:
        %8: *u8 = load p
        %9: u64 = load i
        %10: *u8 = ptradd %8, %9 stride 1
        store *%10, u8 0
        %11: u64 = load i
        %12: u64 = add %11, u64 1
        store i, %12
        jump b2
      b4:
        return
      }
      """
    #expect(try open(text) == [])
    let further = text.replacing("ptradd %8, %9", with: "ptradd %8, u64 1")
    #expect(try open(further).contains("3:3 out-of-bounds-write unknown-size"))
  }

  @Test func elementsOfAnAllocationAreCounted() throws {
    let text = """
      fn @malloc(u64) -> *void external
      fn @f(n: u32) -> void external defined {
        local p: *i32
        local i: u32
      b0:
        %0: u32 = load n
        %1: u64 = convert int %0
        %2: u64 = mul %1, u64 4
        %3: *void = call @malloc(%2)
        %4: *i32 = convert ptr %3
        store p, %4
        %5: *i32 = load p
        %6: i32 = eq %5, *i32 null
        branch %6, b3, b1
      b1:
        store i, u32 0
        jump b2
      b2:
        %7: u32 = load i
        %8: u32 = load n
        %9: i32 = lt %7, %8
        branch %9, b4, b3
      b3:
        return
      b4:
        %10: *i32 = load p
        %11: u32 = load i
        %12: *i32 = ptradd %10, %11 stride 4
        store *%12, i32 0
        %13: u32 = load i
        %14: u32 = add %13, u32 1
        store i, %14
        jump b2
      }
      """
    #expect(try open(text) == [])
    let fewer = text.replacing("mul %1, u64 4", with: "mul %1, u64 3")
    #expect(try open(fewer).contains("4:3 out-of-bounds-write unknown-size"))
  }

  @Test func aTestedPointerIsNotNull() throws {
    let text = """
      %s = struct { a: i32 @0, b: i32 @32 } size 8 align 4
      fn @f(p: *%s) -> i32 external defined {
      b0:
        %0: *%s = load p
        %1: i32 = eq %0, *%s null
        branch %1, b1, b2
      b1:
        return i32 0
      b2:
        %2: *%s = load p
        %3: i32 = load (*%2).b
        %4: *%s = load p
        %5: i32 = load (*%4).a
        return %5
      }
      """
    // The first access tells that there are eight bytes that live.
    #expect(
      try open(text) == ["2:1 out-of-bounds-read unknown-size", "2:1 use-after-free unknown-lifetime"])
  }

  @Test func aListIsWalked() throws {
    let text = """
      %node = struct { next: *%node @0, a: i32 @64, b: i32 @96 } size 16 align 8
      fn @f(list: *%node) -> void external defined {
        local p: *%node
      b0:
        live p
        %0: *%node = load list
        store p, %0
        jump b1
      b1:
        %1: *%node = load p
        %2: i32 = ne %1, *%node null
        branch %2, b2, b3
      b2:
        %3: *%node = load p
        store (*%3).b, i32 1
        %4: *%node = load p
        store (*%4).a, i32 1
        %5: *%node = load p
        %6: *%node = load (*%5).next
        store p, %6
        jump b1
      b3:
        return
      }
      """
    // Only the first access to each node is open.
    #expect(
      try open(text) == ["2:1 out-of-bounds-write unknown-size", "2:1 use-after-free unknown-lifetime"])
  }

  @Test func variablesWithoutValueAreFound() throws {
    let text = """
      fn @f(c: i32) -> i32 external defined {
        local x: i32
        local y: i32
      b0:
        live x
        live y
        store y, i32 1
        %0: i32 = load c
        branch %0, b1, b2
      b1:
        store x, i32 2
        jump b2
      b2:
        %1: i32 = load x
        %2: i32 = load y
        %3: i32 = and %1, %2
        return %3
      }
      """
    #expect(try open(text) == ["2:0 uninitialised-read unknown-initialisation"])
  }

  @Test func divisorsAndShiftsAreRefinedByConditions() throws {
    let text = """
      fn @f(d: i32, n: u32) -> i32 external defined {
      b0:
        %0: i32 = load d
        %1: i32 = gt %0, i32 0
        branch %1, b1, b3
      b1:
        %2: i32 = load d
        %3: i32 = div i32 1000, %2
        %4: u32 = load n
        %5: i32 = le %4, u32 31
        branch %5, b2, b3
      b2:
        %6: u32 = load n
        %7: u32 = shl u32 1, %6
        return %3
      b3:
        %8: i32 = load d
        %9: i32 = div i32 1000, %8
        return %9
      }
      """
    #expect(try open(text) == ["3:1 division-by-zero unknown-range"])
  }

  @Test func aTableGivesTheValuesThatItHolds() throws {
    let text = """
      global @table: [u8 x 4] internal const = { 0: bytes "\\x01\\x02\\x04\\x08" }
      fn @f(i: u8) -> u32 external defined {
        local a: [u32 x 9] addressed
      b0:
        live a
        clear a
        %0: u8 = load i
        %1: u8 = rem %0, u8 4
        %2: u8 = load @table[%1]
        %3: u32 = load a[%2]
        %4: u32 = convert int %2
        %5: u32 = div u32 100, %4
        return %5
      }
      """
    #expect(try open(text) == [])
  }

  @Test func callsForgetWhatTheyCanWrite() throws {
    let text = """
      global @g: i32 internal = { 0: i32 0 }
      fn @other(*i32) -> void external
      fn @f() -> i32 external defined {
        local x: i32 addressed
        local y: i32
      b0:
        live x
        live y
        store @g, i32 5
        store x, i32 5
        store y, i32 5
        %0: *i32 = address x
        call @other(%0)
        %1: i32 = load @g
        %2: i32 = div i32 1, %1
        %3: i32 = load x
        %4: i32 = div i32 1, %3
        %5: i32 = load y
        %6: i32 = div i32 1, %5
        return %6
      }
      """
    #expect(
      try open(text) == ["0:8 division-by-zero unknown-range", "0:10 division-by-zero unknown-range"])
  }

  @Test func branchesThatCannotBeTakenAreUnreachable() throws {
    let found = try values(
      """
      fn @f(n: u8) -> i32 external defined {
      b0:
        %0: u8 = load n
        %1: i32 = convert int %0
        %2: i32 = gt %1, i32 255
        branch %2, b1, b2
      b1:
        %3: i32 = div i32 1, i32 0
        return %3
      b2:
        switch %0 { 0...255: b3, otherwise: b1 }
      b3:
        return i32 0
      }
      """)
    #expect((0..<4).map { found.isReachable(ID($0)) } == [true, false, true, true])
    let areHeld = found.judgements.map(\.holds)
    #expect(!areHeld.contains(false))
  }

  @Test func aBudgetThatIsUsedUpIsSaid() throws {
    let text = """
      fn @f(n: i32) -> i32 external defined {
      b0:
        %0: i32 = load n
        %1: i32 = add %0, i32 1
        return %1
      }
      """
    let found = try values(text, budget: 2)
    #expect(!found.isComplete)
    #expect(found.judgements.allSatisfy { $0.verdict == .undecided(.budget) })
    #expect(try values(text).judgements.map(\.operands.first?.high) == [(1 << 31) - 1])
  }
}
