internal import Findings
internal import Source

/// Which suppressions hold for which findings, and what is wrong with the suppressions themselves.
struct SuppressionMatching {
  private struct Place: Hashable {
    let path: String
    let rule: String
    let line: Int?
  }

  private var effective: [Place: SourceSuppression] = [:]
  /// The findings of the built-in rules, not yet numbered.
  private(set) var findings: [Finding] = []
  private(set) var tallies: [RuleID: Tally] = [:]

  init(_ examination: Examination) {
    let known = Set(examination.rules.map(\.id.description))
    let sites = examination.findings.reduce(into: Set<Place>()) { sites, finding in
      let path = finding.location.path, rule = finding.rule.description
      sites.insert(Place(path: path, rule: rule, line: finding.location.line))
      sites.insert(Place(path: path, rule: rule, line: nil))
    }
    for suppression in examination.suppressions.sorted(by: { $0.location < $1.location }) {
      let hasReason = suppression.reason.contains { !$0.isWhitespace }
      let isKnown = known.contains(suppression.rule)
      judge(.missingReason, hasReason ? .holds : .violated, suppression, examination)
      judge(.unknownRule, isKnown ? .holds : .violated, suppression, examination)
      guard isKnown, hasReason else { continue }
      let place = Place(path: suppression.location.path, rule: suppression.rule, line: suppression.line)
      if sites.contains(place) {
        effective[place] = effective[place] ?? suppression
        judge(.unused, .holds, suppression, examination)
      } else if let verdict = SuppressionMatching.verdictOnUnused(suppression, examination) {
        judge(.unused, verdict, suppression, examination)
      }
    }
  }

  /// The suppression that allows a finding; one for the line comes before one for the file.
  ///
  /// Findings about suppressions cannot be suppressed themselves.
  func suppression(of finding: Finding) -> SourceSuppression? {
    guard SuppressionRule(finding.rule) == nil else { return nil }
    let path = finding.location.path, rule = finding.rule.description
    return effective[Place(path: path, rule: rule, line: finding.location.line)]
      ?? effective[Place(path: path, rule: rule, line: nil)]
  }

  /// Nil where the rule was not applied; undecided where the file was not analysed completely.
  private static func verdictOnUnused(_ suppression: SourceSuppression, _ examination: Examination) -> Verdict? {
    guard let rule = RuleID(suppression.rule), examination.enabled.contains(rule) else { return nil }
    let own = examination.units.filter { $0.path == suppression.location.path }
    let relevant = own.isEmpty ? examination.units : own
    return relevant.allSatisfy { $0.state == .complete } ? .violated : .unknown(.incompleteParse)
  }

  private mutating func judge(
    _ rule: SuppressionRule, _ verdict: Verdict, _ suppression: SourceSuppression, _ examination: Examination
  ) {
    guard examination.enabled.contains(rule.id) else { return }
    switch verdict {
    case .holds:
      tallies[rule.id, default: Tally()].holds += 1
      return
    case .violated: tallies[rule.id, default: Tally()].violated += 1
    case .unknown: tallies[rule.id, default: Tally()].unknown += 1
    }
    findings.append(
      Finding(
        rule: rule.id, location: suppression.location,
        message: rule.message(about: suppression, isCertain: verdict == .violated), verdict: verdict,
        function: nil,
        fingerprint: Fingerprint(rule: rule.id, function: nil, tokens: [suppression.rule, suppression.reason])))
  }
}
