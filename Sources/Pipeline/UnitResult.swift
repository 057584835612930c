public import Basics
public import Findings
public import RuleKit
internal import Source
public import Summaries

/// What one unit contributes to an examination; travels from a worker to its supervisor.
public struct UnitResult: Sendable {
  /// A source file of the unit that was examined.
  public struct File: Hashable, Sendable {
    public let path: String
    public let absolutePath: String
    public let encoding: String
  }

  public var outcome: UnitOutcome
  public var findings: [Finding]
  /// By the path of the file that holds the sites.
  public var tallies: [String: [RuleID: Tally]]
  public var suppressions: [SourceSuppression]
  public var summary: UnitSummary
  /// The examined files, the main file first.
  public var files: [File]
  /// The lowered code, where a rule needs the paths of the program.
  public var lowered: LoweredUnit?

  /// The result of a unit that could not be analysed.
  public init(failed path: String, variant: String, problem: Step) {
    outcome = UnitOutcome(
      path: path, variant: variant, state: .failed, problems: [problem], functions: 0, incompleteFunctions: [])
    findings = []
    tallies = [:]
    suppressions = []
    summary = UnitSummary(path: path, functions: [], objects: [], declarations: [])
    files = []
  }

  init(
    outcome: UnitOutcome, findings: [Finding], tallies: [String: [RuleID: Tally]],
    suppressions: [SourceSuppression], summary: UnitSummary, files: [File], lowered: LoweredUnit?
  ) {
    self.outcome = outcome
    self.findings = findings
    self.tallies = tallies
    self.suppressions = suppressions
    self.summary = summary
    self.files = files
    self.lowered = lowered
  }
}

extension UnitResult.File: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(path)
    output.write(absolutePath)
    output.write(encoding)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    path = try input.text()
    absolutePath = try input.text()
    encoding = try input.text()
  }
}

extension UnitResult: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(outcome)
    output.write(findings)
    output.write(tallies.count)
    for (path, rules) in tallies.sorted(by: { $0.key < $1.key }) {
      output.write(path)
      output.write(rules.count)
      for (rule, tally) in rules.sorted(by: { $0.key < $1.key }) {
        output.write(rule)
        output.write(tally)
      }
    }
    output.write(suppressions)
    output.write(summary)
    output.write(files)
    output.write(lowered)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    outcome = try input.value()
    findings = try input.array()
    tallies = [:]
    for _ in 0..<max(0, try input.integer()) {
      let path = try input.text()
      var rules: [RuleID: Tally] = [:]
      for _ in 0..<max(0, try input.integer()) {
        let rule: RuleID = try input.value()
        rules[rule] = try input.value()
      }
      tallies[path] = rules
    }
    suppressions = try input.array()
    summary = try input.value()
    files = try input.array()
    lowered = try input.optional()
  }
}
