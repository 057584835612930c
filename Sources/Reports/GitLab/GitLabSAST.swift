internal import Findings
internal import Source
internal import Triage

/// GitLab's SAST report, schema 15 (security-report-schemas, `sast-report-format.json`).
struct GitLabSAST {
  private let triaged: TriagedExamination
  private let context: ReportContext

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
  }

  private var language: Language { context.language }

  var json: JSON {
    .members([
      "version": "15.0.7",
      "scan": scan,
      "vulnerabilities": .array(triaged.active.map(vulnerability)),
    ])
  }

  /// The schema's limits on lengths, and the number of identifiers that GitLab keeps.
  private enum Limit {
    static let identifiers = 20
    static let name = 255
    static let solution = 7000
  }

  private var scan: JSON {
    let isFailed = triaged.examination.units.contains { $0.state == .failed }
    return .members([
      "analyzer": program,
      "scanner": program,
      "type": "sast",
      "start_time": .string(GitLabSAST.time(context.invocation.startUTC)),
      "end_time": .string(GitLabSAST.time(context.invocation.endUTC)),
      "status": isFailed ? "failure" : "success",
      "messages": .list(Incompleteness(triaged).reasons.map(message)),
    ])
  }

  private var program: JSON {
    .members([
      "id": .string(context.tool.name.lowercased()), "name": .string(context.tool.name),
      "url": .text(context.tool.informationURI), "version": .string(context.tool.version),
      "vendor": .members(["name": .string(context.tool.name)]),
    ])
  }

  private func message(_ reason: Incompleteness.Reason) -> JSON {
    .members(["level": reason.isFailure ? "fatal" : "warn", "value": .string(reason.line(in: language))])
  }

  /// The schema wants a UTC time without the zone, always.
  private static func time(_ utc: String?) -> String {
    let time = utc ?? "1970-01-01T00:00:00Z"
    return String(time.prefix(19))
  }

  private func vulnerability(_ triaged: Triaged) -> JSON {
    let finding = triaged.finding
    let rule = self.triaged.descriptor(of: finding.rule)
    return .members([
      "id": .string(identity(of: finding)),
      "category": "sast",
      "name": .string(finding.message[language].clamped(to: Limit.name)),
      "description": .string(description(of: finding, rule)),
      "severity": .string(self.triaged.severity(of: triaged).gitlab),
      "solution": .text(rule?.hint[language].clamped(to: Limit.solution)),
      "scanner": .members(["id": .string(context.tool.name.lowercased()), "name": .string(context.tool.name)]),
      "identifiers": .array(identifiers(of: finding.rule, rule)),
      "location": location(of: finding),
      "tracking": tracking(of: finding),
    ])
  }

  private func identity(of finding: Finding) -> String {
    componentGUID("\(finding.location.path)\n\(finding.fingerprint.description)")
  }

  private func description(of finding: Finding, _ rule: RuleDescriptor?) -> String {
    var lines = [finding.message[language]]
    if let witness = finding.witness, !witness.bindings.isEmpty { lines.append(witness.description) }
    for (index, step) in finding.steps.enumerated() {
      lines.append("\(index + 1). \(step.location.path):\(step.location.line): \(step.text[language])")
    }
    if let rule { lines.append(rule.summary[language]) }
    return lines.joined(separator: "\n\n")
  }

  /// Our own rule first, since GitLab takes the first identifier as the vulnerability's type.
  private func identifiers(of id: RuleID, _ rule: RuleDescriptor?) -> [JSON] {
    let own: JSON = .members([
      "type": "kenshin_rule", "name": .string("\(context.tool.name) \(id.description)"),
      "value": .string(id.description),
    ])
    return [own] + (rule?.standards ?? []).prefix(Limit.identifiers - 1).map(identifier)
  }

  private func identifier(_ reference: StandardReference) -> JSON {
    switch reference.standard {
    case .cwe:
      let number = reference.identifier.drop { $0 != "-" }.dropFirst()
      return .members([
        "type": "cwe", "name": .string(reference.identifier), "value": .string(String(number)),
        "url": .string("https://cwe.mitre.org/data/definitions/\(number).html"),
      ])
    case .certC, .ts17961, .misraC2012:
      let type = reference.standard.rawValue.map { $0 == "-" ? "_" : String($0) }.joined()
      return .members([
        "type": .string(type), "name": .string("\(reference.standard.name) \(reference.identifier)"),
        "value": .string(reference.identifier),
      ])
    }
  }

  private func location(of finding: Finding) -> JSON {
    .members([
      "file": .string(context.repositoryPath(of: finding.location.path)),
      "start_line": .integer(finding.location.line),
      "end_line": .integer(max(finding.location.line, finding.location.endLine)),
      "method": .text(finding.function),
    ])
  }

  /// Lets GitLab follow the finding when its line moves.
  private func tracking(of finding: Finding) -> JSON {
    let signature: JSON = .members([
      "algorithm": "hash", "value": .string(finding.fingerprint.description),
    ])
    return .members([
      "type": "source",
      "items": [
        .members([
          "file": .string(context.repositoryPath(of: finding.location.path)),
          "start_line": .integer(finding.location.line),
          "end_line": .integer(max(finding.location.line, finding.location.endLine)), "signatures": [signature],
        ])
      ],
    ])
  }
}

extension Severity {
  fileprivate var gitlab: String {
    switch self {
    case .high: "High"
    case .medium: "Medium"
    case .low: "Low"
    }
  }
}
