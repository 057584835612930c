import Findings
import Source
import Testing

@testable import Triage

private let finding = Sample.finding()

private func draft(_ reason: String = "the source is a constant that fits", kind: Disposition.Kind = .deviation)
  -> DispositionDraft
{
  var subject = Disposition.Subject()
  subject.fingerprint = finding.fingerprint
  subject.seenAt = "src/a.c:7"
  subject.code = "strcpy(a, \"b\"); // \u{202e} 日本語 \\ # {"
  var draft = DispositionDraft(kind: kind, rule: finding.rule, subject: subject)
  draft.rationale.reason = reason
  draft.rationale.categories = [.proof]
  draft.procedure.proposed = .init(person: "佐藤: \"S\" #1", day: Sample.today)
  draft.procedure.expires = Sample.day("2027-01-01")
  return draft
}

private func added(_ text: String?, _ draft: DispositionDraft = draft()) throws -> String {
  let reading = Sample.reading(text ?? "version: 1\n")
  return try Register.text(
    text.map { Array($0.utf8) }, adding: draft.named(reading.freeID(for: draft.kind)), path: "r.yml")
}

@Suite struct RegisterWritingTests {
  @Test func aNewFileBeginsWithItsVersion() throws {
    let text = try added(nil)
    #expect(text.contains("\nversion: 1\nrows:\n  - id: DEV-001\n"))
    #expect(Sample.reading(text).register.rows.map(\.id) == ["DEV-001"])
  }

  @Test func whatIsWrittenReadsBack() throws {
    let reasons = [
      "plain text of a reason", "a: b # c", "- x\n- y\n", "\"quoted\" 'twice' \\n", "*p & {x} [y], %z", "理由\t\u{7}",
      "true", "~",
    ]
    for reason in reasons {
      let row = try #require(Sample.reading(added(nil, draft(reason))).register.rows.first)
      #expect(row.rationale.reason == reason)
      #expect(row.subject.code == draft().subject.code && row.procedure == draft().procedure)
    }
  }

  @Test(arguments: [
    "version: 1\nrows:\n", "version: 1\nrows: []\n", "version: 1\nrows: [ ] # none yet\n\n\n",
    "# c\nversion: 1\n\nrows:   # all\n",
    Sample.text(Sample.row(Sample.reason, Sample.people, finding: Sample.finding(tokens: ["z"]))),
    "version: 1\nrows:\n- id: DEV-004 # four\n  kind: fix\n  rule: control/goto\n  fingerprint: \"\(finding.fingerprint.description)\"\n  # the end",
    "version: 1\nrows:\n      - id: X-1\n        kind: fix\n        rule: control/goto\n        marker: required\n",
  ])
  func theRestOfTheFileStays(text: String) throws {
    let before = Sample.reading(text).register.rows
    let after = try added(text)
    #expect(
      Sample.reading(after).register.rows.map(\.id) == before.map(\.id) + [Sample.reading(text).freeID(for: .deviation)]
    )
    for line in text.split(separator: "\n") where !line.contains("rows:") { #expect(after.contains(line)) }
    #expect(try Sample.reading(added(after)).register.rows.count == before.count + 2)
  }

  @Test func lineEndsOfTheFileAreKept() throws {
    let after = try added("version: 1\r\nrows:\r\n")
    #expect(!after.utf8.split(separator: 0x0a).contains { $0.last != 0x0d })
  }

  @Test(arguments: [
    "rows: []\nversion: 1\n", "version: 1\nrows: [{id: A-1, kind: fix, rule: control/goto, marker: required}]\n",
    "version: 1\nrows: {}\n", "nonsense", "version: 1\nrows:\n  - [\n",
  ])
  func aFileThatCannotGrowIsRefused(text: String) {
    #expect(throws: RegisterWritingFailure.self) { try added(text) }
  }

  @Test func aFileInAnotherEncodingIsRefused() {
    #expect(throws: RegisterWritingFailure.self) {
      try Register.text(
        Array("version: 1\nrows:\n# ".utf8) + [0x93, 0xfa], adding: draft().named("A-1"), path: "r.yml")
    }
  }

  @Test func namesAreFreeEvenOfBrokenRows() {
    let reading = Sample.reading("version: 1\nrows:\n  - id: DEV-007\n  - id: DEV-x\n  - id: FP-2\n")
    #expect(reading.freeID(for: .deviation) == "DEV-008")
    #expect(reading.freeID(for: .falsePositive) == "FP-003")
    #expect(reading.freeID(for: .deferred) == "DEF-001")
  }
}
