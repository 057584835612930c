internal import Findings
internal import Machine
internal import Source

/// Finds the include folders of a unit by looking where the names that it includes exist.
struct IncludeDiscovery {
  private let files: FileSystem
  private let includables: [String: [String]]
  private let root: String
  private var lines: [String: [IncludeLine]] = [:]
  private var known: [String: Bool] = [:]

  init(files: FileSystem, includables: [String: [String]], root: String) {
    self.files = files
    self.includables = includables
    self.root = root
  }

  struct Answer {
    /// Absolute, in the order in which they were needed.
    var folders: [String] = []
    var notes: [Step] = []
  }

  /// The folders that a file and what it includes need.
  mutating func folders(for path: String) -> Answer {
    var answer = Answer()
    var seen: Set<String> = [path]
    var queue = [path]
    var index = 0
    while index < queue.count {
      let file = queue[index]
      index += 1
      for line in includes(of: file) {
        guard let found = resolve(line, from: file, answer: &answer), seen.insert(found).inserted else { continue }
        queue.append(found)
      }
    }
    return answer
  }

  private mutating func includes(of path: String) -> [IncludeLine] {
    if let known = lines[path] { return known }
    let found = files.contents(path).map(IncludeScanner.includes) ?? []
    lines[path] = found
    return found
  }

  private mutating func isFile(_ path: String) -> Bool {
    if let answer = known[path] { return answer }
    let answer = files.isFile(path)
    known[path] = answer
    return answer
  }

  private mutating func resolve(_ line: IncludeLine, from file: String, answer: inout Answer) -> String? {
    if line.isQuoted {
      let beside = Path.absolute(line.name, in: Path.directory(of: file))
      if isFile(beside) { return beside }
    }
    for folder in answer.folders {
      let path = Path.absolute(line.name, in: folder)
      if isFile(path) { return path }
    }
    if !line.isQuoted, IncludeDiscovery.isStandard(line.name) { return nil }
    return discover(line.name, from: file, answer: &answer)
  }

  /// The nearest file whose path ends in the name; its folder joins the search list.
  private func discover(_ name: String, from file: String, answer: inout Answer) -> String? {
    let suffix = name.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: "/")
    let candidates = (includables[Path.name(of: name)] ?? []).filter { $0.hasSuffix("/" + suffix) && $0 != file }
    let ranked = candidates.map { ($0, distance($0, from: file)) }
      .sorted {
        ($0.1, Array($0.0.utf8).count) != ($1.1, Array($1.0.utf8).count)
          ? ($0.1, Array($0.0.utf8).count) < ($1.1, Array($1.0.utf8).count)
          : Array($0.0.utf8).lexicographicallyPrecedes(Array($1.0.utf8))
      }
    guard let chosen = ranked.first?.0 else { return nil }
    if ranked.count > 1 {
      let place = Location(path: file)
      let shown = Path.relative(chosen, to: root)
      answer.notes.append(
        Step(.ambiguousInclude(name, chosen: shown, others: ranked.count - 1), at: place))
    }
    let folder = String(chosen.dropLast(suffix.count + 1))
    if !answer.folders.contains(folder) { answer.folders.append(folder.isEmpty ? "/" : folder) }
    return chosen
  }

  /// Steps up from one file and down to the other.
  private func distance(_ path: String, from file: String) -> Int {
    let a = path.split(separator: "/").dropLast()
    let b = file.split(separator: "/").dropLast()
    let shared = zip(a, b).prefix { $0 == $1 }.count
    return a.count + b.count - 2 * shared
  }

  /// Names that a C library or the compiler provides, which a project's file of the same name must not replace.
  private static func isStandard(_ name: String) -> Bool { standard.contains(name) }

  private static let standard = Set(
    StubHeaders.all.map { String($0.path.dropFirst(StubHeaders.folder.count + 1)) } + [
      "stdint.h", "stddef.h", "stdbool.h", "limits.h", "float.h", "stdarg.h", "stdalign.h", "stdnoreturn.h", "iso646.h",
      "complex.h", "fenv.h", "stdatomic.h", "tgmath.h", "threads.h", "uchar.h", "wctype.h", "fcntl.h", "pthread.h",
      "sys/stat.h", "sys/time.h", "sys/socket.h", "netinet/in.h", "arpa/inet.h", "netdb.h", "poll.h", "sys/select.h",
    ])
}
