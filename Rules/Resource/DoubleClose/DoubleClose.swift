internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports files, descriptors and other resources that are closed twice on one path.
struct DoubleClose: HazardRule {
  static let id: RuleID = "resource/double-close"
  static let hazards: [Hazard] = [.doubleClose]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ClosedTwice(detail: violation.detail)
  }
}

private struct ClosedTwice: Message {
  let detail: Violation.Detail

  var en: String { "`\(detail.callee)` closes \(detail.named.en), which was closed before" }
  var ja: String { "`\(detail.callee)` が閉じた後の\(detail.named.ja)を再び閉じている" }
}
