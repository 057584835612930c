import Findings
import Foundation
import Source
import Testing
import Triage

@testable import Reports

/// A finding as DefectDojo makes it of a SARIF result (docs.defectdojo.com, "SARIF"; `dojo/tools/sarif/parser.py`).
private struct DojoFinding {
  let title: String
  let severity: String
  let weakness: Int?
  let path: String?
  let line: Int?
  let tags: [String]
  let identity: String?
  let isActive: Bool

  /// Nil where DefectDojo drops the result.
  init?(_ result: Tree, rules: [String: Tree]) {
    guard result["kind"].text ?? "fail" == "fail", let text = result["message"]["text"].text else { return nil }
    let rule = rules[result["ruleId"].text ?? ""] ?? Tree(nil)
    title = String(text.prefix(150))
    let rank = Double(rule["properties"]["security-severity"].text ?? "") ?? 0
    severity = rank >= 9 ? "Critical" : rank >= 7 ? "High" : rank >= 4 ? "Medium" : rank > 0 ? "Low" : "Info"
    let weaknesses = rule["relationships"].list.compactMap { relationship -> Int? in
      let target = relationship["target"]["id"].text?.lowercased() ?? ""
      return target.hasPrefix("cwe-") ? Int(target.dropFirst(4)) : nil
    }
    weakness = weaknesses.last
    let place = result["locations"][0]["physicalLocation"]
    path = place["artifactLocation"]["uri"].text
    line = place["region"]["startLine"].number
    tags = result["properties"]["tags"].list.compactMap(\.text)
    let fingerprints = result["fingerprints"].value as? [String: String]
    identity = fingerprints?.sorted { $0.key < $1.key }.first?.value
    isActive = result["suppressions"].list.isEmpty
  }

  static func all(of run: Tree) -> [DojoFinding] {
    let rules = run["tool"]["driver"]["rules"].list.reduce(into: [:]) { $0[$1["id"].text ?? ""] = $1 }
    return run["results"].list.compactMap { DojoFinding($0, rules: rules) }
  }
}

@Test func defectDojoGetsEveryPresentViolationOnceAndAcceptedRisksStayActive() throws {
  let triaged = triage(Examples.pump)
  let run = try Examples.sarif(triaged, .sarifDojo)
  let findings = DojoFinding.all(of: run)
  #expect(findings.count == triaged.findings.filter(\.finding.isViolation).count)
  #expect(findings.count == run["results"].list.count)
  #expect(!findings.contains { !$0.isActive })
  #expect(findings.filter { $0.tags == ["risk-accepted"] }.map(\.line) == [4])
  #expect(Set(findings.map(\.identity)).count == findings.count)
  let copy = try #require(findings.first { $0.line == 3 })
  #expect(copy.severity == "High")
  #expect(copy.weakness == 120)
  #expect(copy.title.hasPrefix("'strcpy' copies"))
}

/// The example with a false positive at line 3 and a deviation that waits for its approval at line 5.
private let withRegister: TriagedExamination = {
  let findings = triage(Examples.pump).findings.map(\.finding)
  func fingerprint(_ line: Int) -> String {
    findings.first { $0.location.line == line && $0.isViolation && $0.rule.family == "call" }?.fingerprint.description
      ?? ""
  }
  let text = """
    version: 1
    rows:
      - id: FP-001
        kind: false-positive
        rule: call/unbounded-copy
        fingerprint: "\(fingerprint(3))"
        reason: the pairing dialogue never hands over more than fifteen characters
        security-impact: none, the text is bounded before
        safety-impact: none
        proposed: {by: Sato, on: 2026-03-01}
        approved: {by: Kondo, on: 2026-03-02}
      - id: DEV-001
        kind: deviation
        rule: call/weak-random
        fingerprint: "\(fingerprint(5))"
        reason: the value decides on the colour of a lamp and on nothing else
        security-impact: none
        safety-impact: none
        proposed: {by: Sato, on: 2026-03-01}
    """
  let reading = Register.reading([(Register.fileName, Array(text.utf8))])
  let policy = RegisterPolicy(today: Day("2026-04-01")!)
  return triage(Examples.pump, register: RegisterInput(reading, policy: policy))
}()

@Test func rowsOfTheRegisterAreSuppressionsWithTheirStatus() throws {
  let results = try Examples.sarif(withRegister)["results"].list
  let external = results.flatMap { $0["suppressions"].list }.filter { $0["kind"].text == "external" }
  #expect(external.map { $0["status"].text } == ["accepted", "underReview"])
  #expect(external[0]["location"]["physicalLocation"]["artifactLocation"]["uri"].text == "kenshin-register.yml")
  let disposition = results.compactMap { $0["properties"]["disposition"] }.first { $0["id"].text == "FP-001" }
  #expect(disposition?["approver"].text == "Kondo")
  #expect(disposition?["date"].text == "2026-03-02")
}

@Test func onlyFalsePositivesAreInactiveInDefectDojo() throws {
  let findings = DojoFinding.all(of: try Examples.sarif(withRegister, .sarifDojo))
  #expect(findings.filter { !$0.isActive }.map(\.line) == [3])
  #expect(findings.filter { $0.tags.contains("risk-accepted") }.map(\.line) == [4])
  #expect(try Examples.sarif(withRegister, .sarifCodeChecker)["results"].list.count == 3)
}

