internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports unsigned arithmetic that wraps and becomes a size, an index or a bound.
struct UnsignedWrap: HazardRule {
  static let id: RuleID = "number/unsigned-wrap"
  static let hazards: [Hazard] = [.unsignedWrap]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    Wraps(text: scope.text, words: OperationWords(violation.detail, in: scope))
  }
}

private struct Wraps: Message {
  let text: String
  let words: OperationWords

  var en: String {
    "`\(text)` wraps around" + (words.type.map { " in \($0.en)" } ?? "")
      + (words.operands.map { ", as `\($0)`," } ?? "") + " and is used as a size, an index or a bound"
  }
  var ja: String {
    "`\(text)` が" + (words.operands.map { "`\($0)` となって" } ?? "") + (words.type.map { " \($0.ja) で" } ?? "")
      + "一周し、大きさ、添字または上限として使われる"
  }
}
