internal import Basics
internal import Build
internal import CClang
internal import Source
internal import Syntax

/// Lowers libclang's cursors of one unit into the parts of a `SyntaxTree`.
///
/// A class because libclang's visitor carries it as an untyped context pointer; it lives for one parse.
final class TreeBuilder {
  let clang: CClangFunctions
  let handle: CXTranslationUnit
  let unit: PlannedUnit
  var parts: SyntaxParts
  var resolver: SiteResolver
  var typeIDs: [UnsafeMutableRawPointer: ID<TypeRecord>] = [:]
  var declarationIDs: [UnsafeRawPointer: ID<DeclarationRecord>] = [:]
  /// Children of the cursors that are being lowered; each level uses the part from its own start.
  var stack: [CXCursor] = []
  var emittedTags: Set<ID<DeclarationRecord>> = []
  /// Records whose fields are still to be read; at the end, so that chains of types cause no deep recursion.
  var recordsWithoutFields: [(cursor: CXCursor, id: ID<DeclarationRecord>)] = []
  let invalidType: ID<TypeRecord>
  /// The function or variable that is being lowered, as libclang prints it.
  var printed: PrintedDeclaration?
  private var aliases = MacroAliases()
  private var originIDs: [UInt32: UInt32] = [:]

  init(
    clang: CClangFunctions, handle: CXTranslationUnit, unit: PlannedUnit, naming: FileNaming, sources: [SourceFile]
  ) {
    self.clang = clang
    self.handle = handle
    self.unit = unit
    parts = SyntaxParts(target: unit.target)
    resolver = SiteResolver(clang: clang, unit: handle, names: naming, sources: sources)
    invalidType = parts.types.add(
      TypeRecord(kind: .invalid, qualifiers: [], size: nil, alignment: nil, spelling: "<unknown>", canonical: ID(0)))
    parts.nodes.reserveCapacity(16_384)
    declarationIDs.reserveCapacity(4096)
    originIDs.reserveCapacity(4096)
  }

  /// Lowers the whole unit.
  func build() -> SyntaxParts {
    let root = clang.getTranslationUnitCursor(handle)
    let start = pushChildren(of: root)
    parts.mainFile = mainFile()
    for index in start..<stack.count {
      let cursor = stack[index]
      guard let place = place(of: clang.getCursorLocation(cursor)), !resolver.files[place.file].isSystem else {
        continue
      }
      lowerTopLevel(cursor)
    }
    popChildren(to: start)
    readFields()
    parts.files = resolver.files
    parts.definitions.sort { ($0.site.file, $0.site.start) < ($1.site.file, $1.site.start) }
    parts.expansions.sort {
      ($0.site.file, $0.site.start, $1.site.end) < ($1.site.file, $1.site.start, $0.site.end)
    }
    return parts
  }

  private func mainFile() -> ID<SourceFile> {
    if let file = clang.getFile(handle, unit.path) {
      return resolver.fileID(file, at: clang.getNullLocation())
    }
    return ID(0)
  }

  private func lowerTopLevel(_ cursor: CXCursor) {
    switch cursor.kind {
    case CXCursor_MacroDefinition:
      guard let site = site(of: cursor) else { return }
      let name = text(clang.getCursorSpelling(cursor))
      let isFunctionLike = clang.Cursor_isMacroFunctionLike(cursor) != 0
      parts.definitions.append(MacroDefinition(name: name, site: site, isFunctionLike: isFunctionLike))
      aliases.define(name, isFunctionLike: isFunctionLike, text: Array(resolver.files[site.file].text[site.range]))
    case CXCursor_MacroExpansion:
      guard let site = site(of: cursor) else { return }
      let definition = clang.getCursorReferenced(cursor)
      let definitionSite = clang.Cursor_isNull(definition) != 0 ? nil : self.site(of: definition)
      let name = text(clang.getCursorSpelling(cursor))
      parts.expansions.append(MacroExpansion(name: name, site: withArguments(site, name), definition: definitionSite))
    case CXCursor_InclusionDirective: break
    default:
      let id = ID<NodeRecord>(parts.nodes.count)
      lower(cursor, parent: .max)
      if parts.nodes.count > id.index { parts.roots.append(id) }
    }
  }

  // MARK: Children

