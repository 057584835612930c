internal import Machine
internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// An integer value that becomes another integer type without a cast.
struct IntegerConversion {
  /// Where a finding stands.
  let site: Node
  /// The expression whose value is converted.
  let source: Node
  let target: IntegerFormat
  /// The type or the bit-field, as a message names it.
  let targetName: String

  /// The conversions below a node: by initialisation, assignment, argument, return, operator, and into bit-fields.
  static func all(in root: Node) -> [IntegerConversion] {
    root.subtree.compactMap { node in
      if node.kind == .implicitCast { return implicit(node) }
      return node.binaryOperator == .assign && node.kind == .binary ? bitField(node) : nil
    }
  }

  private static func implicit(_ cast: Node) -> IntegerConversion? {
    guard cast.conversion == .integer, let source = cast.operand, let format = cast.type.integerFormat,
      !cast.type.isBoolean, !cast.isPartOfExplicitCast
    else { return nil }
    return IntegerConversion(site: cast, source: source, target: format, targetName: cast.type.unqualifiedName)
  }

  private static func bitField(_ assignment: Node) -> IntegerConversion? {
    guard let (left, right) = assignment.operands else { return nil }
    let field = left.withoutParentheses
    guard field.kind == .member, field.declaration?.bitWidth != nil, let format = field.storageFormat,
      !field.type.isBoolean, let name = field.declaration?.name
    else { return nil }
    return IntegerConversion(site: right, source: right, target: format, targetName: "\(name): \(format.bits)")
  }
}

extension Type {
  /// The type as written, without qualifiers at its front.
  var unqualifiedName: String {
    if isPointer { return spelling }
    var text = spelling[...]
    for word in ["const ", "volatile ", "const "] where text.hasPrefix(word) { text = text.dropFirst(word.count) }
    return String(text)
  }

  /// An integer type that is spelled `int`: the type of arithmetic, which tells nothing about the values meant.
  var isPlainInt: Bool { ["int", "unsigned int", "unsigned"].contains(unqualifiedName) }
}

extension Node {
  /// Whether a conversion only carries out the cast written around it.
  var isPartOfExplicitCast: Bool {
    var node = parent
    while let current = node, current.kind == .parenthesised { node = current.parent }
    return node?.kind == .explicitCast && node?.type.isSame(as: type) == true
  }

  /// Whether the expression reads a variable, parameter or member.
  var isObject: Bool {
    guard kind == .declarationReference || kind == .member else { return false }
    return declaration?.kind == .variable || declaration?.kind == .parameter || declaration?.kind == .field
  }

  /// Whether the expression reads a volatile object, such as a device register.
  var readsVolatile: Bool { subtree.contains { $0.kind.isExpression && $0.type.canonical.isVolatile } }

  /// The place of the declaration of what the expression names.
  var declarationStep: Step? {
    guard let declaration, let site = declaration.site, declaration.kind != .enumerator else { return nil }
    return Step(
      location: tree.location(of: site),
      text: Text(
        en: "`\(declaration.name)` is declared as `\(declaration.type.spelling)`",
        ja: "`\(declaration.name)` は `\(declaration.type.spelling)` として宣言されている"))
  }

  /// The expression without parentheses and conversions, implicit or written, that keep its value.
  var withoutWidening: Node {
    let node = withoutImplicitCasts
    guard node.kind == .explicitCast, let inner = node.operand?.withoutImplicitCasts,
      let wide = node.type.integerFormat,
      let narrow = inner.storageFormat, wide.contains(narrow.minimum), wide.contains(narrow.maximum)
    else { return node }
    return inner.withoutWidening
  }

  /// What the function assigns to a local variable, in order; empty for other expressions.
  func valuesAssigned(to variable: Node) -> [Node] {
    guard let declaration = variable.declaration, declaration.isLocal, declaration.kind == .variable else { return [] }
    return descendants.compactMap { node in
      if node.kind == .variable, node.declaration == declaration { return node.initialiser }
      guard node.binaryOperator == .assign, let (left, right) = node.operands,
        left.withoutParentheses.declaration == declaration
      else { return nil }
      return right
    }
  }

  /// The call of a function that reads a number from text.
  var parsingCall: Node? {
    let call = withoutCasts
    let parsers: Set<String> = ["atoi", "atol", "atoll", "strtol", "strtoll", "strtoimax", "strtod", "atof"]
    return call.kind == .call && parsers.contains(call.calledName ?? "") ? call : nil
  }

  /// Whether a part of this function's conditions or comparisons looks at the same expression.
  func examines(_ expression: Node) -> Bool {
    descendants.contains { node in
      switch node.kind {
      case .ifStatement, .whileStatement, .doStatement, .forStatement, .switchStatement, .conditional:
        node.condition?.mentions(expression) == true
      case .binary: node.binaryOperator?.isComparison == true && node.mentions(expression)
      default: false
      }
    }
  }

  /// Whether an expression equal to `other` stands in this one.
  func mentions(_ other: Node) -> Bool {
    let wanted = other.withoutCasts
    return subtree.contains { $0.kind == wanted.kind && $0.isStructurallyEqual(to: wanted) }
  }

  /// Whether the function splits the expression into bytes: `x >> 8` beside `x`.
  func splits(_ expression: Node) -> Bool {
    let wanted = expression.withoutCasts
    return descendants.contains { node in
      guard node.binaryOperator == .shiftRight || node.binaryOperator == .shiftRightAssign,
        let left = node.operands?.left
      else { return false }
      return left.withoutCasts.isStructurallyEqual(to: wanted)
    }
  }
}

extension IntegerFormat {
  var range: String { "\(minimum) … \(maximum)" }
}
