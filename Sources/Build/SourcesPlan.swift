internal import Findings
public import Source

extension CompilationPlan {
  /// Plans the C files beside and below a `compile_flags.txt`, or those of `only`, with its flags.
  public static func fromFlags(
    path: String, only: [String] = [], options: PlanOptions = PlanOptions(), in files: FileSystem
  ) throws(PlanFailure) -> CompilationPlan {
    guard let bytes = files.contents(path) else {
      throw PlanFailure(path: path, en: "the file cannot be read", ja: "ファイルを読み込めません")
    }
    let text = String(
      decoding: bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    // One argument a line, as clang reads the file; nothing is unquoted.
    let flags = text.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
    let home = Path.directory(of: path)
    var collection = SourceCollection(paths: only.isEmpty ? [home] : only, files: files)
    collection.collect()
    var planner = try UnitPlanner(options: options, files: files)
    let units = collection.sources.map { source in
      planner.unit(
        for: CompileCommand(
          file: source, directory: home, words: ["clang"] + flags, location: Location(path: path), problems: []))
    }
    let plan = CompilationPlan(
      root: options.root ?? home, units: Variants.named(units.map { .init(unit: $0, output: nil) }, root: home),
      problems: collection.problems, notes: collection.notes)
    return plan.withRelativePlaces()
  }

  /// Plans files, and the C files below folders, that no build description names.
  ///
  /// Include folders are found by looking where the included names exist; the units are marked approximate.
  public static func fromSources(
    _ paths: [String], options: PlanOptions = PlanOptions(), in files: FileSystem
  ) throws(PlanFailure) -> CompilationPlan {
    let paths = paths.map(Path.normalised)
    var collection = SourceCollection(paths: paths, files: files)
    collection.collect()
    let root = options.root ?? collection.root
    var headers = SourceDiscovery(files: files)
    headers.search(root)
    var discovery = IncludeDiscovery(files: files, includables: headers.includables, root: root)
    var planner = try UnitPlanner(options: options, files: files)
    var units: [PlannedUnit] = []
    for source in collection.sources {
      let answer = discovery.folders(for: source)
      let command = CompileCommand(
        file: source, directory: Path.directory(of: source), words: ["gcc"] + answer.folders.map { "-I" + $0 },
        location: Location(path: source), problems: [])
      let unit = planner.unit(for: command, isApproximate: true)
      units.append(unit.with(problems: unit.problems, notes: unit.notes + answer.notes, isApproximate: true))
    }
    var notes = collection.notes
    if headers.isTruncated { notes.append(Step(.tooManyFiles(SourceDiscovery.limit), at: Location(path: root))) }
    let plan = CompilationPlan(
      root: root, units: Variants.named(units.map { .init(unit: $0, output: nil) }, root: root),
      problems: collection.problems, notes: notes)
    return plan.withRelativePlaces()
  }
}

/// The C files that paths stand for.
struct SourceCollection {
  private(set) var sources: [String] = []
  private(set) var problems: [Step] = []
  private(set) var notes: [Step] = []
  private let paths: [String]
  private let files: FileSystem

  init(paths: [String], files: FileSystem) {
    self.paths = paths
    self.files = files
  }

  mutating func collect() {
    for path in paths {
      let place = Location(path: path)
      switch files.kind(path) {
      case .directory: collect(below: path)
      case .file where SourceKind(path: path) == .c: sources.append(path)
      case .file where SourceKind(path: path) == .header:
        problems.append(Step(.headerNotPlanned(Path.name(of: path)), at: place))
      case .file: problems.append(Step(.notC(Path.name(of: path)), at: place))
      case .absent: problems.append(Step(.missingPath(path), at: place))
      }
    }
    if sources.isEmpty, problems.isEmpty {
      problems.append(Step(.noUnits, at: Location(path: paths.first ?? "/")))
    }
  }

  private mutating func collect(below folder: String) {
    var discovery = SourceDiscovery(files: files)
    discovery.search(folder)
    sources += discovery.sources
    let place = Location(path: folder)
    if !discovery.skipped.isEmpty {
      let names = discovery.skipped.map { Path.relative($0, to: folder) }
      notes.append(Step(.foldersSkipped(names), at: place))
    }
    if discovery.isTruncated { problems.append(Step(.tooManyFiles(SourceDiscovery.limit), at: place)) }
  }

  /// The folder that holds all paths; from a lone file or `src`, up to where a repository or project starts.
  var root: String {
    let common = Roots.common(paths.map { CompilationPlan.folder(of: $0, in: files) })
    var folder = common
    while folder != "/", folder != "." {
      let marks = [folder + "/.git", folder + "/.kenshin.yml"]
      if marks.contains(where: { files.kind($0) != .absent }) { return folder }
      folder = Path.directory(of: folder)
    }
    let isPart = ["src", "Src", "source", "Source", "sources", "lib", "app"].contains(Path.name(of: common))
    return isPart ? Path.directory(of: common) : common
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let isSpace = { (c: Character) in c == " " || c == "\t" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
