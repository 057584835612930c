public import Findings

/// What is known about the run besides its result. All of it is handed in.
public struct RunFacts: Sendable {
  /// How the commit that was examined relates to the commit of the release.
  public enum ReleaseRelation: Sendable {
    /// The project file names no release commit.
    case notGiven
    case same
    /// The examined commit lies before the release.
    case older
    /// It lies after the release, or on another line.
    case different
    /// The repository could not be asked.
    case unknown
  }

  /// The program that made the run.
  public struct Tool: Sendable {
    public var version: String
    /// SHA-256 of the program; nil where it cannot be read.
    public var digest: String?
    /// SHA-256 over the identifiers, metadata and pages of all rules.
    public var rulePackDigest: String
    /// The front end's library, such as `libclang 19`.
    public var frontend: String

    public init(version: String, digest: String?, rulePackDigest: String, frontend: String) {
      self.version = version
      self.digest = digest
      self.rulePackDigest = rulePackDigest
      self.frontend = frontend
    }
  }

  /// A file that went into the run, with its SHA-256.
  public struct InputFile: Sendable {
    public let path: String
    public let digest: String

    public init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }
  }

  public var tool: Tool
  /// As typed, secrets replaced.
  public var commandLine: String
  /// `2026-04-01T09:30:00Z`.
  public var startUTC: String
  public var endUTC: String
  /// Operating system and architecture.
  public var machine: String
  public var depth: String
  /// Seconds after which a file without an answer is given up.
  public var patience: Int
  /// The severity from which findings fail a run; nil where none does.
  public var threshold: Severity?
  public var failingFindings: Int
  public var commit: String?
  public var branch: String?
  /// Files of the work tree that differ from the commit; nil where git could not be asked.
  public var changedFiles: [String]?
  public var releaseRelation: ReleaseRelation
  public var configuration: InputFile?
  public var projectFile: InputFile?
  public var registerFiles: [InputFile] = []
  /// The recorded runs; nil where none were given.
  public var history: RunHistory?
  /// SHA-256 of the audit SARIF.
  public var sarifDigest: String
  public var sarifName: String
  /// Reasons from the configuration for rules that are switched off.
  public var disabled: [RuleID: String]
  /// Folders whose findings are not reported.
  public var excluded: [String]
  /// SHA-256 of the manifest before this one.
  public var previousManifest: String?

  public init(tool: Tool, commandLine: String, startUTC: String, endUTC: String, machine: String) {
    self.tool = tool
    self.commandLine = commandLine
    self.startUTC = startUTC
    self.endUTC = endUTC
    self.machine = machine
    depth = "paths"
    patience = 300
    threshold = .low
    failingFindings = 0
    releaseRelation = .notGiven
    sarifDigest = ""
    sarifName = "audit.sarif"
    disabled = [:]
    excluded = []
  }
}
