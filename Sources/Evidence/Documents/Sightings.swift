internal import Findings

/// The part of D04 on when findings were seen.
extension Composer {
  /// The day and the commit of a recorded run.
  func runText(_ recorded: RunHistory.Run?) -> String {
    guard let recorded else { return "–" }
    return recorded.start.prefix(10) + (recorded.commit.map { "\n\($0.prefix(8))" } ?? "")
  }

  /// Where the columns on sightings come from, or why they are empty.
  mutating func historyNote() {
    guard let history = run.history else {
      note(
        "\"First seen\" and \"last seen\" are read from a history of runs (kenshin check --record FILE, kenshin evidence --history FILE). This document has none.",
        "「初回検出」及び「最終検出」は、実行履歴（kenshin check --record FILE で記録し、kenshin evidence --history FILE で指定）から求める。本書の作成に実行履歴は指定されていない。"
      )
      return
    }
    guard let first = history.runs.first, let last = history.runs.last else {
      note(
        "The history \(history.file.path) has no runs: \"first seen\" and \"last seen\" cannot be stated.",
        "実行履歴 \(history.file.path) には実行が記録されていない。このため「初回検出」及び「最終検出」は示せない。")
      return
    }
    let days = "\(first.start.prefix(10))\(t(" to ", "～"))\(last.start.prefix(10))"
    let named = t(
      "history \(history.file.path) (\(history.runs.count) runs, \(days); last hash \(history.file.digest))",
      "実行履歴 \(history.file.path)（\(history.runs.count) 回、\(days)、最終ハッシュ値 \(history.file.digest)）")
    let missing = history.runsWithoutFindings
    guard missing < history.runs.count else {
      note(
        "The \(named) keeps figures only, not the findings: \"first seen\" and \"last seen\" cannot be stated.",
        "\(named)には件数のみが記録され、個々の指摘は記録されていない。このため「初回検出」及び「最終検出」は示せない。")
      return
    }
    note(
      "\"First seen\" and \"last seen\" are the first and the last run of the \(named) that had the finding: day (UTC) and commit."
        + (missing == 0
          ? "" : " \(missing) of these runs keep figures only: a finding may be older than its first day.")
        + " A finding whose function or tokens were changed is counted from then on.",
      "「初回検出」及び「最終検出」は、\(named)のうち当該指摘を検出した最初及び最後の実行の日付（UTC）及びコミットである。"
        + (missing == 0 ? "" : "うち \(missing) 回には件数のみが記録されており、指摘は初回検出日より前から存在した可能性がある。")
        + "関数名又は該当箇所の字句を変更した指摘は、変更後から数える。")
  }
}
