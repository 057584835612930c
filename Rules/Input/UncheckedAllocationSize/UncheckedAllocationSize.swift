internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports sizes of allocations that come from outside without a limit.
struct UncheckedAllocationSize: HazardRule {
  static let id: RuleID = "input/unchecked-allocation-size"
  static let hazards: [Hazard] = [.allocationFromOutside]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    SizeWithoutLimit(callee: violation.detail.callee, text: scope.text)
  }
}

private struct SizeWithoutLimit: Message {
  /// Empty for an object on the stack.
  let callee: String
  let text: String

  var en: String {
    (callee.isEmpty ? "the object in `\(text)` gets" : "`\(callee)` is asked for")
      + " a size that comes from outside and that no check limits"
  }
  var ja: String {
    (callee.isEmpty ? "`\(text)` の領域" : "`\(callee)` に要求する領域") + "の大きさが外部からの値であり、上限を検査していない"
  }
}
