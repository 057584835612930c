public import Findings
internal import Source

/// Numbers findings of equal stem from zero in report order, and answers all findings in report order.
public func numbered(_ findings: [Finding]) -> [Finding] {
  var next: [String: Int] = [:]
  return findings.sorted(by: Finding.reportOrder).map { finding in
    let stem = finding.fingerprint.stem
    let ordinal = next[stem, default: 0]
    next[stem] = ordinal + 1
    return finding.with(fingerprint: Fingerprint(stem: stem, ordinal: ordinal))
  }
}

/// Applies the suppressions in the sources, the register and a baseline to the result of a run.
///
/// The built-in rules on suppressions (`SuppressionRule.descriptors`) are added to the run where it does not list
/// them; a run that lists them decides by `enabled` whether they are applied. Fingerprints are numbered here, and
/// rules, findings, units and files are put in order. A comment that names a row of the register has effect only
/// where the row holds.
public func triage(
  _ examination: Examination, baseline: Baseline? = nil, register: RegisterInput? = nil
) -> TriagedExamination {
  var examination = examination
  let added = SuppressionRule.descriptors.filter { rule in !examination.rules.contains { $0.id == rule.id } }
  examination.rules = (examination.rules + added).sorted { $0.id < $1.id }
  examination.enabled.formUnion(added.map(\.id))
  examination.units.sort { ($0.path, $0.variant) < ($1.path, $1.variant) }
  examination.artifacts.sort { $0.path < $1.path }

  let suppressions = SuppressionMatching(examination)
  for (rule, tally) in suppressions.tallies { examination.tallies[rule, default: Tally()] += tally }
  examination.findings = numbered(examination.findings + suppressions.findings)

  let matching = register.map {
    RegisterMatching(examination, input: $0, suppression: suppressions.suppression(of:))
  }
  let comparison = BaselineComparison(examination, with: baseline)
  let present = zip(examination.findings, comparison.states).map { finding, state in
    let comment = suppressions.suppression(of: finding)
    return Triaged(
      finding, suppression: comment.flatMap { matching?.upholds($0) ?? true ? $0 : nil },
      ruling: matching?.ruling(on: finding, comment), baselineState: state)
  }
  let all = (present + comparison.absent).sorted { Finding.reportOrder($0.finding, $1.finding) }
  let outcome = register.flatMap { matching?.outcome(today: $0.policy.today) }
  return TriagedExamination(
    examination, findings: all, baseline: baseline, unjudged: comparison.unjudged, register: outcome)
}
