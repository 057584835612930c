internal import Findings
internal import Source
internal import Triage

/// D05: from clauses to documents, from rules to standards and findings, from requirements and threats to code.
extension Composer {
  mutating func traceability() {
    section("Clauses and documents", "箇条及び文書")
    clauses()
    section("Rules, standards and findings", "ルール、規格及び指摘")
    rulesAndFindings()
    section("Requirements", "要求事項")
    trace(project.requirements, sheet: t("Requirements", "要求事項"), key: "requirements", t("Requirement (P)", "要求事項（P）"))
    section("Threats", "脅威")
    trace(project.threats, sheet: t("Threats", "脅威"), key: "threats", t("Threat (P)", "脅威（P）"))
    section("Items without a link", "対応付けのない項目")
    unlinked()
  }

  private mutating func clauses() {
    let rows = Clauses.contributions.sorted { ($0.clause, $0.document) < ($1.clause, $1.document) }.map { entry in
      [
        Line(entry.clause), Line(Clauses.title(entry.clause, project, language)),
        Line(project.number(of: entry.document)),
        Line(entry.document.title[language]), Line(t(entry.what)),
      ]
    }
    table(
      [
        .init(t("Clause", "箇条"), 8), .init(t("Title", "題名"), 34), .init(t("Document number", "文書番号"), 16),
        .init(t("Document", "文書"), 36), .init(t("Evidence contributed", "寄与する証跡"), 46),
      ], sheet: t("Clauses", "箇条"), rows: rows)
  }

  private mutating func rulesAndFindings() {
    let rows = rules.sorted { $0.id < $1.id }.map { rule in
      func names(_ standard: Standard) -> Line {
        Line(
          rule.references(to: standard).map { "\($0.identifier) \($0.coverage == .full ? "=" : "≈")" }
            .joined(separator: ", "))
      }
      let counts = figures.byRule[rule.id] ?? .init()
      let registered = input.triaged.findings.filter {
        $0.finding.rule == rule.id && input.row(of: $0.finding) != nil
      }.count
      return [
        Line(rule.id.description), Line(rule.title[language]),
        Line(input.examination.enabled.contains(rule.id) ? t("applied", "適用") : t("not applied", "不適用")),
        names(.certC), names(.cwe), names(.misraC2012), names(.ts17961),
      ] + project.standards.map { Line($0.items(of: rule.id).joined(separator: ", ")) }
        + [counts.active, counts.allowed, counts.known, counts.open, registered].map { Line("\($0)") }
    }
    table(
      [
        .init(t("Rule", "ルール"), 28), .init(t("Title", "題名"), 30), .init(t("In force", "適用"), 10), .init("CERT C", 16),
        .init("CWE", 20), .init("MISRA C:2012", 14), .init("TS 17961", 14),
      ] + project.standards.map { .init("\($0.name)\(t(" (P)", "（P）"))", 18) }
        + [Status.active, .allowed, .known, .open].map { .init(t($0.name), 11, isNumeric: true) }
        + [.init(t("In the register", "台帳に記載"), 11, isNumeric: true)],
      sheet: t("Rules", "ルール"), rows: rows)
  }

  private mutating func trace(_ items: [ProjectMetadata.TraceItem], sheet: String, key: String, _ title: String) {
    if items.isEmpty { require(key, title.replacing(" (P)", with: ""), title.replacing("（P）", with: "")) }
    let rows = items.map { item in
      let found = findings(of: item)
      return [
        Line(item.id), Line(item.title[language]), Line(item.rules.map(\.description).joined(separator: "\n")),
        Line(item.functions.joined(separator: "\n")), Line(item.files.joined(separator: "\n")),
        Line("\(found.filter(\.isActive).count)"), Line("\(found.filter(\.isOpen).count)"),
        Line(found.filter(\.isActive).map { "\($0.finding.rule) \(place($0.finding))" }.joined(separator: "\n")),
      ]
    }
    table(
      [
        .init(title, 14), .init(t("Text", "内容"), 36), .init(t("Rules (P)", "ルール（P）"), 28),
        .init(t("Functions (P)", "関数（P）"), 24), .init(t("Files (P)", "ファイル（P）"), 24),
        .init(t("Active findings (R)", "未処置の指摘（R）"), 12, isNumeric: true),
        .init(t("Undecided (R)", "判定不能（R）"), 12, isNumeric: true), .init(t("Findings (R)", "指摘（R）"), 46),
      ], sheet: sheet, rows: rows, ifEmpty: notCompleted)
  }

  /// The findings in the code that an item names, of its rules where it names some.
  func findings(of item: ProjectMetadata.TraceItem) -> [Triaged] {
    input.triaged.findings.filter { triaged in
      let finding = triaged.finding
      let isInCode =
        finding.function.map(item.functions.contains) ?? false
        || item.files.contains { project.fromRoot($0) == finding.location.path }
      let namesNoCode = item.functions.isEmpty && item.files.isEmpty
      let isOfRule = item.rules.isEmpty || item.rules.contains(finding.rule)
      return isOfRule && (isInCode || (namesNoCode && !item.rules.isEmpty))
    }
  }

  private mutating func unlinked() {
    let items = (project.requirements + project.threats).filter {
      $0.functions.isEmpty && $0.files.isEmpty && $0.rules.isEmpty
    }
    var rows = items.map { [Line(t("requirement or threat", "要求事項又は脅威")), Line($0.id), Line($0.title[language])] }
    rows += itemsWithoutRule.map { standard, item in
      [
        Line(t("item of a standard without a rule in force", "適用ルールのない規格項目")), Line("\(standard) \(item.id)"),
        Line(item.rules.map(\.description).joined(separator: ", ")),
      ]
    }
    rows += applied.filter { $0.standards.isEmpty && namedStandardLines($0).isEmpty }.map {
      [Line(t("rule without a standard", "出典のないルール")), Line($0.id.description), Line($0.title[language])]
    }
    let linked = Set((project.requirements + project.threats).flatMap { findings(of: $0) }.map(\.finding.fingerprint))
    let loose = input.triaged.active.filter { !linked.contains($0.finding.fingerprint) }
    rows += loose.map {
      [
        Line(t("finding without requirement or threat", "要求事項・脅威との対応がない指摘")),
        Line($0.finding.fingerprint.description), Line("\($0.finding.rule) \(place($0.finding))"),
      ]
    }
    table(
      [.init(t("Kind", "種別"), 30), .init(t("Item", "項目"), 30), .init(t("Text", "内容"), 60)],
      sheet: t("Without a link", "対応付けなし"), rows: rows)
    let count = project.requirements.count + project.threats.count
    paragraph(
      "\(count - items.count) of \(count) requirements and threats have a link, set by people in the project file. \(input.triaged.active.count - loose.count) of \(input.triaged.active.count) active findings lie in code that such a link names.",
      "要求事項及び脅威 \(count) 件のうち \(count - items.count) 件に対応付けがある（プロジェクトファイルに人が記載）。未処置の指摘 \(input.triaged.active.count) 件のうち \(input.triaged.active.count - loose.count) 件が、対応付けられたコードにある。"
    )
  }
}
