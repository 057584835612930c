import Findings
import Testing
import Triage

@testable import Evidence

/// When findings were first and last seen, by the history of runs.
@Suite struct SightingTests {
  private static let old = EvidenceExample.finding(EvidenceExample.division, "src/dose.c", 8, function: "old")

  private static func input(_ runs: [RunHistory.Run]?) throws -> EvidenceInput {
    var run = EvidenceExample.run()
    run.history = runs.map {
      RunHistory(file: RunFacts.InputFile(path: "runs.sqlite", digest: "c4a1"), runs: $0)
    }
    let before = triage(EvidenceExample.examination([old, EvidenceExample.findings[0]]))
    return EvidenceInput(
      triaged: triage(EvidenceExample.examination(), baseline: Baseline(of: before)),
      project: try ProjectMetadata(EvidenceExample.yaml, path: "p.yml"), run: run)
  }

  private static func run(_ day: Int, _ findings: [Finding]?) -> RunHistory.Run {
    RunHistory.Run(
      start: "2026-03-0\(day)T09:00:00Z", commit: day == 1 ? nil : "\(day)23456789abcdef01",
      fingerprints: findings?.map { "\($0.fingerprint.stem):0" })
  }

  private func rows(_ input: EvidenceInput) -> [String: [String]] {
    let rows = input.document(.register, in: .english).rows(under: "No.").filter { $0.count > 8 }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[4], Array($0[8...9])) })
  }

  @Test func theFirstAndTheLastRunAreNamed() throws {
    let (first, second) = (EvidenceExample.findings[0], EvidenceExample.findings[1])
    let input = try Self.input([
      Self.run(1, [Self.old]), Self.run(2, [Self.old, first]), Self.run(3, []), Self.run(4, [first, second]),
    ])
    let rows = rows(input)
    #expect(rows["src/uart.c:10 receive()"] == ["2026-03-02\n22345678", "2026-03-04\n42345678"])
    #expect(rows["src/uart.c:20 receive()"] == ["2026-03-04\n42345678", "2026-03-04\n42345678"])
    #expect(rows["src/dose.c:8 old()"] == ["2026-03-01", "2026-03-02\n22345678"], "no longer found")
    #expect(rows["src/dose.c:7 rate()"] == ["–", "–"], "not recorded yet")
    let note = input.document(.register, in: .english).texts.first { $0.hasPrefix("\"First seen\"") }
    #expect(note?.contains("runs.sqlite (4 runs, 2026-03-01 to 2026-03-04; last hash c4a1)") == true, "\(note ?? "")")
    #expect(note?.contains("figures only") == false)
  }

  @Test(
    arguments: [
      (nil, "This document has none.", "実行履歴は指定されていない"),
      ([], "The history runs.sqlite has no runs", "実行が記録されていない"),
      ([run(1, nil)], "keeps figures only, not the findings", "個々の指摘は記録されていない"),
      ([run(1, nil), run(2, [])], "1 of these runs keep figures only", "うち 1 回には件数のみ"),
    ] as [([RunHistory.Run]?, String, String)])
  func whereNothingIsKnownTheRegisterSaysWhy(runs: [RunHistory.Run]?, en: String, ja: String) throws {
    let input = try Self.input(runs)
    #expect(rows(input).values.allSatisfy { $0 == ["–", "–"] })
    for (language, text) in [(Language.english, en), (.japanese, ja)] {
      #expect(input.document(.register, in: language).texts.count { $0.contains(text) } == 1, "\(text)")
    }
  }

  @Test func theChainIsAnInput() throws {
    let (without, with) = (try Self.input(nil), try Self.input([Self.run(1, [])]))
    #expect(without.manifestID != with.manifestID)
    let inputs = Manifest(with, files: [], withheld: []).inputs
    #expect(inputs.map(\.role) == ["history-chain"] && inputs[0].path == "runs.sqlite" && inputs[0].sha256 == "c4a1")
    #expect(Manifest(without, files: [], withheld: []).inputs.isEmpty)
    let shown = with.document(.manifest, in: .english).rows(under: "Role")
    #expect(shown.last == ["History of runs (last hash of its chain)", "runs.sqlite", "c4a1"])
  }
}
