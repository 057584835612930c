internal import Findings
internal import Source

/// What the criteria of a gate are computed from: a run, or what an audit SARIF keeps of one.
public struct GateSubject: Sendable {
  /// A violation of the run, or one that only its baseline has.
  struct Violation: Hashable, Sendable {
    var path: String
    var severity: Severity
    /// Whether a comment or a row of the register allows it.
    var isAllowed: Bool
    /// The kind of the row that allows it; nil where none does.
    var allowedBy: Disposition.Kind?
    /// Whether the register has a row about it, in effect or not.
    var hasRow: Bool
    /// Whether it is allowed by a comment that names no row.
    var hasBareComment: Bool
    var baselineState: BaselineState?

    var isLeft: Bool { !isAllowed && baselineState != .absent }
    /// As `Triaged.isActive`.
    var isActive: Bool { !isAllowed && (baselineState == nil || baselineState == .new) }
  }

  /// The baseline of the run.
  struct BaselineFigures: Hashable, Sendable {
    var absent: Int
    var unjudged: Int
  }

  /// The register as the run found it.
  struct RegisterFigures: Hashable, Sendable {
    var errors = 0
    var unapproved = 0
    var selfApproved = 0
    var expired = 0
  }

  struct CoverageFigures: Hashable, Sendable {
    var failedUnits = 0
    var approximateUnits = 0
    var incompleteFunctions = 0
    /// Nil where paths were not examined.
    var unfollowedFunctions: Int?
    var runProblems = 0
    var undecidedSites = 0
    var sites = 0
    /// The check sites on memory and numbers; nil where paths were not examined.
    var proof: ProofFigures?
  }

  struct ProofFigures: Hashable, Sendable {
    var open = 0
    var sites = 0
  }

  var violations: [Violation] = []
  /// Nil where the run has none.
  var baseline: BaselineFigures?
  var register = RegisterFigures()
  var coverage = CoverageFigures()
  /// As `Examination.isComplete`.
  public internal(set) var isComplete = true
  public var state = SourceState()

  init() {}

  public init(_ triaged: TriagedExamination, state: SourceState = SourceState()) {
    self.state = state
    violations = triaged.findings.filter(\.finding.isViolation).map { finding in
      Violation(
        path: finding.finding.location.path, severity: triaged.severity(of: finding), isAllowed: finding.isAllowed,
        allowedBy: finding.ruling.flatMap { $0.allows ? $0.kind : nil }, hasRow: finding.ruling != nil,
        hasBareComment: finding.suppression.map { $0.registerID == nil } ?? false,
        baselineState: finding.baselineState)
    }
    if triaged.baseline != nil {
      baseline = BaselineFigures(absent: triaged.absent.count, unjudged: triaged.unjudged.count)
    }
    if let outcome = triaged.register { register = RegisterFigures(outcome) }
    coverage = CoverageFigures(triaged.examination)
    isComplete = triaged.examination.isComplete
  }

  /// Counts the rows of the register that have expired since the run.
  ///
  /// - Parameter problems: what the register's check says today.
  public mutating func countExpired(in problems: [RegisterProblem]) {
    register.expired = max(register.expired, problems.count(where: \.isExpiry))
  }
}

extension GateSubject.RegisterFigures {
  init(_ outcome: RegisterOutcome) {
    errors = outcome.errors.count
    unapproved = outcome.unapproved
    selfApproved = outcome.selfApproved
    expired = outcome.expired
  }
}

extension GateSubject.CoverageFigures {
  init(_ examination: Examination) {
    failedUnits = examination.units.count { $0.state == .failed }
    approximateUnits = examination.units.count { $0.state == .approximate }
    incompleteFunctions = examination.units.reduce(0) { $0 + $1.incompleteFunctions.count }
    unfollowedFunctions = examination.paths.map { $0.exhausted + $0.lost + $0.notLowered }
    runProblems = examination.problems.count
    proof = examination.paths.map { paths in
      paths.sites.reduce(into: GateSubject.ProofFigures()) { figures, kind in
        let open = kind.undecided.values.reduce(0, +)
        figures.open += open
        figures.sites += open + kind.holds + kind.violated
      }
    }
    undecidedSites = examination.total.unknown
    sites = examination.total.sites
  }
}
