internal import Findings
internal import Source

/// How the findings of a run relate to a baseline.
struct BaselineComparison {
  /// The state of each finding of the run, in its order.
  private(set) var states: [BaselineState?]
  private(set) var absent: [Triaged] = []
  private(set) var unjudged: [Baseline.Entry] = []

  init(_ examination: Examination, with baseline: Baseline?) {
    states = examination.findings.map { _ in nil }
    guard let baseline else { return }
    let pairing = FindingPairing(examination.findings, with: baseline.entries)
    var rest = Set(baseline.entries.indices)
    for (index, finding) in examination.findings.enumerated() {
      guard let partner = pairing.partners[index] else {
        states[index] = .new
        continue
      }
      states[index] = Self.state(of: finding, after: baseline.entries[partner])
      rest.remove(partner)
    }
    let paths = Set(examination.artifacts.map(\.path)).union(examination.units.map(\.path))
    let failed = Set(examination.units.filter { $0.state == .failed }.map(\.path))
    for index in rest.sorted() where !baseline.entries[index].isOpen {
      let entry = baseline.entries[index]
      let isJudged =
        examination.enabled.contains(entry.rule) && paths.contains(entry.path) && !failed.contains(entry.path)
      if isJudged {
        absent.append(Triaged(Finding(absent: entry), baselineState: .absent))
      } else {
        unjudged.append(entry)
      }
    }
  }

  /// A violation where the baseline only has an undecided site is new: nobody has accepted it yet.
  private static func state(of finding: Finding, after entry: Baseline.Entry) -> BaselineState {
    if finding.isViolation && entry.isOpen { return .new }
    let isSame =
      finding.isViolation != entry.isOpen && finding.fingerprint == entry.fingerprint
      && (entry.message == nil || entry.message == finding.message.en || entry.message == finding.message.ja)
    return isSame ? .unchanged : .updated
  }
}

extension Finding {
  fileprivate init(absent entry: Baseline.Entry) {
    let message = entry.message.map { Text(verbatim: $0) } ?? Text(en: "no longer found", ja: "検出されなくなった")
    self.init(
      rule: entry.rule,
      location: Location(path: entry.path, line: entry.line, column: 1, endLine: entry.line, endColumn: 1),
      message: message, verdict: .violated,
      function: entry.function, fingerprint: entry.fingerprint, shape: entry.shape)
  }
}
