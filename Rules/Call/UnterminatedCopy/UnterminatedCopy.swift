internal import Source
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds bounded copies that leave no terminator where the source is too long, and that nothing terminates afterwards.
struct UnterminatedCopy: SyntaxRule {
  static let id: RuleID = "call/unterminated-copy"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.libraryName, ["strncpy", "stpncpy", "wcsncpy"].contains(name), node.arguments.count == 3
    else {
      return
    }
    let copy = BoundedCopy(call: node, unit: name == "wcsncpy" ? node.arguments[0].characterSize : 1)
    if copy.isNoText || copy.isShortSource || copy.isGuarded || copy.isTerminated || copy.isIntoCleared {
      report.holds(at: node)
    } else if let taker = copy.taker {
      report.add(.unknown(.environment(taker)), at: node, Unterminated(copy: copy, name: name))
    } else if copy.isForwarding {
      report.add(.unknown(.environment(copy.destination.quotation)), at: node, Unterminated(copy: copy, name: name))
    } else {
      report.violation(at: node, Unterminated(copy: copy, name: name))
    }
  }
}

/// A call of `strncpy` or a relative, and what its function does with the destination.
private struct BoundedCopy {
  let call: Node
  /// Bytes of a character.
  let unit: Int

  var destination: Node { call.arguments[0] }
  var source: Node { call.arguments[1] }
  var bound: Node { call.arguments[2] }
  private var base: Node { destination.baseExpression }
  private var function: Node? { call.enclosingFunction }

  /// A field of bytes, or one that says that it holds no text.
  var isNoText: Bool {
    if let field = base.declaration, field.attribute("nonstring") != nil || field.isWrittenNonstring { return true }
    let type = base.type.canonical
    let element = (type.element ?? type.pointee)?.canonical
    return element.map { $0.isInteger && $0.unqualifiedSpelling == "unsigned char" } ?? false
  }

  /// The source holds fewer characters than the bound, so its terminator is copied.
  var isShortSource: Bool {
    guard let bound = bound.constantValue else { return bound.addsOneToLength(of: source) }
    let text = source.withoutCasts
    if case .string(let units)? = text.literal { return units.count < bound }
    if text.kind == .conditional {
      return text.children.dropFirst().allSatisfy { branch in
        if case .string(let units)? = branch.withoutCasts.literal { units.count < bound } else { false }
      }
    }
    return source.room.map { Int128($0 / unit) <= bound } ?? false
  }

  /// The length of the source was compared before the call.
  var isGuarded: Bool {
    guard let function else { return false }
    return function.descendants.contains { node in
      guard node.id < call.id, node.binaryOperator?.isComparison ?? false, let (left, right) = node.operands else {
        return false
      }
      let isLeft = left.mentionsLength(of: source)
      guard isLeft || right.mentionsLength(of: source) else { return false }
      return !((isLeft ? right : left).constantValue.map { $0 <= 1 } ?? false)
    }
  }

  /// A later store puts a terminator into the destination, or an earlier one did behind the bound.
  var isTerminated: Bool {
    guard let function else { return false }
    let isPartial = base.room.map { room in bound.constantValue.map { Int($0) * unit < room } ?? true } ?? true
    return function.descendants.contains { node in
      guard let cleared = node.clearedBase else { return false }
      if isAlias(cleared) { return node.id > call.id }
      guard cleared.isStructurallyEqual(to: base) else { return false }
      if node.clearsFirstCharacter, base.type.canonical.isArray { return false }
      return node.id > call.id || isPartial || (call.enclosingLoop?.contains(node) ?? false)
    }
  }

  /// Whether a pointer was made from the destination, or is what the copy returned.
  private func isAlias(_ pointer: Node) -> Bool {
    guard pointer.kind == .declarationReference, let variable = pointer.declaration, variable.isLocal else {
      return false
    }
    return variable.assignedValues(in: function).contains { value in
      value.baseExpression.isStructurallyEqual(to: base) || value.contains(call)
    }
  }

