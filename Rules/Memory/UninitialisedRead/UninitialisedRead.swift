internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports reads of objects, members or elements that were given no value on the path.
struct UninitialisedRead: HazardRule {
  static let id: RuleID = "memory/uninitialised-read"
  static let hazards: [Hazard] = [.uninitialisedRead]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ReadUnset(detail: violation.detail)
  }
}

private struct ReadUnset: Message {
  let detail: Violation.Detail

  private var part: Text {
    guard let offset = detail.offset, Int(offset) != 0 else { return Text(verbatim: "") }
    return Text(en: "offset \(quoted(offset)) of ", ja: "のオフセット \(quoted(offset)) ")
  }

  var en: String { "\(detail.caller.en)reads \(part.en)\(detail.named.en), which has no value yet" }
  var ja: String { "\(detail.caller.ja)値が設定されていない\(detail.named.ja)\(part.ja)を読み出す" }
}
