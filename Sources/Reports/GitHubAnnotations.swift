internal import Findings
internal import Source
internal import Triage

/// Workflow commands that GitHub Actions turns into annotations.
///
/// GitHub shows ten annotations of each level for a step, so the most severe come first.
struct GitHubAnnotations {
  private let triaged: TriagedExamination
  private let context: ReportContext

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
  }

  private enum Level: String { case error, warning, notice }

  var text: String {
    let findings = triaged.active
    let ordered = Severity.allCases.sorted(by: >).flatMap { severity in
      findings.filter { triaged.severity(of: $0) == severity }
    }
    let commands = incompleteness + ordered.map(command)
    return commands.map { $0 + "\n" }.joined()
  }

  /// The reasons shown one by one; more would leave no room for findings.
  private static let reasonsShown = 4

  private var incompleteness: [String] {
    let language = context.language
    let title = Text(en: "INCOMPLETE", ja: "解析不完全")[language]
    let reasons = Incompleteness(triaged).reasons
    let ordered = reasons.filter(\.isFailure) + reasons.filter { !$0.isFailure }
    var commands = ordered.prefix(GitHubAnnotations.reasonsShown).map { reason in
      command(
        reason.isFailure ? .error : .warning, at: reason.place, title: title, message: reason.line(in: language))
    }
    let rest = ordered.count - commands.count
    if rest > 0 {
      let text = Text(
        en: "\(rest) more units or functions were not analysed completely", ja: "ほか \(rest) 件の解析が不完全です")
      commands.append(command(.warning, at: nil, title: title, message: text[language]))
    }
    return commands
  }

  private func command(_ triaged: Triaged) -> String {
    let finding = triaged.finding
    var message = finding.message[context.language]
    if let witness = finding.witness, !witness.bindings.isEmpty { message += " (\(witness.description))" }
    if let hint = self.triaged.descriptor(of: finding.rule)?.hint[context.language] { message += "\n\(hint)" }
    let level: Level =
      switch self.triaged.severity(of: triaged) {
      case .high: .error
      case .medium: .warning
      case .low: .notice
      }
    return command(level, at: finding.location, title: finding.rule.description, message: message)
  }

  private func command(_ level: Level, at place: Location?, title: String, message: String) -> String {
    var properties: [String] = []
    if let place, !place.path.isEmpty {
      properties.append("file=" + context.repositoryPath(of: place.path).commandProperty)
      properties.append("line=\(max(1, place.line))")
      if place.endLine == place.line, place.endColumn > place.column {
        properties += ["col=\(place.column)", "endColumn=\(place.endColumn)"]
      } else if place.endLine > place.line {
        properties.append("endLine=\(place.endLine)")
      }
    }
    properties.append("title=" + title.commandProperty)
    return "::\(level.rawValue) \(properties.joined(separator: ","))::\(message.commandData)"
  }
}

extension String {
  /// The text as the data of a workflow command: lines stay, other controls become visible.
  fileprivate var commandData: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(Character(scalar)).visible
      }
    }.joined()
  }

  fileprivate var commandProperty: String {
    commandData.unicodeScalars.map { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: String(Character(scalar))
      }
    }.joined()
  }
}
