internal import Machine
internal import Findings
internal import Source
internal import Syntax

// MARK: Text

extension Node {
  /// The expression on one line as a reader writes it, shortened for a message.
  var written: String {
    let hasArgument = subtree.contains { $0.origin?.isArgument == true }
    let text = hasArgument ? printed : self.text
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\\" }
    let line = words.joined(separator: " ")
    return line.count > 48 ? line.prefix(45) + "…" : line
  }

  /// The expression put together from the tree, for parts whose text stands in a macro's argument.
  private var printed: String {
    if isFromMacroBody { return text }
    switch kind {
    case .declarationReference: return declaration?.name ?? text
    case .integerLiteral: return constantValue.map(String.init) ?? text
    case .member: return (children.first?.printed ?? "") + (isArrow ? "->" : ".") + (declaration?.name ?? "")
    case .subscripting:
      let parts = children.map(\.printed)
      return parts.count == 2 ? "\(parts[0])[\(parts[1])]" : text
    case .implicitCast: return operand?.printed ?? text
    case .parenthesised: return "(\(operand?.printed ?? ""))"
    case .unary: return printedUnary
    case .binary, .compoundAssignment:
      guard let (left, right) = operands, let binaryOperator else { return text }
      return "\(left.printed) \(binaryOperator.spelling) \(right.printed)"
    case .call:
      let parts = children.map(\.printed)
      return (parts.first ?? "") + "(" + parts.dropFirst().joined(separator: ", ") + ")"
    default: return kind.isLiteral ? literalText : text
    }
  }

  /// A literal as it is written in a macro's argument.
  private var literalText: String {
    guard let start = origin?.spelling.start, let file = origin?.spelling.file, start != site.start else { return text }
    let bytes = Array(tree.text(of: SourceSite(file: file, start: Int(start), end: Int(start) + 64)).utf8)
    return Lexer.tokens(of: bytes).first.map { String(decoding: bytes[$0.range], as: UTF8.self) } ?? text
  }

  private var printedUnary: String {
    let inner = operand?.printed ?? ""
    return switch unaryOperator {
    case .postIncrement: inner + "++"
    case .postDecrement: inner + "--"
    case .preIncrement: "++" + inner
    case .preDecrement: "--" + inner
    case .addressOf: "&" + inner
    case .dereference: "*" + inner
    case .plus: "+" + inner
    case .minus: "-" + inner
    case .complement: "~" + inner
    case .logicalNot: "!" + inner
    case .realPart, .imaginaryPart, .extension, nil: inner
    }
  }

  /// The words of the expression without layout and comments.
  var words: [String] {
    let bytes = Array(text.utf8)
    return Lexer.tokens(of: bytes).filter { !$0.isComment }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  /// Whether two expressions do the same and are written with the same words: `LOW == LOW`, but not `LOW == OFF` where
  /// both macros are 0.
  func isWrittenLike(_ other: Node) -> Bool {
    let a = withoutParentheses
    let b = other.withoutParentheses
    guard a.isStructurallyEqual(to: b) else { return false }
    let isInArgument = a.subtree.contains { $0.origin?.isArgument == true }
    let isSameText = isInArgument ? !a.hasTypeOperand && a.macroNames == b.macroNames : a.words == b.words
    return isSameText && a.argumentWords == b.argumentWords
  }

  /// The macros that the parts of the expression come from.
  private var macroNames: [String] { subtree.flatMap { $0.expansions.map(\.name) } }

  /// The names that stand where the parts of the expression come from, in the arguments of the outermost macro too.
  private var argumentWords: [Substring] {
    subtree.compactMap { $0.origin?.place }.map { place in
      let text = tree.text(of: SourceSite(file: place.file, start: Int(place.start), end: Int(place.start) + 80))
      return text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    }
  }

  private var hasTypeOperand: Bool { subtree.contains { $0.kind == .sizeOf && $0.operand == nil } }

  /// A place at the node for a step.
  func step(_ text: Text) -> Step { Step(location: location, text: text) }
}

// MARK: Macros

extension Node {
  /// Whether the operator of the expression was written in a macro's body, though its operands may be arguments.
  var isOperatorFromMacroBody: Bool {
    guard let origin else { return false }
    guard origin.isArgument, let binaryOperator, let first = operands?.left.origin?.place else {
      return isFromMacroBody
    }
    return !hasOperator(binaryOperator.spelling, behind: first)
  }

  /// Whether an operator stands in the same macro argument as the operand that starts at a place.
  private func hasOperator(_ spelling: String, behind start: SourceSite) -> Bool {
    let bytes = Array(
      tree.text(of: SourceSite(file: start.file, start: Int(start.start), end: Int(start.start) + 1000)).utf8)
    var depth = 0
    for token in Lexer.tokens(of: bytes) where !token.isComment {
      let word = String(decoding: bytes[token.range], as: UTF8.self)
      switch word {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case spelling where depth == 0: return true
      case ",", ";": if depth == 0 { return false }
      default: break
      }
      if depth < 0 { return false }
    }
    return false
  }

  /// Whether the expression or a part of it comes from a macro.
  var touchesMacro: Bool { subtree.contains { $0.isFromMacro } }
}

// MARK: Meaning

extension Node {
  /// Whether the expression is 0 or 1 by construction: a comparison, `!`, `&&`, `||` or an object of boolean type.
  var isBooleanValued: Bool {
    let node = withoutImplicitCasts
    if node.type.isBoolean { return true }
    if node.unaryOperator == .logicalNot { return true }
    if node.kind == .member, node.declaration?.bitWidth == 1, node.type.canonical.integerFormat?.isSigned == false {
      return true
    }
    if let operation = node.binaryOperator, let (left, right) = node.operands {
      if operation.isBitwise { return left.isBooleanValued && right.isBooleanValued }
      return operation.isComparison || operation.isLogical
    }
    if node.kind == .explicitCast { return node.operand?.isBooleanValued ?? false }
    return false
  }

  /// Whether a condition that is constant in this build keeps the node from running.
  var isInDeadBranch: Bool {
    ancestors.contains { node in
      guard node.kind == .ifStatement || node.kind == .conditional, let value = node.condition?.constantValue else {
        return false
      }
      return node.presentChild(value != 0 ? 2 : 1)?.contains(self) == true
    }
  }

  /// The range of bytes between two nodes of one file that are written in place.
  func gap(to next: Node) -> Range<Int>? {
    guard !touchesMacro, !next.touchesMacro, site.file == next.site.file, site.end <= next.site.start else {
      return nil
    }
    return Int(site.end)..<Int(next.site.start)
  }

  /// The whole expression that the node belongs to: up to the statement or declaration around it.
  var fullExpression: Node {
    var node = self
    while let parent = node.parent, parent.kind.isExpression { node = parent }
    return node
  }

  /// A call of a library function by name, unless the project defines a function of that name.
  func isLibraryCall(of names: Set<String>) -> Bool {
    guard let function = calledFunction, let name = calledName, names.contains(name) else { return false }
    return !function.isDefinedInUnit && function.linkage != .internal
  }
}

extension NodeKind {
  /// A number, character or string written out.
  var isLiteral: Bool { [.integerLiteral, .floatLiteral, .characterLiteral, .stringLiteral].contains(self) }
}
