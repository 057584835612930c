internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports formats that somebody outside chooses.
struct FormatFromOutside: HazardRule {
  static let id: RuleID = "input/format-from-outside"
  static let hazards: [Hazard] = [.formatFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ObeyedText(detail: violation.detail, order: Text(en: "a format", ja: "書式"))
  }
}
