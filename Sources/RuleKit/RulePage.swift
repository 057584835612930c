public import Documents
public import Findings

/// A rule's page: front matter with the metadata (and the data of a data-only rule), and the text in Markdown.
public struct RulePage: Sendable {
  public let descriptor: RuleDescriptor
  let english: YAMLDocument
  let japanese: YAMLDocument

  /// - Parameter japanese: the Japanese page; its front matter holds only `title`, `hint` and `message`.
  public init(
    english: String, japanese: String, path: String, japanesePath: String
  ) throws(DocumentMistake) {
    let page = try YAMLDocument(page: english, path: path)
    let translation = try YAMLDocument(page: japanese, path: japanesePath)
    self.english = page
    self.japanese = translation
    descriptor = try Self.descriptor(page, translation)
  }

  /// A user's page, whose Japanese texts stand under `ja` in the same front matter, or nowhere.
  init(user document: YAMLDocument) throws(DocumentMistake) {
    english = document
    japanese = document.translated(under: "ja")
    descriptor = try Self.descriptor(english, japanese)
  }

  private static func descriptor(_ page: YAMLDocument, _ translation: YAMLDocument) throws(DocumentMistake)
    -> RuleDescriptor
  {
    let idText = try page.text("id")
    guard let id = RuleID(idText) else {
      throw page.mistake(
        "id", expected: Text(en: "an identifier of the form family/bad-thing", ja: "family/bad-thing の形の識別子"))
    }
    let body = Text(en: page.body, ja: translation.body)
    return RuleDescriptor(
      id: id,
      title: Text(en: try page.text("title"), ja: try translation.text("title")),
      hint: Text(en: try page.text("hint"), ja: try translation.text("hint")),
      severity: try page.choice("severity", of: Severity.self),
      decidability: try page.choice("decidability", of: Decidability.self),
      isDefault: try page.flag("default", otherwise: true),
      standards: try standards(page),
      page: body)
  }

  private static func standards(_ page: YAMLDocument) throws(DocumentMistake) -> [StandardReference] {
    guard let mapping = try page.mapping("standards") else { return [] }
    var references: [StandardReference] = []
    for (name, node) in mapping {
      guard let standard = Standard(rawValue: name) else {
        throw page.mistake(at: node, expected: Text.choices(Standard.allCases.map(\.rawValue)), found: name)
      }
      for (identifier, value) in node.pairs ?? [] {
        guard let coverage = value.string.flatMap(CoverageClass.init) else {
          throw page.mistake(
            at: value, expected: Text.choices(CoverageClass.allCases.map(\.rawValue)), found: value.string ?? "?")
        }
        references.append(StandardReference(standard: standard, identifier: identifier, coverage: coverage))
      }
    }
    return references
  }
}
