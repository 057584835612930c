internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports files, descriptors and other resources that nothing leads to any more while they are open.
struct UnreleasedResource: HazardRule {
  static let id: RuleID = "resource/unreleased-resource"
  static let hazards: [Hazard] = [.unreleasedResource]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    NeverClosed(detail: violation.detail)
  }
}

private struct NeverClosed: Message {
  let detail: Violation.Detail

  var en: String { "\(detail.named.en), which `\(detail.callee)` opened, is lost here without being closed" }
  var ja: String { "`\(detail.callee)` で開いた\(detail.named.ja)が閉じられないまま失われる" }
}
