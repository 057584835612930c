import Documents
import Findings
import Testing
import Triage

@testable import Evidence

private func mistake(_ yaml: String) -> String {
  do {
    _ = try ProjectMetadata(yaml, path: "p.yml")
    return "none"
  } catch {
    return "\(error.line): \(error.text.en)"
  }
}

@Suite struct ProjectTests {
  @Test func aFileIsRead() throws {
    let project = try ProjectMetadata(EvidenceExample.yaml, path: "p.yml")
    #expect(project.manufacturer?[.japanese] == "株式会社メーカー" && project.number(of: .plan) == "P1-SCE-D02")
    #expect(project.documents[.report]?.history.last?.date == "2026-04-01")
    #expect(project.fields["D03.conclusion"]?[.english] == "two copies are repaired")
  }

  @Test(arguments: [
    ("", "1: `version` is missing"), ("version: 2\n", "1: expected `1`, found `2`"),
    ("version: 1\nproducts: {}\n", "2: expected one of"),
    ("version: 1\nproduct:\n  name: {en: x}\n", "3: expected a text, or `en` and `ja`"),
    ("version: 1\nrelease: {date: 2026-02-30}\n", "2: expected a date such as `2026-04-01`, found `2026-02-30`"),
    ("version: 1\ndocuments: {D11: {}}\n", "2: expected one of"),
    ("version: 1\nfiles:\n  excluded: [tests]\n", "3: expected `path` and `reason`, found `tests`"),
    ("version: 1\nrequirements:\n  - {title: x}\n", "3: expected `id`"),
    ("version: 1\nthreats:\n  - {id: T, rules: [Bad Rule]}\n", "3: expected a rule such as"),
    ("version: 1\npolicy: {mood: good}\n", "2: expected one of"),
    ("version: 1\nstandards:\n  - {items: {A: [memory/leak]}}\n", "3: expected `name`"),
    ("version: 1\nstandards:\n  - {name: House}\n", "3: expected `items`"),
    ("version: 1\nstandards:\n  - name: House\n    items: {}\n", "4: expected items with their rules"),
    ("version: 1\nstandards:\n  - name: House\n    items:\n      A: []\n", "5: expected items with their rules"),
    ("version: 1\nstandards:\n  - name: House\n    items:\n      A: memory/leak\n", "5: expected items with"),
    ("version: 1\nstandards:\n  - name: House\n    items:\n      A: [leak]\n", "5: expected a rule such as"),
    (
      "version: 1\nstandards:\n  - name: House\n    items:\n      A:\n        - memory/leak\n        - memory/leak\n",
      "7: expected each rule once, found `memory/leak`"
    ),
    ("version: 1\nstandards:\n  - name: CERT C\n    items: {A: [memory/leak]}\n", "3: expected a name that no"),
    (
      "version: 1\nstandards:\n  - {name: House, items: {A: [memory/leak]}}\n  - {name: House, items: {A: [memory/leak]}}\n",
      "4: expected a name that no other standard has, found `House`"
    ),
    (
      "version: 1\ndocuments:\n  D01:\n    history:\n      - {revision: a, date: 2026-05-01}\n      - {revision: b, date: 2026-04-01}\n",
      "6: expected a date not before 2026-05-01, that of revision a, found `2026-04-01`"
    ),
  ])
  func mistakesHaveTheirLine(yaml: String, expected: String) {
    #expect(mistake(yaml).hasPrefix(expected), "\(mistake(yaml))")
  }

  @Test func rulesThatDoNotExistHaveTheirLine() throws {
    let yaml = """
      version: 1
      requirements:
        - {id: SR-1, title: x, rules: [call/unbounded-copy]}
      threats:
        - id: TH-1
          rules:
            - call/unbounded-copy
      standards:
        - name: House
          items:
            A: [call/unbounded-copy]
            B: [call/unbounded-copy, call/nothing]

      """
    let known: Set<RuleID> = ["call/unbounded-copy"]
    let project = try ProjectMetadata(yaml, path: "p.yml")
    let mistake = try #require(project.unknownRule(among: known))
    #expect(mistake.line == 12 && mistake.text.en.hasPrefix("there is no rule `call/nothing`"))
    #expect(project.unknownRule(among: []).map(\.line) == 3)
    #expect(project.unknownRule(among: known.union(["call/nothing"])) == nil)
  }

