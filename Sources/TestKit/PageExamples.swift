internal import Foundation

/// A fenced C block of a rule's page.
public struct PageExample: Sendable {
  /// The second-level heading above the block.
  public let heading: String
  public let code: String

  /// All fenced C blocks of a page in order.
  public static func all(in page: String) -> [PageExample] {
    var examples: [PageExample] = []
    var heading = ""
    var block: [Substring]?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = block {
        if line.hasPrefix("```") {
          examples.append(PageExample(heading: heading, code: lines.joined(separator: "\n") + "\n"))
          block = nil
        } else {
          block = lines + [line]
        }
      } else if line.hasPrefix("## ") {
        heading = String(line.dropFirst(3))
      } else if line == "```c" {
        block = []
      }
    }
    return examples
  }

  /// Writes the code to a file of its own and reads it as a fixture.
  public func fixture(in folder: String, name: String) throws -> Fixture {
    let path = "\(folder)/\(name).c"
    try Data(code.utf8).write(to: URL(fileURLWithPath: path))
    return try Fixture(sources: [path])
  }
}
