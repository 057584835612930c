import Findings
import Source
import Testing
import Triage

@testable import Reports

private func finding(_ line: Int, path: String = "a.c", tokens: [String] = ["x"], verdict: Verdict = .violated)
  -> Finding
{
  Examples.finding(Examples.copy, Examples.place(path, line), verdict: verdict, tokens: tokens)
}

private func baseline(of findings: [Finding]) -> Baseline { Baseline(of: triage(Examples.examination(findings))) }

private func states(_ findings: [Finding], since earlier: [Finding]) -> [String] {
  triage(Examples.examination(findings), baseline: baseline(of: earlier)).findings.map {
    $0.baselineState?.rawValue ?? "none"
  }
}

private func failure(_ text: String) -> String? {
  do {
    _ = try Baseline(reading: Array(text.utf8), path: "base.json")
    return nil
  } catch {
    return error.text.en
  }
}

@Test func equalStemsAreNumberedInReportOrder() {
  let findings = numbered([finding(9), finding(3), finding(5, tokens: ["y"])])
  #expect(findings.map(\.location.line) == [3, 5, 9])
  #expect(findings.map(\.fingerprint.ordinal) == [0, 0, 1])
}

@Test func aFindingThatOnlyMovedIsUnchangedAndNotActive() {
  let result = triage(Examples.examination([finding(70)]), baseline: baseline(of: [finding(7)]))
  #expect(result.findings.map(\.baselineState) == [.unchanged])
  #expect(result.active.isEmpty)
  #expect(result.known.count == 1)
}

@Test func aFindingInARenamedFileIsUnchanged() {
  #expect(states([finding(7, path: "b.c")], since: [finding(7)]) == ["unchanged"])
}

@Test func aFurtherFindingOfTheSameShapeIsNew() {
  #expect(states([finding(3), finding(7)], since: [finding(3)]) == ["unchanged", "new"])
}

@Test func aFindingInAnotherFileDoesNotTakeTheEntryOfTheOldOne() {
  let result = triage(
    Examples.examination([finding(3, path: "0.c"), finding(3, path: "a.c")]),
    baseline: baseline(of: [finding(3, path: "a.c")]))
  #expect(result.active.map(\.finding.location.path) == ["0.c"])
}

@Test func aFindingWithAnotherMessageIsUpdatedAndKnown() {
  let changed = Examples.finding(Examples.copy, Examples.place("a.c", 3), Text(en: "other", ja: "別"), tokens: ["x"])
  #expect(states([changed], since: [finding(3)]) == ["updated"])
}

@Test func anEntryThatIsNoLongerFoundIsAbsent() {
  let result = triage(
    Examples.examination([finding(3)]), baseline: baseline(of: [finding(3), finding(4, tokens: ["y"])]))
  #expect(result.absent.map(\.finding.location.line) == [4])
  #expect(result.findings.map(\.isActive) == [false, false])
}

@Test func anEntryWhoseFileOrRuleWasNotLookedAtIsNotAbsent() {
  let earlier = baseline(of: [finding(3), finding(3, path: "b.c")])
  let otherFile = triage(Examples.examination([finding(3)]), baseline: earlier)
  #expect(otherFile.absent.isEmpty)
  #expect(otherFile.unjudged.map(\.path) == ["b.c"])
  let otherRule = triage(Examples.examination([finding(3)], enabled: [Examples.division]), baseline: earlier)
  #expect(otherRule.absent.isEmpty)
}

@Test func aNewBaselineKeepsWhatTheRunCouldNotJudge() {
  let earlier = baseline(of: [finding(3), finding(3, path: "b.c")])
  let next = Baseline(of: triage(Examples.examination([finding(3)]), baseline: earlier))
  #expect(next.entries == earlier.entries)
}

@Test func anUndecidedSiteThatBecomesAViolationIsNew() {
  let open = finding(3, verdict: .unknown(.budget(steps: 1)))
  #expect(states([finding(3)], since: [open]) == ["new"])
  #expect(states([open], since: [finding(3)]) == ["updated"])
  #expect(states([open], since: [open]) == ["unchanged"])
}

@Test func anUndecidedSiteThatIsGoneIsNotReported() {
  let open = finding(3, verdict: .unknown(.budget(steps: 1)))
  #expect(states([finding(9, tokens: ["y"])], since: [open]) == ["new"])
}

