internal import Findings

/// D07: what the tool did on known cases, for the user's conclusion.
extension Composer {
  mutating func toolValidation() {
    section("Intended use and requirements", "使用目的及び要求事項")
    fields([
      projectField(
        "D07.intended-use", "Intended use of the tool", "ツールの使用目的", project.policy[Policy.intendedUse.rawValue]),
      human("D07.requirements", "Requirements on the tool", "ツールへの要求事項"),
    ])
    section("Risk if the tool fails", "ツールの誤動作に伴うリスク")
    toolRisks()
    section("Environment and installation", "環境及びインストール")
    fields([
      field(t("Tool", "ツール"), "Kenshin \(run.tool.version)", .run),
      field(t("SHA-256 of the tool", "ツールの SHA-256"), run.tool.digest, .run),
      field(t("SHA-256 of the rules", "ルールの SHA-256"), run.tool.rulePackDigest, .run),
      field(t("Front end", "フロントエンド"), run.tool.frontend, .run), field(t("Host", "実行環境"), run.machine, .run),
      human("D07.installation", "Installation checked by, on", "インストールの確認者及び確認日"),
    ])
    section("Protocol", "試験手順")
    list(protocolItems)
    section("Results", "結果")
    validationResults()
    section("Known limits", "既知の限界")
    knownLimits()
    section("Deviations from the protocol", "手順からの逸脱")
    fields([human("D07.deviations", "Deviations", "逸脱")])
    section("Conclusion", "結論")
    paragraph(
      "The tool states results. Whether it is fit for the intended use is concluded and signed by its user.",
      "ツールは結果のみを示す。使用目的への適否は使用者が判断し、署名する。")
    fields([human("D07.conclusion", "Fitness for the intended use, within the limits", "限界内における使用目的への適否")])
    section("Re-validation", "再バリデーション")
    fields([
      projectField("D07.revalidation", "Triggers", "実施条件", project.policy[Policy.revalidation.rawValue]),
      human("D07.history", "Earlier validations", "過去のバリデーション"),
    ])
  }

  private mutating func toolRisks() {
    let risks: [(key: String, failure: Text, detection: Text)] = [
      (
        "miss", Text(en: "false negative: a violation is not reported", ja: "検出漏れ: 違反を報告しない"),
        Text(
          en: "known misses of each rule below; reviews and tests of clause 5.7", ja: "ルール別の既知の検出漏れ（後掲）、レビュー及び 5.7 の試験")
      ),
      (
        "alarm", Text(en: "false positive: good code is reported", ja: "誤検出: 問題のないコードを報告する"),
        Text(en: "triage by people with reason and approval (D04)", ja: "理由と承認を伴う人によるトリアージ（D04）")
      ),
      (
        "crash", Text(en: "the program or a worker ends early", ja: "プログラム又はワーカの異常終了"),
        Text(en: "the file is reported as not analysed; exit code 3 or 4", ja: "当該ファイルを未解析として報告。終了コード 3 又は 4")
      ),
      (
        "configuration",
        Text(en: "wrong configuration: rules off, files left out, wrong target", ja: "設定誤り: ルールの無効化、ファイルの欠落、ターゲットの誤り"),
        Text(
          en: "D01 lists rules off, D06 lists files, targets and exclusions", ja: "D01 に無効ルール、D06 にファイル、ターゲット及び除外を記載")
      ),
      (
        "suppression", Text(en: "findings are hidden by comments or by the baseline", ja: "注釈又はベースラインによる指摘の隠蔽"),
        Text(
          en: "every suppression needs a reason and is listed in D04; stale ones are findings",
          ja: "抑制には理由を必須とし D04 に全件記載。不要な抑制は指摘とする")
      ),
    ]
    var rows: [[Line]] = []
    for risk in risks {
      let consequence = humanValue(
        "D07.risk-\(risk.key)", "Consequence and measures: \(risk.failure.en)", "影響及び対策: \(risk.failure.ja)")
      rows.append([Line(t(risk.failure)), Line(t(risk.detection)), consequence])
    }
    table(
      [
        .init(t("Failure (C)", "誤動作（C）"), 32), .init(t("Detection (C)", "検知手段（C）"), 38),
        .init(t("Consequence, further measures (H)", "影響及び追加の対策（H）"), 30),
      ], rows: rows)
  }

