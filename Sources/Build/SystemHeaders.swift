internal import Machine
internal import Source

/// Where the headers of a C library are, found without running the compiler.
struct SystemHeaders {
  /// In search order; empty where no library is installed.
  let folders: [String]
  let isSysrootMissing: Bool

  init(for translation: CommandTranslation, answer: [String]?, files: FileSystem) {
    let target = translation.compiler.target
    let sysroot = translation.sysroot
    isSysrootMissing = sysroot.map { !files.isDirectory($0) } ?? false
    if let answer, !answer.isEmpty {
      folders = answer
    } else if let sysroot, !isSysrootMissing {
      folders = SystemHeaders.folders(below: sysroot, target: target, files: files)
    } else if SystemHeaders.hasOwnLibrary(translation.compiler.dialect) {
      // A vendor compiler's library is not among those that are looked for; another's headers would be a guess.
      folders = []
    } else {
      folders = SystemHeaders.installed(for: translation, files: files)
    }
  }

  private static func hasOwnLibrary(_ dialect: Dialect.Name) -> Bool {
    switch dialect {
    case .gcc, .clang: false
    case .iar, .armcc, .armclang, .ti, .sdcc, .c51, .xc8, .renesasRX, .renesasRL78, .renesasRH850: true
    }
  }

  private static func folders(below sysroot: String, target: Target, files: FileSystem) -> [String] {
    ["/usr/local/include", "/usr/include/" + target.multiarch, "/usr/include", "/include"]
      .map { Path.normalised(sysroot + $0) }.filter(files.isDirectory)
  }

  private static func installed(for translation: CommandTranslation, files: FileSystem) -> [String] {
    let compiler = translation.compiler
    let chosen = translation.libraries ?? []
    let families = chosen + compiler.target.libraries.filter { !chosen.contains($0) }
    var folders: [String] = []
    for family in families {
      let candidates = family.candidates(for: compiler.target, installation: compiler.installation)
        .map(Path.normalised).filter(files.isDirectory)
      switch family {
      case .system: return hosted(candidates, target: compiler.target)
      // The variant of newlib overlays a few headers; the library itself follows.
      case .newlibNano: folders += candidates.prefix(1)
      case .newlib, .picolibc, .avrLibc:
        if let found = candidates.first { return folders + [found] }
      }
    }
    return folders
  }

  /// The shared folders alone are those of the machine that analyses and of no use for another.
  private static func hosted(_ folders: [String], target: Target) -> [String] {
    let isForeign = target.multiarch != Target.host.multiarch
    let isShared = { (folder: String) in folder == "/usr/include" || folder == "/usr/local/include" }
    return isForeign && folders.allSatisfy(isShared) ? [] : unique(folders)
  }

  private static func unique(_ folders: [String]) -> [String] {
    folders.enumerated().filter { folders.firstIndex(of: $1) == $0 }.map(\.element)
  }
}

/// The text that GCC and clang write on `-E -v`.
enum DriverAnswer {
  /// The folders between the two markers of the search list; the compiler's own headers are left to libclang's.
  static func folders(in text: String) -> [String] {
    var folders: [String] = []
    var isInList = false
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("#include <...> search starts here") {
        isInList = true
      } else if line.hasPrefix("End of search list") {
        isInList = false
      } else if isInList {
        let path = line.drop { $0 == " " }
        let folder = path.hasSuffix(" (framework directory)") ? "" : Path.normalised(String(path))
        if folder.hasPrefix("/"), !isCompilersOwn(folder), !folders.contains(folder) { folders.append(folder) }
      }
    }
    return folders
  }

  private static func isCompilersOwn(_ folder: String) -> Bool {
    let parts = folder.split(separator: "/")
    for (index, part) in parts.enumerated() where part == "gcc" || part == "clang" {
      if index > 0, parts[index - 1].hasPrefix("lib") {
        return parts.last == "include" || parts.last == "include-fixed"
      }
    }
    return false
  }
}

/// Shell patterns for paths: `*` and `?` within one name, `**` across names.
enum Glob {
  static func matches(_ path: String, _ pattern: String) -> Bool {
    matches(Array(path.utf8)[...], Array(pattern.utf8)[...])
  }

  private static func matches(_ path: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    let slash = UInt8(ascii: "/")
    switch first {
    case UInt8(ascii: "*"):
      let isDeep = pattern.dropFirst().first == first
      let rest = pattern.dropFirst(isDeep ? 2 : 1)
      var tail = path
      while true {
        if matches(tail, rest) { return true }
        guard let byte = tail.first, isDeep || byte != slash else { return false }
        tail = tail.dropFirst()
      }
    case UInt8(ascii: "?"):
      guard let byte = path.first, byte != slash else { return false }
      return matches(path.dropFirst(), pattern.dropFirst())
    default:
      return path.first == first && matches(path.dropFirst(), pattern.dropFirst())
    }
  }
}
