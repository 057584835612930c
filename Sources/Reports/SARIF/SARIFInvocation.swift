internal import Findings
internal import Source
internal import Triage

/// What a notification can be about.
enum NotificationKind: String, CaseIterable {
  case unitFailed = "unit-failed"
  case unitApproximate = "unit-approximate"
  case functionsIncomplete = "functions-incomplete"
  case runProblem = "run-problem"
  case pathsIncomplete = "paths-incomplete"
  case assumption
  case resultsLimited = "results-limited"
  case baselineUnjudged = "baseline-unjudged"

  var index: Int { NotificationKind.allCases.firstIndex(of: self) ?? 0 }

  /// SARIF takes one notification of level `error` as the failure of the whole run (§3.58.6).
  var level: String {
    switch self {
    case .unitFailed: "error"
    case .unitApproximate, .functionsIncomplete, .runProblem, .resultsLimited: "warning"
    case .pathsIncomplete, .assumption, .baselineUnjudged: "note"
    }
  }

  func descriptor(_ language: Language) -> JSON {
    .members([
      "id": .string(rawValue), "shortDescription": .members(["text": .string(title[language])]),
      "defaultConfiguration": .members(["level": .string(level)]),
    ])
  }

  private var title: Text {
    switch self {
    case .unitFailed: Text(en: "a unit was not analysed", ja: "解析できなかった翻訳単位がある")
    case .unitApproximate: Text(en: "a unit was analysed approximately", ja: "近似的に解析した翻訳単位がある")
    case .functionsIncomplete: Text(en: "functions were analysed incompletely", ja: "一部しか解析できなかった関数がある")
    case .runProblem: Text(en: "the run had a problem", ja: "実行全体に関わる問題がある")
    case .pathsIncomplete: Text(en: "paths were not followed to the end", ja: "最後まで調べていない経路がある")
    case .assumption: Text(en: "something about the build was assumed", ja: "ビルド条件を仮定した")
    case .resultsLimited: Text(en: "results were left out", ja: "出力していない指摘がある")
    case .baselineUnjudged: Text(en: "baseline entries were not judged", ja: "判定していないベースライン項目がある")
    }
  }
}

extension SARIFLog {
  var invocation: JSON {
    let run = context.invocation
    let isDetailed = profile.isDetailed
    let arguments = run.arguments
    return .members([
      "commandLine": isDetailed && !arguments.isEmpty
        ? .string(([context.tool.name.lowercased()] + arguments.map(\.shellQuoted)).joined(separator: " ")) : nil,
      "arguments": isDetailed ? .list(arguments.map { .string($0) }) : nil,
      "startTimeUtc": .text(run.startUTC),
      "endTimeUtc": .text(run.endUTC),
      "exitCode": run.exitCode.map { .integer($0) },
      "executionSuccessful": .boolean(triaged.examination.units.allSatisfy { $0.state != .failed }),
      "workingDirectory": run.workingDirectory.map { .members(["uri": .string(URI.folder($0))]) },
      "ruleConfigurationOverrides": isDetailed ? .list(ruleConfigurationOverrides) : nil,
      "toolExecutionNotifications": .list(notifications),
    ])
  }

  /// The rules that were not applied, and those that were although they are off by default.
  private var ruleConfigurationOverrides: [JSON] {
    rules.enumerated().compactMap { index, rule in
      let isEnabled = triaged.examination.enabled.contains(rule.id)
      if isEnabled && rule.isDefault { return nil }
      return .members([
        "descriptor": .members(["id": .string(rule.id.description), "index": .integer(index)]),
        "configuration": .members(["enabled": .boolean(isEnabled)]),
      ])
    }
  }

