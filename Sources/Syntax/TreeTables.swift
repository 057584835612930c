internal import Basics

/// The tables of a tree at fixed addresses.
///
/// Nodes, types and declarations refer to these without owning the tree: counting their references took a fifth of the
/// time of all rules, and more where two threads look at one tree.
struct TreeTables {
  let nodes: UnsafeMutableBufferPointer<NodeRecord>
  let types: UnsafeMutableBufferPointer<TypeRecord>
  let declarations: UnsafeMutableBufferPointer<DeclarationRecord>
  let tree: Unmanaged<SyntaxTree>

  init(_ parts: SyntaxParts, tree: SyntaxTree) {
    nodes = Self.fixed(parts.nodes)
    types = Self.fixed(parts.types.elements)
    declarations = Self.fixed(parts.declarations.elements)
    self.tree = Unmanaged.passUnretained(tree)
  }

  func free() {
    nodes.deinitialize()
    nodes.deallocate()
    types.deinitialize()
    types.deallocate()
    declarations.deinitialize()
    declarations.deallocate()
  }

  private static func fixed<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = buffer.initialize(fromContentsOf: elements)
    return buffer
  }
}

/// A reference to a tree's tables that does not keep the tree.
struct TreeReference: @unchecked Sendable, Equatable {
  // The tables are never changed, and live as long as the tree. Never nil: an optional leaves no bit pattern for the nil
  // of an optional node, of which Swift 6.3 compares too many bits in debug builds (`node?.member` of a local variable).
  private let address: UnsafePointer<TreeTables>?

  init(_ tables: UnsafePointer<TreeTables>) { address = tables }

  private var tables: UnsafePointer<TreeTables> { address.unsafelyUnwrapped }

  var tree: SyntaxTree { tables.pointee.tree.takeUnretainedValue() }

  func node(_ index: Int) -> UnsafePointer<NodeRecord> { Self.element(index, of: tables.pointee.nodes) }
  func type(_ id: ID<TypeRecord>) -> UnsafePointer<TypeRecord> { Self.element(id.index, of: tables.pointee.types) }
  func declaration(_ id: ID<DeclarationRecord>) -> UnsafePointer<DeclarationRecord> {
    Self.element(id.index, of: tables.pointee.declarations)
  }

  private static func element<Element>(
    _ index: Int, of table: UnsafeMutableBufferPointer<Element>
  ) -> UnsafePointer<Element> {
    precondition(index >= 0 && index < table.count, "an index of another tree")
    return UnsafePointer(table.baseAddress! + index)
  }
}
