public import Basics
public import Source

/// A node of a unit's tree.
public struct Node: Sendable {
  let reference: TreeReference
  public let id: ID<NodeRecord>

  init(_ reference: TreeReference, _ id: ID<NodeRecord>) {
    self.reference = reference
    self.id = id
  }

  public var tree: SyntaxTree { reference.tree }

  var record: NodeRecord { reference.node(id.index).pointee }

  public var kind: NodeKind { record.kind }

  /// The type of an expression or declaration as written, with typedefs.
  public var type: Type { Type(reference, record.type) }

  /// Where a reader finds the node: for code from a macro, the expansion.
  public var site: SourceSite { record.site }
  public var location: Location { tree.location(of: record.site) }
  /// The text between the node's ends; for code from a macro, the text of the expansion.
  public var text: String { tree.text(of: record.site) }

  public var parent: Node? { record.parent == .max ? nil : Node(reference, ID(Int(record.parent))) }

  /// The nodes around this one, the nearest first.
  public var ancestors: some Sequence<Node> {
    sequence(first: self, next: \.parent).dropFirst()
  }

  public var children: Children { Children(reference: reference, position: id.index + 1, end: Int(record.end)) }

  /// The child at a position; traps beyond the last.
  public func child(_ position: Int) -> Node {
    var iterator = children.makeIterator()
    for _ in 0..<position { _ = iterator.next() }
    guard let node = iterator.next() else { preconditionFailure("\(kind) has no child \(position)") }
    return node
  }

  /// The child at a position that is not `absent`; nil where there is none.
  public func presentChild(_ position: Int) -> Node? {
    var iterator = children.makeIterator()
    for _ in 0..<position { _ = iterator.next() }
    return iterator.next().flatMap { $0.kind == .absent ? nil : $0 }
  }

  /// The nodes below this one in preorder, without itself.
  public var descendants: Descendants {
    Descendants(reference: reference, position: id.index + 1, end: Int(record.end))
  }

  /// This node and those below it in preorder.
  public var subtree: Descendants { Descendants(reference: reference, position: id.index, end: Int(record.end)) }

  public func contains(_ other: Node) -> Bool { other.id >= id && other.id.raw < record.end }

  /// What a reference, member, declaration or definition names.
  public var declaration: Declaration? {
    guard record.payload != .max, kind.payload == .declaration else { return nil }
    return Declaration(reference, ID(Int(record.payload)))
  }

  /// The value of a literal, `sizeof`, `_Alignof` or `offsetof`; the name of a label; the string of `__func__`; the
  /// value of a builtin that the compiler decides (`Builtin`), the operand deciding `__builtin_choose_expr` included;
  /// the first value of a `case`.
  public var literal: Literal? {
    guard record.payload != .max, kind.payload == .literal else { return nil }
    return tree.literals[Int(record.payload)]
  }

  /// What stands in an `assembly` or `fileAssembly`; nil where the parser did not tell.
  public var assembly: Assembly? {
    guard record.payload != .max, kind.payload == .assembly else { return nil }
    return tree.assemblies[Int(record.payload)]
  }

  /// The form of a string literal, which decides the width of its code units; `type.element` is their type.
  public var stringForm: StringForm? { kind == .stringLiteral ? StringForm(rawValue: record.detail) : nil }

  /// What a `builtinExpression` is.
  public var builtin: Builtin? { kind == .builtinExpression ? Builtin(rawValue: record.detail) ?? .unknown : nil }

  public var unaryOperator: UnaryOperator? { kind == .unary ? UnaryOperator(rawValue: record.detail) : nil }
  public var binaryOperator: BinaryOperator? {
    kind == .binary || kind == .compoundAssignment ? BinaryOperator(rawValue: record.detail) : nil
  }
  /// What a cast converts.
  public var conversion: Conversion? {
    kind == .implicitCast || kind == .explicitCast ? Conversion(rawValue: record.detail) : nil
  }
  /// Whether a member is reached through a pointer (`->`).
  public var isArrow: Bool { kind == .member && record.detail == 1 }

  /// Whether the node came from a macro's expansion.
  public var isFromMacro: Bool { record.origin != .max }
  /// The macro origin; nil for code that is written where it stands.
  public var origin: MacroOrigin? { record.origin == .max ? nil : tree.origins[Int(record.origin)] }
  /// Whether the node was written in a macro's body and not at the place of use.
  public var isFromMacroBody: Bool { origin.map { !$0.isArgument } ?? false }
  /// The expansions that produced the node, outermost first; empty for code that is written where it stands.
  public var expansions: [MacroExpansion] { isFromMacro ? tree.expansions(at: site) : [] }
  public var file: SourceFile { tree.file(of: site) }
}

extension Node: Hashable {
  public static func == (a: Node, b: Node) -> Bool { a.id == b.id && a.reference == b.reference }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Node {
  /// The direct children in order.
  public struct Children: Sequence, IteratorProtocol, Sendable {
    let reference: TreeReference
    var position: Int
    let end: Int

    public mutating func next() -> Node? {
      guard position < end else { return nil }
      let node = Node(reference, ID(position))
      position = Int(reference.node(position).pointee.end)
      return node
    }

    public var isEmpty: Bool { position >= end }
    public var first: Node? { position < end ? Node(reference, ID(position)) : nil }
    public var count: Int { reduce(0) { n, _ in n + 1 } }
    public var last: Node? { reduce(nil) { $1 } }
  }

  /// A subtree in preorder.
  public struct Descendants: Sequence, IteratorProtocol, Sendable {
    let reference: TreeReference
    var position: Int
    let end: Int

    public mutating func next() -> Node? {
      guard position < end else { return nil }
      defer { position += 1 }
      return Node(reference, ID(position))
    }
  }
}