  /// The bound leaves the end of an object that was cleared before and has static storage or was wiped.
  var isIntoCleared: Bool {
    guard let function else { return false }
    if let room = base.room, let bound = bound.constantValue, Int(clamping: bound) * unit >= room { return false }
    let isWiped = function.descendants.contains { node in
      node.id < call.id && (node.wipedBase.map { covers($0) } ?? false)
    }
    guard let object = rootObject else { return isWiped }
    if object.hasGlobalStorage { return true }
    let values = object.assignedValues(in: function)
    if object.type.canonical.isPointer { return isWiped || values.contains { $0.withoutCasts.calledName == "calloc" } }
    return isWiped || values.contains { $0.kind == .initialiserList || $0.withoutCasts.literal == .string([]) }
  }

  /// Whether wiping `wiped` wipes the destination: it is the same object or one around it.
  private func covers(_ wiped: Node) -> Bool {
    var part: Node? = base
    while let node = part {
      if node.isStructurallyEqual(to: wiped) { return true }
      let isPart = node.kind == .member || node.kind == .subscripting
      part = isPart ? node.children.first?.withoutCasts : nil
    }
    return false
  }

  /// The variable that holds the destination, without pointers between.
  private var rootObject: Declaration? {
    var node = base
    while node.kind == .member || node.kind == .subscripting {
      if node.isArrow { return nil }
      guard let inner = node.children.first?.withoutCasts else { return nil }
      node = inner
    }
    return node.kind == .declarationReference && node.declaration?.kind == .variable ? node.declaration : nil
  }

  /// A function that gets the destination after the copy and may write it.
  var taker: String? {
    guard let function else { return nil }
    for node in function.descendants where node.id > call.id && node.kind == .call {
      guard let callee = node.calledFunction, !callee.isInSystemHeader else { continue }
      let parameters = callee.type.canonical.parameters
      for (index, argument) in node.arguments.enumerated()
      where argument.baseExpression.isStructurallyEqual(to: base) && index < parameters.count {
        if parameters[index].canonical.pointee.map({ !$0.isConst }) ?? false { return callee.name }
      }
    }
    return nil
  }

  /// A wrapper that does nothing but pass its own destination and bound on; its callers may terminate.
  var isForwarding: Bool {
    guard let body = function?.body, body.children.count == 1 else { return false }
    return base.declaration?.kind == .parameter && bound.withoutCasts.declaration?.kind == .parameter
      && call.meaningfulParent?.kind == .returnStatement
  }
}

extension Declaration {
  /// Whether the attribute `nonstring` stands behind the declarator; libclang before 21 does not keep it.
  fileprivate var isWrittenNonstring: Bool {
    guard let site else { return false }
    let behind = SourceSite(file: site.file, start: Int(site.end), end: Int(site.end) + 80)
    return tree.text(of: behind).prefix { $0 != ";" && $0 != "," }.contains("nonstring")
  }
}

extension Node {
  /// Whether a bound is the length of the text and one more.
  fileprivate func addsOneToLength(of text: Node) -> Bool {
    guard withoutCasts.binaryOperator == .add, let (left, right) = withoutCasts.operands else {
      return mentionsIncrementedLength(of: text)
    }
    return (left.mentionsLength(of: text) && (right.constantValue ?? 0) > 0)
      || (right.mentionsLength(of: text) && (left.constantValue ?? 0) > 0)
  }

  private func mentionsIncrementedLength(of text: Node) -> Bool {
    guard let variable = withoutCasts.declaration, withoutCasts.kind == .declarationReference, variable.isLocal else {
      return false
    }
    let values = variable.assignedValues(in: enclosingFunction)
    return !values.isEmpty
      && values.allSatisfy { $0.withoutCasts.binaryOperator == .add && $0.addsOneToLength(of: text) }
  }

  /// Whether a store of zero clears the first character and so says nothing of the last.
  fileprivate var clearsFirstCharacter: Bool {
    guard let place = operands?.left.withoutParentheses else { return false }
    return place.unaryOperator == .dereference
      ? place.operand?.withoutCasts.binaryOperator == nil
      : place.children.last?.isZero ?? false
  }
}

private struct Unterminated: Message {
  let copy: BoundedCopy
  let name: String
  var en: String {
    "`\(name)` writes no terminator to `\(copy.destination.quotation)` where the source has `\(copy.bound.quotation)` characters or more, and none is added"
  }
  var ja: String {
    "コピー元が `\(copy.bound.quotation)` 文字以上のとき `\(name)` は `\(copy.destination.quotation)` に終端文字を書かず、その後も終端していない"
  }
}
