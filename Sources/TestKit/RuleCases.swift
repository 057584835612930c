public import Findings
internal import Source

/// What one rule did on its cases.
public struct RuleCases: Hashable, Sendable {
  /// Places that must be found, and how many were.
  public var expected = 0
  public var detected = 0
  /// Functions in which nothing of the rule is expected, and reports of the rule that nothing promises.
  public var goodFunctions = 0
  public var falseAlarms = 0
  /// Places that are marked as known not to be found, and reports marked as known to be false.
  public var knownMisses = 0
  public var acceptedFalsePositives = 0
  public var mismatches: [Mismatch] = []

  public init() {}

  public static func += (a: inout RuleCases, b: RuleCases) {
    a.expected += b.expected
    a.detected += b.detected
    a.goodFunctions += b.goodFunctions
    a.falseAlarms += b.falseAlarms
    a.knownMisses += b.knownMisses
    a.acceptedFalsePositives += b.acceptedFalsePositives
    a.mismatches += b.mismatches
  }
}

extension FixtureRunner {
  /// Runs one case of a rule and counts.
  public func cases(of rule: RuleID, in fixture: Fixture) throws -> RuleCases {
    let families: Set<String> = [String(rule.family)]
    let examination = try examination(of: fixture, families: families)
    let promises = fixture.expectations.filter { $0.rule == rule }
    let violations = examination.findings.filter { $0.rule == rule && $0.isViolation }
    func isFound(_ promise: Expectation) -> Bool {
      violations.contains { fixture.absolute($0.location.path) == promise.path && $0.location.line == promise.line }
    }
    let unpromised = violations.filter { finding in
      !promises.contains { $0.path == fixture.absolute(finding.location.path) && $0.line == finding.location.line }
    }
    var cases = RuleCases()
    let wanted = promises.filter { $0.kind == .expect }
    cases.expected = wanted.count
    cases.detected = wanted.filter(isFound).count
    let functions = examination.units.reduce(0) { $0 + $1.functions }
    cases.goodFunctions = max(0, functions - Set(violations.compactMap(\.function)).count)
    cases.falseAlarms = unpromised.count
    cases.knownMisses = promises.filter { $0.kind == .misses }.count
    cases.acceptedFalsePositives = promises.filter { $0.kind == .accepts }.count
    cases.mismatches = mismatches(in: fixture, families: families, examination: examination)
    return cases
  }
}
