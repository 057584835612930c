import Catalogue
import Documents
import Findings
import Foundation
import Pipeline
import RuleKit
import Source
import Symbolic
import Triage

/// The project that the program was started in: its root, its settings and its rules.
struct Project {
  let root: String
  let workingDirectory: String
  let configuration: Configuration
  let rules: [RuleDefinition]
  /// Nil where the settings add nothing to what the program knows: whoever examines no paths does not read that.
  let models: FunctionModels?

  /// Finds the root (the nearest folder above with `.kenshin.yml` or `.git`, or the working directory) and reads the
  /// settings.
  ///
  /// - Parameter configurationPath: another settings file.
  init(configurationPath: String? = nil) throws {
    workingDirectory = FileManager.default.currentDirectoryPath
    root = Self.root(above: workingDirectory)
    let path =
      configurationPath.map { Path.absolute($0, in: FileManager.default.currentDirectoryPath) }
      ?? "\(root)/\(Configuration.fileName)"
    do {
      if let bytes = FileSystem.disk.contents(path) {
        configuration = try Configuration(
          String(decoding: bytes, as: UTF8.self), path: Path.relative(path, to: workingDirectory))
      } else if configurationPath != nil {
        throw Stop(Text(en: "\(path): cannot be read", ja: "\(path): 読み込めません"))
      } else {
        configuration = Configuration()
      }
      models = try Self.models(configuration, root: root)
      rules = try Catalogue.rules() + Self.userRules(configuration, root: root)
    } catch let mistake as DocumentMistake {
      throw Stop(mistake)
    }
  }

  private static func root(above directory: String) -> String {
    var folder = directory
    while true {
      let marks = [Configuration.fileName, ".git"]
      if marks.contains(where: { FileSystem.disk.kind("\(folder)/\($0)") != .absent }) { return folder }
      if folder == "/" { return directory }
      folder = Path.directory(of: folder)
    }
  }

  /// The models of the program and of the files that the settings name.
  private static func models(_ configuration: Configuration, root: String) throws -> FunctionModels? {
    if configuration.models.isEmpty { return nil }
    var models = FunctionModels()
    for name in configuration.models {
      let path = Path.absolute(name, in: root)
      guard let bytes = FileSystem.disk.contents(path) else {
        throw Stop(Text(en: "models file \(path) cannot be read", ja: "モデルのファイル \(path) を読み込めません"))
      }
      do throws(FunctionModels.Mistake) {
        try models.add(String(decoding: bytes, as: UTF8.self))
      } catch {
        throw DocumentMistake(path: name, line: error.line, text: error.text)
      }
    }
    return models
  }

  private static func userRules(_ configuration: Configuration, root: String) throws -> [RuleDefinition] {
    var rules: [RuleDefinition] = []
    for folder in configuration.ruleFolders {
      let path = Path.absolute(folder, in: root)
      guard FileSystem.disk.isDirectory(path) else {
        throw Stop(Text(en: "rule folder \(path) does not exist", ja: "ルールのフォルダ \(path) がありません"))
      }
      for name in FileSystem.disk.entries(path) where name.hasSuffix(".md") {
        let text = String(decoding: FileSystem.disk.contents("\(path)/\(name)") ?? [], as: UTF8.self)
        rules.append(try UserRules.definition(text, path: "\(folder)/\(name)"))
      }
    }
    return rules
  }

  /// The rules in force: the default set, with the configuration's and the command line's changes.
  func enabledRules(only: [String], disabling: [String] = []) throws -> Set<RuleID> {
    let known = Set(rules.map(\.id) + SuppressionRule.descriptors.map(\.id))
    if !only.isEmpty { return Set(try only.flatMap { try expand($0, known) }) }
    var enabled = Set(rules.filter(\.descriptor.isDefault).map(\.id))
    for id in configuration.disable.keys where !known.contains(id) {
      throw Stop(
        Text(
          en: "\(Configuration.fileName): there is no rule `\(id)`", ja: "\(Configuration.fileName): ルール `\(id)` はありません"
        ))
    }
    for name in configuration.enable { enabled.formUnion(try expand(name, known)) }
    enabled.subtract(configuration.disable.keys)
    for name in disabling { enabled.subtract(try expand(name, known)) }
    return enabled
  }

  /// A rule, all rules of a family, all that cover a part of a standard, or `all`.
  private func expand(_ name: String, _ known: Set<RuleID>) throws -> [RuleID] {
    if name == "all" { return Array(known) }
    if let id = RuleID(name), known.contains(id) { return [id] }
    if let standard = Standard(rawValue: name) {
      return rules.filter { !$0.descriptor.references(to: standard).isEmpty }.map(\.id)
    }
    let family = known.filter { $0.family == name[...] }
    guard !family.isEmpty else {
      let standards = Standard.allCases.map(\.rawValue).joined(separator: ", ")
      throw Stop(
        Text(
          en: "there is no rule, family or standard `\(name)`; `kenshin rules` lists the rules, and the standards are "
            + standards,
          ja: "ルール、ファミリ、規格 `\(name)` はありません。ルールの一覧は `kenshin rules` で表示できます。規格は \(standards)"))
    }
    return Array(family)
  }
}

extension FunctionModels.Mistake {
  /// What is wrong and what was expected.
  fileprivate var text: Text {
    switch reason {
    case .noEffects:
      Text(
        en: "expected `NAME: effect; effect`, such as `os_malloc: allocate os $0`",
        ja: "`名前: 効果; 効果` の形が必要です。例: `os_malloc: allocate os $0`")
    case .mixedNames:
      Text(
        en: "expected either names of functions or lists of words, such as `~mutex,spin ~lock !try: lock recursive $0`",
        ja: "関数名か、語のリストのどちらか一方が必要です。語のリストの例: `~mutex,spin ~lock !try: lock recursive $0`")
    case .unknownEffect(let effect):
      Text(
        en: "there is no effect `\(effect)`; known are for example `allocate FAMILY $0`, `release FAMILY $0`, "
          + "`copy $0 $1 $2`, `write $0 $1`, `receive $0 $1`, `end`",
        ja: "効果 `\(effect)` はありません。使える効果の例: `allocate FAMILY $0`、`release FAMILY $0`、`copy $0 $1 $2`、"
          + "`write $0 $1`、`receive $0 $1`、`end`")
    }
  }
}
