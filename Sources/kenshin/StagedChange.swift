import Build
import Findings
import Foundation
import Pipeline
import Source

/// What is staged in git, as contents of files by absolute path.
struct StagedChange {
  /// Every file whose staged content differs from the work tree or from the last commit, as staged.
  let staged: [String: [UInt8]]
  /// The staged files as the last commit has them.
  let committed: [String: [UInt8]]
  /// Files that the last commit does not have.
  let added: Set<String>
  /// C files and headers that the commit changes.
  let changed: [String]

  /// - Throws: `Stop` where git cannot be asked.
  init(root: String) throws {
    guard let top = Repository.top(of: root) else {
      throw Stop(
        Text(
          en: "--staged needs a git repository; \(root) is in none",
          ja: "--staged には git リポジトリが必要です。\(root) はリポジトリ内にありません"))
    }
    let isSource = { (path: String) in ["c", "h", "inc"].contains(Path.fileExtension(of: path).lowercased()) }
    let inIndex = try Self.names(["diff", "--cached", "--name-only", "--diff-filter=ACMR", "--no-renames", "-z"], top)
      .filter(isSource)
    let dirty = try Self.names(["diff", "--name-only", "--diff-filter=ACMRD", "-z"], top).filter(isSource)
    let new = try Self.names(["diff", "--cached", "--name-only", "--diff-filter=A", "--no-renames", "-z"], top)
    var staged: [String: [UInt8]] = [:]
    for name in Set(inIndex + dirty) { staged["\(top)/\(name)"] = Self.blob(":\(name)", top) }
    var committed: [String: [UInt8]] = [:]
    for name in inIndex where !new.contains(name) { committed["\(top)/\(name)"] = Self.blob("HEAD:\(name)", top) }
    self.staged = staged
    self.committed = committed
    added = Set(new.map { "\(top)/\($0)" })
    changed = inIndex.map { "\(top)/\($0)" }.sorted()
  }

  /// The units that the change touches: changed C files, and for each changed header the units that name it in an
  /// `#include`.
  func affected(of plan: CompilationPlan, files: FileSystem) -> CompilationPlan {
    let sources = Set(changed.filter { !$0.hasSuffix(".h") })
    let headers = changed.filter { $0.hasSuffix(".h") }.map { Path.name(of: $0) }
    let units = plan.units.filter { unit in
      if sources.contains(unit.path) { return true }
      guard !headers.isEmpty, let text = files.contents(unit.path).map({ String(decoding: $0, as: UTF8.self) }) else {
        return false
      }
      return headers.contains { text.contains("/\($0)\"") || text.contains("\"\($0)\"") || text.contains("\($0)>") }
    }
    return CompilationPlan(root: plan.root, units: units)
  }

  private static func names(_ arguments: [String], _ top: String) throws -> [String] {
    guard let result = Subprocess.run(["git", "-c", "core.quotepath=off"] + arguments, in: top), result.code == 0 else {
      throw Stop(
        Text(en: "git could not be asked for the staged files", ja: "git からステージされたファイルの一覧を取得できません"),
        Outcome.internalError)
    }
    return result.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func blob(_ name: String, _ top: String) -> [UInt8]? {
    guard let result = Subprocess.run(["git", "show", name], in: top), result.code == 0 else { return nil }
    return result.output
  }
}
