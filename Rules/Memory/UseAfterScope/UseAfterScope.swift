internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports uses of a local object after its block has ended.
struct UseAfterScope: HazardRule {
  static let id: RuleID = "memory/use-after-scope"
  static let hazards: [Hazard] = [.useAfterScope]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    UsedEnded(detail: violation.detail)
  }
}

private struct UsedEnded: Message {
  let detail: Violation.Detail

  var en: String {
    detail.callee.isEmpty
      ? "\(detail.named.en) is used after its block has ended"
      : "`\(detail.callee)` uses \(detail.named.en) after its block has ended"
  }
  var ja: String { "\(detail.caller.ja)ブロックの終わりで消えた\(detail.named.ja)を使っている" }
}
