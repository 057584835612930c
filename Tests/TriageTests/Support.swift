import Findings
import Source

@testable import Triage

/// Handmade rules, findings and runs.
enum Sample {
  static let copy: RuleID = "call/unbounded-copy"
  static let division: RuleID = "number/division-by-zero"
  static let goto: RuleID = "control/goto"
  static let today = day("2026-11-29")

  static func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure(text) }
    return day
  }

  private static func rule(_ id: RuleID, _ severity: Severity, _ standards: [StandardReference]) -> RuleDescriptor {
    RuleDescriptor(
      id: id, title: Text(verbatim: id.description), hint: Text(verbatim: ""), severity: severity,
      decidability: .decidable, isDefault: true, standards: standards, page: Text(verbatim: ""))
  }

  static let rules = [
    rule(copy, .high, [StandardReference(standard: .certC, identifier: "STR31-C", coverage: .full)]),
    rule(division, .medium, [StandardReference(standard: .misraC2012, identifier: "R9.1", coverage: .partial)]),
    rule(goto, .low, []),
  ]

  static func finding(
    _ rule: RuleID = copy, path: String = "src/a.c", line: Int = 7, tokens: [String] = ["x"],
    locals: Set<String> = [], verdict: Verdict = .violated
  ) -> Finding {
    Finding(
      rule: rule, location: Location(path: path, line: line, column: 3, endLine: line, endColumn: 9),
      message: Text(en: "message", ja: "文"), verdict: verdict, function: "f",
      fingerprint: Fingerprint(rule: rule, function: "f", tokens: tokens),
      shape: Fingerprint.shape(rule: rule, function: "f", tokens: tokens, locals: locals))
  }

  static func run(_ findings: [Finding], comments: [SourceSuppression] = [], state: UnitOutcome.State = .complete)
    -> Examination
  {
    let paths = Set(findings.map(\.location.path) + ["src/a.c"]).sorted()
    return Examination(
      rules: rules, enabled: Set(rules.map(\.id)), findings: findings, tallies: [:],
      units: paths.map {
        UnitOutcome(path: $0, variant: "", state: state, problems: [], functions: 1, incompleteFunctions: [])
      },
      artifacts: paths.map { Artifact(path: $0, length: 1, sha256: "", encoding: "utf-8", isMainFile: true) },
      suppressions: comments, problems: [])
  }

  static func comment(_ rule: RuleID = copy, _ reason: String, path: String = "src/a.c", line: Int = 7)
    -> SourceSuppression
  {
    SourceSuppression(
      location: Location(path: path, line: line, column: 20, endLine: line, endColumn: 60), line: line,
      rule: rule.description, reason: reason)
  }

  /// The lines of a deviation without its reason and its people.
  static func row(_ fields: String..., id: String = "DEV-001", kind: String = "deviation", finding: Finding? = nil)
    -> String
  {
    let fingerprint = finding.map { ["fingerprint: \"\($0.fingerprint.description)\""] } ?? []
    let rule = fields.contains { $0.hasPrefix("rule:") } ? [] : ["rule: \(finding?.rule ?? copy)"]
    let all = ["id: \(id)", "kind: \(kind)"] + rule + fingerprint + fields
    return all.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }.joined(separator: "\n")
  }

  static let people = "proposed: {by: Sato, on: 2026-11-01}\n    approved: {by: Kondo, on: 2026-11-02}"
  static let impacts = "security-impact: none, the input is constant\n    safety-impact: none"
  static let reason = "reason: the source is a constant that fits into the destination"

  static func text(_ rows: String...) -> String { "version: 1\nrows:\n" + rows.joined(separator: "\n") + "\n" }

  static func reading(_ text: String) -> RegisterReading { Register.reading([(Register.fileName, Array(text.utf8))]) }

  static func policy(version: String? = nil, mandatory: Set<RuleID> = []) -> RegisterPolicy {
    RegisterPolicy(today: today, version: version, mandatory: mandatory)
  }

  static func triaged(_ run: Examination, _ text: String, isWhole: Bool = true, baseline: Baseline? = nil)
    -> TriagedExamination
  {
    triage(
      run, baseline: baseline,
      register: RegisterInput(reading(text), policy: policy(), isWholeProject: isWhole))
  }

  /// The problems of a text as `line: severity message`.
  static func problems(_ text: String, policy: RegisterPolicy = policy()) -> [String] {
    let reading = reading(text)
    let all = reading.problems + reading.register.problems(policy: policy, rules: rules)
    return all.map { "\($0.place.line): \($0.severity.rawValue) \($0.message.en)" }
  }
}
