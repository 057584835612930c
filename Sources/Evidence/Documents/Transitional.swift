internal import Findings
internal import Source
internal import Triage

/// D09: what the analysis of existing code can add to the assessment of Annex F.
extension Composer {
  mutating func transitional() {
    section("Product and version", "製品及びバージョン")
    fields([
      projectField("project.product", "Product", "製品名", project.product),
      projectField("project.version", "Version", "バージョン", project.version.map { Localized($0) }),
      projectField("release.date", "Release date", "リリース日", project.release.date.map { Localized($0) }),
      human("D09.transitional", "Why the software is transitional health software", "トランジションヘルスソフトウェアとする根拠"),
    ])
    section("Inventory and analysed share", "構成及び解析した割合")
    coverageFigures()
    fields([human("D09.rebuild", "Configurations that can still be rebuilt", "現在も再ビルド可能な構成")])
    section("Profile of weaknesses", "弱点の分布")
    weaknessProfile()
    section("Parts that were not analysed", "未解析の部分")
    unanalysed()
    section("Retained weaknesses", "残存させる弱点")
    retained()
    section("Proposed focus of the tests of 5.7.3 and 5.7.4", "5.7.3 及び 5.7.4 の試験の重点（案）")
    focus()
    section("Contribution to the rationale for continued use", "継続使用の根拠への寄与")
    paragraph(
      "This document describes the code of the version named above. It does not state that clause 5.5 was followed during the original development, nor that a transition is complete.",
      "本書は上記バージョンのコードの状態を記述する。当初の開発で 5.5 に従ったこと、又は移行の完了を述べるものではない。")
    fields([human("D09.rationale", "Rationale for the continued use of this version", "当該バージョンを継続使用する根拠")])
    section("Baseline for later maintenance", "以後の保守のためのベースライン")
    fields([
      field(t("Identity of the run", "実行の識別子"), input.triaged.guid, .run),
      field(t("SHA-256 of \(run.sarifName)", "\(run.sarifName) の SHA-256"), run.sarifDigest, .run),
    ])
    section("Components that are not updated", "更新しない構成部品")
    fields([human("D09.components", "Components and reasons", "構成部品及び理由")])
  }

  private mutating func weaknessProfile() {
    var counts: [String: (active: Int, allowed: Int, atInterfaces: Int, open: Int)] = [:]
    for triaged in input.triaged.findings where triaged.baselineState != .absent {
      let weaknesses = input.triaged.descriptor(of: triaged.finding.rule)?.references(to: .cwe).map(\.identifier) ?? []
      for name in weaknesses.isEmpty ? [""] : weaknesses {
        var count = counts[name] ?? (0, 0, 0, 0)
        switch Status(triaged) {
        case .open: count.open += 1
        case .allowed: count.allowed += 1
        case .active, .known, .absent: count.active += 1
        }
        if !triaged.isOpen, reach(of: triaged.finding) != nil { count.atInterfaces += 1 }
        counts[name] = count
      }
    }
    let order = counts.sorted {
      ($0.key.isEmpty ? 1 : 0, $1.value.active, $1.value.open, Self.number($0.key))
        < ($1.key.isEmpty ? 1 : 0, $0.value.active, $0.value.open, Self.number($1.key))
    }
    table(
      [
        .init("CWE", 28), .init(t("Findings left", "残る指摘"), 18, isNumeric: true),
        .init(t("Allowed findings", "許容した指摘"), 18, isNumeric: true),
        .init(t("of both in entry functions", "うち入口関数内"), 18, isNumeric: true),
        .init(t("Undecided", "判定不能"), 18, isNumeric: true),
      ], caption: t("A finding counts for each CWE of its rule (R)", "1 件の指摘を、ルールに対応する各 CWE に計上（R）"),
      rows: order.map {
        [
          Line($0.key.isEmpty ? t("rule without a CWE", "CWE との対応なし") : $0.key), Line("\($0.value.active)"),
          Line("\($0.value.allowed)"), Line("\($0.value.atInterfaces)"), Line("\($0.value.open)"),
        ]
      })
  }

  /// The number in `CWE-787`.
  private static func number(_ weakness: String) -> Int { Int(weakness.drop { !$0.isNumber }) ?? 0 }

  private mutating func unanalysed() {
    let failed = input.examination.units.filter { $0.state == .failed }.map {
      [Line.code($0.path), Line($0.problems.first?.text[language] ?? ""), Line("R")]
    }
    let excluded = project.files.filter { $0.kind == .excluded || $0.kind == .assembly }.map {
      [Line.code($0.path), Line($0.reason?[language] ?? t($0.kind.name)), Line("P")]
    }
    table(
      [.init(t("Part", "対象"), 42), .init(t("Reason", "理由"), 50), .init(t("Source", "出所"), 11)],
      rows: failed + excluded)
  }

  private mutating func retained() {
    let kept = input.rows.filter(\.isRetained)
    func stated(_ text: String) -> Line { text.isEmpty ? Line([.missing(notCompleted)]) : Line(text) }
    let rows = kept.map { row in
      [
        Line([.plain(row.id + "\n"), .code(row.rule)]), stated(row.riskFile), stated(row.measure),
        stated(row.residualRisk),
      ]
    }
    if kept.contains(where: { [$0.riskFile, $0.measure, $0.residualRisk].contains("") }) {
      open.append(
        OpenField(
          id: Register.fileName,
          label: Text(
            en: "Risk file, control and residual risk of retained weaknesses", ja: "残存させる弱点のリスク管理ファイル、管理策及び残留リスク")))
    }
    table(
      [
        .init(t("Row, rule", "台帳の行、ルール"), 30), .init(t("Risk file", "リスク管理ファイル"), 20),
        .init(t("Compensating control", "補償的管理策"), 26), .init(t("Residual risk", "残留リスク"), 24),
      ], caption: t("By the rows of the register (H)", "台帳の行に基づく（H）"), rows: rows,
      ifEmpty: t("The register retains no weakness.", "台帳に残存を認めた弱点はない。"))
    let undecided = input.triaged.active.filter { input.row(of: $0.finding) == nil }.count
    fields([
      field(t("Findings without a decision", "処置が決まっていない指摘"), "\(undecided)", .run),
      human("D09.labelling", "Labelling and information for users", "表示及び使用者への情報提供"),
    ])
  }

  /// Functions with the most active findings, entries of interfaces first.
  private mutating func focus() {
    var counts: [String: (count: Int, isEntry: Bool)] = [:]
    for triaged in input.triaged.active {
      guard let function = triaged.finding.function else { continue }
      let key = "\(function) (\(triaged.finding.location.path))"
      counts[key] = ((counts[key]?.count ?? 0) + 1, reach(of: triaged.finding) != nil)
    }
    let order = counts.sorted {
      ($1.value.isEntry ? 1 : 0, $1.value.count, $0.key) < ($0.value.isEntry ? 1 : 0, $0.value.count, $1.key)
    }
    table(
      [
        .init(t("Function", "関数"), 56), .init(t("Entry of an interface", "インタフェースの入口"), 22),
        .init(t("Active findings", "未処置の指摘"), 22, isNumeric: true),
      ], caption: t("Ranked by the tool (R); the choice is made by people (H)", "ツールによる順位（R）。選定は人が行う（H）"),
      rows: order.prefix(20).map { [Line.code($0.key), Line(yesNo($0.value.isEntry)), Line("\($0.value.count)")] })
    fields([human("D09.focus", "Chosen tests", "選定した試験")])
  }
}
