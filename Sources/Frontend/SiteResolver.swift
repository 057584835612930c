internal import Basics
internal import CClang
internal import Source
internal import Syntax

/// Turns libclang's source locations into sites of a unit's file table.
///
/// A location that is not in a macro is an offset into a global address space in which every included file has one
/// contiguous piece (`clang::SourceLocation`), so one question per piece suffices; the top bit marks macro locations,
/// which are asked one by one and remembered.
struct SiteResolver {
  private struct Piece {
    let start: UInt32
    let end: UInt32
    let file: ID<SourceFile>
  }

  struct Resolved {
    var file: ID<SourceFile>
    var offset: Int
  }

  private let clang: CClangFunctions
  private let unit: CXTranslationUnit
  private var pieces: [Piece] = []
  private var last = Piece(start: 1, end: 0, file: ID(0))
  private var filesByHandle: [CXFile: ID<SourceFile>] = [:]
  private var filesByPath: [String: ID<SourceFile>] = [:]
  /// The places of a location in a macro: of the outermost expansion, of the token's text, and in the file the token or
  /// the macro in an argument that it comes from.
  typealias MacroPlace = (expansion: Resolved, spelling: Resolved, written: Resolved)
  private var macroSites: [UInt32: PackedMacroPlace?] = [:]

  /// A macro place in half the memory, of which there is one for each token from a macro.
  private struct PackedMacroPlace {
    private let files: (ID<SourceFile>, ID<SourceFile>, ID<SourceFile>)
    private let offsets: (UInt32, UInt32, UInt32)

    init(_ place: MacroPlace) {
      files = (place.expansion.file, place.spelling.file, place.written.file)
      offsets = (
        UInt32(clamping: place.expansion.offset), UInt32(clamping: place.spelling.offset),
        UInt32(clamping: place.written.offset)
      )
    }

    var place: MacroPlace {
      (
        Resolved(file: files.0, offset: Int(offsets.0)), Resolved(file: files.1, offset: Int(offsets.1)),
        Resolved(file: files.2, offset: Int(offsets.2))
      )
    }
  }
  private(set) var files = Arena<SourceFile>()
  /// The texts of system headers that were asked for.
  private var systemTexts: [ID<SourceFile>: [UInt8]] = [:]
  private let names: FileNaming
  /// Files that have been read already, by absolute path.
  private let sources: [String: SourceFile]

  init(clang: CClangFunctions, unit: CXTranslationUnit, names: FileNaming, sources: [SourceFile]) {
    self.sources = Dictionary(sources.map { ($0.absolutePath, $0) }, uniquingKeysWith: { first, _ in first })
    self.clang = clang
    self.unit = unit
    self.names = names
    macroSites.reserveCapacity(8192)
  }

  static func isMacro(_ raw: UInt32) -> Bool { raw & 0x8000_0000 != 0 }

  /// The place of a location outside macros; nil for places that belong to no file.
  mutating func place(_ location: CXSourceLocation) -> Resolved? {
    let raw = location.int_data
    if raw >= last.start, raw <= last.end { return Resolved(file: last.file, offset: Int(raw - last.start)) }
    if let piece = known(raw) {
      last = piece
      return Resolved(file: piece.file, offset: Int(raw - piece.start))
    }
    var handle: CXFile?
    var offset: UInt32 = 0
    clang.getExpansionLocation(location, &handle, nil, nil, &offset)
    guard let handle, raw >= offset else { return nil }
    let file = fileID(handle, at: location)
    var size = 0
    _ = clang.getFileContents(unit, handle, &size)
    let piece = Piece(start: raw - offset, end: raw - offset + UInt32(clamping: size), file: file)
    pieces.insert(piece, at: pieces.firstIndex { $0.start > piece.start } ?? pieces.count)
    last = piece
    return Resolved(file: file, offset: Int(offset))
  }

