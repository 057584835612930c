internal import Source
internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  func lowerExpression(_ cursor: CXCursor, parent: UInt32) {
    switch cursor.kind {
    case CXCursor_IntegerLiteral:
      emit(.integerLiteral, cursor, parent: parent, payload: integerPayload(cursor))
    case CXCursor_CharacterLiteral:
      emit(.characterLiteral, cursor, parent: parent, payload: integerPayload(cursor))
    case CXCursor_FloatingLiteral:
      lowerFloat(cursor, parent)
    case CXCursor_StringLiteral:
      lowerString(cursor, parent)
    case CXCursor_DeclRefExpr: lowerReference(cursor, parent)
    case CXCursor_CallExpr: setValue(ofCall: lowerOperands(.call, cursor, parent), cursor)
    case CXCursor_MemberRefExpr: lowerMember(cursor, parent)
    case CXCursor_ArraySubscriptExpr: lowerOperands(.subscripting, cursor, parent)
    case CXCursor_UnaryOperator:
      let operation = clang.getCursorUnaryOperatorKind?(cursor).rawValue ?? 0
      lowerOperands(.unary, cursor, parent, detail: UInt8(truncatingIfNeeded: operation))
    case CXCursor_BinaryOperator: lowerOperands(.binary, cursor, parent, detail: binaryOperator(cursor))
    case CXCursor_CompoundAssignOperator:
      lowerOperands(.compoundAssignment, cursor, parent, detail: binaryOperator(cursor))
    case CXCursor_ConditionalOperator: lowerOperands(.conditional, cursor, parent)
    case CXCursor_CStyleCastExpr: lowerExplicitCast(cursor, parent)
    case CXCursor_ParenExpr: lowerOperands(.parenthesised, cursor, parent)
    case CXCursor_InitListExpr: lowerInitialiserList(cursor, parent)
    case CXCursor_CompoundLiteralExpr: lowerOperands(.compoundLiteral, cursor, parent)
    case CXCursor_StmtExpr: emit(.statementExpression, cursor, parent: parent) { lowerChildren(of: cursor, parent: $0) }
    case CXCursor_UnaryExpr: lowerSizeOf(cursor, parent)
    case CXCursor_GenericSelectionExpr: lowerGeneric(cursor, parent)
    case CXCursor_ImaginaryLiteral:
      lowerOperands(.builtinExpression, cursor, parent, detail: Builtin.imaginaryLiteral.rawValue)
    case CXCursor_AddrLabelExpr: emit(.labelAddress, cursor, parent: parent, payload: labelName(below: cursor))
    case CXCursor_UnexposedExpr: lowerUnexposed(cursor, parent)
    default: lowerRare(cursor, parent)
    }
  }

  private func binaryOperator(_ cursor: CXCursor) -> UInt8 {
    UInt8(truncatingIfNeeded: clang.getCursorBinaryOperatorKind?(cursor).rawValue ?? 0)
  }

  /// Emits a node whose children are the expressions and statements below the cursor.
  @discardableResult
  func lowerOperands(
    _ kind: NodeKind, _ cursor: CXCursor, _ parent: UInt32, detail: UInt8 = 0, payload: UInt32 = .max
  ) -> UInt32 {
    emit(kind, cursor, parent: parent, detail: detail, payload: payload) { node in
      let start = pushChildren(of: cursor)
      for index in start..<stack.count where isOperand(stack[index]) { lower(stack[index], parent: node) }
      popChildren(to: start)
    }
  }

  func isOperand(_ cursor: CXCursor) -> Bool {
    clang.isExpression(cursor.kind) != 0 || clang.isStatement(cursor.kind) != 0
      || cursor.kind == CXCursor_StructDecl || cursor.kind == CXCursor_UnionDecl
  }

  private func lowerReference(_ cursor: CXCursor, _ parent: UInt32) {
    let referenced = clang.getCursorReferenced(cursor)
    emit(.declarationReference, cursor, parent: parent, payload: declaration(referenced)?.raw ?? .max)
  }

  private func lowerMember(_ cursor: CXCursor, _ parent: UInt32) {
    let field = declaration(clang.getCursorReferenced(cursor))?.raw ?? .max
    let node = emit(.member, cursor, parent: parent, payload: field) { node in
      let start = pushChildren(of: cursor)
      let base = stack[start...].first { clang.isExpression($0.kind) != 0 }
      popChildren(to: start)
      if let base { lower(withoutUnnamedMembers(base), parent: node) }
    }
    let base = Int(node) + 1
    if base < parts.nodes.count, parts.nodes[base].parent == node, parts.types[parts.nodes[base].type].kind == .pointer
    {
      parts.nodes[Int(node)].detail = 1
    }
  }

  /// libclang leaves out the innermost member of an unnamed structure or union, and shows those around it.
  private func withoutUnnamedMembers(_ cursor: CXCursor) -> CXCursor {
    guard cursor.kind == CXCursor_MemberRefExpr, let field = declaration(clang.getCursorReferenced(cursor)),
      parts.declarations[field].name.isEmpty
    else { return cursor }
    let start = pushChildren(of: cursor)
    let base = stack[start...].first { clang.isExpression($0.kind) != 0 }
    popChildren(to: start)
    return base.map(withoutUnnamedMembers) ?? cursor
  }

  private func lowerExplicitCast(_ cursor: CXCursor, _ parent: UInt32) {
    let node = emit(.explicitCast, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      // The type may bring expressions of its own (array sizes); the operand is the last.
      if let operand = stack[start...].last(where: { clang.isExpression($0.kind) != 0 }) {
        lower(operand, parent: node)
      }
      popChildren(to: start)
      lowerArraySizes(below: cursor, of: type(clang.getCursorType(cursor)), parent: node, dropping: 1)
    }
    setConversion(of: node)
  }

  private func setConversion(of node: UInt32) {
    let child = Int(node) + 1
    guard child < parts.nodes.count, parts.nodes[child].parent == node else { return }
    parts.nodes[Int(node)].detail = conversion(from: child, to: parts.nodes[Int(node)].type).rawValue
  }

  private func lowerSizeOf(_ cursor: CXCursor, _ parent: UInt32) {
    let extent = clang.getCursorExtent(cursor)
    let isAlignment = spelledWord(at: extent).contains("lign")
    emit(isAlignment ? .alignOf : .sizeOf, cursor, parent: parent, payload: integerPayload(cursor)) { node in
      let start = pushChildren(of: cursor)
      defer { popChildren(to: start) }
      guard let operand = stack[start...].last, clang.isExpression(operand.kind) != 0 else { return }
      let sizes = sizesOfTypeOperand(Array(stack[start...]))
      if !sizes.isEmpty {
        emitGroup(.arraySizes, parent: node) { group in for size in sizes { lower(size, parent: group) } }
        return
      }
      // `sizeof(int[10])` shows its array size as a child; an expression operand starts right behind the keyword.
      let isExpression = operand.kind == CXCursor_ParenExpr || !startsWithParenthesis(after: extent)
      if isExpression { lower(operand, parent: node) }
    }
  }

  /// The sizes in `sizeof(int[n][3])`: libclang lists those of the declarator and then, once more and outermost first,
  /// those of variable arrays.
  private func sizesOfTypeOperand(_ expressions: [CXCursor]) -> [CXCursor] {
    let starts = expressions.map { clang.getCursorExtent($0).begin_int_data }
    let repeated = expressions.indices.reversed().prefix { starts[..<$0].contains(starts[$0]) }
    return repeated.reversed().map { expressions[$0] }
  }

  /// The identifier at the spelling of an extent's start.
  func spelledWord(at extent: CXSourceRange) -> String {
    guard let (text, offset) = spelledStart(of: extent) else { return "" }
    var end = offset
    while end < text.count, isIdentifierByte(text[end]), text[end] < 0x80 { end += 1 }
    return String(decoding: text[offset..<end], as: UTF8.self)
  }

  private func startsWithParenthesis(after extent: CXSourceRange) -> Bool {
    guard let (text, offset) = spelledStart(of: extent) else { return false }
    var position = offset + spelledWord(at: extent).utf8.count
    while position < text.count, [0x20, 0x09, 0x0a, 0x0d].contains(text[position]) { position += 1 }
    return position < text.count && text[position] == UInt8(ascii: "(")
  }

  func spelledStart(of extent: CXSourceRange) -> (text: [UInt8], offset: Int)? {
    let location = CXSourceLocation(ptr_data: extent.ptr_data, int_data: extent.begin_int_data)
    let place =
      SiteResolver.isMacro(location.int_data) ? resolver.macroPlace(location)?.spelling : resolver.place(location)
    guard let place else { return nil }
    let text = resolver.text(of: place.file)
    return place.offset < text.count ? (text, place.offset) : nil
  }

  // MARK: Unexposed

  /// libclang hides implicit conversions and some rare expressions under one kind.
  private func lowerUnexposed(_ cursor: CXCursor, _ parent: UInt32) {
    let start = pushChildren(of: cursor)
    let children = Array(stack[start...])
    popChildren(to: start)
    let operands = children.filter { clang.isExpression($0.kind) != 0 }
    let typeID = type(clang.getCursorType(cursor))
    let typeKind = parts.types[typeID].kind
    if typeKind == .invalid {
      lowerOperands(.invalidExpression, cursor, parent)
    } else if operands.count == 4 {
      emit(.binaryConditional, cursor, parent: parent) { node in
        lower(operands[1], parent: node)
        lower(operands[3], parent: node)
      }
    } else if children.count == 1, operands.count == 1, hasSameExtent(cursor, operands[0]),
      operands[0].kind != CXCursor_StringLiteral || typeKind == .pointer
    {
      let node = emit(.implicitCast, cursor, parent: parent) { lower(operands[0], parent: $0) }
      setConversion(of: node)
    } else {
      lowerRare(cursor, parent)
    }
  }

  private func hasSameExtent(_ a: CXCursor, _ b: CXCursor) -> Bool {
    let x = clang.getCursorExtent(a)
    let y = clang.getCursorExtent(b)
    return x.begin_int_data == y.begin_int_data && x.end_int_data == y.end_int_data
  }
}
