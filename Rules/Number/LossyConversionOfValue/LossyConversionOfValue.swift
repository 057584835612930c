internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports conversions to a type that cannot hold the value that arrives on the path.
struct LossyConversionOfValue: HazardRule {
  static let id: RuleID = "number/lossy-conversion-of-value"
  static let hazards: [Hazard] = [.lossyConversion]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    DoesNotFit(
      value: ValueOf(value: violation.detail.offset, expression: violation.detail.object.otherwise(scope.text)).text,
      type: violation.detail.type)
  }
}

private struct DoesNotFit: Message {
  let value: Text
  let type: String

  var en: String { "\(value.en) does not fit " + (type.isEmpty ? "its new type" : "`\(type)`") }
  var ja: String { "\(value.ja)が" + (type.isEmpty ? "変換先の型" : " `\(type)` ") + "に収まらない" }
}
