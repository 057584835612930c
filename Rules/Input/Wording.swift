internal import Findings
internal import RuleKit
internal import Symbolic

extension Violation.Detail {
  /// The object whose bytes come from outside.
  var text: Text {
    object.isEmpty ? Text(en: "text", ja: "文字列") : Text(en: "the text in `\(object)`", ja: "`\(object)` の文字列")
  }
}

/// Text from outside that a function obeys.
struct ObeyedText: Message {
  let detail: Violation.Detail
  let order: Text

  var en: String {
    "`\(detail.callee)` takes \(detail.text.en) as \(order.en); it comes from outside and nobody has checked it"
  }
  var ja: String { "`\(detail.callee)` が\(detail.text.ja)を\(order.ja)として扱うが、外部からの値であり検査されていない" }
}
