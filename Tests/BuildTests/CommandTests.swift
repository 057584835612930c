import Build
import Findings
import Machine
import Source
import Testing

@Suite struct CommandTests {
  @Test func quotingFollowsTheShell() throws {
    let unit = try unit(
      #"gcc '-DA="x y"' -DB=\"q\" "-DC=a\"b\\c\$d\e" -DD='it'\''s' -D"E=1 2" -DF=a\ b -I"dir with space" -DG='' -c a.c"#
    )
    for flag in [
      #"-DA="x y""#, #"-DB="q""#, #"-DC=a"b\c$d\e"#, "-DD=it's", "-DE=1 2", "-DF=a b", "-I/p/dir with space", "-DG=",
    ] {
      #expect(unit.has(flag), "\(flag) in \(unit.arguments)")
    }
    #expect(unit.problems.isEmpty)
  }

  @Test func anOpenQuoteIsAProblemAndNotTheEnd() throws {
    let unit = try unit("gcc -DA -c a.c '-DB=1")
    #expect(unit.has("-DA"))
    #expect(unit.has("-DB=1"))
    #expect(unit.problems.mention("not closed"))
  }

  @Test func nothingInACommandIsEvaluated() throws {
    let unit = try unit("gcc -DA=$(touch /tmp/x) -DB=`id` -c a.c")
    #expect(unit.has("-DA=$(touch"))
    #expect(unit.has("-DB=`id`"))
  }

  @Test func windowsCommandsKeepTheirPaths() throws {
    let plan = try CompilationPlan.fromDatabase(
      path: "/p/c.json",
      in: FileSystem(files: [
        "/p/c.json":
          #"[{"directory":".","file":"src\\a.c","command":"C:\\IAR\\bin\\iccarm.exe src\\a.c -e --cpu=Cortex-M4 -I inc\\sub -DX=\"1\""}]"#
      ]))
    let unit = try #require(plan.units.first)
    #expect(unit.dialect.name == .iar)
    #expect(unit.has("-I/p/inc/sub"))
    #expect(unit.path == "/p/src/a.c")
  }

