internal import Findings
internal import Source
internal import Triage

extension RegisterProblem {
  /// What is wrong, as a record states it: without the advice that the command gives.
  var statement: Text {
    switch kind {
    case .malformed(let expected): Text(en: "cannot be read: \(expected.en)", ja: "記載の誤り: \(expected.ja)")
    case .repeatedID(let id, let first):
      Text(en: "`\(id)` is also at \(first.path):\(first.line)", ja: "`\(id)` が \(first.path):\(first.line) と重複")
    case .missing(let field, _): Text(en: "`\(field)` is missing", ja: "`\(field)` が未記入")
    case .shortReason: Text(en: "the reason is too short", ja: "理由が短すぎる")
    case .copiedReason(let other): Text(en: "the reason is that of \(other)", ja: "理由が \(other) と同文")
    case .selfApproval(let person):
      Text(en: "proposed and approved by the same person (\(person))", ja: "起案者と承認者が同一（\(person)）")
    case .notApproved: Text(en: "not approved", ja: "未承認")
    case .expired(let day): Text(en: "expired after \(day)", ja: "\(day) で期限切れ")
    case .expiredVersion(let version):
      Text(en: "ended with version \(version)", ja: "バージョン \(version) で失効")
    case .unknownRule(let rule): Text(en: "there is no rule `\(rule)`", ja: "存在しないルール `\(rule)`")
    case .unknownRow(let id): Text(en: "there is no row \(id)", ja: "存在しない行 \(id) を参照")
    case .circularDuplicate: Text(en: "a duplicate of itself", ja: "自分自身の重複")
    case .mandatoryRule(let rule): Text(en: "`\(rule)` is mandatory", ja: "`\(rule)` は必須であり逸脱不可")
    case .insufficientCategory:
      Text(en: "performance or usability is the only reason", ja: "性能又は使用性のみを理由とする逸脱")
    case .datesOutOfOrder(let earlier, let later):
      Text(en: "`\(later)` lies before `\(earlier)`", ja: "`\(later)` の日付が `\(earlier)` より前")
    case .dateInFuture(let field, let day):
      Text(en: "`\(field)` lies in the future: \(day)", ja: "`\(field)` の日付 \(day) が未来")
    case .stale: Text(en: "no finding of this run matches", ja: "本実行に該当する指摘なし")
    case .twoRows(let other): Text(en: "\(other) is about the same finding", ja: "\(other) と同一の指摘を対象とする")
    case .renamed(let fingerprint):
      Text(
        en: "the finding was followed by its shape; its fingerprint now is \(fingerprint)",
        ja: "変数名の変更後の指摘を対象とする（現在の指紋 \(fingerprint)）")
    case .noMarker: Text(en: "no comment in the source names the row", ja: "ソース内に行を参照する注釈なし")
    case .commentWithoutRow(let id): Text(en: "a comment names \(id)", ja: "注釈が \(id) を参照")
    case .commentOfOtherRule(let id, let rule):
      Text(en: "a comment names \(id), which is about `\(rule)`", ja: "注釈が `\(rule)` の行 \(id) を参照")
    }
  }
}
