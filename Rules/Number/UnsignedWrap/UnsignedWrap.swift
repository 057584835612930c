internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports unsigned arithmetic that wraps and becomes a size, an index or a bound.
struct UnsignedWrap: HazardRule {
  static let id: RuleID = "number/unsigned-wrap"
  static let hazards: [Hazard] = [.unsignedWrap]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    Wraps(text: scope.text, result: violation.detail.offset, type: violation.detail.type)
  }
}

private struct Wraps: Message {
  let text: String
  let result: String?
  let type: String

  var en: String {
    "`\(text)` wraps around" + (type.isEmpty ? "" : " in `\(type)`") + (result.map { " to \(quoted($0))" } ?? "")
      + " and is used as a size, an index or a bound"
  }
  var ja: String {
    "`\(text)` が" + (type.isEmpty ? "" : " `\(type)` で") + "一周して" + (result.map { " \(quoted($0)) に" } ?? "小さく、または大きく")
      + "なり、大きさ、添字または上限として使われる"
  }
}
