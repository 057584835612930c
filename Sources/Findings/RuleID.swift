public import Basics

/// The identity of a rule: `family/bad-thing`, which reads after "allow".
public struct RuleID: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The whole identifier, such as `number/division-by-zero`.
  public let description: String

  /// Accepts lower-case words joined by hyphens, a slash, and lower-case words again; answers nil otherwise.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy(RuleID.isKebab) else { return nil }
    description = text
  }

  public init(stringLiteral text: String) {
    guard let id = RuleID(text) else { preconditionFailure("not a rule identifier: \(text)") }
    self = id
  }

  public var family: Substring { description.prefix { $0 != "/" } }
  public var name: Substring { description.drop { $0 != "/" }.dropFirst() }

  public static func < (a: RuleID, b: RuleID) -> Bool { a.description < b.description }

  private static func isKebab(_ word: Substring) -> Bool {
    !word.isEmpty && word.first != "-" && word.last != "-"
      && word.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
  }
}

extension RuleID: Serial {
  public func write(to output: inout SerialWriter) { output.write(description) }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    let text = try input.text()
    guard let id = RuleID(text) else { throw input.failure }
    self = id
  }
}
