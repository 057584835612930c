internal import Findings
internal import Source
internal import Triage

/// The second half of D03.
extension Composer {
  /// How many paths are printed with source.
  private static var pathLimit: Int { 10 }

  mutating func selectedPaths() {
    let candidates = ordered(input.triaged.active.filter { $0.finding.steps.count > 1 }).prefix(Self.pathLimit)
    guard !candidates.isEmpty else {
      add(.paragraph(Line(t("No active finding has a path.", "経路を伴う未処置の指摘はない。"))))
      return
    }
    paragraph(
      "The first \(candidates.count) active findings with a path, by severity. The audit SARIF holds all paths.",
      "経路を伴う未処置の指摘のうち、重大度順の先頭 \(candidates.count) 件を示す。全件は監査用 SARIF に記録している。")
    for triaged in candidates {
      let finding = triaged.finding
      let name = Path.name(of: finding.location.path)
      add(.heading(level: 2, "\(finding.rule) (\(name):\(finding.location.line))", isNumbered: true))
      add(.paragraph(Line([.code(place(finding)), .plain(": ")] + Span.marked(finding.message[language]))))
      if let values = finding.witness?.description, !values.isEmpty {
        add(.paragraph(Line([.plain(t("Values of this path: ", "この経路での値の例: ")), .code(values)])))
      }
      add(.code(extract(finding)))
      let rows = finding.steps.enumerated().map { index, step in
        [
          Line("\(index + 1)"), Line.code("\(step.location.path):\(step.location.line)"),
          Line(marked: step.text[language]),
        ]
      }
      table(
        [.init(t("Step", "順"), 8, isNumeric: true), .init(t("Place", "箇所"), 32), .init(t("What happens", "内容"), 60)],
        rows: rows)
    }
  }

  /// The lines around a finding, with their numbers.
  private func extract(_ finding: Finding) -> String {
    guard let text = input.sourceText(finding.location.path) else { return t("source not available", "ソースを取得できない") }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let line = finding.location.line
    let range = max(1, line - 3)...max(1, line + 1)
    return range.filter { $0 <= lines.count }.map { number in
      let mark = number == line ? ">" : " "
      let digits = String(number)
      let content = lines[number - 1]
      let cut = content.count > 110 ? content.prefix(110) + "…" : content
      return mark + String(repeating: " ", count: max(0, 5 - digits.count)) + digits + "  " + cut
    }.joined(separator: "\n")
  }

  mutating func legs() {
    let active = figures.total.active
    let legs: [(key: String, item: Text, tool: Text)] = [
      (
        "a", Text(en: "a) security requirements that are not met", ja: "a) 満たされていないセキュリティ要求事項"),
        Text(
          en: "\(linkedRequirements) of \(project.requirements.count) requirements are linked to code (D05)",
          ja: "要求事項 \(project.requirements.count) 件のうち \(linkedRequirements) 件をコードに対応付け（D05）")
      ),
      (
        "b", Text(en: "b) coding standard followed, deviations documented", ja: "b) コーディング規格の順守、逸脱の文書化"),
        Text(
          en:
            "\(applied.count) rules applied; \(input.rows.count) rows in the register; \(figures.total.allowed) allowed findings",
          ja: "適用ルール \(applied.count) 件、台帳 \(input.rows.count) 行、許容した指摘 \(figures.total.allowed) 件")
      ),
      (
        "c", Text(en: "c) static analysis of the source against the standard", ja: "c) 規格に対するソースコードの静的解析"),
        Text(
          en: "this run: \(active) active findings, \(figures.total.open) undecided sites; \(unitsTextEnglish)",
          ja: "本実行: 未処置の指摘 \(active) 件、判定不能 \(figures.total.open) 件。翻訳単位は「範囲及び網羅性」を参照")
      ),
      (
        "d", Text(en: "d) traceability to security capabilities", ja: "d) セキュリティ機能へのトレーサビリティ"),
        Text(en: "links of the project file, in D05", ja: "プロジェクトファイルの対応付け（D05）")
      ),
      (
        "e", Text(en: "e) exploitability at interfaces, boundaries and assets", ja: "e) インタフェース、境界及び資産における悪用可能性"),
        Text(
          en: "\(reachable) active findings lie in entry functions of external interfaces",
          ja: "外部インタフェースの入口関数にある未処置の指摘 \(reachable) 件")
      ),
    ]
    var rows: [[Line]] = []
    for leg in legs {
      let reviewed = humanValue("D03.review-\(leg.key)", "Review, item \(leg.key))", "レビュー項目 \(leg.key))")
      rows.append([Line(t(leg.item)), Line(t(leg.tool)), reviewed])
    }
    table(
      [
        .init(t("Item", "項目"), 28), .init(t("Contribution of the tool (R)", "ツールの寄与（R）"), 36),
        .init(t("What the reviewer did, minutes (H)", "レビュー内容及び所要時間（H）"), 36),
      ], rows: rows)
  }

