internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports loops whose number of rounds comes from outside without a limit.
struct UncheckedLoopBound: HazardRule {
  static let id: RuleID = "input/unchecked-loop-bound"
  static let hazards: [Hazard] = [.loopBoundFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    RoundsWithoutLimit(text: scope.text)
  }
}

private struct RoundsWithoutLimit: Message {
  let text: String

  var en: String { "the bound of the loop in `\(text)` comes from outside and no check limits it" }
  var ja: String { "ループの条件 `\(text)` の上限が外部からの値であり、検査されていない" }
}
