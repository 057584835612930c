internal import Findings
internal import Machine
internal import Source

/// Turns compile commands into units; remembers what many commands share.
struct UnitPlanner {
  private let options: PlanOptions
  private let files: FileSystem
  private let override: Target?
  private let dialect: Dialect.Name?
  private var compilers: [String: (compiler: Compiler, count: Int)] = [:]
  private var libraries: [LibraryKey: SystemHeaders] = [:]
  private var answers: [String: [String]] = [:]

  /// - Throws: where the options name a target or dialect that does not exist.
  init(options: PlanOptions, files: FileSystem) throws(PlanFailure) {
    self.options = options
    self.files = files
    override = try options.targetOverride.map { name throws(PlanFailure) in
      if let target = Target.named(name) { return target }
      let known = Target.architectures.joined(separator: ", ")
      throw PlanFailure(
        path: "--target", en: "the target '\(name)' is not known; expected a triple or one of \(known)",
        ja: "ターゲット '\(name)' は未対応です。トリプルまたは次のいずれかを指定してください: \(known)")
    }
    dialect = try options.dialectOverride.map { name throws(PlanFailure) in
      if let dialect = Dialect.Name(rawValue: name) { return dialect }
      let known = Dialect.Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw PlanFailure(
        path: "--dialect", en: "the dialect '\(name)' is not known; expected one of \(known)",
        ja: "方言 '\(name)' は未対応です。次のいずれかを指定してください: \(known)")
    }
  }

  /// The unit of one command.
  mutating func unit(for command: CompileCommand, isApproximate: Bool = false) -> PlannedUnit {
    let (compiler, count) = recognised(command)
    let translation = CommandTranslation(command, compiler: compiler, skipping: count, files: files)
    return unit(of: command, translation: translation, isApproximate: isApproximate)
  }

  private mutating func unit(
    of command: CompileCommand, translation: CommandTranslation, isApproximate: Bool
  ) -> PlannedUnit {
    let target = translation.compiler.target
    let dialect = Dialect.named(translation.compiler.dialect)
    var problems = translation.problems
    var notes = translation.notes + targetNotes(target, at: command.location)
    var arguments = ["-target", target.clangTriple] + target.arguments
    if dialect.name == .gcc { arguments += target.gnuArguments }
    arguments += translation.compiler.arguments + dialect.arguments + ["-nostdlibinc"] + translation.machine
    arguments += translation.project + options.extraArguments
    var virtualFiles = dialect.headers
    if !translation.isWithoutStandardIncludes {
      let headers = systemHeaders(of: translation, command: command)
      if headers.isSysrootMissing {
        problems.append(Step(.missingSysroot(translation.sysroot ?? ""), at: command.location))
      }
      arguments += headers.folders.flatMap { ["-idirafter", $0] }
      if headers.folders.isEmpty {
        arguments += ["-idirafter", StubHeaders.folder]
        virtualFiles += StubHeaders.all
        notes.append(Step(.stubHeaders(target: target.name), at: command.location))
      }
    }
    if target.deviations.contains(.wideCharacters) {
      problems.append(Step(.deviation(.wideCharacters), at: command.location))
    }
    return PlannedUnit(
      path: command.file, target: target, dialect: dialect, arguments: arguments, virtualFiles: virtualFiles,
      isApproximate: isApproximate, problems: problems, notes: notes)
  }

  private func targetNotes(_ target: Target, at location: Location) -> [Step] {
    let substitution = target.isSubstituted ? [Step(.substituted(target), at: location)] : []
    return substitution
      + target.deviations.filter { $0 != .wideCharacters }.map { Step(.deviation($0), at: location) }
  }

  private mutating func recognised(_ command: CompileCommand) -> (compiler: Compiler, count: Int) {
    // Words up to the first flag decide, so they are the key.
    let key = command.words.prefix { !$0.hasPrefix("-") }.prefix(3).joined(separator: "\u{0}")
    if let known = compilers[key] { return known }
    var found = Compiler.recognised(in: command.words)
    if let override { found.compiler = found.compiler.with(target: override) }
    if let dialect { found.compiler = found.compiler.with(target: found.compiler.target, dialect: dialect) }
    compilers[key] = found
    return found
  }

  private struct LibraryKey: Hashable {
    let target: String
    let compiler: String
    let dialect: Dialect.Name
    let libraries: [LibraryFamily]?
    let sysroot: String?
    let machine: [String]
  }

  private mutating func systemHeaders(of translation: CommandTranslation, command: CompileCommand) -> SystemHeaders {
    let compiler = translation.compiler
    let key = LibraryKey(
      target: compiler.target.name, compiler: compiler.executable, dialect: compiler.dialect,
      libraries: translation.libraries, sysroot: translation.sysroot, machine: translation.machine)
    if let known = libraries[key] { return known }
    let headers = SystemHeaders(for: translation, answer: answer(of: translation), files: files)
    libraries[key] = headers
    return headers
  }

  /// What the compiler itself said, where that is known or may be asked.
  private mutating func answer(of translation: CommandTranslation) -> [String]? {
    let executable = translation.compiler.executable
    if let known = options.driverAnswers[executable] { return known }
    guard let query = options.queryDriver, executable.hasPrefix("/") else { return nil }
    guard options.queryDriverAllowed.contains(where: { Glob.matches(executable, $0) }) else { return nil }
    let flags = translation.machine + (translation.sysroot.map { ["--sysroot=" + $0] } ?? [])
    let key = ([executable] + flags).joined(separator: "\u{0}")
    if let known = answers[key] { return known }
    let folders = query(executable, flags + ["-E", "-v", "-x", "c", "/dev/null"]).map(DriverAnswer.folders) ?? []
    answers[key] = folders
    return folders
  }
}
