internal import Findings

/// D01: the dated standard, equal to what the tool enforces.
extension Composer {
  mutating func codingStandard() {
    section("Scope, language and compilers", "適用範囲、言語及びコンパイラ")
    fields([
      projectField("D01.language", "Language edition", "言語の版", project.languageEdition),
      field(
        t("Rules in force", "適用ルール数"), t("\(applied.count) of \(rules.count)", "\(rules.count) 件中 \(applied.count) 件"),
        .configuration),
      field(
        t("Settings file", "設定ファイル"),
        run.configuration.map { "\($0.path) (SHA-256 \($0.digest))" } ?? t("none (default set)", "なし（既定のルールセット）"),
        .configuration),
      human("D01.scope", "Code to which the standard applies", "適用対象のコード"),
    ])
    configurationTable()
    section("Source standards and editions", "出典規格及び版")
    sourceStandards()
    section("Rules in force", "適用ルール")
    paragraph(
      "Every rule listed as enforced by the tool was applied in the run that this document belongs to. \"Tool, full\" means that every violation visible in the source is looked for; \"tool, partial\" means that the question is undecidable and some violations are not found. Rules from which the register allows no deviation are mandatory, rules of low severity advisory, all others required. Standards are named with the coverage of their rule: equal (=) or partial (≈). Items of standards that the project file names stand as written there.",
      "「ツール」と示すルールは、本書に対応する実行ですべて適用した。「ツール（全数）」はソース上に現れる違反をすべて検出対象とすること、「ツール（部分）」は決定不能な問題であり検出できない違反が残ることを示す。区分は、台帳で逸脱を認めないルールを「必須」、重大度が低のルールを「推奨」、その他を「必要」とする。規格の項番には対応の程度（= 一致、≈ 部分）を付す。プロジェクトファイルで指定した規格の項番は、同ファイルの記載による。"
    )
    ruleTable()
    otherRules()
    section("Restricted functions and replacements", "使用制限関数及び代替")
    restrictedFunctions()
    section("Rules not adopted", "不採用ルール")
    notAdopted()
    section("Deviation procedure", "逸脱の手続")
    fields([
      projectField("D01.deviation-procedure", "Procedure", "手続", project.policy[Policy.deviationProcedure.rawValue])
    ])
    section("Implementation-defined behaviour", "処理系定義の動作")
    implementationDefined()
    section("Maintenance", "維持管理")
    fields([
      projectField("D01.review-period", "Review period", "見直し周期", project.policy[Policy.reviewPeriod.rawValue]),
      projectField("D01.last-review", "Last review", "直近の見直し日", project.lastReview.map { Localized($0) }),
      human("D01.changes", "Changes since the last revision", "前回改訂からの変更点"),
    ])
    section("Training", "教育訓練")
    fields([human("D01.training", "Training record of developers", "開発者の教育訓練記録")])
  }

  var rules: [RuleDescriptor] { input.examination.rules }
  var applied: [RuleDescriptor] { rules.filter { input.examination.enabled.contains($0.id) } }

  mutating func configurationTable() {
    let columns: [Table.Column] = [
      .init(t("Configuration", "構成"), 16), .init(t("Toolchain", "ツールチェーン"), 18),
      .init(t("Microcontroller", "マイコン"), 19), .init(t("Macros", "マクロ"), 29), .init(t("Include roots", "インクルード"), 18),
    ]
    let rows = project.configurations.map {
      [
        Line($0.id), Line($0.toolchain), Line($0.microcontroller), Line.code($0.macros.joined(separator: "\n")),
        Line.code($0.includeRoots.joined(separator: "\n")),
      ]
    }
    if rows.isEmpty { require("configurations", "Build configurations", "ビルド構成") }
    table(columns, caption: t("Build configurations (P)", "ビルド構成（P）"), rows: rows, ifEmpty: notCompleted)
  }

  private mutating func sourceStandards() {
    let editions: [(Standard, Text)] = [
      (.certC, Text(en: "SEI CERT C Coding Standard, web edition", ja: "SEI CERT C コーディングスタンダード（Web 版）")),
      (.cwe, Text(en: "CWE, research and development views", ja: "CWE（Research / Software Development ビュー）")),
      (.ts17961, Text(en: "ISO/IEC TS 17961:2013, Cor 1:2016", ja: "ISO/IEC TS 17961:2013、Cor 1:2016")),
      (.misraC2012, Text(en: "MISRA C:2012 and amendments, by number", ja: "MISRA C:2012 及び追補（番号のみ）")),
    ]
    table(
      [
        .init(t("Standard", "規格"), 56), .init(t("Items with a rule in force", "適用ルールが対応する項目数"), 22, isNumeric: true),
        .init(t("Of them equal", "うち一致"), 22, isNumeric: true),
      ],
      caption: project.standards.isEmpty
        ? t("Standards to which rules in force refer (C)", "適用ルールの出典（C）")
        : t("Standards to which rules in force refer (C, P)", "適用ルールの出典（C、P）"),
      rows: editions.map { standard, name in
        let references = applied.flatMap { $0.references(to: standard) }
        let full = Set(references.filter { $0.coverage == .full }.map(\.identifier))
        return [Line(t(name)), Line("\(Set(references.map(\.identifier)).count)"), Line("\(full.count)")]
      } + namedStandards)
    itemsNotEnforced()
    note(
      "A large part of CERT C is stated there to be undetectable by automation. The count of items says with what the rules deal, not that a standard is covered.",
      "CERT C の項目の多くは、規格自身が自動検出の対象外としている。項目数はルールが扱う範囲を示すものであり、規格の網羅を示すものではない。")
  }

