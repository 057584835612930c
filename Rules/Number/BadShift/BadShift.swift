internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports shifts by a negative count or by the width of the type or more.
struct BadShift: HazardRule {
  static let id: RuleID = "number/bad-shift"
  static let hazards: [Hazard] = [.badShift]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ShiftOutOfRange(
      count: violation.detail.offset, type: OperationWords(violation.detail, in: scope).type, text: scope.text)
  }
}

private struct ShiftOutOfRange: Message {
  let count: String?
  let type: Text?
  let text: String

  var en: String {
    let shift = count.map { "by \(quoted($0))" } ?? "in `\(text)`"
    return "the shift \(shift) is out of range" + (type.map { " for \($0.en)" } ?? "")
  }
  var ja: String {
    let shift = count.map { "シフト量 \(quoted($0)) " } ?? "`\(text)` のシフト量"
    return (type.map { "\($0.ja) に対して" } ?? "") + shift + "が範囲外である"
  }
}
