internal import Findings
internal import Source
internal import Triage

/// The counts of a run, each in the one way in which all documents state it.
struct Figures: Sendable {
  /// The findings of one rule.
  struct OfRule: Sendable {
    var active = 0
    var allowed = 0
    var known = 0
    var absent = 0
    var open = 0
  }

  let units: [UnitOutcome.State: Int]
  let unitCount: Int
  let functions: Int
  let incompleteFunctions: Int
  let byRule: [RuleID: OfRule]
  let bySeverity: [Severity: OfRule]
  let byBaseline: [BaselineState: Int]
  let total: OfRule
  /// All findings, undecided sites among them.
  let findings: Int

  init(_ triaged: TriagedExamination) {
    let examination = triaged.examination
    units = Dictionary(grouping: examination.units, by: \.state).mapValues(\.count)
    unitCount = examination.units.count
    functions = examination.units.reduce(0) { $0 + $1.functions }
    incompleteFunctions = examination.units.reduce(0) { $0 + $1.incompleteFunctions.count }
    var byRule: [RuleID: OfRule] = [:]
    var bySeverity: [Severity: OfRule] = [:]
    var total = OfRule()
    var byBaseline: [BaselineState: Int] = [:]
    for finding in triaged.findings {
      byRule[finding.finding.rule, default: OfRule()].count(finding)
      bySeverity[triaged.severity(of: finding), default: OfRule()].count(finding)
      total.count(finding)
      if let state = finding.baselineState { byBaseline[state, default: 0] += 1 }
    }
    self.byRule = byRule
    self.bySeverity = bySeverity
    self.byBaseline = byBaseline
    self.total = total
    findings = triaged.findings.count
  }

  func state(_ state: UnitOutcome.State) -> Int { units[state] ?? 0 }
}

extension Figures.OfRule {
  mutating func count(_ triaged: Triaged) {
    switch Status(triaged) {
    case .active: active += 1
    case .allowed: allowed += 1
    case .known: known += 1
    case .absent: absent += 1
    case .open: open += 1
    }
  }
}

/// What a finding is to the reader of a register.
enum Status: Hashable {
  case active
  /// A comment in the source or a row of the register allows it.
  case allowed
  case known
  case absent
  /// The site is undecided.
  case open

  init(_ triaged: Triaged) {
    if triaged.baselineState == .absent {
      self = .absent
    } else if triaged.isOpen {
      self = .open
    } else if triaged.isAllowed {
      self = .allowed
    } else {
      self = triaged.isKnown ? .known : .active
    }
  }

  var name: Text {
    switch self {
    case .active: Text(en: "active", ja: "未処置")
    case .allowed: Text(en: "allowed", ja: "許容")
    case .known: Text(en: "known (baseline)", ja: "既知（ベースライン）")
    case .absent: Text(en: "no longer found", ja: "解消")
    case .open: Text(en: "undecided", ja: "判定不能")
    }
  }
}

extension BaselineState {
  var name: Text {
    switch self {
    case .new: Text(en: "new", ja: "新規")
    case .unchanged: Text(en: "unchanged", ja: "変化なし")
    case .updated: Text(en: "updated", ja: "変化あり")
    case .absent: Text(en: "absent", ja: "解消")
    }
  }
}

extension Severity {
  var name: Text {
    switch self {
    case .high: Text(en: "high", ja: "高")
    case .medium: Text(en: "medium", ja: "中")
    case .low: Text(en: "low", ja: "低")
    }
  }
}
