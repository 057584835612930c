public import Findings
internal import Build
public import Frontend
internal import Pipeline
public import RuleKit
internal import Source

/// A difference between what a fixture promises and what was found.
public struct Mismatch: Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let text: String

  public init(path: String, line: Int, text: String) {
    self.path = path
    self.line = line
    self.text = text
  }

  public var description: String { "\(path):\(line): \(text)" }
}

/// Runs fixtures and compares the findings with their comments.
public struct FixtureRunner: Sendable {
  private let library: LibClang
  private let rules: [RuleDefinition]

  public init(library: LibClang, rules: [RuleDefinition]) {
    self.library = library
    self.rules = rules
  }

  /// The findings of a program, with paths relative to the fixture's folder.
  public func findings(in fixture: Fixture, enabled: Set<RuleID>) throws -> Examination {
    var options = PlanOptions(root: fixture.folder)
    options.targetOverride = fixture.target
    options.extraArguments = ["-std=\(fixture.standard)"]
    let plan = try CompilationPlan.fromSources(fixture.sources, options: options, in: .disk)
    let examiner = Examiner(
      library: library, files: .disk, rules: rules, enabled: enabled, workers: .inProcess)
    return examiner.examine(plan)
  }

  /// Compares one fixture.
  ///
  /// - Parameter families: the families whose findings count; those of other families are ignored where no comment
  ///   names them.
  public func mismatches(in fixture: Fixture, families: Set<String>) throws -> [Mismatch] {
    mismatches(in: fixture, families: families, examination: try examination(of: fixture, families: families))
  }

  /// Runs one fixture with the rules of some families and those that its comments name.
  func examination(of fixture: Fixture, families: Set<String>) throws -> Examination {
    let named = Set(fixture.expectations.map(\.rule))
    let enabled = Set(rules.map(\.id).filter { families.contains(String($0.family)) || named.contains($0) })
    return try findings(in: fixture, enabled: enabled)
  }

  func mismatches(in fixture: Fixture, families: Set<String>, examination: Examination) -> [Mismatch] {
    let unknownRules = Set(fixture.expectations.map(\.rule)).subtracting(rules.map(\.id))
    var mismatches = fixture.expectations.filter { unknownRules.contains($0.rule) }.map {
      Mismatch(path: $0.path, line: $0.line, text: "no rule \($0.rule)")
    }
    for unit in examination.units {
      for problem in unit.problems where !problem.location.path.isEmpty && isError(problem, unit) {
        mismatches.append(
          Mismatch(path: fixture.absolute(problem.location.path), line: problem.location.line, text: problem.text.en))
      }
    }
    let relevant = examination.findings.filter { finding in
      let path = fixture.absolute(finding.location.path)
      let isNamed = fixture.expectations.contains { $0.path == path && $0.rule == finding.rule }
      return families.contains(String(finding.rule.family)) || isNamed
    }
    return mismatches + compare(fixture, relevant)
  }

  private func isError(_ problem: Step, _ unit: UnitOutcome) -> Bool {
    problem.text.en.hasPrefix("not parsed") || problem.text.en.hasPrefix("header") || unit.state == .failed
  }

  private func compare(_ fixture: Fixture, _ findings: [Finding]) -> [Mismatch] {
    var mismatches: [Mismatch] = []
    for expectation in fixture.expectations {
      let here = findings.filter {
        fixture.absolute($0.location.path) == expectation.path && $0.location.line == expectation.line
          && $0.rule == expectation.rule
      }
      let isViolated = here.contains(where: \.isViolation)
      func mismatch(_ text: String) {
        mismatches.append(Mismatch(path: expectation.path, line: expectation.line, text: text))
      }
      switch expectation.kind {
      case .expect where !isViolated: mismatch("expected \(expectation.rule), not found")
      case .accepts where !isViolated: mismatch("\(expectation.rule) is no longer found here: remove `accepts`")
      case .misses where isViolated: mismatch("\(expectation.rule) is found now: turn `misses` into `expect`")
      case .unknown where here.isEmpty || isViolated: mismatch("expected an undecided \(expectation.rule)")
      default: break
      }
    }
    for finding in findings where finding.isViolation {
      let isPromised = fixture.expectations.contains {
        $0.path == fixture.absolute(finding.location.path) && $0.line == finding.location.line
          && $0.rule == finding.rule
          && $0.kind != .unknown
      }
      if !isPromised {
        mismatches.append(
          Mismatch(
            path: fixture.absolute(finding.location.path), line: finding.location.line,
            text: "unexpected \(finding.rule): \(finding.message.en)"))
      }
    }
    return mismatches
  }
}
