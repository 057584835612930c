internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports integer divisions whose divisor is zero on the path.
struct DivisionByZero: HazardRule {
  static let id: RuleID = "number/division-by-zero"
  static let hazards: [Hazard] = [.divisionByZero]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    DivisorIsZero(divisor: violation.detail.object, text: scope.text)
  }
}

private struct DivisorIsZero: Message {
  let divisor: String
  let text: String

  var en: String { divisor.isEmpty ? "the divisor in `\(text)` is zero" : "the divisor `\(divisor)` is zero" }
  var ja: String { divisor.isEmpty ? "`\(text)` の除数がゼロになる" : "除数 `\(divisor)` がゼロになる" }
}
