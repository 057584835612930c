internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports locks that are given back while they are not held.
struct UnlockWithoutLock: HazardRule {
  static let id: RuleID = "lock/unlock-without-lock"
  static let hazards: [Hazard] = [.unlockWithoutLock]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    GivenBackFree(detail: violation.detail)
  }
}

private struct GivenBackFree: Message {
  let detail: Violation.Detail

  var en: String { "`\(detail.callee)` gives back \(detail.lock.en), which is not held here" }
  var ja: String { "`\(detail.callee)` が保持していない\(detail.lock.ja)を解放している" }
}
