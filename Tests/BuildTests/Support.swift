import Build
import Findings
import Source

/// A database of one `command` entry in /p.
func database(_ command: String, file: String = "a.c") -> String {
  let escaped = command.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  return "[{\"directory\": \"/p\", \"file\": \"\(file)\", \"command\": \"\(escaped)\"}]"
}

/// The plan of a command for /p/a.c with further files.
func plan(
  _ command: String, files: [String: String] = [:], options: PlanOptions = PlanOptions()
) throws -> CompilationPlan {
  var all = files
  all["/p/compile_commands.json"] = database(command)
  all["/p/a.c"] = "int a;\n"
  return try CompilationPlan.fromDatabase(
    path: "/p/compile_commands.json", options: options, in: FileSystem(files: all))
}

/// The one unit of `plan`.
func unit(
  _ command: String, files: [String: String] = [:], options: PlanOptions = PlanOptions()
) throws -> PlannedUnit {
  let plan = try plan(command, files: files, options: options)
  guard let unit = plan.units.first, plan.units.count == 1 else { throw NoUnit() }
  return unit
}

struct NoUnit: Error {}

extension PlannedUnit {
  func has(_ flag: String) -> Bool { arguments.contains(flag) }

  /// Whether two arguments follow each other.
  func has(_ flag: String, _ value: String) -> Bool {
    arguments.indices.dropLast().contains { arguments[$0] == flag && arguments[$0 + 1] == value }
  }
}

extension [Step] {
  func mention(_ words: String) -> Bool { contains { $0.text.en.contains(words) } }
}
