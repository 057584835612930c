/// Where a text is no unit, and what was expected there.
public struct TextMistake: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  /// In bytes of UTF-8, from 1.
  public var column: Int
  public var expected: String

  public init(line: Int, column: Int, expected: String) {
    self.line = line
    self.column = column
    self.expected = expected
  }

  public var description: String { "\(line):\(column): expected \(expected)" }
}
