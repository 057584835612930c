public import Basics
public import IR
public import Source
public import Syntax

/// What the syntax tree knows of a lowered unit's code and the IR does not hold: its files and its macros.
public struct Provenance: Sendable {
  public struct File: Hashable, Sendable {
    /// As in `Location.path`.
    public let path: String
    public let absolutePath: String
    public let encoding: SourceEncoding
    public let isSystem: Bool
  }

  private var files: [UInt32: File] = [:]
  private var stacks: [[MacroStep]] = []
  /// The position in `stacks` of nodes that came from a macro.
  private var stackOfNode: [UInt32: UInt32] = [:]
  /// Nodes that were written in the body of a system header's macro.
  private var foreign: Set<UInt32> = []
  /// Nodes of which the parser dropped or assumed something.
  private var doubtful: Set<UInt32> = []
  private var types: [NamedInteger] = []
  /// The position in `types` of nodes that compute or convert integers.
  private var typeOfNode: [UInt32: UInt32] = [:]

  /// Collects what belongs to the places that the unit mentions.
  public init(of unit: UnitIR, in tree: SyntaxTree) {
    var stackOfSite: [SourceSite: UInt32] = [:]
    var typeNumbers: [NamedInteger: UInt32] = [:]
    var seen: Set<UInt32> = []
    for id in unit.functions.ids {
      let function = unit.functions[id]
      if let site = function.site { add(site.file, of: tree) }
      for obstacle in function.obstacles { if let site = obstacle.site { add(site.file, of: tree) } }
      guard let body = function.body else { continue }
      for id in body.origins.ids {
        let origin = body.origins[id]
        guard seen.insert(origin.node).inserted, Int(origin.node) < tree.nodeCount else { continue }
        add(origin.site.file, of: tree)
        let node = tree.node(at: Int(origin.node))
        if let type = NamedInteger(of: node) {
          let number = typeNumbers[type] ?? UInt32(types.count)
          if number == types.count {
            types.append(type)
            typeNumbers[type] = number
          }
          typeOfNode[origin.node] = number
        }
        if tree.hasDoubts, node.isDoubtful { doubtful.insert(origin.node) }
        guard let macro = node.origin else { continue }
        if !macro.isArgument, tree.file(of: macro.spelling).isSystem { foreign.insert(origin.node) }
        if let known = stackOfSite[origin.site] {
          stackOfNode[origin.node] = known
        } else {
          let number = UInt32(stacks.count)
          stacks.append(MacroStep.stack(around: node))
          stackOfSite[origin.site] = number
          stackOfNode[origin.node] = number
        }
      }
    }
  }

  private mutating func add(_ id: ID<SourceFile>, of tree: SyntaxTree) {
    guard files[id.raw] == nil else { return }
    let file = tree.file(id)
    files[id.raw] = File(
      path: file.path, absolutePath: file.absolutePath, encoding: file.encoding, isSystem: file.isSystem)
  }

  /// The file of a site; nil for one that the unit does not mention.
  public func file(_ id: ID<SourceFile>) -> File? { files[id.raw] }

  /// The macro expansions through which an instruction came about, outermost first.
  public func macros(at origin: Origin) -> [MacroStep] { stackOfNode[origin.node].map { stacks[Int($0)] } ?? [] }

  /// The integer type of what an instruction computes or converts to, as the source has it; nil elsewhere.
  public func type(at origin: Origin) -> NamedInteger? { typeOfNode[origin.node].map { types[Int($0)] } }

  /// Whether the code is not the project's: in a system header or in the body of a macro of one.
  public func isForeign(_ origin: Origin) -> Bool {
    foreign.contains(origin.node) || files[origin.site.file.raw]?.isSystem ?? true
  }

  /// Whether a verdict could rest on something that the parser dropped or assumed.
  public func isDoubtful(_ origin: Origin) -> Bool { doubtful.contains(origin.node) }
}

extension Provenance.File: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(path)
    output.write(absolutePath)
    output.write(encoding.rawValue)
    output.write(isSystem)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    path = try input.text()
    absolutePath = try input.text()
    guard let encoding = SourceEncoding(rawValue: try input.text()) else { throw input.failure }
    self.encoding = encoding
    isSystem = try input.boolean()
  }
}

extension Provenance: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(UInt64(files.count))
    for (id, file) in files.sorted(by: { $0.key < $1.key }) {
      output.write(UInt64(id))
      output.write(file)
    }
    output.write(UInt64(stacks.count))
    for stack in stacks { output.write(stack) }
    output.write(UInt64(stackOfNode.count))
    for (node, stack) in stackOfNode.sorted(by: { $0.key < $1.key }) {
      output.write(UInt64(node))
      output.write(UInt64(stack))
    }
    output.write(types)
    output.write(UInt64(typeOfNode.count))
    for (node, type) in typeOfNode.sorted(by: { $0.key < $1.key }) {
      output.write(UInt64(node))
      output.write(UInt64(type))
    }
    for nodes in [foreign, doubtful] {
      output.write(UInt64(nodes.count))
      for node in nodes.sorted() { output.write(UInt64(node)) }
    }
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    for _ in 0..<(try input.count()) {
      let id = UInt32(truncatingIfNeeded: try input.unsigned())
      files[id] = try input.value()
    }
    for _ in 0..<(try input.count()) { stacks.append(try input.array()) }
    for _ in 0..<(try input.count()) {
      let node = UInt32(truncatingIfNeeded: try input.unsigned())
      let stack = try input.unsigned()
      guard stack < UInt64(stacks.count) else { throw input.failure }
      stackOfNode[node] = UInt32(stack)
    }
    types = try input.array()
    for _ in 0..<(try input.count()) {
      let node = UInt32(truncatingIfNeeded: try input.unsigned())
      let type = try input.unsigned()
      guard type < UInt64(types.count) else { throw input.failure }
      typeOfNode[node] = UInt32(type)
    }
    for _ in 0..<(try input.count()) { foreign.insert(UInt32(truncatingIfNeeded: try input.unsigned())) }
    for _ in 0..<(try input.count()) { doubtful.insert(UInt32(truncatingIfNeeded: try input.unsigned())) }
  }
}

/// The lowered form of a unit with what its places mean.
public struct LoweredUnit: Sendable {
  public let code: UnitIR
  public let provenance: Provenance

  public init(_ code: UnitIR, in tree: SyntaxTree) {
    self.code = code
    provenance = Provenance(of: code, in: tree)
  }
}

extension LoweredUnit: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(code)
    output.write(provenance)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    code = try input.value()
    provenance = try input.value()
  }
}
