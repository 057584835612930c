public import Findings

/// What a register is measured against, handed in by the program.
public struct RegisterPolicy: Sendable {
  /// The day of the run; rows expire by it.
  public var today: Day
  /// The version of the product; nil where it is not known, and then no row ends by its version.
  public var version: String?
  /// The least length of a reason, counted in columns of a terminal: ideographs and kana count two.
  public var minimumReason: Int
  /// Rules from which no deviation is allowed, besides those that stand for a mandatory guideline of MISRA C.
  public var mandatory: Set<RuleID>

  public init(today: Day, version: String? = nil, minimumReason: Int = 20, mandatory: Set<RuleID> = []) {
    self.today = today
    self.version = version
    self.minimumReason = minimumReason
    self.mandatory = mandatory
  }

  /// Whether no deviation from a rule is allowed.
  public func isMandatory(_ rule: RuleDescriptor) -> Bool {
    mandatory.contains(rule.id)
      || rule.references(to: .misraC2012).contains { Self.mandatoryGuidelines.contains($0.identifier) }
  }

  /// The mandatory guidelines of MISRA C:2012 with its amendments, by number.
  private static let mandatoryGuidelines: Set<String> = [
    "R7.5", "R9.1", "R9.7", "R12.5", "R17.3", "R17.4", "R17.6", "R17.9", "R18.10", "R19.1", "R21.13", "R21.17",
    "R21.18", "R21.19", "R21.20", "R21.22", "R22.2", "R22.4", "R22.5", "R22.6", "R22.12", "R22.20",
  ]
}

/// Versions as dotted numbers: `2.10` follows `2.9`, and what is no number is compared as text.
enum VersionOrder {
  static func isAtLeast(_ version: String, _ limit: String) -> Bool {
    let a = parts(version)
    let b = parts(limit)
    for index in 0..<max(a.count, b.count) {
      let left = index < a.count ? a[index] : "0"
      let right = index < b.count ? b[index] : "0"
      if left == right { continue }
      if let x = Int(left), let y = Int(right), x != y { return x > y }
      if Int(left) == nil || Int(right) == nil { return left > right }
    }
    return true
  }

  private static func parts(_ version: String) -> [Substring] {
    let text = version.first == "v" || version.first == "V" ? version.dropFirst() : version[...]
    return text.split { $0 == "." || $0 == "-" || $0 == "+" }
  }
}
