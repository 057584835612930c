import IR
import Interpreter
import Testing

struct ExecutionTests {
  let running = Running()

  @Test func loopsAndCalls() throws {
    let outcome = try running.outcome(
      """
      global @".str.0": [i8 x 8] internal const string = { 0: bytes "n = %d\\n" }
      fn @printf(*i8, ...) -> i32 external
      fn @sum(n: i32) -> i32 external defined {
        local total: i32
        local i: i32
      b0:
        live total
        live i
        store total, i32 0 init
        store i, i32 0 init
        jump b1
      b1:
        %0: i32 = load i
        %1: i32 = load n
        %2: i32 = le %0, %1
        branch %2, b2, b3
      b2:
        %3: i32 = load total
        %4: i32 = load i
        %5: i32 = add %3, %4
        store total, %5
        %6: i32 = load i
        %7: i32 = add %6, i32 1
        store i, %7
        jump b1
      b3:
        %8: i32 = load total
        return %8
      }
      fn @main() -> i32 external defined {
      b0:
        %0: i32 = call @sum(i32 10)
        %1: i32 = call @printf(*i8 @".str.0", %0)
        return %1
      }
      """)
    #expect(outcome.text == "n = 55\n")
    #expect(outcome.status == 7)
  }
}
