public import Findings
public import Source

/// A build description from which no plan can be made.
public struct PlanFailure: Error, Hashable, Sendable {
  /// The place in the description; line and column 1 where the file as a whole is meant.
  public let location: Location
  /// What is wrong and what was expected.
  public let text: Text

  public init(location: Location, text: Text) {
    self.location = location
    self.text = text
  }

  init(path: String, line: Int = 1, column: Int = 1, en: String, ja: String) {
    let place = Location(path: path, line: line, column: column, endLine: line, endColumn: column)
    self.init(location: place, text: Text(en: en, ja: ja))
  }

  public var step: Step { Step(location: location, text: text) }
}
