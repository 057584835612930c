import Foundation
import Testing

private let bad = """
  #include <string.h>

  void copy(char *to, const char *from) {
    strcpy(to, from);
  }

  """
private let good = "int add(int a, int b) { return a + b; }\n"
private let database = #"[{"directory": ".", "file": "NAME", "command": "gcc -c NAME"}]"#

private func project(_ text: String, name: String = "main.c") throws -> Scratch {
  let scratch = try Scratch()
  try scratch.write(text, to: name)
  try scratch.write(database.replacingOccurrences(of: "NAME", with: name), to: "compile_commands.json")
  return scratch
}

@Suite struct CheckTests {
  @Test func aCleanProjectEndsWithZeroAndSaysWhatWasLookedAt() throws {
    let result = try project(good).check()
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("1 complete"))
    #expect(!result.output.lowercased().contains("no vulnerabilities"))
  }

  @Test func findingsEndWithOneAndShowTheLine() throws {
    let result = try project(bad).check()
    #expect(result.code == 1)
    #expect(result.output.contains("main.c:4:3") && result.output.contains("call/unbounded-copy"))
    #expect(result.output.contains("strcpy(to, from);"))
  }

  @Test func theDepthIsChosenOnTheCommandLineAndInTheSettings() throws {
    #expect(try project(good).check().output.contains("followed from"))
    #expect(try project(good).check("--depth", "syntax").output.contains("paths were not examined"))
    let scratch = try project(good)
    try scratch.write("depth: syntax\n", to: ".kenshin.yml")
    #expect(try scratch.check().output.contains("paths were not examined"))
    #expect(try scratch.check("--depth", "paths").output.contains("followed from"))
    try scratch.write("depth: deep\n", to: ".kenshin.yml")
    let refused = try scratch.check()
    #expect(refused.code == 2 && refused.errors.contains(".kenshin.yml:1"))
    #expect(try project(good).check("--depth", "deep").code == 64)
  }

  /// Macros and folders are named as compilers take them, or apart.
  @Test(arguments: [["-DWORD=int", "-Iinclude"], ["-D", "WORD=int", "-I", "include"]])
  func macrosAndFoldersAreNamedOnTheCommandLine(options: [String]) throws {
    let scratch = try project("#include \"word.h\"\nWORD add(WORD a, WORD b) { return a + OTHER + b; }\n")
    try scratch.write("#define OTHER 1\n", to: "include/word.h")
    let result = try run([kenshin, "check"] + options + ["main.c"], in: scratch.path)
    #expect(result.code == 0, "\(result.output)\(result.errors)")
  }

  @Test func theGateDecidesOverTheExitCode() throws {
    #expect(try project(bad).check("--fail-on", "never").code == 0)
  }

  @Test func japaneseIsJapaneseThroughout() throws {
    let scratch = try project(bad)
    let result = try run([kenshin, "check"], in: scratch.path, environment: ["LC_ALL": "ja_JP.UTF-8"])
    #expect(result.output.unicodeScalars.contains { (0x3040...0x30ff).contains($0.value) })
    #expect(!result.output.contains("help:") && !result.output.contains("units  "))
  }

  @Test func aMissingHeaderMakesTheRunIncomplete() throws {
    let result = try project("#include \"board.h\"\n" + good).check()
    #expect(result.code == 3)
    #expect(result.output.contains("INCOMPLETE") && result.output.contains("board.h"))
  }

  @Test func binaryFilesLoseOnlyThemselves() throws {
    let scratch = try project(good)
    try Data([0x7f, 0x45, 0x4c, 0x46, 0, 0]).write(to: URL(fileURLWithPath: "\(scratch.path)/image.c"))
    try scratch.write(
      #"[{"directory": ".", "file": "main.c", "command": "cc main.c"}, {"directory": ".", "file": "image.c", "arguments": ["cc", "image.c"]}]"#,
      to: "compile_commands.json")
    let result = try scratch.check()
    #expect(result.code == 3)
    #expect(result.output.contains("1 complete") && result.output.contains("image.c"))
  }

  @Test func crashesAndHangsOfTheParserLoseOneUnit() throws {
    let scratch = try project(good)
    try scratch.write("#pragma clang __debug crash\nint a;\n", to: "crash.c")
    try scratch.write("#pragma clang __debug overflow_stack\nint b;\n", to: "overflow.c")
    let entries = ["main.c", "crash.c", "overflow.c"].map {
      #"{"directory": ".", "file": "\#($0)", "command": "cc \#($0)"}"#
    }
    try scratch.write("[\(entries.joined(separator: ","))]", to: "compile_commands.json")
    let result = try scratch.check("--patience", "5", "-j", "2")
    #expect(result.code == 3)
    #expect(result.output.contains("1 complete") && result.output.contains("2 not analysed"), "\(result.output)")
  }

  @Test func deepExpressionsSurvive() throws {
    let sum = Array(repeating: "a", count: 3_000).joined(separator: " + ")
    let nested = String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200)
    let result = try project("int f(int a) { return \(sum); }\nint g(int a) { return \(nested); }\n").check()
    #expect(result.output.contains("1 complete"), "\(result.output)")
  }

  @Test(arguments: ["+", "||"])
  func longChainsAreWalkedOnce(spelling: String) throws {
    let terms = (0..<5_000).map { "(a == \($0))" }.joined(separator: " \(spelling) ")
    let scratch = try project("int f(int a) { return \(terms); }\n")
    // 20,000 terms take two seconds; the debug build that tests run is twenty times slower.
    let result = try scratch.check("--patience", "120")
    #expect(result.output.contains("1 complete"), "\(result.output.suffix(2000))")
  }

  @Test(arguments: [
    (["--fail-on", "sometimes"], "--fail-on"), (["--output", "pdf=x"], "pdf"),
    (["--rule", "call/nothing"], "call/nothing"),
    (["absent.c"], "absent.c"), (["--baseline", "absent.json"], "absent.json"), (["-p", "nowhere"], "nowhere"),
  ])
  func wrongUsageIsExplained(arguments: [String], mention: String) throws {
    let scratch = try project(good)
    let result = try run([kenshin, "check"] + arguments, in: scratch.path, environment: ["LC_ALL": "C"])
    #expect([2, 64].contains(result.code), "\(result.code)")
    #expect(result.errors.contains(mention), "\(result.errors)")
  }

  @Test func aMistakeInTheSettingsNamesItsLine() throws {
    let scratch = try project(good)
    try scratch.write("version: 1\nfail-on: perhaps\n", to: ".kenshin.yml")
    let result = try scratch.check()
    #expect(result.code == 2)
    #expect(result.errors.contains(".kenshin.yml:2") && result.errors.contains("low, medium, high, never"))
  }

  @Test func rulesOfTheUsersOwnAreApplied() throws {
    let scratch = try project("void delay_ms(int);\nvoid f(void) { delay_ms(5); }\n")
    try scratch.write("version: 1\nrules:\n  folders: [rules]\n", to: ".kenshin.yml")
    try scratch.write(
      """
      ---
      id: project/raw-delay
      title: Busy delay
      hint: use the timer service
      severity: low
      decidability: decidable
      check: banned-call
      message: "`{function}` blocks"
      functions: [delay_ms]
      ---
      # Busy delay
      """, to: "rules/delay.md")
    #expect(try scratch.check().output.contains("`delay_ms` blocks [project/raw-delay]"))
  }

  @Test func modelsOfTheProjectsOwnFunctionsAreUsed() throws {
    let project = try project(
      "void *os_take(unsigned n);\nvoid f(void) { char *p = os_take(4); if (p) p[4] = 0; }\n")
    try project.write("models: [models.txt]\n", to: ".kenshin.yml")
    try project.write("os_take: allocate os $0\n", to: "models.txt")
    let run = try project.check("--rule", "memory/out-of-bounds-write")
    #expect(run.code == 1)
    #expect(run.output.contains("main.c:2:"))
    #expect(run.output.contains("on memory and numbers"))
    try project.write("# ours\nos_take: take $0\n", to: "models.txt")
    let broken = try project.check()
    #expect(broken.code == 2)
    #expect(broken.errors.contains("models.txt:2"))
  }

  @Test func suppressionsNeedAReason() throws {
    let allowed = try project(
      bad.replacingOccurrences(of: "from);", with: "from);  // kenshin: allow call/unbounded-copy the caller checks"))
    #expect(try allowed.check("--rule", "call", "--rule", "suppression").code == 0)
    let bare = try project(
      bad.replacingOccurrences(of: "from);", with: "from);  // kenshin: allow call/unbounded-copy"))
    let result = try bare.check("--rule", "call", "--rule", "suppression")
    #expect(result.code == 1 && result.output.contains("suppression/missing-reason"))
  }

  @Test func baselinesSurviveMovedLinesAndRenamedFiles() throws {
    let scratch = try project(bad)
    #expect(try scratch.check("--write-baseline", "base.json", "--fail-on", "never").code == 0)
    let renamed = try project("/* moved */\n\n\n" + bad, name: "renamed.c")
    try FileManager.default.copyItem(atPath: "\(scratch.path)/base.json", toPath: "\(renamed.path)/base.json")
    #expect(try renamed.check("--baseline", "base.json").code == 0)
    try renamed.write(bad + bad.replacingOccurrences(of: "copy", with: "copyAgain"), to: "renamed.c")
    #expect(try renamed.check("--baseline", "base.json").code == 1)
  }

  @Test func japaneseNamesAndEncodingsWork() throws {
    let scratch = try Scratch()
    try scratch.write("[]", to: "unused.txt")
    let folder = "\(scratch.path)/ポンプ"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // The comment ends in 表, whose second byte in Shift_JIS is a backslash.
    let source: [UInt8] =
      Array("#include <string.h>\n// ".utf8) + [0x95, 0x5c]
      + Array("\nvoid f(char *a, const char *b) { strcpy(a, b); }\n".utf8)
    try Data(source).write(to: URL(fileURLWithPath: "\(folder)/制御.c"))
    let result = try scratch.check("--rule", "call")
    #expect(result.output.contains("ポンプ/制御.c:3:34"), "\(result.output)")
  }
}
