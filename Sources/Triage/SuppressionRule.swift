public import Findings

/// The built-in rules on the suppressions themselves.
public enum SuppressionRule: String, Sendable, CaseIterable {
  case missingReason = "suppression/missing-reason"
  case unknownRule = "suppression/unknown-rule"
  case unused = "suppression/unused"

  init?(_ id: RuleID) { self.init(rawValue: id.description) }

  public var id: RuleID {
    switch self {
    case .missingReason: "suppression/missing-reason"
    case .unknownRule: "suppression/unknown-rule"
    case .unused: "suppression/unused"
    }
  }

  /// The descriptors of all of them, by identifier.
  public static var descriptors: [RuleDescriptor] { allCases.map(\.descriptor) }

  /// - Parameter isCertain: whether the suppression's file was analysed completely.
  func message(about suppression: SourceSuppression, isCertain: Bool) -> Text {
    let rule = suppression.rule.visible
    return switch self {
    case .missingReason:
      Text(en: "suppression of '\(rule)' gives no reason and has no effect", ja: "'\(rule)' の抑制には理由がないため無効です")
    case .unknownRule:
      Text(en: "suppression names the unknown rule '\(rule)'", ja: "抑制が存在しないルール '\(rule)' を指定しています")
    case .unused where isCertain:
      Text(en: "suppression of '\(rule)' has nothing to suppress", ja: "'\(rule)' の抑制に該当する指摘がありません")
    case .unused:
      Text(
        en: "suppression of '\(rule)' may have nothing to suppress",
        ja: "'\(rule)' の抑制に該当する指摘がない可能性があります")
    }
  }

  private var descriptor: RuleDescriptor {
    RuleDescriptor(
      id: id, title: title, hint: hint, severity: .low, decidability: .decidable, isDefault: true, standards: [],
      page: page)
  }

  private var title: Text {
    switch self {
    case .missingReason: Text(en: "suppression without a reason", ja: "理由のない抑制")
    case .unknownRule: Text(en: "suppression of an unknown rule", ja: "存在しないルールの抑制")
    case .unused: Text(en: "suppression without effect", ja: "効果のない抑制")
    }
  }

  private var hint: Text {
    switch self {
    case .missingReason:
      Text(
        en: "write after the rule's name why the code is acceptable", ja: "ルール名の後に、許容できる理由を書く")
    case .unknownRule:
      Text(en: "correct the name; 'kenshin rules' lists all", ja: "ルール名を直す（一覧は 'kenshin rules'）")
    case .unused: Text(en: "remove the comment", ja: "コメントを削除する")
    }
  }

  private var page: Text {
    switch self {
    case .missingReason: SuppressionPages.missingReason
    case .unknownRule: SuppressionPages.unknownRule
    case .unused: SuppressionPages.unused
    }
  }
}
