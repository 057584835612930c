internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports conversions between signed and unsigned types that change the value on the path.
struct SignChangeOfValue: HazardRule {
  static let id: RuleID = "number/sign-change-of-value"
  static let hazards: [Hazard] = [.signChange]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ChangesSign(
      value: ValueOf(value: violation.detail.offset, expression: violation.detail.object.otherwise(scope.text)).text,
      type: violation.detail.type)
  }
}

private struct ChangesSign: Message {
  let value: Text
  let type: String

  var en: String { "\(value.en) changes its sign" + (type.isEmpty ? "" : " in `\(type)`") }
  var ja: String { "\(value.ja)の符号が" + (type.isEmpty ? "" : " `\(type)` への変換で") + "変わる" }
}
