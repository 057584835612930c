public import Findings

/// A field that people have to fill.
public struct OpenField: Hashable, Sendable {
  /// The key below `fields:` in the project file.
  public let id: String
  public let label: Text

  /// Where it is filled: a key of the project file, or a file of its own.
  var place: String { id.hasSuffix(".yml") ? id : "fields: \(id)" }
}

/// Puts a document together and notes which fields are empty.
struct Composer {
  let input: EvidenceInput
  let language: Language
  let id: DocumentID
  private(set) var blocks: [Block] = []
  var open: [OpenField] = []

  init(_ id: DocumentID, _ input: EvidenceInput, _ language: Language) {
    self.id = id
    self.input = input
    self.language = language
  }

  var project: ProjectMetadata { input.project }
  var run: RunFacts { input.run }
  var figures: Figures { input.figures }

  // MARK: Words

  /// The text in the document's language.
  func t(_ en: String, _ ja: String) -> String { language == .english ? en : ja }

  func t(_ text: Text) -> String { text[language] }

  var notCompleted: String { t("NOT COMPLETED", "未記入") }
  var none: String { t("none", "なし") }
  func yesNo(_ value: Bool) -> String { value ? t("yes", "有") : t("no", "無") }

  // MARK: Blocks

  mutating func add(_ block: Block) { blocks.append(block) }

  mutating func section(_ en: String, _ ja: String) {
    add(.heading(level: 1, t(en, ja), isNumbered: true))
  }

  mutating func subsection(_ en: String, _ ja: String) {
    add(.heading(level: 2, t(en, ja), isNumbered: true))
  }

  mutating func paragraph(_ en: String, _ ja: String) { add(.paragraph(Line(t(en, ja)))) }

  mutating func note(_ en: String, _ ja: String) {
    add(.notice(Notice(kind: .information, title: t("Note", "注記"), lines: [Line(t(en, ja))])))
  }

  mutating func list(_ items: [Text]) { add(.list(items.map { Line(marked: t($0)) })) }

  mutating func table(
    _ columns: [Table.Column], sheet: String? = nil, caption: String? = nil, rows: [[Line]], ifEmpty: String? = nil
  ) {
    add(.table(Table(sheet: sheet, caption: caption, columns, rows: rows, ifEmpty: ifEmpty ?? none)))
  }

  // MARK: Fields

  /// One row of a table of fields.
  struct Field {
    let label: String
    let value: Line
    let source: FieldSource
  }

  func field(_ label: String, _ value: String?, _ source: FieldSource) -> Field {
    Field(label: label, value: value.map { Line($0) } ?? Line(t("not available", "取得できない")), source: source)
  }

  /// A field of the project file; one that people have to fill where the file does not give it.
  mutating func projectField(_ key: String, _ en: String, _ ja: String, _ value: Localized?) -> Field {
    if let value, !value[language].isEmpty {
      return Field(label: t(en, ja), value: Line(value[language]), source: .project)
    }
    return human(key, en, ja, source: .project)
  }

  /// A field that only people can fill: its value below `fields:` in the project file, or red.
  mutating func human(_ key: String, _ en: String, _ ja: String, source: FieldSource = .human) -> Field {
    Field(label: t(en, ja), value: humanValue(key, en, ja), source: source)
  }

  mutating func humanValue(_ key: String, _ en: String, _ ja: String) -> Line {
    if let value = project.fields[key], !value[language].isEmpty { return Line(value[language]) }
    let field = OpenField(id: key, label: Text(en: en, ja: ja))
    if !open.contains(field) { open.append(field) }
    return Line([.missing(notCompleted)])
  }

  mutating func fields(_ fields: [Field]) {
    table(
      [.init(t("Item", "項目"), 26), .init(t("Content", "内容"), 63), .init(t("Source", "出所"), 11)],
      rows: fields.map { [Line($0.label), $0.value, Line($0.source.rawValue)] })
  }

  /// A paragraph that only people can write.
  mutating func humanParagraph(_ key: String, _ en: String, _ ja: String) {
    let value = humanValue(key, en, ja)
    fields([Field(label: t(en, ja), value: value, source: .human)])
  }

  mutating func require(_ key: String, _ en: String, _ ja: String) { _ = humanValue(key, en, ja) }
}
