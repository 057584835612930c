internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports times of waiting that come from outside without a limit.
struct UncheckedDelay: HazardRule {
  static let id: RuleID = "input/unchecked-delay"
  static let hazards: [Hazard] = [.delayFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    TimeWithoutLimit(callee: violation.detail.callee)
  }
}

private struct TimeWithoutLimit: Message {
  let callee: String

  var en: String { "`\(callee)` waits for a time that comes from outside and that no check limits" }
  var ja: String { "`\(callee)` の待ち時間が外部からの値であり、上限を検査していない" }
}
