import Foundation
import Testing

/// A release from the first findings to the signed evidence, played in a repository of its own.
@Suite struct ReleaseTests {
  private static let source = """
    #include <string.h>

    static char label[16];
    static char line[64];

    void set_label(const char *text) {
      strcpy(label, text);
    }

    void add_to_line(const char *text) {
      strcat(line, text);
    }

    """

  private static let repaired = source.replacingOccurrences(
    of: "strcat(line, text);",
    with:
      "size_t used = strlen(line);\n  if (strlen(text) < sizeof line - used) {\n    memcpy(line + used, text, strlen(text) + 1);\n  }"
  )

  private static let settings = """
    depth: syntax
    gate:
      findings:
        own: {high: 0, medium: 0, low: 0}
      new: {high: 0}
      dispositions: {deviation: 1, deferred: 0}
      undisposed: 0
      unapproved: 0
      self-approved: 0
      expired: 0
      register-errors: 0
      failed-units: 0
      commits-apart: 0
      uncommitted-files: 0
      unjudged-baseline: 0

    """

  private static let today = "2026-11-29"

  private func git(_ scratch: Scratch, _ arguments: String...) throws -> String {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
    let result = try run(["git"] + identity + arguments, in: scratch.path)
    try #require(result.code == 0, "git \(arguments): \(result.errors)")
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @discardableResult
  private func commit(_ scratch: Scratch, _ text: String) throws -> String {
    _ = try git(scratch, "add", "src", ".kenshin.yml", "compile_commands.json")
    if FileManager.default.fileExists(atPath: "\(scratch.path)/kenshin-register.yml") {
      _ = try git(scratch, "add", "kenshin-register.yml")
    }
    _ = try git(scratch, "commit", "-q", "-m", text)
    return try git(scratch, "rev-parse", "HEAD")
  }

  private func repository() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.source, to: "src/label.c")
    try scratch.write(
      #"[{"directory": ".", "file": "src/label.c", "command": "gcc -c src/label.c"}]"#, to: "compile_commands.json")
    try scratch.write(Self.settings, to: ".kenshin.yml")
    _ = try git(scratch, "init", "-q")
    try commit(scratch, "Labels")
    return scratch
  }

  /// Deviation for one finding, repair of the other, as the walk asks for them.
  private func triage(_ scratch: Scratch) throws {
    let answers = [
      "v", "callers pass names of at most 15 characters, see RS-12", "none", "none", "review of callers RV-3", "review",
      "f", "replace the unbounded append by one with a limit",
    ]
    let walk = try scratch.command(
      "triage", "--by", "Sato", "--today", Self.today, input: answers.joined(separator: "\n") + "\n")
    try #require(walk.code == 0 && walk.output.contains("rows written: 2"), "\(walk.output)\(walk.errors)")
  }

  private func approve(_ scratch: Scratch) throws {
    let text = try scratch.text("kenshin-register.yml").replacingOccurrences(
      of: "id: DEV-001\n", with: "id: DEV-001\n    approved: {by: Kondo, on: \(Self.today)}\n")
    try scratch.write(text, to: "kenshin-register.yml")
  }

  private func gate(_ scratch: Scratch, _ arguments: String...) throws -> (code: Int32, values: [String: Criterion]) {
    let baseline =
      FileManager.default.fileExists(atPath: "\(scratch.path)/first.json") ? ["--baseline", "first.json"] : []
    let command = ["gate", "--today", Self.today, "--json", "gate.json", "--lang", "en"]
    let result = try run([kenshin] + command + baseline + arguments, in: scratch.path)
    #expect(!result.output.contains("GO"), "\(result.output)")
    let report = try JSONDecoder().decode(GateFile.self, from: Data(scratch.text("gate.json").utf8))
    return (result.code, Dictionary(uniqueKeysWithValues: report.criteria.map { ($0.id, $0) }))
  }

  private struct GateFile: Decodable { let criteria: [Criterion] }

  private struct Criterion: Decodable, Equatable {
    struct Value: Decodable, Equatable { let count: Int? }
    let id: String
    let title: [String: String]
    let value: Value?
    let limit: Int
    let met: Bool
  }

