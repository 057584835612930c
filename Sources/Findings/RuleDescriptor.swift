/// How much harm a finding of a rule can do, after CERT C's severity of consequences.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case low, medium, high

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// Whether an algorithm can answer the rule's question for every program (MISRA C:2012, 6.5).
public enum Decidability: String, Sendable, CaseIterable { case decidable, undecidable }

/// How much of a standard's rule is looked at.
public enum CoverageClass: String, Sendable, CaseIterable {
  /// Every violation that is visible in the source is looked for.
  case full
  /// Some violations are looked for.
  case partial
}

/// The coding standards and catalogues to which rules are mapped.
public enum Standard: String, Sendable, CaseIterable {
  case certC = "cert-c"
  case cwe = "cwe"
  case ts17961 = "ts-17961"
  case misraC2012 = "misra-c-2012"

  /// The name as its publisher spells it.
  public var name: String {
    switch self {
    case .certC: "CERT C"
    case .cwe: "CWE"
    case .ts17961: "ISO/IEC TS 17961"
    case .misraC2012: "MISRA C:2012"
    }
  }
}

/// One rule of a standard that a rule of ours covers, such as `STR31-C`, `CWE-120`, `R21.17` or `taintstrcpy`.
public struct StandardReference: Hashable, Sendable {
  public let standard: Standard
  public let identifier: String
  public let coverage: CoverageClass

  public init(standard: Standard, identifier: String, coverage: CoverageClass) {
    self.standard = standard
    self.identifier = identifier
    self.coverage = coverage
  }
}

/// All that documents and result formats say about a rule; read from the rule's two pages.
public struct RuleDescriptor: Sendable {
  public let id: RuleID
  /// A short noun phrase for the bad thing.
  public let title: Text
  /// How to repair a finding, in one sentence; shown under the finding.
  public let hint: Text
  public let severity: Severity
  public let decidability: Decidability
  /// Whether the rule runs when the configuration does not name it.
  public let isDefault: Bool
  public let standards: [StandardReference]
  /// The page's body in Markdown, without its front matter.
  public let page: Text

  public init(
    id: RuleID, title: Text, hint: Text, severity: Severity, decidability: Decidability,
    isDefault: Bool, standards: [StandardReference], page: Text
  ) {
    self.id = id
    self.title = title
    self.hint = hint
    self.severity = severity
    self.decidability = decidability
    self.isDefault = isDefault
    self.standards = standards
    self.page = page
  }

  /// The first paragraph of "What it finds".
  public var summary: Text { Text(en: Self.firstParagraph(of: page.en), ja: Self.firstParagraph(of: page.ja)) }

  /// The first paragraph after the first second-level heading.
  private static func firstParagraph(of body: String) -> String {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    guard let heading = lines.firstIndex(where: { $0.hasPrefix("## ") }) else { return "" }
    let rest = lines[(heading + 1)...].drop { $0.isEmpty }
    return rest.prefix { !$0.isEmpty }.joined(separator: " ")
  }

  /// The references to one standard, in the page's order.
  public func references(to standard: Standard) -> [StandardReference] {
    standards.filter { $0.standard == standard }
  }
}
