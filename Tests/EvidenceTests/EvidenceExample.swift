import Findings
import Source
import Triage

@testable import Evidence

/// A handmade run and project.
enum EvidenceExample {
  static let copy: RuleID = "call/unbounded-copy"
  static let division: RuleID = "number/division-by-zero"
  static let random: RuleID = "call/weak-random"

  static func rule(
    _ id: RuleID, _ severity: Severity, _ decidability: Decidability = .decidable, isDefault: Bool = true
  ) -> RuleDescriptor {
    RuleDescriptor(
      id: id, title: Text(en: "title of \(id)", ja: "\(id) の題"), hint: Text(en: "hint", ja: "対処"), severity: severity,
      decidability: decidability, isDefault: isDefault,
      standards: [StandardReference(standard: .cwe, identifier: "CWE-120", coverage: .partial)],
      page: Text(en: "## What it finds\nSummary.", ja: "## 検出するもの\n概要。"))
  }

  static func finding(
    _ rule: RuleID, _ path: String, _ line: Int, message: String = "message", verdict: Verdict = .violated,
    function: String? = "receive"
  ) -> Finding {
    let place = Location(path: path, line: line, column: 1, endLine: line, endColumn: 2)
    return Finding(
      rule: rule, location: place, message: Text(en: message, ja: message), verdict: verdict, function: function,
      steps: [
        Step(location: place, text: Text(en: "here", ja: "ここ")),
        Step(location: place, text: Text(en: "there", ja: "そこ")),
      ],
      fingerprint: Fingerprint(rule: rule, function: function, tokens: [path, "\(line)"]))
  }

  static let findings = [
    finding(copy, "src/uart.c", 10), finding(copy, "src/uart.c", 20),
    finding(division, "src/dose.c", 7, function: "rate"),
    finding(division, "src/dose.c", 9, verdict: .unknown(.budget(steps: 40))),
  ]

  static func examination(_ findings: [Finding] = findings, failed: Bool = false) -> Examination {
    let paths = Set(findings.map(\.location.path)).sorted()
    var tallies: [RuleID: Tally] = [:]
    for finding in findings { tallies[finding.rule, default: Tally()].count(finding.verdict) }
    let units = paths.enumerated().map { index, path in
      UnitOutcome(
        path: path, variant: "", state: failed && index == 0 ? .failed : .complete, problems: [], functions: 3,
        incompleteFunctions: [])
    }
    return Examination(
      rules: [rule(copy, .high), rule(division, .medium, .undecidable), rule(random, .low, isDefault: false)],
      enabled: [copy, division], findings: findings, tallies: tallies, units: units,
      artifacts: paths.map {
        Artifact(path: $0, length: 9, sha256: String(repeating: "ab", count: 32), encoding: "utf-8", isMainFile: true)
      },
      suppressions: [
        SourceSuppression(
          location: Location(path: "src/uart.c", line: 20, column: 1, endLine: 20, endColumn: 2), line: 20,
          rule: copy.description, reason: "the length was checked by the caller")
      ], problems: [], paths: pathCoverage)
  }

  static let pathCoverage: PathCoverage = {
    var paths = PathCoverage()
    var names = ["dispatch", "resolved", "disable_interrupts", "walk"].enumerated().map { index, name in
      PathCoverage.Obstruction(function: name, path: "src/uart.c", line: 30 + index)
    }
    (names[0].indirectCalls, names[0].unresolvedCalls) = (5, 2)
    names[1].indirectCalls = 3
    names[2].assemblies = 1
    names[3].isRecursive = true
    paths.obstructions = names
    return paths
  }()

  static let yaml = """
    version: 1
    manufacturer: {en: Maker Inc., ja: 株式会社メーカー}
    product: {name: {en: Pump, ja: ポンプ}, model: P-1}
    software: {name: pump, version: 1.2.3}
    project: {code: P1}
    documents:
      D03:
        history:
          - {revision: "1.0", date: 2026-04-01, change: first}
    interfaces:
      - {name: UART, trust: staff, functions: [receive]}
    requirements:
      - {id: SR-1, title: bounds, files: [src/uart.c]}
      - {id: SR-2, title: nothing yet}
    fields:
      D03.conclusion: {en: two copies are repaired, ja: コピー 2 件を修正する}
      D03.reviewer: M. Kondo
      D03.review-date: 2026-04-01

    """

  static func run() -> RunFacts {
    var run = RunFacts(
      tool: .init(version: "0.1.0", digest: "11", rulePackDigest: "22", frontend: "libclang 19"),
      commandLine: "kenshin evidence", startUTC: "2026-04-02T09:00:00Z", endUTC: "2026-04-02T09:00:05Z",
      machine: "Linux")
    run.sarifDigest = "33"
    run.commit = "0123456789abcdef"
    run.changedFiles = []
    return run
  }

  static func input(
    _ examination: Examination = examination(), yaml: String = yaml, run: RunFacts = run()
  ) throws -> EvidenceInput {
    EvidenceInput(
      triaged: triage(examination), project: try ProjectMetadata(yaml, path: "kenshin.project.yml"), run: run,
      sourceText: { _ in "int a;\nint b;\n" })
  }
}

extension Document {
  /// All texts in order.
  var texts: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(_, let text, _), .code(let text): [text]
      case .paragraph(let line): [line.text]
      case .list(let items): items.map(\.text)
      case .table(let table):
        [table.caption ?? ""] + table.columns.map(\.title) + table.rows.flatMap { $0.map(\.text) }
      case .notice(let notice): [notice.title] + notice.lines.map(\.text)
      case .signOff, .contents, .pageBreak: []
      }
    }
  }

  /// The rows of the first table whose first column has a title.
  func rows(under title: String) -> [[String]] {
    for case .table(let table) in blocks where table.columns.first?.title == title {
      return table.rows.map { $0.map(\.text) }
    }
    return []
  }

  /// The rows of all tables whose first column has a title.
  func allRows(under title: String) -> [[String]] {
    blocks.flatMap { block -> [[String]] in
      guard case .table(let table) = block, table.columns.first?.title == title else { return [] }
      return table.rows.map { $0.map(\.text) }
    }
  }
}
