public import Findings
public import Source

/// Something wrong in a register: where, and what to do about it.
public struct RegisterProblem: Hashable, Sendable {
  public enum Severity: String, Sendable, CaseIterable {
    /// The row has no effect until it is repaired.
    case error
    /// Somebody has to look at it; the row keeps its effect.
    case flag
  }

  public enum Kind: Hashable, Sendable {
    /// The file or a field cannot be read; what was expected.
    case malformed(Text)
    case repeatedID(String, first: Location)
    case missing(field: String, kind: Disposition.Kind)
    case shortReason(characters: Int, minimum: Int)
    case copiedReason(from: String)
    case selfApproval(person: String)
    case notApproved
    case expired(Day)
    case expiredVersion(String)
    case unknownRule(RuleID)
    case unknownRow(String)
    case circularDuplicate
    case mandatoryRule(RuleID)
    case insufficientCategory(RuleID)
    case datesOutOfOrder(earlier: String, later: String)
    case dateInFuture(field: String, Day)
    /// Nothing in the run has the row's fingerprint or lies in its paths.
    case stale
    case twoRows(other: String)
    /// The finding is found again with other names of its locals; its fingerprint now.
    case renamed(Fingerprint)
    /// The row asks for a comment in the source that names it, and there is none.
    case noMarker
    /// A comment names a row that is not there.
    case commentWithoutRow(String)
    case commentOfOtherRule(String, RuleID)
  }

  public let kind: Kind
  public let place: Location
  /// The row; nil where the problem is about a file or a comment.
  public let row: String?

  public init(_ kind: Kind, at place: Location, row: String?) {
    self.kind = kind
    self.place = place
    self.row = row
  }

  /// Whether the row's day or version has passed.
  public var isExpiry: Bool {
    switch kind {
    case .expired, .expiredVersion: true
    default: false
    }
  }

  public var severity: Severity {
    switch kind {
    case .selfApproval, .notApproved, .renamed: .flag
    case .missing(let field, _): ["security-impact", "safety-impact"].contains(field) ? .flag : .error
    case .malformed, .repeatedID, .shortReason, .copiedReason, .expired, .expiredVersion, .unknownRule, .unknownRow,
      .circularDuplicate, .mandatoryRule, .insufficientCategory, .datesOutOfOrder, .dateInFuture, .stale, .twoRows,
      .noMarker, .commentWithoutRow, .commentOfOtherRule:
      .error
    }
  }

  /// `path:line: …`, the form in which terminals link places.
  public var text: Text {
    let name = row.map { "\($0.prefix(80)): " } ?? ""
    let prefix = "\(place.path):\(place.line): \(name)"
    return Text(en: (prefix + message.en).visible, ja: (prefix + message.ja).visible)
  }

  public static func order(_ a: RegisterProblem, _ b: RegisterProblem) -> Bool {
    (a.place, a.message.en) < (b.place, b.message.en)
  }
}

