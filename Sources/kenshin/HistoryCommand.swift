import ArgumentParser
import Findings
import Foundation
import Pipeline
import Source
import Store
import Triage

/// `kenshin history`: the trend over recorded runs.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show the runs that `kenshin check --record FILE` has recorded, and check that none was changed.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The history's file.")
  var file: String

  @Option(name: .long, help: "Show only so many of the last runs.")
  var last: Int?

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last must be at least 1") }
  }

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let path = Path.absolute(file, in: FileManager.default.currentDirectoryPath)
      let entries = try History.entries(of: path)
      let shown = entries.suffix(last ?? entries.count)
      print(HistoryTable(entries: Array(shown)).text(in: language), terminator: "")
      print(
        language == .english
          ? "runs: \(entries.count); the chain is intact; last hash \(entries.last?.hash ?? "–")"
          : "\(entries.count) 回の実行。ハッシュチェーンに異常なし。最後のハッシュ: \(entries.last?.hash ?? "–")")
    }
  }
}

/// A table of runs, oldest first.
struct HistoryTable {
  let entries: [History.Entry]

  func text(in language: Language) -> String {
    let heads =
      language == .english
      ? [
        "run", "start", "commit", "high", "medium", "low", "allowed", "new", "absent", "units", "not analysed",
        "undecided",
      ]
      : ["回", "開始", "コミット", "高", "中", "低", "許可", "新規", "消滅", "翻訳単位", "未解析", "判定不能"]
    let rows = [heads] + entries.map(cells)
    let widths = heads.indices.map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        let blanks = String(repeating: " ", count: cell.1 - Self.width(cell.0))
        return index < 3 ? cell.0 + blanks : blanks + cell.0
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  private func cells(_ entry: History.Entry) -> [String] {
    let record = entry.record
    let findings = record.findings
    let coverage = record.coverage
    let tenths = coverage.sites == 0 ? nil : coverage.unknownSites * 1000 / coverage.sites
    return [
      String(entry.number), record.start.visible, String((record.commit ?? "–").prefix(8)).visible,
      String(findings.high), String(findings.medium), String(findings.low), String(findings.allowed),
      findings.new.map { String($0) } ?? "–", findings.absent.map { String($0) } ?? "–", String(coverage.units),
      String(coverage.failedUnits), tenths.map { "\($0 / 10).\($0 % 10) %" } ?? "–",
    ]
  }

  /// Columns of a terminal.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2e80 ? 2 : 1) }
  }
}

extension History {
  /// - Throws: `Stop` with the reason in both languages, where there is no history or its chain is broken.
  static func entries(of path: String) throws -> [Entry] {
    guard FileSystem.disk.isFile(path) else {
      throw Stop(
        Text(
          en: "there is no history \(path); `kenshin check --record \(path)` begins one",
          ja: "履歴 \(path) がありません。`kenshin check --record \(path)` で作成できます"))
    }
    return try stopping { () throws(HistoryFailure) in try History(path: path, isReadOnly: true).entries() }
  }

  static func record(_ record: RunRecord, in path: String) throws {
    _ = try stopping { () throws(HistoryFailure) in try History(path: path).append(record) }
  }

  private static func stopping<Value>(_ body: () throws(HistoryFailure) -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw Stop(error.text)
    }
  }
}

extension HistoryFailure {
  var text: Text {
    switch self {
    case .unreadable(let path, let message):
      Text(
        en: "\(path) cannot be used as a history: \(message)", ja: "\(path) を履歴として利用できません: \(message)")
    case .foreign(let path):
      Text(
        en: "\(path) is a database of another program; name another file",
        ja: "\(path) は別のプログラムのデータベースです。別のファイルを指定してください")
    case .newer(let path, let version):
      Text(
        en: "\(path) has version \(version), which this program does not know; use a newer kenshin",
        ja: "\(path) の形式はバージョン \(version) で、本プログラムでは扱えません。新しい kenshin を利用してください")
    case .broken(let path, let entry):
      Text(
        en:
          "\(path): entry \(entry) was changed, removed or put in afterwards; restore the file from its last good copy",
        ja: "\(path): \(entry) 番目の記録が後から変更、削除または挿入されています。正しい複製から復元してください")
    }
  }
}

extension RunRecord {
  /// The figures and findings of a run.
  init(_ triaged: TriagedExamination, start: String, revision: (commit: String, branch: String?)?) {
    self.init(guid: triaged.guid, start: start, tool: toolVersion)
    commit = revision?.commit
    branch = revision?.branch
    let left = triaged.findings.filter { $0.finding.isViolation && !$0.isAllowed && $0.baselineState != .absent }
    findings.high = left.count { triaged.severity(of: $0) == .high }
    findings.medium = left.count { triaged.severity(of: $0) == .medium }
    findings.low = left.count { triaged.severity(of: $0) == .low }
    findings.allowed = triaged.suppressed.count { $0.finding.isViolation }
    if triaged.baseline != nil {
      findings.new = triaged.active.count
      findings.absent = triaged.absent.count
    }
    let found = triaged.findings.filter { $0.finding.isViolation && $0.baselineState != .absent }
    fingerprints = Set(found.map(\.finding.fingerprint)).sorted().map(\.description)
    let examination = triaged.examination
    coverage.units = examination.units.count
    coverage.failedUnits = examination.units.count { $0.state == .failed }
    coverage.approximateUnits = examination.units.count { $0.state == .approximate }
    coverage.sites = examination.total.sites
    coverage.unknownSites = examination.total.unknown
  }
}
