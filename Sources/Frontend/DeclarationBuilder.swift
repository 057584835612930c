internal import Source
internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  /// The row of a declaration cursor; all redeclarations share one. Made on first sight.
  func declaration(_ cursor: CXCursor) -> ID<DeclarationRecord>? {
    guard let pointer = UnsafeRawPointer(bitPattern: UInt(bitPattern: cursor.data.0)),
      clang.isDeclaration(cursor.kind) != 0
    else { return nil }
    if let known = declarationIDs[pointer] { return known }
    let canonical = clang.getCanonicalCursor(cursor)
    let canonicalPointer = UnsafeRawPointer(bitPattern: UInt(bitPattern: canonical.data.0)) ?? pointer
    if let known = declarationIDs[canonicalPointer] {
      declarationIDs[pointer] = known
      merge(cursor, into: known)
      return known
    }
    return add(cursor, keys: [pointer, canonicalPointer])
  }

  private func add(_ cursor: CXCursor, keys: [UnsafeRawPointer]) -> ID<DeclarationRecord> {
    var record = DeclarationRecord(
      kind: kind(of: cursor), name: text(clang.getCursorSpelling(cursor)), type: invalidType)
    let location = clang.getCursorLocation(cursor)
    let place = place(of: location)
    if let place {
      record.site = SourceSite(file: place.file, start: place.offset, end: place.offset + record.name.utf8.count)
      if resolver.files[place.file].isSystem { record.flags.insert(.systemHeader) }
    } else {
      record.flags.insert(.implicit)
    }
    record.storage = storage(of: cursor)
    record.linkage = linkage(of: cursor)
    switch record.kind {
    case .variable where clang.Cursor_hasVarDeclGlobalStorage(cursor) == 1: record.flags.insert(.globalStorage)
    case .enumerator: record.value = clang.getEnumConstantDeclValue(cursor)
    case .field where clang.Cursor_isBitField(cursor) != 0:
      record.flags.insert(.bitField)
      record.bitWidth = Int(clang.getFieldDeclBitWidth(cursor))
    case .function where clang.Cursor_isFunctionInlined(cursor) != 0: record.flags.insert(.inline)
    default: break
    }
    let id = parts.declarations.add(record)
    for key in keys { declarationIDs[key] = id }
    parts.declarations[id].type = type(clang.getCursorType(cursor))
    if record.kind == .field || record.kind == .enumerator || record.kind == .parameter || record.kind == .variable {
      let parent = clang.getCursorSemanticParent(cursor)
      if clang.isDeclaration(parent.kind) != 0 { parts.declarations[id].parent = declaration(parent) }
    }
    readAttributes(cursor, into: id)
    if record.kind == .enumeration { readEnumerators(cursor, into: id) }
    return id
  }

  /// Lists the enumerators at once, so that a `switch` can be compared with them whatever the unit mentions.
  private func readEnumerators(_ cursor: CXCursor, into id: ID<DeclarationRecord>) {
    let definition = clang.getCursorDefinition(cursor)
    guard clang.Cursor_isNull(definition) == 0 else { return }
    let start = pushChildren(of: definition)
    defer { popChildren(to: start) }
    for index in start..<stack.count where stack[index].kind == CXCursor_EnumConstantDecl {
      if let enumerator = declaration(stack[index]) { parts.declarations[id].enumerators.append(enumerator) }
    }
  }

  /// Adds what a further redeclaration says.
  private func merge(_ cursor: CXCursor, into id: ID<DeclarationRecord>) {
    if clang.isCursorDefinition(cursor) != 0 { parts.declarations[id].flags.insert(.definedInUnit) }
    if parts.declarations[id].kind == .function, !parts.types[parts.declarations[id].type].hasPrototype {
      parts.declarations[id].type = type(clang.getCursorType(cursor))
    }
    if parts.declarations[id].linkage == .external, parts.declarations[id].storage == .none,
      clang.Cursor_getStorageClass(cursor) == CX_SC_Extern
    {
      parts.declarations[id].storage = .extern
    }
    readAttributes(cursor, into: id)
  }

  private func kind(of cursor: CXCursor) -> DeclarationKind {
    switch cursor.kind {
    case CXCursor_FunctionDecl: .function
    case CXCursor_VarDecl: .variable
    case CXCursor_ParmDecl: .parameter
    case CXCursor_FieldDecl: .field
    case CXCursor_EnumConstantDecl: .enumerator
    case CXCursor_StructDecl, CXCursor_UnionDecl: .record
    case CXCursor_EnumDecl: .enumeration
    case CXCursor_TypedefDecl: .typedef
    default: .other
    }
  }

  private func storage(of cursor: CXCursor) -> StorageClass {
    switch clang.Cursor_getStorageClass(cursor) {
    case CX_SC_Extern: .extern
    case CX_SC_Static: .static
    case CX_SC_Auto: .auto
    case CX_SC_Register: .register
    default: .none
    }
  }

  private func linkage(of cursor: CXCursor) -> Linkage {
    switch clang.getCursorLinkage(cursor) {
    case CXLinkage_External: .external
    case CXLinkage_Internal, CXLinkage_UniqueExternal: .internal
    default: .none
    }
  }

  // MARK: Attributes

  /// Reads attributes from the printed declaration, since libclang names only a few kinds of them.
  private func readAttributes(_ cursor: CXCursor, into id: ID<DeclarationRecord>) {
    let record = parts.declarations[id]
    if record.kind == .function, !record.flags.contains(.noReturn) {
      let spelling = parts.types[type(clang.getCursorType(cursor))].spelling
      if spelling.contains("noreturn") { parts.declarations[id].flags.insert(.noReturn) }
    }
    guard [.function, .variable, .field, .parameter, .record, .typedef].contains(record.kind) else { return }
    let start = pushChildren(of: cursor)
    defer { popChildren(to: start) }
    var hasAttribute = false
    for index in start..<stack.count where clang.isAttribute(stack[index].kind) != 0 {
      hasAttribute = true
      if stack[index].kind == CXCursor_PackedAttr { addAttribute("packed", to: id) }
      if stack[index].kind == CXCursor_AnnotateAttr {
        addAttribute(text(clang.getCursorSpelling(stack[index])), to: id)
      }
    }
    guard hasAttribute, record.kind != .record else { return }
    let printed = tersePrinted(cursor)
    if printed.contains("_Noreturn") || printed.contains("noreturn") { parts.declarations[id].flags.insert(.noReturn) }
    for attribute in AttributeText.attributes(in: printed) { addAttribute(attribute, to: id) }
  }

  private func addAttribute(_ text: String, to id: ID<DeclarationRecord>) {
    if !parts.declarations[id].attributes.contains(text) { parts.declarations[id].attributes.append(text) }
  }

  /// The declaration as libclang prints it, without a body.
  private func tersePrinted(_ cursor: CXCursor) -> String {
    let policy = clang.getCursorPrintingPolicy(cursor)
    defer { clang.PrintingPolicy_dispose(policy) }
    clang.PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1)
    return text(clang.getCursorPrettyPrinted(cursor, policy))
  }
}

/// Attributes in the text of a declaration.
enum AttributeText {
  /// What stands between the double parentheses of each `__attribute__((…))`.
  static func attributes(in declaration: String) -> [String] {
    var found: [String] = []
    var rest = declaration[...]
    let opening = "__attribute__(("
    while let range = String(rest).range(of: opening) {
      let text = String(rest)
      var depth = 2
      var end = range.upperBound
      while end < text.endIndex, depth > 0 {
        if text[end] == "(" { depth += 1 }
        if text[end] == ")" { depth -= 1 }
        end = text.index(after: end)
      }
      let body = text[range.upperBound..<end]
      found.append(String(body.hasSuffix("))") ? body.dropLast(2) : body))
      rest = text[end...]
    }
    return found
  }
}