  /// The repository at its release: one finding with an approved deviation, the other repaired, an audit SARIF.
  private func released() throws -> (Scratch, commit: String) {
    let scratch = try repository()
    #expect(try scratch.check("--write-baseline", "first.json").code == 1)
    try triage(scratch)
    try approve(scratch)
    try scratch.write(Self.repaired, to: "src/label.c")
    let head = try commit(scratch, "Bounded append")
    let rerun = try scratch.check(
      "--baseline", "first.json", "--today", Self.today, "--output", "sarif-audit=audit.sarif")
    #expect(rerun.code == 0, "\(rerun.output)\(rerun.errors)")
    return (scratch, head)
  }

  @Test func theGateFollowsTheWorkFromFindingsToTheRepair() throws {
    let scratch = try repository()
    #expect(try scratch.check("--write-baseline", "first.json").code == 1)
    let found = try gate(scratch)
    #expect(found.code == 1 && found.values["findings.own.high"]?.value?.count == 2)
    #expect(found.values["new.high"]?.value?.count == 0)

    try triage(scratch)
    let proposed = try gate(scratch)
    #expect(proposed.values["register.unapproved"]?.value?.count == 1)
    #expect(proposed.values["findings.own.high"]?.value?.count == 2)

    try approve(scratch)
    let approved = try gate(scratch)
    #expect(approved.values["findings.own.high"]?.value?.count == 1)
    #expect(approved.values["dispositions.deviation"]?.value?.count == 1)

    try scratch.write(Self.repaired, to: "src/label.c")
    let uncommitted = try gate(scratch)
    #expect(uncommitted.code == 1 && uncommitted.values["run.uncommitted-files"]?.value?.count == 1)
    #expect(uncommitted.values.values.filter { !$0.met }.map(\.id) == ["run.uncommitted-files"])

    let head = try commit(scratch, "Bounded append")
    let met = try gate(scratch)
    #expect(met.code == 0 && met.values.values.allSatisfy(\.met), "\(met.values)")
    #expect(try gate(scratch, "--commit", head).code == 0)
    let older = try gate(scratch, "--commit", "HEAD~1")
    #expect(older.code == 1 && older.values["run.commits-apart"]?.value?.count == 1)
    let unknown = try gate(scratch, "--commit", "no-such-commit")
    #expect(unknown.code == 1 && unknown.values["run.commits-apart"]?.value == nil)
  }

  @Test func aStoredRunIsJudgedAsItWasAndKnownToBeStale() throws {
    let (scratch, _) = try released()
    let examined = try gate(scratch)
    let stored = try gate(scratch, "--run", "audit.sarif")
    #expect(stored.code == 0 && stored.values["run.changed-files"]?.value?.count == 0)
    #expect(stored.values.filter { $0.key != "run.changed-files" } == examined.values)
    try scratch.write(Self.repaired + "// later\n", to: "src/label.c")
    let changed = try gate(scratch, "--run", "audit.sarif")
    #expect(changed.code == 1 && changed.values["run.changed-files"]?.value?.count == 1)
    #expect(changed.values["run.commits-apart"]?.value?.count == 0)
    try commit(scratch, "Later")
    #expect(try gate(scratch, "--run", "audit.sarif").values["run.commits-apart"]?.value?.count == 1)

    try scratch.write("# reviewed\n" + scratch.text("kenshin-register.yml"), to: "kenshin-register.yml")
    #expect(try gate(scratch, "--run", "audit.sarif").values["run.changed-files"]?.value?.count == 2)
    for (text, line) in [("{", 1), ("{\"runs\": []}", 1), ("{\n\"runs\": [{}]}", 1)] {
      try scratch.write(text, to: "broken.sarif")
      let refused = try scratch.command("gate", "--run", "broken.sarif")
      #expect(refused.code == 2 && refused.errors.contains("broken.sarif:\(line): no audit SARIF"), "\(refused.errors)")
    }
    #expect(try scratch.command("gate", "--run", "missing.sarif").code == 2)
  }

  private static func project(_ commit: String) -> String {
    """
    version: 1
    manufacturer: {en: Example Inc., ja: 株式会社サンプル}
    product: {name: {en: Pump, ja: ポンプ}}
    software: {name: pump, version: 1.0.0}
    project: {code: REL}
    release: {id: 1.0.0, commit: \(commit), date: 2026-12-18}

    """
  }

