internal import Findings
internal import Triage

/// The first pages that all documents have in common.
extension Composer {
  var head: DocumentHead {
    let record = project.documents[id]?.history.last
    return DocumentHead(
      manufacturer: project.manufacturer?[language] ?? notCompleted,
      product: project.product?[language] ?? notCompleted,
      softwareVersion: project.version ?? notCompleted, configuration: project.configurationID ?? notCompleted,
      number: project.number(of: id), revision: record?.revision ?? notCompleted, date: record?.date ?? notCompleted,
      classification: project.classification?[language] ?? notCompleted)
  }

  /// The front page, then revision history, contents, references and abbreviations.
  mutating func front() -> [Block] {
    var front = Composer(id, input, language)
    front.identification()
    let isDraft = !open.isEmpty || !front.open.isEmpty
    let table = front.blocks
    open += front.open.filter { !open.contains($0) }
    var cover: [Block] = notices(isDraft: isDraft) + table
    cover.append(.signOff(boxes))
    cover.append(
      .paragraph(
        Line(
          t(
            "Signatures are given by hand or by the manufacturer's own procedure for electronic signatures (such as that for 21 CFR Part 11). The tool fills no box.",
            "署名は手書き、又は製造業者の電子署名手順（21 CFR Part 11 等）による。ツールは署名欄に記入しない。"))))
    return cover + [.pageBreak] + pages
  }

  private mutating func identification() {
    var rows = [
      projectField("project.manufacturer", "Manufacturer", "製造業者", project.manufacturer),
      projectField("project.product", "Product", "製品名", project.product.map(productName)),
      projectField(
        "project.class", "Device class", "クラス分類・一般的名称",
        project.deviceClass.map { Localized(en: classText($0.en), ja: classText($0.ja)) }),
      projectField("project.software", "Software", "ソフトウェア", project.software),
      projectField("project.version", "Software version", "ソフトウェアバージョン", project.version.map { Localized($0) }),
      projectField("project.safety-class", "Safety class", "ソフトウェア安全クラス", project.safetyClass.map { Localized($0) }),
      projectField("project.configuration", "Configuration", "構成識別子", project.configurationID.map { Localized($0) }),
      field(t("Document number", "文書番号"), head.number, .project),
    ]
    let record = project.documents[id]?.history.last
    rows.append(
      projectField(
        "\(id.rawValue).revision", "Revision, date", "改訂・発行日", record.map { Localized("\($0.revision), \($0.date)") }))
    rows.append(projectField("project.classification", "Classification", "機密区分", project.classification))
    fields(rows)
  }

  private func productName(_ name: Localized) -> Localized {
    guard let model = project.model else { return name }
    return Localized(en: "\(name.en) (\(model))", ja: "\(name.ja)（\(model)）")
  }

  private func classText(_ text: String) -> String { project.jmdn.map { "\(text) / JMDN \($0)" } ?? text }

  private var boxes: [SignOffBox] {
    let roles: [String]
    switch id {
    case .codingStandard: roles = ["software-lead", "security-expert", "quality-assurance"]
    case .report, .register: roles = ["analyst", "security-expert", "approver"]
    case .releaseGate: roles = ["quality-assurance", "security-expert", "project-lead"]
    default: roles = ["analyst", "security-expert", "quality-assurance"]
    }
    let acts = [t("Prepared", "作成"), t("Reviewed", "審査"), t("Approved", "承認")]
    return zip(acts, roles).map { act, key in
      SignOffBox(act: act, role: project.role(key)?.title[language] ?? "")
    }
  }

  /// What changes the worth of the document has its place on the first page.
  private func notices(isDraft: Bool) -> [Block] {
    var lines = warnings.map { Line(t($0)) }
    if isDraft {
      lines.insert(
        Line([
          .missing(
            t(
              "DRAFT: fields that people have to fill are empty; the last section lists them.",
              "草案: 未記入の項目がある。末尾の一覧を参照。"))
        ]), at: 0)
    }
    guard !lines.isEmpty else { return [] }
    return [.notice(Notice(kind: .warning, title: t("To be read first", "最初に確認すべき事項"), lines: lines))]
  }

  private var pages: [Block] {
    var pages: [Block] = [.heading(level: 2, t("Revision history", "改訂履歴"), isNumbered: false)]
    let columns = [
      Table.Column(t("Revision", "改訂"), 12), .init(t("Date", "日付"), 18), .init(t("Change", "変更内容"), 70),
    ]
    let history = (project.documents[id]?.history ?? []).map {
      [Line($0.revision), Line($0.date), Line($0.change[language])]
    }
    pages.append(.table(Table(columns, rows: history, ifEmpty: notCompleted)))
    if !id.isWorkbook {
      pages.append(.heading(level: 2, t("Contents", "目次"), isNumbered: false))
      pages.append(.contents)
      pages.append(.pageBreak)
    }
    pages.append(.heading(level: 2, t("References", "引用規格・参考文書"), isNumbered: false))
    pages.append(.list(references.map { Line($0[language]) }))
    pages.append(.heading(level: 2, t("Abbreviations", "略語"), isNumbered: false))
    pages.append(
      .table(
        Table(
          [.init(t("Short", "略語"), 18), .init(t("Meaning", "意味"), 82)],
          rows: abbreviations.map { [Line($0.0), Line($0.1[language])] })))
    pages.append(.heading(level: 2, t("Sources of the fields", "項目の出所"), isNumbered: false))
    pages.append(
      .list([
        Line(t("R: run of the tool", "R: ツールの実行結果")), Line(t("C: configuration of the tool", "C: ツールの設定")),
        Line(t("P: project file", "P: プロジェクトファイル")), Line(t("H: filled by people", "H: 人による記入")),
      ]))
    return pages
  }

  private var references: [Localized] {
    let standards = [
      Localized(en: "IEC 81001-5-1:2021 / JIS T 81001-5-1:2023", ja: "JIS T 81001-5-1:2023 / IEC 81001-5-1:2021"),
      Localized(
        en: "IEC 62304:2006 + A1:2015 / JIS T 2304:2017", ja: "JIS T 2304:2017 / IEC 62304:2006 + A1:2015"),
      Localized(en: "ISO 13485:2016", ja: "JIS Q 13485:2018 / ISO 13485:2016"),
      Localized("SEI CERT C Coding Standard, © Carnegie Mellon University, CC BY 4.0"),
      Localized("Common Weakness Enumeration (CWE), MITRE"),
      Localized(en: "ISO/IEC TS 17961:2013 and Cor 1:2016", ja: "ISO/IEC TS 17961:2013、Cor 1:2016"),
      Localized(en: "MISRA C:2012 (guidelines by number only)", ja: "MISRA C:2012（番号のみ引用）"),
      Localized("Static Analysis Results Interchange Format (SARIF) 2.1.0, OASIS"),
    ]
    return standards + project.standards.map { Localized($0.name) } + project.references
  }

  private var abbreviations: [(String, Localized)] {
    [
      ("CWE", Localized(en: "Common Weakness Enumeration", ja: "共通脆弱性タイプ一覧")),
      ("SARIF", Localized(en: "Static Analysis Results Interchange Format", ja: "静的解析結果交換形式")),
      ("SHA-256", Localized(en: "hash function of FIPS 180-4", ja: "FIPS 180-4 のハッシュ関数")),
      ("QA", Localized(en: "quality assurance", ja: "品質保証")),
    ] + project.abbreviations.map { ($0.short, $0.long) }
  }
}
