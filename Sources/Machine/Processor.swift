/// Names of processors as compilers spell them, made fit for libclang, which refuses a whole unit over an unknown one.
public enum Processor {
  /// The flags for `-mcpu=NAME` or IAR's and Arm's `--cpu=NAME`; nil where libclang knows nothing like it.
  public static func flags(cpu name: String, on target: Target) -> [String]? {
    let lower = name.lowercased()
    switch target.architecture {
    case "arm", "armeb": return armFlags(lower)
    case "aarch64": return names("aarch64").contains(base(lower)) ? ["-mcpu=" + lower] : nil
    default: return nil
    }
  }

  /// The flags for `-march=NAME`.
  public static func flags(architecture name: String, on target: Target) -> [String]? {
    switch target.architecture {
    case "riscv32", "riscv64": return riscv(name.lowercased()).map { ["-march=" + $0] }
    case "arm", "armeb": return names("arm-architectures").contains(base(name)) ? ["-march=" + name] : nil
    case "aarch64": return name.hasPrefix("armv8") || name.hasPrefix("armv9") ? ["-march=" + name] : nil
    case "x86", "x86_64", "mips", "mipsel": return []
    default: return nil
    }
  }

  /// The flags for `-mmcu=NAME`: the device's macro, and what libclang knows of its core.
  public static func flags(device name: String, on target: Target) -> [String]? {
    let lower = name.lowercased()
    switch target.architecture {
    case "avr": return avrFlags(lower)
    case "msp430": return lower.hasPrefix("msp430") || lower.hasPrefix("cc430") ? ["-D__\(lower.uppercased())__=1"] : []
    default: return nil
    }
  }

  /// The flags for `-mfpu=NAME`; nil where libclang knows nothing like it.
  public static func flags(floatingPointUnit name: String, on target: Target) -> [String]? {
    guard target.architecture.hasPrefix("arm") else { return nil }
    if name == "auto" { return [] }
    return names("fpu").contains(name.lowercased()) ? ["-mfpu=" + name.lowercased()] : nil
  }

  /// Whether the tail of a `-std=` is a C standard that clang 17 and later know.
  public static func isKnownStandard(_ name: String) -> Bool {
    let standards = [
      "c89", "c90", "c99", "c9x", "c11", "c1x", "c17", "c18", "c2x", "gnu89", "gnu90", "gnu99", "gnu9x", "gnu11",
      "gnu1x", "gnu17", "gnu18", "gnu2x", "iso9899:1990", "iso9899:199409", "iso9899:1999", "iso9899:2011",
      "iso9899:2017", "iso9899:2018",
    ]
    return standards.contains(name)
  }

  private static let table = DataFile.yaml("cpus.yml")
  private static let sets = Dictionary(
    table.pairs.map { ($0.key, Set($0.value.words)) }, uniquingKeysWith: { first, _ in first })
  private static let armLike = Dictionary(
    table["arm-like"].pairs.map { ($0.key, $0.value.text) }, uniquingKeysWith: { first, _ in first })

  private static func names(_ key: String) -> Set<String> { sets[key] ?? [] }

  /// The name before extensions: `cortex-m33` of `cortex-m33+nodsp`.
  private static func base(_ name: String) -> String { String(name.prefix { $0 != "+" }) }

  /// Arm's own tools write `Cortex-M4.fp.sp` where GCC writes `cortex-m4` and `-mfpu`.
  private static func armFlags(_ name: String) -> [String]? {
    if let like = armLike[name] { return ["-mcpu=" + like] }
    if names("arm").contains(base(name)) { return ["-mcpu=" + name] }
    let core = String(name.prefix { $0 != "." && $0 != "+" })
    if let like = armLike[core] { return ["-mcpu=" + like] }
    return names("arm").contains(core) ? ["-mcpu=" + core] : nil
  }

  /// The ISA string without extensions that clang does not know.
  private static func riscv(_ name: String) -> String? {
    let parts = name.split(separator: "_").map(String.init)
    guard let first = parts.first, first.hasPrefix("rv32") || first.hasPrefix("rv64") else { return nil }
    // Single letters end where the first z, s or x extension starts without an underscore.
    let letters = first.dropFirst(4)
    let single = letters.prefix { "iemafdcgvb".contains($0) }.filter { $0 != "b" }
    guard let start = single.first, "ieg".contains(start) else { return nil }
    let known = names("riscv")
    let joined = letters.dropFirst(letters.prefix { "iemafdcgvb".contains($0) }.count)
    let extensions = ([String(joined)] + parts.dropFirst()).map(unversioned).filter { known.contains($0) }
    return ([String(first.prefix(4)) + single] + extensions).joined(separator: "_")
  }

  /// `zicsr2p0` without the version.
  private static func unversioned(_ name: String) -> String {
    guard let last = name.last, last.isNumber, let p = name.lastIndex(of: "p") else { return name }
    let head = name[..<p]
    guard let digit = head.last, digit.isNumber else { return name }
    return String(head.reversed().drop { $0.isNumber }.reversed())
  }

  private static func avrFlags(_ name: String) -> [String] {
    let isCore = name.hasPrefix("avr") && name.count <= 5 && name.dropFirst(3).allSatisfy(\.isNumber)
    if isCore || name.hasPrefix("avrxmega") || name == "avrtiny" { return ["-mmcu=" + name] }
    let macro = "-D__AVR_\(avrSpelling(name))__=1"
    if names("avr").contains(name) { return ["-mmcu=" + name, macro] }
    let fallback = table["avr-architectures"].pairs.first { name.hasPrefix($0.key) }?.value.text ?? "avr5"
    return ["-mmcu=" + fallback, macro]
  }

  /// avr-gcc's spelling: `ATmega328P` for `atmega328p` (gcc/config/avr/avr-mcus.def).
  private static func avrSpelling(_ name: String) -> String {
    for family in ["atxmega", "atmega", "attiny"] where name.hasPrefix(family) {
      let tail = name.dropFirst(family.count).uppercased()
      let spelled = tail.hasSuffix("REVB") ? tail.dropLast(4) + "revB" : tail[...]
      return "AT" + family.dropFirst(2) + spelled
    }
    return name.uppercased()
  }
}
