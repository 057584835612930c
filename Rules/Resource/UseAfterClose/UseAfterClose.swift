internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports uses of files, descriptors and other resources that were closed on the path.
struct UseAfterClose: HazardRule {
  static let id: RuleID = "resource/use-after-close"
  static let hazards: [Hazard] = [.useAfterClose]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    UsedClosed(detail: violation.detail)
  }
}

private struct UsedClosed: Message {
  let detail: Violation.Detail

  var en: String {
    detail.callee.isEmpty
      ? "\(detail.named.en) is used after it was closed"
      : "`\(detail.callee)` uses \(detail.named.en) after it was closed"
  }
  var ja: String {
    (detail.callee.isEmpty ? "" : "`\(detail.callee)` が") + "閉じた後の\(detail.named.ja)を使っている"
  }
}
