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
    case CXCursor_GCCAsmStmt, CXCursor_MSAsmStmt: lowerPlain(.assembly, cursor, parent)
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
      case 3: for index in start..<end { lower(stack[index], parent: node) }
      case 2:
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

  // MARK: for

  /// libclang lists only the parts of a `for` header that are there; their places follow from the semicolons.
  private func lowerFor(_ cursor: CXCursor, _ parent: UInt32) {
    emit(.forStatement, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      let parts = Array(stack[start...])
      popChildren(to: start)
      guard let body = parts.last else {
        for _ in 0..<4 { emitAbsent(parent: node) }
        return
      }
      for slot in forSlots(cursor, node: node, header: Array(parts.dropLast())) {
        if let slot { lower(slot, parent: node) } else { emitAbsent(parent: node) }
      }
      lower(body, parent: node)
    }
  }

  private func forSlots(_ cursor: CXCursor, node: UInt32, header: [CXCursor]) -> [CXCursor?] {
    if header.count == 3 { return header }
    if header.isEmpty { return [nil, nil, nil] }
    let filled = forShape(cursor, node: node, count: header.count)
    var rest = header[...]
    return filled.map { $0 ? rest.popFirst() : nil }
  }

  /// Which of the three parts of a `for` header are present.
  private func forShape(_ cursor: CXCursor, node: UInt32, count: Int) -> [Bool] {
    let record = parts.nodes[Int(node)]
    if record.origin == .max {
      let text = resolver.files[record.site.file].text
      if let shape = ForHeader.shape(in: text[record.site.range.clamped(to: 0..<text.count)]),
        shape.count(where: \.self) == count
      {
        return shape
      }
    }
    // In a macro: the printed statement has the macros expanded.
    let policy = clang.getCursorPrintingPolicy(cursor)
    defer { clang.PrintingPolicy_dispose(policy) }
    let printed = Array(text(clang.getCursorPrettyPrinted(cursor, policy)).utf8)
    if let shape = ForHeader.shape(in: printed[...]), shape.count(where: \.self) == count { return shape }
    return [count == 2, true, count > 1].map { $0 }
  }
}

/// Reads the header of a `for` statement from its text.
enum ForHeader {
  /// Which of initialisation, condition and increment are not empty; nil where the text is no `for` header.
  static func shape(in text: ArraySlice<UInt8>) -> [Bool]? {
    var tokens = Lexer.tokens(of: Array(text)).filter { !$0.isComment }[...]
    guard tokens.popFirst()?.kind == .identifier, let open = tokens.popFirst(), open.kind == .punctuator else { return nil }
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
