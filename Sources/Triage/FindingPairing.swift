internal import Findings
internal import Source

/// Which findings of a run are which known ones of before.
///
/// They are paired by stem; among equal stems the same place in the same file first, then the same file, then any, so
/// that inserted, removed and moved findings change as few as possible. What is left over is paired by shape, in which
/// locals have no names, where as many known ones as findings are left over in a shape: those were renamed.
struct FindingPairing {
  /// For each finding the index of its known one.
  private(set) var partners: [Int?]
  private var isTaken: [Bool]

  init(_ findings: [Finding], with known: [Baseline.Entry]) {
    partners = findings.map { _ in nil }
    isTaken = known.map { _ in false }
    pairStems(findings, known)
    pairShapes(findings, known)
  }

  private typealias Test = (Finding, Baseline.Entry) -> Bool

  private mutating func pairStems(_ findings: [Finding], _ known: [Baseline.Entry]) {
    let entries = Dictionary(grouping: known.indices) { known[$0].fingerprint.stem }
    let groups = Dictionary(grouping: findings.indices) { findings[$0].fingerprint.stem }
    let rounds: [Test] = [
      { $0.location.path == $1.path && $0.fingerprint.ordinal == $1.fingerprint.ordinal },
      { $0.location.path == $1.path },
      { $0.fingerprint.ordinal == $1.fingerprint.ordinal },
      { _, _ in true },
    ]
    for (stem, group) in groups {
      guard let candidates = entries[stem] else { continue }
      for matches in rounds {
        pair(group, candidates) { matches(findings[$0], known[$1]) && findings[$0].isViolation != known[$1].isOpen }
      }
      for matches in rounds { pair(group, candidates) { matches(findings[$0], known[$1]) } }
    }
  }

  private mutating func pair(_ group: [Int], _ candidates: [Int], where matches: (Int, Int) -> Bool) {
    for index in group where partners[index] == nil {
      guard let partner = candidates.first(where: { !isTaken[$0] && matches(index, $0) }) else { continue }
      partners[index] = partner
      isTaken[partner] = true
    }
  }

  private mutating func pairShapes(_ findings: [Finding], _ known: [Baseline.Entry]) {
    let left = findings.indices.filter { partners[$0] == nil && findings[$0].shape != nil && findings[$0].isViolation }
    let entries = known.indices.filter { !isTaken[$0] && known[$0].shape != nil && !known[$0].isOpen }
    let groups = Dictionary(grouping: left) { findings[$0].shape }
    for (shape, candidates) in Dictionary(grouping: entries, by: { known[$0].shape }) {
      guard let group = groups[shape], group.count == candidates.count else { continue }
      let ordered = group.sorted { findings[$0].location < findings[$1].location }
      let old = candidates.sorted { (known[$0].path, known[$0].line, $0) < (known[$1].path, known[$1].line, $1) }
      for (index, partner) in zip(ordered, old) {
        partners[index] = partner
        isTaken[partner] = true
      }
    }
  }
}
