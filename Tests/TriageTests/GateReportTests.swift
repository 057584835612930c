import Findings
import Source
import Testing

@testable import Triage

private func report(_ triaged: TriagedExamination, _ change: (inout GatePolicy) -> Void) -> [String] {
  var policy = GatePolicy()
  change(&policy)
  let classes = FileClasses(thirdParty: ["lib"], generated: ["lib/gen", "**/*.gen.c"])
  return GateReport(GateSubject(triaged), policy: policy, classes: classes).criteria.map {
    "\($0.id) \($0.valueText.en)/\($0.limitText) \($0.isMet)"
  }
}

private let everywhere = ["src/a.c", "lib/b.c", "lib/gen/c.c", "src/d.gen.c"].map { Sample.finding(path: $0) }

@Suite struct GateReportTests {
  @Test func findingsAreCountedByClassAndSeverity() {
    let run = triage(Sample.run(everywhere + [Sample.finding(Sample.goto)]))
    let lines = report(run) {
      $0.findings = [.own: [.high: 1, .low: 0], .thirdParty: [.high: 0], .generated: [.high: 2]]
    }
    #expect(
      lines == [
        "findings.own.high 1/1 true", "findings.own.low 1/0 false", "findings.third-party.high 1/0 false",
        "findings.generated.high 2/2 true",
      ])
  }

  @Test func allowedAndUndecidedFindingsDoNotCount() {
    let finding = Sample.finding()
    let row = Sample.row(Sample.reason, Sample.impacts, Sample.people, finding: finding)
    let open = Sample.finding(tokens: ["y"], verdict: .unknown(.budget(steps: 1)))
    let run = Sample.triaged(Sample.run([finding, open]), Sample.text(row))
    let lines = report(run) {
      $0.findings = [.own: [.high: 0]]
      $0.dispositions = [.deviation: 0, .falsePositive: 0]
      $0.limits = [.unapproved: 0, .registerErrors: 0]
    }
    #expect(
      lines == [
        "findings.own.high 0/0 true", "dispositions.false-positive 0/0 true", "dispositions.deviation 1/0 false",
        "register.register-errors 0/0 true", "register.unapproved 0/0 true",
      ])
  }

  @Test func knownFindingsAreLeftButNotNew() {
    let old = Baseline(of: triage(Sample.run([Sample.finding()])))
    let run = triage(Sample.run([Sample.finding(), Sample.finding(tokens: ["y"])]), baseline: old)
    #expect(report(run) { $0.findings = [.own: [.high: 9]] } == ["findings.own.high 2/9 true"])
    #expect(report(run) { $0.new = [.high: 0] } == ["new.high 1/0 false"])
    #expect(report(triage(Sample.run([]))) { $0.new = [.high: 0] } == ["new.high cannot be computed/0 false"])
  }

  @Test func sharesShowTheirWholeAndAreNeverRoundedDown() {
    var run = Sample.run([])
    #expect(report(triage(run)) { $0.unknownShare = 10 } == ["coverage.unknown-share no check site/10 % false"])
    var tally = Tally()
    tally.holds = 899
    tally.unknown = 100
    run.tallies = [Sample.copy: tally]
    #expect(report(triage(run)) { $0.unknownShare = 10 } == ["coverage.unknown-share 10.1 % (100/999)/10 % false"])
  }

  @Test func whatIsNeitherProvedNorViolatedIsAShareOfItsOwn() {
    var run = Sample.run([])
    #expect(report(triage(run)) { $0.openShare = 10 } == ["coverage.open-share cannot be computed/10 false"])
    var paths = PathCoverage()
    paths.sites = [
      .init(name: "division-by-zero", holds: 7, violated: 1, undecided: ["unknown-range": 2]),
      .init(name: "bad-shift", holds: 9, violated: 0, undecided: ["unknown-range": 1]),
    ]
    run.paths = paths
    #expect(report(triage(run)) { $0.openShare = 15 } == ["coverage.open-share 15.0 % (3/20)/15 % true"])
  }

  @Test func coverageIsCounted() {
    let run = triage(Sample.run([], state: .failed))
    let lines = report(run) { $0.limits = [.failedUnits: 0, .approximateUnits: 0, .unfollowedFunctions: 5] }
    #expect(
      lines == [
        "coverage.failed-units 1/0 false", "coverage.approximate-units 0/0 true",
        "coverage.unfollowed-functions cannot be computed/5 false",
      ])
  }

  @Test func theReportDecidesNothing() {
    let report = GateReport(GateSubject(triage(Sample.run(everywhere))), policy: nil)
    #expect(report.isStandard && !report.unmet.isEmpty)
    let words = report.text(in: .english) + report.json + GatePolicy.Limit.allCases.map(\.rawValue).joined()
    for word in ["GO", "go ahead", "conform", "complian", "passed", "certif"] { #expect(!words.contains(word)) }
    let japanese = report.text(in: .japanese) + report.json
    for word in ["合格", "適合", "合否", "リリース可", "認証"] { #expect(!japanese.contains(word)) }
    #expect(report.text(in: .english).contains("for people to make"))
  }

  @Test func everyCriterionIsInTheTextAndInTheJSON() throws {
    var policy = GatePolicy.standard(for: GateSubject(triage(Sample.run([]))))
    policy.limits = Dictionary(uniqueKeysWithValues: GatePolicy.Limit.allCases.map { ($0, 3) })
    policy.unknownShare = 40
    policy.openShare = 40
    let report = GateReport(GateSubject(triage(Sample.run(everywhere))), policy: policy)
    #expect(Set(report.criteria.map(\.id)).count == report.criteria.count)
    let json = try JSONNode.parse(Array(report.json.utf8))
    #expect(json["criteria"]?.array?.count == report.criteria.count)
    for criterion in report.criteria {
      #expect(report.text(in: .japanese).contains(criterion.title.ja))
      #expect(report.text(in: .english).contains(criterion.id))
    }
  }
}
