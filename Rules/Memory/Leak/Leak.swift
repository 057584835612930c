internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports allocated memory that no pointer leads to any more.
struct Leak: HazardRule {
  static let id: RuleID = "memory/leak"
  static let hazards: [Hazard] = [.leak]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    NeverReleased(detail: violation.detail)
  }
}

private struct NeverReleased: Message {
  let detail: Violation.Detail

  private var what: Text {
    if detail.object.isEmpty {
      return detail.callee.isEmpty
        ? detail.named : Text(en: "what `\(detail.callee)` gave", ja: "`\(detail.callee)` で得た領域")
    }
    return Text(
      en: "the block of `\(detail.object)`" + (detail.size.map { " (\(Bytes($0).text.en))" } ?? ""),
      ja: "`\(detail.object)` の領域" + (detail.size.map { "（\(Bytes($0).text.ja)）" } ?? ""))
  }

  var en: String { "\(what.en) is lost here without being released" }
  var ja: String { "\(what.ja)が解放されないまま失われる" }
}
