public import Findings
public import Source

/// Everything that is to be analysed, and what of the build description could not be used.
public struct CompilationPlan: Hashable, Sendable {
  /// The folder to which reported paths are relative, absolute.
  public let root: String
  /// In order of path and variant.
  public let units: [PlannedUnit]
  /// What was asked for and is not in `units`.
  public let problems: [Step]
  /// What was decided and cannot harm.
  public let notes: [Step]

  public init(root: String, units: [PlannedUnit], problems: [Step] = [], notes: [Step] = []) {
    self.root = root
    self.units = units
    self.problems = problems
    self.notes = notes
  }

  /// Finds the build description as the clang tools do and plans with it; without one, plans from the sources.
  ///
  /// - Parameters:
  ///   - paths: files or folders to analyse, absolute; with `buildDirectory` empty for all units.
  ///   - buildDirectory: the folder that `-p` names, or a description file itself; nil to look upwards from `paths`.
  public static func make(
    paths: [String], buildDirectory: String? = nil, options: PlanOptions = PlanOptions(), in files: FileSystem
  ) throws(PlanFailure) -> CompilationPlan {
    let paths = paths.map(Path.normalised)
    if let buildDirectory {
      let folder = Path.normalised(buildDirectory)
      guard let description = BuildDescription.named(folder, in: files) else {
        throw PlanFailure(
          path: folder, en: "there is no compile_commands.json or compile_flags.txt here",
          ja: "compile_commands.json も compile_flags.txt もありません")
      }
      return try plan(description, only: paths, options: options, in: files)
    }
    var groups: [(description: BuildDescription?, paths: [String])] = []
    for path in paths {
      let description = BuildDescription.governing(path, in: files)
      if let index = groups.firstIndex(where: { $0.description == description }) {
        groups[index].paths.append(path)
      } else {
        groups.append((description, [path]))
      }
    }
    return try merged(groups, options: options, in: files)
  }

  private static func merged(
    _ groups: [(description: BuildDescription?, paths: [String])], options: PlanOptions, in files: FileSystem
  ) throws(PlanFailure) -> CompilationPlan {
    var plans: [CompilationPlan] = []
    // Reported paths are relative to one root, so it is settled before anything is planned.
    var options = options
    if groups.count > 1, options.root == nil {
      let folders = groups.flatMap { group in
        group.description.map { [Path.directory(of: $0.path)] } ?? group.paths.map { folder(of: $0, in: files) }
      }
      options.root = Roots.common(folders)
    }
    for group in groups {
      if let description = group.description {
        plans.append(try plan(description, only: group.paths, options: options, in: files))
      } else {
        plans.append(try fromSources(group.paths, options: options, in: files))
      }
    }
    return CompilationPlan(
      root: options.root ?? plans.first?.root ?? "/",
      units: plans.flatMap(\.units).sorted { ($0.path, $0.variant) < ($1.path, $1.variant) },
      problems: plans.flatMap(\.problems), notes: plans.flatMap(\.notes))
  }

  private static func plan(
    _ description: BuildDescription, only paths: [String], options: PlanOptions, in files: FileSystem
  ) throws(PlanFailure) -> CompilationPlan {
    switch description {
    case .database(let path): try fromDatabase(path: path, only: paths, options: options, in: files)
    case .flags(let path): try fromFlags(path: path, only: paths, options: options, in: files)
    }
  }

  static func folder(of path: String, in files: FileSystem) -> String {
    files.isDirectory(path) ? path : Path.directory(of: path)
  }

  /// The same plan with the places of its problems relative to the root.
  func withRelativePlaces() -> CompilationPlan {
    func relative(_ steps: [Step]) -> [Step] { steps.map { $0.relative(to: root) } }
    return CompilationPlan(
      root: root,
      units: units.map {
        $0.with(problems: relative($0.problems), notes: relative($0.notes), isApproximate: $0.isApproximate)
      }, problems: relative(problems), notes: relative(notes))
  }
}

extension Step {
  func relative(to root: String) -> Step {
    let path = Path.relative(location.path, to: root)
    let place = Location(
      path: path, line: location.line, column: location.column, endLine: location.endLine,
      endColumn: location.endColumn)
    return Step(location: place, text: text)
  }
}

/// The choice of the folder to which paths are relative.
enum Roots {
  /// The deepest folder that holds all of the folders.
  static func common(_ folders: [String]) -> String {
    guard var shared = folders.first?.split(separator: "/") else { return "/" }
    for folder in folders.dropFirst() {
      let parts = folder.split(separator: "/")
      shared = Array(shared.prefix(zip(shared, parts).prefix { $0 == $1 }.count))
    }
    return "/" + shared.joined(separator: "/")
  }

  /// The root of a described project: the deepest folder that holds the description and the units.
  ///
  /// Where description and sources share nothing, the sources alone decide.
  static func project(description: String, units: [String]) -> String {
    let home = Path.directory(of: description)
    let folders = units.map(Path.directory)
    let all = common([home] + folders)
    if units.isEmpty { return home }
    return all == "/" ? common(folders) : all
  }
}
