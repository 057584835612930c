internal import Syntax

/// A constant of the source that an expression leads to: a literal, or an array that nothing in the unit writes; also
/// through pointers, functions that only answer a constant, and functions that set a pointer of their caller.
struct ConstantOrigin {
  /// The literal or list.
  let value: Node
  /// The variable that holds it or leads to it; nil for a literal that stands in place.
  let holder: Declaration?

  init?(_ expression: Node, usedBy call: Node, depth: Int = 3) {
    let node = expression.withoutCasts
    guard depth > 0 else { return nil }
    switch node.kind {
    case .stringLiteral: self.init(value: node, holder: nil)
    case .compoundLiteral:
      guard let list = node.children.first, node.isConstantAggregate else { return nil }
      self.init(value: list, holder: nil)
    case .call:
      guard let origin = Self.answer(of: node, usedBy: call, depth) else { return nil }
      self = origin
    default:
      guard let path = ObjectPath(node), path.names.count == 1, path.root.kind == .variable else { return nil }
      let isPointer = path.root.type.canonical.isPointer
      let origin = isPointer ? Self.target(of: path.root, call, depth) : Self.contents(of: path, call, depth)
      guard let origin else { return nil }
      self = origin
    }
  }

  private init(value: Node, holder: Declaration?) {
    self.value = value
    self.holder = holder
  }

  /// Whether the constant is found where it stands, by the name of what holds it.
  var isNamed: Bool {
    let texts = value.subtree.filter { $0.kind == .stringLiteral }
    if !texts.isEmpty { return texts.contains { NamedSecret(text: $0)?.isPlausible ?? false } }
    return holder?.definition.flatMap { NamedSecret(bytes: $0) }?.isPlausible ?? false
  }

  /// Whether it can be a value of what the noun names.
  func isPlausible(for noun: String) -> Bool {
    let texts = value.subtree.filter { $0.kind == .stringLiteral }
    if texts.isEmpty {
      let width = value.type.canonical.element?.canonical.size ?? 1
      return SecretBytes(value.constantBytes, width: width).isPlausible(for: noun)
    }
    return texts.contains { literal in
      guard case .string(let units)? = literal.literal else { return false }
      return units.count >= 4 && SecretText(units).isPlausible(for: noun)
    }
  }

  // MARK: Ways

  /// The constant that a function of the unit answers at each `return`.
  private static func answer(of inner: Node, usedBy call: Node, _ depth: Int) -> ConstantOrigin? {
    guard let body = inner.calledFunction?.definition?.body else { return nil }
    let returns = body.descendants.filter { $0.kind == .returnStatement }
    let origins = returns.compactMap { $0.presentChild(0) }.compactMap {
      ConstantOrigin($0, usedBy: call, depth: depth - 1)
    }
    return origins.count == returns.count ? origins.first : nil
  }

  /// The contents of an array that holds nothing but constants.
  private static func contents(of path: ObjectPath, _ call: Node, _ depth: Int) -> ConstantOrigin? {
    guard path.root.type.canonical.isArray, let function = call.enclosingFunction,
      case .fixed(let place) = VectorOrigin(path.root, names: path.names, before: call, in: function).answer
    else { return nil }
    if let place, place.kind == .call {
      return place.arguments.dropFirst().first.flatMap { ConstantOrigin($0, usedBy: place, depth: depth - 1) }
    }
    guard let initialiser = path.root.initialiser, place == nil || initialiser == place else { return nil }
    return ConstantOrigin(value: initialiser.withoutImplicitCasts, holder: path.root)
  }

  /// The constant to which one of the values of a pointer leads.
  private static func target(of pointer: Declaration, _ call: Node, _ depth: Int) -> ConstantOrigin? {
    let functions = pointer.parent?.definition.map { [$0] } ?? pointer.tree.functions
    let values = [pointer.initialiser].compactMap(\.self) + functions.flatMap { Self.values(of: pointer, in: $0) }
    return values.lazy.compactMap { ConstantOrigin($0, usedBy: call, depth: depth - 1) }.first.map {
      ConstantOrigin(value: $0.value, holder: $0.holder ?? pointer)
    }
  }

  private static func values(of pointer: Declaration, in function: Node) -> [Node] {
    function.descendants.flatMap { node -> [Node] in
      if node.isAssignment, let (given, value) = node.givenPointer { return given == pointer ? [value] : [] }
      return node.kind == .call ? outputs(of: node, to: pointer) : []
    }
  }

  /// The values that a function of the unit stores in a pointer whose address it is given.
  private static func outputs(of call: Node, to pointer: Declaration) -> [Node] {
    guard let definition = call.calledFunction?.definition else { return [] }
    let parameters = definition.parameters.map(\.declaration)
    let positions = zip(call.arguments, parameters).filter { argument, _ in
      let argument = argument.withoutCasts
      return argument.unaryOperator == .addressOf && argument.operand?.withoutCasts.declaration == pointer
    }
    return positions.flatMap { _, parameter in
      definition.descendants.compactMap { node in
        guard node.binaryOperator == .assign, let (left, right) = node.operands,
          left.withoutCasts.unaryOperator == .dereference, let parameter, ObjectPath(left)?.root == parameter
        else { return nil }
        return right
      }
    }
  }
}
