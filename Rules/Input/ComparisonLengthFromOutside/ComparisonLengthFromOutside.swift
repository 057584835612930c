internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports comparisons with what the program knows that go only as far as somebody outside says.
struct ComparisonLengthFromOutside: HazardRule {
  static let id: RuleID = "input/comparison-length-from-outside"
  static let hazards: [Hazard] = [.comparisonFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ComparesBeginning(detail: violation.detail)
  }
}

private struct ComparesBeginning: Message {
  let detail: Violation.Detail

  private var own: Text {
    detail.object.isEmpty
      ? Text(en: "the program's bytes", ja: "プログラムのバイト列")
      : Text(en: "`\(detail.object)`", ja: " `\(detail.object)` ")
  }

  var en: String {
    "`\(detail.callee)` compares \(own.en) over as many bytes as come from outside: one byte can match"
  }
  var ja: String { "`\(detail.callee)` による\(own.ja)との比較の長さが外部から決まり、1 バイトの一致でも成立する" }
}