  private mutating func ruleTable() {
    let rows = applied.sorted { $0.id < $1.id }.map { rule in
      [
        Line([
          .code(rule.id.description), .plain("\n"), .strong(rule.title[language]),
          .plain("\n" + plain(rule.summary[language])),
        ]),
        Line(t(category(of: rule))), Line(t(enforcement(of: rule))), Line(standardLines(rule)),
      ]
    }
    table(
      [
        .init(t("Rule and intent", "ルール及び意図"), 45), .init(t("Category", "区分"), 12), .init(t("Enforcement", "適用手段"), 17),
        .init(t("Standards", "出典項目"), 26),
      ], sheet: nil, rows: rows)
  }

  private mutating func otherRules() {
    guard !project.otherRules.isEmpty else { return }
    table(
      [.init(t("Rule", "ルール"), 18), .init(t("Content", "内容"), 58), .init(t("Enforcement", "適用手段"), 24)],
      caption: t("Rules that people enforce (P)", "人が適用するルール（P）"),
      rows: project.otherRules.map { [Line($0.id), Line($0.title[language]), Line($0.enforcement[language])] })
  }

  func category(of rule: RuleDescriptor) -> Text {
    if input.mandatory.contains(rule.id) { return Text(en: "mandatory", ja: "必須") }
    return rule.severity == .low ? Text(en: "advisory", ja: "推奨") : Text(en: "required", ja: "必要")
  }

  func enforcement(of rule: RuleDescriptor) -> Text {
    switch rule.decidability {
    case .decidable: Text(en: "tool, full", ja: "ツール（全数）")
    case .undecidable: Text(en: "tool, partial", ja: "ツール（部分）")
    }
  }

  func standardLines(_ rule: RuleDescriptor) -> String {
    let known = rule.standards.map { reference in
      let name = reference.standard == .cwe ? "" : "\(reference.standard.shortName) "
      return "\(name)\(reference.identifier) \(reference.coverage == .full ? "=" : "≈")"
    }
    return (known + namedStandardLines(rule)).joined(separator: "\n")
  }

  private mutating func restrictedFunctions() {
    let restricting = applied.filter { $0.id.family == "call" }.sorted { $0.id < $1.id }
    table(
      [.init(t("Rule", "ルール"), 40), .init(t("Use instead", "代替"), 60)],
      caption: t("Rules on calls of the library (C)", "ライブラリ呼出しに関するルール（C）"),
      rows: restricting.map {
        [Line([.code($0.id.description), .plain("\n" + $0.title[language])]), Line(plain($0.hint[language]))]
      })
    table(
      [.init(t("Function", "関数"), 40), .init(t("Use instead", "代替"), 60)],
      caption: t("Functions named by the project (P)", "プロジェクトが定める関数（P）"),
      rows: project.replacements.map { [Line.code($0.function), Line($0.instead[language])] })
  }

  private mutating func notAdopted() {
    let off = rules.filter { !input.examination.enabled.contains($0.id) }.sorted { $0.id < $1.id }
    var rows: [[Line]] = []
    for rule in off {
      var reason = run.disabled[rule.id].map { Line($0) }
      if reason == nil {
        reason = humanValue(
          "D01.not-adopted.\(rule.id)", "Reason for not adopting \(rule.id)", "\(rule.id) を採用しない理由")
      }
      rows.append([
        Line([.code(rule.id.description), .plain("\n" + rule.title[language])]),
        Line(run.disabled[rule.id] != nil ? "C" : rule.isDefault ? "H" : t("C: off by default\nH", "C: 既定で無効\nH")),
        reason ?? "",
      ])
    }
    table(
      [.init(t("Rule", "ルール"), 42), .init(t("Source", "出所"), 18), .init(t("Reason", "理由"), 43)], rows: rows,
      ifEmpty: t("All rules are in force.", "すべてのルールを適用している。"))
  }

  private mutating func implementationDefined() {
    let columns: [Table.Column] = [
      .init(t("Target, dialect", "ターゲット、方言"), 30), .init(t("Units", "翻訳単位"), 10, isNumeric: true),
      .init(t("Byte order", "バイト順"), 14), .init(t("Plain char", "修飾なしの char"), 14),
      .init(t("Bits of int, long, pointer", "int, long, ポインタのビット数"), 32),
    ]
    table(
      columns, caption: t("As assumed by the analysis (R)", "解析での前提（R）"),
      rows: input.targets.map { target in
        [
          Line("\(target.name), \(target.dialect)"), Line("\(target.units)"),
          Line(target.isBigEndian ? t("big-endian", "ビッグエンディアン") : t("little-endian", "リトルエンディアン")),
          Line(target.isCharSigned ? t("signed", "符号付き") : t("unsigned", "符号なし")),
          Line(target.widths.map(String.init).joined(separator: ", ")),
        ]
      })
    fields([
      human("D01.shift", "Right shift of negative values", "負の値の右シフト"),
      human("D01.layout", "Layout of bit-fields and padding of structures", "ビットフィールドの配置及び構造体のパディング"),
      human("D01.integer-conversion", "Conversion to a signed type that cannot hold the value", "表現できない値の符号付き型への変換"),
      human("D01.pragma", "Pragmas and extensions in use", "使用するプラグマ及び拡張機能"),
    ])
  }

  /// Text of a rule's page without its marks.
  func plain(_ markdown: String) -> String {
    markdown.replacing("`", with: "").replacing("**", with: "")
  }
}

extension Standard {
  /// As short as it fits into a column.
  var shortName: String {
    switch self {
    case .certC: "CERT"
    case .cwe: "CWE"
    case .ts17961: "TS 17961"
    case .misraC2012: "MISRA"
    }
  }
}
