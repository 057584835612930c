public import Documents
public import Findings

/// A text of the project file: one for both languages, or one for each.
public struct Localized: Hashable, Sendable {
  public let en: String
  public let ja: String

  public init(en: String, ja: String) {
    self.en = en
    self.ja = ja
  }

  public init(_ text: String) { self.init(en: text, ja: text) }

  public subscript(language: Language) -> String {
    switch language {
    case .english: en
    case .japanese: ja
    }
  }
}

/// What a maker says about the product and the project, from `kenshin.project.yml`.
public struct ProjectMetadata: Sendable {
  /// A release of a document in its revision history.
  public struct Revision: Hashable, Sendable {
    public let revision: String
    /// ISO 8601 calendar date.
    public let date: String
    public let change: Localized
  }

  /// Number, revision and history of one document.
  public struct DocumentRecord: Hashable, Sendable {
    public var number: String?
    /// Oldest first.
    public var history: [Revision] = []

    public init() {}
  }

  /// One way in which the software is built.
  public struct BuildConfiguration: Hashable, Sendable {
    public let id: String
    public let toolchain: String
    public let microcontroller: String
    public let macros: [String]
    public let includeRoots: [String]
  }

  public enum FileClass: String, Hashable, Sendable, CaseIterable {
    case own
    case thirdParty = "third-party"
    case generated
    case assembly
    case excluded

    public var name: Text {
      switch self {
      case .own: Text(en: "own", ja: "自社")
      case .thirdParty: Text(en: "third-party", ja: "第三者")
      case .generated: Text(en: "generated", ja: "自動生成")
      case .assembly: Text(en: "assembly", ja: "アセンブリ")
      case .excluded: Text(en: "excluded", ja: "対象外")
      }
    }
  }

  /// Files of one class: a folder or a path.
  public struct FileGroup: Hashable, Sendable {
    public let kind: FileClass
    public let path: String
    public let reason: Localized?
  }

  /// A way for data into the device.
  public struct Interface: Hashable, Sendable {
    public let name: Localized
    public let trust: Localized
    public let entryFunctions: [String]
  }

  /// A security requirement or a threat, and the code that it is about.
  public struct TraceItem: Hashable, Sendable {
    public let id: String
    public let title: Localized
    public let functions: [String]
    public let rules: [RuleID]
    public let files: [String]
  }

  /// A coding standard that the program does not know, with the rules that look at its items, as the maker says.
  public struct NamedStandard: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
      public let id: String
      public let rules: [RuleID]
    }

    /// With its edition, such as `ESCR C 3.0`.
    public let name: String
    /// In the file's order.
    public let items: [Item]

    /// The items that a rule looks at, in the file's order.
    func items(of rule: RuleID) -> [String] { items.filter { $0.rules.contains(rule) }.map(\.id) }
  }

  /// A role with the person that has it.
  public struct Role: Hashable, Sendable {
    /// The key in the project file, such as `software-lead`.
    public let key: String
    public let title: Localized
    public let person: String?
  }

  /// The release for which documents are made.
  public struct Release: Hashable, Sendable {
    public var id: String?
    public var commit: String?
    public var date: String?
    public var binary: String?
    public var binaryDigest: String?
  }

  /// The file's path, for messages.
  public var path = ""
  /// The file's folder, relative to the root against which `Location.path` is; empty where they are the same.
  public var folder = ""
  public var manufacturer: Localized?
  public var product: Localized?
  public var model: String?
  public var jmdn: String?
  public var deviceClass: Localized?
  public var software: Localized?
  public var version: String?
  public var safetyClass: String?
  public var configurationID: String?
  public var code = "PROJECT"
  public var classification: Localized?
  /// The path of a PNG for the first page, relative to the project file.
  public var logo: String?
  public var release = Release()
  public var documents: [DocumentID: DocumentRecord] = [:]
  public var languageEdition: Localized?
  public var configurations: [BuildConfiguration] = []
  public var files: [FileGroup] = []
  public var interfaces: [Interface] = []
  public var interrupts: [String] = []
  public var tasks: [String] = []
  public var requirements: [TraceItem] = []
  public var threats: [TraceItem] = []
  public var standards: [NamedStandard] = []
  /// Every rule that the file names, with its line.
  var namedRules: [(rule: RuleID, line: Int)] = []
  public var roles: [Role] = []
  /// Texts on how the work is done, by key of `policy:`.
  public var policy: [String: Localized] = [:]
  public var notCovered: [(subject: Localized, other: Localized)] = []
  public var replacements: [(function: String, instead: Localized)] = []
  public var lastReview: String?
  /// Rules that reviews or training enforce.
  public var otherRules: [(id: String, title: Localized, enforcement: Localized)] = []
  public var firstRun: String?
  /// A pattern with `{id}`.
  public var problemURL: String?
  public var clauseTitles: [String: Localized] = [:]
  public var abbreviations: [(short: String, long: Localized)] = []
  public var references: [Localized] = []
  /// What people wrote into the documents' fields, by field.
  public var fields: [String: Localized] = [:]
  /// Every text with the line where it stands, for the refusals.
  public var texts: [(text: String, line: Int)] = []

  public init() {}

  /// The first rule of the file that does not exist; nil where all do.
  public func unknownRule(among known: Set<RuleID>) -> DocumentMistake? {
    namedRules.first { !known.contains($0.rule) }.map { rule, line in
      DocumentMistake(
        path: path, line: line,
        text: Text(
          en: "there is no rule `\(rule)`; `kenshin rules` lists the rules",
          ja: "ルール `\(rule)` はありません。ルールの一覧は `kenshin rules` で表示できます"))
    }
  }

  public func role(_ key: String) -> Role? { roles.first { $0.key == key } }

  /// The number of a document, `<code>-SCE-Dnn` where the file gives none.
  public func number(of document: DocumentID) -> String {
    documents[document]?.number ?? "\(code)-SCE-\(document.rawValue)"
  }

  /// A path of the project file, relative to the root.
  public func fromRoot(_ path: String) -> String { folder.isEmpty ? path : "\(folder)/\(path)" }

  /// The class of a file by the longest matching group; own where none matches.
  public func fileClass(of path: String) -> (kind: FileClass, reason: Localized?) {
    let matching = files.filter { group in
      let root = fromRoot(group.path)
      return path == root || path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
    }
    guard let best = matching.max(by: { $0.path.utf8.count < $1.path.utf8.count }) else { return (.own, nil) }
    return (best.kind, best.reason)
  }
}