  private var notifications: [JSON] {
    let examination = triaged.examination
    var notifications = examination.problems.map { notification(.runProblem, $0.text, at: $0.location) }
    for unit in examination.units { notifications += self.notifications(of: unit) }
    if let paths = examination.paths.flatMap(SARIFLog.text(about:)) {
      notifications.append(notification(.pathsIncomplete, paths, at: nil))
    }
    notifications += examination.distinctNotes.map { note, count in
      notification(.assumption, note.counted(count), at: note.location)
    }
    if omitted > 0 {
      let kept = findings.count
      let text = Text(
        en:
          "\(omitted) results are left out: GitHub shows \(kept), and the most severe are kept; the audit profile has all",
        ja: "\(omitted) 件の指摘を省略: GitHub の表示上限に合わせ、重大度の高い \(kept) 件のみ出力。全件は監査用 SARIF にある")
      notifications.append(notification(.resultsLimited, text, at: nil))
    }
    if profile.isWhole, !triaged.unjudged.isEmpty {
      let count = triaged.unjudged.count
      let text = Text(
        en: "\(count) baseline entries were not judged: their rule was not applied or their file not analysed",
        ja: "ベースラインの \(count) 件は、ルールの適用外またはファイルの解析外のため未判定")
      notifications.append(notification(.baselineUnjudged, text, at: nil))
    }
    return notifications
  }

  /// What of the paths was not followed; nil where all were.
  private static func text(about paths: PathCoverage) -> Text? {
    let parts: [(count: Int, en: String, ja: String)] = [
      (paths.exhausted, "followed in part", "途中まで"), (paths.lost, "lost in a crash or hang", "異常終了・無応答"),
      (paths.notLowered, "not translated", "変換できず"),
    ]
    let named = parts.filter { $0.count > 0 }
    guard !named.isEmpty else { return nil }
    return Text(
      en: "functions from which paths were not followed to the end: "
        + named.map { "\($0.count) \($0.en)" }.joined(separator: ", "),
      ja: "経路を最後まで調べていない関数: " + named.map { "\($0.ja) \($0.count)" }.joined(separator: "、"))
  }

  private func notifications(of unit: UnitOutcome) -> [JSON] {
    let kind: NotificationKind
    switch unit.state {
    case .complete where unit.incompleteFunctions.isEmpty && unit.problems.isEmpty: return []
    case .complete, .approximate: kind = .unitApproximate
    case .failed: kind = .unitFailed
    }
    let name = unit.displayName
    var notifications: [JSON] = []
    for problem in unit.problems {
      let text =
        kind == .unitFailed
        ? Text(en: "\(name) was not analysed: \(problem.text.en)", ja: "\(name) を解析できませんでした: \(problem.text.ja)")
        : Text(
          en: "\(name) was analysed approximately: \(problem.text.en)",
          ja: "\(name) は近似的にしか解析できませんでした: \(problem.text.ja)")
      notifications.append(notification(kind, text, at: problem.location))
    }
    if unit.problems.isEmpty, unit.state != .complete {
      let text =
        kind == .unitFailed
        ? Text(en: "\(name) was not analysed", ja: "\(name) を解析できませんでした")
        : Text(en: "\(name) was analysed approximately", ja: "\(name) は近似的にしか解析できませんでした")
      notifications.append(notification(kind, text, at: Location(path: unit.path)))
    }
    if !unit.incompleteFunctions.isEmpty {
      let functions = unit.incompleteFunctions.joined(separator: ", ")
      let text = Text(
        en: "functions of \(name) that were not parsed completely: \(functions)",
        ja: "\(name) で一部しか構文解析できなかった関数: \(functions)")
      notifications.append(notification(.functionsIncomplete, text, at: Location(path: unit.path)))
    }
    return notifications
  }

  private func notification(_ kind: NotificationKind, _ text: Text, at place: Location?) -> JSON {
    .members([
      "descriptor": .members(["id": .string(kind.rawValue), "index": .integer(kind.index)]),
      "level": .string(kind.level),
      "message": message(text),
      "locations": place.flatMap { $0.path.isEmpty ? nil : [location($0)] },
    ])
  }
}

extension UnitOutcome {
  /// The path, with the variant where there are several.
  var displayName: String { variant.isEmpty ? path : "\(path) [\(variant)]" }
}

extension String {
  /// The text as one word of a POSIX shell.
  fileprivate var shellQuoted: String {
    let plain = utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./=:,+@%".utf8.contains(byte) || byte >= 0x80
      }
    }
    if plain && !isEmpty { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
