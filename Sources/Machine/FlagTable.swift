/// What the flags of one compiler family mean.
public struct FlagTable: Sendable {
  /// What becomes of a flag on the way to libclang.
  public enum Action: String, Sendable, CaseIterable {
    case define, undefine, include, quote, system, after, prelude, macros, standard, sysroot, target, cpu, arch, mcu,
      fpu
    case library, language, response
    case defineList = "define-list"
    case undefineList = "undefine-list"
    case includeList = "include-list"
    case preludeList = "prelude-list"
    /// Given to libclang as it is.
    case pass
    /// Replaced by other flags.
    case give
    /// Chooses the target.
    case retarget
    case drop
  }

  /// One flag of a command line as the table understands it.
  public struct Match: Hashable, Sendable {
    public let action: Action
    /// The flag's argument, joined or following; nil where it has none.
    public let value: String?
    /// The flags or the target that stand for it, for `give` and `retarget`.
    public let replacement: [String]
    /// How many of the arguments it takes: 1 or 2.
    public let count: Int
  }

  struct Entry: Sendable {
    enum Value: Sendable { case none, joined, following, either }
    let action: Action
    let value: Value
    let replacement: [String]
  }

  public let name: String
  private let exact: [String: Entry]
  private let prefixes: [String: Entry]
  /// Lengths of `prefixes` in UTF-8 bytes, the longest first.
  private let lengths: [Int]
  /// Keil's directives: `DEFINE(A, B=1)`.
  private let directives: [String: Action]

  init(name: String, node: DataNode) {
    var exact: [String: Entry] = [:]
    var prefixes: [String: Entry] = [:]
    let parent = node["inherits"].text
    if !parent.isEmpty {
      let inherited = FlagTable.named(parent)
      (exact, prefixes) = (inherited.exact, inherited.prefixes)
    }
    for (flag, entry) in FlagTable.entries(of: node) {
      if entry.value != .joined { exact[flag] = entry }
      if entry.value == .joined || entry.value == .either { prefixes[flag] = entry }
    }
    self.name = name
    self.exact = exact
    self.prefixes = prefixes
    lengths = Set(prefixes.keys.map(\.utf8.count)).sorted(by: >)
    directives = Dictionary(
      node["parenthesised"].pairs.flatMap { action, names in
        names.texts.map { ($0, Action(rawValue: action) ?? .drop) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The meaning of the first of `arguments`; nil for a flag that the table does not know.
  public func match(_ arguments: ArraySlice<String>) -> Match? {
    guard let argument = arguments.first else { return nil }
    if let match = directive(argument) { return match }
    if let entry = exact[argument] {
      let takesNext = entry.value == .following || entry.value == .either
      let next = takesNext ? arguments.dropFirst().first : nil
      return Match(
        action: entry.action, value: next, replacement: entry.replacement, count: next == nil ? 1 : 2)
    }
    for length in lengths where length <= argument.utf8.count {
      let end = argument.utf8.index(argument.startIndex, offsetBy: length)
      guard let entry = prefixes[String(argument[..<end])] else { continue }
      let value = String(argument[end...])
      return Match(
        action: entry.action, value: entry.action == .pass ? nil : value,
        replacement: entry.replacement.map { FlagTable.filled($0, with: value) }, count: 1)
    }
    return nil
  }

  private func directive(_ argument: String) -> Match? {
    guard !directives.isEmpty, argument.hasSuffix(")"), let open = argument.firstIndex(of: "(") else { return nil }
    guard let action = directives[argument[..<open].uppercased()] else { return nil }
    let value = String(argument[argument.index(after: open)...].dropLast())
    return Match(action: action, value: value, replacement: [], count: 1)
  }

  private static func filled(_ template: String, with value: String) -> String {
    guard let hole = template.firstRange(of: "{}") else { return template }
    return template[..<hole.lowerBound] + value + template[hole.upperBound...]
  }

  private static func entries(of node: DataNode) -> [(String, Entry)] {
    var entries: [(String, Entry)] = []
    for (key, value) in node.pairs where key != "inherits" && key != "parenthesised" {
      guard let action = Action(rawValue: key) else { preconditionFailure("unknown flag action \(key)") }
      switch action {
      case .give: entries += value.pairs.map { entry($0.key, action, $0.value.texts) }
      case .retarget: entries += value.pairs.map { entry($0.key, action, [$0.value.text]) }
      default: entries += value.texts.map { entry($0, action, []) }
      }
    }
    return entries
  }

  private static func entry(_ pattern: String, _ action: Action, _ replacement: [String]) -> (String, Entry) {
    if pattern.hasSuffix(" _") {
      return (String(pattern.dropLast(2)), Entry(action: action, value: .following, replacement: replacement))
    }
    if pattern.hasSuffix(" ?") {
      return (String(pattern.dropLast(2)), Entry(action: action, value: .either, replacement: replacement))
    }
    if pattern.hasSuffix("*") {
      return (String(pattern.dropLast()), Entry(action: action, value: .joined, replacement: replacement))
    }
    return (pattern, Entry(action: action, value: .none, replacement: replacement))
  }
}

extension FlagTable {
  /// The table of `flags-NAME.yml`, read once.
  static func named(_ name: String) -> FlagTable {
    switch name {
    case "armclang": armclang
    case "armcc": armcc
    case "iar": iar
    case "renesas": renesas
    case "ti": ti
    case "sdcc": sdcc
    case "c51": c51
    default: gcc
    }
  }

  private static func read(_ name: String) -> FlagTable {
    FlagTable(name: name, node: DataFile.yaml("flags-\(name).yml"))
  }

  static let gcc = read("gcc")
  private static let armclang = read("armclang")
  private static let armcc = read("armcc")
  private static let iar = read("iar")
  private static let renesas = read("renesas")
  private static let ti = read("ti")
  private static let sdcc = read("sdcc")
  private static let c51 = read("c51")
}
