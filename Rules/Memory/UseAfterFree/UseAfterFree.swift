internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports uses of memory that was released on the path.
struct UseAfterFree: HazardRule {
  static let id: RuleID = "memory/use-after-free"
  static let hazards: [Hazard] = [.useAfterFree]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    UsedReleased(detail: violation.detail)
  }
}

private struct UsedReleased: Message {
  let detail: Violation.Detail

  var en: String {
    detail.callee.isEmpty
      ? "\(detail.named.en) is used after it was released"
      : "`\(detail.callee)` uses \(detail.named.en) after it was released"
  }
  var ja: String { "\(detail.caller.ja)解放済みの\(detail.named.ja)を使っている" }
}
