import Build
import Findings
import Machine
import Source
import Testing

@Suite struct DatabaseTests {
  private func plan(_ json: String, files: [String: String] = [:], only: [String] = []) throws -> CompilationPlan {
    var all = files
    all["/p/build/compile_commands.json"] = json
    return try CompilationPlan.fromDatabase(
      path: "/p/build/compile_commands.json", only: only, in: FileSystem(files: all))
  }

  @Test func commandAndArgumentsMeanTheSame() throws {
    let command = try plan(#"[{"directory":"/p","file":"s/a.c","command":"gcc -Iinc -DX=1 -c s/a.c -o a.o"}]"#)
    let arguments = try plan(
      #"[{"directory":"/p","file":"s/a.c","arguments":["gcc","-Iinc","-DX=1","-c","s/a.c","-o","a.o"]}]"#)
    #expect(command == arguments)
    let unit = try #require(command.units.first)
    #expect(unit.path == "/p/s/a.c")
    #expect(unit.has("-I/p/inc"))
    #expect(unit.has("-DX=1"))
    #expect(unit.problems.isEmpty)
    #expect(!unit.arguments.contains { ["-c", "-o", "a.o", "s/a.c", "gcc"].contains($0) })
    #expect(unit.variant.isEmpty)
    #expect(!unit.isApproximate)
  }

  @Test func relativeDirectoriesStartAtTheDatabase() throws {
    let plan = try plan(
      #"[{"directory":"..","file":"src/../src/a.c","arguments":["gcc","-Iinc","-iquote","q","-isystem","/x"]}]"#)
    let unit = try #require(plan.units.first)
    #expect(unit.path == "/p/src/a.c")
    #expect(unit.has("-I/p/inc"))
    #expect(unit.has("-iquote", "/p/q"))
    #expect(unit.has("-isystem", "/x"))
    #expect(plan.root == "/p")
  }

  @Test func japanesePathsAreKept() throws {
    let plan = try plan(#"[{"directory":"/p/医療 機器","file":"ソース/表.c","command":"gcc -I'イン クルード' -c ソース/表.c"}]"#)
    let unit = try #require(plan.units.first)
    #expect(unit.path == "/p/医療 機器/ソース/表.c")
    #expect(unit.has("-I/p/医療 機器/イン クルード"))
  }

  @Test func exactDuplicatesCollapseAndOthersBecomeVariants() throws {
    let plan = try plan(
      """
      [{"directory":"/p","file":"a.c","command":"gcc -c a.c -o x/a.o"},
       {"directory":"/p","file":"a.c","command":"gcc -c a.c -o y/a.o"},
       {"directory":"/p","file":"./a.c","command":"gcc -DBOOT -c a.c"},
       {"directory":"/p","file":"b.c","command":"gcc -Iu -c b.c -o debug/b.o"},
       {"directory":"/p","file":"b.c","command":"gcc -Iv -c b.c -o release/b.o"},
       {"directory":"/p","file":"c.c","command":"gcc -Iu -c c.c"},
       {"directory":"/p","file":"c.c","command":"gcc -Iv -c c.c"},
       {"directory":"/p","file":"d.c","command":"gcc -c d.c"},
       {"directory":"/p","file":"d.c","command":"arm-none-eabi-gcc -c d.c"}]
      """)
    let names = plan.units.map { "\(Path.name(of: $0.path)) \($0.variant)" }
    #expect(
      names.filter { !$0.hasPrefix("d.c") } == [
        "a.c -DBOOT", "a.c default", "b.c debug/…", "b.c release/…", "c.c #1", "c.c #2",
      ])
    #expect(Set(plan.units.map { $0.path + $0.variant }).count == plan.units.count)
    #expect(plan.units.count == 8)
  }

  @Test func cPlusPlusIsCountedAndAssemblerIsLeftOut() throws {
    let plan = try plan(
      """
      [{"directory":"/p","file":"a.c","command":"gcc -c a.c"},
       {"directory":"/p","file":"b.cpp","command":"g++ -c b.cpp"},
       {"directory":"/p","file":"c.cc","command":"g++ -c c.cc"},
       {"directory":"/p","file":"s.S","command":"gcc -c s.S"}]
      """)
    #expect(plan.units.map(\.path) == ["/p/a.c"])
    #expect(plan.problems.map(\.text.en) == ["2 C++ files were skipped; only C is analysed"])
  }

  @Test func entriesWithoutFileOrCommandAreReportedWithIndexAndLine() throws {
    let plan = try plan(
      "[\n{\"directory\":\"/p\",\"command\":\"gcc a.c\"},\n{\"file\":\"a.c\"},\n3,\n{\"file\":\"b.c\",\"arguments\":[1]}]"
    )
    #expect(plan.problems.map(\.location.line) == [2, 3, 4, 5])
    #expect(plan.problems.first?.text.en == "entry 1 has no \"file\" and was left out")
    #expect(plan.problems.first?.location.path == "build/compile_commands.json" || plan.root == "/p/build")
    #expect(plan.units.isEmpty)
  }

  @Test(arguments: [
    ("", 1, 1, "JSON value"), ("[", 1, 2, "JSON value"), ("[\n {\"file\" 3}]", 2, 10, "':'"),
    ("[] x", 1, 4, "nothing after"),
    ("{\"a\":1}", 1, 1, "an array"), ("[{\"file\":\"a\\q\"}]", 1, 13, "escape"),
    ("[\"日本\", \n  tru]", 2, 3, "JSON value"),
    ("[{\"a\":\"x\n\"}]", 1, 9, "double quotes"), ("[1,]", 1, 4, "JSON value"), ("[{\"a\":1 \"b\":2}]", 1, 9, "','"),
  ])
  func malformedJSONNamesPlaceAndExpectation(json: String, line: Int, column: Int, expected: String) throws {
    let failure = #expect(throws: PlanFailure.self) { try plan(json) }
    #expect(failure?.location.line == line)
    #expect(failure?.location.column == column)
    #expect(failure?.text.en.contains(expected) == true)
  }

  @Test func deepNestingIsRefusedAndNotFollowed() {
    #expect(throws: PlanFailure.self) { try plan(String(repeating: "[", count: 100_000)) }
  }

  @Test func aByteOrderMarkAndAnEmptyArrayAreRead() throws {
    #expect(try plan("\u{feff}[{\"directory\":\"/p\",\"file\":\"a.c\",\"command\":\"gcc a.c\"}]").units.count == 1)
    let empty = try plan("[]")
    #expect(empty.units.isEmpty)
    #expect(empty.problems.mention("no C file"))
    #expect(throws: PlanFailure.self) {
      try CompilationPlan.fromDatabase(path: "/none.json", in: FileSystem(files: [:]))
    }
  }

  @Test func onlyTheFilesAskedForArePlannedAndUnlistedOnesBorrowFlags() throws {
    let json = """
      [{"directory":"/p","file":"s/a.c","command":"gcc -DA -c s/a.c"},
       {"directory":"/p","file":"t/b.c","command":"gcc -DB -c t/b.c"}]
      """
    let files = ["/p/s/a.c": "", "/p/t/b.c": "", "/p/t/new.c": "", "/p/t/n.h": ""]
    #expect(try plan(json, files: files, only: ["/p/s"]).units.map(\.path) == ["/p/s/a.c"])
    let borrowed = try plan(json, files: files, only: ["/p/t/new.c"])
    let unit = try #require(borrowed.units.first)
    #expect(unit.has("-DB"))
    #expect(unit.isApproximate)
    #expect(unit.problems.mention("flags of 't/b.c'"))
    #expect(try plan(json, files: files, only: ["/p/t/n.h"]).problems.mention("header"))
    #expect(try plan(json, files: files, only: ["/p/none.c"]).problems.mention("does not exist"))
  }
}
