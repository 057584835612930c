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
      type: OperationWords(violation.detail, in: scope).type)
  }
}

private struct DoesNotFit: Message {
  let value: Text
  let type: Text?

  var en: String { "\(value.en) does not fit \(type?.en ?? "its new type")" }
  var ja: String { "\(value.ja)が \(type?.ja ?? "変換先の型") に収まらない" }
}
