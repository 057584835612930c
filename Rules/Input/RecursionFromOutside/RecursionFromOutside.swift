internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports recursion that bytes from outside make as deep as they say.
struct RecursionFromOutside: HazardRule {
  static let id: RuleID = "input/recursion-from-outside"
  static let hazards: [Hazard] = [.unboundedRecursion]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    let callee = violation.detail.callee
    return DepthWithoutLimit(name: callee.isEmpty ? scope.function : callee)
  }
}

private struct DepthWithoutLimit: Message {
  /// The function that is entered again.
  let name: String

  var en: String { "`\(name)` is entered again as often as bytes from outside say, and nothing limits the depth" }
  var ja: String { "外部からのバイト列が指示するだけ `\(name)` が再帰的に呼び出され、深さの上限がない" }
}