  private var protocolItems: [Text] {
    [
      Text(
        en: "For each rule, the example of its page must be found and the repaired code must not be reported.",
        ja: "ルールごとに、説明ページの違反例を検出し、修正例を報告しないこと。"),
      Text(
        en: "For each rule, the places marked in its test programs must be found and no other place reported.",
        ja: "ルールごとに、試験プログラムに印を付けた箇所をすべて検出し、他の箇所を報告しないこと。"),
      Text(en: "Two runs, with one worker and with two, give the same result.", ja: "ワーカ数 1 及び 2 の 2 回の実行で同一の結果となること。"),
      Text(
        en: "The SARIF output is well-formed and refers only to rules and files that it lists.",
        ja: "SARIF 出力が整形式であり、参照するルール及びファイルがすべて列挙されていること。"),
      Text(
        en: "Programs in the dialects of the supported compilers are read without an error.",
        ja: "対応コンパイラの各方言のプログラムをエラーなく読み込めること。"),
    ]
  }

  private mutating func validationResults() {
    guard let result = input.validation else {
      _ = humanValue(
        "D07.results", "Results of `kenshin validate` with this tool and these rules",
        "本ツール及びルールによる `kenshin validate` の結果")
      add(
        .paragraph(
          Line([
            .missing(
              t(
                "NOT COMPLETED: no results for this version and these rules were given (kenshin validate -o FILE, then --validation FILE).",
                "未記入: 本バージョン及びルールの結果が指定されていない（kenshin validate -o FILE の後、--validation FILE）。"))
          ])))
      return
    }
    fields([
      field(t("Executed (UTC)", "実施日時（UTC）"), result.date, .run), field(t("Host", "実行環境"), result.machine, .run),
      field(t("Cases that differ from the expectation", "期待と異なる事例"), "\(result.differences.count)", .run),
    ])
    table(
      [.init(t("Check", "確認項目"), 34), .init(t("Result", "結果"), 18), .init(t("Detail", "詳細"), 48)],
      caption: t("Checks of the program (R)", "プログラム全体の確認（R）"),
      rows: result.checks.map { check in
        [
          Line(t(check.name, check.nameJa)),
          Line(check.isAsExpected ? t("as expected", "期待どおり") : t("differs", "相違あり")),
          Line(t(check.detail, check.detailJa)),
        ]
      })
    table(
      [
        .init(t("Rule", "ルール"), 40), .init(t("Must be found", "検出すべき箇所"), 12, isNumeric: true),
        .init(t("Found", "検出"), 10, isNumeric: true), .init(t("Good functions", "良い例"), 12, isNumeric: true),
        .init(t("False alarms", "誤検出"), 12, isNumeric: true),
      ], caption: t("Results for each rule (R)", "ルール別の結果（R）"),
      rows: result.rules.map { rule in
        [
          Line.code(rule.rule), Line("\(rule.expected)"), Line("\(rule.detected)"), Line("\(rule.clean)"),
          Line("\(rule.falseAlarms)"),
        ]
      } + [totals(of: result.rules)])
    table(
      [.init(t("Difference", "相違の内容"), 100)], caption: t("Cases that differ from the expectation (R)", "期待と異なる事例（R）"),
      rows: result.differences.map { [Line.code($0)] })
  }

  private func totals(of rules: [ValidationResult.OfRule]) -> [Line] {
    func sum(_ count: (ValidationResult.OfRule) -> Int) -> Line { Line("\(rules.reduce(0) { $0 + count($1) })") }
    return [
      Line([.strong(t("total of \(rules.count) rules", "計 \(rules.count) ルール"))]), sum(\.expected), sum(\.detected),
      sum(\.clean), sum(\.falseAlarms),
    ]
  }

  private mutating func knownLimits() {
    let limited = (input.validation?.rules ?? []).filter { $0.knownMisses + $0.acceptedFalsePositives > 0 }
    table(
      [
        .init(t("Rule", "ルール"), 52), .init(t("Known misses", "既知の検出漏れ"), 24, isNumeric: true),
        .init(t("Accepted false positives", "許容した誤検出"), 24, isNumeric: true),
      ], caption: t("Marked in the test programs of the rules (R)", "ルールの試験プログラムに記録された限界（R）"),
      rows: limited.map { [Line.code($0.rule), Line("\($0.knownMisses)"), Line("\($0.acceptedFalsePositives)")] },
      ifEmpty: input.validation == nil ? t("no results", "結果なし") : none)
    paragraph(
      "The limits of each rule are stated on its page under \"Limits\" (kenshin explain RULE).",
      "各ルールの限界は、その説明ページの「限界」に記載している（kenshin explain RULE）。")
  }
}
