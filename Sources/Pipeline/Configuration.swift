public import Documents
public import Findings
internal import Source
public import Triage

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
  /// Rules and families beyond the default set; `all` is every rule.
  public var enable: [String] = []
  /// Rules that are switched off, with the reason.
  public var disable: [RuleID: String] = [:]
  /// Folders with the user's own rules, relative to the root.
  public var ruleFolders: [String] = []
  /// Files that say what functions of the project do, relative to the root.
  public var models: [String] = []
  /// The severity at which a run fails: low, medium, high or never.
  public var failOn = "low"
  public var baseline: String?
  /// The recorded runs that documents name, relative to the root.
  public var history: String?
  /// Globs of compilers that may be run to ask for their include folders.
  public var queryDriver: [String] = []
  public var arguments: [String] = []
  /// How far an examination goes.
  public var depth = Examiner.Depth.paths
  /// Whose code the files are.
  public var classes = FileClasses()
  /// What a release demands of a run; nil for the program's own demands.
  public var gate: GatePolicy?
  /// The least length of a reason in the register; nil for the program's own.
  public var minimumReason: Int?
  /// Rules from which no deviation is allowed, and whether those of MISRA C:2012's mandatory guidelines are among them.
  public var mandatory: Set<RuleID> = []
  public var keepsMandatoryGuidelines = false

  public static let fileName = ".kenshin.yml"

  public init() {}

  /// Reads the file's text.
  ///
  /// - Throws: the first mistake, with line and what was expected.
  public init(_ text: String, path: String) throws(DocumentMistake) {
    let document = try YAMLDocument(file: text, path: path)
    let known = [
      "version", "build", "target", "dialect", "paths", "exclude", "rules", "fail-on", "baseline", "history",
      "query-driver", "arguments", "depth", "models", "classes", "register", "gate",
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
    history = try Self.optionalText(document, "history")
    paths = try Self.texts(document, "paths")
    exclude = try Self.texts(document, "exclude")
    queryDriver = try Self.texts(document, "query-driver")
    arguments = try Self.texts(document, "arguments")
    models = try Self.texts(document, "models")
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
    classes = try ConfiguredClasses.read(document)
    gate = try ConfiguredGate(document).policy()
    try readRegister(document)
  }

  private mutating func readRegister(_ document: YAMLDocument) throws(DocumentMistake) {
    for (key, value) in try document.mapping("register") ?? [] {
      switch key {
      case "minimum-reason":
        guard let number = value.integer, (1...1000).contains(number) else {
          throw document.mistake(
            at: value, expected: Text(en: "a number from 1 to 1000", ja: "1 から 1000 の数"),
            found: value.string ?? value.kindName)
        }
        minimumReason = number
      case "mandatory":
        for item in value.items ?? [] {
          if item.string == Standard.misraC2012.rawValue {
            keepsMandatoryGuidelines = true
          } else {
            mandatory.insert(try Self.rule(item, item.string ?? "", document))
          }
        }
      default: throw document.mistake(at: value, expected: Text.choices(["minimum-reason", "mandatory"]), found: key)
      }
    }
  }

  private mutating func readRules(_ document: YAMLDocument) throws(DocumentMistake) {
    for (key, value) in try document.mapping("rules") ?? [] {
      switch key {
      case "enable": enable = try Self.texts(of: value, document)
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
    try (document.list(key) ?? []).map { item throws(DocumentMistake) in try text(item, document) }
  }

  private static func texts(of value: YAMLValue, _ document: YAMLDocument) throws(DocumentMistake) -> [String] {
    guard let items = value.items else {
      throw document.mistake(at: value, expected: Text(en: "a list", ja: "リスト"), found: value.string ?? value.kindName)
    }
    return try items.map { item throws(DocumentMistake) in try text(item, document) }
  }

  private static func text(_ item: YAMLValue, _ document: YAMLDocument) throws(DocumentMistake) -> String {
    guard let text = item.string else {
      throw document.mistake(at: item, expected: Text(en: "a text", ja: "文字列"), found: item.kindName)
    }
    return text
  }

  /// Whether findings in a file are left out.
  public func excludes(_ path: String) -> Bool { exclude.contains { PathPattern.covers($0, path) } }
}
