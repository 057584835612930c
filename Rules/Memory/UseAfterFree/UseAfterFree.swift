internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports uses of memory that was released on the path.
struct UseAfterFree: HazardRule {
  static let id: RuleID = "memory/use-after-free"
  static let hazards: [Hazard] = [.useAfterFree]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    UsedReleased(detail: violation.detail, text: scope.text)
  }
}

private struct UsedReleased: Message {
  let detail: Violation.Detail
  /// The text of the site.
  let text: String

  var en: String {
    if !detail.callee.isEmpty { return "`\(detail.callee)` uses \(detail.named.en) after it was released" }
    return detail.object.isEmpty
      ? "`\(text)` uses \(detail.named.en) after it was released" : "\(detail.named.en) is used after it was released"
  }
  var ja: String {
    let user = detail.callee.isEmpty && detail.object.isEmpty ? "`\(text)` が" : detail.caller.ja
    return "\(user)解放済みの\(detail.named.ja)を使っている"
  }
}
