internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports releases of what no allocation gave.
struct InvalidFree: HazardRule {
  static let id: RuleID = "memory/invalid-free"
  static let hazards: [Hazard] = [.invalidFree]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    ReleasedForeign(detail: violation.detail)
  }
}

private struct ReleasedForeign: Message {
  let detail: Violation.Detail

  var en: String { "\(detail.caller.en)releases \(detail.named.en), \(reason.en)" }
  var ja: String { "\(detail.caller.ja)\(detail.named.ja)を解放している。\(reason.ja)" }

  private var reason: Text {
    switch detail.kind {
    case .stack: Text(en: "which is on the stack", ja: "スタック上のオブジェクトである")
    case .global: Text(en: "which is static", ja: "静的なオブジェクトである")
    case .literal: Text(en: "which is a literal", ja: "リテラルである")
    case .heap:
      Text(
        en: "but not from its start" + (detail.offset.map { ": offset \(quoted($0))" } ?? ""),
        ja: "先頭を指していない" + (detail.offset.map { "（オフセット \(quoted($0))）" } ?? ""))
    case .parameter, .unknown: Text(en: "which no allocation gave", ja: "動的に確保した領域ではない")
    }
  }
}
