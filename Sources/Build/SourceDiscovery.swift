internal import Source

/// Finds the source and header files below folders, in a fixed order and without build output.
struct SourceDiscovery {
  /// C files, absolute, in order of discovery.
  private(set) var sources: [String] = []
  /// Headers and everything else that may be included, by name.
  private(set) var includables: [String: [String]] = [:]
  /// Folders that were left out because they look like build output.
  private(set) var skipped: [String] = []
  private(set) var isTruncated = false

  static let limit = 50_000
  private let files: FileSystem
  private var count = 0
  /// Folders already searched, without symbolic links: a link may lead back to where it came from.
  private var searched: Set<String> = []

  init(files: FileSystem) { self.files = files }

  /// Adds everything below a folder; the folder itself is searched whatever its name.
  mutating func search(_ folder: String) {
    guard searched.insert(files.canonical(folder)).inserted else { return }
    var folders: [String] = []
    for name in files.entries(folder) where !name.hasPrefix(".") {
      guard count < SourceDiscovery.limit else {
        isTruncated = true
        return
      }
      count += 1
      let path = folder == "/" ? "/" + name : folder + "/" + name
      switch files.kind(path) {
      case .file: add(path, name: name)
      case .directory where SourceDiscovery.isOutput(name): skipped.append(path)
      case .directory: folders.append(path)
      case .absent: break
      }
    }
    for folder in folders { search(folder) }
  }

  private mutating func add(_ path: String, name: String) {
    switch SourceKind(path: path) {
    case .c: sources.append(path)
    case .header, .other, .cPlusPlus, .assembler: break
    }
    let isIncludable = [".h", ".inc", ".c", ".def", ".hpp", ".H", ".x", ".tbl"].contains { name.hasSuffix($0) }
    if isIncludable { includables[name, default: []].append(path) }
  }

  private static func isOutput(_ name: String) -> Bool {
    let names = [
      "build", "out", "_build", "CMakeFiles", "node_modules", "bazel-out", "Debug", "Release", "__pycache__",
    ]
    return names.contains(name) || name.hasPrefix("cmake-build-")
  }
}
