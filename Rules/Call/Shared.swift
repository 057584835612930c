internal import RuleKit
internal import Syntax

extension Node {
  /// The object or pointer that a pointer expression is derived from: `b` for `b + 2`, `&b[2]`, `(char *)b` and `&b`.
  var baseExpression: Node {
    let node = withoutCasts
    if node.unaryOperator == .addressOf, let inner = node.operand?.withoutParentheses {
      if inner.kind == .subscripting, let base = inner.children.first { return base.baseExpression }
      return inner
    }
    if node.binaryOperator == .add || node.binaryOperator == .subtract, let (left, right) = node.operands {
      return left.type.canonical.isPointer || left.type.canonical.isArray ? left.baseExpression : right.baseExpression
    }
    return node
  }

  /// Bytes of the characters that a pointer expression names; one where they are not known.
  var characterSize: Int { max(1, withoutCasts.type.canonical.element?.size ?? type.canonical.pointee?.size ?? 1) }

  /// The name of the library function that a call names; nil for a function that the project defines under such a name.
  var libraryName: String? {
    guard let function = calledFunction, function.linkage != .internal, !function.isDefinedInUnit else { return nil }
    return calledName
  }

  /// Whether the expression measures the length of the text in `object`, directly or through a variable that holds it.
  func mentionsLength(of object: Node, unboundedOnly: Bool = false) -> Bool {
    let base = object.baseExpression
    return subtree.contains { node in
      if let text = node.measuredText {
        if unboundedOnly, node.arguments.count > 1 { return false }
        return text.baseExpression.isStructurallyEqual(to: base)
      }
      guard node.kind == .declarationReference, let variable = node.declaration, variable.isLocal,
        variable.kind == .variable
      else { return false }
      return variable.assignedValues(in: node.enclosingFunction).contains { value in
        value.subtree.contains { inner in
          guard let text = inner.measuredText, !unboundedOnly || inner.arguments.count == 1 else { return false }
          return text.baseExpression.isStructurallyEqual(to: base)
        }
      }
    }
  }

  /// The `sizeof` expressions below that measure an object or what it points to.
  func sizes(of object: Node) -> [Node] {
    let base = object.baseExpression
    return subtree.filter { node in
      guard node.kind == .sizeOf, let operand = node.operand?.withoutParentheses else { return false }
      if operand.isStructurallyEqual(to: base) { return true }
      return operand.unaryOperator == .dereference
        && operand.operand?.withoutImplicitCasts.isStructurallyEqual(to: base) ?? false
    }
  }

  /// Whether the node is part of the condition of a statement or of `?:`.
  var isPartOfCondition: Bool {
    ancestors.prefix { !$0.kind.isDeclaration }.contains { $0.condition?.contains(self) ?? false }
  }

  /// The nearest loop around the node in its function.
  var enclosingLoop: Node? {
    ancestors.prefix { $0.kind != .functionDefinition }.first { $0.kind.isLoop }
  }

  /// Whether the expression is the terminator or another zero.
  var isZero: Bool { constantValue == 0 }

  /// The place that a plain assignment of zero clears: `d` for `d[n] = '\0'`, `*d = 0` and `*(d + n) = 0`.
  var clearedBase: Node? {
    guard binaryOperator == .assign, let (left, right) = operands else { return nil }
    let isCleared =
      right.isZero || (right.withoutCasts.binaryOperator == .assign && right.withoutCasts.clearedBase != nil)
    guard isCleared else { return nil }
    let place = left.withoutParentheses
    if place.kind == .subscripting { return place.children.first?.baseExpression }
    if place.unaryOperator == .dereference { return place.operand?.baseExpression }
    return nil
  }

  /// What a call of `memset(d, 0, n)` or a relative clears.
  var wipedBase: Node? {
    guard kind == .call, let name = calledName else { return nil }
    let arguments = arguments
    switch name {
    case "memset", "wmemset", "memset_s":
      guard arguments.count >= 3, arguments[name == "memset_s" ? 2 : 1].isZero else { return nil }
      return arguments[0].baseExpression
    case "bzero", "explicit_bzero": return arguments.first?.baseExpression
    default: return nil
    }
  }
}