  private func evidence(_ scratch: Scratch, _ folder: String, _ arguments: String...) throws -> Run {
    try run(
      [
        kenshin, "evidence", "--lang", "en,ja", "--format", "docx,xlsx,html,md", "--today", Self.today, "--baseline",
        "first.json", "-o", folder,
      ] + arguments, in: scratch.path)
  }

  @Test func theEvidenceOfTheReleaseSaysWhatTheGateComputed() throws {
    let (scratch, head) = try released()
    try scratch.write(Self.project(head), to: "kenshin.project.yml")
    let made = try evidence(scratch, "out")
    #expect(made.code == 0, "\(made.errors)")
    let computed = try gate(scratch)
    let record = try scratch.text("out/D08-release-gate-record.en.md")
    for criterion in computed.values.values {
      let title = criterion.title["en"] ?? ""
      let count = criterion.value?.count ?? -1
      #expect(record.contains("| \(title) | \(criterion.limit) | \(count) | within |"), "\(title)")
    }
    #expect(record.contains("| Examined commit | \(head) | R |"))
    #expect(record.contains("| Work tree | equal to the commit | R |"))
    #expect(record.contains("| go | ☐ |  |") && record.contains("| no-go | ☐ |  |"))
    let register = try scratch.text("out/D04-finding-register.en.md")
    #expect(register.contains("DEV-001") && register.contains("Kondo") && register.contains("no longer found"))
    let report = try scratch.text("out/D03-static-analysis-report.en.md")
    #expect(report.contains("| absent | 1 |") && report.contains("| unchanged | 1 |"))
    let checked = try run(
      ["\(root)/.build/test-tools/bin/python3", "\(root)/Scripts/check-documents", "\(scratch.path)/out"],
      in: scratch.path)
    #expect(checked.code == 0, "\(checked.output)\(checked.errors)")

    try scratch.write(Self.project("HEAD~1"), to: "kenshin.project.yml")
    let other = try evidence(scratch, "other")
    #expect(other.code == 2 && other.errors.contains("D08 is not written: the run is about another commit"))
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/other/D08-release-gate-record.en.md"))
    #expect(try scratch.text("other/manifest.json").contains("\"D08\""))
  }

  @Test func aChangeOfAnyArtefactIsDetected() throws {
    let (scratch, head) = try released()
    try scratch.write(Self.project(head), to: "kenshin.project.yml")
    #expect(try evidence(scratch, "out").code == 0)
    #expect(try scratch.command("evidence", "keygen", "key").code == 0)
    #expect(try scratch.command("evidence", "sign", "out", "--key", "key").code == 0)
    func verify() throws -> Run { try scratch.command("evidence", "verify", "out", "--public-key", "key.pub") }
    #expect(try verify().code == 0)

    let names = try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/out").sorted()
    #expect(names.count > 60 && names.contains("manifest.json") && names.contains("manifest.sig.json"))
    for name in names {
      let file = URL(fileURLWithPath: "\(scratch.path)/out/\(name)")
      let original = try Data(contentsOf: file)
      var changed = original
      changed[changed.count / 3] ^= 1
      try changed.write(to: file)
      let tampered = try verify()
      #expect(tampered.code != 0, "a changed byte of \(name) is not noticed")
      #expect(name.hasPrefix("manifest") || tampered.output.contains("changed: \(name)"), "\(tampered.output)")
      try FileManager.default.removeItem(at: file)
      #expect(try verify().code != 0, "that \(name) is missing is not noticed")
      try original.write(to: file)
    }
    try scratch.write("x", to: "out/more/added.txt")
    #expect(try verify().output.contains("added: more/added.txt"))
    try FileManager.default.removeItem(atPath: "\(scratch.path)/out/more")
    #expect(try verify().code == 0)

    // The next evidence is chained to this.
    #expect(try evidence(scratch, "next", "--previous", "out/manifest.json", "--only", "D04").code == 0)
    let record = try scratch.text("next/D10-evidence-manifest.en.md")
    #expect(!record.contains("SHA-256 of the previous manifest | none"))
  }
}
