internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports locks that are taken by the one who holds them.
struct DoubleLock: HazardRule {
  static let id: RuleID = "lock/double-lock"
  static let hazards: [Hazard] = [.doubleLock]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    TakenTwice(detail: violation.detail)
  }
}

private struct TakenTwice: Message {
  let detail: Violation.Detail

  var en: String { "`\(detail.callee)` takes \(detail.lock.en), which is held already, and waits for ever" }
  var ja: String { "`\(detail.callee)` が保持中の\(detail.lock.ja)を再び取得しようとして、待ち続ける" }
}
