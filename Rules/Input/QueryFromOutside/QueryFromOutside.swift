internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports queries to databases and directories that somebody outside writes.
struct QueryFromOutside: HazardRule {
  static let id: RuleID = "input/query-from-outside"
  static let hazards: [Hazard] = [.queryFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ObeyedText(detail: violation.detail, order: Text(en: "a query", ja: "問合せ"))
  }
}
