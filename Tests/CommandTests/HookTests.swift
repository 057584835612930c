import Foundation
import Testing

private let clean = "int add(int a, int b) { return a + b; }\n"
private let known = "#include <string.h>\nvoid old(char *a, const char *b) { strcpy(a, b); }\n"
private let added = "void fresh(char *a, const char *b) { strcpy(a, b); }\n"

private func repository(_ files: [String: String]) throws -> Scratch {
  let scratch = try Scratch()
  try run(["git", "init", "-q"], in: scratch.path)
  try run(["git", "config", "user.email", "pump@example.com"], in: scratch.path)
  try run(["git", "config", "user.name", "Pump"], in: scratch.path)
  for (name, text) in files { try scratch.write(text, to: name) }
  try scratch.write("version: 1\n", to: ".kenshin.yml")
  try run(["git", "add", "-A"], in: scratch.path)
  try run(["git", "commit", "-q", "-m", "first"], in: scratch.path)
  return scratch
}

@Suite struct HookTests {
  @Test func onlyWhatTheChangeIntroducesIsReported() throws {
    let scratch = try repository(["a.c": known])
    try scratch.write("// moved\n" + known + added, to: "a.c")
    try run(["git", "add", "a.c"], in: scratch.path)
    let result = try scratch.check("--staged", "--rule", "call")
    #expect(result.code == 1)
    #expect(result.output.contains("fresh") || result.output.contains("a.c:4"))
    #expect(!result.output.contains("a.c:3:"))
  }

  @Test func theStagedContentCountsAndNotTheWorkTree() throws {
    let scratch = try repository(["a.c": clean])
    try scratch.write(known, to: "a.c")
    try run(["git", "add", "a.c"], in: scratch.path)
    try scratch.write(clean, to: "a.c")
    #expect(try scratch.check("--staged", "--rule", "call").code == 1)
    try run(["git", "add", "a.c"], in: scratch.path)
    try scratch.write(known, to: "a.c")
    #expect(try scratch.check("--staged", "--rule", "call").code == 0)
  }

  @Test func aChangedHeaderIsSeenThroughTheFilesThatIncludeIt() throws {
    let inline = "static inline void cp(char *a, const char *b) { strcpy(a, b); }\n"
    let scratch = try repository(["a.c": "#include \"a.h\"\n" + clean, "a.h": "#include <string.h>\n"])
    try scratch.write("#include <string.h>\n" + inline, to: "a.h")
    try run(["git", "add", "a.h"], in: scratch.path)
    #expect(try scratch.check("--staged", "--rule", "call").code == 1)
  }

  @Test func theFrameworkBlocksABadCommitAndPassesAGoodOne() throws {
    let tools = "\(root)/.build/test-tools/bin"
    guard FileManager.default.isExecutableFile(atPath: "\(tools)/pre-commit") else {
      Issue.record("pre-commit is missing; Scripts/setup --test installs it")
      return
    }
    let scratch = try repository(["a.c": clean])
    // The hook's definition is the repository's own; only its source is local, so that the test needs no network.
    let hook = try String(contentsOfFile: "\(root)/.pre-commit-hooks.yaml", encoding: .utf8)
    let indented = hook.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
    try scratch.write("repos:\n  - repo: local\n    hooks:\n\(indented)\n", to: ".pre-commit-config.yaml")
    let folder = (kenshin as NSString).deletingLastPathComponent
    let path = "\(folder):\(tools):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    let environment = ["PATH": path, "PRE_COMMIT_HOME": "\(scratch.path)/.cache", "LC_ALL": "C.UTF-8"]
    #expect(try run(["pre-commit", "install"], in: scratch.path, environment: environment).code == 0)

    try scratch.write(known, to: "a.c")
    try run(["git", "add", "-A"], in: scratch.path)
    let blocked = try run(["git", "commit", "-m", "bad"], in: scratch.path, environment: environment)
    #expect(blocked.code != 0)
    #expect((blocked.output + blocked.errors).contains("call/unbounded-copy"), "\(blocked.output + blocked.errors)")

    try scratch.write(clean + "int twice(int a) { return add(a, a); }\n", to: "a.c")
    try run(["git", "add", "-A"], in: scratch.path)
    let passed = try run(["git", "commit", "-m", "good"], in: scratch.path, environment: environment)
    #expect(passed.code == 0, "\(passed.output + passed.errors)")
  }

  @Test func initWritesSettingsAndAHookThatBlocks() throws {
    let scratch = try repository(["a.c": clean])
    try FileManager.default.removeItem(atPath: "\(scratch.path)/.kenshin.yml")
    let made = try run([kenshin, "init", "--hook", "--lang", "en"], in: scratch.path)
    #expect(made.code == 0, "\(made.errors)")
    #expect(try scratch.check().code == 0)
    try scratch.write(known, to: "a.c")
    try run(["git", "add", "-A"], in: scratch.path)
    let folder = (kenshin as NSString).deletingLastPathComponent
    let environment = ["PATH": "\(folder):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"]
    #expect(try run(["git", "commit", "-m", "bad"], in: scratch.path, environment: environment).code != 0)
  }
}
