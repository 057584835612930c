import Machine
import Testing

@Suite struct CompilerTests {
  @Test(arguments: [
    ("arm-none-eabi-gcc", "arm", Dialect.Name.gcc), ("arm-none-eabi-gcc-12.2.1", "arm", .gcc),
    ("/opt/arm/bin/arm-none-eabi-gcc.exe", "arm", .gcc), ("arm-zephyr-eabi-gcc", "arm", .gcc),
    ("riscv32-unknown-elf-gcc", "riscv32", .gcc), ("riscv64-unknown-elf-gcc", "riscv64", .gcc),
    ("riscv-none-elf-gcc", "riscv32", .gcc), ("riscv-none-embed-gcc", "riscv32", .gcc), ("avr-gcc", "avr", .gcc),
    ("msp430-elf-gcc", "msp430", .gcc), ("xtensa-esp32-elf-gcc", "xtensa", .gcc),
    ("xtensa-lx106-elf-gcc", "xtensa", .gcc), ("x86_64-linux-gnu-gcc", "x86_64", .gcc), ("i686-elf-gcc", "x86", .gcc),
    ("x86_64-linux-gnu-gcc-12", "x86_64", .gcc), ("aarch64-none-elf-gcc", "aarch64", .gcc),
    ("aarch64-linux-gnu-gcc", "aarch64", .gcc), ("arm-linux-gnueabihf-gcc", "arm", .gcc),
    ("mips-mti-elf-gcc", "mips", .gcc), ("powerpc-eabispe-gcc", "powerpc", .gcc), ("m68k-elf-gcc", "m68k", .gcc),
    ("rx-elf-gcc", "rx", .gcc), ("rl78-elf-gcc", "rl78", .gcc), ("tricore-elf-gcc", "tricore", .gcc),
    ("arc-elf32-gcc", "arc", .gcc), ("nios2-elf-gcc", "nios2", .gcc), ("sh-elf-gcc", "sh", .gcc),
    ("v850-elf-gcc", "rh850", .gcc), ("arm-none-eabi-clang", "arm", .clang), ("armclang", "arm", .armclang),
    ("armcc", "arm", .armcc), ("armcc.exe", "arm", .armcc), ("iccarm", "arm", .iar), ("IccArm.exe", "arm", .iar),
    ("iccrx", "rx", .iar), ("iccrl78", "rl78", .iar), ("iccrh850", "rh850", .iar), ("iccavr", "avr", .iar),
    ("icc430", "msp430", .iar), ("iccriscv", "riscv32", .iar), ("iccstm8", "stm8", .iar), ("icc8051", "mcs51", .iar),
    ("ccrx", "rx", .renesasRX), ("ccrl", "rl78", .renesasRL78), ("ccrh", "rh850", .renesasRH850),
    ("tiarmclang", "arm", .clang), ("armcl", "arm", .ti), ("cl430", "msp430", .ti), ("cl2000", "c28x", .ti),
    ("xc8", "pic8", .xc8), ("xc8-cc", "pic8", .xc8), ("xc16-gcc", "pic24", .gcc), ("xc32-gcc", "mipsel", .gcc),
    ("sdcc", "mcs51", .sdcc), ("c51", "mcs51", .c51), ("C51.EXE", "mcs51", .c51), ("cctc", "tricore", .gcc),
  ])
  func aNameTellsTargetAndDialect(executable: String, architecture: String, dialect: Dialect.Name) throws {
    let compiler = try #require(Compiler(executable: executable))
    #expect(compiler.target.architecture == architecture)
    #expect(compiler.dialect == dialect)
    #expect(compiler.isKnown)
  }

  @Test(arguments: ["gcc", "cc", "gcc-12", "clang", "clang-19", "/usr/bin/cc", "c99"])
  func aPlainNameMeansTheHost(executable: String) throws {
    let compiler = try #require(Compiler(executable: executable))
    #expect(compiler.target == .host)
  }

