internal import Findings
internal import Source
internal import Triage

/// D03: what the run found and what people made of it.
extension Composer {
  mutating func report() {
    section("Summary", "概要")
    summary()
    section("Identification", "識別")
    identificationOfRun()
    section("Scope and coverage", "範囲及び網羅性")
    coverageFigures()
    paragraph(
      "Document \(project.number(of: .coverage)) states the scope in full.",
      "詳細は文書 \(project.number(of: .coverage)) に示す。")
    section("Results for each rule", "ルール別の結果")
    resultsByRule()
    section("Findings", "指摘一覧")
    findingsTable()
    section("Selected paths", "主要な経路")
    selectedPaths()
    section("Items a) to e) of the review (5.5.2)", "レビュー項目 a)～e)（5.5.2）")
    legs()
    section("Notifications and anomalies", "通知及び異常")
    notifications()
    section("Comparison with the previous run", "前回実行との比較")
    comparison()
    section("Conclusions of the reviewer", "レビュー担当者の結論")
    fields([
      human("D03.conclusion", "Conclusion", "結論"), human("D03.reviewer", "Reviewer", "レビュー担当者"),
      human("D03.review-date", "Date of the review", "レビュー実施日"), human("D03.participants", "Participants", "参加者"),
    ])
    section("Hand-over to problem resolution (clause 9)", "問題解決プロセスへの引継ぎ（箇条 9）")
    handOver()
  }

  // MARK: Summary

  private mutating func summary() {
    severityTable()
    fields([
      field(t("Findings over the threshold of the run", "実行のしきい値を超える指摘"), gateText, .run),
      field(t("Undecided sites", "判定不能の箇所"), "\(figures.total.open)", .run),
      field(t("Translation units analysed", "解析した翻訳単位"), unitsText, .run),
      field(
        t("Rules applied", "適用ルール数"), t("\(applied.count) of \(rules.count)", "\(rules.count) 件中 \(applied.count) 件"),
        .run),
    ])
    dispositionTable()
  }

  var gateText: String {
    guard run.threshold != nil else { return thresholdText }
    return t(
      "\(run.failingFindings) active findings of \(thresholdText)",
      "\(thresholdText)の未処置の指摘 \(run.failingFindings) 件")
  }

  var thresholdText: String {
    guard let severity = run.threshold else { return t("no threshold set", "しきい値の設定なし") }
    return t("severity \(severity.name.en) or higher", "重大度「\(severity.name.ja)」以上")
  }

  var unitsText: String {
    let complete = figures.state(.complete)
    let approximate = figures.state(.approximate)
    let failed = figures.state(.failed)
    return t(
      "\(complete + approximate) of \(figures.unitCount) (complete \(complete), approximate \(approximate), not analysed \(failed))",
      "\(figures.unitCount) 件中 \(complete + approximate) 件（完全 \(complete)、近似 \(approximate)、未解析 \(failed)）")
  }

  mutating func severityTable(sheet: String? = nil) {
    let columns: [Table.Column] =
      [.init(t("Severity", "重大度"), 20)]
      + Status.shown.map { .init(t($0.name), $0 == .known ? 22 : 15, isNumeric: true) }
    var rows = Severity.allCases.sorted(by: >).map { severity in
      row(t(severity.name), figures.bySeverity[severity] ?? .init())
    }
    rows.append(row(t("total", "計"), figures.total))
    table(
      columns, sheet: sheet, caption: t("Findings by severity and state (R)", "重大度及び状態別の件数（R）"), rows: rows)
  }

  private func row(_ name: String, _ counts: Figures.OfRule) -> [Line] {
    [Line(name)] + [counts.active, counts.allowed, counts.known, counts.absent, counts.open].map { Line("\($0)") }
  }

  private mutating func dispositionTable() {
    var counts: [(name: Text, count: Int)] = []
    var without = 0
    for triaged in input.triaged.findings where triaged.finding.isViolation && triaged.baselineState != .absent {
      guard let row = input.row(of: triaged.finding) else {
        without += 1
        continue
      }
      if let index = counts.firstIndex(where: { $0.name == row.disposition }) {
        counts[index].count += 1
      } else {
        counts.append((row.disposition, 1))
      }
    }
    let rows =
      counts.sorted { $0.name.en < $1.name.en }.map { [Line(t($0.name)), Line("\($0.count)")] }
      + [[Line(t("no row in the register", "台帳に行なし")), Line("\(without)")]]
    table(
      [.init(t("Disposition", "処置"), 60), .init(t("Findings", "指摘件数"), 40, isNumeric: true)],
      caption: t("Findings by disposition (register)", "処置別の件数（台帳）"), rows: rows)
  }

  // MARK: Identification

  private mutating func identificationOfRun() {
    fields([
      projectField("project.software", "Software", "ソフトウェア", project.software),
      field(t("Commit", "コミット"), run.commit, .run), field(t("Branch", "ブランチ"), run.branch ?? none, .run),
      field(t("Work tree", "作業ツリー"), workTree, .run),
      field(
        t("Release", "リリース"), [project.release.id, project.release.commit].compactMap { $0 }.joined(separator: ", "),
        .project),
      field(t("Tool", "ツール"), "Kenshin \(run.tool.version) (\(run.tool.frontend))", .run),
      field(t("Command line", "コマンドライン"), run.commandLine, .run),
      field(
        t("Settings", "設定ファイル"), run.configuration.map { "\($0.path)\nSHA-256 \($0.digest)" } ?? none, .configuration),
      field(t("Host", "実行環境"), run.machine, .run), field(t("Start (UTC)", "開始（UTC）"), run.startUTC, .run),
      field(t("End (UTC)", "終了（UTC）"), run.endUTC, .run), human("D03.operator", "Operator", "実施者"),
    ])
    configurationTable()
  }

