internal import Basics
internal import Syntax

extension TreeBuilder {
  /// The direct children of a node that is complete.
  func children(of node: UInt32) -> [NodeRecord] {
    var found: [NodeRecord] = []
    var index = Int(node) + 1
    while index < Int(parts.nodes[Int(node)].end) {
      found.append(parts.nodes[index])
      index = Int(parts.nodes[index].end)
    }
    return found
  }

  /// Corrects the type of an expression that libclang says to be an array or function, but that is a pointer: libclang
  /// shows the type of a parameter as it was declared, before its adjustment (C11 6.7.6.3p7), wherever it passes through.
  func adjustType(of index: UInt32) {
    let node = parts.nodes[Int(index)]
    if node.kind == .declarationReference {
      guard node.payload != .max else { return }
      let declaration = parts.declarations[ID(Int(node.payload))]
      if declaration.declaredType != nil { parts.nodes[Int(index)].type = declaration.type }
      return
    }
    let operands = children(of: index)
    let candidates: [NodeRecord]
    switch node.kind {
    case .parenthesised, .implicitCast, .compoundAssignment: candidates = Array(operands.prefix(1))
    case .unary where node.detail == UnaryOperator.dereference.rawValue:
      adjustElement(of: index, operands)
      return
    case .subscripting:
      adjustElement(of: index, operands)
      return
    case .unary: candidates = operands
    case .binary where node.detail == BinaryOperator.comma.rawValue: candidates = operands.suffix(1)
    case .binary, .binaryConditional: candidates = operands
    case .conditional, .genericSelection, .builtinExpression: candidates = Array(operands.dropFirst())
    case .statementExpression: candidates = lastStatement(of: index).map { [$0] } ?? []
    default: return
    }
    if let pointer = candidates.first(where: { parts.types[$0.type].kind == .pointer }) {
      parts.nodes[Int(index)].type = pointer.type
    }
  }

  /// `*&parameter` and `(&parameter)[0]`.
  private func adjustElement(of index: UInt32, _ operands: [NodeRecord]) {
    for operand in operands where parts.types[operand.type].kind == .pointer {
      let pointer = parts.types[parts.types[operand.type].canonical]
      if let pointee = pointer.base, parts.types[pointee].kind == .pointer { parts.nodes[Int(index)].type = pointee }
    }
  }

  private func lastStatement(of index: UInt32) -> NodeRecord? {
    let block = index + 1
    return block < parts.nodes.count ? children(of: block).last : nil
  }
}
