internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports signed arithmetic whose result its type cannot hold.
struct SignedOverflow: HazardRule {
  static let id: RuleID = "number/signed-overflow"
  static let hazards: [Hazard] = [.signedOverflow]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    Overflows(text: scope.text, words: OperationWords(violation.detail, in: scope))
  }
}

private struct Overflows: Message {
  let text: String
  let words: OperationWords

  private var type: Text { words.type ?? Text(en: "its type", ja: "その型") }

  var en: String { "`\(text)`\(words.operands.map { ", as `\($0)`," } ?? "") overflows \(type.en)" }
  var ja: String { "`\(text)` の値\(words.operands.map { "（`\($0)`）" } ?? "")が \(type.ja) の範囲を超える" }
}
