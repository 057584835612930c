public import Findings

/// How a finding relates to the baseline (SARIF 2.1.0 §3.27.24).
public enum BaselineState: String, Sendable, CaseIterable {
  /// Not in the baseline.
  case new
  /// In the baseline as it is now.
  case unchanged
  /// In the baseline with another message, ordinal or verdict.
  case updated
  /// In the baseline and no longer found, although its rule was applied to its file.
  case absent
}

/// A finding with what is known about it besides the source.
public struct Triaged: Hashable, Sendable {
  public let finding: Finding
  /// The comment that allows it, with a reason; nil where there is none.
  public let suppression: SourceSuppression?
  /// What the register says about it, whether that holds or not; nil where it says nothing.
  public let ruling: Ruling?
  /// Nil where the run has no baseline.
  public let baselineState: BaselineState?

  public init(
    _ finding: Finding, suppression: SourceSuppression? = nil, ruling: Ruling? = nil,
    baselineState: BaselineState? = nil
  ) {
    self.finding = finding
    self.suppression = suppression
    self.ruling = ruling
    self.baselineState = baselineState
  }

  /// Whether the baseline already has it.
  public var isKnown: Bool {
    switch baselineState {
    case nil, .new: false
    case .unchanged, .updated, .absent: true
    }
  }

  /// Whether a comment or a row of the register allows it.
  public var isAllowed: Bool { suppression != nil || ruling?.allows == true }

  /// Why it is allowed, as somebody wrote it; nil where it is not.
  public var justification: String? {
    if let ruling, ruling.allows { return ruling.row.rationale.reason }
    return suppression?.reason
  }

  /// Whether somebody has to act: a violation that is neither allowed nor known.
  public var isActive: Bool { finding.isViolation && !isAllowed && !isKnown }

  /// Whether the site is undecided, suppressed or not.
  public var isOpen: Bool { !finding.isViolation }
}

/// A triaged run: what every report is made from.
public struct TriagedExamination: Sendable {
  /// The run, with the descriptors, findings and tallies of the built-in rules on suppressions.
  public let examination: Examination
  /// In report order; findings that are only in the baseline are among them as `absent`.
  public let findings: [Triaged]
  /// The baseline against which the run was compared; nil where there was none.
  public let baseline: Baseline?
  /// Entries of the baseline that this run cannot judge: their rule was not applied or their file not looked at.
  public let unjudged: [Baseline.Entry]
  /// The register with what it says in this run; nil where the project has none.
  public let register: RegisterOutcome?

  private let descriptors: [RuleID: RuleDescriptor]

  init(
    _ examination: Examination, findings: [Triaged], baseline: Baseline?, unjudged: [Baseline.Entry],
    register: RegisterOutcome?
  ) {
    self.examination = examination
    self.findings = findings
    self.baseline = baseline
    self.unjudged = unjudged
    self.register = register
    descriptors = Dictionary(examination.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The descriptor of a rule in constant time; nil for a rule of a baseline that no longer exists.
  public func descriptor(of rule: RuleID) -> RuleDescriptor? { descriptors[rule] }

  /// The severity of a finding's rule; high where the rule is not known.
  public func severity(of triaged: Triaged) -> Severity { descriptor(of: triaged.finding.rule)?.severity ?? .high }

  /// The violations on which somebody has to act, in report order.
  public var active: [Triaged] { findings.filter(\.isActive) }

  /// The undecided sites, in report order.
  public var open: [Triaged] { findings.filter(\.isOpen) }

  /// What a comment or the register allows, in report order.
  public var suppressed: [Triaged] { findings.filter(\.isAllowed) }

  /// The violations that the baseline already has and that are still there.
  public var known: [Triaged] {
    findings.filter { $0.finding.isViolation && !$0.isAllowed && $0.isKnown && $0.baselineState != .absent }
  }

  /// The violations of the baseline that are no longer found; undecided sites that are gone are not kept.
  public var absent: [Triaged] { findings.filter { $0.baselineState == .absent } }
}
