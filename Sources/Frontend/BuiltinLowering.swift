internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  /// Lowers an expression that libclang does not name.
  func lowerRare(_ cursor: CXCursor, _ parent: UInt32) {
    let word = spelledWord(at: clang.getCursorExtent(cursor))
    switch word {
    case "__builtin_va_arg", "va_arg": return lowerVariadicArgument(cursor, parent)
    case "__builtin_offsetof", "offsetof": return lowerOffset(cursor, parent)
    default: break
    }
    let builtin = Builtin(word: word)
    let start = pushChildren(of: cursor)
    var operands = stack[start...].filter(isOperand)
    popChildren(to: start)
    if builtin == .unknown, operands.isEmpty, word.isEmpty {
      lowerOperands(.invalidExpression, cursor, parent)
      return
    }
    if builtin.isAtomic { operands = inSourceOrder(operands) }
    var payload = UInt32.max
    switch builtin {
    case .typesCompatible, .sourceLine: payload = integerPayload(cursor)
    case .chooseExpression:
      if let condition = operands.first, let value = constant(condition) { payload = addLiteral(.integer(value)) }
    default: break
    }
    let node = emit(.builtinExpression, cursor, parent: parent, detail: builtin.rawValue, payload: payload) { node in
      for operand in operands { lower(operand, parent: node) }
    }
    if builtin == .functionName, let name = children(of: node).first { parts.nodes[Int(node)].payload = name.payload }
  }

  /// libclang lists pointer, order, value, order on failure, desired value, weakness
  /// (`clang::AtomicExpr`); the source has the orders last.
  private func inSourceOrder(_ operands: [CXCursor]) -> [CXCursor] {
    switch operands.count {
    case 3: [0, 2, 1].map { operands[$0] }
    case 4: [0, 2, 3, 1].map { operands[$0] }
    case 5: [0, 2, 4, 1, 3].map { operands[$0] }
    case 6: [0, 2, 4, 5, 1, 3].map { operands[$0] }
    default: operands
    }
  }

  /// The list is the last operand; before it stands what the type is made of: a record's definition, `typeof`'s operand.
  private func lowerVariadicArgument(_ cursor: CXCursor, _ parent: UInt32) {
    emit(.variadicArgument, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      if let list = stack[start...].last(where: isOperand) { lower(list, parent: node) }
      popChildren(to: start)
    }
  }

  private func lowerOffset(_ cursor: CXCursor, _ parent: UInt32) {
    emit(.offsetOf, cursor, parent: parent, payload: integerPayload(cursor)) { node in
      let start = pushChildren(of: cursor)
      for index in start..<stack.count { lowerDesignatorPart(stack[index], parent: node) }
      popChildren(to: start)
    }
  }

  /// Gives a call of a builtin function that the compiler decides without running its argument its value.
  func setValue(ofCall node: UInt32, _ cursor: CXCursor) {
    var callee = Int(node) + 1
    while callee < parts.nodes.count, parts.nodes[callee].kind == .implicitCast { callee += 1 }
    guard callee < parts.nodes.count, parts.nodes[callee].kind == .declarationReference,
      parts.nodes[callee].payload != .max
    else { return }
    switch parts.declarations[ID(Int(parts.nodes[callee].payload))].name {
    case "__builtin_constant_p", "__builtin_object_size", "__builtin_classify_type":
      parts.nodes[Int(node)].payload = integerPayload(cursor)
    default: break
    }
  }

  // MARK: _Generic

  func lowerGeneric(_ cursor: CXCursor, _ parent: UInt32) {
    let place = printed?.next(.generic)
    let start = pushChildren(of: cursor)
    let operands = stack[start...].filter { clang.isExpression($0.kind) != 0 }
    popChildren(to: start)
    let node = emit(.genericSelection, cursor, parent: parent) { node in
      for operand in operands { lower(operand, parent: node) }
    }
    guard let control = operands.first else { return }
    // The selection has the type of its result (C11 6.5.1.1p4).
    let type = clang.getCanonicalType(clang.getCursorType(cursor))
    var candidates = operands.indices.dropFirst().filter {
      clang.getCanonicalType(clang.getCursorType(operands[$0])).data.0 == type.data.0
    }
    let nodes = children(of: node)
    if candidates.count > 1, nodes.count == operands.count, let associations = place.flatMap(associations(of:)),
      associations.count == operands.count - 1
    {
      let matching = candidates.filter { matches(associations[$0 - 1], control) }
      let fallback = candidates.filter { associations[$0 - 1] == "default" }
      // A name that is not resolved may hide the match, so `default` counts only among plain types.
      let isPlain = associations.allSatisfy { $0 == "default" || isResolved($0) }
      candidates = matching.count == 1 ? matching : isPlain && matching.isEmpty ? fallback : candidates
    }
    if candidates.count == 1, let chosen = candidates.first, chosen <= UInt8.max {
      parts.nodes[Int(node)].detail = UInt8(chosen)
      if parts.nodes[Int(node)].type == invalidType || parts.types[parts.nodes[Int(node)].type].kind.isArray {
        parts.nodes[Int(node)].type = nodes[chosen].type
      }
    }
  }

  private func associations(of place: PrintedDeclaration.Place) -> [String]? {
    guard let text = place.text, let list = TokenList(insideParenthesesOf: text) else { return nil }
    return list.parts(at: ",").dropFirst().map { $0.parts(at: ":", limit: 2)[0].text }
  }

  /// Whether the type of the controlling expression is the one that a text names.
  private func matches(_ association: String, _ control: CXCursor) -> Bool {
    let type = clang.getUnqualifiedType(clang.getCursorType(control))
    let canonical = text(clang.getTypeSpelling(clang.getUnqualifiedType(clang.getCanonicalType(type))))
    return association == canonical || association == text(clang.getTypeSpelling(type))
      || canonicalSpelling(ofTypedef: association) == canonical
  }

  private func isResolved(_ association: String) -> Bool {
    let words = association.split { " *()[]0123456789,".contains($0) }
    let known: Set<Substring> = [
      "char", "short", "int", "long", "signed", "unsigned", "float", "double", "_Bool", "void", "const", "volatile",
      "_Complex", "restrict",
    ]
    return words.allSatisfy(known.contains) || canonicalSpelling(ofTypedef: association) != nil
  }

  private func canonicalSpelling(ofTypedef name: String) -> String? {
    let found = parts.declarations.ids.first {
      parts.declarations[$0].kind == .typedef && parts.declarations[$0].name == name
    }
    return found.map { parts.types[parts.types[parts.declarations[$0].type].canonical].spelling }
  }
}
