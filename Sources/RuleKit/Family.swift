public import Dataflow
public import Documents
public import Findings
public import Syntax

/// A family of rules: a folder below `Rules`, with one line per rule.
public struct Family: Sendable {
  public enum Member: Sendable {
    /// A rule in Swift; what the front matter of its page asks of calls is part of it.
    case swift(any Rule.Type)
    /// A rule that consists of its front matter alone; its name.
    case data(String)
  }

  /// The first part of the rules' identifiers.
  public let name: String
  public let members: [Member]
  let pages: [String: String]

  /// - Parameter files: the Markdown files of the family's folder by path relative to it.
  public init(_ name: String, files: [(path: String, text: String)], rules members: [Member]) {
    self.name = name
    self.members = members
    pages = Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// The identifiers of the members in order.
  public var ruleIDs: [RuleID] {
    members.map { member in
      switch member {
      case .swift(let type): type.id
      case .data(let rule): RuleID(stringLiteral: "\(name)/\(rule)")
      }
    }
  }

  /// The folder of a rule: `OutOfBoundsWrite` for `memory/out-of-bounds-write`.
  public static func folder(of rule: RuleID) -> String {
    rule.name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

/// A rule ready to run.
public struct RuleDefinition: Sendable {
  public enum Check: Sendable {
    case token(any TokenRule)
    case syntax([NodeKind], any SyntaxRule)
    case function(any FunctionRule)
    case program(any ProgramRule)
    case hazards([Hazard], any HazardRule)
    case data(DataRule)
    /// Checks of several kinds, each of which finds a part.
    case several([Check])
  }

  public let descriptor: RuleDescriptor
  public let check: Check

  public var id: RuleID { descriptor.id }

  /// Whether the rule needs the paths of the program to be followed.
  public var followsPaths: Bool { check.followsPaths }
}

extension RuleDefinition.Check {
  fileprivate var followsPaths: Bool {
    switch self {
    case .hazards: true
    case .several(let checks): checks.contains(where: \.followsPaths)
    case .token, .syntax, .function, .program, .data: false
    }
  }
}

extension Family {
  /// Reads the pages of all members.
  ///
  /// - Throws: the first mistake in a page, with file and line.
  public func definitions() throws(DocumentMistake) -> [RuleDefinition] {
    var definitions: [RuleDefinition] = []
    for (member, id) in zip(members, ruleIDs) {
      let folder = Family.folder(of: id)
      let page = try page(folder: folder, id: id)
      switch member {
      case .data: definitions.append(RuleDefinition(descriptor: page.descriptor, check: .data(try page.dataRule())))
      case .swift(let type):
        let check = type.init().definition
        definitions.append(
          RuleDefinition(
            descriptor: page.descriptor, check: page.hasData ? .several([.data(try page.dataRule()), check]) : check))
      }
    }
    return definitions
  }

  private func page(folder: String, id: RuleID) throws(DocumentMistake) -> RulePage {
    let english = "\(folder)/\(folder).md"
    let japanese = "\(folder)/\(folder).ja.md"
    for path in [english, japanese] where pages[path] == nil {
      throw DocumentMistake(path: path, line: 1, text: Text(en: "the page is missing", ja: "ページがありません"))
    }
    let page = try RulePage(
      english: pages[english] ?? "", japanese: pages[japanese] ?? "", path: english, japanesePath: japanese)
    guard page.descriptor.id == id else {
      throw DocumentMistake(
        path: english, line: 1,
        text: Text(
          en: "the page says `id: \(page.descriptor.id)`, but the rule is \(id)",
          ja: "ページの id は \(page.descriptor.id) ですが、ルールは \(id) です"))
    }
    return page
  }
}
