public import Findings

/// One row of the register as the documents show it.
public struct RegisterRow: Hashable, Sendable {
  /// Whether it is about one finding, or about a class of them.
  public enum Kind: Hashable, Sendable { case finding, deviation, permit }

  public var id = ""
  public var kind = Kind.finding
  public var rule = ""
  /// Where the row is about: a fingerprint, or path patterns.
  public var subject = ""
  public var disposition = Text(verbatim: "")
  public var reason = ""
  public var reasonCategories = ""
  public var securityImpact = ""
  public var safetyImpact = ""
  public var residualRisk = ""
  public var riskFile = ""
  public var measure = ""
  /// `name, date`; empty where nobody did.
  public var proposed = ""
  public var approved = ""
  public var verified = ""
  public var expiry = ""
  public var problemReport = ""
  public var fixCommit = ""
  /// What is wrong with the row, by the register's check.
  public var problems: [Text] = []
  /// Whether the row is still to be decided about or repaired at the release.
  public var isPending = false
  public var isExpired = false
  /// Where the row stands: `path:line`.
  public var place = ""

  public init() {}
}
