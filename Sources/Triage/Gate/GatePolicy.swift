public import Findings

/// What a project demands of a run before a release: limits, each of which becomes one criterion.
public struct GatePolicy: Hashable, Sendable {
  /// Violations that are left (neither allowed by a comment nor by the register), known or not.
  public var findings: [FileClass: [Severity: Int]] = [:]
  /// Violations that are left and not in the baseline.
  public var new: [Severity: Int] = [:]
  /// Findings that the register allows, by the kind of the row that decides.
  public var dispositions: [Disposition.Kind: Int] = [:]
  public var limits: [Limit: Int] = [:]
  /// The largest share of check sites that may be undecided, in per cent.
  public var unknownShare: Int?
  /// The largest share of the check sites on memory and numbers that may be neither proved nor violated, in per cent.
  public var openShare: Int?

  /// What else can be limited.
  public enum Limit: String, Sendable, CaseIterable {
    /// Active findings that the register says nothing about.
    case undisposed
    /// Rows of the register that have an error.
    case registerErrors = "register-errors"
    /// Rows that nobody has approved yet.
    case unapproved
    /// Rows that their proposer has approved.
    case selfApproved = "self-approved"
    /// Rows whose day or version has passed.
    case expired
    /// Findings that a comment allows which names no row of the register.
    case unregisteredComments = "unregistered-comments"
    /// Entries of the baseline that are no longer found: it forgives what would come back.
    case absentBaseline = "absent-baseline"
    /// Entries of the baseline whose rule was not applied or whose file was not looked at.
    case unjudgedBaseline = "unjudged-baseline"
    /// Units that were not analysed at all.
    case failedUnits = "failed-units"
    /// Units that were analysed with something missing.
    case approximateUnits = "approximate-units"
    /// Functions that could not be parsed completely.
    case incompleteFunctions = "incomplete-functions"
    /// Functions whose paths were not all followed to the end, or lost.
    case unfollowedFunctions = "unfollowed-functions"
    /// Problems of the run as a whole.
    case runProblems = "run-problems"
    /// Commits between the examined one and the one that is asked about.
    case commitsApart = "commits-apart"
    /// Files of the work tree that differ from the commit.
    case uncommittedFiles = "uncommitted-files"
    /// Files that have changed since the run, for one that is read from a file.
    case changedFiles = "changed-files"
  }

  public init() {}

  /// What is demanded where the configuration says nothing.
  ///
  /// Criteria of a repository, a baseline or a stored run are among them where there is one.
  public static func standard(for subject: GateSubject) -> GatePolicy {
    var policy = GatePolicy()
    policy.findings = [.own: [.high: 0, .medium: 0], .thirdParty: [.high: 0], .generated: [.high: 0]]
    policy.limits = [.registerErrors: 0, .unapproved: 0, .expired: 0, .failedUnits: 0, .runProblems: 0]
    if subject.baseline != nil { policy.limits[.unjudgedBaseline] = 0 }
    if subject.state.isInRepository {
      policy.limits[.commitsApart] = 0
      policy.limits[.uncommittedFiles] = 0
    }
    if subject.state.changedFiles != nil { policy.limits[.changedFiles] = 0 }
    return policy
  }
}
