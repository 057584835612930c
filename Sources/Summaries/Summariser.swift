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
        functions.append(Summariser.function(root, declaration))
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

private enum Summariser {
  static func function(_ node: Node, _ declaration: Declaration) -> FunctionSummary {
    var calls: [CallSite] = []
    var accesses: [ObjectAccess] = []
    var addresses: [SymbolKey] = []
    for node in node.descendants {
      switch node.kind {
      case .call: calls.append(call(node))
      case .declarationReference:
        guard let target = node.declaration else { continue }
        if target.kind == .function {
          if !isCallee(node) { addresses.append(target.symbolKey) }
        } else if target.kind == .variable, target.hasGlobalStorage {
          accesses += self.accesses(node, target)
        }
      default: break
      }
    }
    return FunctionSummary(
      key: declaration.symbolKey, location: location(of: declaration, node), role: RoleConvention.role(of: declaration),
      calls: calls, accesses: accesses, addressTaken: addresses)
  }

  private static func call(_ node: Node) -> CallSite {
    let callee = node.calledFunction
    let isInLoop = node.ancestors.contains { $0.kind.isLoop }
    return CallSite(
      callee: callee?.symbolKey, location: node.location, text: callee?.name ?? node.callee?.text ?? "", isInLoop: isInLoop)
  }

  private static func isCallee(_ reference: Node) -> Bool {
    var node = reference
    while let parent = node.parent {
      switch parent.kind {
      case .parenthesised, .implicitCast: node = parent
      case .unary where parent.unaryOperator == .dereference || parent.unaryOperator == .addressOf: node = parent
      case .call: return parent.children.first == node
      default: return false
      }
    }
    return false
  }

  /// How a reference to a global touches it; taking the address of an object counts as reading and writing it.
  private static func accesses(_ reference: Node, _ target: Declaration) -> [ObjectAccess] {
    var node = reference
    var isVolatile = target.type.canonical.qualifiers.isDisjoint(with: [.volatile, .atomic]) == false
    while let parent = node.parent {
      switch parent.kind {
      case .parenthesised: node = parent
      case .member where !parent.isArrow: node = parent
      case .subscripting where parent.children.first?.contains(node) == true: node = parent
      case .implicitCast where parent.conversion == .arrayDecay && parent.parent?.kind == .subscripting: node = parent
      default:
        if !node.type.canonical.qualifiers.isDisjoint(with: [.volatile, .atomic]) { isVolatile = true }
        return uses(of: node, in: parent).map { isWrite in
          ObjectAccess(
            object: target.symbolKey, location: reference.location, isWrite: isWrite, isVolatile: isVolatile)
        }
      }
      if !node.type.canonical.qualifiers.isDisjoint(with: [.volatile, .atomic]) { isVolatile = true }
    }
    return []
  }

  private static func uses(of node: Node, in parent: Node) -> [Bool] {
    if parent.isAssignment, parent.children.first == node {
      return parent.kind == .compoundAssignment ? [false, true] : [true]
    }
    if parent.unaryOperator?.changesOperand == true { return [false, true] }
    if parent.kind == .sizeOf || parent.kind == .alignOf { return [] }
    if parent.unaryOperator == .addressOf || parent.conversion == .arrayDecay {
      // What a pointer parameter to const receives is read only.
      let pointer = parent.conversion == .arrayDecay ? parent : parent
      let target = pointer.parent?.kind == .implicitCast ? pointer.parent?.type : pointer.type
      return target?.canonical.pointee?.isConst == true ? [false] : [false, true]
    }
    return [false]
  }

  static func staticLocals(of function: Node) -> [ObjectSummary] {
    function.descendants.filter { $0.kind == .variable && $0.declaration?.hasGlobalStorage == true }
      .compactMap { node in node.declaration.map { object(node, $0) } }
  }

  static func object(_ node: Node, _ declaration: Declaration) -> ObjectSummary {
    let type = declaration.type.canonical
    let functions = node.descendants.compactMap { $0.kind == .declarationReference ? $0.declaration : nil }
      .filter { $0.kind == .function }.map(\.symbolKey)
    let section = declaration.attribute("section") ?? ""
    let isTable = ["vector", "isr"].contains { word in
      section.lowercased().contains(word) || declaration.name.lowercased().contains(word)
    }
    return ObjectSummary(
      key: declaration.symbolKey, location: location(of: declaration, node), isConst: type.isConst || (type.element?.isConst ?? false),
      isVolatile: !type.qualifiers.isDisjoint(with: [.volatile, .atomic]),
      isScalar: type.isArithmetic || type.isPointer, functions: functions, isVectorTable: isTable && !functions.isEmpty)
  }

  static func external(_ node: Node, _ declaration: Declaration) -> [ExternalDeclaration] {
    guard declaration.linkage == .external else { return [] }
    let isFunction = declaration.kind == .function
    return [
      ExternalDeclaration(
        name: declaration.name, isFunction: isFunction,
        isDefinition: node.kind == .functionDefinition || (!isFunction && declaration.isDefinedInUnit),
        type: node.type.canonical.spelling, spelling: node.type.spelling, location: location(of: declaration, node),
        isInMainFile: node.file.path == node.tree.mainFile.path)
    ]
  }

  private static func location(of declaration: Declaration, _ node: Node) -> Location {
    guard let site = declaration.site, site.file == node.site.file, node.site.range.contains(Int(site.start)) else {
      return node.location
    }
    return node.tree.location(of: site)
  }
}
