internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports calls that wait while interrupts, the scheduler or a spinning processor are held up.
struct BlockingInCriticalSection: HazardRule {
  static let id: RuleID = "lock/blocking-in-critical-section"
  static let hazards: [Hazard] = [.blockingInSection]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    WaitsInside(detail: violation.detail)
  }
}

private struct WaitsInside: Message {
  let detail: Violation.Detail

  /// The function that began the section.
  private var opener: String { detail.length ?? "" }

  var en: String { "`\(detail.callee)` waits while \(detail.lock.en), which `\(opener)` took, is held" }
  var ja: String { "`\(opener)` で取得した\(detail.lock.ja)を保持したまま `\(detail.callee)` で待つ" }
}
