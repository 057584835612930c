import Findings
import Source
import Testing

@testable import Triage

private let finding = Sample.finding()
private let good = Sample.row(Sample.reason, Sample.impacts, Sample.people, finding: finding)

@Suite struct RegisterReadingTests {
  @Test func everyFieldIsRead() throws {
    let text = Sample.text(
      Sample.row(
        "seen-at: src/a.c:7", "code: \"strcpy(a, b);\"", "shape: \"00\"", "marker: required", Sample.reason,
        "categories: [proof, performance]", "security-impact: s", "safety-impact: t", "residual-risk: r",
        "risk-file: RM-4", "measure: m", Sample.people, "verified: {by: Ito, on: 2026-11-03}", "expires: 2027-01-31",
        "until-version: 2.0", "problem-report: PR-9", "fix-commit: c0ffee", finding: finding))
    let reading = Sample.reading(text)
    #expect(reading.problems.isEmpty)
    let row = try #require(reading.register["DEV-001"])
    #expect(row.kind == .deviation && row.rule == Sample.copy)
    #expect(row.subject.fingerprint == finding.fingerprint && row.subject.seenAt == "src/a.c:7")
    #expect(row.subject.code == "strcpy(a, b);" && row.subject.shape == "00" && row.subject.needsMarker)
    #expect(row.rationale.categories == [.proof, .performance] && row.rationale.riskFile == "RM-4")
    #expect(row.rationale.residualRisk == "r" && row.rationale.measure == "m")
    #expect(row.procedure.proposed == .init(person: "Sato", day: Sample.day("2026-11-01")))
    #expect(row.procedure.approved?.person == "Kondo" && row.procedure.verified?.person == "Ito")
    #expect(row.procedure.expires == Sample.day("2027-01-31") && row.procedure.untilVersion == "2.0")
    #expect(row.procedure.problemReport == "PR-9" && row.procedure.fixCommit == "c0ffee")
    #expect(row.place.line == 3 && row.place(of: "expires").line > row.place.line)
  }

