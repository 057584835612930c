internal import Basics
internal import Syntax

extension TreeBuilder {
  /// What a conversion does, from the two types and the form of the operand (C11 6.3).
  func conversion(from operand: Int, to type: ID<TypeRecord>) -> Conversion {
    let target = parts.types[type]
    let source = parts.types[parts.nodes[operand].type]
    switch (source.kind, target.kind) {
    case (_, .void): return .toVoid
    case (.array, .pointer), (.incompleteArray, .pointer), (.variableArray, .pointer): return .arrayDecay
    case (.function, .pointer): return .functionDecay
    default: break
    }
    if isLvalue(operand), source.canonical == target.canonical || sameUnqualified(source, target) {
      return .lvalueToRvalue
    }
    switch (scalarClass(source.kind), scalarClass(target.kind)) {
    case (.integer, .boolean), (.boolean, .boolean): return .integerToBoolean
    case (.floating, .boolean): return .floatToBoolean
    case (.pointer, .boolean): return .pointerToBoolean
    case (.integer, .integer), (.boolean, .integer): return source.canonical == target.canonical ? .none : .integer
    case (.integer, .floating), (.boolean, .floating): return .integerToFloat
    case (.floating, .integer): return .floatToInteger
    case (.floating, .floating): return .float
    case (.integer, .pointer), (.boolean, .pointer):
      return isZero(operand) ? .nullToPointer : .integerToPointer
    case (.pointer, .integer): return .pointerToInteger
    case (.pointer, .pointer): return .pointer
    default: return .none
    }
  }

  private enum ScalarClass { case integer, boolean, floating, pointer, other }

  private func scalarClass(_ kind: TypeKind) -> ScalarClass {
    switch kind {
    case .integer, .enumeration: .integer
    case .bool: .boolean
    case .floating: .floating
    case .pointer: .pointer
    default: .other
    }
  }

  private func sameUnqualified(_ a: TypeRecord, _ b: TypeRecord) -> Bool {
    unqualifiedSpelling(a.canonical) == unqualifiedSpelling(b.canonical)
  }

  private func isZero(_ node: Int) -> Bool {
    parts.nodes[node].kind == .integerLiteral && parts.nodes[node].payload != .max
      && parts.literals[Int(parts.nodes[node].payload)] == .integer(0)
  }

  private func isLvalue(_ index: Int) -> Bool {
    let node = parts.nodes[index]
    switch node.kind {
    case .declarationReference:
      guard node.payload != .max else { return false }
      let kind = parts.declarations[ID(Int(node.payload))].kind
      return kind != .enumerator && kind != .function
    case .member, .subscripting, .compoundLiteral, .stringLiteral: return true
    case .unary: return node.detail == UnaryOperator.dereference.rawValue || (node.detail == 13 && isLvalue(index + 1))
    case .parenthesised: return isLvalue(index + 1)
    default: return false
    }
  }

  /// The canonical spelling without qualifiers at the top, as a key of comparison.
  private func unqualifiedSpelling(_ id: ID<TypeRecord>) -> String {
    let record = parts.types[id]
    var words = record.spelling[...]
    if record.kind == .pointer {
      for word in ["const", "volatile", "restrict", " "] where words.hasSuffix(word) {
        words = words.dropLast(word.count)
      }
      return String(words)
    }
    for word in ["const ", "volatile ", "const "] where words.hasPrefix(word) { words = words.dropFirst(word.count) }
    return String(words)
  }
}
