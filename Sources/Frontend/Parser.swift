internal import Machine
public import Build
internal import CClang
internal import Basics
public import Source
public import Syntax

/// One unit could not be parsed at all.
public enum ParseFailure: Error, Hashable, Sendable {
  /// The main file does not exist or cannot be read.
  case unreadable(path: String)
  /// The main file is no text.
  case notText(path: String)
  /// libclang crashed on the unit and recovered.
  case crashed(path: String)
  /// libclang refused the unit, for instance because of the target.
  case refused(path: String, code: Int)

  public var text: (en: String, ja: String) {
    switch self {
    case .unreadable: ("the file cannot be read", "ファイルを読み込めません")
    case .notText: ("the file is not C text (it holds zero bytes)", "C のテキストファイルではありません (NUL バイトを含みます)")
    case .crashed: ("libclang crashed on this file", "このファイルの解析中に libclang が異常終了しました")
    case .refused(_, let code):
      (
        "libclang refused the unit (code \(code)); check the target and the arguments",
        "libclang が解析を拒否しました (コード \(code))。ターゲットと引数を確認してください"
      )
    }
  }
}

/// A unit after parsing.
public struct ParsedUnit: Sendable {
  public let unit: PlannedUnit
  public let tree: SyntaxTree
  /// Function definitions in which the parser dropped something, by node.
  public let incompleteFunctions: Set<String>
}

/// Parses units with libclang. One per worker; not shared between threads.
public final class Parser {
  private let library: LibClang
  private let files: FileSystem
  private let root: String
  private let index: CXIndex?
  /// Files that are not plain UTF-8 or that the dialect rewrites, as the parser must see them.
  private var replacements: [String: Replacement] = [:]
  private var inspected: Set<String> = []

  private struct Replacement {
    let text: [UInt8]
    let encoding: SourceEncoding
  }

  /// - Parameter root: the project's root; paths below it are shown relative to it.
  public init(_ library: LibClang, files: FileSystem, root: String) {
    self.library = library
    self.files = files
    self.root = root
    index = library.functions.pointee.createIndex(0, 0)
  }

  deinit { library.functions.pointee.disposeIndex(index) }

  /// Parses one unit.
  ///
  /// - Parameter onRead: called when the parser has read all files and before the tree is built, with those that are
  ///   likely to be examined: the main file and what lies below the project's root.
  public func parse(
    _ unit: PlannedUnit, onRead: ([SourceFile]) -> Void = { _ in }
  ) throws(ParseFailure) -> ParsedUnit {
    guard let bytes = files.contents(unit.path) else { throw .unreadable(path: unit.path) }
    if bytes.contains(0) { throw .notText(path: unit.path) }
    inspect(unit.path, bytes: bytes, unit)
    var healing = Healing()
    while true {
      let handle = try translationUnit(unit, healing.prelude)
      defer { library.functions.pointee.disposeTranslationUnit(handle) }
      // Headers in other encodings or dialect forms are known only after a first parse.
      if inspectHeaders(of: handle, unit) { continue }
      let naming = FileNaming(root: root, directory: root, encodings: replacements.mapValues(\.encoding))
      let sources = projectFiles(of: handle, naming)
      let builder = TreeBuilder(
        clang: library.functions.pointee, handle: handle, unit: unit, naming: naming, sources: sources)
      let problems = builder.problems()
      if healing.learn(from: problems, text: { builder.text(of: $0) }) { continue }
      onRead(sources)
      var parts = builder.build()
      parts.problems = problems
      parts.assumedNames = healing.names
      parts.files = builder.resolver.files
      let tree = SyntaxTree(parts)
      return ParsedUnit(unit: unit, tree: tree, incompleteFunctions: incomplete(in: tree))
    }
  }

  // MARK: Texts

  /// Prepares one file: transcodes it and applies the dialect's rewriting. Answers whether the parser must see another
  /// text than the disk holds.
  @discardableResult
  private func inspect(_ path: String, bytes: [UInt8], _ unit: PlannedUnit) -> Bool {
    guard inspected.insert(path).inserted else { return false }
    let encoding = SourceEncoding.detected(in: bytes)
    var text = encoding.utf8(from: bytes)
    let rewritten = unit.dialect.rewritten(text)
    if let rewritten { text = rewritten }
    guard encoding != .utf8 || rewritten != nil else { return false }
    replacements[path] = Replacement(text: text, encoding: encoding)
    return true
  }

  private func inspectHeaders(of handle: CXTranslationUnit, _ unit: PlannedUnit) -> Bool {
    let clang = library.functions.pointee
    let collector = InclusionCollector(clang: clang)
    clang.getInclusions(handle, collectInclusion, Unmanaged.passUnretained(collector).toOpaque())
    var changed = false
    for (path, file) in collector.files.sorted(by: { $0.path < $1.path }) where !path.hasPrefix("/kenshin/") {
      let absolute = Path.absolute(path, in: root)
      var size = 0
      guard !inspected.contains(absolute), let start = clang.getFileContents(handle, file, &size) else { continue }
      let contents = UnsafeRawBufferPointer(start: start, count: size)
      if !unit.dialect.rewrites, contents.allSatisfy({ $0 < 0x80 }) {
        inspected.insert(absolute)
        continue
      }
      let bytes = Array(contents)
      if inspect(absolute, bytes: bytes, unit) { changed = true }
    }
    return changed
  }

