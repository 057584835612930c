internal import Findings
internal import Triage

extension SARIFLog {
  var driver: JSON {
    let isAudit = profile.isWhole
    return .members([
      "guid": .string(componentGUID(context.tool.name)),
      "name": .string(limited(context.tool.name, to: GitHubLimits.name)),
      "organization": .string(limited(context.tool.name, to: GitHubLimits.name)),
      "fullName": .string(limited("\(context.tool.name) \(context.tool.version)", to: GitHubLimits.name)),
      "shortDescription": message(SARIFLog.toolDescription[language]),
      "version": .string(context.tool.version),
      "semanticVersion": .string(context.tool.version),
      "informationUri": .text(context.tool.informationURI),
      "language": .string(language.tag),
      "contents": ["localizedData", "nonLocalizedData"],
      "isComprehensive": .boolean(profile.isDetailed),
      "minimumRequiredLocalizedDataSemanticVersion": isAudit ? .string(context.tool.version) : nil,
      "supportedTaxonomies": .list(taxonomies.references),
      "notifications": .array(NotificationKind.allCases.map { $0.descriptor(language) }),
      "rules": .array(rules.map(rule)),
      "properties": profile.isDetailed ? .members(["security-severity": .string(SARIFLog.rankNote[language])]) : nil,
    ])
  }

  static let toolDescription = Text(
    en: "static analyser for the C firmware of medical devices", ja: "医療機器の C 言語ファームウェア向け静的解析ツール")

  /// What the ranks of `security-severity` mean.
  private static let rankNote = Text(
    en: "rank of the tool from the rule's severity (high 8.0, medium 5.5, low 3.0), not a CVSS score",
    ja: "ルールの重大度によるツール独自の順位（高 8.0、中 5.5、低 3.0）であり、CVSS スコアではない")

  private func rule(_ rule: RuleDescriptor) -> JSON {
    .members([
      "id": .string(limited(rule.id.description, to: GitHubLimits.name)),
      "name": .string(limited(rule.pascalName, to: GitHubLimits.name)),
      "shortDescription": message(rule.title),
      "fullDescription": message(rule.summary),
      "help": help(of: rule, language),
      "defaultConfiguration": .members([
        "enabled": .boolean(rule.isDefault), "level": .string(rule.severity.sarifLevel),
      ]),
      "relationships": profile.isDetailed
        ? .list(profile.ordered(rule.standards).compactMap(taxonomies.relationship)) : nil,
      "properties": properties(of: rule),
    ])
  }

  func help(of rule: RuleDescriptor, _ language: Language) -> JSON {
    let references = rule.standardNames.joined(separator: " · ")
    let page =
      context.isBilingual && language == context.language ? rule.page.en + "\n\n" + rule.page.ja : rule.page[language]
    let markdown = references.isEmpty ? page : page + "\n\n" + references
    return .members([
      "text": .string(limited(rule.hint[language] + "\n\n" + rule.summary[language])),
      "markdown": .string(markdown),
    ])
  }

  private func properties(of rule: RuleDescriptor) -> JSON {
    let tags =
      profile.isDetailed
      ? rule.tags : Array(rule.tags.map { limited($0, to: GitHubLimits.name) }.prefix(GitHubLimits.tags))
    return .members([
      "tags": .strings(tags),
      "precision": .string(rule.decidability.sarifPrecision),
      "problem.severity": .string(rule.severity.problemSeverity),
      "security-severity": .string(rule.severity.securitySeverity),
      "severity": profile.isDetailed ? .string(rule.severity.rawValue) : nil,
      "decidability": profile.isDetailed ? .string(rule.decidability.rawValue) : nil,
    ])
  }

  /// The driver's texts in the language that the log itself is not in.
  var translation: JSON {
    let other: Language = language == .english ? .japanese : .english
    let name = Text(en: "English", ja: "日本語")[other]
    return .members([
      "guid": .string(componentGUID("\(context.tool.name) \(other.tag)")),
      "name": .string(context.tool.name),
      "language": .string(other.tag),
      "contents": ["localizedData"],
      "isComprehensive": true,
      "localizedDataSemanticVersion": .string(context.tool.version),
      "associatedComponent": .members([
        "name": .string(context.tool.name), "guid": .string(componentGUID(context.tool.name)),
      ]),
      "translationMetadata": .members([
        "name": .string("\(context.tool.name) \(other.tag)"), "fullName": .string("\(context.tool.name) (\(name))"),
        "shortDescription": message(SARIFLog.toolDescription[other]),
      ]),
      "shortDescription": message(SARIFLog.toolDescription[other]),
      "notifications": .array(NotificationKind.allCases.map { $0.descriptor(other) }),
      "rules": .array(
        rules.map { rule in
          .members([
            "id": .string(rule.id.description),
            "shortDescription": message(rule.title[other]),
            "fullDescription": message(rule.summary[other]),
            "help": help(of: rule, other),
          ])
        }),
    ])
  }
}

extension RuleDescriptor {
  /// `DivisionByZero` for `number/division-by-zero`.
  fileprivate var pascalName: String {
    id.name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The words by which consumers filter, the most useful first.
  fileprivate var tags: [String] {
    let weaknesses = references(to: .cwe).map { "external/cwe/\($0.identifier.lowercased().paddedWeakness)" }
    let others = standards.filter { $0.standard != .cwe }.map { "\($0.standard.name) \($0.identifier)" }
    return ["security", String(id.family)] + weaknesses + others
  }

  /// `CERT C STR31-C`, `CWE-120` and the like.
  var standardNames: [String] {
    standards.map { $0.standard == .cwe ? $0.identifier : "\($0.standard.name) \($0.identifier)" }
  }
}

extension String {
  /// `cwe-089` for `cwe-89`, as CodeQL's tags are written.
  fileprivate var paddedWeakness: String {
    guard let dash = lastIndex(of: "-") else { return self }
    let number = self[index(after: dash)...]
    return self[...dash] + String(repeating: "0", count: max(0, 3 - number.count)) + number
  }
}

extension Severity {
  var sarifLevel: String {
    switch self {
    case .high: "error"
    case .medium: "warning"
    case .low: "note"
    }
  }

  fileprivate var problemSeverity: String {
    switch self {
    case .high: "error"
    case .medium: "warning"
    case .low: "recommendation"
    }
  }

  fileprivate var securitySeverity: String {
    switch self {
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "3.0"
    }
  }
}

extension Decidability {
  fileprivate var sarifPrecision: String {
    switch self {
    case .decidable: "very-high"
    case .undecidable: "high"
    }
  }
}
