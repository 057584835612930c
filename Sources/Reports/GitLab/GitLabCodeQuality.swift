internal import Findings
internal import Source
internal import Triage

/// GitLab's Code Quality report, a subset of the Code Climate format.
struct GitLabCodeQuality {
  private let triaged: TriagedExamination
  private let context: ReportContext

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
  }

  /// What was not analysed is an issue of its own, since the format has no other place for it.
  var json: JSON {
    let reasons = Incompleteness(triaged).reasons
    return .array(triaged.active.map(issue) + reasons.enumerated().map { issue($1, index: $0) })
  }

  private func issue(_ triaged: Triaged) -> JSON {
    let finding = triaged.finding
    return issue(
      description: finding.message[context.language], check: finding.rule.description,
      fingerprint: componentGUID("\(finding.location.path)\n\(finding.fingerprint.description)"),
      severity: self.triaged.severity(of: triaged).codeQuality, path: finding.location.path,
      line: finding.location.line)
  }

  private func issue(_ reason: Incompleteness.Reason, index: Int) -> JSON {
    let text = reason.line(in: context.language)
    return issue(
      description: text, check: "kenshin/incomplete",
      fingerprint: componentGUID("incomplete\n\(index)\n\(reason.line(in: .english))"),
      severity: reason.isFailure ? "major" : "info", path: reason.file.isEmpty ? "." : reason.file, line: reason.line)
  }

  private func issue(
    description: String, check: String, fingerprint: String, severity: String, path: String, line: Int
  ) -> JSON {
    .members([
      "description": .string(description),
      "check_name": .string(check),
      "fingerprint": .string(fingerprint),
      "severity": .string(severity),
      "location": .members([
        "path": .string(context.repositoryPath(of: path)), "lines": .members(["begin": .integer(max(1, line))]),
      ]),
    ])
  }
}

extension Severity {
  fileprivate var codeQuality: String {
    switch self {
    case .high: "critical"
    case .medium: "major"
    case .low: "minor"
    }
  }
}