  @Test(arguments: [
    "Our software conforms to IEC 81001-5-1.", "The product is compliant with JIS T 81001-5-1",
    "MISRA compliant since 2020", "本ソフトウェアは JIS T 81001-5-1 に適合している。", "JIS T 81001-5-1 の要求事項を満たしている",
    "There are no vulnerabilities in this release.", "The code is free of defects", "本製品に脆弱性はない。", "ぜい弱性は存在しないことを確認した",
    "The tool was validated by the supplier.", "Gate: GO", "Clause 5.5.2 is satisfied by this record.",
    "箇条 5.8 の要求を満たしている。", "The transition is complete.", "移行は完了した。",
    "Clause 5.5 was followed during the original development.", "本ソフトウェアは 5.5 に従って開発された。",
    "The binaries are integrity protected by the manifest.", "本証跡によりバイナリの完全性が保護される。",
  ])
  func claimsAreRefused(claim: String) throws {
    #expect(Claims.refused(in: claim) != nil)
    let yaml = EvidenceExample.yaml + "  D08.residual: \"\(claim)\"\n"
    let refusals = try EvidenceExample.input(yaml: yaml).refusals
    let line = yaml.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    #expect(refusals.map(\.line) == [line] && refusals[0].documents.isEmpty)
    #expect(refusals[0].shown.ja.hasPrefix("kenshin.project.yml:\(line): "))
  }

  @Test(arguments: [
    "The document does not state conformity to IEC 81001-5-1.", "Gap analysis against JIS T 81001-5-1",
    "脆弱性を検出できない場合がある。", "欠陥が残っていないかをレビューで確認する", "MISRA C:2012 Rule 21.17 is deviated from, see DEV-3",
    "Known vulnerabilities are listed in the SBOM report.", "トランジションヘルスソフトウェアへの適合宣言報告書 D-12",
    "本書は JIS T 81001-5-1 への適合を示すものではない。", "Clause 5.5.2 c) is dealt with in D03",
    "The transition plan names what is still to do.", "Clause 5.5 was not followed by the first release.",
  ])
  func honestTextsAreNot(text: String) { #expect(Claims.refused(in: text) == nil) }

  @Test func datesAfterTheRunAreRefused() throws {
    let yaml = EvidenceExample.yaml + "first-run: 2027-01-01\ncoding-standard: {last-review: 2027-02-02}\n"
    let input = try EvidenceExample.input(yaml: yaml)
    #expect(Set(input.refusals.flatMap(\.documents)) == [.codingStandard, .plan])
    #expect(input.isWithheld(.plan) && !input.isWithheld(.report))
  }

  @Test(arguments: [
    ("D03.conclusion: {en: repaired, ja: 修正}", "`D03.reviewer`, `D03.review-date`"),
    ("D03.conclusion: {en: repaired, ja: 修正}\n  D03.reviewer: Kondo", "without `D03.review-date`"),
    ("D03.review-date: 2026-05-01", "lies after the run"),
  ])
  func aReviewHasAReviewerAndADay(fields: String, reason: String) throws {
    let head = EvidenceExample.yaml.prefix(
      upTo: try #require(EvidenceExample.yaml.ranges(of: "fields:\n").first).upperBound)
    let input = try EvidenceExample.input(yaml: head + "  " + fields + "\n")
    #expect(input.refusals.map(\.documents) == [[.report]] && input.refusals[0].text.en.contains(reason))
  }

  @Test func aBaselineThatTheRunDoesNotCoverHasNoReleaseRecord() throws {
    let gone = EvidenceExample.finding("memory/leak", "src/other.c", 3)
    let old = EvidenceExample.examination([gone])
    let triaged = triage(EvidenceExample.examination(), baseline: Baseline(of: triage(old)))
    #expect(!triaged.unjudged.isEmpty)
    let input = EvidenceInput(
      triaged: triaged, project: try ProjectMetadata(EvidenceExample.yaml, path: "p.yml"), run: EvidenceExample.run())
    #expect(input.isWithheld(.releaseGate) && !input.isWithheld(.report))
    #expect(input.refusals[0].text.en.contains("write a new baseline"))
  }

  @Test(arguments: [RunFacts.ReleaseRelation.older, .different])
  func aRunOfAnotherCommitHasNoReleaseRecord(relation: RunFacts.ReleaseRelation) throws {
    var run = EvidenceExample.run()
    run.releaseRelation = relation
    let input = try EvidenceExample.input(run: run)
    #expect(input.isWithheld(.releaseGate) && !input.isWithheld(.report))
    let notice = input.document(.report, in: .english).texts
    #expect(notice.contains { $0.contains("examined commit 0123456789ab is") })
  }
}
