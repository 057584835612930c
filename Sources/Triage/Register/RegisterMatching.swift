internal import Findings
internal import Source

/// Brings the rows of the register and the findings and comments of a run together.
struct RegisterMatching {
  private let register: Register
  private var problems: [RegisterProblem]
  /// The rows for single findings, by the findings' positions in the run.
  private var byFinding: [Fingerprint: Disposition] = [:]
  private var byRule: [RuleID: [Disposition]] = [:]
  private var markers: [String: [Location]] = [:]
  private var counts: [String: Int] = [:]
  private var statuses: [String: RulingStatus] = [:]

  /// - Parameter suppression: the comment that allows a finding.
  init(
    _ examination: Examination, input: RegisterInput, suppression: (Finding) -> SourceSuppression?
  ) {
    register = input.reading.register
    problems = input.reading.problems + register.problems(policy: input.policy, rules: examination.rules)
    index(examination.findings)
    read(examination.suppressions)
    for finding in examination.findings {
      if let row = row(for: finding, suppression(finding)) { counts[row.id, default: 0] += 1 }
    }
    if input.isWholeProject { findUnmatched(in: examination) }
    judge()
  }

  /// What the register says about a finding; a row for the finding itself comes before one that its comment names,
  /// and that before a permit.
  func ruling(on finding: Finding, _ suppression: SourceSuppression?) -> Ruling? {
    guard SuppressionRule(finding.rule) == nil else { return nil }
    return row(for: finding, suppression).map(ruling)
  }

  /// Whether a comment has effect: it names no row, or one that holds.
  func upholds(_ suppression: SourceSuppression) -> Bool {
    guard let id = suppression.registerID else { return true }
    guard let row = register[id], row.rule.description == suppression.rule else { return false }
    return ruling(row).allows
  }

  func outcome(today: Day) -> RegisterOutcome {
    let byRow = Dictionary(grouping: problems.filter { $0.row != nil }, by: { $0.row ?? "" })
    let rows = register.rows.map { row in
      RegisterOutcome.Row(
        ruling: ruling(row), findings: counts[row.id] ?? 0, markers: markers[row.id] ?? [],
        problems: byRow[row.id] ?? [])
    }
    return RegisterOutcome(
      files: register.files, content: register.content, rows: rows,
      problems: problems.sorted(by: RegisterProblem.order), today: today)
  }

  // MARK: Parts

  /// Pairs rows and findings as a baseline would; numbered fingerprints are unique in a run.
  private mutating func index(_ findings: [Finding]) {
    var first: [String: Disposition] = [:]
    var known: [(row: Disposition, entry: Baseline.Entry)] = []
    for row in register.rows {
      byRule[row.rule, default: []].append(row)
      guard let entry = Baseline.Entry(row) else { continue }
      if let other = first[entry.fingerprint.description] {
        problems.append(RegisterProblem(.twoRows(other: other.id), at: row.place(of: "fingerprint"), row: row.id))
      } else {
        first[entry.fingerprint.description] = row
        known.append((row, entry))
      }
    }
    let pairing = FindingPairing(findings, with: known.map(\.entry))
    for (finding, partner) in zip(findings, pairing.partners) {
      guard let partner, known[partner].row.rule == finding.rule else { continue }
      let row = known[partner].row
      byFinding[finding.fingerprint] = row
      if row.subject.fingerprint?.stem != finding.fingerprint.stem {
        problems.append(RegisterProblem(.renamed(finding.fingerprint), at: row.place(of: "fingerprint"), row: row.id))
      }
    }
  }

  private mutating func read(_ suppressions: [SourceSuppression]) {
    for suppression in suppressions {
      guard let id = suppression.registerID else { continue }
      if let row = register[id], row.rule.description == suppression.rule {
        markers[id, default: []].append(suppression.location)
      } else if let row = register[id] {
        problems.append(RegisterProblem(.commentOfOtherRule(id, row.rule), at: suppression.location, row: nil))
      } else {
        problems.append(RegisterProblem(.commentWithoutRow(id), at: suppression.location, row: nil))
      }
    }
  }

  private func row(for finding: Finding, _ suppression: SourceSuppression?) -> Disposition? {
    if let row = byFinding[finding.fingerprint] { return row }
    if let row = suppression?.registerID.flatMap({ register[$0] }), row.rule == finding.rule { return row }
    let permits = (byRule[finding.rule] ?? []).filter { row in
      row.subject.fingerprint == nil
        && row.subject.paths.contains { PathPattern.covers($0, finding.location.path) }
    }
    return permits.first { statuses[$0.id] == .accepted } ?? permits.first
  }

  private mutating func findUnmatched(in examination: Examination) {
    for row in register.rows {
      if row.subject.needsMarker, markers[row.id] == nil {
        problems.append(RegisterProblem(.noMarker, at: row.place(of: "marker"), row: row.id))
      }
      guard row.kind != .fix, (counts[row.id] ?? 0) == 0, examination.enabled.contains(row.rule),
        isComplete(examination, around: row.subject.seenPath)
      else { continue }
      let key = row.subject.fingerprint == nil ? "paths" : "fingerprint"
      problems.append(RegisterProblem(.stale, at: row.place(of: key), row: row.id))
    }
  }

  /// Whether the units that a path belongs to were analysed completely: those of that name, or all where it is none's.
  private func isComplete(_ examination: Examination, around path: String?) -> Bool {
    let own = examination.units.filter { $0.path == path }
    return (own.isEmpty ? examination.units : own).allSatisfy { $0.state == .complete }
      && (examination.paths?.lost ?? 0) == 0
  }

  private mutating func judge() {
    let rejected = Set(problems.filter { $0.severity == .error }.compactMap(\.row))
    for row in register.rows {
      let isApproved = row.procedure.approved != nil || !row.needsApproval
      statuses[row.id] = rejected.contains(row.id) ? .rejected : isApproved ? .accepted : .underReview
    }
  }

  private func ruling(_ row: Disposition) -> Ruling {
    let own = statuses[row.id] ?? .rejected
    guard let decisive = register.decisive(for: row) else { return Ruling(row: row, status: .rejected) }
    return Ruling(
      row: row, status: own == .accepted ? statuses[decisive.id] ?? .rejected : own, kind: decisive.kind)
  }
}

extension Baseline.Entry {
  /// What a row knows about its finding; nil where it is about no single one.
  fileprivate init?(_ row: Disposition) {
    guard let fingerprint = row.subject.fingerprint else { return nil }
    self.init(
      fingerprint: fingerprint, rule: row.rule, path: row.subject.seenPath ?? "", line: row.subject.seenLine ?? 0,
      function: nil, message: nil, shape: row.subject.shape)
  }
}