  /// The site of an expansion with the arguments of the macro that its name stands for.
  private func withArguments(_ site: SourceSite, _ name: String) -> SourceSite {
    guard aliases.isAlias(name),
      let end = MacroAliases.argumentsEnd(in: resolver.files[site.file].text, from: Int(site.end))
    else { return site }
    return SourceSite(file: site.file, start: Int(site.start), end: end)
  }

  /// Puts the children of a cursor on the stack and answers where they start.
  func pushChildren(of cursor: CXCursor) -> Int {
    let start = stack.count
    _ = clang.visitChildren(cursor, collectChild, Unmanaged.passUnretained(self).toOpaque())
    return start
  }

  func popChildren(to start: Int) { stack.removeSubrange(start...) }

  // MARK: Places

  /// The place of a location: for macros, that of the expansion.
  func place(of location: CXSourceLocation) -> SiteResolver.Resolved? {
    if location.int_data == 0 { return nil }
    return SiteResolver.isMacro(location.int_data)
      ? resolver.macroPlace(location)?.expansion : resolver.place(location)
  }

  /// The extent of a cursor, at the expansion for code from macros.
  func site(of cursor: CXCursor) -> SourceSite? { site(of: clang.getCursorExtent(cursor)) }

  private func site(of extent: CXSourceRange) -> SourceSite? {
    let start = CXSourceLocation(ptr_data: extent.ptr_data, int_data: extent.begin_int_data)
    let end = CXSourceLocation(ptr_data: extent.ptr_data, int_data: extent.end_int_data)
    guard let from = place(of: start) else { return nil }
    guard let to = place(of: end), to.file == from.file, to.offset > from.offset else {
      let text = resolver.files[from.file].text
      var offset = from.offset
      while offset < text.count, isIdentifierByte(text[offset]) { offset += 1 }
      return SourceSite(file: from.file, start: from.offset, end: max(offset, from.offset + 1))
    }
    return SourceSite(file: from.file, start: from.offset, end: to.offset)
  }

