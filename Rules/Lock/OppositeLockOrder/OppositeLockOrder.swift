internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports pairs of locks that two places take in opposite orders.
struct OppositeLockOrder: HazardRule {
  static let id: RuleID = "lock/opposite-lock-order"
  static let hazards: [Hazard] = [.oppositeLockOrder]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    OrderDiffers(taken: violation.detail.object, held: violation.detail.type)
  }
}

private struct OrderDiffers: Message {
  let taken: String
  let held: String

  var en: String { "`\(taken)` is taken while `\(held)` is held; another place takes the two in the opposite order" }
  var ja: String { "`\(held)` を保持したまま `\(taken)` を取得しているが、別の箇所では逆の順序で取得している" }
}