@Test func suppressedFindingsDoNotEnterABaseline() {
  let suppression = SourceSuppression(
    location: Examples.place("a.c", 3, 20), line: 3, rule: "call/unbounded-copy", reason: "checked")
  let run = triage(Examples.examination([finding(3)], suppressions: [suppression]))
  #expect(Baseline(of: run).entries.isEmpty)
}

@Test func aBaselineReadsBackAsItWasWritten() throws {
  let open = finding(9, path: "日本語/\"ポンプ\"\u{1}.c", verdict: .unknown(.incompleteParse))
  let written = baseline(of: [finding(3), finding(4), open])
  let read = try Baseline(reading: Array(written.text.utf8), path: "base.json")
  #expect(read == written)
  #expect(read.text == written.text)
  #expect(written.text.split(separator: "\n").filter { $0.contains("fingerprint") }.count == 3)
}

@Test func anEmptyBaselineIsAFileToo() throws {
  let empty = baseline(of: [])
  #expect(try Baseline(reading: Array(empty.text.utf8), path: "base.json").entries.isEmpty)
}

@Test(arguments: [Language.english, .japanese]) func anAuditSARIFFileServesAsBaseline(language: Language) throws {
  let earlier = triage(Examples.pump)
  let log = ReportFormat.sarifAudit.render(earlier, context: Examples.context(language))
  let read = try Baseline(reading: Array(log.utf8), path: "audit.sarif")
  let again = triage(Examples.pump, baseline: read)
  #expect(again.active.isEmpty)
  #expect(again.absent.isEmpty && again.unjudged.isEmpty)
  #expect(again.baseline?.guid == earlier.guid)
  #expect(Set(again.findings.filter { $0.suppression == nil }.map(\.baselineState)) == [.unchanged])
}

@Test func aMalformedBaselineIsReportedWithPlaceAndExpectation() {
  let cases: [(String, String)] = [
    ("", "1:1: the baseline cannot be read: expected a JSON value"),
    ("{\n  \"format\" 3}", "2:12: the baseline cannot be read: expected a colon"),
    (
      "{\"format\": \"kenshin-baseline\", \"version\": 9}", "1:43: the baseline cannot be read: expected \"version\": 1"
    ),
    ("[1,", "1:4: the baseline cannot be read: expected a JSON value"),
    ("{}x", "1:3: the baseline cannot be read: expected the end of the file"),
    ("{\"a\": \"b", "1:9: the baseline cannot be read: expected a closing quote on the same line"),
    ("{\"a\": \"\\q\"}", "1:9: the baseline cannot be read: expected a JSON escape"),
    ("{\"a\": \"\\u12g4\"}", "1:10: the baseline cannot be read: expected four hexadecimal digits"),
    ("{\"a\": 01}", "1:7: the baseline cannot be read: expected a JSON number"),
    (
      String(repeating: "[", count: 100_000),
      "1:257: the baseline cannot be read: expected less than 256 levels of nesting"
    ),
    ("{\"runs\": {}}", "1:10: the baseline cannot be read: expected an array for \"runs\""),
  ]
  for (text, expected) in cases { #expect(failure(text) == "base.json:" + expected) }
}

@Test(arguments: [
  ("\"fingerprint\": \"0123456789abcdef:0\"", "\"fingerprint\": \"0123\"", "sixteen lower-case"),
  ("\"rule\": \"a/b\"", "\"rule\": \"A\"", "a rule such as"),
  ("\"line\": 3", "\"line\": -3", "a positive number for \"line\""),
  ("\"line\": 3", "\"line\": 99999999999999999999", "a positive number for \"line\""),
  ("\"path\": \"a.c\"", "\"path\": null", "a string for \"path\""),
  (", \"path\": \"a.c\"", "", "\"path\""),
])
func aWrongEntryIsReportedWithItsLine(right: String, wrong: String, expectation: String) {
  let entry = #"{"fingerprint": "0123456789abcdef:0", "rule": "a/b", "path": "a.c", "line": 3}"#
  let parts = entry.splitOnce(right)
  let broken = parts.0 + wrong + parts.1
  let head = "{\n\"format\": \"kenshin-baseline\", \"version\": 1,\n\"findings\": [\n"
  #expect(failure(head + entry + "]}") == nil)
  let text = failure(head + broken + "]}") ?? ""
  #expect(text.hasPrefix("base.json:4:"))
  #expect(text.contains(expectation))
}

extension String {
  fileprivate func splitOnce(_ part: String) -> (String, String) {
    guard let range = self.firstRange(of: part) else { return (self, "") }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }
}
