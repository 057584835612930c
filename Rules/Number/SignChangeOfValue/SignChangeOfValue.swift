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
      type: OperationWords(violation.detail, in: scope).type)
  }
}

private struct ChangesSign: Message {
  let value: Text
  let type: Text?

  var en: String { "\(value.en) changes its sign" + (type.map { " in \($0.en)" } ?? "") }
  var ja: String { "\(value.ja)の符号が" + (type.map { " \($0.ja) への変換で" } ?? "") + "変わる" }
}
