internal import Source
internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  func lowerStatement(_ cursor: CXCursor, parent: UInt32) {
    switch cursor.kind {
    case CXCursor_CompoundStmt: lowerPlain(.compound, cursor, parent)
    case CXCursor_DeclStmt: lowerPlain(.declarationStatement, cursor, parent)
    case CXCursor_IfStmt: lowerPadded(.ifStatement, cursor, parent, count: 3)
    case CXCursor_WhileStmt: lowerPlain(.whileStatement, cursor, parent)
    case CXCursor_DoStmt: lowerPlain(.doStatement, cursor, parent)
    case CXCursor_ForStmt: lowerFor(cursor, parent)
    case CXCursor_SwitchStmt: lowerPlain(.switchStatement, cursor, parent)
    case CXCursor_CaseStmt: lowerCase(cursor, parent)
    case CXCursor_DefaultStmt: lowerPlain(.defaultLabel, cursor, parent)
    case CXCursor_LabelStmt:
      let name = addLiteral(.label(text(clang.getCursorSpelling(cursor))))
      emit(.label, cursor, parent: parent, payload: name) { lowerChildren(of: cursor, parent: $0) }
    case CXCursor_GotoStmt: emit(.gotoStatement, cursor, parent: parent, payload: labelName(below: cursor))
    case CXCursor_IndirectGotoStmt: lowerPlain(.indirectGoto, cursor, parent)
    case CXCursor_BreakStmt: emit(.breakStatement, cursor, parent: parent)
    case CXCursor_ContinueStmt: emit(.continueStatement, cursor, parent: parent)
    case CXCursor_ReturnStmt: lowerPadded(.returnStatement, cursor, parent, count: 1)
    case CXCursor_NullStmt: emit(.nullStatement, cursor, parent: parent)
    case CXCursor_GCCAsmStmt:
      let node = emit(.assembly, cursor, parent: parent, payload: assembly(printed?.next(.assembly))) {
        lowerChildren(of: cursor, parent: $0)
      }
      checkAssembly(node)
    case CXCursor_MSAsmStmt: lowerPlain(.assembly, cursor, parent)
    case CXCursor_UnexposedStmt: lowerPlain(.attributedStatement, cursor, parent)
    default: lowerPlain(.unknown, cursor, parent)
    }
  }

  func labelName(below cursor: CXCursor) -> UInt32 {
    let start = pushChildren(of: cursor)
    defer { popChildren(to: start) }
    for index in start..<stack.count where stack[index].kind == CXCursor_LabelRef {
      return addLiteral(.label(text(clang.getCursorSpelling(stack[index]))))
    }
    return .max
  }

  private func lowerPlain(_ kind: NodeKind, _ cursor: CXCursor, _ parent: UInt32) {
    emit(kind, cursor, parent: parent) { lowerChildren(of: cursor, parent: $0) }
  }

  private func lowerPadded(_ kind: NodeKind, _ cursor: CXCursor, _ parent: UInt32, count: Int) {
    emit(kind, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      let present = stack.count - start
      for index in start..<stack.count { lower(stack[index], parent: node) }
      popChildren(to: start)
      for _ in min(present, count)..<count { emitAbsent(parent: node) }
    }
  }

  private func lowerCase(_ cursor: CXCursor, _ parent: UInt32) {
    emit(.caseLabel, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      let end = stack.count
      switch end - start {
      case 3:
        setCaseValues(of: node, Array(stack[start..<start + 2]))
        for index in start..<end { lower(stack[index], parent: node) }
      case 2:
        setCaseValues(of: node, [stack[start]])
        lower(stack[start], parent: node)
        emitAbsent(parent: node)
        lower(stack[start + 1], parent: node)
      default:
        // The label's value was dropped after an error.
        emitAbsent(parent: node)
        emitAbsent(parent: node)
        if end > start { lower(stack[end - 1], parent: node) } else { emitAbsent(parent: node) }
      }
      popChildren(to: start)
    }
  }

  /// Stores the numbers of a `case`; libclang can fold them, since they are integer constant expressions.
  private func setCaseValues(of node: UInt32, _ labels: [CXCursor]) {
    let values = labels.map { label in
      parts.types[type(clang.getCursorType(label))].kind == .invalid ? nil : constant(label)
    }
    guard !values.contains(nil) else { return }
    for (index, value) in values.enumerated() {
      let literal = addLiteral(.integer(value ?? 0))
      if index == 0 { parts.nodes[Int(node)].payload = literal }
    }
  }

  // MARK: for

  /// libclang lists only the parts of a `for` header that are there; their places follow from the semicolons.
  private func lowerFor(_ cursor: CXCursor, _ parent: UInt32) {
    let text = printed?.next(.loop)
    emit(.forStatement, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      let parts = Array(stack[start...])
      popChildren(to: start)
      guard let body = parts.last else {
        for _ in 0..<4 { emitAbsent(parent: node) }
        return
      }
      for slot in forSlots(text, node: node, header: Array(parts.dropLast())) {
        if let slot { lower(slot, parent: node) } else { emitAbsent(parent: node) }
      }
      lower(body, parent: node)
    }
  }

  private func forSlots(_ printed: PrintedDeclaration.Place?, node: UInt32, header: [CXCursor]) -> [CXCursor?] {
    if header.count == 3 { return header }
    if header.isEmpty { return [nil, nil, nil] }
    let filled = forShape(printed, node: node, count: header.count)
    var rest = header[...]
    return filled.map { $0 ? rest.popFirst() : nil }
  }

  /// Which of the three parts of a `for` header are present.
  ///
  /// - Parameter printed: the statement in the printed function.
  private func forShape(_ printed: PrintedDeclaration.Place?, node: UInt32, count: Int) -> [Bool] {
    let record = parts.nodes[Int(node)]
    if record.origin == .max {
      let text = resolver.files[record.site.file].text
      if let shape = ForHeader.shape(in: text[record.site.range.clamped(to: 0..<text.count)]),
        shape.count(where: \.self) == count
      {
        return shape
      }
    }
    // In a macro: the printed function has the macros expanded and the same loops in the same order.
    if let text = printed?.text, let shape = ForHeader.shape(in: text[...]), shape.count(where: \.self) == count {
      return shape
    }
    return count == 2 ? [false, true, true] : [false, true, false]
  }
}

/// Reads the header of a `for` statement from its text.
enum ForHeader {
  /// Which of initialisation, condition and increment are not empty; nil where the text is no `for` header.
  static func shape(in text: ArraySlice<UInt8>) -> [Bool]? {
    var tokens = Lexer.tokens(of: Array(text)).filter { !$0.isComment }[...]
    guard tokens.popFirst()?.kind == .identifier, let open = tokens.popFirst(), open.kind == .punctuator else {
      return nil
    }
    let base = text.startIndex
    var depth = 1
    var shape = [false, false, false]
    var slot = 0
    for token in tokens {
      let first = text[base + Int(token.start)]
      switch (token.kind, first) {
      case (.punctuator, UInt8(ascii: "(")), (.punctuator, UInt8(ascii: "{")), (.punctuator, UInt8(ascii: "[")):
        depth += 1
        shape[slot] = true
      case (.punctuator, UInt8(ascii: ")")), (.punctuator, UInt8(ascii: "}")), (.punctuator, UInt8(ascii: "]")):
        depth -= 1
        if depth == 0 { return slot == 2 ? shape : nil }
      case (.punctuator, UInt8(ascii: ";")) where depth == 1:
        slot += 1
        if slot > 2 { return nil }
      default: shape[slot] = true
      }
    }
    return nil
  }
}
