internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports settings of the system that somebody outside chooses.
struct SettingFromOutside: HazardRule {
  static let id: RuleID = "input/setting-from-outside"
  static let hazards: [Hazard] = [.settingFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ObeyedText(detail: violation.detail, order: Text(en: "a setting of the system", ja: "システムの設定"))
  }
}
