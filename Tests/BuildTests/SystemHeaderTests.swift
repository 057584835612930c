import Build
import Findings
import Machine
import Source
import Testing

@Suite struct SystemHeaderTests {
  private let newlib = ["/usr/include/newlib/stdio.h": "", "/usr/include/newlib/nano/newlib.h": ""]
  private let picolibc = ["/usr/lib/picolibc/arm-none-eabi/include/stdio.h": ""]

  @Test func theLibraryOfTheTargetIsFoundWhereInstalled() throws {
    let unit = try unit("arm-none-eabi-gcc -c a.c", files: newlib.merging(picolibc) { a, _ in a })
    #expect(unit.has("-idirafter", "/usr/include/newlib"))
    #expect(!unit.has("-idirafter", "/usr/lib/picolibc/arm-none-eabi/include"))
    #expect(unit.virtualFiles.isEmpty)
    #expect(unit.notes.isEmpty)
  }

  @Test func specsChooseTheLibrary() throws {
    let files = newlib.merging(picolibc) { a, _ in a }
    let nano = try unit("arm-none-eabi-gcc --specs=nano.specs -c a.c", files: files)
    let folders = nano.arguments.filter { $0.hasPrefix("/usr") }
    #expect(folders == ["/usr/include/newlib/nano", "/usr/include/newlib"])
    let pico = try unit("arm-none-eabi-gcc --specs=picolibc.specs -c a.c", files: files)
    #expect(pico.has("-idirafter", "/usr/lib/picolibc/arm-none-eabi/include"))
  }

  @Test func anInstallationBesideTheCompilerComesFirst() throws {
    let files = newlib.merging(["/opt/gcc/arm-none-eabi/include/stdio.h": ""]) { a, _ in a }
    let unit = try unit("/opt/gcc/bin/arm-none-eabi-gcc -c a.c", files: files)
    #expect(unit.has("-idirafter", "/opt/gcc/arm-none-eabi/include"))
  }

  @Test func avrAndHostHaveTheirOwn() throws {
    #expect(
      try unit("avr-gcc -c a.c", files: ["/usr/lib/avr/include/avr/io.h": ""]).has("-idirafter", "/usr/lib/avr/include")
    )
    let files = ["/usr/include/stdio.h": "", "/usr/include/x86_64-linux-gnu/bits/types.h": ""]
    let host = try unit("x86_64-linux-gnu-gcc -c a.c", files: files)
    #expect(host.arguments.filter { $0.hasPrefix("/usr") } == ["/usr/include/x86_64-linux-gnu", "/usr/include"])
  }

  @Test func headersOfTheAnalysingMachineAreNotUsedForAnother() throws {
    let other = Target.host.architecture == "x86_64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu"
    let unit = try unit("\(other)-gcc -c a.c", files: ["/usr/include/stdio.h": ""])
    #expect(!unit.has("-idirafter", "/usr/include"))
    #expect(unit.notes.mention("no C library"))
  }

  @Test func withoutALibraryStubsStandInAndOnlyANoteSaysSo() throws {
    let unit = try unit("arm-none-eabi-gcc -c a.c")
    #expect(unit.problems.isEmpty)
    #expect(unit.notes.mention("no C library"))
    #expect(unit.arguments.last == StubHeaders.folder)
    let names = [
      "assert", "ctype", "errno", "inttypes", "locale", "math", "setjmp", "signal", "stdio", "stdlib", "string",
      "strings", "time", "wchar", "unistd", "sys/types",
    ]
    for name in names { #expect(unit.virtualFiles.contains { $0.path == "/kenshin/include/\(name).h" }, "\(name)") }
  }

  @Test func aSysrootIsUsedAndAMissingOneIsAProblem() throws {
    let unit = try unit("arm-none-eabi-gcc --sysroot=/sdk -I=/extra -c a.c", files: ["/sdk/include/stdio.h": ""])
    #expect(unit.has("-idirafter", "/sdk/include"))
    #expect(unit.has("-I/sdk/extra"))
    let missing = try BuildTests.unit("arm-none-eabi-gcc --sysroot=nowhere -c a.c", files: newlib)
    #expect(missing.problems.mention("'/p/nowhere' does not exist"))
  }

  @Test func aCompilerIsAskedOnlyWhereAllowed() throws {
    let answer = """
      #include "..." search starts here:
      #include <...> search starts here:
       /opt/x/lib/gcc/arm-none-eabi/12/include
       /opt/x/lib/gcc/arm-none-eabi/12/include-fixed
       /opt/x/lib/gcc/arm-none-eabi/12/../../../../arm-none-eabi/include
      End of search list.
      """
    func options(_ glob: String) -> PlanOptions {
      PlanOptions(
        queryDriverAllowed: [glob], queryDriver: { path, _ in path == "/opt/x/bin/arm-none-eabi-gcc" ? answer : nil })
    }
    let command = "/opt/x/bin/arm-none-eabi-gcc -c a.c"
    #expect(try unit(command, options: options("/opt/**/arm-*")).has("-idirafter", "/opt/x/arm-none-eabi/include"))
    for refused in ["/opt/*/arm-*", "/usr/**", ""] {
      #expect(
        try !unit(command, options: options(refused)).has("-idirafter", "/opt/x/arm-none-eabi/include"), "\(refused)")
    }
    #expect(
      try !unit("arm-none-eabi-gcc -c a.c", options: options("**")).has("-idirafter", "/opt/x/arm-none-eabi/include"))
    let known = PlanOptions(driverAnswers: ["/opt/x/bin/arm-none-eabi-gcc": ["/told"]])
    #expect(try unit(command, options: known).has("-idirafter", "/told"))
  }
}
