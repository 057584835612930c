public import Source

/// Where a build is described.
public enum BuildDescription: Hashable, Sendable {
  case database(String)
  case flags(String)

  /// The description file's absolute path.
  public var path: String {
    switch self {
    case .database(let path), .flags(let path): path
    }
  }

  /// The description that governs a file or folder, looked for upwards as the clang tools do; nil where there is none.
  public static func governing(_ path: String, in files: FileSystem) -> BuildDescription? {
    var folder = files.isDirectory(path) ? path : Path.directory(of: path)
    while true {
      if let found = description(in: folder, files: files) { return found }
      guard folder != "/", folder != "." else { return nil }
      folder = Path.directory(of: folder)
    }
  }

  /// The description that `-p` names: a file, or a folder that holds one; nil where there is none.
  public static func named(_ path: String, in files: FileSystem) -> BuildDescription? {
    guard files.isFile(path) else { return description(in: path, files: files) }
    return Path.name(of: path) == "compile_flags.txt" ? .flags(path) : .database(path)
  }

  private static func description(in folder: String, files: FileSystem) -> BuildDescription? {
    let base = folder == "/" ? "" : folder
    for name in ["compile_commands.json", "build/compile_commands.json"] where files.isFile(base + "/" + name) {
      return .database(base + "/" + name)
    }
    let flags = base + "/compile_flags.txt"
    return files.isFile(flags) ? .flags(flags) : nil
  }
}
