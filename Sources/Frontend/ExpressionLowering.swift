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
      emit(.floatLiteral, cursor, parent: parent, payload: floatPayload(cursor))
    case CXCursor_StringLiteral:
      let units = StringLiteralText.codeUnits(of: text(clang.getCursorSpelling(cursor)))
      emit(.stringLiteral, cursor, parent: parent, payload: addLiteral(.string(units)))
    case CXCursor_DeclRefExpr: lowerReference(cursor, parent)
    case CXCursor_CallExpr: lowerOperands(.call, cursor, parent)
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
    case CXCursor_InitListExpr: lowerOperands(.initialiserList, cursor, parent)
    case CXCursor_CompoundLiteralExpr: lowerOperands(.compoundLiteral, cursor, parent)
    case CXCursor_StmtExpr: emit(.statementExpression, cursor, parent: parent) { lowerChildren(of: cursor, parent: $0) }
    case CXCursor_UnaryExpr: lowerSizeOf(cursor, parent)
    case CXCursor_GenericSelectionExpr: lowerOperands(.genericSelection, cursor, parent)
    case CXCursor_AddrLabelExpr: emit(.labelAddress, cursor, parent: parent, payload: labelName(below: cursor))
    case CXCursor_UnexposedExpr: lowerUnexposed(cursor, parent)
    default: lowerOperands(.builtinExpression, cursor, parent)
    }
  }

  private func binaryOperator(_ cursor: CXCursor) -> UInt8 {
    UInt8(truncatingIfNeeded: clang.getCursorBinaryOperatorKind?(cursor).rawValue ?? 0)
  }

  /// Emits a node whose children are the expressions and statements below the cursor.
  private func lowerOperands(
    _ kind: NodeKind, _ cursor: CXCursor, _ parent: UInt32, detail: UInt8 = 0, payload: UInt32 = .max
  ) {
    emit(kind, cursor, parent: parent, detail: detail, payload: payload) { node in
      let start = pushChildren(of: cursor)
      for index in start..<stack.count where isOperand(stack[index]) { lower(stack[index], parent: node) }
      popChildren(to: start)
    }
  }

  private func isOperand(_ cursor: CXCursor) -> Bool {
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
      for index in start..<stack.count where clang.isExpression(stack[index].kind) != 0 {
        lower(stack[index], parent: node)
      }
      popChildren(to: start)
    }
    let base = Int(node) + 1
    if base < parts.nodes.count, parts.nodes[base].parent == node, parts.types[parts.nodes[base].type].kind == .pointer
    {
      parts.nodes[Int(node)].detail = 1
    }
  }

  private func lowerExplicitCast(_ cursor: CXCursor, _ parent: UInt32) {
    let node = emit(.explicitCast, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      // The type may bring expressions of its own (array sizes); the operand is the last.
      if let operand = stack[start...].last(where: { clang.isExpression($0.kind) != 0 }) {
        lower(operand, parent: node)
      }
      popChildren(to: start)
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
      // `sizeof(int[10])` shows its array size as a child; an expression operand starts right behind the keyword.
      let isExpression = operand.kind == CXCursor_ParenExpr || !startsWithParenthesis(after: extent)
      if isExpression { lower(operand, parent: node) }
    }
  }

  /// The identifier at the spelling of an extent's start.
  private func spelledWord(at extent: CXSourceRange) -> String {
    guard let (file, offset) = spelledStart(of: extent) else { return "" }
    let text = file
    var end = offset
    while end < text.count, text[end] == 0x5f || (text[end] | 0x20 >= 0x61 && text[end] | 0x20 <= 0x7a) { end += 1 }
    return String(decoding: text[offset..<end], as: UTF8.self)
  }

  private func startsWithParenthesis(after extent: CXSourceRange) -> Bool {
    guard let (text, offset) = spelledStart(of: extent) else { return false }
    var position = offset + spelledWord(at: extent).utf8.count
    while position < text.count, [0x20, 0x09, 0x0a, 0x0d].contains(text[position]) { position += 1 }
    return position < text.count && text[position] == UInt8(ascii: "(")
  }

  private func spelledStart(of extent: CXSourceRange) -> (text: [UInt8], offset: Int)? {
    let location = CXSourceLocation(ptr_data: extent.ptr_data, int_data: extent.begin_int_data)
    let place =
      SiteResolver.isMacro(location.int_data) ? resolver.macroPlace(location)?.spelling : resolver.place(location)
    guard let place else { return nil }
    let text = resolver.files[place.file].text
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
    } else if typeKind == .void, !children.isEmpty, isDesignated(cursor, children) {
      emit(.designatedInitialiser, cursor, parent: parent) { node in
        for child in children { lowerDesignatorPart(child, parent: node) }
      }
    } else if children.count == 1, operands.count == 1, hasSameExtent(cursor, operands[0]),
      operands[0].kind != CXCursor_StringLiteral || typeKind == .pointer
    {
      let node = emit(.implicitCast, cursor, parent: parent) { lower(operands[0], parent: $0) }
      setConversion(of: node)
    } else {
      lowerRare(cursor, parent, operands: operands)
    }
  }

  private func isDesignated(_ cursor: CXCursor, _ children: [CXCursor]) -> Bool {
    children.count >= 2 || children.contains { $0.kind == CXCursor_MemberRef }
  }

  private func lowerDesignatorPart(_ child: CXCursor, parent: UInt32) {
    if child.kind == CXCursor_MemberRef {
      emit(.member, child, parent: parent, payload: declaration(clang.getCursorReferenced(child))?.raw ?? .max)
    } else if clang.isExpression(child.kind) != 0 {
      lower(child, parent: parent)
    }
  }

  private func hasSameExtent(_ a: CXCursor, _ b: CXCursor) -> Bool {
    let x = clang.getCursorExtent(a)
    let y = clang.getCursorExtent(b)
    return x.begin_int_data == y.begin_int_data && x.end_int_data == y.end_int_data
  }

  private func lowerRare(_ cursor: CXCursor, _ parent: UInt32, operands: [CXCursor]) {
    let word = spelledWord(at: clang.getCursorExtent(cursor))
    switch word {
    case "__builtin_va_arg", "va_arg": lowerOperands(.variadicArgument, cursor, parent)
    case "__builtin_offsetof", "offsetof":
      lowerOperands(.offsetOf, cursor, parent, payload: integerPayload(cursor))
    default: lowerOperands(operands.isEmpty && word.isEmpty ? .invalidExpression : .builtinExpression, cursor, parent)
    }
  }

  // MARK: Literals

  private func integerPayload(_ cursor: CXCursor) -> UInt32 {
    guard let result = clang.Cursor_Evaluate(cursor) else { return .max }
    defer { clang.EvalResult_dispose(result) }
    guard clang.EvalResult_getKind(result) == CXEval_Int else { return .max }
    let value =
      clang.EvalResult_isUnsignedInt(result) != 0
      ? Int128(clang.EvalResult_getAsUnsigned(result)) : Int128(clang.EvalResult_getAsLongLong(result))
    return addLiteral(.integer(value))
  }

  private func floatPayload(_ cursor: CXCursor) -> UInt32 {
    guard let result = clang.Cursor_Evaluate(cursor) else { return .max }
    defer { clang.EvalResult_dispose(result) }
    guard clang.EvalResult_getKind(result) == CXEval_Float else { return .max }
    return addLiteral(.floating(clang.EvalResult_getAsDouble(result)))
  }

  // MARK: Conversions

  /// What a conversion does, from the two types and the form of the operand (C11 6.3).
  private func conversion(from operand: Int, to type: ID<TypeRecord>) -> Conversion {
    let target = parts.types[type]
    let source = parts.types[parts.nodes[operand].type]
    switch (source.kind, target.kind) {
    case (_, .void): return .toVoid
    case (.array, .pointer), (.incompleteArray, .pointer), (.variableArray, .pointer): return .arrayDecay
    case (.function, .pointer): return .functionDecay
    default: break
    }
    if isLvalue(operand), source.canonical == target.canonical || sameUnqualified(source, target) {
      return .lvalueToRvalue
    }
    switch (scalarClass(source.kind), scalarClass(target.kind)) {
    case (.integer, .boolean), (.boolean, .boolean): return .integerToBoolean
    case (.floating, .boolean): return .floatToBoolean
    case (.pointer, .boolean): return .pointerToBoolean
    case (.integer, .integer), (.boolean, .integer): return source.canonical == target.canonical ? .none : .integer
    case (.integer, .floating), (.boolean, .floating): return .integerToFloat
    case (.floating, .integer): return .floatToInteger
    case (.floating, .floating): return .float
    case (.integer, .pointer), (.boolean, .pointer):
      return isZero(operand) ? .nullToPointer : .integerToPointer
    case (.pointer, .integer): return .pointerToInteger
    case (.pointer, .pointer): return .pointer
    default: return .none
    }
  }

  private enum ScalarClass { case integer, boolean, floating, pointer, other }

  private func scalarClass(_ kind: TypeKind) -> ScalarClass {
    switch kind {
    case .integer, .enumeration: .integer
    case .bool: .boolean
    case .floating: .floating
    case .pointer: .pointer
    default: .other
    }
  }

  private func sameUnqualified(_ a: TypeRecord, _ b: TypeRecord) -> Bool {
    unqualifiedSpelling(a.canonical) == unqualifiedSpelling(b.canonical)
  }

  private func isZero(_ node: Int) -> Bool {
    parts.nodes[node].kind == .integerLiteral && parts.nodes[node].payload != .max
      && parts.literals[Int(parts.nodes[node].payload)] == .integer(0)
  }

  private func isLvalue(_ index: Int) -> Bool {
    let node = parts.nodes[index]
    switch node.kind {
    case .declarationReference:
      guard node.payload != .max else { return false }
      let kind = parts.declarations[ID(Int(node.payload))].kind
      return kind != .enumerator && kind != .function
    case .member, .subscripting, .compoundLiteral, .stringLiteral: return true
    case .unary: return node.detail == UnaryOperator.dereference.rawValue || (node.detail == 13 && isLvalue(index + 1))
    case .parenthesised: return isLvalue(index + 1)
    default: return false
    }
  }

  /// The canonical spelling without qualifiers at the top, as a key of comparison.
  private func unqualifiedSpelling(_ id: ID<TypeRecord>) -> String {
    let record = parts.types[id]
    var words = record.spelling[...]
    if record.kind == .pointer {
      for word in ["const", "volatile", "restrict", " "] where words.hasSuffix(word) {
        words = words.dropLast(word.count)
      }
      return String(words)
    }
    for word in ["const ", "volatile ", "const "] where words.hasPrefix(word) { words = words.dropFirst(word.count) }
    return String(words)
  }
}

