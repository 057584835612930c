internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports reads outside the object that a pointer or array belongs to.
struct OutOfBoundsRead: HazardRule {
  static let id: RuleID = "memory/out-of-bounds-read"
  static let hazards: [Hazard] = [.outOfBoundsRead]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    Outside(detail: violation.detail)
  }
}

private struct Outside: Message {
  let detail: Violation.Detail

  var en: String {
    let bytes = detail.length.map { " \(Bytes($0).text.en)" } ?? ""
    let place = detail.offset.map { " at offset \(quoted($0)) of " } ?? " outside "
    return "\(detail.caller.en)reads\(bytes)\(place)\(detail.named.en)\(detail.havingSize.en)"
  }
  var ja: String {
    let bytes = detail.length.map { Bytes($0).text.ja } ?? ""
    let place = detail.offset.map { "のオフセット \(quoted($0)) " } ?? "の範囲外"
    let object = bytes.isEmpty ? "" : " \(bytes)を"
    return "\(detail.caller.ja)\(detail.named.ja)\(detail.havingSize.ja)\(place)から\(object)読み出す"
  }
}
