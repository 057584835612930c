internal import Findings
public import Source

extension CompilationPlan {
  /// Plans the units of a `compile_commands.json` (JSON Compilation Database, as the clang tools read it).
  ///
  /// - Parameter only: files or folders, absolute; empty for all units.
  public static func fromDatabase(
    path: String, only: [String] = [], options: PlanOptions = PlanOptions(), in files: FileSystem
  ) throws(PlanFailure) -> CompilationPlan {
    var reader = DatabaseReader(path: path, files: files)
    try reader.read()
    var planner = try UnitPlanner(options: options, files: files)
    var selection = Selection(only: only, description: path, files: files)
    let sources = reader.commands.filter { $0.kind == .c || $0.kind == .other }
    let root = options.root ?? Roots.project(description: path, units: sources.map(\.file))
    let chosen = selection.commands(of: sources)
    let candidates = chosen.map { command in
      Variants.Candidate(unit: planner.unit(for: command), output: command.output)
    }
    let borrowed = selection.borrowed(from: sources).map { command, lender in
      let unit = planner.unit(for: command, isApproximate: true)
      let step = Step(.flagsBorrowed(from: Path.relative(lender, to: root)), at: Location(path: command.file))
      return Variants.Candidate(
        unit: unit.with(problems: unit.problems + [step], notes: unit.notes, isApproximate: true), output: nil)
    }
    let isRelevant = { (command: CompileCommand) in command.kind == .cPlusPlus && selection.holds(command.file) }
    let skipped = reader.commands.filter(isRelevant).count
    var problems = reader.problems + selection.problems
    if skipped > 0 { problems.append(Step(.cPlusPlusSkipped(skipped), at: Location(path: path))) }
    let units = Variants.named(candidates + borrowed, root: root)
    if units.isEmpty, problems.isEmpty { problems.append(Step(.noUnits, at: Location(path: path))) }
    return CompilationPlan(root: root, units: units, problems: problems).withRelativePlaces()
  }
}

/// Which units of a description were asked for.
struct Selection {
  private let only: [String]
  private let description: String
  private let files: FileSystem
  private(set) var problems: [Step] = []
  private var unmatched: [String] = []

  init(only: [String], description: String, files: FileSystem) {
    self.only = only.map(Path.normalised)
    self.description = description
    self.files = files
  }

  func holds(_ file: String) -> Bool {
    only.isEmpty || only.contains { $0 == "/" || file == $0 || file.hasPrefix($0 + "/") }
  }

  /// The commands of the files that were asked for; what has none is remembered.
  mutating func commands(of all: [CompileCommand]) -> [CompileCommand] {
    let known = Set(all.map(\.file))
    for path in only where !files.isDirectory(path) && !known.contains(path) { addUnmatched(path) }
    return all.filter { holds($0.file) }
  }

  private mutating func addUnmatched(_ path: String) {
    let place = Location(path: path)
    guard files.isFile(path) else {
      problems.append(Step(.missingPath(path), at: place))
      return
    }
    switch SourceKind(path: path) {
    case .c: unmatched.append(path)
    case .header: problems.append(Step(.headerNotPlanned(Path.name(of: path)), at: place))
    case .cPlusPlus, .assembler, .other: problems.append(Step(.notC(Path.name(of: path)), at: place))
    }
  }

  /// Commands for the files that the description does not name, with the flags of the nearest file that it does.
  mutating func borrowed(from all: [CompileCommand]) -> [(command: CompileCommand, lender: String)] {
    var result: [(command: CompileCommand, lender: String)] = []
    for path in unmatched {
      guard let lender = nearest(to: path, in: all) else {
        problems.append(Step(.notInDescription(Path.name(of: path)), at: Location(path: path)))
        continue
      }
      let command = CompileCommand(
        file: path, directory: lender.directory, words: lender.words, location: lender.location,
        problems: lender.problems)
      result.append((command, lender.file))
    }
    return result
  }

  /// The file in the closest folder; the first by path among equals.
  private func nearest(to path: String, in all: [CompileCommand]) -> CompileCommand? {
    let parts = path.split(separator: "/").dropLast()
    func distance(_ file: String) -> Int {
      let other = file.split(separator: "/").dropLast()
      return parts.count + other.count - 2 * zip(parts, other).prefix { $0 == $1 }.count
    }
    return all.map { ($0, distance($0.file)) }.min { ($0.1, $0.0.file) < ($1.1, $1.0.file) }?.0
  }
}