/// The text form in which libclang gives string literals.
enum StringLiteralText {
  /// The code units of a quoted, escaped literal, without quotes and terminator.
  static func codeUnits(of spelling: String) -> [UInt32] {
    guard let open = spelling.firstIndex(of: "\""), let close = spelling.lastIndex(of: "\""), open < close else {
      return []
    }
    let isWide =
      spelling.hasPrefix("L") || spelling.hasPrefix("U") || (spelling.hasPrefix("u") && !spelling.hasPrefix("u8"))
    let text = spelling[spelling.index(after: open)..<close]
    var units: [UInt32] = []
    var scalars = Substring(text).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\\" {
        units.append(escape(&scalars))
      } else if isWide || scalar.value < 0x80 {
        units.append(scalar.value)
      } else {
        units.append(contentsOf: String(Character(scalar)).utf8.map(UInt32.init))
      }
    }
    return units
  }

  private static func escape(_ rest: inout Substring.UnicodeScalarView) -> UInt32 {
    guard let scalar = rest.popFirst() else { return 0x5c }
    switch scalar {
    case "n": return 10
    case "t": return 9
    case "r": return 13
    case "a": return 7
    case "b": return 8
    case "f": return 12
    case "v": return 11
    case "x": return number(&rest, radix: 16, first: nil, limit: 8)
    case "u": return number(&rest, radix: 16, first: nil, limit: 4)
    case "U": return number(&rest, radix: 16, first: nil, limit: 8)
    case "0"..."7": return number(&rest, radix: 8, first: scalar, limit: 3)
    default: return scalar.value
    }
  }

  private static func number(
    _ rest: inout Substring.UnicodeScalarView, radix: Int, first: Unicode.Scalar?, limit: Int
  ) -> UInt32 {
    var digits = first.map { String(Character($0)) } ?? ""
    while digits.count < limit, let next = rest.first, Character(next).hexDigitValue.map({ $0 < radix }) == true {
      digits.append(Character(next))
      rest.removeFirst()
    }
    return UInt32(digits, radix: radix) ?? 0
  }
}