  @Test func vendorCompilersDefineTheirOwnMacros() throws {
    func defines(_ name: String, _ macro: String) -> Bool {
      Compiler(executable: name)?.arguments.contains { $0.hasPrefix("-D\(macro)=") } ?? false
    }
    for (name, macro) in [
      ("iccarm", "__ICCARM__"), ("armcc", "__CC_ARM"), ("armcc", "__ARMCC_VERSION"), ("armclang", "__ARMCC_VERSION"),
      ("ccrx", "__CCRX__"), ("ccrx", "__RX"), ("ccrl", "__CCRL__"), ("ccrh", "__CCRH__"),
      ("cl430", "__TI_COMPILER_VERSION__"),
      ("xc8", "__XC8"), ("sdcc", "__SDCC"), ("c51", "__C51__"),
    ] {
      #expect(defines(name, macro), "\(name) \(macro)")
    }
  }

  @Test(arguments: [
    ["ccache", "arm-none-eabi-gcc", "-c", "a.c"], ["distcc", "ccache", "arm-none-eabi-gcc"],
    ["env", "LANG=C", "PATH=/bin", "arm-none-eabi-gcc"], ["CCACHE_DIR=/x", "ccache", "arm-none-eabi-gcc"],
    ["/usr/bin/env", "-u", "HOME", "arm-none-eabi-gcc"], ["nice", "-n", "5", "arm-none-eabi-gcc"],
    ["our-wrapper", "arm-none-eabi-gcc", "-c"], ["python-wrap.exe", "/opt/bin/arm-none-eabi-gcc.exe"],
  ])
  func wrappersAreLookedThrough(words: [String]) {
    let (compiler, count) = Compiler.recognised(in: words)
    #expect(compiler.target.architecture == "arm")
    #expect(words[count - 1].contains("arm-none-eabi-gcc"))
  }

  @Test func anUnknownNameIsGccForTheHostAndSaysSo() {
    let (compiler, count) = Compiler.recognised(in: ["frobcc", "-c", "a.c"])
    #expect(!compiler.isKnown)
    #expect(compiler.target == .host)
    #expect(count == 1)
    #expect(Compiler.recognised(in: []).count == 0)
    #expect(Compiler.recognised(in: ["ccache"]).count == 1)
  }

  @Test func theInstallationIsTheFolderAboveTheProgram() {
    #expect(Compiler(executable: "/opt/gcc arm/bin/arm-none-eabi-gcc")?.installation == "/opt/gcc arm")
    #expect(Compiler(executable: "arm-none-eabi-gcc")?.installation == nil)
  }

  @Test func flagsOfEveryTableAreUnderstood() throws {
    func action(_ compiler: String, _ words: [String]) -> FlagTable.Match? {
      Compiler(executable: compiler)?.flags.match(words[...])
    }
    #expect(action("gcc", ["-Iinc"])?.value == "inc")
    #expect(action("gcc", ["-I", "inc", "-c"])?.count == 2)
    #expect(action("gcc", ["-include", "a.h"])?.action == .prelude)
    #expect(action("gcc", ["-MF", "a.d"])?.count == 2)
    #expect(action("gcc", ["-MMD"])?.action == .drop)
    #expect(action("gcc", ["-fanalyzer"])?.action == .drop)
    #expect(action("gcc", ["-fshort-enums"])?.action == .pass)
    #expect(action("gcc", ["--frobnicate"]) == nil)
    #expect(action("armclang", ["--target=arm-arm-none-eabi"])?.action == .target)
    #expect(action("armcc", ["--cpu", "Cortex-M3"])?.action == .cpu)
    #expect(action("armcc", ["--c99"])?.replacement == ["-std=c99"])
    #expect(action("iccarm", ["--cpu=Cortex-M4"])?.value == "Cortex-M4")
    #expect(action("iccarm", ["--dlib_config", "x.h"])?.count == 2)
    #expect(action("iccarm", ["-f", "a.xcl"])?.action == .response)
    #expect(action("ccrx", ["-include=a,b"])?.action == .includeList)
    #expect(action("ccrx", ["-isa=rxv2"])?.replacement == ["-D__RXV2=1"])
    #expect(action("cl430", ["--include_path=x"])?.action == .include)
    #expect(action("c51", ["DEFINE(A,B=1)"])?.value == "A,B=1")
    #expect(action("sdcc", ["-mstm8"])?.replacement == ["stm8"])
  }
}
