import Findings
import Source
import Testing
import Triage

private let file = "src/a.c"
private let copyOnLine4 = Examples.finding(Examples.copy, Examples.place(file, 4))

private func comment(_ rule: String, line: Int?, reason: String = "sizes are equal") -> SourceSuppression {
  SourceSuppression(location: Examples.place(file, line ?? 1, 30), line: line, rule: rule, reason: reason)
}

private func run(
  _ findings: [Finding], _ suppressions: [SourceSuppression], enabled: Set<RuleID>? = nil,
  units: [UnitOutcome]? = nil
) -> TriagedExamination {
  triage(Examples.examination(findings, enabled: enabled, units: units, suppressions: suppressions))
}

private func rules(_ findings: [Triaged]) -> [String] { findings.map(\.finding.rule.description) }

@Test func aSuppressionWithAReasonHoldsForItsRuleOnItsLine() {
  let other = Examples.finding(Examples.copy, Examples.place(file, 5), tokens: ["y"])
  let result = run([copyOnLine4, other], [comment("call/unbounded-copy", line: 4)])
  #expect(result.suppressed.map(\.finding.location.line) == [4])
  #expect(result.active.map(\.finding.location.line) == [5])
  #expect(result.suppressed.first?.suppression?.reason == "sizes are equal")
}

@Test func aSuppressionForAFileHoldsOnEveryLineOfThatFileOnly() {
  let elsewhere = Examples.finding(Examples.copy, Examples.place("src/b.c", 4))
  let result = run([copyOnLine4, elsewhere], [comment("call/unbounded-copy", line: nil)])
  #expect(result.active.map(\.finding.location.path) == ["src/b.c"])
}

@Test func aSuppressionDoesNotHoldForAnotherRuleOnItsLine() {
  let division = Examples.finding(Examples.division, Examples.place(file, 4))
  let result = run([copyOnLine4, division], [comment("call/unbounded-copy", line: 4)])
  #expect(rules(result.active) == ["number/division-by-zero"])
}

@Test(arguments: ["", "   ", "\t"]) func aSuppressionWithoutAReasonIsAFindingAndSuppressesNothing(reason: String) {
  let result = run([copyOnLine4], [comment("call/unbounded-copy", line: 4, reason: reason)])
  #expect(rules(result.active) == ["call/unbounded-copy", "suppression/missing-reason"])
}

@Test func aSuppressionOfAnUnknownRuleIsAFinding() {
  let result = run([], [comment("call/unbounded-cpoy", line: 4)])
  #expect(rules(result.active) == ["suppression/unknown-rule"])
  #expect(result.active.first?.finding.message.en == "suppression names the unknown rule 'call/unbounded-cpoy'")
}

@Test func aSuppressionThatSuppressesNothingIsAFinding() {
  let result = run([], [comment("call/unbounded-copy", line: 4)])
  #expect(rules(result.active) == ["suppression/unused"])
}

@Test func aSuppressionOfARuleThatWasNotAppliedIsNotUnused() {
  let result = run([], [comment("call/unbounded-copy", line: 4)], enabled: [Examples.division])
  #expect(result.findings.isEmpty)
}

@Test func aSuppressionInAFileThatWasNotAnalysedCompletelyIsUndecided() {
  let unit = Examples.unit(file, .approximate)
  let result = run([], [comment("call/unbounded-copy", line: 4)], units: [unit])
  #expect(result.active.isEmpty)
  #expect(rules(result.open) == ["suppression/unused"])
}

@Test func aSuppressionInAHeaderIsUnusedOnlyWhereAllUnitsAreComplete() {
  let units = [Examples.unit("src/b.c"), Examples.unit("src/c.c", .failed)]
  #expect(rules(run([], [comment("call/unbounded-copy", line: 4)], units: units).open) == ["suppression/unused"])
  let complete = run([], [comment("call/unbounded-copy", line: 4)], units: [units[0]])
  #expect(rules(complete.active) == ["suppression/unused"])
}

@Test func findingsAboutSuppressionsCannotBeSuppressed() {
  let unused = comment("call/unbounded-copy", line: 9)
  let result = run([], [unused, comment("suppression/unused", line: 9)])
  #expect(rules(result.active) == ["suppression/unused", "suppression/unused"])
}

@Test func anUndecidedSiteCanBeSuppressed() {
  let open = Examples.finding(Examples.copy, Examples.place(file, 4), verdict: .unknown(.incompleteParse))
  let result = run([open], [comment("call/unbounded-copy", line: 4)])
  #expect(result.findings.map { $0.suppression != nil } == [true])
}

@Test func eachSuppressionIsASiteOfTheBuiltInRules() {
  let result = run([copyOnLine4], [comment("call/unbounded-copy", line: 4), comment("no/such", line: 7, reason: "")])
  let tallies = result.examination.tallies
  #expect(tallies["suppression/missing-reason"].map { [$0.holds, $0.violated] } == [1, 1])
  #expect(tallies["suppression/unknown-rule"].map { [$0.holds, $0.violated] } == [1, 1])
  #expect(tallies["suppression/unused"].map { [$0.holds, $0.violated] } == [1, 0])
}

@Test func aRunThatListsTheBuiltInRulesDecidesWhichAreApplied() {
  var examination = Examples.examination([], suppressions: [comment("call/unbounded-copy", line: 4)])
  examination.rules += SuppressionRule.descriptors
  let result = triage(examination)
  #expect(result.findings.isEmpty)
  #expect(result.examination.rules.count == Examples.rules.count + 3)
}

@Test func theBuiltInRulesHavePagesWithTheSameHeadingsAndCodeInBothLanguages() {
  for rule in SuppressionRule.descriptors {
    let en = rule.page.en.split(separator: "\n")
    let ja = rule.page.ja.split(separator: "\n")
    #expect(en.filter { $0.hasPrefix("## ") }.count == 6)
    #expect(ja.filter { $0.hasPrefix("## ") }.count == 6)
    #expect(en.filter { $0.contains("strcpy") } == ja.filter { $0.contains("strcpy") })
  }
}
