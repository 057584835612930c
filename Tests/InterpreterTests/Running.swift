import IR
import Interpreter
import Machine
import Testing

/// Runs units in the text form; the head names the target.
struct Running {
  var target = "x86_64-linux-gnu"
  var options = Options()

  func unit(_ text: String) throws -> UnitIR {
    try UnitIR(parsing: "unit \"test.c\" target \"\(target)\"\n" + text)
  }

  func outcome(_ text: String) throws -> Outcome {
    Interpreter(LinkedProgram([try unit(text)]), options).run()
  }

  /// The body of `main`, and what stands before it.
  func main(_ body: String, before: String = "") throws -> Outcome {
    try outcome(before + "\nfn @main() -> i32 external defined {\n" + body + "\n}\n")
  }

  func status(_ body: String, before: String = "") throws -> Int32? { try main(body, before: before).status }

  func kind(_ body: String, before: String = "") throws -> UndefinedBehaviour.Kind? {
    let outcome = try main(body, before: before)
    if case .undefined(let found) = outcome.end { return found.kind }
    return nil
  }
}
