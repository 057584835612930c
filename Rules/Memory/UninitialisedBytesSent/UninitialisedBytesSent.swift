internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports bytes that are sent or written to a file and were given no value on the path, padding among them.
struct UninitialisedBytesSent: HazardRule {
  static let id: RuleID = "memory/uninitialised-bytes-sent"
  static let hazards: [Hazard] = [.uninitialisedOutput]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    OldBytesSent(detail: violation.detail)
  }
}

private struct OldBytesSent: Message {
  let detail: Violation.Detail

  private var count: Text { Bytes(detail.length ?? "").text }
  private var offset: String { quoted(detail.offset ?? "0") }

  var en: String {
    "\(quoted(detail.callee)) gives out \(count.en) of \(detail.named.en) from offset \(offset) on that have no value"
  }
  var ja: String {
    "\(quoted(detail.callee)) が、\(detail.named.ja)のオフセット \(offset) 以降にある値の設定されていない \(count.ja)を外部へ出力する"
  }
}
