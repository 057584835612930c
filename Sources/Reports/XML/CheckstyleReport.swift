internal import Findings
internal import Source
internal import Triage

/// Checkstyle XML: active findings by file, and what was not analysed as errors of their files.
struct CheckstyleReport {
  private let triaged: TriagedExamination
  private let context: ReportContext

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
  }

  var text: String {
    let findings = Dictionary(grouping: triaged.active, by: \.finding.location.path)
    let reasons = Dictionary(grouping: Incompleteness(triaged).reasons, by: \.file)
    let files = Set(findings.keys).union(reasons.keys).sorted().map { path in
      XMLElement(
        "file", ["name": context.repositoryPath(of: path)],
        children: (reasons[path] ?? []).map(error) + (findings[path] ?? []).map(error))
    }
    return XMLElement("checkstyle", ["version": "4.3"], children: files).document
  }

  private func error(_ reason: Incompleteness.Reason) -> XMLElement {
    XMLElement(
      "error",
      [
        "line": "\(reason.line)", "severity": reason.isFailure ? "error" : "warning",
        "message": reason.line(in: context.language), "source": "kenshin.incomplete",
      ])
  }

  private func error(_ triaged: Triaged) -> XMLElement {
    let finding = triaged.finding
    let severity =
      switch self.triaged.severity(of: triaged) {
      case .high: "error"
      case .medium: "warning"
      case .low: "info"
      }
    return XMLElement(
      "error",
      [
        "line": "\(max(1, finding.location.line))", "column": "\(max(1, finding.location.column))",
        "severity": severity, "message": finding.message[context.language],
        "source": "kenshin.\(finding.rule.family).\(finding.rule.name)",
      ])
  }
}
