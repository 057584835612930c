/// The files that an analysis may see, handed in as a value so that nothing below the pipeline touches the disk itself.
public struct FileSystem: Sendable {
  /// The bytes of a regular file, or nil where there is none that can be read.
  public let contents: @Sendable (_ path: String) -> [UInt8]?
  /// The names in a directory, sorted by their UTF-8 bytes; empty where there is none.
  public let entries: @Sendable (_ directory: String) -> [String]
  public let kind: @Sendable (_ path: String) -> Kind
  /// The path without symbolic links, which tells whether two names are one file.
  public let canonical: @Sendable (_ path: String) -> String
  /// Files whose contents differ from the disk's, by absolute path; the parser must be told of them.
  public let overlay: [String: [UInt8]]

  public enum Kind: Sendable { case file, directory, absent }

  public init(
    contents: @escaping @Sendable (String) -> [UInt8]?, entries: @escaping @Sendable (String) -> [String],
    kind: @escaping @Sendable (String) -> Kind, canonical: @escaping @Sendable (String) -> String = { $0 },
    overlay: [String: [UInt8]] = [:]
  ) {
    self.contents = contents
    self.entries = entries
    self.kind = kind
    self.canonical = canonical
    self.overlay = overlay
  }

  /// The same files with other contents for some of them.
  public func overlaid(with changes: [String: [UInt8]]) -> FileSystem {
    let base = self
    return FileSystem(
      contents: { changes[$0] ?? base.contents($0) }, entries: entries,
      kind: { changes[$0] != nil ? .file : base.kind($0) }, canonical: canonical,
      overlay: overlay.merging(changes) { _, new in new })
  }

  public func isFile(_ path: String) -> Bool { kind(path) == .file }
  public func isDirectory(_ path: String) -> Bool { kind(path) == .directory }

  /// A file system of given texts by absolute path, for tests.
  public init(files: [String: String]) {
    let bytes = files.mapValues { Array($0.utf8) }
    var children: [String: Set<String>] = [:]
    for path in files.keys {
      var rest = path[...]
      while let slash = rest.lastIndex(of: "/") {
        let name = String(rest[rest.index(after: slash)...])
        rest = rest[..<slash]
        children[rest.isEmpty ? "/" : String(rest), default: []].insert(name)
      }
    }
    let tree = children.mapValues { $0.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) } }
    self.init(
      contents: { bytes[$0] }, entries: { tree[$0] ?? [] },
      kind: { bytes[$0] != nil ? .file : tree[$0] != nil ? .directory : .absent }, overlay: bytes)
  }
}
