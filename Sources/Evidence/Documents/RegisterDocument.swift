internal import Findings
internal import Source
internal import Triage

/// D04: one row for each finding, deviation and permit.
extension Composer {
  mutating func register() {
    section("Findings", "指摘")
    registerFindings()
    historyNote()
    section("Deviations", "逸脱")
    registerRows(.deviation, sheet: t("Deviations", "逸脱"))
    section("Permits", "逸脱許可")
    registerRows(.permit, sheet: t("Permits", "逸脱許可"))
    section("History", "履歴")
    history()
    section("Statistics", "統計")
    severityTable(sheet: t("By severity", "重大度別"))
    statistics()
    section("Code lists", "コード表")
    codeLists()
  }

  private mutating func registerFindings() {
    let columns: [Table.Column] = [
      .init(t("No.", "番号"), 5, isNumeric: true), .init(t("Fingerprint", "指紋"), 16), .init(t("Rule", "ルール"), 20),
      .init(t("Severity", "重大度"), 7), .init(t("Place", "箇所"), 24), .init(t("Finding", "内容"), 34),
      .init(t("Baseline", "ベースライン"), 9), .init(t("State", "状態"), 11), .init(t("First seen (R)", "初回検出（R）"), 20),
      .init(t("Last seen (R)", "最終検出（R）"), 20), .init(t("Row", "台帳の行"), 9),
      .init(t("Disposition (H)", "処置（H）"), 15), .init(t("Reason (H)", "理由（H）"), 30),
      .init(t("Security impact (H)", "セキュリティ影響（H）"), 16), .init(t("Safety impact (H)", "安全影響（H）"), 16),
      .init(t("Measure (H)", "低減策（H）"), 18), .init(t("Proposed (H)", "起案（H）"), 13),
      .init(t("Approved (H)", "承認（H）"), 13), .init(t("Expiry (H)", "期限（H）"), 10),
      .init(t("Problem report", "問題報告"), 12), .init(t("Fix commit", "修正コミット"), 12),
      .init(t("Verified", "検証"), 13), .init(t("Marker in source (R)", "ソース内の注釈（R）"), 20),
    ]
    let rows = ordered(input.triaged.findings.filter { $0.finding.isViolation }).enumerated().map { number, triaged in
      registerRow(number + 1, triaged)
    }
    table(columns, sheet: t("Findings", "指摘"), rows: rows)
    if input.triaged.active.contains(where: { input.row(of: $0.finding) == nil }) {
      open.append(
        OpenField(
          id: Register.fileName, label: Text(en: "Dispositions of active findings", ja: "未処置の指摘に対する処置")))
    }
  }

  private func registerRow(_ number: Int, _ triaged: Triaged) -> [Line] {
    let finding = triaged.finding
    let row = input.row(of: finding)
    let empty =
      !triaged.isAllowed && triaged.baselineState != .absent ? Line([.missing(notCompleted)]) : Line("–")
    func human(_ value: String?) -> Line { value.map { Line($0.isEmpty ? "–" : $0) } ?? Line("") }
    let sighting = run.history?.sighting(of: finding.fingerprint)
    let marker = triaged.suppression.map { "\($0.location.path):\($0.location.line)\n\($0.reason)" } ?? ""
    return [
      Line("\(number)"), Line(finding.fingerprint.description), Line(finding.rule.description),
      Line(t(input.triaged.severity(of: triaged).name)), Line(place(finding)), Line(marked: finding.message[language]),
      Line(triaged.baselineState.map { t($0.name) } ?? "–"), Line(t(Status(triaged).name)),
      Line(runText(sighting?.first)), Line(runText(sighting?.last)), Line(row?.id ?? ""),
      row.map { Line(t($0.disposition)) } ?? empty, human(row?.reason), human(row?.securityImpact),
      human(row?.safetyImpact), human(row?.measure), human(row?.proposed), human(row?.approved), human(row?.expiry),
      human(row?.problemReport), human(row?.fixCommit), human(row?.verified), Line(marker),
    ]
  }

