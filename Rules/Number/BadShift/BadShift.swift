internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports shifts by a negative count or by the width of the type or more.
struct BadShift: HazardRule {
  static let id: RuleID = "number/bad-shift"
  static let hazards: [Hazard] = [.badShift]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ShiftOutOfRange(detail: violation.detail, text: scope.text)
  }
}

private struct ShiftOutOfRange: Message {
  let detail: Violation.Detail
  let text: String

  var en: String {
    let count = detail.offset.map { "by \(quoted($0))" } ?? "in `\(text)`"
    return "the shift \(count) is out of range" + (detail.type.isEmpty ? "" : " for `\(detail.type)`")
  }
  var ja: String {
    let count = detail.offset.map { "シフト量 \(quoted($0)) " } ?? "`\(text)` のシフト量"
    return (detail.type.isEmpty ? "" : "`\(detail.type)` に対して") + count + "が範囲外である"
  }
}
