public import Findings

/// One criterion of the gate as it was computed.
public struct CriterionFacts: Hashable, Sendable {
  public let name: Text
  public let limit: String
  public let value: String
  public let isMet: Bool

  public init(name: Text, limit: String, value: String, isMet: Bool) {
    self.name = name
    self.limit = limit
    self.value = value
    self.isMet = isMet
  }
}
