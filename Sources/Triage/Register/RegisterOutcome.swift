public import Findings
public import Source

/// The register of a project with what it is measured against.
public struct RegisterInput: Sendable {
  public let reading: RegisterReading
  public let policy: RegisterPolicy
  /// Whether the run looks at the whole project, so that a row without a finding is stale.
  public let isWholeProject: Bool

  public init(_ reading: RegisterReading, policy: RegisterPolicy, isWholeProject: Bool = true) {
    self.reading = reading
    self.policy = policy
    self.isWholeProject = isWholeProject
  }
}

/// Whether a row holds (the names of SARIF 2.1.0 §3.35.5).
public enum RulingStatus: String, Sendable, CaseIterable {
  /// The row is complete, approved where it has to be, and not expired.
  case accepted
  /// The row is complete, and nobody has approved it yet.
  case underReview
  /// The row has a mistake or is expired; it has no effect.
  case rejected
}

/// What the register says about a finding.
public struct Ruling: Hashable, Sendable {
  public let row: Disposition
  public let status: RulingStatus
  /// The kind of the row that decides: that of `row`, or of the one that it is a duplicate of.
  public let kind: Disposition.Kind

  public init(row: Disposition, status: RulingStatus, kind: Disposition.Kind? = nil) {
    self.row = row
    self.status = status
    self.kind = kind ?? row.kind
  }

  /// Whether the finding needs no further act now.
  public var allows: Bool { status == .accepted && kind != .fix }
}

/// How the register stands in a run.
public struct RegisterOutcome: Sendable {
  public struct Row: Hashable, Sendable {
    public let ruling: Ruling
    /// The number of findings of the run that the row is about.
    public let findings: Int
    /// Comments in the source that name the row.
    public let markers: [Location]
    public let problems: [RegisterProblem]

    public var disposition: Disposition { ruling.row }
  }

  public let files: [String]
  /// As `Register.content`.
  public let content: String
  /// In the register's order.
  public let rows: [Row]
  /// All problems by place, those of files and comments among them.
  public let problems: [RegisterProblem]
  /// The day by which rows were judged.
  public let today: Day

  public var errors: [RegisterProblem] { problems.filter { $0.severity == .error } }
  public var flags: [RegisterProblem] { problems.filter { $0.severity == .flag } }
  /// Rows that nobody has approved yet.
  public var unapproved: Int { rows.count { $0.ruling.status == .underReview } }
  /// Rows that their proposer has approved.
  public var selfApproved: Int { problems.count { if case .selfApproval = $0.kind { true } else { false } } }
  /// Rows whose day or version has passed.
  public var expired: Int { problems.count(where: \.isExpiry) }
}

extension SourceSuppression {
  /// The row of the register that the reason names, as in `[DEV-012] checked by the caller`.
  public var registerID: String? { RegisterID.named(in: reason) }
}
