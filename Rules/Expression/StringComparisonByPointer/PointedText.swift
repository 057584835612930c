internal import RuleKit
internal import Syntax

/// What a pointer to characters leads to, as far as the unit tells.
enum PointedText {
  /// A text that is part of the program: a literal, a constant array, an entry of a table of constants.
  case constant
  /// A buffer of characters, a part of one that was split off, or what the library has read or copied.
  case buffer

  /// - Returns: nil where it is not known, or may be either.
  static func of(_ expression: Node) -> PointedText? {
    var search = PointerSearch()
    return search.text(behind: expression)
  }
}

/// Follows a pointer back to what it was set to.
private struct PointerSearch {
  private var seen: Set<Declaration> = []

  /// Functions that read, split off or copy a text.
  private static let makers: Set<String> = [
    "strtok", "strtok_r", "strtok_s", "strsep", "fgets", "gets", "getenv", "secure_getenv", "strdup", "strndup",
    "readline",
  ]
  /// Functions whose result points into their first argument.
  private static let finders: Set<String> = [
    "strchr", "strrchr", "strstr", "strpbrk", "index", "rindex", "strcpy", "strncpy", "strcat", "strncat", "stpcpy",
  ]

  mutating func text(behind expression: Node) -> PointedText? {
    let node = expression.withoutCasts
    switch node.kind {
    case .stringLiteral: return .constant
    case .call:
      guard let name = node.calledName, node.calledFunction?.isDefinedInUnit == false else { return nil }
      if Self.makers.contains(name) { return .buffer }
      // What was found in a constant is a position in it.
      guard Self.finders.contains(name), let base = node.arguments.first else { return nil }
      return text(behind: base) == .buffer ? .buffer : nil
    case .binary:
      guard let (left, right) = node.operands else { return nil }
      if node.binaryOperator == .assign { return text(behind: right) }
      return text(behind: left.type.canonical.isPointer ? left : right)
    case .unary where node.unaryOperator == .addressOf:
      guard let element = node.operand?.withoutParentheses, element.kind == .subscripting else { return nil }
      return element.children.first.flatMap { text(behind: $0) }
    case .member, .subscripting: return text(inElement: node)
    case .declarationReference: return node.declaration.flatMap { text(behind: $0, at: node) }
    default: return nil
    }
  }

  private mutating func text(behind object: Declaration, at use: Node) -> PointedText? {
    if object.hasGlobalStorage {
      if object.isConstantData { return .constant }
      return object.type.canonical.isArray ? .buffer : nil
    }
    if object.type.canonical.isArray { return .buffer }
    guard let function = use.enclosingFunction, seen.insert(object).inserted else { return nil }
    if object.kind == .parameter { return text(inParameter: object, of: function) }
    return text(inVariable: object, of: function)
  }

  /// What all values of a local pointer lead to.
  private mutating func text(inVariable pointer: Declaration, of function: Node) -> PointedText? {
    let takers = function.descendants.filter {
      $0.unaryOperator == .addressOf && $0.operand?.withoutParentheses.declaration == pointer
    }
    if let taker = takers.first {
      let isRead = taker.meaningfulParent?.isLibraryCall(of: ["getline", "getdelim"]) == true
      return isRead ? .buffer : nil
    }
    let values = pointer.assignedValues(in: function).filter { value in
      value.constantValue != 0 && value.parent?.kind != .compoundAssignment && !value.mentions(pointer)
    }
    return common(values)
  }

  /// What all callers in the unit hand over.
  private mutating func text(inParameter parameter: Declaration, of function: Node) -> PointedText? {
    guard parameter.assignedValues(in: function).isEmpty,
      let position = function.parameters.firstIndex(where: { $0.declaration == parameter })
    else { return nil }
    return common(function.callsInUnit.compactMap { $0.arguments.dropFirst(position).first })
  }

  private mutating func common(_ values: [Node]) -> PointedText? {
    var found: PointedText?
    for value in values {
      guard let text = text(behind: value), found == nil || found == text else { return nil }
      found = text
    }
    return found
  }

  /// An entry of a table, an argument of the program, or an array that is a member.
  private mutating func text(inElement element: Node) -> PointedText? {
    guard let root = element.rootReference, let object = root.declaration else { return nil }
    if object.isConstantData { return .constant }
    if object.kind == .parameter, element.kind == .subscripting, root.enclosingFunction?.declaration?.name == "main" {
      return .buffer
    }
    if isEntry(object, at: root) { return .constant }
    guard let letter = element.type.canonical.element else { return nil }
    return letter.isConst ? nil : .buffer
  }

  /// Whether a local pointer goes through a table of constants: `entry = &table[i]; … entry->name`.
  private func isEntry(_ pointer: Declaration, at use: Node) -> Bool {
    guard pointer.isLocal, pointer.kind == .variable, let function = use.enclosingFunction else { return false }
    let values = pointer.assignedValues(in: function).filter { !$0.mentions(pointer) }
    return !values.isEmpty && values.allSatisfy { $0.rootReference?.declaration?.isConstantData == true }
  }
}

extension Declaration {
  /// Whether the object is data of the program that nothing changes: a constant, or a table that is initialised with
  /// literals alone and to which the unit assigns no pointer.
  fileprivate var isConstantData: Bool {
    let isTable = type.canonical.isArray
    guard kind == .variable, hasGlobalStorage || isTable else { return false }
    var type = type.canonical
    while let element = type.element { type = element.canonical }
    let initialiser = definition?.initialiser
    let isOfLiterals = initialiser?.subtree.contains { $0.kind == .stringLiteral } == true
    if initialiser?.subtree.contains(where: { $0.declaration?.kind == .variable || $0.declaration?.kind == .parameter })
      == true
    {
      return false
    }
    if type.isConst { return hasGlobalStorage || isOfLiterals }
    guard isOfLiterals, !type.isCharacter, linkage != .external || isTable else { return false }
    return !tree.functions.contains { function in
      function.descendants.contains { node in
        guard let target = node.assignedOperand, target.type.canonical.isPointer else { return false }
        return target.rootReference?.declaration == self
      }
    }
  }
}

extension Node {
  /// Whether the expression is an array of `char` or a pointer to it, and not to bytes.
  var isPlainText: Bool {
    let type = type.canonical
    return (type.element ?? type.pointee)?.unqualifiedSpelling == "char"
  }

  /// The calls of a function definition in its unit.
  var callsInUnit: [Node] {
    tree.functions.flatMap { caller in
      caller.descendants.filter { $0.kind == .call && $0.calledFunction == declaration }
    }
  }

  /// The reference to the object that an element, a member or an address belongs to.
  fileprivate var rootReference: Node? {
    let node = withoutCasts
    switch node.kind {
    case .declarationReference: return node
    case .member, .subscripting: return node.children.first?.rootReference
    case .unary where node.unaryOperator == .addressOf || node.unaryOperator == .dereference:
      return node.operand?.rootReference
    case .binary where node.binaryOperator == .add || node.binaryOperator == .subtract:
      return node.operands.flatMap { $0.left.rootReference }
    default: return nil
    }
  }

  fileprivate func mentions(_ object: Declaration) -> Bool {
    subtree.contains { $0.kind == .declarationReference && $0.declaration == object }
  }
}
