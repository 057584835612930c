internal import Findings
internal import Triage

extension EvidenceInput {
  /// What is asked for and not written: claims in the project's texts, dates out of order, records of another commit.
  public var refusals: [Refusal] { claims + dates + review + release + baseline }

  /// The documents that no refusal withholds.
  public func isWithheld(_ document: DocumentID) -> Bool {
    refusals.contains { $0.documents.isEmpty || $0.documents.contains(document) }
  }

  private var claims: [Refusal] {
    project.texts.compactMap { entry in
      Claims.refused(in: entry.text).map { Refusal(path: project.path, line: entry.line, text: $0) }
    }
  }

  private var dates: [Refusal] {
    var refusals: [Refusal] = []
    let day = String(run.startUTC.prefix(10))
    if let review = project.lastReview, review > day {
      refusals.append(
        Refusal(
          documents: [.codingStandard],
          text: Text(
            en: "`last-review` (\(review)) lies after the run (\(day))",
            ja: "`last-review` (\(review)) が実行日 (\(day)) より後である")))
    }
    if let first = project.firstRun, first > day {
      refusals.append(
        Refusal(
          documents: [.plan],
          text: Text(
            en: "`first-run` (\(first)) lies after this run (\(day))",
            ja: "`first-run` (\(first)) が本実行の日 (\(day)) より後である")))
    }
    return refusals
  }

  /// What was concluded names who concluded it, and when.
  private var review: [Refusal] {
    func value(_ key: String) -> String? { project.fields[key].flatMap { $0.en.isEmpty ? nil : $0.en } }
    let day = String(run.startUTC.prefix(10))
    if let date = value("D03.review-date"), CalendarDate.isValid(date), date > day {
      return [
        Refusal(
          documents: [.report],
          text: Text(
            en: "`D03.review-date` (\(date)) lies after the run (\(day))",
            ja: "`D03.review-date` (\(date)) が実行日 (\(day)) より後である"))
      ]
    }
    guard value("D03.conclusion") != nil else { return [] }
    let missing = ["D03.reviewer", "D03.review-date"].filter { value($0) == nil }
    guard !missing.isEmpty else { return [] }
    let names = missing.map { "`\($0)`" }.joined(separator: ", ")
    return [
      Refusal(
        documents: [.report],
        text: Text(
          en: "`D03.conclusion` is filled without \(names): a review has a reviewer and a day",
          ja: "`D03.conclusion` が記入されているが \(names) がない。レビューには担当者と実施日が必要"))
    ]
  }

  /// A release is not measured against a baseline that the run does not cover.
  private var baseline: [Refusal] {
    let unjudged = triaged.unjudged.count
    guard unjudged > 0 else { return [] }
    return [
      Refusal(
        documents: [.releaseGate],
        text: Text(
          en:
            "\(unjudged) entries of the baseline cannot be judged by this run (rules not applied, files not analysed): write a new baseline",
          ja: "ベースラインの \(unjudged) 件を本実行では判定できない（ルールの適用外又はファイルの解析外）。ベースラインを作り直すこと"))
    ]
  }

  private var release: [Refusal] {
    switch run.releaseRelation {
    case .notGiven, .same, .unknown: return []
    case .older:
      return [
        Refusal(
          documents: [.releaseGate],
          text: Text(
            en: "the run is older than the release commit \(project.release.commit ?? ""): examine that commit",
            ja: "実行がリリースのコミット \(project.release.commit ?? "") より古い。当該コミットを解析すること"))
      ]
    case .different:
      return [
        Refusal(
          documents: [.releaseGate],
          text: Text(
            en: "the run is about another commit than the release \(project.release.commit ?? "")",
            ja: "実行がリリースのコミット \(project.release.commit ?? "") とは別のコミットを対象としている"))
      ]
    }
  }
}