extension RegisterProblem {
  /// What is wrong and what to do, without the place.
  public var message: Text {
    switch kind {
    case .malformed(let text): text
    case .repeatedID(let id, let first):
      Text(
        en: "the row `\(id)` is already at \(first.path):\(first.line); give one of them another id",
        ja: "行 `\(id)` は既に \(first.path):\(first.line) にあります。どちらかの id を変更してください")
    case .missing(let field, let kind):
      Text(
        en: "a row of kind `\(kind.rawValue)` needs `\(field)`", ja: "種別 `\(kind.rawValue)` の行には `\(field)` が必要です")
    case .shortReason(let characters, let minimum):
      Text(
        en: "the reason has \(characters) of at least \(minimum) characters; say why this code is acceptable here",
        ja: "理由が \(characters) 文字分しかありません (全角は 2 文字分と数え、\(minimum) 以上必要)。このコードを許容できる理由を書いてください")
    case .copiedReason(let other):
      Text(
        en:
          "the reason is that of `\(other)`, word for word; write what holds here, or `same-reason-as: \(other)`",
        ja: "理由が `\(other)` と同文です。この箇所の理由を書くか、`same-reason-as: \(other)` を付けてください")
    case .insufficientCategory(let rule):
      Text(
        en: "performance or usability alone is no reason to deviate from `\(rule)`, which is mapped to SEI CERT C",
        ja: "`\(rule)` は SEI CERT C に対応するルールのため、性能や使い勝手だけを逸脱の理由にはできません")
    case .mandatoryRule(let rule):
      Text(
        en: "`\(rule)` is mandatory: repair the code, or record a false positive",
        ja: "`\(rule)` は必須 (mandatory) のため逸脱できません。コードを修正するか、誤検出として記録してください")
    case .selfApproval(let person):
      Text(
        en: "`\(person)` has proposed and approved the row; have somebody else approve it",
        ja: "起案者と承認者が同じ人 (`\(person)`) です。別の人が承認してください")
    case .notApproved:
      Text(
        en: "not approved yet: the finding stays active; add `approved: {by: NAME, on: DATE}`",
        ja: "未承認のため、指摘は有効なままです。`approved: {by: 氏名, on: 日付}` を追加してください")
    case .expired(let day):
      Text(en: "expired after \(day); renew or remove the row", ja: "\(day) で期限切れです。更新するか行を削除してください")
    case .expiredVersion(let version):
      Text(
        en: "holds only before version \(version); renew or remove the row",
        ja: "バージョン \(version) より前でのみ有効です。更新するか行を削除してください")
    case .datesOutOfOrder(let earlier, let later):
      Text(en: "`\(later)` lies before `\(earlier)`", ja: "`\(later)` の日付が `\(earlier)` より前です")
    case .dateInFuture(let field, let day):
      Text(en: "`\(field)` lies in the future: \(day)", ja: "`\(field)` の日付 \(day) が未来です")
    case .unknownRule(let rule):
      Text(
        en: "there is no rule `\(rule)`; `kenshin rules` lists them",
        ja: "ルール `\(rule)` はありません。`kenshin rules` で一覧を表示できます")
    case .unknownRow(let id):
      Text(en: "there is no row `\(id)`", ja: "行 `\(id)` はありません")
    case .circularDuplicate:
      Text(en: "the row is a duplicate of itself", ja: "行が自分自身の重複になっています")
    case .stale:
      Text(
        en: "nothing that was found matches the row; remove it, or set `kind: fix` where the code was repaired",
        ja: "該当する指摘がありません。行を削除するか、コードを修正した場合は `kind: fix` にしてください")
    case .twoRows(let other):
      Text(
        en: "the same finding is decided by `\(other)` too; keep one of the rows",
        ja: "同じ指摘を `\(other)` も処置しています。どちらか一方だけを残してください")
    case .renamed(let fingerprint):
      Text(
        en:
          "the finding's variables have other names than when the row was written; if it is still the same, set `fingerprint: \"\(fingerprint.description)\"`",
        ja: "行を書いた時と指摘箇所の変数名が変わっています。同じ指摘であれば `fingerprint: \"\(fingerprint.description)\"` に更新してください")
    case .noMarker:
      Text(
        en: "no comment `kenshin: allow RULE [ID] reason` in the source names the row",
        ja: "この行を参照するソース中のコメント `kenshin: allow ルール [ID] 理由` がありません")
    case .commentWithoutRow(let id):
      Text(
        en: "the comment names `\(id)`, and the register has no such row",
        ja: "コメントが `\(id)` を参照していますが、台帳にその行がありません")
    case .commentOfOtherRule(let id, let rule):
      Text(
        en: "the comment names `\(id)`, which is about `\(rule)`",
        ja: "コメントが参照する `\(id)` は別のルール `\(rule)` の行です")
    }
  }
}
