internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports arrays without terminator that are used as strings.
struct UnterminatedString: HazardRule {
  static let id: RuleID = "memory/unterminated-string"
  static let hazards: [Hazard] = [.unterminatedString]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    NoTerminator(detail: violation.detail)
  }
}

private struct NoTerminator: Message {
  let detail: Violation.Detail

  private var end: Text {
    detail.size.map { Text(en: "its \(Bytes($0).text.en)", ja: "その \(Bytes($0).text.ja)") }
      ?? Text(en: "its characters", ja: "その文字")
  }

  var en: String {
    "\(detail.callee.isEmpty ? "the code " : detail.caller.en)takes \(detail.named.en) for a string, but \(end.en) hold no terminator"
  }
  var ja: String { "\(detail.caller.ja)\(detail.named.ja)を文字列として扱うが、\(end.ja)に終端文字がない" }
}
