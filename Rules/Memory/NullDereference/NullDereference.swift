internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports accesses through a pointer that is null on the path.
struct NullDereference: HazardRule {
  static let id: RuleID = "memory/null-dereference"
  static let hazards: [Hazard] = [.nullDereference]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    let pointer = violation.detail.object.isEmpty ? scope.text : violation.detail.object
    return violation.detail.isTestedLater
      ? TestedLater(pointer: pointer) : NullUsed(pointer: pointer, callee: violation.detail.callee)
  }
}

private struct TestedLater: Message {
  let pointer: String

  var en: String { "`\(pointer)` is dereferenced before the code tests whether it is null" }
  var ja: String { "`\(pointer)` をヌルかどうか検査する前に参照している" }
}

private struct NullUsed: Message {
  let pointer: String
  let callee: String

  var en: String {
    callee.isEmpty ? "`\(pointer)` is null and is dereferenced" : "`\(callee)` is given the null pointer `\(pointer)`"
  }
  var ja: String { callee.isEmpty ? "ヌルの `\(pointer)` を参照している" : "`\(callee)` にヌルポインタ `\(pointer)` を渡している" }
}
