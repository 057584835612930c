internal import Findings
internal import RuleKit
internal import Source
internal import Summaries

/// Joins the results of all units into one; the same for any number of workers.
struct Merge {
  private(set) var findings: [Finding] = []
  private(set) var tallies: [RuleID: Tally] = [:]
  private(set) var outcomes: [UnitOutcome] = []
  private(set) var suppressions: [SourceSuppression] = []
  private(set) var files: [(file: UnitResult.File, isMain: Bool)] = []
  private var summaries: [UnitSummary] = []

  /// - Parameter results: in plan order.
  init(_ results: [UnitResult], engine: Engine) {
    var owners: [String: Int] = [:]
    for (index, result) in results.enumerated() {
      for file in result.files where owners[file.path] == nil { owners[file.path] = index }
    }
    var variants: [Finding: [String]] = [:]
    for (index, result) in results.enumerated() {
      add(result, index: index, owners: owners, variants: &variants)
    }
    findings = findings.map { $0.with(variants: variants[$0] ?? []) }
    var report = Report(for: engine)
    engine.examine(Program(summaries), into: &report)
    add(report)
  }

  /// Adds what was found in the whole program.
  mutating func add(_ report: Report) {
    findings = (findings + report.findings).sorted(by: Finding.reportOrder)
    for rules in report.tallies.values { for (rule, tally) in rules { tallies[rule, default: Tally()] += tally } }
  }

  /// A unit speaks for its main file, and for the headers that no unit before it includes.
  private mutating func add(
    _ result: UnitResult, index: Int, owners: [String: Int], variants: inout [Finding: [String]]
  ) {
    let main = result.outcome.path
    func isOwn(_ path: String) -> Bool { path == main || owners[path] == index }
    outcomes.append(result.outcome)
    for finding in result.findings where isOwn(finding.location.path) {
      if variants[finding] == nil {
        findings.append(finding)
        variants[finding] = []
      }
      if !result.outcome.variant.isEmpty { variants[finding, default: []].append(result.outcome.variant) }
    }
    for (path, rules) in result.tallies where isOwn(path) {
      for (rule, tally) in rules { tallies[rule, default: Tally()] += tally }
    }
    for suppression in result.suppressions where isOwn(suppression.location.path) && !suppressions.contains(suppression)
    {
      suppressions.append(suppression)
    }
    for file in result.files where owners[file.path] == index { files.append((file, file.path == main)) }
    let summary = result.summary
    summaries.append(
      UnitSummary(
        path: summary.path, functions: summary.functions.filter { isOwn($0.location.path) },
        objects: summary.objects.filter { isOwn($0.location.path) },
        declarations: summary.declarations.filter { isOwn($0.location.path) }))
  }
}
