internal import Findings
internal import Source

/// How the findings of a run relate to a baseline.
///
/// Findings and entries are paired by stem; among equal stems the same place in the same file first, then the same
/// file, then any, so that inserted, removed and moved findings change as few states as possible.
struct BaselineComparison {
  /// The state of each finding of the run, in its order.
  private(set) var states: [BaselineState?]
  private(set) var absent: [Triaged] = []
  private(set) var unjudged: [Baseline.Entry] = []

  init(_ examination: Examination, with baseline: Baseline?) {
    states = examination.findings.map { _ in nil }
    guard let baseline else { return }
    var entries = Dictionary(grouping: baseline.entries, by: \.fingerprint.stem)
    let groups = Dictionary(grouping: examination.findings.indices) { examination.findings[$0].fingerprint.stem }
    for (stem, indices) in groups {
      var group = StemGroup(findings: examination.findings, unpaired: indices, entries: entries[stem] ?? [])
      group.pair()
      for (index, state) in group.states { states[index] = state }
      for index in group.unpaired { states[index] = .new }
      entries[stem] = group.entries
    }
    let paths = Set(examination.artifacts.map(\.path)).union(examination.units.map(\.path))
    let failed = Set(examination.units.filter { $0.state == .failed }.map(\.path))
    let rest = Baseline(guid: nil, entries: entries.values.flatMap { $0 }).entries
    for entry in rest where !entry.isOpen {
      let isJudged =
        examination.enabled.contains(entry.rule) && paths.contains(entry.path) && !failed.contains(entry.path)
      if isJudged {
        absent.append(Triaged(Finding(absent: entry), baselineState: .absent))
      } else {
        unjudged.append(entry)
      }
    }
  }
}

/// The findings and entries of one stem that have no partner yet.
private struct StemGroup {
  let findings: [Finding]
  var unpaired: [Int]
  var entries: [Baseline.Entry]
  var states: [(index: Int, state: BaselineState)] = []

  mutating func pair() {
    let rounds: [(Finding, Baseline.Entry) -> Bool] = [
      { $0.location.path == $1.path && $0.fingerprint.ordinal == $1.fingerprint.ordinal },
      { $0.location.path == $1.path },
      { $0.fingerprint.ordinal == $1.fingerprint.ordinal },
      { _, _ in true },
    ]
    for matches in rounds { pair { matches($0, $1) && $0.isViolation != $1.isOpen } }
    for matches in rounds { pair(where: matches) }
  }

  private mutating func pair(where matches: (Finding, Baseline.Entry) -> Bool) {
    var rest: [Int] = []
    for index in unpaired {
      if let partner = entries.firstIndex(where: { matches(findings[index], $0) }) {
        states.append((index, StemGroup.state(of: findings[index], after: entries.remove(at: partner))))
      } else {
        rest.append(index)
      }
    }
    unpaired = rest
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
      function: entry.function, fingerprint: entry.fingerprint)
  }
}
