import ArgumentParser
import Build
import Findings
import Pipeline
import Source

/// What the commands that read C code have in common: which files, and how they are compiled.
struct PlanArguments: ParsableArguments {
  @Option(
    name: .customShort("p"),
    help: ArgumentHelp(
      "Folder of compile_commands.json or compile_flags.txt, or the file itself.", valueName: "build-dir"))
  var buildDirectory: String?

  @Argument(help: "Files and folders; all units of the build description where none is named.")
  var paths: [String] = []

  @Option(name: .long, help: "Target triple, such as arm-none-eabi.")
  var target: String?

  @Option(name: .long, help: "Dialect: gcc, clang, iar, armcc, renesas-rx and others.")
  var dialect: String?

  @Option(name: .customShort("I"), help: "Add a folder to the include path.")
  var include: [String] = []

  @Option(name: .customShort("D"), help: "Define a macro.")
  var define: [String] = []

  @Option(
    name: .long, help: "Glob of compilers that may be run to ask for their include folders; none is run otherwise.")
  var queryDriver: [String] = []

  /// Arguments in which options that are written as compilers take them, `-Ifolder` and `-DNAME=VALUE`, stand apart from
  /// their values.
  static func separated(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<end].flatMap { argument -> [String] in
      let option = argument.prefix(2)
      return ["-I", "-D"].contains(option) && argument.count > 2
        ? [String(option), String(argument.dropFirst(2))] : [argument]
    } + arguments[end...]
  }
}

extension Project {
  /// The plan of what the command line names, with the settings of the project.
  ///
  /// - Parameter paths: absolute paths, in place of those of the command line.
  func plan(_ arguments: PlanArguments, paths: [String]? = nil, files: FileSystem) throws -> CompilationPlan {
    let paths = paths ?? targets(arguments)
    for path in paths where files.kind(path) == .absent {
      throw Stop(Text(en: "\(path) does not exist", ja: "\(path) がありません"))
    }
    var options = PlanOptions(root: root)
    options.targetOverride = arguments.target ?? configuration.target
    options.dialectOverride = arguments.dialect ?? configuration.dialect
    options.extraArguments =
      configuration.arguments + arguments.include.map { "-I" + Path.absolute($0, in: workingDirectory) }
      + arguments.define.map { "-D" + $0 }
    options.queryDriverAllowed = configuration.queryDriver + arguments.queryDriver
    options.queryDriver = DriverQuery.ask
    let build =
      arguments.buildDirectory.map { Path.absolute($0, in: workingDirectory) }
      ?? configuration.build.map { Path.absolute($0, in: root) }
    do {
      return try CompilationPlan.make(
        paths: paths.isEmpty && build == nil ? [root] : paths, buildDirectory: build, options: options, in: files)
    } catch {
      throw Stop(error)
    }
  }

  private func targets(_ arguments: PlanArguments) -> [String] {
    let named = arguments.paths.isEmpty ? nil : arguments.paths.map { Path.absolute($0, in: workingDirectory) }
    return named ?? configuration.paths.map { Path.absolute($0, in: root) }
  }
}
