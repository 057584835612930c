internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports copies between overlapping places by functions that do not allow it.
struct OverlappingCopy: HazardRule {
  static let id: RuleID = "memory/overlapping-copy"
  static let hazards: [Hazard] = [.overlappingCopy]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    CopiedOnto(detail: violation.detail)
  }
}

private struct CopiedOnto: Message {
  let detail: Violation.Detail

  private var bytes: Text {
    detail.length.map { Text(verbatim: " ") + Bytes($0).text } ?? Text(verbatim: "")
  }

  var en: String {
    "\(detail.callee.isEmpty ? "the assignment " : detail.caller.en)copies\(bytes.en) within \(detail.named.en), and source and target overlap"
  }
  var ja: String {
    "\(detail.callee.isEmpty ? "代入が" : detail.caller.ja)\(detail.named.ja)の中で重なり合う範囲を\(bytes.ja)コピーしている"
  }
}