  private var unitsTextEnglish: String {
    "\(figures.unitCount - figures.state(.failed)) of \(figures.unitCount) units analysed"
  }

  private var linkedRequirements: Int {
    project.requirements.filter { !$0.functions.isEmpty || !$0.files.isEmpty || !$0.rules.isEmpty }.count
  }

  private var reachable: Int { input.triaged.active.filter { reach(of: $0.finding) != nil }.count }

  mutating func notifications() {
    var rows: [[Line]] = input.examination.problems.map {
      [Line(t("run", "実行全体")), Line.code($0.location.path), Line(marked: $0.text[language])]
    }
    for unit in input.examination.units {
      rows += unit.problems.map { problem in
        [
          Line(unit.state == .failed ? t("not analysed", "未解析") : t("approximate", "近似")),
          Line.code("\(problem.location.path):\(problem.location.line)"), Line(marked: problem.text[language]),
        ]
      }
    }
    rows += input.examination.distinctNotes.map { note, count in
      [Line(t("assumption", "仮定")), Line(t("\(count) units", "翻訳単位 \(count) 件")), Line(marked: note.text[language])]
    }
    table(
      [.init(t("Kind", "種別"), 16), .init(t("Place", "箇所"), 34), .init(t("Message of the tool", "ツールの出力"), 50)],
      rows: rows,
      ifEmpty: t("The run reported no problem and made no assumption.", "実行上の問題及び仮定は 0 件である。"))
  }

  mutating func comparison() {
    guard input.triaged.baseline != nil else {
      paragraph("The run was not compared with a baseline.", "本実行ではベースラインとの比較を行っていない。")
      return
    }
    table(
      [.init(t("State", "状態"), 60), .init(t("Findings", "指摘件数"), 40, isNumeric: true)],
      rows: BaselineState.allCases.map { [Line(t($0.name)), Line("\(figures.byBaseline[$0] ?? 0)")] })
    let unjudged = input.triaged.unjudged.count
    if unjudged > 0 {
      note(
        "\(unjudged) entries of the baseline were not judged: their rule was not applied or their file not analysed.",
        "ベースラインの \(unjudged) 件は、ルールの適用外又はファイルの解析外のため未判定である。")
    }
  }

  mutating func handOver() {
    let rows = input.rows.filter { !$0.problemReport.isEmpty }.map { row in
      [Line(row.problemReport), Line(row.id), Line(t(row.disposition)), Line(problemLink(row.problemReport) ?? "")]
    }
    table(
      [
        .init(t("Problem report", "問題報告"), 24), .init(t("Row", "台帳の行"), 20), .init(t("Disposition", "処置"), 20),
        .init(t("Address", "参照先"), 36),
      ], rows: rows, ifEmpty: t("The register names no problem report.", "台帳に問題報告の記載はない。"))
    fields([human("D03.hand-over", "Hand-over confirmed by", "引継ぎの確認者")])
  }

  func problemLink(_ id: String) -> String? { project.problemURL?.replacing("{id}", with: id) }
}
