internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports loops over bytes from outside of which a round may change nothing.
struct LoopWithoutProgress: HazardRule {
  static let id: RuleID = "input/loop-without-progress"
  static let hazards: [Hazard] = [.endlessLoop]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    RoundWithoutProgress()
  }
}

private struct RoundWithoutProgress: Message {
  var en: String { "for values from outside a round of this loop changes nothing, so that it never ends" }
  var ja: String { "外部からの値によっては、このループは 1 回まわっても何も変わらず、終わらない" }
}