  @Test(arguments: [
    ("version: 1\nrows:\n  - kind: fix\n    rule: control/goto\n", 3, "`id`"),
    ("version: 1\nrows:\n  - id: 7\n", 3, "DEV-012"),
    ("version: 1\nrows:\n  - id: A-1\n    kind: shrug\n", 4, "false-positive"),
    ("version: 1\nrows:\n  - id: A-1\n    rule: nonsense\n", 4, "call/unbounded-copy"),
    ("version: 1\nrows:\n  - id: A-1\n    kind: fix\n    rule: control/goto\n", 3, "fingerprint"),
    ("version: 1\nrows:\n  - id: A-1\n    kind: fix\n    rule: control/goto\n    fingerprint: abc\n", 6, "fingerprint"),
    ("version: 1\nrows:\n  - id: A-1\n    colour: red\n", 4, "colour"),
    ("version: 1\nrows:\n  - just a text\n", 3, "key: value"),
    ("version: 2\nrows: []\n", 1, "version: 1"), ("rows: []\n", 1, "version"), ("version: 1\nlines: []\n", 2, "lines"),
    ("version: 1\nrows: {a: b}\n", 2, "list"), ("version: 1\nrows: [\n", 2, "YAML"), ("- 1\n", 1, "key: value"),
    ("version: 1\nrows:\n  - id: A-1\n    id: A-2\n", 3, "YAML"),
  ])
  func mistakesNameTheirLine(text: String, line: Int, mention: String) {
    let problems = Sample.reading(text).problems
    #expect(problems.count == 1, "\(problems.map(\.text.en))")
    #expect(problems.first?.place.line == line, "\(problems.map(\.text.en))")
    #expect(problems.first?.message.en.contains(mention) ?? false, "\(problems.map(\.text.en))")
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "29.11.2026", "2026-1-1", "tomorrow", "２０２６-11-01"])
  func daysThatDoNotExistAreRefused(day: String) {
    let text = Sample.text(Sample.row("expires: \(day)", finding: finding))
    #expect(Sample.problems(text).contains { $0.contains("2026-11-29") })
  }

  @Test(arguments: [
    "Sato", "{by: Sato}", "{by: Sato, on: x}", "{by: \" \", on: 2026-11-01}", "[a]", "{by: [a], on: 2026-11-01}",
  ])
  func signaturesNeedAPersonAndADay(signature: String) {
    let reading = Sample.reading(Sample.text(Sample.row("proposed: \(signature)", finding: finding)))
    #expect(reading.register.rows.isEmpty && reading.problems.count == 1)
  }

  @Test func oneBrokenRowLeavesTheOthers() {
    let reading = Sample.reading(Sample.text("  - id: BAD-1", good))
    #expect(reading.register.rows.map(\.id) == ["DEV-001"])
    #expect(reading.problems.map(\.row) == ["BAD-1"])
  }

  @Test func idsAreUniqueAcrossFiles() {
    let text = Array(Sample.text(good).utf8)
    let reading = Register.reading([("kenshin-register/a.yml", text), ("kenshin-register/b.yml", text)])
    #expect(reading.register.rows.count == 1)
    #expect(reading.problems.map(\.place.path) == ["kenshin-register/b.yml"])
  }

  @Test func aFileAFolderOrNeither() {
    let file = FileSystem(files: ["/p/kenshin-register.yml": Sample.text(good)])
    #expect(Register.read(root: "/p", in: file)?.register.rows.count == 1)
    let folder = FileSystem(files: [
      "/p/kenshin-register/a.yml": Sample.text(good), "/p/kenshin-register/notes.txt": "x",
    ])
    #expect(Register.read(root: "/p", in: folder)?.register.files == ["kenshin-register/a.yml"])
    #expect(Register.read(root: "/p", in: FileSystem(files: ["/p/main.c": ""])) == nil)
  }

  @Test func hostileTextsGiveMistakesAndNoCrash() {
    let levels = (1...9).map { "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ","))]" }
    let bomb = "a0: &a0 [x,x]\n" + levels.joined(separator: "\n") + "\nversion: 1\n"
    let long = "version: 1\nrows:\n  - id: A-1\n    reason: \(String(repeating: "x", count: 10_000_000))\n"
    let manyAliases = "x: &x 1\n? [\(Array(repeating: "*x", count: 40).joined(separator: ","))]\n: 1\n"
    for text in [
      bomb, long, manyAliases, "version: 1\nrows:\n  - id: \"A\\u0000\\u202e\"\n", "\u{0}", "\u{feff}",
      "version: 1\nrows:\n  - id: A-1\n    reason: \"\u{1b}[31m\"\n", String(repeating: "- ", count: 400),
      "version: 1\nrows: \(String(repeating: "[", count: 300))\n", "%YAML 9.9\n---\n", "a: !!binary x\n", "? ? ? a\n",
      "version: 1\nrows:\n  - &a {id: *a}\n",
    ] {
      let reading = Sample.reading(text)
      #expect(reading.register.rows.isEmpty, "\(text.prefix(60))")
      #expect(!reading.problems.isEmpty, "\(text.prefix(60))")
      for problem in reading.problems {
        #expect(problem.text.en.utf8.count < 2_000)
        #expect(!problem.text.en.unicodeScalars.contains { $0.value == 0x1b || $0.value == 0x202e })
      }
    }
    #expect(Register.reading([("r.yml", [0xff, 0xfe, 0x00])]).problems.count == 1)
    #expect(Register.reading([("r.yml", nil)]).problems.count == 1)
  }

  @Test func everyBeginningAndEveryChangedByteIsRead() {
    let bytes = Array(Sample.text(good).utf8)
    for count in 0..<bytes.count { _ = Register.reading([("r.yml", Array(bytes.prefix(count)))]) }
    for (index, byte) in bytes.enumerated() {
      for other in [0, 0x22, 0x26, 0x2a, 0x3a, 0x7b, byte ^ 0x80] as [UInt8] {
        var changed = bytes
        changed[index] = other
        _ = Register.reading([("r.yml", changed)])
      }
    }
  }
}
