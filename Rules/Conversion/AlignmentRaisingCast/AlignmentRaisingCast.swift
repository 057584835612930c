internal import Basics
internal import Source
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds casts to pointers whose target type needs a stricter alignment than the original object has.
struct AlignmentRaisingCast: SyntaxRule {
  static let id: RuleID = "conversion/alignment-raising-cast"
  static let kinds: [NodeKind] = [.explicitCast, .implicitCast]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.conversion == .pointer, let needed = node.type.canonical.pointee?.alignment, needed > 1,
      let operand = node.operand, !node.isPartOfExplicitCast
    else { return }
    let origin = operand.withoutPointerCasts
    guard let given = origin.pointedAlignment else { return }
    if given >= needed || isConstantAddress(origin) { return report.holds(at: node) }
    let message = Misaligned(
      pointer: origin.excerpt, pointee: node.type.pointee?.unqualifiedName ?? node.type.spelling, needed: needed,
      given: given)
    let isData = origin.pointee?.isInteger == true
    let isDeliberate =
      operand.passesVoid || origin.isDerivedFromCast || node.enclosesCheck(of: origin) || origin.isOfSystemMacro
    if isData, !isDeliberate, node.isUsedAtOnce || node.isStored {
      report.violation(at: node, message, steps: origin.withoutCasts.declarationStep.map { [$0] } ?? [])
    } else {
      report.add(.unknown(.environment("the alignment of \(origin.excerpt)")), at: node, message)
    }
  }

  private func isConstantAddress(_ pointer: Node) -> Bool {
    pointer.withoutCasts.constantValue != nil || pointer.withoutCasts.kind == .stringLiteral
  }
}

extension Node {
  /// The pointer before all casts between pointer types.
  fileprivate var withoutPointerCasts: Node {
    var node = withoutParentheses
    while node.kind == .explicitCast || node.kind == .implicitCast, node.type.isPointer, let inner = node.operand,
      inner.type.isPointer || inner.type.isArray, node.conversion != .lvalueToRvalue
    {
      node = inner.withoutParentheses
    }
    return node
  }

  /// Whether the pointer is cast to `void *` on the way, which says that the alignment was thought of.
  fileprivate var passesVoid: Bool {
    let node = withoutParentheses
    guard node.kind == .explicitCast || node.kind == .implicitCast else { return false }
    return node.type.canonical.pointee?.isVoid == true || node.operand?.passesVoid == true
  }

  /// Whether the pointer is computed from another object's address by way of bytes: `(char *)p - offsetof(…)`.
  fileprivate var isDerivedFromCast: Bool {
    let node = withoutImplicitCasts
    if node.kind == .explicitCast { return true }
    guard node.binaryOperator == .add || node.binaryOperator == .subtract, let (left, right) = node.operands else {
      return false
    }
    return (left.type.isPointer ? left : right).isDerivedFromCast
  }

  /// Whether the pointer comes from the body of a system header's macro, whose interface says how it is aligned.
  fileprivate var isOfSystemMacro: Bool {
    guard let origin = withoutImplicitCasts.origin, !origin.isArgument else { return false }
    return tree.file(of: origin.spelling).isSystem
  }

  /// Whether the node is a local pointer that only ever holds what functions return as `void *`.
  fileprivate var isAllocated: Bool {
    guard kind == .declarationReference, let variable = declaration, variable.kind == .variable, variable.isLocal,
      let function = enclosingFunction
    else { return false }
    let values = function.descendants.compactMap { node -> Node? in
      if node.kind == .variable { return node.declaration == variable ? node.initialiser : nil }
      guard node.isAssignment, let (left, right) = node.operands else { return nil }
      guard left.withoutParentheses.declaration == variable else { return nil }
      return node.kind == .compoundAssignment ? node : right
    }
    let calls = values.map(\.withoutCasts).filter { $0.constantValue == nil }
    return !calls.isEmpty && calls.allSatisfy { $0.kind == .call && $0.type.canonical.pointee?.isVoid == true }
  }

  fileprivate var pointee: Type? {
    let type = type.canonical
    return type.pointee?.canonical ?? type.element?.canonical
  }

  /// The alignment that the pointed object has for certain; nil for `void *` and what is not known.
  fileprivate var pointedAlignment: Int? {
    let root = withoutCasts
    // What is allocated is aligned for every type (C11 7.22.3).
    if root.kind == .call || root.isAllocated { return nil }
    if root.unaryOperator == .addressOf, let object = root.operand?.withoutParentheses {
      return object.declaredAlignment ?? object.type.canonical.alignment
    }
    guard let pointee, !pointee.isVoid, !pointee.isFunction else { return nil }
    if type.isArray, let declared = root.declaredAlignment { return declared }
    return pointee.alignment
  }

  /// The alignment that an attribute or `_Alignas` gives; taken as sufficient, since its value is not compared.
  private var declaredAlignment: Int? {
    guard kind == .declarationReference || kind == .member, let declaration, let site = declaration.site else {
      return nil
    }
    if declaration.attribute("aligned") != nil { return 64 }
    let words = declaration.definition?.text ?? tree.text(of: site)
    if ["_Alignas", "alignas", "__align", "__ALIGN", "aligned"].contains(where: { words.holds($0) }) { return 64 }
    // A member of a union beside wider members has the alignment of the union.
    return kind == .member ? children.first?.type.unionAlignment : nil
  }

  /// Whether the cast pointer is dereferenced on the spot.
  fileprivate var isUsedAtOnce: Bool {
    guard let parent = meaningfulParent else { return false }
    switch parent.kind {
    case .unary: return parent.unaryOperator == .dereference
    case .member: return parent.isArrow
    case .subscripting: return true
    default: return false
    }
  }

  /// Whether the cast pointer is kept in a variable, member or result.
  fileprivate var isStored: Bool {
    guard let parent = meaningfulParent else { return false }
    return parent.kind == .variable || parent.binaryOperator == .assign || parent.kind == .returnStatement
  }

  /// Whether the function computes with the pointer's address, as an alignment check does.
  fileprivate func enclosesCheck(of pointer: Node) -> Bool {
    guard let function = enclosingFunction else { return false }
    let wanted = pointer.withoutCasts
    return function.descendants.contains { node in
      node.conversion == .pointerToInteger && node.operand?.mentions(wanted) == true
    }
  }
}

extension Type {
  fileprivate var unionAlignment: Int? {
    let type = canonical.pointee?.canonical ?? canonical
    return type.kind == .record(isUnion: true) ? type.alignment : nil
  }
}

private struct Misaligned: Message {
  let pointer: String
  let pointee: String
  let needed: Int
  let given: Int
  var en: String {
    "`\(pointer)` is aligned to \(given) byte\(given == 1 ? "" : "s"), but `\(pointee)` needs \(needed)"
  }
  var ja: String { "`\(pointer)` の境界調整は \(given) バイトだが、`\(pointee)` には \(needed) バイトが必要" }
}
