internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  /// Lowers one cursor of any kind below `parent`; cursors that carry no meaning of their own add nothing.
  func lower(_ cursor: CXCursor, parent: UInt32) {
    if clang.isExpression(cursor.kind) != 0 {
      lowerExpression(cursor, parent: parent)
    } else if clang.isStatement(cursor.kind) != 0 {
      lowerStatement(cursor, parent: parent)
    } else if clang.isDeclaration(cursor.kind) != 0 {
      lowerDeclaration(cursor, parent: parent)
    }
  }

  func lowerChildren(of cursor: CXCursor, parent: UInt32) {
    let start = pushChildren(of: cursor)
    for index in start..<stack.count { lower(stack[index], parent: parent) }
    popChildren(to: start)
  }

  private func lowerDeclaration(_ cursor: CXCursor, parent: UInt32) {
    switch cursor.kind {
    case CXCursor_FunctionDecl: lowerFunction(cursor, parent: parent)
    case CXCursor_VarDecl: lowerVariable(cursor, parent: parent)
    case CXCursor_ParmDecl:
      emit(.parameter, cursor, parent: parent, payload: payload(cursor)) { node in
        lowerArraySizes(below: cursor, of: type(clang.getCursorType(cursor)), parent: node)
      }
    case CXCursor_StructDecl, CXCursor_UnionDecl: lowerTag(cursor, kind: .record, parent: parent)
    case CXCursor_EnumDecl: lowerTag(cursor, kind: .enumeration, parent: parent)
    case CXCursor_FieldDecl:
      emit(.field, cursor, parent: parent, payload: payload(cursor)) { lowerNestedTags(of: cursor, parent: $0) }
    case CXCursor_EnumConstantDecl:
      emit(.enumerator, cursor, parent: parent, payload: payload(cursor)) { lowerChildren(of: cursor, parent: $0) }
    case CXCursor_TypedefDecl:
      emit(.typedef, cursor, parent: parent, payload: payload(cursor)) { node in
        lowerNestedTags(of: cursor, parent: node)
        lowerArraySizes(below: cursor, of: type(clang.getCursorType(cursor)), parent: node)
      }
    case CXCursor_StaticAssert:
      emit(.staticAssertion, cursor, parent: parent) { lowerChildren(of: cursor, parent: $0) }
    default: lowerUnknown(cursor, parent: parent)
    }
  }

  private func payload(_ cursor: CXCursor) -> UInt32 { declaration(cursor)?.raw ?? .max }

  private func lowerFunction(_ cursor: CXCursor, parent: UInt32) {
    guard let id = declaration(cursor) else { return }
    let start = pushChildren(of: cursor)
    defer { popChildren(to: start) }
    let hasBody = stack[start...].contains { $0.kind == CXCursor_CompoundStmt }
    var node = UInt32.max
    withPrinted(cursor) {
      node = emit(hasBody ? .functionDefinition : .functionDeclaration, cursor, parent: parent, payload: id.raw) {
        node in
        for index in start..<stack.count {
          let child = stack[index]
          if child.kind == CXCursor_ParmDecl || child.kind == CXCursor_CompoundStmt { lower(child, parent: node) }
        }
      }
    }
    if hasBody {
      parts.declarations[id].definition = ID(Int(node))
      parts.declarations[id].flags.insert(.definedInUnit)
    }
  }

  /// A declaration that libclang does not name; `asm("…");` is told by its text.
  private func lowerUnknown(_ cursor: CXCursor, parent: UInt32) {
    var payload: UInt32?
    if cursor.kind == CXCursor_UnexposedDecl {
      withPrinted(cursor) { payload = printed?.next(.assembly).text.flatMap(AssemblyText.assembly).map(add) }
    }
    emit(payload == nil ? .unknown : .fileAssembly, cursor, parent: parent, payload: payload ?? .max)
  }

  private func lowerVariable(_ cursor: CXCursor, parent: UInt32) {
    if parent == .max { return withPrinted(cursor) { lowerAnyVariable(cursor, parent: parent) } }
    lowerAnyVariable(cursor, parent: parent)
  }

  private func lowerAnyVariable(_ cursor: CXCursor, parent: UInt32) {
    guard let id = declaration(cursor) else { return }
    let isDefinition = clang.isCursorDefinition(cursor) != 0
    // Without `extern` and initialiser it is a tentative definition (C11 6.9.2).
    let isTentative = !isDefinition && clang.Cursor_getStorageClass(cursor) != CX_SC_Extern
    if isDefinition || isTentative { parts.declarations[id].flags.insert(.definedInUnit) }
    lowerNestedTags(of: cursor, parent: parent)
    let node = emit(.variable, cursor, parent: parent, payload: id.raw) { node in
      let initialiser = clang.Cursor_getVarDeclInitializer(cursor)
      let isInitialised = clang.Cursor_isNull(initialiser) == 0
      lowerArraySizes(
        below: cursor, of: parts.declarations[id].type, parent: node, dropping: isInitialised ? 1 : 0)
      if isInitialised { lower(initialiser, parent: node) }
    }
    if isDefinition || (isTentative && parts.declarations[id].definition == nil) {
      parts.declarations[id].definition = ID(Int(node))
    }
  }

  /// Tags defined inside a declarator, such as `struct { … } x;`.
  private func lowerNestedTags(of cursor: CXCursor, parent: UInt32) {
    let start = pushChildren(of: cursor)
    for index in start..<stack.count {
      let kind = stack[index].kind
      if kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl || kind == CXCursor_EnumDecl {
        lower(stack[index], parent: parent)
      }
    }
    popChildren(to: start)
  }

  /// Lowers the definition of a structure, union or enumeration once, though libclang visits it several times.
  private func lowerTag(_ cursor: CXCursor, kind: NodeKind, parent: UInt32) {
    guard clang.isCursorDefinition(cursor) != 0, let id = declaration(cursor), emittedTags.insert(id).inserted else {
      return
    }
    let node = emit(kind, cursor, parent: parent, payload: id.raw) { lowerChildren(of: cursor, parent: $0) }
    parts.declarations[id].definition = ID(Int(node))
  }
}
