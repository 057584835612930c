internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports allocations that are too small for the type that the block is used as.
struct WrongAllocationSize: HazardRule {
  static let id: RuleID = "memory/wrong-allocation-size"
  static let hazards: [Hazard] = [.wrongAllocationSize]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    TooSmall(detail: violation.detail)
  }
}

private struct TooSmall: Message {
  let detail: Violation.Detail

  private var given: Text {
    detail.length.map { Bytes($0).text } ?? Text(en: "bytes", ja: "領域")
  }
  private var needed: Text {
    detail.size.map { Text(en: " of \(Bytes($0).text.en)", ja: "（\(Bytes($0).text.ja)）") } ?? Text(verbatim: "")
  }

  var en: String {
    "\(detail.callee.isEmpty ? "the allocation " : detail.caller.en)gives \(given.en), too few for `\(detail.type)`\(needed.en)"
  }
  var ja: String { "\(detail.caller.ja)確保する\(given.ja)は `\(detail.type)`\(needed.ja)に足りない" }
}