  func isIdentifierByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x5f || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
      || (0x61...0x7a).contains(byte)
  }

  /// The index of the macro origin of a location; `UInt32.max` outside macros.
  private func origin(of extent: CXSourceRange) -> UInt32 {
    let raw = extent.begin_int_data
    guard SiteResolver.isMacro(raw) else { return .max }
    if let known = originIDs[raw] { return known }
    let location = CXSourceLocation(ptr_data: extent.ptr_data, int_data: raw)
    guard let (expansion, spelling, written) = resolver.macroPlace(location) else { return .max }
    var isArgument = false
    if spelling.file == expansion.file, spelling.offset > expansion.offset,
      let end = expansionEnd(file: expansion.file, offset: expansion.offset)
    {
      isArgument = spelling.offset < end
    }
    let site = SourceSite(file: spelling.file, start: spelling.offset, end: spelling.offset + 1)
    let place = SourceSite(file: written.file, start: written.offset, end: written.offset + 1)
    parts.origins.append(MacroOrigin(spelling: site, isArgument: isArgument, place: place))
    let id = UInt32(parts.origins.count - 1)
    originIDs[raw] = id
    return id
  }

  /// Makes an argument of a node that only begins with a macro in the argument of another: `CHECK(FLAG & mask)`.
  private func correctOrigin(of index: UInt32) {
    let node = parts.nodes[Int(index)]
    guard node.origin != .max, node.end > index + 1 else { return }
    let origin = parts.origins[Int(node.origin)]
    guard !origin.isArgument, origin.place.file == node.site.file, origin.place.start > node.site.start,
      let end = expansionEnd(file: origin.place.file, offset: Int(origin.place.start))
    else { return }
    let extendsBeyond = children(of: index).contains { child in
      guard child.origin != .max else { return false }
      let place = parts.origins[Int(child.origin)].place
      return place.file == origin.place.file && Int(place.start) >= end
    }
    guard extendsBeyond else { return }
    parts.origins.append(MacroOrigin(spelling: origin.place, isArgument: true, place: origin.place))
    parts.nodes[Int(index)].origin = UInt32(parts.origins.count - 1)
  }

  /// Where the expansion that starts at an offset ends. Expansions precede declarations in libclang's order.
  private func expansionEnd(file: ID<SourceFile>, offset: Int) -> Int? {
    if expansionEnds.isEmpty {
      for expansion in parts.expansions {
        let key = SiteKey(file: expansion.site.file, start: expansion.site.start)
        expansionEnds[key] = max(expansionEnds[key] ?? 0, Int(expansion.site.end))
      }
    }
    return expansionEnds[SiteKey(file: file, start: UInt32(offset))]
  }

  private struct SiteKey: Hashable {
    let file: ID<SourceFile>
    let start: UInt32
  }
  private var expansionEnds: [SiteKey: Int] = [:]

  // MARK: Nodes

  /// Appends a node, runs `children`, and closes the node's subtree.
  @discardableResult
  func emit(
    _ kind: NodeKind, _ cursor: CXCursor, parent: UInt32, detail: UInt8 = 0, payload: UInt32 = .max,
    _ children: (UInt32) -> Void = { _ in }
  ) -> UInt32 {
    let extent = kind.isLabel ? start(of: cursor) : clang.getCursorExtent(cursor)
    let type = kind.isStatement ? invalidType : self.type(clang.getCursorType(cursor))
    let fallback = parent == .max ? SourceSite(file: parts.mainFile, start: 0, end: 0) : parts.nodes[Int(parent)].site
    var node = NodeRecord(kind: kind, parent: parent, end: 0, type: type, site: site(of: extent) ?? fallback)
    node.detail = detail
    node.payload = payload
    node.origin = origin(of: extent)
    let index = UInt32(parts.nodes.count)
    parts.nodes.append(node)
    children(index)
    parts.nodes[Int(index)].end = UInt32(parts.nodes.count)
    if kind.isLabel { extendToLastChild(index) }
    correctOrigin(of: index)
    if kind.isExpression, parts.types[type].kind.isArray || parts.types[type].kind == .function {
      adjustType(of: index)
    }
    return index
  }

  /// The start of a label, since libclang walks through all labels and statements behind it to find the end.
  private func start(of cursor: CXCursor) -> CXSourceRange {
    let location = clang.getCursorLocation(cursor)
    return CXSourceRange(
      ptr_data: location.ptr_data, begin_int_data: location.int_data, end_int_data: location.int_data)
  }

  private func extendToLastChild(_ index: UInt32) {
    let site = parts.nodes[Int(index)].site
    guard let last = children(of: index).last?.site, last.file == site.file, last.end > site.end else { return }
    parts.nodes[Int(index)].site = SourceSite(file: site.file, start: Int(site.start), end: Int(last.end))
  }

  /// Appends an empty place.
  func emitAbsent(parent: UInt32) {
    let site = parts.nodes[Int(parent)].site
    var node = NodeRecord(
      kind: .absent, parent: parent, end: UInt32(parts.nodes.count + 1), type: invalidType,
      site: SourceSite(file: site.file, start: Int(site.start), end: Int(site.start)))
    node.origin = parts.nodes[Int(parent)].origin
    parts.nodes.append(node)
  }

  /// Appends a node that libclang has no cursor for, in place of the nodes that `children` appends.
  func emitGroup(_ kind: NodeKind, parent: UInt32, _ children: (UInt32) -> Void) {
    let index = UInt32(parts.nodes.count)
    let site = parts.nodes[Int(parent)].site
    var node = NodeRecord(kind: kind, parent: parent, end: 0, type: invalidType, site: site)
    node.origin = parts.nodes[Int(parent)].origin
    parts.nodes.append(node)
    children(index)
    parts.nodes[Int(index)].end = UInt32(parts.nodes.count)
  }

  func addLiteral(_ literal: Literal) -> UInt32 {
    parts.literals.append(literal)
    return UInt32(parts.literals.count - 1)
  }

  // MARK: Texts

  func text(_ string: CXString) -> String {
    defer { clang.disposeString(string) }
    return clang.getCString(string).map { String(cString: $0) } ?? ""
  }
}

/// Appends a visited child to the builder's stack.
private let collectChild: CXCursorVisitor = { cursor, _, context in
  guard let context else { return CXChildVisit_Break }
  Unmanaged<TreeBuilder>.fromOpaque(context).takeUnretainedValue().stack.append(cursor)
  return CXChildVisit_Continue
}
