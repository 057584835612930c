internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports returns with a lock held that other paths of the function give back.
struct MissingUnlock: HazardRule {
  static let id: RuleID = "lock/missing-unlock"
  static let hazards: [Hazard] = [.missingUnlock]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    KeptHeld(detail: violation.detail)
  }
}

private struct KeptHeld: Message {
  let detail: Violation.Detail

  var en: String {
    "\(detail.lock.en), which `\(detail.callee)` took, is still held at this return; other paths give it back"
  }
  var ja: String {
    "`\(detail.callee)` で取得した\(detail.lock.ja)を保持したまま関数から戻る。他の経路では解放している"
  }
}
