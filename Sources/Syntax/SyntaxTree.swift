public import Basics
public import Machine
public import Source

/// Where the text of a node from a macro stands: in the macro's definition, or in the argument at the call.
public struct MacroOrigin: Hashable, Sendable {
  /// The place of the node's first token as spelled.
  public let spelling: SourceSite
  /// Whether the node was written as an argument at the expansion and not in a macro's body.
  public let isArgument: Bool
  /// Where a reader of the outermost expansion finds the first token: in an argument the token or the macro that it comes
  /// from, else the expansion.
  public let place: SourceSite

  public init(spelling: SourceSite, isArgument: Bool, place: SourceSite) {
    self.spelling = spelling
    self.isArgument = isArgument
    self.place = place
  }
}

/// One node in the flat tree: nodes stand in preorder, so that a subtree is the range up to `end`.
public struct NodeRecord: Sendable {
  public var kind: NodeKind
  /// The raw value of the operator or conversion.
  public var detail: UInt8 = 0
  /// Written when the tree stands.
  var facts: NodeFacts = []
  public var parent: UInt32
  /// The index after the last node of the subtree.
  public var end: UInt32
  public var type: ID<TypeRecord>
  /// The declaration, literal or label, by kind.
  public var payload: UInt32 = .max
  /// Where a reader of the source finds the node: for code from a macro, the expansion.
  public var site: SourceSite
  /// Index into the tree's macro origins; `UInt32.max` for code that is written where it stands.
  public var origin: UInt32 = .max

  public init(kind: NodeKind, parent: UInt32, end: UInt32, type: ID<TypeRecord>, site: SourceSite) {
    self.kind = kind
    self.parent = parent
    self.end = end
    self.type = type
    self.site = site
  }
}

/// What stands in an inline assembly statement.
public struct Assembly: Hashable, Sendable {
  public struct Operand: Hashable, Sendable {
    /// The name in brackets; nil where there is none.
    public let name: String?
    /// Such as `=r` or `+m`.
    public let constraint: String

    public init(name: String?, constraint: String) {
      self.name = name
      self.constraint = constraint
    }
  }

  public var template: String
  /// In the order of the statement's first children.
  public var outputs: [Operand]
  /// In the order of the children behind those of the outputs.
  public var inputs: [Operand]
  public var clobbers: [String]
  /// The labels that `asm goto` may jump to.
  public var labels: [String]
  /// Whether it is kept where its outputs are not used. GCC keeps statements without outputs anyway.
  public var isVolatile: Bool

  public init(template: String) {
    self.template = template
    outputs = []
    inputs = []
    clobbers = []
    labels = []
    isVolatile = false
  }
}

/// A literal's value.
public enum Literal: Hashable, Sendable {
  case integer(Int128)
  case floating(Double)
  /// A constant that no `double` holds.
  case wideFloating(WideFloatingValue)
  /// Code units without the terminating zero.
  case string([UInt32])
  /// The name of a label.
  case label(String)
}

public struct MacroDefinition: Sendable {
  public let name: String
  /// From the name to the end of the replacement.
  public let site: SourceSite
  public let isFunctionLike: Bool

  public init(name: String, site: SourceSite, isFunctionLike: Bool) {
    self.name = name
    self.site = site
    self.isFunctionLike = isFunctionLike
  }
}

public struct MacroExpansion: Sendable {
  public let name: String
  /// The call with its arguments.
  public let site: SourceSite
  /// The definition's place; nil for what the compiler defines.
  public let definition: SourceSite?

  public init(name: String, site: SourceSite, definition: SourceSite?) {
    self.name = name
    self.site = site
    self.definition = definition
  }
}

/// An error that the parser reported.
public struct ParseProblem: Hashable, Sendable {
  public let message: String
  public let site: SourceSite?
  /// The name of a header that was not found.
  public let missingHeader: String?

  public init(message: String, site: SourceSite?, missingHeader: String?) {
    self.message = message
    self.site = site
    self.missingHeader = missingHeader
  }
}

/// What the front end collects of one unit; becomes a `SyntaxTree` when complete.
public struct SyntaxParts: Sendable {
  public var target: Target
  public var nodes: [NodeRecord] = []
  public var types = Arena<TypeRecord>()
  public var declarations = Arena<DeclarationRecord>()
  public var files = Arena<SourceFile>()
  public var literals: [Literal] = []
  public var assemblies: [Assembly] = []
  public var origins: [MacroOrigin] = []
  public var roots: [ID<NodeRecord>] = []
  /// In order of position.
  public var definitions: [MacroDefinition] = []
  /// In order of position, outer before inner.
  public var expansions: [MacroExpansion] = []
  public var problems: [ParseProblem] = []
  /// The names that were taken as declared, since a header is missing.
  public var assumedNames: [String] = []
  public var mainFile: ID<SourceFile> = ID(0)

  public init(target: Target) { self.target = target }
}

/// The syntax of one translation unit: declarations, statements and expressions of the main file and of the project's
/// headers, with types, macros and tokens. Immutable.
///
/// A tree keeps itself alive until `end`, since its nodes, types and declarations refer to it without owning it.
public final class SyntaxTree: @unchecked Sendable {
  public let target: Target
  // Written once, in the initialiser.
  private let tables = UnsafeMutablePointer<TreeTables>.allocate(capacity: 1)
  let files: Arena<SourceFile>
  let literals: [Literal]
  let assemblies: [Assembly]
  let origins: [MacroOrigin]
  private let rootIDs: [ID<NodeRecord>]
  private let functionIDs: [ID<NodeRecord>]
  public let macroDefinitions: [MacroDefinition]
  public let macroExpansions: [MacroExpansion]
  public let problems: [ParseProblem]
  private let mainFileID: ID<SourceFile>
  let assumed: [String]
  let doubt: Doubt
  /// For each expansion the index of the one that encloses it, or -1.
  private let enclosing: [Int]

