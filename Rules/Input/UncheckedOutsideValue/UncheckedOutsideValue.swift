internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports lengths of copies and distances in memory that come from outside without a limit.
struct UncheckedOutsideValue: HazardRule {
  static let id: RuleID = "input/unchecked-outside-value"
  static let hazards: [Hazard] = [.uncheckedOutsideValue]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ReachWithoutLimit(callee: violation.detail.callee, text: scope.text)
  }
}

private struct ReachWithoutLimit: Message {
  /// Empty where the code itself touches the memory.
  let callee: String
  let text: String

  var en: String {
    callee.isEmpty
      ? "`\(text)` reaches as far as a value from outside says, which no check limits"
      : "`\(callee)` touches as many bytes as a value from outside says, which no check limits"
  }
  var ja: String {
    callee.isEmpty
      ? "`\(text)` の参照先が、検査されていない外部からの値で決まる" : "`\(callee)` が扱うバイト数が、検査されていない外部からの値で決まる"
  }
}
