internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports values that a call was to give and that are used although it may have failed.
struct UncheckedResult: HazardRule {
  static let id: RuleID = "input/unchecked-result"
  static let hazards: [Hazard] = [.uncheckedResult]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    UsedUnchecked(detail: violation.detail)
  }
}

private struct UsedUnchecked: Message {
  let detail: Violation.Detail

  private var object: String { detail.object.isEmpty ? "" : "`\(detail.object)`" }

  var en: String {
    if detail.type.isEmpty {
      return
        "\(object.isEmpty ? "the value" : object) is used here although `\(detail.callee)` may have failed to fill it"
    }
    let value = "\(object.isEmpty ? "the result" : object) of `\(detail.type)`, which may have failed"
    return detail.callee.isEmpty ? "this uses \(value)" : "`\(detail.callee)` uses \(value)"
  }
  var ja: String {
    if detail.type.isEmpty {
      return "`\(detail.callee)` が失敗して値が入っていない可能性のある\(object.isEmpty ? "値" : object)をここで使っている"
    }
    let value = "失敗した可能性のある `\(detail.type)` の結果\(object)"
    return detail.callee.isEmpty ? "\(value)を使っている" : "\(value)を `\(detail.callee)` で使っている"
  }
}
