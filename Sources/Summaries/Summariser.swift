internal import Source
public import Syntax

extension UnitSummary {
  /// Summarises a unit's functions, objects and external declarations.
  public init(of tree: SyntaxTree) {
    var functions: [FunctionSummary] = []
    var objects: [ObjectSummary] = []
    var declarations: [ExternalDeclaration] = []
    for root in tree.roots {
      guard let declaration = root.declaration, !declaration.name.isEmpty else { continue }
      switch root.kind {
      case .functionDefinition:
        functions.append(FunctionSummary(of: root, declaration))
        objects.append(contentsOf: Summariser.staticLocals(of: root))
        declarations += Summariser.external(root, declaration)
      case .functionDeclaration: declarations += Summariser.external(root, declaration)
      case .variable:
        objects.append(Summariser.object(root, declaration))
        declarations += Summariser.external(root, declaration)
      default: break
      }
    }
    self.init(path: tree.mainFile.path, functions: functions, objects: objects, declarations: declarations)
  }
}

extension Declaration {
  /// The declaration's name in the whole program.
  public var symbolKey: SymbolKey {
    guard linkage != .external, let site else { return SymbolKey(name: name, file: nil) }
    let file = tree.file(of: site).path
    let isLocal = parent?.kind == .function
    return SymbolKey(name: isLocal ? "\(parent?.name ?? "").\(name)" : name, file: file)
  }
}

enum Summariser {
  static func staticLocals(of function: Node) -> [ObjectSummary] {
    function.descendants.filter { $0.kind == .variable && $0.declaration?.hasGlobalStorage == true }
      .compactMap { node in node.declaration.map { object(node, $0) } }
  }

  static func object(_ node: Node, _ declaration: Declaration) -> ObjectSummary {
    let type = declaration.type.canonical
    let functions = node.descendants.compactMap { $0.kind == .declarationReference ? $0.declaration : nil }
      .filter { $0.kind == .function }.map(\.symbolKey)
    return ObjectSummary(
      key: declaration.symbolKey, location: location(of: declaration, node), isDefinition: isDefinition(node),
      isConst: type.isConst || (type.element?.isConst ?? false),
      isVolatile: type.isShareable || (type.element?.isShareable ?? false),
      isAtomic: type.qualifiers.contains(.atomic), isScalar: type.isArithmetic || type.isPointer,
      isWide: type.isArithmetic && 8 * (type.size ?? 0) > node.tree.pointerBits, functions: functions,
      flows: FunctionFlow.flows(of: node),
      starter: RoleConvention.starter(
        objectNamed: declaration.name, section: declaration.attribute("section") ?? "", type: declaration.type.spelling)
    )
  }

  static func external(_ node: Node, _ declaration: Declaration) -> [ExternalDeclaration] {
    guard declaration.linkage == .external else { return [] }
    let isFunction = declaration.kind == .function
    return [
      ExternalDeclaration(
        name: declaration.name, isFunction: isFunction,
        isDefinition: isFunction ? node.kind == .functionDefinition : isDefinition(node),
        type: node.type.canonical.spelling, spelling: node.type.spelling, location: location(of: declaration, node),
        isInMainFile: node.file.path == node.tree.mainFile.path)
    ]
  }

  /// Whether an object's declaration defines it, be it tentatively (C11 6.9.2).
  private static func isDefinition(_ variable: Node) -> Bool {
    variable.initialiser != nil || !variable.text.hasPrefix("extern")
  }

  static func location(of declaration: Declaration, _ node: Node) -> Location {
    guard let site = declaration.site, site.file == node.site.file, node.site.range.contains(Int(site.start)) else {
      return node.location
    }
    return node.tree.location(of: site)
  }
}

extension Type {
  /// Whether accesses of the type are made as written, which another context can rely on.
  var isShareable: Bool { !canonical.qualifiers.isDisjoint(with: [.volatile, .atomic]) }
}
