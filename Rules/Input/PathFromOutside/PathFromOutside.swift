internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports names of files that somebody outside chooses.
struct PathFromOutside: HazardRule {
  static let id: RuleID = "input/path-from-outside"
  static let hazards: [Hazard] = [.pathFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ObeyedText(detail: violation.detail, order: Text(en: "a path", ja: "パス"))
  }
}
