import Build
import Frontend
import Machine
import Source
import Syntax
import Testing

/// Parses one text as a unit of its own.
func parse(
  _ text: String, headers: [String: String] = [:], target: String? = nil, arguments: [String] = ["-std=gnu11"]
) throws -> SyntaxTree {
  try parseUnit(text, headers: headers, target: target, arguments: arguments).tree
}

func parseUnit(
  _ text: String, headers: [String: String] = [:], target: String? = nil, dialect: String? = nil,
  arguments: [String] = ["-std=gnu11"]
) throws -> ParsedUnit {
  var files = headers
  files["/project/main.c"] = text
  let system = FileSystem(files: files)
  var options = PlanOptions(root: "/project")
  options.targetOverride = target
  options.dialectOverride = dialect
  options.extraArguments = arguments
  let plan = try CompilationPlan.fromSources(["/project/main.c"], options: options, in: system)
  let unit = try #require(plan.units.first)
  let library = try LibClang.load(candidates: libraries) { _ in false }
  return try Parser(library, files: system, root: "/project").parse(unit)
}

private let libraries: [String] = [19, 20, 21, 22, 23, 24, 18, 17].flatMap { (version: Int) -> [String] in
  ["/usr/lib/llvm-\(version)/lib/libclang.so", "/usr/lib/llvm-\(version)/lib/libclang.so.1"]
}

/// The body of the function `f` as an outline, without the outermost line.
func outline(_ statements: String, before: String = "") throws -> String {
  let tree = try parse("\(before)\nvoid f(int a, int b, unsigned char *p) { \(statements) }")
  let function = try #require(tree.functions.first { $0.declaration?.name == "f" })
  let body = try #require(function.body)
  return body.children.map(\.outline).joined(separator: "\n")
}
