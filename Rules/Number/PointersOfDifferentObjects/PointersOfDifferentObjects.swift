internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports differences and comparisons of pointers into different objects.
struct PointersOfDifferentObjects: HazardRule {
  static let id: RuleID = "number/pointers-of-different-objects"
  static let hazards: [Hazard] = [.pointersOfDifferentObjects]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    Unrelated(text: scope.text, object: violation.detail.object)
  }
}

private struct Unrelated: Message {
  let text: String
  let object: String

  var en: String {
    "the pointers of `\(text)` do not lead into one object" + (object.isEmpty ? "" : "; one leads into `\(object)`")
  }
  var ja: String { "`\(text)` のポインタは同じオブジェクトを指していない" + (object.isEmpty ? "" : "（一方は `\(object)`）") }
}