@Test func whatIsGoneDoesNotComeBackInOtherTools() throws {
  let before = triage(Examples.pump)
  let after = triage(Examples.examination([]), baseline: Baseline(of: before))
  for format in [ReportFormat.sarifDojo, .sarifCodeChecker] {
    #expect(try Examples.sarif(after, format)["results"].list.isEmpty)
  }
}

@Test func codeCheckerGetsPlacesThatItCanOpen() throws {
  let run = try Examples.sarif(triage(Examples.pump), .sarifCodeChecker)
  let places = run["results"].list.map { $0["locations"][0]["physicalLocation"] }
  #expect(places.count == 4)
  #expect(places.allSatisfy { $0["region"]["startLine"].exists })
  #expect(
    places.compactMap { $0["artifactLocation"]["uri"].text }
      == ["file:///home/dev/輸液ポンプ/src/dose.c"]
      + Array(repeating: "file:///home/dev/輸液ポンプ/src/通信/ble.c", count: 3))
  #expect(run["results"].list.allSatisfy { !$0["suppressions"].exists })
}

@Test func bothLanguagesAreInTheMarkdownAndOneInTheText() throws {
  var context = Examples.context()
  context.isBilingual = true
  let run = try Examples.sarif(triage(Examples.pump), context: context)
  let message = run["results"].list.first { $0["level"].text == "warning" }?["message"] ?? Tree(nil)
  #expect(message["text"].text == "the divisor is zero")
  #expect(message["markdown"].text == "the divisor is zero\n\n除数がゼロです")
  let rule = run["tool"]["driver"]["rules"][0]
  #expect(rule["shortDescription"]["markdown"].text == "title of call/unbounded-copy\n\ncall/unbounded-copy の題")
  #expect(rule["help"]["markdown"].text?.contains("## 検出するもの") == true)
}

@Test(arguments: [
  ("plain `a*b` and *b*", "plain `a*b` and \\*b\\*"), ("<img> `", "\\<img\\> \\`"), ("[x](y)", "\\[x\\](y)"),
])
func markdownReadsLikeTheText(text: String, markdown: String) { #expect(text.markdownEscaped == markdown) }

@Test func pathsThatWereNotFollowedAreNotified() throws {
  var run = Examples.examination([])
  run.paths = PathCoverage()
  #expect(!(try Examples.sarif(triage(run))["invocations"][0]["toolExecutionNotifications"].exists))
  run.paths?.exhausted = 2
  run.paths?.lost = 1
  let notification = try Examples.sarif(triage(run))["invocations"][0]["toolExecutionNotifications"][0]
  #expect(notification["descriptor"]["id"].text == "paths-incomplete")
  #expect(notification["message"]["text"].text?.hasSuffix("2 followed in part, 1 lost in a crash or hang") == true)
}

/// Programs of others that read what is written; `Scripts/setup --test` installs them.
private enum Tool {
  static func path(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path(name)))
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  static func scratch() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

/// CodeChecker's own reading of a log, one finding a line: rule, path, line, number of steps.
private let codeCheckerReading = """
  import sys
  from codechecker_report_converter.report import report_file
  for report in report_file.get_reports(sys.argv[1]):
      events = len(report.bug_path_events)
      print(report.checker_name, report.file.original_path, report.line, events, bool(report.report_hash))
  """

@Test(
  .enabled(
    if: (try? Tool.run("python3", ["-c", "import codechecker_report_converter"]).status) == 0,
    "CodeChecker's report converter is not installed"))
func codeCheckerReadsEveryFindingAndOpensItsFile() throws {
  let folder = try Tool.scratch()
  defer { try? FileManager.default.removeItem(at: folder) }
  let root = folder.appendingPathComponent("輸液")
  for (path, text) in Examples.sources {
    let file = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  var context = Examples.context()
  context.sourceRoot = root.path
  let log = folder.appendingPathComponent("log.sarif")
  try Data(ReportFormat.sarifCodeChecker.render(triage(Examples.pump), context: context).utf8).write(to: log)
  let result = try Tool.run("python3", ["-c", codeCheckerReading, log.path])
  #expect(result.status == 0)
  let ble = "\(root.path)/src/通信/ble.c"
  #expect(
    result.output.split(separator: "\n").sorted() == [
      "call/unbounded-copy \(ble) 3 1 True", "call/weak-random \(ble) 5 1 True",
      "number/division-by-zero \(root.path)/src/dose.c 6 3 True", "suppression/missing-reason \(ble) 5 1 True",
    ])
}

@Test(.enabled(if: Tool.path("sarif") != nil, "sarif-tools is not installed"))
func sarifToolsCountTheResultsOfEveryProfile() throws {
  let folder = try Tool.scratch()
  defer { try? FileManager.default.removeItem(at: folder) }
  let triaged = triage(Examples.pump)
  for format in [ReportFormat.sarif, .sarifAudit, .sarifGitHub, .sarifDojo, .sarifCodeChecker] {
    let log = folder.appendingPathComponent("\(format.name).sarif")
    try Data(format.render(triaged, context: Examples.context()).utf8).write(to: log)
    let csv = folder.appendingPathComponent("\(format.name).csv").path
    let result = try Tool.run("sarif", ["csv", "--output", csv, log.path])
    #expect(result.status == 0, "\(format): \(result.output)")
    let rows = try String(contentsOfFile: csv, encoding: .utf8).split(whereSeparator: \.isNewline)
    #expect(rows.count - 1 == (try Examples.sarif(triaged, format))["results"].list.count, "\(format)")
  }
}