  private func known(_ raw: UInt32) -> Piece? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= raw { low = middle + 1 } else { high = middle }
    }
    guard low > 0, raw <= pieces[low - 1].end else { return nil }
    return pieces[low - 1]
  }

  /// The places of a location in a macro.
  mutating func macroPlace(_ location: CXSourceLocation) -> MacroPlace? {
    if let known = macroSites[location.int_data] { return known?.place }
    var result: MacroPlace?
    var file: CXFile?
    var offset: UInt32 = 0
    clang.getExpansionLocation(location, &file, nil, nil, &offset)
    if let file {
      let expansion = Resolved(file: fileID(file, at: location), offset: Int(offset))
      var spellingFile: CXFile?
      var spellingOffset: UInt32 = 0
      clang.getSpellingLocation(location, &spellingFile, nil, nil, &spellingOffset)
      let spelling = spellingFile.map { Resolved(file: fileID($0, at: location), offset: Int(spellingOffset)) }
      var writtenFile: CXFile?
      var writtenOffset: UInt32 = 0
      clang.getFileLocation(location, &writtenFile, nil, nil, &writtenOffset)
      let written = writtenFile.map { Resolved(file: fileID($0, at: location), offset: Int(writtenOffset)) }
      // Before LLVM 19 the spelling is the expansion, and only the place in the file tells of an argument.
      let isKnown = spelling?.file != expansion.file || spelling?.offset != expansion.offset
      result = (expansion, (isKnown ? spelling : written) ?? expansion, written ?? expansion)
    }
    macroSites[location.int_data] = .some(result.map(PackedMacroPlace.init))
    return result
  }

  /// The bytes of a file as the parser sees them; those of system headers are read when asked for.
  mutating func text(of file: ID<SourceFile>) -> [UInt8] {
    guard files[file].isSystem else { return files[file].text }
    if let known = systemTexts[file] { return known }
    let text = filesByHandle.first { $0.value == file }.map { Self.contents(of: $0.key, in: unit, clang) } ?? []
    systemTexts[file] = text
    return text
  }

  mutating func fileID(_ handle: CXFile, at location: CXSourceLocation) -> ID<SourceFile> {
    if let known = filesByHandle[handle] { return known }
    let path = name(of: handle)
    if let known = filesByPath[path] {
      filesByHandle[handle] = known
      return known
    }
    let isSystem = clang.Location_isInSystemHeader(location) != 0 || names.isVirtual(path)
    let absolute = names.absolute(path)
    let known = isSystem ? nil : sources[absolute]
    let text = isSystem || known != nil ? [] : Self.contents(of: handle, in: unit, clang)
    let id = files.add(known ?? names.source(absolute, text: text, isSystem: isSystem))
    filesByHandle[handle] = id
    filesByPath[path] = id
    return id
  }

  /// The text of a file as the parser has read it.
  static func contents(of file: CXFile, in unit: CXTranslationUnit, _ clang: CClangFunctions) -> [UInt8] {
    var size = 0
    guard let start = clang.getFileContents(unit, file, &size) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: size))
  }

  private func name(of file: CXFile) -> String {
    let text = clang.getFileName(file)
    defer { clang.disposeString(text) }
    return clang.getCString(text).map { String(cString: $0) } ?? ""
  }
}

/// How the files of a unit are named and read.
struct FileNaming: Sendable {
  let root: String
  let directory: String
  let encodings: [String: SourceEncoding]

  func absolute(_ path: String) -> String { Path.absolute(path, in: directory) }
  func shown(_ absolute: String) -> String { Path.relative(absolute, to: root) }
  func source(_ absolute: String, text: [UInt8], isSystem: Bool) -> SourceFile {
    SourceFile(
      path: shown(absolute), absolutePath: absolute, text: text, encoding: encoding(absolute), isSystem: isSystem)
  }
  func encoding(_ absolute: String) -> SourceEncoding { encodings[absolute] ?? .utf8 }
  /// Files that Kenshin itself provides.
  func isVirtual(_ path: String) -> Bool { path.hasPrefix("/kenshin/") }
}
