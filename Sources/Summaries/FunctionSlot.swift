internal import Source
internal import Syntax

/// A place that holds function pointers: an object, all fields of one name in one structure type, or a parameter.
public struct FunctionSlot: Hashable, Comparable, Sendable {
  public let text: String

  public init(text: String) { self.text = text }

  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }

  init(object: SymbolKey) { text = object.text }
  init(parameter position: Int, of function: SymbolKey) { text = "\(function.text)(\(position))" }
  init(field: Declaration) { text = "\(field.parent?.name ?? "").\(field.name)" }

  /// All fields of a structure type: for an initialiser without designators whose structure is not examined.
  init(anyFieldOf record: String) { text = "\(record).*" }

  /// The slot that holds all fields of this field's structure type; nil for objects and parameters.
  var anyField: FunctionSlot? {
    guard let dot = text.lastIndex(of: "."), !text.contains("#"), text.first != "." else { return nil }
    return FunctionSlot(text: text[..<dot] + ".*")
  }
}

/// A function pointer's way into a slot: a function itself, or what another slot holds.
public struct FunctionFlow: Hashable, Sendable {
  public enum Source: Hashable, Sendable {
    case function(SymbolKey)
    case slot(FunctionSlot)
  }

  public let source: Source
  public let target: FunctionSlot

  public init(source: Source, target: FunctionSlot) {
    self.source = source
    self.target = target
  }
}

extension FunctionSlot {
  /// Whether it is the member of POSIX's `struct sigaction` that holds the handler.
  var isSignalHandler: Bool { text.hasSuffix(".sa_handler") || text.hasSuffix(".sa_sigaction") }

  /// The slot that an expression reads or writes; nil where it cannot be named.
  static func of(_ expression: Node) -> FunctionSlot? {
    let node = expression.withoutCasts
    switch node.kind {
    case .unary where node.unaryOperator == .dereference: return node.operand.flatMap(of)
    case .subscripting: return node.children.first.flatMap(of)
    case .member:
      guard let field = node.declaration else { return nil }
      return FunctionSlot(field: field)
    case .declarationReference:
      guard let target = node.declaration else { return nil }
      switch target.kind {
      case .variable:
        return target.hasGlobalStorage ? FunctionSlot(object: target.symbolKey) : local(target, in: node)
      case .parameter: return parameter(target, in: node)
      default: return nil
      }
    default: return nil
    }
  }

  private static func local(_ variable: Declaration, in node: Node) -> FunctionSlot? {
    guard let function = node.enclosingFunction?.declaration else { return nil }
    return FunctionSlot(text: "\(function.symbolKey.text)/\(variable.name)")
  }

  private static func parameter(_ parameter: Declaration, in node: Node) -> FunctionSlot? {
    guard let function = node.enclosingFunction, let declaration = function.declaration,
      let position = function.parameters.firstIndex(where: { $0.declaration == parameter })
    else { return nil }
    return FunctionSlot(parameter: position, of: declaration.symbolKey)
  }
}

extension FunctionFlow {
  /// Function pointers that a node moves: by assignment, initialisation, or as an argument.
  static func flows(of node: Node) -> [FunctionFlow] {
    switch node.kind {
    case .binary where node.binaryOperator == .assign:
      guard let (left, right) = node.operands, left.type.holdsFunctions else { return [] }
      return FunctionSlot.of(left).map { flows(from: right, type: left.type, to: $0) } ?? []
    case .variable:
      guard let variable = node.declaration, let initialiser = node.initialiser else { return [] }
      let slot =
        variable.hasGlobalStorage
        ? FunctionSlot(object: variable.symbolKey)
        : node.enclosingFunction?.declaration.map { FunctionSlot(text: "\($0.symbolKey.text)/\(variable.name)") }
      return slot.map { flows(from: initialiser, type: variable.type, to: $0) } ?? []
    case .call:
      guard let callee = node.calledFunction else { return [] }
      return node.arguments.enumerated().flatMap { position, argument in
        argument.type.holdsFunctions
          ? flows(from: argument, type: argument.type, to: FunctionSlot(parameter: position, of: callee.symbolKey)) : []
      }
    default: return []
    }
  }

  private static func flows(from value: Node, type: Type, to slot: FunctionSlot) -> [FunctionFlow] {
    let node = value.withoutCasts
    switch node.kind {
    case .initialiserList: return flows(fromList: node, type: type.canonical, to: slot)
    case .designatedInitialiser:
      return node.children.last.map { flows(from: $0, type: type, to: slot) } ?? []
    case .compoundLiteral: return node.children.last.map { flows(from: $0, type: node.type, to: slot) } ?? []
    case .conditional:
      return flows(from: node.child(1), type: type, to: slot) + flows(from: node.child(2), type: type, to: slot)
    case .unary where node.unaryOperator == .addressOf:
      return node.operand.map { flows(from: $0, type: type, to: slot) } ?? []
    case .declarationReference where node.declaration?.kind == .function:
      return node.declaration.map { [FunctionFlow(source: .function($0.symbolKey), target: slot)] } ?? []
    default:
      guard type.holdsFunctions, let source = FunctionSlot.of(node), source != slot else { return [] }
      return [FunctionFlow(source: .slot(source), target: slot)]
    }
  }

  /// Walks an initialiser with the type that it fills, since libclang gives the written list no type.
  private static func flows(fromList list: Node, type: Type, to slot: FunctionSlot) -> [FunctionFlow] {
    if let element = type.element { return list.children.flatMap { flows(from: $0, type: element, to: slot) } }
    guard type.isRecord else { return list.children.flatMap { flows(from: $0, type: type, to: slot) } }
    let fields = type.declaration?.definition?.children.filter { $0.kind == .field }.compactMap(\.declaration) ?? []
    var position = 0
    var found: [FunctionFlow] = []
    for child in list.children {
      let named =
        child.kind == .designatedInitialiser ? child.children.filter { $0.kind == .member }.last?.declaration : nil
      if let named, let index = fields.firstIndex(of: named) { position = index }
      if let field = named ?? (fields.indices.contains(position) ? fields[position] : nil) {
        found += flows(from: child, type: field.type.canonical, to: FunctionSlot(field: field))
      } else {
        found += flows(from: child, type: child.type, to: FunctionSlot(anyFieldOf: type.declaration?.name ?? ""))
      }
      position += 1
    }
    return found
  }
}

extension Type {
  /// Whether values of the type are function pointers, or arrays or structures that may hold them.
  fileprivate var holdsFunctions: Bool {
    let type = canonical
    if let element = type.element { return element.holdsFunctions }
    return type.isRecord || type.isFunction || type.pointee?.canonical.isFunction == true
  }
}
