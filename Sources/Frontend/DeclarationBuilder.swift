internal import Source
internal import Basics
internal import Build
internal import CClang
internal import Machine
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
    // libclang describes an unnamed structure or union in place of a name.
    if record.kind == .field, record.name.contains("(") || record.name.contains(" ") { record.name = "" }
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
    let declared = type(clang.getCursorType(cursor))
    parts.declarations[id].type = declared
    if record.kind == .parameter, let adjusted = adjustedType(of: cursor, declared) {
      parts.declarations[id].type = adjusted
      parts.declarations[id].declaredType = declared
    }
    if record.kind == .field || record.kind == .enumerator || record.kind == .parameter || record.kind == .variable {
      let parent = clang.getCursorSemanticParent(cursor)
      if clang.isDeclaration(parent.kind) != 0 { parts.declarations[id].parent = declaration(parent) }
    }
    readAttributes(cursor, into: id)
    if record.kind == .enumeration { readEnumerators(cursor, into: id) }
    if record.kind == .record { recordsWithoutFields.append((cursor, id)) }
    return id
  }

  /// The pointer type of a parameter that is declared as an array or a function; nil for others.
  private func adjustedType(of cursor: CXCursor, _ declared: ID<TypeRecord>) -> ID<TypeRecord>? {
    let record = parts.types[declared]
    guard record.kind.isArray || record.kind == .function else { return nil }
    let function = clang.getCursorSemanticParent(cursor)
    for index in 0..<max(0, clang.Cursor_getNumArguments(function))
    where clang.Cursor_getArgument(function, UInt32(index)).data.0 == cursor.data.0 {
      // Only the canonical type has the adjusted parameters; the names of typedefs come from the declarator.
      let canonical = clang.getCanonicalType(clang.getCursorType(function))
      let adjusted = type(clang.getArgType(canonical, UInt32(index)))
      var pointer = parts.types[adjusted]
      guard pointer.kind == .pointer else { break }
      guard record.kind != .function, let element = record.base, parts.types[element].canonical != element,
        !parts.types[element].kind.isArray, parts.types[element].kind != .function
      else { return adjusted }
      pointer.base = element
      pointer.spelling = parts.types[element].spelling + " *" + pointer.spelling.suffix(behindLast: "*")
      return parts.types.add(pointer)
    }
    // The parameter of a function type that no function has.
    let pointee = record.kind == .function ? declared : record.base ?? invalidType
    let bytes = unit.target.dataModel.pointerBits / 8
    let spelling = record.kind == .function ? "\(record.spelling) *" : "\(parts.types[pointee].spelling) *"
    var pointer = TypeRecord(
      kind: .pointer, qualifiers: [], size: bytes, alignment: bytes, spelling: spelling,
      canonical: ID(parts.types.count))
    pointer.base = pointee
    return parts.types.add(pointer)
  }

  /// Fills in the fields of all records that were mentioned; their types may mention further ones.
  func readFields() {
    while let (cursor, id) = recordsWithoutFields.popLast() {
      let definition = clang.getCursorDefinition(cursor)
      guard clang.Cursor_isNull(definition) == 0 else { continue }
      parts.declarations[id].flags.insert(.complete)
      let start = stack.count
      // Unlike the children of the declaration, these include the unnamed fields.
      _ = clang.Type_visitFields(
        clang.getCursorType(definition), collectField, Unmanaged.passUnretained(self).toOpaque())
      let fields = Array(stack[start...])
      popChildren(to: start)
      for cursor in fields {
        guard let field = declaration(cursor) else { continue }
        let offset = clang.Cursor_getOffsetOfField(cursor)
        if offset >= 0 { parts.declarations[field].bitOffset = Int(offset) }
        parts.declarations[id].fields.append(field)
      }
    }
  }

  /// Lists the enumerators at once, so that a `switch` can be compared with them whatever the unit mentions.
  private func readEnumerators(_ cursor: CXCursor, into id: ID<DeclarationRecord>) {
    let definition = clang.getCursorDefinition(cursor)
    guard clang.Cursor_isNull(definition) == 0 else { return }
    parts.declarations[id].flags.insert(.complete)
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
}

/// Appends a visited field to the builder's stack.
private let collectField: CXFieldVisitor = { cursor, context in
  guard let context else { return CXVisit_Break }
  Unmanaged<TreeBuilder>.fromOpaque(context).takeUnretainedValue().stack.append(cursor)
  return CXVisit_Continue
}

extension String {
  fileprivate func suffix(behindLast character: Character) -> Substring {
    lastIndex(of: character).map { self[index(after: $0)...] } ?? ""
  }
}

extension TypeKind {
  var isArray: Bool { self == .array || self == .incompleteArray || self == .variableArray }
}
