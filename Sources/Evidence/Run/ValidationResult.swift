public import Findings

/// What `kenshin validate` measured with one program on one machine.
public struct ValidationResult: Hashable, Sendable, Codable {
  /// The cases of one rule.
  public struct OfRule: Hashable, Sendable, Codable {
    public var rule: String
    /// Places that must be found, and how many were.
    public var expected = 0
    public var detected = 0
    /// Good cases, and reports in them that are not accepted.
    public var clean = 0
    public var falseAlarms = 0
    /// Places that are known not to be found.
    public var knownMisses = 0
    /// Reports that are known to be false.
    public var acceptedFalsePositives = 0

    public init(rule: String) { self.rule = rule }
  }

  /// A check of the program as a whole.
  public struct Check: Hashable, Sendable, Codable {
    public var name: String
    public var nameJa: String
    public var isAsExpected: Bool
    public var detail: String
    public var detailJa: String

    public init(_ name: Text, isAsExpected: Bool, detail: Text) {
      self.name = name.en
      nameJa = name.ja
      self.isAsExpected = isAsExpected
      self.detail = detail.en
      detailJa = detail.ja
    }
  }

  public var toolVersion: String
  public var toolDigest: String
  public var rulePackDigest: String
  public var frontend: String
  public var machine: String
  /// `2026-04-01T09:30:00Z`.
  public var date: String
  public var rules: [OfRule] = []
  public var checks: [Check] = []
  /// Cases that did not end as they should, each with file and line.
  public var differences: [String] = []

  public init(
    toolVersion: String, toolDigest: String, rulePackDigest: String, frontend: String, machine: String, date: String
  ) {
    self.toolVersion = toolVersion
    self.toolDigest = toolDigest
    self.rulePackDigest = rulePackDigest
    self.frontend = frontend
    self.machine = machine
    self.date = date
  }
}
