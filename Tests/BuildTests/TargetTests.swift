import Machine
import Testing

@Suite struct TargetTests {
  @Test(arguments: [
    ("arm-none-eabi", "arm-none-eabi", 32, 32, 32, false),
    ("riscv32-unknown-elf", "riscv32-unknown-elf", 32, 32, 32, false),
    ("riscv64-unknown-elf", "riscv64-unknown-elf", 32, 64, 64, false),
    ("riscv-none-elf", "riscv32-unknown-elf", 32, 32, 32, false),
    ("avr", "avr", 16, 32, 16, true), ("msp430-elf", "msp430-none-elf", 16, 32, 16, false),
    ("xtensa-esp32-elf", "riscv32-unknown-elf", 32, 32, 32, false), ("rx-elf", "arm-none-eabi", 32, 32, 32, false),
    ("rl78-elf", "msp430-none-elf", 16, 32, 16, false), ("aarch64-none-elf", "aarch64-none-elf", 32, 64, 64, false),
    ("x86_64-linux-gnu", "x86_64-linux-gnu", 32, 64, 64, true), ("pic8", "avr", 16, 32, 16, false),
    ("pic24", "msp430-none-elf", 16, 32, 16, true), ("tricore-elf", "arm-none-eabi", 32, 32, 32, true),
    ("c28x", "msp430-none-elf", 16, 32, 32, true), ("arm-linux-gnueabihf", "arm-linux-gnueabihf", 32, 32, 32, false),
  ])
  func dataModelsFollowTheTriple(
    name: String, clang: String, int: Int, long: Int, pointer: Int, charIsSigned: Bool
  ) throws {
    let target = try #require(Target.named(name))
    #expect(target.clangTriple == clang)
    #expect(target.dataModel.intBits == int)
    #expect(target.dataModel.longBits == long)
    #expect(target.dataModel.pointerBits == pointer)
    #expect(target.dataModel.charIsSigned == charIsSigned)
  }

  @Test func aTargetThatLibclangLacksCarriesItsOwnMacrosAndNotTheSubstitutes() throws {
    let target = try #require(Target.named("xtensa-esp32-elf"))
    #expect(target.isSubstituted)
    #expect(target.arguments.contains("-D__XTENSA__=1"))
    #expect(target.arguments.contains("-U__riscv"))
    #expect(Target.named("pdp11-dec-bsd") == nil)
  }

  @Test func everyArchitectureOfTheTableHasATarget() {
    for name in Target.architectures { #expect(Target.named(name)?.architecture == name, "\(name)") }
  }

  @Test func wordSizeAndByteOrderFollowTheFlags() throws {
    let riscv = try #require(Target.named("riscv64-unknown-elf"))
    let narrow = riscv.selected(by: ["-march=rv32imac"])
    #expect(narrow.clangTriple == "riscv32-unknown-elf")
    #expect(narrow.dataModel.pointerBits == 32)
    let arm = try #require(Target.named("arm-none-eabi"))
    #expect(arm.selected(by: ["-mbig-endian"]).dataModel.byteOrder == .big)
    #expect(arm.selected(by: ["-fsigned-char"]).dataModel.charIsSigned)
    let host = try #require(Target.named("x86_64-linux-gnu"))
    #expect(host.selected(by: ["-m32"]).dataModel.longBits == 32)
  }

  @Test func multiarchNamesLeaveTheVendorOut() throws {
    #expect(try #require(Target.named("arm-none-linux-gnueabihf")).multiarch == "arm-linux-gnueabihf")
  }

  @Test(arguments: [
    ("atmega328p", "__AVR_ATmega328P__"), ("attiny85", "__AVR_ATtiny85__"), ("atxmega128a1", "__AVR_ATxmega128A1__"),
    ("at90can128", "__AVR_AT90CAN128__"), ("avr128da48", "__AVR_AVR128DA48__"),
    ("atmega32hvbrevb", "__AVR_ATmega32HVBrevB__"),
  ])
  func avrDevicesHaveTheirMacro(device: String, macro: String) throws {
    let avr = try #require(Target.named("avr"))
    let flags = try #require(Processor.flags(device: device, on: avr))
    #expect(flags.contains("-D\(macro)=1"))
    #expect(flags.contains { $0.hasPrefix("-mmcu=") })
  }

  @Test func processorsThatLibclangWouldRefuseAreReplaced() throws {
    let arm = try #require(Target.named("arm-none-eabi"))
    #expect(Processor.flags(cpu: "Cortex-M4F", on: arm) == ["-mcpu=cortex-m4"])
    #expect(Processor.flags(cpu: "Cortex-M4.fp.sp", on: arm) == ["-mcpu=cortex-m4"])
    #expect(Processor.flags(cpu: "cortex-m33+nodsp", on: arm) == ["-mcpu=cortex-m33+nodsp"])
    #expect(Processor.flags(cpu: "cortex-m0plus.small-multiply", on: arm) == ["-mcpu=cortex-m0plus"])
    #expect(Processor.flags(cpu: "quark", on: arm) == nil)
    let riscv = try #require(Target.named("riscv32-unknown-elf"))
    #expect(
      Processor.flags(architecture: "rv32imc_zicsr_zifencei_xespv", on: riscv) == ["-march=rv32imc_zicsr_zifencei"])
    #expect(Processor.flags(architecture: "rv32imac_zicsr2p0", on: riscv) == ["-march=rv32imac_zicsr"])
  }
}
