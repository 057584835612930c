internal import Findings
internal import Triage

/// D08: criteria and computed values; the decision is made by hand.
extension Composer {
  mutating func releaseGate() {
    section("Release", "リリース")
    fields([
      projectField("release.id", "Release", "リリース識別子", project.release.id.map { Localized($0) }),
      projectField(
        "release.commit", "Commit of the release", "リリースのコミット", project.release.commit.map { Localized($0) }),
      projectField("release.date", "Planned date", "リリース予定日", project.release.date.map { Localized($0) }),
      projectField(
        "release.sha256", "SHA-256 of the binary", "バイナリの SHA-256", project.release.binaryDigest.map { Localized($0) }),
      field(t("Examined commit", "解析したコミット"), run.commit, .run), field(t("Work tree", "作業ツリー"), workTree, .run),
    ])
    section("Records that the gate rests on", "判定の根拠となる記録")
    fields(
      [DocumentID.report, .register, .traceability, .coverage].map {
        field($0.title[language], project.number(of: $0), .project)
      } + [field(run.sarifName, "SHA-256 \(run.sarifDigest)", .run)])
    paragraph(
      "The hashes of these documents are in the manifest, \(project.number(of: .manifest)).",
      "上記文書のハッシュ値は、\(project.number(of: .manifest)) に示す。")
    section("Criteria and computed values", "判定基準及び算出値")
    criteria()
    section("Open and deferred items", "未完了及び延期の項目")
    openItems()
    section("Residual items for the release documents (5.8.2)", "リリース文書に記載する残存項目（5.8.2）")
    fields([human("D08.residual", "Items to be disclosed", "開示する事項")])
    section("Decision", "判定")
    paragraph(
      "The decision is made by people. One box is marked by hand; the tool computes no decision.",
      "判定は人が行う。該当する欄に手で記入する。ツールは判定を行わない。")
    table(
      [.init(t("Decision", "判定"), 40), .init(t("Mark", "記入欄"), 20), .init(t("Conditions, reasons", "条件及び理由"), 40)],
      rows: [t("go", "リリース可"), t("conditional", "条件付きリリース可"), t("no-go", "リリース不可")].map {
        [Line($0), Line("☐"), Line("")]
      })
  }

  private mutating func criteria() {
    var rows: [[Line]] = input.criteria.map { criterion -> [Line] in
      [Line(t(criterion.title)), Line(criterion.limitText), Line(t(criterion.valueText)), metText(criterion.isMet)]
    }
    rows.append([
      Line(t("Examined commit equals the commit of the release", "解析したコミットとリリースのコミットの一致")), Line(t("equal", "一致")),
      Line(run.releaseRelation == .same ? t("equal", "一致") : t("not shown", "確認できない")),
      metText(run.releaseRelation == .same),
    ])
    table(
      [
        .init(t("Criterion", "判定基準"), 46), .init(t("Limit (C)", "基準値（C）"), 16), .init(t("Value (R)", "算出値（R）"), 20),
        .init(t("Comparison (R)", "比較結果（R）"), 18),
      ], rows: rows)
  }

  private func metText(_ isMet: Bool) -> Line { Line(isMet ? t("within", "基準内") : t("outside", "基準外")) }

  private mutating func openItems() {
    let open = ordered(input.triaged.active).map { triaged -> [Line] in
      let row = input.row(of: triaged.finding)
      return [
        Line([.code(triaged.finding.rule.description), .plain("\n" + place(triaged.finding))]),
        Line(t(input.triaged.severity(of: triaged).name)),
        Line(row.map { t($0.disposition) } ?? t("no row in the register", "台帳に行なし")), Line(row?.approved ?? ""),
        Line(row?.expiry ?? ""),
        Line(row?.problemReport ?? ""),
      ]
    }
    let shown = Set(input.triaged.active.compactMap { input.row(of: $0.finding)?.id })
    let pending = input.rows.filter { $0.isPending && !shown.contains($0.id) }.map { row in
      [
        Line([.code(row.rule), .plain("\n" + row.subject)]), Line("–"), Line("\(row.id): \(t(row.disposition))"),
        Line(row.approved),
        Line(row.expiry), Line(row.problemReport),
      ]
    }
    table(
      [
        .init(t("Finding", "指摘"), 37), .init(t("Severity", "重大度"), 11), .init(t("Disposition", "処置"), 16),
        .init(t("Approver", "承認者"), 14),
        .init(t("Until", "期限"), 12), .init(t("Problem report", "問題報告"), 12),
      ], rows: open + pending)
  }
}
