internal import Basics
internal import IR
internal import Syntax

/// Arrays whose size is known only at run time. The sizes are computed where the declaration is reached and kept in
/// objects, one for each level of the type.
extension FunctionLowering {
  func lowerVariableArray(_ node: Node, _ local: ID<Local>) throws(Obstacle) {
    try rememberSizes(of: node.type, node.arraySizes, node)
    let bytes = try variableSize(of: node.type, node)
    scopes[scopes.count - 1].locals.append(local)
    emit(.storageLive(local, bytes: bytes))
  }

  /// Computes the sizes of a variably modified type from the sizes in its declarator, outermost first.
  func rememberSizes(of type: Type, _ sizes: [Node], _ node: Node) throws(Obstacle) {
    var rest = sizes[...]
    var levels: [(type: Type, count: Operand)] = []
    var inner = type.canonical
    while true {
      switch inner.kind {
      case .variableArray:
        guard variableSizes[inner.id] == nil, let size = rest.popFirst() else { break }
        let count = try converted(try scalar(size), to: unit.sizeType, node)
        levels.append((inner, count))
      case .array, .incompleteArray, .pointer: break
      default:
        return try multiply(levels, node)
      }
      guard let next = inner.element ?? inner.pointee else { return try multiply(levels, node) }
      inner = next.canonical
    }
  }

  /// Sizes in bytes from the innermost level outwards.
  private func multiply(_ levels: [(type: Type, count: Operand)], _ node: Node) throws(Obstacle) {
    for (type, count) in levels.reversed() {
      guard let element = type.element else { continue }
      let size = try self.size(of: element, node)
      let result = register(unit.sizeType)
      emit(.binary(result, .multiply, count, size))
      let local = temporary(unit.sizeType)
      store(.register(result), to: local)
      variableSizes[type.id] = local
    }
  }

  /// The bytes of a type, computed where they vary.
  private func size(of type: Type, _ node: Node) throws(Obstacle) -> Operand {
    let canonical = type.canonical
    if let size = canonical.size { return integer(Int128(size), unit.sizeType) }
    if canonical.kind == .variableArray { return try variableSize(of: canonical, node) }
    if canonical.kind == .array, let element = canonical.element, let count = canonical.count {
      let result = register(unit.sizeType)
      emit(.binary(result, .multiply, integer(Int128(count), unit.sizeType), try size(of: element, node)))
      return .register(result)
    }
    throw obstacle(.unknownType, node, "size of \(type.spelling)")
  }

  /// The bytes of a variable-length array.
  func variableSize(of type: Type, _ node: Node) throws(Obstacle) -> Operand {
    if let local = variableSizes[type.canonical.id] { return load(local) }
    throw obstacle(.unknownType, node, "size of \(type.spelling)")
  }

  func sizeValue(_ node: Node) throws(Obstacle) -> Operand {
    if case .integer(let number)? = node.literal { return integer(number, unit.type(node.type)) }
    if let operand = node.operand {
      let type = operand.type
      // The operand of a variable size is evaluated (C11 6.5.3.4p2); only its size matters here.
      return try converted(try size(of: type, node), to: unit.type(node.type), node)
    }
    let sizes = node.arraySizes
    guard !sizes.isEmpty else { throw obstacle(.unknownExpression, node) }
    throw obstacle(.unknownType, node, "size of a variable type name")
  }
}
