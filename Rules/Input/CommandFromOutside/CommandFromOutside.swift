internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports commands and programs that somebody outside chooses.
struct CommandFromOutside: HazardRule {
  static let id: RuleID = "input/command-from-outside"
  static let hazards: [Hazard] = [.commandFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ObeyedText(detail: violation.detail, order: Text(en: "a command", ja: "コマンド"))
  }
}
