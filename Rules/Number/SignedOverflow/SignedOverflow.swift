internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports signed arithmetic whose result its type cannot hold.
struct SignedOverflow: HazardRule {
  static let id: RuleID = "number/signed-overflow"
  static let hazards: [Hazard] = [.signedOverflow]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    Overflows(
      result: ValueOf(value: violation.detail.offset, expression: scope.text).text,
      type: violation.detail.type.otherwise("int"))
  }
}

private struct Overflows: Message {
  let result: Text
  let type: String

  var en: String { "\(result.en) overflows `\(type)`" }
  var ja: String { "\(result.ja)が `\(type)` の範囲を超える" }
}
