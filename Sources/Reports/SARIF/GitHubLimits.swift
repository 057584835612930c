internal import Findings
internal import Triage

/// What GitHub code scanning accepts (docs.github.com, "SARIF support for code scanning").
enum GitHubLimits {
  /// Characters of a name or identifier.
  static let name = 255
  /// Characters of a description, help text or message.
  static let description = 1024
  /// Tags that are kept for a rule.
  static let tags = 10
  /// Results that are shown; uploads with more than 25,000 are refused.
  static let results = 5000
  /// Thread-flow locations that are kept for a result.
  static let threadFlowLocations = 1000
  /// Locations that are kept for a result.
  static let locations = 100

  /// The findings that GitHub shows, in report order: those of the highest severity where there are too many.
  static func mostSevere(_ findings: [Triaged], in triaged: TriagedExamination) -> [Triaged] {
    guard findings.count > results else { return findings }
    var kept: [Triaged] = []
    for severity in Severity.allCases.sorted(by: >) {
      kept += findings.filter { triaged.severity(of: $0) == severity }.prefix(results - kept.count)
    }
    return kept.sorted { Finding.reportOrder($0.finding, $1.finding) }
  }
}

extension String {
  /// The text cut to a number of UTF-16 code units, with an ellipsis where something was cut.
  func clamped(to limit: Int) -> String {
    guard utf16.count > limit else { return self }
    var text = ""
    var count = 1
    for character in self {
      count += character.utf16.count
      if count > limit { break }
      text.append(character)
    }
    return text + "…"
  }
}
