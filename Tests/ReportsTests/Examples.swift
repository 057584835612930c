import Basics
import Findings
import Source
import Triage

@testable import Reports

/// Handmade runs that the tests report on.
enum Examples {
  static let division: RuleID = "number/division-by-zero"
  static let copy: RuleID = "call/unbounded-copy"
  static let random: RuleID = "call/weak-random"
  static let idle: RuleID = "control/dangling-else-indentation"

  static func rule(
    _ id: RuleID, _ severity: Severity, standards: [StandardReference] = [], isDefault: Bool = true,
    decidability: Decidability = .decidable
  ) -> RuleDescriptor {
    RuleDescriptor(
      id: id, title: Text(en: "title of \(id)", ja: "\(id) の題"),
      hint: hint(of: id), severity: severity, decidability: decidability, isDefault: isDefault, standards: standards,
      page: Text(
        en: "## What it finds\nSummary of \(id).\n\nPage of \(id).", ja: "## 検出するもの\n\(id) の概要。\n\n\(id) のページ。"))
  }

  private static func hint(of id: RuleID) -> Text {
    switch id {
    case division: Text(en: "check the divisor before the division", ja: "除算の前に除数を検査する")
    case copy:
      Text(
        en: "copy with a function that is given the size of the destination, such as strlcpy or snprintf, and check "
          + "for truncation",
        ja: "strlcpy や snprintf のようにコピー先のサイズを渡せる関数を使い、切り詰めが起きていないかを検査する")
    default: Text(en: "hint of \(id)", ja: "\(id) の対処")
    }
  }

  static func reference(_ standard: Standard, _ id: String, _ coverage: CoverageClass = .partial) -> StandardReference {
    StandardReference(standard: standard, identifier: id, coverage: coverage)
  }

  static let rules = [
    rule(
      copy, .high,
      standards: [
        reference(.certC, "STR31-C", .full), reference(.cwe, "CWE-120"), reference(.cwe, "CWE-89"),
        reference(.ts17961, "taintstrcpy"), reference(.misraC2012, "R21.17"),
      ]),
    rule(random, .low, standards: [reference(.certC, "MSC30-C", .full), reference(.cwe, "CWE-338", .full)]),
    rule(idle, .low, isDefault: false),
    rule(
      division, .medium, standards: [reference(.certC, "INT33-C", .full), reference(.cwe, "CWE-369", .full)],
      decidability: .undecidable),
  ]

  static func place(_ path: String, _ line: Int, _ column: Int = 1, to endColumn: Int? = nil) -> Location {
    Location(path: path, line: line, column: column, endLine: line, endColumn: endColumn ?? column + 1)
  }

  static func finding(
    _ rule: RuleID, _ location: Location, _ message: Text = Text(en: "message", ja: "メッセージ"),
    verdict: Verdict = .violated, function: String? = "f", tokens: [String] = ["x"], steps: [Step] = [],
    macros: [Step] = [], fixes: [Fix] = [], variants: [String] = []
  ) -> Finding {
    Finding(
      rule: rule, location: location, message: message, verdict: verdict, function: function, steps: steps,
      macros: macros, fixes: fixes, fingerprint: Fingerprint(rule: rule, function: function, tokens: tokens),
      variants: variants)
  }

  static func unit(
    _ path: String, _ state: UnitOutcome.State = .complete, variant: String = "", problems: [Step] = [],
    notes: [Step] = [], functions: Int = 3, incomplete: [String] = []
  ) -> UnitOutcome {
    UnitOutcome(
      path: path, variant: variant, state: state, problems: problems, notes: notes, functions: functions,
      incompleteFunctions: incomplete)
  }

  static func artifact(_ path: String, isMainFile: Bool = true) -> Artifact {
    Artifact(
      path: path, length: 10, sha256: String(repeating: "0a", count: 32), encoding: "utf-8", isMainFile: isMainFile)
  }

  static func examination(
    _ findings: [Finding], rules: [RuleDescriptor] = rules, enabled: Set<RuleID>? = nil,
    units: [UnitOutcome]? = nil, suppressions: [SourceSuppression] = [], problems: [Step] = [],
    notes: [Step] = []
  ) -> Examination {
    let paths = Set(findings.map(\.location.path) + suppressions.map(\.location.path)).sorted()
    var tallies: [RuleID: Tally] = [:]
    for finding in findings {
      if finding.isViolation {
        tallies[finding.rule, default: Tally()].violated += 1
      } else {
        tallies[finding.rule, default: Tally()].unknown += 1
      }
    }
    return Examination(
      rules: rules, enabled: enabled ?? Set(rules.filter(\.isDefault).map(\.id)), findings: findings,
      tallies: tallies, units: units ?? paths.map { unit($0) }, artifacts: paths.map { artifact($0) },
      suppressions: suppressions, problems: problems, notes: notes)
  }

  static func context(_ language: Language = .english, sources: [String: String] = sources) -> ReportContext {
    ReportContext(
      tool: ReportContext.Tool(version: "0.1.0"), language: language, sourceRoot: "/home/dev/輸液ポンプ",
      invocation: ReportContext.Invocation(
        arguments: ["check", "-p", "build dir", "--token=[REDACTED]"], startUTC: "2026-04-01T09:30:00Z",
        endUTC: "2026-04-01T09:30:07Z", exitCode: 1, workingDirectory: "/home/dev/輸液ポンプ"),
      revision: ReportContext.Revision(
        id: "0123456789abcdef0123456789abcdef01234567", branch: "main", repositoryURI: "https://example.com/pump.git"),
      gate: .severity(.medium), sourceText: { path in sources[path].map { Array($0.utf8) } })
  }
}
