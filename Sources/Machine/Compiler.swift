/// A compiler as its executable's name tells it, without looking at the program.
public struct Compiler: Hashable, Sendable {
  /// As the build description writes it, wrappers such as `ccache` left out.
  public let executable: String
  /// Without folder, `.exe` and version.
  public let name: String
  public let target: Target
  public let dialect: Dialect.Name
  /// Predefined macros of its own and flags that are its defaults.
  public let arguments: [String]
  /// False where the name is not known and GCC for the host was assumed.
  public let isKnown: Bool
  private let flagTable: String

  public var flags: FlagTable { FlagTable.named(flagTable) }

  /// The folder above the executable's, where an installation keeps its headers; nil without an absolute path.
  public var installation: String? {
    let parts = executable.split(separator: "/")
    guard executable.hasPrefix("/"), parts.count > 2 else { return nil }
    return "/" + parts.dropLast(2).joined(separator: "/")
  }

  init(
    executable: String, name: String, target: Target, dialect: Dialect.Name, arguments: [String], isKnown: Bool,
    flagTable: String
  ) {
    self.executable = executable
    self.name = name
    self.target = target
    self.dialect = dialect
    self.arguments = arguments
    self.isKnown = isKnown
    self.flagTable = flagTable
  }

  /// The compiler that a command line starts, and the number of words up to and with its name.
  public static func recognised(in words: [String]) -> (compiler: Compiler, count: Int) {
    let start = CompilerTable.shared.wrapperCount(in: words)
    guard start < words.count else { return (unknown(words.first ?? ""), min(1, words.count)) }
    if let compiler = Compiler(executable: words[start]) { return (compiler, start + 1) }
    if start + 1 < words.count, !words[start + 1].hasPrefix("-"), let compiler = Compiler(executable: words[start + 1])
    {
      return (compiler, start + 2)
    }
    return (unknown(words[start]), start + 1)
  }

  /// The compiler of an executable's path or name; nil where the name is not known.
  public init?(executable: String) {
    let name = Compiler.normalised(executable)
    if let row = CompilerTable.shared.row(for: name) ?? CompilerTable.shared.row(for: Compiler.unversioned(name)) {
      self = row.compiler(executable: executable, name: name)
      return
    }
    let plain = Compiler.unversioned(name)
    guard let (triple, kind) = Compiler.parts(of: plain), let target = Target.named(triple) else { return nil }
    self.init(
      executable: executable, name: plain, target: target, dialect: kind, arguments: [], isKnown: true,
      flagTable: "gcc")
  }

  /// GCC for the host, where nothing better is known.
  public static func unknown(_ executable: String) -> Compiler {
    Compiler(
      executable: executable, name: normalised(executable), target: .host, dialect: .gcc, arguments: [],
      isKnown: false, flagTable: "gcc")
  }

  private static func normalised(_ executable: String) -> String {
    let last = executable.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? executable
    let lower = last.lowercased()
    return lower.hasSuffix(".exe") ? String(lower.dropLast(4)) : lower
  }

  /// `gcc-12.2` and `clang19` without the version.
  private static func unversioned(_ name: String) -> String {
    let isVersion = { (c: Character) in c.isASCII && (c.isNumber || c == ".") }
    guard let last = name.last, isVersion(last), let end = name.lastIndex(where: { !isVersion($0) }) else {
      return name
    }
    return String(name[end] == "-" ? name[..<end] : name[...end])
  }

  /// Triple and kind of `arm-none-eabi-gcc` and the like.
  private static func parts(of name: String) -> (triple: String, dialect: Dialect.Name)? {
    let kinds: [(String, Dialect.Name)] = [
      ("-gcc", .gcc), ("-g++", .gcc), ("-cc", .gcc), ("-c++", .gcc), ("-clang", .clang), ("-clang++", .clang),
    ]
    for (suffix, dialect) in kinds where name.hasSuffix(suffix) && name.count > suffix.count {
      return (String(name.dropLast(suffix.count)), dialect)
    }
    return nil
  }

  /// The same compiler for another target.
  public func with(target: Target, dialect: Dialect.Name? = nil) -> Compiler {
    Compiler(
      executable: executable, name: name, target: target, dialect: dialect ?? self.dialect, arguments: arguments,
      isKnown: isKnown, flagTable: flagTable)
  }
}

/// The rows of `compilers.yml` and `wrappers.yml`.
struct CompilerTable: Sendable {
  let rows: [Row]
  private let byName: [String: Int]
  private let wrappers: Set<String>
  private let valuedOptions: Set<String>

  static let shared = CompilerTable()

  private init() {
    rows = DataFile.yaml("compilers.yml").items.map(Row.init)
    let names = rows.enumerated().flatMap { index, row in row.names.map { ($0, index) } }
    byName = Dictionary(names, uniquingKeysWith: { first, _ in first })
    let node = DataFile.yaml("wrappers.yml")
    wrappers = Set(node["wrappers"].texts)
    valuedOptions = Set(node["valued"].texts)
  }

  func row(for name: String) -> Row? { byName[name].map { rows[$0] } }

  /// The number of leading words that belong to wrappers: their names, options and variable settings.
  func wrapperCount(in words: [String]) -> Int {
    var index = 0
    while index < words.count {
      let word = words[index]
      let name = word.split { $0 == "/" || $0 == "\\" }.last.map { String($0).lowercased() } ?? word
      let bare = name.hasSuffix(".exe") ? String(name.dropLast(4)) : name
      guard wrappers.contains(bare) || isSetting(word) || (index > 0 && word.hasPrefix("-")) else { return index }
      index += index > 0 && valuedOptions.contains(word) ? 2 : 1
    }
    return index
  }

  private func isSetting(_ word: String) -> Bool {
    guard let equals = word.firstIndex(of: "="), equals != word.startIndex else { return false }
    return word[..<equals].allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  struct Row: Sendable {
    let names: [String]
    let dialect: Dialect.Name
    /// Empty for the host.
    let target: String
    let flagTable: String
    let arguments: [String]

    init(node: DataNode) {
      guard let dialect = Dialect.Name(rawValue: node["dialect"].text) else {
        preconditionFailure("unknown dialect \(node["dialect"].text)")
      }
      names = node["names"].texts
      self.dialect = dialect
      target = node["target"].text
      flagTable = node["flags"].text
      arguments = node["arguments"].texts + node["defines"].texts.map { "-D" + $0 }
    }

    func compiler(executable: String, name: String) -> Compiler {
      guard let target = target.isEmpty ? Target.host : Target.named(target) else {
        preconditionFailure("unknown target \(target)")
      }
      return Compiler(
        executable: executable, name: name, target: target, dialect: dialect, arguments: arguments, isKnown: true,
        flagTable: flagTable)
    }
  }
}