  public init(_ parts: consuming SyntaxParts) {
    doubt = Doubt(parts)
    assumed = parts.assumedNames
    enclosing = Self.nesting(of: parts.expansions)
    target = parts.target
    files = parts.files
    literals = parts.literals
    assemblies = parts.assemblies
    origins = parts.origins
    rootIDs = parts.roots
    functionIDs = parts.roots.filter { parts.nodes[$0.index].kind == .functionDefinition }
    macroDefinitions = parts.definitions
    macroExpansions = parts.expansions
    problems = parts.problems
    mainFileID = parts.mainFile
    tables.initialize(to: TreeTables(parts, tree: self))
    Self.removeOriginsOfOperands(in: tables.pointee.nodes, macroExpansions)
    tables.pointee.addFacts(reference)
    _ = Unmanaged.passRetained(self)
  }

  deinit {
    tables.pointee.free()
    tables.deinitialize(count: 1)
    tables.deallocate()
  }

  /// Gives the memory back as soon as nobody holds the tree itself; to be called once. Its nodes, types and declarations
  /// may not be used after that.
  public func end() { Unmanaged.passUnretained(self).release() }

  var reference: TreeReference { TreeReference(tables) }

  /// Top-level declarations of the examined files, in order of position.
  public var roots: [Node] { rootIDs.map { Node(reference, $0) } }

  /// Function definitions of the examined files.
  public var functions: [Node] { functionIDs.map { Node(reference, $0) } }

  /// The function definition in whose text a place stands.
  public func function(around site: SourceSite) -> Node? {
    functionIDs.first {
      let own = reference.node($0.index).pointee.site
      return own.file == site.file && own.range.contains(Int(site.start))
    }.map { Node(reference, $0) }
  }

  public var mainFile: SourceFile { files[mainFileID] }

  /// The files that are examined: the main file and the project's headers.
  public var sourceFiles: [SourceFile] { files.ids.map { self.files[$0] }.filter { !$0.isSystem } }

  public var nodeCount: Int { tables.pointee.nodes.count }

  /// The node with an index below `nodeCount`.
  public func node(at index: Int) -> Node { Node(reference, ID(index)) }

  /// Whether anything was dropped or assumed on which a verdict could rest (`Node.isDoubtful`).
  public var hasDoubts: Bool { !doubt.isEmpty }

  public func file(of site: SourceSite) -> SourceFile { files[site.file] }
  public func location(of site: SourceSite) -> Location { files[site.file].location(of: site.range) }
  public func text(of site: SourceSite) -> String { files[site.file].text(of: site.range) }

  /// The identifier of the examined file with that absolute path.
  public func fileID(ofAbsolutePath path: String) -> ID<SourceFile>? {
    files.ids.first { self.files[$0].absolutePath == path }
  }

  public var fileIDs: [ID<SourceFile>] { files.ids.filter { !self.files[$0].isSystem } }
  public func file(_ id: ID<SourceFile>) -> SourceFile { files[id] }

  /// Takes the macro origin from nodes that only begin with a macro, such as `FLAG & mask`: they are written in place.
  /// The front end does the same for those that are written in an argument, `CHECK(FLAG & mask)`.
  private static func removeOriginsOfOperands(
    in nodes: UnsafeMutableBufferPointer<NodeRecord>, _ expansions: [MacroExpansion]
  ) {
    struct Start: Hashable {
      let file: ID<SourceFile>
      let offset: UInt32
    }
    var ends: [Start: UInt32] = [:]
    for expansion in expansions {
      let start = Start(file: expansion.site.file, offset: expansion.site.start)
      ends[start] = max(ends[start] ?? 0, expansion.site.end)
    }
    for index in nodes.indices where nodes[index].origin != .max {
      let site = nodes[index].site
      if let end = ends[Start(file: site.file, offset: site.start)], site.end > end { nodes[index].origin = .max }
    }
  }

  private static func nesting(of expansions: [MacroExpansion]) -> [Int] {
    var open: [Int] = []
    return expansions.indices.map { index in
      let site = expansions[index].site
      while let last = open.last, expansions[last].site.file != site.file || expansions[last].site.end <= site.start {
        open.removeLast()
      }
      defer { open.append(index) }
      return open.last ?? -1
    }
  }

  /// The expansions that cover a place, outermost first.
  public func expansions(at site: SourceSite) -> [MacroExpansion] {
    var low = 0
    var high = macroExpansions.count
    while low < high {
      let middle = (low + high) / 2
      let other = macroExpansions[middle].site
      if (other.file, other.start) <= (site.file, site.start) { low = middle + 1 } else { high = middle }
    }
    var found: [MacroExpansion] = []
    var index = low - 1
    while index >= 0 {
      let expansion = macroExpansions[index]
      if expansion.site.file == site.file, expansion.site.end > site.start { found.append(expansion) }
      index = enclosing[index]
    }
    return found.reversed()
  }
}
