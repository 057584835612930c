internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports memory that is released twice on one path.
struct DoubleFree: HazardRule {
  static let id: RuleID = "memory/double-free"
  static let hazards: [Hazard] = [.doubleFree]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ReleasedTwice(detail: violation.detail)
  }
}

private struct ReleasedTwice: Message {
  let detail: Violation.Detail

  var en: String { "\(detail.caller.en)releases \(detail.named.en), which was released before" }
  var ja: String { "\(detail.caller.ja)解放済みの\(detail.named.ja)を再び解放している" }
}