  private mutating func registerRows(_ kind: RegisterRow.Kind, sheet: String) {
    let columns: [Table.Column] = [
      .init(t("Row", "台帳の行"), 9), .init(t("Rule", "ルール"), 20), .init(t("Subject", "対象"), 22),
      .init(t("Reason (H)", "理由（H）"), 34), .init(t("Categories (H)", "理由区分（H）"), 14),
      .init(t("Security impact (H)", "セキュリティ影響（H）"), 18), .init(t("Safety impact (H)", "安全影響（H）"), 18),
      .init(t("Residual risk (H)", "残留リスク（H）"), 16), .init(t("Risk file (H)", "リスク管理ファイル（H）"), 12),
      .init(t("Measure (H)", "低減策（H）"), 20), .init(t("Proposed (H)", "起案（H）"), 13),
      .init(t("Approved (H)", "承認（H）"), 13), .init(t("Expiry (H)", "期限（H）"), 10),
      .init(t("Problem report", "問題報告"), 12), .init(t("Place", "記載箇所"), 18), .init(t("Status (R)", "状態（R）"), 10),
      .init(t("Flags (R)", "警告（R）"), 30),
    ]
    let rows = input.rows.filter { $0.kind == kind }.map { row in
      [
        row.id, row.rule, row.subject, row.reason, row.reasonCategories, row.securityImpact, row.safetyImpact,
        row.residualRisk, row.riskFile, row.measure, row.proposed, row.approved, row.expiry, row.problemReport,
        row.place, row.status[language], row.problems.map { $0[language] }.joined(separator: "\n"),
      ].map { Line($0) }
    }
    table(columns, sheet: sheet, rows: rows)
  }

  /// Every row with a hash over itself and the hash before it, so that a removed or changed row shows.
  private mutating func history() {
    var previous = run.previousManifest ?? ""
    var rows: [[Line]] = []
    for (number, row) in input.rows.enumerated() {
      previous = sha256([previous, row.content].joined(separator: "\n").utf8)
      rows.append([
        Line("\(number + 1)"), Line(row.id), Line(t(row.disposition)), Line(row.proposed), Line(row.approved),
        Line(row.place), Line(previous),
      ])
    }
    table(
      [
        .init(t("No.", "番号"), 6, isNumeric: true), .init(t("Row", "台帳の行"), 12), .init(t("Disposition", "処置"), 16),
        .init(t("Proposed", "起案"), 20), .init(t("Approved", "承認"), 20), .init(t("Place", "記載箇所"), 24),
        .init(t("SHA-256 over the row and the hash before it", "当該行と直前のハッシュ値に対する SHA-256"), 66),
      ], sheet: t("History", "履歴"), rows: rows)
  }

  private mutating func statistics() {
    let flagged = input.rows.filter { !$0.problems.isEmpty }.count
    let undisposed = input.triaged.active.filter { input.row(of: $0.finding) == nil }.count
    table(
      [.init(t("Figure", "項目"), 60), .init(t("Count", "件数"), 20, isNumeric: true)], sheet: t("Statistics", "統計"),
      rows: [
        (t("Active findings", "未処置の指摘"), figures.total.active),
        (t("of them without a row in the register", "うち台帳に行がないもの"), undisposed),
        (t("Allowed findings (comment or register)", "許容した指摘（注釈又は台帳）"), figures.total.allowed),
        (t("Findings known from the baseline", "ベースラインで既知の指摘"), figures.total.known),
        (t("Findings no longer found", "解消した指摘"), figures.total.absent),
        (t("Undecided sites", "判定不能の箇所"), figures.total.open), (t("Rows of the register", "台帳の行数"), input.rows.count),
        (t("Rows with flags", "警告のある行"), flagged), (t("Expired rows", "期限切れの行"), input.rows.filter(\.isExpired).count),
      ].map { [Line($0.0), Line("\($0.1)")] })
  }

  private mutating func codeLists() {
    let dispositions = Disposition.Kind.allCases.map {
      [Line(t("Disposition", "処置")), Line($0.rawValue), Line(t($0.title))]
    }
    let categories = Disposition.ReasonCategory.allCases.map {
      [Line(t("Reason category", "理由区分")), Line($0.rawValue), Line(t($0.name))]
    }
    let states = Status.shown.map { [Line(t("State", "状態")), Line($0.key), Line(t($0.name))] }
    let baseline = BaselineState.allCases.map { [Line(t("Baseline", "ベースライン")), Line($0.rawValue), Line(t($0.name))] }
    table(
      [.init(t("List", "一覧"), 20), .init(t("Code", "コード"), 25), .init(t("Meaning", "意味"), 55)],
      sheet: t("Code lists", "コード表"), rows: dispositions + categories + states + baseline)
  }
}

extension Status {
  var key: String {
    switch self {
    case .active: "active"
    case .allowed: "allowed"
    case .known: "known"
    case .absent: "absent"
    case .open: "open"
    }
  }
}
