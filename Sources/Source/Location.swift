public import Basics

/// A place in a source file as people and result formats name it.
///
/// Lines and columns count from one; columns count Unicode code points (SARIF `unicodeCodePoints`);
/// the end is exclusive, as in SARIF 2.1.0 §3.30.
public struct Location: Hashable, Sendable, Comparable {
  /// The path as the plan names it: relative to the project's root where the file lies below it, with `/`.
  public let path: String
  public let line: Int
  public let column: Int
  public let endLine: Int
  public let endColumn: Int

  public init(path: String, line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.path = path
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// The whole file, for statements about the file itself.
  public init(path: String) { self.init(path: path, line: 1, column: 1, endLine: 1, endColumn: 1) }

  public static func < (a: Location, b: Location) -> Bool {
    (a.path, a.line, a.column, a.endLine, a.endColumn) < (b.path, b.line, b.column, b.endLine, b.endColumn)
  }
}

extension Location: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(path)
    for number in [line, column, endLine, endColumn] { output.write(number) }
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    path = try input.text()
    line = try input.integer()
    column = try input.integer()
    endLine = try input.integer()
    endColumn = try input.integer()
  }
}
