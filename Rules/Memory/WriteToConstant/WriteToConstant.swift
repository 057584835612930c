internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports writes to objects that are constant or to string literals.
struct WriteToConstant: HazardRule {
  static let id: RuleID = "memory/write-to-constant"
  static let hazards: [Hazard] = [.writeToConstant]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    WritesConstant(detail: violation.detail)
  }
}

private struct WritesConstant: Message {
  let detail: Violation.Detail

  var en: String {
    "\(detail.caller.en)writes to \(detail.named.en), which is \(detail.kind == .literal ? "a literal" : "constant")"
  }
  var ja: String { "\(detail.caller.ja)\(detail.kind == .literal ? "リテラル" : "定数")である\(detail.named.ja)に書き込む" }
}
