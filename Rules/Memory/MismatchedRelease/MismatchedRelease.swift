internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports objects that are released by a function of another family than the one that gave them.
struct MismatchedRelease: HazardRule {
  static let id: RuleID = "memory/mismatched-release"
  static let hazards: [Hazard] = [.mismatchedRelease]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ReleasedOtherwise(detail: violation.detail)
  }
}

private struct ReleasedOtherwise: Message {
  let detail: Violation.Detail

  /// The function that gave the object, in the place of a type.
  private var giver: Text {
    detail.type.isEmpty
      ? Text(en: "a function of another family gave", ja: "別系統の関数で得たものである")
      : Text(en: "`\(detail.type)` gave", ja: "`\(detail.type)` で得たものである")
  }

  var en: String { "\(detail.caller.en)releases \(detail.named.en), which \(giver.en)" }
  var ja: String { "\(detail.caller.ja)\(detail.named.ja)を解放しているが、\(giver.ja)" }
}
