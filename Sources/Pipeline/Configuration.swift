public import Findings
public import RuleKit

/// The settings of a project, from `.kenshin.yml`.
public struct Configuration: Sendable {
  /// The folder or file of the build description, relative to the project's root.
  public var build: String?
  public var target: String?
  public var dialect: String?
  /// Files and folders to analyse, relative to the root; empty for all that the build description names.
  public var paths: [String] = []
  /// Folders and files, relative to the root, that are parsed but whose findings are not reported.
  public var exclude: [String] = []
  public var enable: [RuleID] = []
  /// Rules that are switched off, with the reason.
  public var disable: [RuleID: String] = [:]
  /// Folders with the user's own rules, relative to the root.
  public var ruleFolders: [String] = []
  /// The severity at which a run fails: low, medium, high or never.
  public var failOn = "low"
  public var baseline: String?
  /// Globs of compilers that may be run to ask for their include folders.
  public var queryDriver: [String] = []
  public var arguments: [String] = []
  /// How far an examination goes.
  public var depth = Examiner.Depth.paths

  public static let fileName = ".kenshin.yml"

  public init() {}

  /// Reads the file's text.
  ///
  /// - Throws: the first mistake, with line and what was expected.
  public init(_ text: String, path: String) throws(DocumentMistake) {
    let document = try YAMLDocument(file: text, path: path)
    let known = [
      "version", "build", "target", "dialect", "paths", "exclude", "rules", "fail-on", "baseline", "query-driver",
      "arguments", "depth",
    ]
    for key in document.keys where !known.contains(key) {
      throw document.mistake(key, expected: Text.choices(known), found: key)
    }
    if document.value("version") != nil, document.value("version")?.string != "1" {
      throw document.mistake("version", expected: Text(verbatim: "`1`"))
    }
    build = try Self.optionalText(document, "build")
    target = try Self.optionalText(document, "target")
    dialect = try Self.optionalText(document, "dialect")
    baseline = try Self.optionalText(document, "baseline")
    paths = try Self.texts(document, "paths")
    exclude = try Self.texts(document, "exclude")
    queryDriver = try Self.texts(document, "query-driver")
    arguments = try Self.texts(document, "arguments")
    if let gate = try Self.optionalText(document, "fail-on") {
      let names = ["low", "medium", "high", "never"]
      guard names.contains(gate) else { throw document.mistake("fail-on", expected: Text.choices(names)) }
      failOn = gate
    }
    if let name = try Self.optionalText(document, "depth") {
      guard let known = Examiner.Depth(rawValue: name) else {
        throw document.mistake("depth", expected: Text.choices(Examiner.Depth.allCases.map(\.rawValue)))
      }
      depth = known
    }
    try readRules(document)
  }

  private mutating func readRules(_ document: YAMLDocument) throws(DocumentMistake) {
    for (key, value) in try document.mapping("rules") ?? [] {
      switch key {
      case "enable": for item in value.items ?? [] { enable.append(try Self.rule(item, item.string ?? "", document)) }
      case "disable":
        guard let pairs = value.pairs else {
          throw document.mistake(
            at: value,
            expected: Text(en: "a mapping `rule: reason`", ja: "「ルール: 理由」のマッピング"), found: value.kindName)
        }
        for (name, reason) in pairs {
          guard let text = reason.string, !text.isEmpty else {
            throw document.mistake(
              at: reason, expected: Text(en: "a reason for switching `\(name)` off", ja: "`\(name)` を無効にする理由"),
              found: reason.kindName)
          }
          disable[try Self.rule(reason, name, document)] = text
        }
      case "folders": ruleFolders = (value.items ?? []).compactMap(\.string)
      default: throw document.mistake(at: value, expected: Text.choices(["enable", "disable", "folders"]), found: key)
      }
    }
  }

  private static func rule(_ value: YAMLValue, _ name: String, _ document: YAMLDocument) throws(DocumentMistake)
    -> RuleID
  {
    guard let id = RuleID(name) else {
      throw document.mistake(
        at: value, expected: Text(en: "a rule such as `call/unbounded-copy`", ja: "`call/unbounded-copy` のようなルール名"),
        found: name)
    }
    return id
  }

  private static func optionalText(_ document: YAMLDocument, _ key: String) throws(DocumentMistake) -> String? {
    document.value(key) == nil ? nil : try document.text(key)
  }

  private static func texts(_ document: YAMLDocument, _ key: String) throws(DocumentMistake) -> [String] {
    var texts: [String] = []
    for item in try document.list(key) ?? [] {
      guard let text = item.string else {
        throw document.mistake(at: item, expected: Text(en: "a text", ja: "文字列"), found: item.kindName)
      }
      texts.append(text)
    }
    return texts
  }

  /// Whether findings in a file are left out.
  public func excludes(_ path: String) -> Bool {
    exclude.contains { pattern in
      let folder = pattern.hasSuffix("/") ? String(pattern.dropLast()) : pattern
      return path == folder || path.hasPrefix(folder + "/") || PathPattern.matches(folder, path)
    }
  }
}

/// Path patterns: `*` within a name, `**` across folders.
enum PathPattern {
  static func matches(_ pattern: String, _ path: String) -> Bool {
    matches(Array(pattern.utf8)[...], Array(path.utf8)[...])
  }

  private static func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    let star = UInt8(ascii: "*")
    let slash = UInt8(ascii: "/")
    if first == star {
      let crosses = pattern.dropFirst().first == star
      let rest = crosses ? pattern.dropFirst(2) : pattern.dropFirst()
      var tail = path
      while true {
        if matches(rest, tail) || (crosses && rest.first == slash && matches(rest.dropFirst(), tail)) { return true }
        guard let next = tail.first, crosses || next != slash else { return false }
        tail = tail.dropFirst()
      }
    }
    guard let next = path.first, next == first else { return false }
    return matches(pattern.dropFirst(), path.dropFirst())
  }
}