  var workTree: String {
    guard let changed = run.changedFiles else { return t("could not be determined", "確認できない") }
    if changed.isEmpty { return t("equal to the commit", "コミットと一致") }
    let shown = changed.prefix(8).joined(separator: "\n")
    return t("\(changed.count) files differ:\n", "差異のあるファイル \(changed.count) 件:\n") + shown
      + (changed.count > 8 ? "\n…" : "")
  }

  // MARK: Results

  mutating func resultsByRule() {
    let columns: [Table.Column] =
      [.init(t("Rule", "ルール"), 40), .init(t("Run", "実行"), 9)]
      + Status.shown.map { .init(t($0.name), $0 == .known ? 13 : 10, isNumeric: true) }
    table(
      columns,
      rows: rules.sorted { $0.id < $1.id }.map { rule in
        let counts = figures.byRule[rule.id] ?? .init()
        let isApplied = input.examination.enabled.contains(rule.id)
        return [
          Line([.code(rule.id.description), .plain("\n" + rule.title[language])]),
          Line(isApplied ? t("yes", "実行") : t("no", "未実行")),
        ]
          + [counts.active, counts.allowed, counts.known, counts.absent, counts.open].map {
            Line(isApplied || $0 > 0 ? "\($0)" : "–")
          }
      })
  }

  private mutating func findingsTable() {
    let rows = ordered(input.triaged.findings.filter { $0.finding.isViolation }).enumerated().map { number, triaged in
      let finding = triaged.finding
      return [
        Line([.plain("\(number + 1)\n"), .code(finding.fingerprint.description)]),
        Line([.code(finding.rule.description), .plain("\n" + references(of: finding.rule))]),
        Line(
          [.code(place(finding)), .plain("\n")] + Span.marked(finding.message[language]) + [.plain(pathText(finding))]),
        Line(t(input.triaged.severity(of: triaged).name) + "\n" + stateText(triaged)),
      ]
    }
    table(
      [
        .init(t("No., fingerprint", "番号、指紋"), 18), .init(t("Rule", "ルール"), 24),
        .init(t("Place and finding", "箇所及び内容"), 38),
        .init(t("Severity, state, disposition", "重大度、状態、処置"), 20),
      ], rows: rows, ifEmpty: t("The rules that ran reported nothing.", "実行したルールによる指摘は 0 件である。"))
    paragraph(
      "Undecided sites are not listed here one by one: there are \(figures.total.open), which the audit SARIF holds with the kind \"open\".",
      "判定不能の箇所（\(figures.total.open) 件）は本表には個別に示さない。監査用 SARIF に種別「open」として記録している。")
  }

  /// By severity, then by place.
  func ordered(_ findings: [Triaged]) -> [Triaged] {
    Severity.allCases.sorted(by: >).flatMap { severity in
      findings.filter { input.triaged.severity(of: $0) == severity }
    }
  }

  func place(_ finding: Finding) -> String {
    let location = finding.location
    let line = location.line > 0 ? ":\(location.line)" : ""
    let function = finding.function.map { " \($0)()" } ?? ""
    let variants = finding.variants.isEmpty ? "" : " [\(finding.variants.joined(separator: ", "))]"
    return location.path + line + function + variants
  }

  func references(of rule: RuleID) -> String {
    guard let descriptor = input.triaged.descriptor(of: rule) else { return "" }
    return descriptor.standards.filter { $0.standard == .certC || $0.standard == .cwe }.map(\.identifier)
      .joined(separator: ", ")
  }

  private func pathText(_ finding: Finding) -> String {
    var text = ""
    if finding.steps.count > 1 {
      text += "\n" + t("path of \(finding.steps.count) steps", "経路 \(finding.steps.count) ステップ")
    }
    if let values = finding.witness?.description, !values.isEmpty {
      text += "\n" + t("values: ", "値の例: ") + values
    }
    if let reach = reach(of: finding) { text += "\n" + reach }
    return text
  }

  /// Whether the finding lies in an entry function of an external interface, by the project file.
  func reach(of finding: Finding) -> String? {
    guard let function = finding.function,
      let interface = project.interfaces.first(where: { $0.entryFunctions.contains(function) })
    else { return nil }
    return t("entry of interface: ", "外部インタフェースの入口: ") + interface.name[language]
  }

  func stateText(_ triaged: Triaged) -> String {
    var parts = [t(Status(triaged).name)]
    if let state = triaged.baselineState { parts.append(t(state.name)) }
    if let row = input.row(of: triaged.finding) {
      parts.append("\(row.id): \(t(row.disposition)) (\(t(row.status)))")
      if !row.problemReport.isEmpty { parts.append(row.problemReport) }
    } else if let suppression = triaged.suppression {
      parts.append(suppression.reason)
    }
    return parts.joined(separator: "\n")
  }
}

extension Status {
  /// In the order of the columns of all tables.
  static let shown: [Status] = [.active, .allowed, .known, .absent, .open]
}
