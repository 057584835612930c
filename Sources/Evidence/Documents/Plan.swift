internal import Findings
internal import Triage

/// D02: what is analysed, when, by whom and with what.
extension Composer {
  mutating func plan() {
    section("Objects and configurations", "対象及び構成")
    fields([
      projectField("project.software", "Software", "ソフトウェア", project.software),
      field(t("Translation units", "翻訳単位"), "\(figures.unitCount)", .run),
      field(t("Files read", "解析したファイル"), "\(input.examination.artifacts.count)", .run),
    ])
    configurationTable()
    section("Tool", "ツール")
    fields([
      field(t("Name and version", "名称及びバージョン"), "Kenshin \(run.tool.version)", .run),
      field(t("SHA-256 of the tool", "ツールの SHA-256"), run.tool.digest, .run),
      field(t("Front end", "フロントエンド"), run.tool.frontend, .run),
      field(t("Validation record", "バリデーション記録"), project.number(of: .toolValidation), .project),
    ])
    section("Rules and profile", "ルール及びプロファイル")
    fields([
      field(t("Coding standard", "コーディング規格"), project.number(of: .codingStandard), .project),
      field(
        t("Rules in force", "適用ルール数"), t("\(applied.count) of \(rules.count)", "\(rules.count) 件中 \(applied.count) 件"),
        .configuration),
      field(t("SHA-256 of the rules", "ルールの SHA-256"), run.tool.rulePackDigest, .run),
      field(t("Depth", "解析深度"), depthText, .configuration),
      field(
        t("Switched off by the settings", "設定で無効としたルール"),
        run.disabled.isEmpty ? none : run.disabled.keys.sorted().map(\.description).joined(separator: "\n"),
        .configuration),
    ])
    section("Schedule, gates and criteria", "実施時期、判定及び基準")
    fields([
      projectField("D02.schedule", "When the analysis runs", "実施時期", project.policy[Policy.schedule.rawValue]),
      projectField("D02.entry-criteria", "Entry criteria", "開始基準", project.policy[Policy.entryCriteria.rawValue]),
      projectField("D02.exit-criteria", "Exit criteria", "終了基準", project.policy[Policy.exitCriteria.rawValue]),
      field(t("Threshold of a run (fail-on)", "実行の失敗しきい値（fail-on）"), thresholdText, .configuration),
      projectField(
        "D02.first-run", "First run under this plan", "本計画に基づく初回実行日", project.firstRun.map { Localized($0) }),
    ])
    criteriaInForce()
    planDates()
    section("Roles", "役割")
    roles()
    section("Third-party and generated code", "第三者コード及び自動生成コード")
    fields([projectField("D02.third-party", "Policy", "方針", project.policy[Policy.thirdParty.rawValue])])
    section("Limits of the run and incompleteness", "実行の上限及び不完全の判断")
    limitsOfRun()
    section("Triage", "トリアージ")
    fields([
      projectField("D02.triage-times", "Time limits", "処置期限", project.policy[Policy.triageTimes.rawValue]),
      projectField("D02.severity-scale", "Severity scale", "重大度の尺度", project.policy[Policy.severityScale.rawValue]),
    ])
    section("What is not covered", "対象外の事項")
    notCovered()
    section("Records and retention", "記録及び保管")
    fields([projectField("D02.retention", "Retention", "保管", project.policy[Policy.retention.rawValue])])
  }

  /// What a run has to meet before a release, without the values of this run.
  private mutating func criteriaInForce() {
    table(
      [.init(t("Criterion", "判定基準"), 76), .init(t("Limit", "基準値"), 24, isNumeric: true)],
      caption: t("Criteria before a release (C); D08 holds the computed values", "リリース前の判定基準（C）。算出値は D08 に示す"),
      rows: input.criteria.map { [Line(t($0.title)), Line($0.limitText)] })
  }

  var depthText: String {
    run.depth == "syntax"
      ? t("syntax alone", "構文のみ") : t("syntax and paths of the whole program", "構文及びプログラム全体の経路")
  }

