extension Target {
  /// The target of a triple or short name; nil where the architecture is unknown.
  public static func named(_ name: String) -> Target? {
    let lower = name.lowercased()
    guard let row = TargetTable.shared.row(for: lower) else { return nil }
    return row.target(named: lower)
  }

  /// The machine on which the analysis itself runs.
  public static let host: Target = {
    #if arch(arm64)
      let architecture = "aarch64"
    #elseif arch(x86_64)
      let architecture = "x86_64"
    #else
      let architecture = "i386"
    #endif
    #if os(macOS)
      let triple = architecture == "aarch64" ? "arm64-apple-macosx" : "x86_64-apple-macosx"
    #else
      let triple = architecture + "-linux-gnu"
    #endif
    guard let target = named(triple) else { preconditionFailure("the host is not in the target table") }
    return target
  }()

  /// Short names that `named` understands, in the order of the table.
  public static var architectures: [String] { TargetTable.shared.rows.map(\.name) }

  /// Debian's name of the machine in library paths, such as `arm-linux-gnueabihf`.
  public var multiarch: String {
    let parts = name.split(separator: "-")
    guard let system = parts.firstIndex(of: "linux"), let machine = parts.first else { return name }
    return ([machine] + parts[system...]).joined(separator: "-")
  }

  /// Whether libclang is given another machine with the same data model.
  public var isSubstituted: Bool { TargetTable.shared.row(named: architecture)?.isSubstitute ?? false }

  /// Whether an operating system with its own C library runs on the target.
  public var isHosted: Bool { libraries == [.system] }
}

/// The rows of `targets.yml`.
struct TargetTable: Sendable {
  let rows: [Row]

  static let shared = TargetTable(rows: DataFile.yaml("targets.yml").pairs.map { Row(name: $0.key, node: $0.value) })

  func row(named name: String) -> Row? { rows.first { $0.name == name } }

  func row(for triple: String) -> Row? {
    var best: (row: Row, length: Int)?
    for row in rows {
      for prefix in row.prefixes where triple.hasPrefix(prefix) && prefix.count > (best?.length ?? 0) {
        best = (row, prefix.count)
      }
    }
    return best?.row ?? row(named: triple)
  }

  struct Row: Sendable {
    let name: String
    let prefixes: [String]
    let clang: String
    let isSubstitute: Bool
    let model: DataModel
    let arguments: [String]
    let gnuArguments: [String]
    let libraries: [LibraryFamily]
    let deviations: [Target.Deviation]

    init(name: String, node: DataNode) {
      self.name = name
      prefixes = node["prefixes"].texts
      clang = node["clang"].text
      isSubstitute = node["substitute"].text == "true"
      model = DataModel(texts: node["model"].texts, charBits: Int(node["char"].text) ?? 8)
      let macros = node["undefine"].texts.map { "-U" + $0 } + node["define"].texts.map { "-D" + $0 }
      arguments = node["arguments"].texts + macros
      gnuArguments = node["gnu"].texts + (node["int32"].text == "long" ? Row.longInt32 : [])
      libraries = node["libraries"].texts.compactMap(LibraryFamily.init)
      deviations = node["deviates"].texts.compactMap(Target.Deviation.init)
    }

    func target(named name: String) -> Target {
      let parts = name.split(separator: "-")
      let isHosted = parts.contains { ["linux", "apple", "darwin", "android"].contains($0) }
      return Target(
        name: name, architecture: self.name, clangTriple: isHosted && !isSubstitute ? name : clang, dataModel: model,
        arguments: arguments, gnuArguments: isHosted ? [] : gnuArguments, libraries: isHosted ? [.system] : libraries,
        deviations: deviations)
    }

    /// GCC's newlib targets type `int32_t` as `long`, which format checks see (gcc/config/newlib-stdint.h).
    private static let longInt32 =
      ["INT32", "INT_LEAST32"].flatMap { name in
        [
          "-U__\(name)_TYPE__", "-D__\(name)_TYPE__=long int", "-U__U\(name)_TYPE__",
          "-D__U\(name)_TYPE__=long unsigned int",
        ]
      } + ["-U__INT32_C_SUFFIX__", "-D__INT32_C_SUFFIX__=L", "-U__UINT32_C_SUFFIX__", "-D__UINT32_C_SUFFIX__=UL"]
  }
}

extension DataModel {
  /// The form of the table: int, long, pointer, double, wchar, alignment, sign of char, byte order.
  fileprivate init(texts: [String], charBits: Int) {
    precondition(texts.count == 8, "a data model has 8 values")
    let numbers = texts.prefix(6).map { Int($0) ?? 0 }
    guard let order = ByteOrder(rawValue: texts[7]), numbers.allSatisfy({ $0 > 0 }) else {
      preconditionFailure("malformed data model \(texts)")
    }
    self.init(
      charBits: charBits, intBits: numbers[0], longBits: numbers[1], pointerBits: numbers[2], doubleBits: numbers[3],
      wideCharBits: numbers[4], maximumAlignment: numbers[5], charIsSigned: texts[6] == "signed", byteOrder: order)
  }
}