  @Test func responseFilesAreReadInPlaceAndGuarded() throws {
    let unit = try unit(
      "gcc -DA @flags.rsp -DZ @none.rsp @loop.rsp -c a.c",
      files: [
        "/p/flags.rsp": "-DB '-DC=1 2'\n@sub/more.rsp", "/p/sub/more.rsp": "-Iinc", "/p/loop.rsp": "-DL @loop.rsp",
      ])
    let own = unit.arguments.filter { ["-DA", "-DB", "-DC=1 2", "-I/p/inc", "-DZ", "-DL"].contains($0) }
    #expect(
      own == ["-DA", "-DB", "-DC=1 2", "-DZ", "-DL"] || own == ["-DA", "-DB", "-DC=1 2", "-I/p/inc", "-DZ", "-DL"])
    #expect(unit.problems.mention("'none.rsp' cannot be read"))
    #expect(unit.problems.mention("includes itself"))
  }

  @Test func gccOnlyFlagsAreDroppedAndMeaningfulOnesKept() throws {
    let unit = try unit(
      """
      arm-none-eabi-gcc -mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16 -std=gnu11 -Os -g3 -Wall -Wextra \
      -ffunction-sections -fdata-sections -fstack-usage -fno-tree-vectorize -mthumb-interwork -MMD -MP -MF a.d -MT a.o \
      -fsigned-char -fpack-struct=1 -include cfg.h -imacros m.h -Wa,-adhlns=a.lst -specs=nosys.specs --param ssp-buffer-size=4 \
      -fanalyzer -flto=auto -x c -DX -UY -isystem sys -idirafter aft -Wl,-Map=a.map -T link.ld -c a.c -o a.o
      """, files: ["/p/cfg.h": ""])
    #expect(unit.problems.isEmpty, "\(unit.problems)")
    #expect(unit.notes.map(\.text.en).allSatisfy { $0.contains("no C library") })
    for flag in [
      "-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16", "-std=gnu11", "-fsigned-char",
      "-fpack-struct=1",
      "-DX", "-UY", "-Os",
    ] {
      #expect(unit.has(flag), "\(flag)")
    }
    #expect(unit.has("-include", "/p/cfg.h"))
    #expect(unit.has("-imacros", "m.h") || unit.has("-imacros", "/p/m.h"))
    #expect(unit.has("-isystem", "/p/sys"))
    #expect(unit.has("-idirafter", "/p/aft"))
    for flag in [
      "-Wall", "-g3", "-MMD", "a.d", "a.o", "-mthumb-interwork", "-flto=auto", "link.ld", "ssp-buffer-size=4", "c",
    ] {
      #expect(!unit.has(flag), "\(flag)")
    }
    #expect(unit.target.dataModel.charIsSigned)
    #expect(unit.has("-target", "arm-none-eabi"))
    #expect(unit.has("-fshort-enums"))
    #expect(unit.has("-nostdlibinc"))
  }

  @Test func unknownCompilersFlagsAndStandardsAreReportedWithTheirPlace() throws {
    let unit = try unit("frobcc --frobnicate -std=c3000 -c a.c")
    #expect(unit.problems.mention("'frobcc' is not known"))
    #expect(unit.problems.mention("'--frobnicate'"))
    #expect(unit.problems.mention("'c3000'"))
    #expect(unit.problems.allSatisfy { $0.location.path == "compile_commands.json" && $0.location.line == 1 })
    #expect(unit.target == .host)
  }

  @Test func riscvWidthFollowsTheArchitecture() throws {
    let unit = try unit("riscv64-unknown-elf-gcc -march=rv32imac_zicsr_xunknown -mabi=ilp32 -mcmodel=medany -c a.c")
    #expect(unit.has("-target", "riscv32-unknown-elf"))
    #expect(unit.has("-march=rv32imac_zicsr"))
    #expect(unit.has("-mabi=ilp32"))
    #expect(unit.problems.isEmpty)
  }

  @Test func avrAndMspDevicesBecomeTheirMacros() throws {
    #expect(try unit("avr-gcc -mmcu=atmega328p -DF_CPU=16000000UL -c a.c").has("-D__AVR_ATmega328P__=1"))
    #expect(try unit("msp430-elf-gcc -mmcu=msp430f5529 -mlarge -c a.c").has("-D__MSP430F5529__=1"))
    let esp = try unit("xtensa-esp32-elf-gcc -mlongcalls -mtext-section-literals -c a.c")
    #expect(esp.has("-D__XTENSA__=1"))
    #expect(esp.notes.mention("stands in"))
    #expect(!esp.arguments.contains { $0.hasPrefix("-mlong") })
  }

  @Test func vendorFlagsAreTranslated() throws {
    let iar = try unit(
      "iccarm --silent -e --cpu=Cortex-M4 --fpu=VFPv4_sp --dlib_config c.h -D X=1 -I inc --char_is_signed --preinclude p.h a.c -o a.o --no_cse --diag_suppress=Pa050"
    )
    #expect(iar.has("-mcpu=cortex-m4"))
    #expect(iar.has("-DX=1"))
    #expect(iar.has("-I/p/inc"))
    #expect(iar.has("-fsigned-char"))
    #expect(iar.has("-include", "p.h"))
    #expect(iar.problems.isEmpty, "\(iar.problems)")
    let keil = try unit(
      "armcc -c --cpu Cortex-M3 -D__MICROLIB -g -O1 --apcs=interwork --c99 --gnu -I./RTE --diag_suppress=9931 --split_sections a.c -o a.o --depend a.d"
    )
    #expect(keil.has("-mcpu=cortex-m3"))
    #expect(keil.has("-std=c99"))
    #expect(keil.problems.isEmpty, "\(keil.problems)")
    let rx = try unit(
      "ccrx -isa=rxv2 -lang=c99 -include=inc,lib/inc -define=A=1,B -output=obj=a.obj -debug -nologo a.c")
    #expect(rx.has("-I/p/inc"))
    #expect(rx.has("-I/p/lib/inc"))
    #expect(rx.has("-DA=1"))
    #expect(rx.has("-DB"))
    #expect(rx.has("-D__RXV2=1"))
    #expect(rx.has("-std=c99"))
    #expect(rx.problems.isEmpty, "\(rx.problems)")
    let ti = try unit("cl430 -vmspx --include_path=inc --define=__MSP430F5529__ --abi=eabi -g a.c")
    #expect(ti.has("-D__MSP430F5529__"))
    #expect(ti.problems.isEmpty, "\(ti.problems)")
    let c51 = try unit("C51.EXE a.c DEFINE(A,B=1) INCDIR(.;inc) OPTIMIZE(8) BROWSE")
    #expect(c51.dialect.name == .c51)
    #expect(c51.problems.isEmpty, "\(c51.problems)")
    let arm6 = try unit("armclang --target=arm-arm-none-eabi -mcpu=cortex-m33 -fshort-enums -c a.c")
    #expect(arm6.has("-target", "arm-none-eabi"))
    #expect(arm6.problems.isEmpty, "\(arm6.problems)")
  }

  @Test func dialectPreludesTravelAsVirtualFiles() throws {
    for compiler in ["iccarm", "armcc", "ccrx", "ccrl", "ccrh", "cl430", "c51", "xc8", "sdcc"] {
      let unit = try unit("\(compiler) a.c")
      let known = Set(unit.virtualFiles.map(\.path))
      for (flag, value) in zip(unit.arguments, unit.arguments.dropFirst()) where flag == "-include" {
        #expect(known.contains(value), "\(compiler) \(value)")
      }
      #expect(known.contains("/kenshin/include/stdio.h"))
    }
    #expect(try !unit("gcc -nostdinc -c a.c").arguments.contains("-idirafter"))
  }

  @Test func targetAndDialectCanBeChosen() throws {
    let options = PlanOptions(targetOverride: "arm-none-eabi", dialectOverride: "iar", extraArguments: ["-DEXTRA"])
    let unit = try unit("mycc -c a.c", options: options)
    #expect(unit.target.architecture == "arm")
    #expect(unit.dialect.name == .iar)
    #expect(unit.has("-DEXTRA"))
    #expect(throws: PlanFailure.self) { try plan("gcc a.c", options: PlanOptions(targetOverride: "pdp11")) }
    #expect(throws: PlanFailure.self) { try plan("gcc a.c", options: PlanOptions(dialectOverride: "cobol")) }
  }
}
