internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports assertions that fail for bytes that somebody outside chooses.
struct ReachableAssertion: HazardRule {
  static let id: RuleID = "input/reachable-assertion"
  static let hazards: [Hazard] = [.assertionFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    StopFromOutside()
  }
}

private struct StopFromOutside: Message {
  var en: String { "a value from outside decides whether the program stops here" }
  var ja: String { "外部からの値によって、プログラムがここで停止する" }
}
