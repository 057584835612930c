import Foundation
import Testing

private let program = """
  #include <string.h>

  void first(char *to, const char *from) {
    strcpy(to, from);
  }

  void second(char *to, const char *from) {
    strcat(to, from);
  }

  """

private func project(_ text: String = program, settings: String = "depth: syntax\n") throws -> Scratch {
  let scratch = try Scratch()
  try scratch.write(text, to: "main.c")
  try scratch.write(#"[{"directory": ".", "file": "main.c", "command": "gcc -c main.c"}]"#, to: "compile_commands.json")
  try scratch.write(settings, to: ".kenshin.yml")
  return scratch
}

private let deviation = ["v", "both callers pass buffers of the same size", "none", "none", "none", "review"]
private let fix = ["f", "replace by a bounded copy in the next release"]

private func answers(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

/// The row as an approver leaves it.
private func approve(_ scratch: Scratch, row: String) throws {
  let text = try scratch.text("kenshin-register.yml")
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let start = try #require(lines.firstIndex { $0.contains("id: \(row)") })
  var changed = lines
  changed.insert("    approved: {by: Kondo, on: 2026-11-29}", at: start + 1)
  try scratch.write(changed.joined(separator: "\n"), to: "kenshin-register.yml")
}

@Suite struct TriageCommandTests {
  @Test func theWalkWritesRowsAndTheCheckFollowsThem() throws {
    let scratch = try project()
    let walk = try scratch.command(
      "triage", "--by", "Sato", "--today", "2026-11-29", input: answers(deviation + fix))
    #expect(walk.code == 0, "\(walk.output)\(walk.errors)")
    #expect(walk.output.contains("findings without a disposition: 2") && walk.output.contains("strcpy(to, from);"))
    let text = try scratch.text("kenshin-register.yml")
    #expect(text.contains("id: DEV-001") && text.contains("id: FIX-001") && text.contains("seen-at: \"main.c:4\""))

    let unapproved = try scratch.command("register", "check", "--today", "2026-11-29")
    #expect(unapproved.code == 0 && unapproved.errors.contains("kenshin-register.yml:5: DEV-001: not approved yet"))
    #expect(try scratch.command("register", "check", "--strict", "--today", "2026-11-29").code == 1)
    #expect(try scratch.check("--today", "2026-11-29").output.contains("call/unbounded-copy"))

    try approve(scratch, row: "DEV-001")
    let strict = try scratch.command("register", "check", "--strict", "--examine", "--today", "2026-11-29")
    #expect(strict.code == 0, "\(strict.errors)")
    let check = try scratch.check("--today", "2026-11-29")
    #expect(!check.output.contains("main.c:4:3") && check.output.contains("main.c:8:3"), "\(check.output)")
    let list = try scratch.command("register", "list", "--today", "2026-11-29")
    #expect(list.output.contains("DEV-001  deviation") && list.output.contains("accepted"))
  }

  @Test func theWalkGoesOnWhereItWasLeft() throws {
    let scratch = try project()
    let first = try scratch.command("triage", "--by", "Sato", input: answers(fix + ["q"]))
    #expect(first.code == 0 && first.output.contains("rows written: 1"))
    let second = try scratch.command("triage", input: answers(["Ito", "e", "x", "s"]))
    #expect(second.output.contains("findings without a disposition: 1") && second.output.contains("What it finds"))
    #expect(second.output.contains("rows written: 0"))
    let third = try scratch.command("triage", "--by", "Ito", input: answers(["p", "short", deviation[1]]))
    #expect(third.output.contains("of at least 20"))
    #expect(try scratch.text("kenshin-register.yml").contains("by: \"Ito\""))
    #expect(try scratch.command("triage").output.contains("disposition: 0"))
  }

  @Test func theEndOfTheInputLosesNothing() throws {
    let scratch = try project()
    for count in 0..<deviation.count {
      let cut = try scratch.command("triage", "--by", "Sato", input: answers(Array(deviation.prefix(count))))
      #expect(cut.code == 0)
      #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/kenshin-register.yml"))
    }
  }

  @Test func aRegisterThatCannotGrowIsKept() throws {
    let scratch = try project()
    let text = "rows: []\nversion: 1\n"
    try scratch.write(text, to: "kenshin-register.yml")
    let walk = try scratch.command("triage", "--by", "Sato", input: answers(fix))
    #expect(walk.code == 2 && walk.errors.contains("make `rows:` the last entry"))
    #expect(try scratch.text("kenshin-register.yml") == text)
  }

  @Test func commentsAndReasonsOfOtherRowsAreKept() throws {
    let scratch = try project()
    try scratch.write("# ours\nversion: 1\nrows: # see QP-17\n", to: "kenshin-register.yml")
    try scratch.command("triage", "--by", "Sato", input: answers(fix + ["p", fix[1], "=FIX-001"]))
    let text = try scratch.text("kenshin-register.yml")
    #expect(text.hasPrefix("# ours\nversion: 1\nrows: # see QP-17\n  - id: FIX-001\n"))
    #expect(text.contains("same-reason-as: FIX-001"))
  }

  @Test func aFolderOfFilesGetsAFileOfItsOwn() throws {
    let scratch = try project()
    try scratch.write("version: 1\nrows:\n", to: "kenshin-register/old.yml")
    try scratch.command("triage", "--by", "Sato", input: answers(fix + ["q"]))
    #expect(try scratch.text("kenshin-register/triage.yml").contains("FIX-001"))
    #expect(try scratch.text("kenshin-register/old.yml") == "version: 1\nrows:\n")
  }

  @Test func mistakesAndStaleRowsFailTheCIStep() throws {
    let scratch = try project()
    #expect(try scratch.command("register", "check").code == 2)
    try scratch.write("version: 1\nrows:\n  - id: A-1\n    kind: shrug\n", to: "kenshin-register.yml")
    let wrong = try scratch.command("register", "check")
    #expect(wrong.code == 1 && wrong.errors.contains("kenshin-register.yml:4: A-1: expected one of"), "\(wrong.errors)")
    try scratch.command("triage", "--by", "Sato", input: answers(deviation + ["q"]))
    try scratch.write("version: 1\nrows:\n", to: "kenshin-register.yml")
    try scratch.command("triage", "--by", "Sato", "--today", "2026-11-29", input: answers(deviation + ["q"]))
    try scratch.write(program.replacingOccurrences(of: "strcpy(to, from)", with: "to[0] = from[0]"), to: "main.c")
    let stale = try scratch.command("register", "check", "--examine", "--today", "2026-11-29")
    #expect(stale.code == 1 && stale.errors.contains("nothing that was found matches"), "\(stale.errors)")
    #expect(try scratch.command("register", "check", "--today", "2026-11-29").code == 0)
  }

  @Test func commentsNameRows() throws {
    let commented = program.replacingOccurrences(
      of: "strcpy(to, from);", with: "strcpy(to, from);  // kenshin: allow call/unbounded-copy [DEV-007] same sizes")
    let scratch = try project(commented)
    try scratch.write("version: 1\nrows:\n", to: "kenshin-register.yml")
    let check = try scratch.check("--today", "2026-11-29")
    #expect(check.output.contains("main.c:4:3") && check.errors.contains("main.c:4: the comment names `DEV-007`"))
    try scratch.write(
      """
      version: 1
      rows:
        - id: DEV-007
          kind: deviation
          rule: call/unbounded-copy
          marker: required
          reason: both callers pass buffers of the same size
          security-impact: none
          safety-impact: none
          proposed: {by: Sato, on: 2026-11-01}
          approved: {by: Kondo, on: 2026-11-02}

      """, to: "kenshin-register.yml")
    let allowed = try scratch.check("--today", "2026-11-29")
    #expect(!allowed.output.contains("main.c:4:3") && allowed.errors.isEmpty, "\(allowed.errors)")
  }
}

@Suite struct GateCommandTests {
  private let settings =
    "depth: syntax\ngate:\n  findings:\n    own: {high: 1}\n  failed-units: 0\n  unknown-share: 100\n"

  @Test func criteriaAreComputedAndDecideOverTheExitCode() throws {
    let scratch = try project(settings: settings)
    let over = try scratch.command("gate", "--json", "gate.json")
    #expect(over.code == 1 && over.output.contains("NOT MET  findings.own.high      2 (limit 1)"), "\(over.output)")
    #expect(try scratch.text("gate.json").contains("\"id\": \"coverage.failed-units\""))
    try scratch.command("triage", "--by", "Sato", "--today", "2026-11-29", input: answers(deviation + ["q"]))
    #expect(try scratch.command("gate", "--today", "2026-11-29").code == 1)
    try approve(scratch, row: "DEV-001")
    let within = try scratch.command("gate", "--today", "2026-11-29")
    #expect(within.code == 0 && within.output.contains("3 of 3 criteria met"), "\(within.output)")
  }

  @Test(arguments: [
    ("gate: {findings: {ours: {high: 0}}}", "own, third-party"), ("gate: {findings: {own: {high: -1}}}", "negative"),
    ("gate: {colour: 1}", "failed-units"), ("gate: {unknown-share: 101}", "100"), ("gate: [1]", "mapping"),
    ("classes: {own: [src]}", "third-party"), ("classes: {generated: src}", "list"),
    ("register: {minimum-reason: 0}", "1000"), ("register: {mandatory: [x]}", "call/unbounded-copy"),
  ])
  func mistakesInTheSettingsAreExplained(settings: String, mention: String) throws {
    let result = try project(settings: settings + "\n").command("gate")
    #expect(result.code == 2 && result.errors.contains(".kenshin.yml:1: "), "\(result.errors)")
    #expect(result.errors.contains(mention), "\(result.errors)")
  }
}

@Suite struct HistoryCommandTests {
  @Test func runsAreRecordedAndShown() throws {
    let scratch = try project()
    for _ in 0..<2 { #expect(try scratch.check("--record", "runs.sqlite").code == 1) }
    let history = try scratch.command("history", "runs.sqlite")
    #expect(history.code == 0 && history.output.contains("runs: 2; the chain is intact"), "\(history.errors)")
    #expect(history.output.split(separator: "\n").count == 4)
    #expect(try scratch.command("history", "absent.sqlite").code == 2)
    try scratch.write(String(repeating: "no database ", count: 200), to: "text.sqlite")
    let foreign = try scratch.command("history", "text.sqlite")
    #expect(
      foreign.code == 2 && foreign.errors.contains("text.sqlite cannot be used as a history"), "\(foreign.errors)")
    #expect(try scratch.check("--record", "text.sqlite").code == 2)
  }
}
