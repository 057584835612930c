internal import Basics
internal import IR
internal import Source

/// The texts of source files, read again when something is to be said about them.
struct SourceExcerpts {
  private let files: FileSystem
  private var known: [String: SourceFile] = [:]

  init(_ files: FileSystem) { self.files = files }

  /// The file as the parser saw it; one that cannot be read any more is empty.
  mutating func file(_ file: Provenance.File) -> SourceFile {
    if let source = known[file.absolutePath] { return source }
    let bytes = files.contents(file.absolutePath) ?? []
    // The parser is handed UTF-8 as it is, with its byte order mark.
    let text = file.encoding == .utf8 ? bytes : file.encoding.utf8(from: bytes)
    let source = SourceFile(
      path: file.path, absolutePath: file.absolutePath, text: text, encoding: file.encoding, isSystem: false)
    known[file.absolutePath] = source
    return source
  }
}

/// An instruction's place in a unit of the program.
struct CodePlace {
  let unit: Int
  let function: Function
  let origin: Origin
  let file: Provenance.File
}

/// A text on one line, shortened where it is long.
func excerpt(_ text: String, limit: Int = 60) -> String {
  let line = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
  return line.count <= limit ? line : line.prefix(limit - 1) + "…"
}
