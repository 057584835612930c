/// The figures and findings of one run as the history keeps them.
public struct RunRecord: Codable, Hashable, Sendable {
  /// The identity of the run's content.
  public var guid: String
  /// When the run began, as `2026-11-29T01:02:03Z`.
  public var start: String
  /// The program's version.
  public var tool: String
  /// The commit that was checked out, and its branch; nil where they are not known.
  public var commit: String?
  public var branch: String?
  public var findings = Findings()
  public var coverage = Coverage()
  /// The identities of all violations that were found, allowed and known ones too, in their order; nil in entries of
  /// versions that kept none.
  public var fingerprints: [String]?

  public init(guid: String, start: String, tool: String) {
    self.guid = guid
    self.start = start
    self.tool = tool
  }

  /// Violations.
  public struct Findings: Codable, Hashable, Sendable {
    /// Left, by the severity of their rules, whether a baseline holds them or not.
    public var high = 0
    public var medium = 0
    public var low = 0
    /// Allowed by a comment or by the register.
    public var allowed = 0
    /// Not in the baseline, and in the baseline alone; nil where there was none.
    public var new: Int?
    public var absent: Int?

    public init() {}
  }

  /// What was looked at.
  public struct Coverage: Codable, Hashable, Sendable {
    public var units = 0
    public var failedUnits = 0
    public var approximateUnits = 0
    public var sites = 0
    public var unknownSites = 0

    public init() {}
  }
}
