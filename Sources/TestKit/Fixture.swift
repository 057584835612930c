internal import Foundation
public import Findings

/// What a comment in a fixture promises about its line.
public struct Expectation: Hashable, Sendable {
  public enum Kind: String, Sendable {
    /// Must be found.
    case expect
    /// A known false positive: is found and should not be.
    case accepts
    /// A known false negative: is not found and should be.
    case misses
    /// The site's verdict is unknown.
    case unknown
  }

  public let kind: Kind
  public let rule: RuleID
  public let path: String
  public let line: Int
}

/// A program of one or several files whose comments say what must be found.
public struct Fixture: Sendable {
  /// Absolute paths of the C files.
  public let sources: [String]
  public let expectations: [Expectation]
  /// The target triple from the header line; nil for the host.
  public let target: String?
  /// The language standard, such as `c11`.
  public let standard: String

  /// The folder of the first source, against which the paths of findings are relative.
  var folder: String { String(sources[0].prefix(upTo: sources[0].lastIndex(of: "/") ?? sources[0].startIndex)) }

  func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }

  /// Reads the files.
  ///
  /// - Throws: a text with file and line for a comment that cannot be read.
  public init(sources: [String], headers: [String] = []) throws(FixtureMistake) {
    self.sources = sources
    var expectations: [Expectation] = []
    var target: String?
    var standard = "c11"
    for path in sources + headers {
      let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if line.hasPrefix("//#") {
          let words = line.dropFirst(3).split(separator: " ")
          for (key, value) in zip(words, words.dropFirst()) {
            if key == "target:" { target = String(value) }
            if key == "std:" { standard = String(value) }
          }
        }
        expectations += try Self.expectations(in: line, path: path, line: index + 1)
      }
    }
    self.expectations = expectations
    self.target = target
    self.standard = standard
  }

  static func expectations(in line: Substring, path: String, line number: Int) throws(FixtureMistake) -> [Expectation] {
    guard let comment = line.range(of: "//", options: .backwards) else { return [] }
    let text = line[comment.upperBound...].drop { $0 == " " }
    guard let colon = text.firstIndex(of: ":"), let kind = Expectation.Kind(rawValue: String(text[..<colon])) else {
      return []
    }
    var list: [Expectation] = []
    for part in text[text.index(after: colon)...].split(separator: ",") {
      guard let word = part.split(separator: " ").first, let rule = RuleID(String(word)) else {
        throw FixtureMistake(path: path, line: number, text: "expected a rule after `\(kind.rawValue):`")
      }
      list.append(Expectation(kind: kind, rule: rule, path: path, line: number))
    }
    return list
  }
}

/// A fixture that cannot be read.
public struct FixtureMistake: Error, Sendable {
  public let path: String
  public let line: Int
  public let text: String
}

extension Fixture {
  /// The fixtures of one rule's folder: each C file by itself, each subfolder as one program.
  public static func all(in folder: String) throws(FixtureMistake) -> [Fixture] {
    let manager = FileManager.default
    var fixtures: [Fixture] = []
    for name in ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).sorted() {
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".c") {
        fixtures.append(try Fixture(sources: [path]))
        continue
      }
      let inner = ((try? manager.contentsOfDirectory(atPath: path)) ?? []).sorted().map { "\(path)/\($0)" }
      let sources = inner.filter { $0.hasSuffix(".c") }
      if !sources.isEmpty {
        fixtures.append(try Fixture(sources: sources, headers: inner.filter { $0.hasSuffix(".h") }))
      }
    }
    return fixtures
  }
}
