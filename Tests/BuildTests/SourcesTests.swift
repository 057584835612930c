import Build
import Findings
import Machine
import Source
import Testing

@Suite struct SourcesTests {
  private let project = FileSystem(files: [
    "/p/src/main.c":
      "#include \"app/config.h\"\n#include <stdio.h>\n#include <hal.h>\n// #include \"no.h\"\n#include \"none.h\"\n",
    "/p/src/string.h": "", "/p/inc/app/config.h": "#include \"deep.h\"\n", "/p/vendor/hal/hal.h": "",
    "/p/vendor/x/deep/deep.h": "",
    "/p/build/gen.c": "", "/p/.hidden/x.c": "", "/p/src/util.c": "#include <string.h>\n#include \"dup.h\"\n",
    "/p/src2/dup.h": "", "/p/zzz/deeper/dup.h": "", "/p/README.md": "", "/p/src/s.S": "",
  ])

  @Test func includeFoldersAreFoundByTheNamesThatAreIncluded() throws {
    let plan = try CompilationPlan.fromSources(["/p"], in: project)
    #expect(plan.units.map(\.path) == ["/p/src/main.c", "/p/src/util.c"])
    let main = try #require(plan.units.first)
    #expect(main.arguments.filter { $0.hasPrefix("-I") } == ["-I/p/inc", "-I/p/vendor/hal", "-I/p/vendor/x/deep"])
    #expect(plan.units.allSatisfy { $0.isApproximate && $0.problems.isEmpty })
    #expect(plan.notes.mention("build output were not searched: build"))
    #expect(plan.root == "/p")
  }

  @Test func anAmbiguousNameTakesTheNearestAndSaysSo() throws {
    let unit = try #require(try CompilationPlan.fromSources(["/p"], in: project).units.last)
    #expect(unit.arguments.filter { $0.hasPrefix("-I") } == ["-I/p/src2"])
    #expect(unit.notes.mention("'dup.h' exists in 2 folders; 'src2/dup.h' is used"))
  }

  @Test func aLoneFileFindsHeadersOfItsProject() throws {
    let plan = try CompilationPlan.fromSources(["/p/src/main.c"], in: project)
    #expect(plan.units.count == 1)
    #expect(plan.root == "/p")
    #expect(plan.units.first?.arguments.contains("-I/p/inc") == true)
  }

  @Test func aTargetCanBeNamed() throws {
    let plan = try CompilationPlan.fromSources(["/p"], options: PlanOptions(targetOverride: "avr"), in: project)
    #expect(plan.units.allSatisfy { $0.has("-target", "avr") })
  }

  @Test func whatIsNoCFileIsAProblem() throws {
    let plan = try CompilationPlan.fromSources(["/p/README.md", "/p/none.c", "/p/src/string.h"], in: project)
    #expect(plan.problems.count == 3)
    #expect(try CompilationPlan.fromSources(["/p/inc"], in: project).problems.mention("no C file"))
  }

  @Test func includeCyclesEnd() throws {
    let files = FileSystem(files: [
      "/c/a.c": "#include \"h/a.h\"\n", "/c/h/a.h": "#include \"b.h\"\n", "/c/h/b.h": "#include \"a.h\"\n",
    ])
    #expect(try CompilationPlan.fromSources(["/c"], in: files).units.count == 1)
  }

  @Test func compileFlagsApplyToTheFilesBelow() throws {
    let files = FileSystem(files: [
      "/p/compile_flags.txt": "\u{feff}-Iinc\r\n-DNAME=a b\n\n--target=arm-none-eabi\n-include\npre.h\n",
      "/p/src/a.c": "", "/p/b.c": "",
      "/p/pre.h": "",
    ])
    let plan = try CompilationPlan.make(paths: ["/p/src/a.c"], in: files)
    let unit = try #require(plan.units.first)
    #expect(plan.units.count == 1)
    #expect(unit.has("-I/p/inc"))
    #expect(unit.has("-DNAME=a b"))
    #expect(unit.has("-target", "arm-none-eabi"))
    #expect(unit.has("-include", "/p/pre.h"))
    #expect(!unit.isApproximate)
    #expect(plan.root == "/p")
    #expect(try CompilationPlan.fromFlags(path: "/p/compile_flags.txt", in: files).units.count == 2)
  }

  @Test func descriptionsAreFoundUpwardsAsTheClangToolsDo() throws {
    let json = #"[{"directory":"/p","file":"src/a.c","command":"gcc -DJSON -c src/a.c"}]"#
    let files = FileSystem(files: [
      "/p/build/compile_commands.json": json, "/p/src/a.c": "", "/q/x.c": "", "/p/out/compile_commands.json": json,
    ])
    #expect(BuildDescription.governing("/p/src/a.c", in: files) == .database("/p/build/compile_commands.json"))
    #expect(BuildDescription.governing("/q/x.c", in: files) == nil)
    #expect(try CompilationPlan.make(paths: ["/p/src"], in: files).units.first?.has("-DJSON") == true)
    #expect(try CompilationPlan.make(paths: [], buildDirectory: "/p/out", in: files).units.count == 1)
    #expect(
      try CompilationPlan.make(paths: [], buildDirectory: "/p/out/compile_commands.json", in: files).units.count == 1)
    #expect(throws: PlanFailure.self) { try CompilationPlan.make(paths: [], buildDirectory: "/q", in: files) }
    let both = try CompilationPlan.make(paths: ["/q/x.c", "/p/src/a.c"], in: files)
    #expect(both.units.map(\.path) == ["/p/src/a.c", "/q/x.c"])
    #expect(both.units.map(\.isApproximate) == [false, true])
    #expect(both.root == "/")
  }

  @Test func thePlanIsTheSameEachTime() throws {
    let first = try CompilationPlan.fromSources(["/p"], in: project)
    for _ in 0..<5 { #expect(try CompilationPlan.fromSources(["/p"], in: project) == first) }
  }
}