  private func projectFiles(of handle: CXTranslationUnit, _ naming: FileNaming) -> [SourceFile] {
    let clang = library.functions.pointee
    let collector = InclusionCollector(clang: clang)
    clang.getInclusions(handle, collectInclusion, Unmanaged.passUnretained(collector).toOpaque())
    return collector.files.compactMap { path, file in
      let absolute = naming.absolute(path)
      guard !naming.isVirtual(path), naming.shown(absolute) != absolute else { return nil }
      return naming.source(absolute, text: SiteResolver.contents(of: file, in: handle, clang), isSystem: false)
    }
  }

  private func translationUnit(
    _ unit: PlannedUnit, _ prelude: VirtualFile?
  ) throws(ParseFailure) -> CXTranslationUnit {
    let clang = library.functions.pointee
    var unsaved = UnsavedFiles()
    for (path, text) in files.overlay.sorted(by: { $0.key < $1.key }) where replacements[path] == nil {
      unsaved.add(path, text)
    }
    for (path, replacement) in replacements.sorted(by: { $0.key < $1.key }) { unsaved.add(path, replacement.text) }
    for file in unit.virtualFiles { unsaved.add(file.path, Array(file.text.utf8)) }
    var arguments = unit.arguments
    if let prelude {
      unsaved.add(prelude.path, Array(prelude.text.utf8))
      arguments += ["-include", prelude.path]
    }
    if let directory = library.resourceDirectory { arguments += ["-resource-dir", directory] }
    arguments += [
      "-fbracket-depth=256", "-ferror-limit=0", "-Wno-everything", "-Wno-implicit-int",
      "-Wno-implicit-function-declaration", "-Wno-int-conversion", "-Wno-incompatible-function-pointer-types",
      "-Wno-incompatible-pointer-types", "-Wno-return-type", "-Wno-return-mismatch",
      "-Wno-builtin-macro-redefined", "-Wno-gcc-compat",
    ]
    let options =
      CXTranslationUnit_DetailedPreprocessingRecord.rawValue | CXTranslationUnit_KeepGoing.rawValue
      | CXTranslationUnit_IgnoreNonErrorsFromIncludedFiles.rawValue
    var handle: CXTranslationUnit?
    let code = unsaved.withFiles { files, count in
      withCStrings(arguments) { pointers in
        clang.parseTranslationUnit2(
          index, unit.path, pointers, Int32(arguments.count), files, count, options, &handle)
      }
    }
    if code == CXError_Crashed { throw .crashed(path: unit.path) }
    guard code == CXError_Success, let handle else { throw .refused(path: unit.path, code: Int(code.rawValue)) }
    return handle
  }

  // MARK: Incomplete functions

  private func incomplete(in tree: SyntaxTree) -> Set<String> {
    var names: Set<String> = []
    for function in tree.functions {
      let site = function.site
      let isHit = tree.problems.contains { problem in
        guard let place = problem.site, problem.missingHeader == nil else { return false }
        return place.file == site.file && place.start >= site.start && place.start < site.end
      }
      if isHit || function.mentionsAssumption, let name = function.declaration?.name { names.insert(name) }
    }
    return names
  }
}

/// Collects the files that a unit includes.
private final class InclusionCollector {
  let clang: CClangFunctions
  var files: [(path: String, file: CXFile)] = []
  init(clang: CClangFunctions) { self.clang = clang }
}

private let collectInclusion: CXInclusionVisitor = { file, _, _, context in
  guard let context, let file else { return }
  let collector = Unmanaged<InclusionCollector>.fromOpaque(context).takeUnretainedValue()
  let name = collector.clang.getFileName(file)
  defer { collector.clang.disposeString(name) }
  if let text = collector.clang.getCString(name) { collector.files.append((String(cString: text), file)) }
}

/// File contents that are handed to libclang in place of what is on disk.
private struct UnsavedFiles {
  private var files: [(path: String, text: [UInt8])] = []

  mutating func add(_ path: String, _ text: [UInt8]) { files.append((path, text)) }

  func withFiles<Result>(_ body: (UnsafeMutablePointer<CXUnsavedFile>?, UInt32) -> Result) -> Result {
    let paths = files.map { Array($0.path.utf8CString) }
    var table: [CXUnsavedFile] = []
    func next(_ index: Int) -> Result {
      guard index < files.count else {
        let count = UInt32(table.count)
        return table.withUnsafeMutableBufferPointer { body($0.baseAddress, count) }
      }
      return paths[index].withUnsafeBufferPointer { path in
        files[index].text.withUnsafeBytes { text in
          table.append(
            CXUnsavedFile(
              Filename: path.baseAddress, Contents: text.bindMemory(to: CChar.self).baseAddress,
              Length: UInt(text.count)))
          return next(index + 1)
        }
      }
    }
    return next(0)
  }
}

private func withCStrings<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
  let storage = texts.map { Array($0.utf8CString) }
  var pointers: [UnsafePointer<CChar>?] = []
  func next(_ index: Int) -> Result {
    guard index < storage.count else { return pointers.withUnsafeBufferPointer { body($0.baseAddress) } }
    return storage[index].withUnsafeBufferPointer { buffer in
      pointers.append(buffer.baseAddress)
      return next(index + 1)
    }
  }
  return next(0)
}