  /// A plan that is younger than the first run says so itself.
  private mutating func planDates() {
    guard let first = run.firstOf(project), let issued = project.documents[.plan]?.history.first?.date, issued > first
    else { return }
    add(
      .notice(
        Notice(
          kind: .warning, title: t("Order of dates", "日付の前後関係"),
          lines: [
            Line(
              t(
                "The first issue of this plan (\(issued)) is later than the first run that it governs (\(first)).",
                "本計画の初版（\(issued)）は、対象とする初回の実行（\(first)）より後に発行されている。")),
            humanValue("D02.late-plan", "Reason for the later issue of the plan", "計画の発行が後になった理由"),
          ])))
  }

  mutating func roles() {
    let rows = project.roles.map { role in
      [
        Line(role.title[language]),
        role.person.map { Line($0) }
          ?? humanValue("roles.\(role.key).person", "Person: \(role.title.en)", "担当者: \(role.title.ja)"),
      ]
    }
    if rows.isEmpty { require("roles", "Roles and persons", "役割及び担当者") }
    table(
      [.init(t("Role", "役割"), 50), .init(t("Person (P/H)", "担当者（P/H）"), 50)], rows: rows, ifEmpty: notCompleted)
    paragraph(
      "Who proposes a disposition does not approve it. The register flags rows in which both are the same person; the tool states no level of independence.",
      "処置の起案者は承認者を兼ねない。起案者と承認者が同一の行は台帳で警告する。独立性の水準はツールでは判定しない。")
  }

  private mutating func limitsOfRun() {
    fields([
      field(
        t("Time for one file", "1 ファイルの待ち時間"),
        t("\(run.patience) seconds, then given up and reported", "\(run.patience) 秒。超過時は打ち切り、未解析として報告"), .configuration),
      field(
        t("Effort for paths", "経路探索の上限"),
        t("counted in steps for each root; what is cut off is counted as undecided", "起点ごとのステップ数で制限。打ち切った箇所は判定不能として計上"),
        .configuration),
    ])
    list([
      Text(
        en: "The run is incomplete when a unit cannot be analysed, or when an error in a unit was recovered from.",
        ja: "解析できない翻訳単位、又はエラー回復を伴う翻訳単位がある場合、実行は不完全とする。"),
      Text(
        en:
          "An incomplete run ends with exit code 3 where it would otherwise succeed, and page 1 of every document says so.",
        ja: "不完全な実行は、指摘がなくても終了コード 3 で終わり、全文書の 1 ページ目に明示する。"),
    ])
  }

  mutating func notCovered() {
    let rows =
      standardGaps.map { [Line(t($0.0)), Line(t($0.1)), Line("C")] }
      + project.notCovered.map { [Line($0.subject[language]), Line($0.other[language]), Line("P")] }
    table(
      [.init(t("Not covered", "対象外の事項"), 42), .init(t("Covered by", "対応する活動"), 50), .init(t("Source", "出所"), 11)],
      rows: rows)
    fields([human("D02.not-covered", "Completeness of this list", "本一覧の妥当性の確認")])
  }

  private var standardGaps: [(Text, Text)] {
    [
      (
        Text(en: "Requirements, architecture and design", ja: "要求事項、アーキテクチャ及び設計"),
        Text(en: "reviews of clauses 5.2 to 5.4", ja: "5.2～5.4 のレビュー")
      ),
      (
        Text(en: "Behaviour of the running device", ja: "実機の動作"),
        Text(en: "tests of clauses 5.6 and 5.7", ja: "5.6 及び 5.7 の試験")
      ),
      (
        Text(en: "Binary libraries and known vulnerabilities of components", ja: "バイナリライブラリ及び構成部品の既知のぜい弱性"),
        Text(en: "software composition analysis (5.7.3 d), SBOM", ja: "ソフトウェア構成分析（5.7.3 d）、SBOM")
      ),
      (
        Text(en: "Assembly and the compiler's output", ja: "アセンブリ及びコンパイラの出力"),
        Text(en: "review, compiler qualification", ja: "レビュー、コンパイラの妥当性確認")
      ),
    ]
  }
}

extension RunFacts {
  /// The day of the first run under the plan: the project's word, or this run.
  func firstOf(_ project: ProjectMetadata) -> String? {
    project.firstRun ?? String(startUTC.prefix(10))
  }
}
