internal import Findings
internal import Source
internal import Triage

/// Kenshin's own format, version 1; `JSONReport.schema` describes it.
public struct JSONReport: Sendable {
  private let triaged: TriagedExamination
  private let context: ReportContext

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
  }

  /// The JSON schema (draft 7) of the format.
  public static var schema: String { embeddedFiles.first { $0.path.hasSuffix("report.schema.json") }?.text ?? "" }

  var json: JSON {
    let examination = triaged.examination
    return .members([
      "format": "kenshin-report",
      "version": 1,
      "tool": .members(["name": .string(context.tool.name), "version": .string(context.tool.version)]),
      "run": .string(triaged.guid),
      "language": .string(context.language.rawValue),
      "complete": .boolean(examination.isComplete),
      "counts": counts,
      "coverage": Coverage(triaged).json,
      "findings": .array(triaged.findings.map(finding)),
      "units": .array(examination.units.map(unit)),
      "problems": .array(examination.problems.map(step)),
      "notes": .array(examination.notes.map(step)),
      "files": .array(examination.artifacts.map(file)),
      "rules": .array(examination.rules.map(rule)),
      "unjudgedBaselineEntries": .integer(triaged.unjudged.count),
      "invocation": invocation,
    ])
  }

  private var counts: JSON {
    let active = Gate.never.judge(triaged).active
    return .members([
      "high": .integer(active[.high] ?? 0), "medium": .integer(active[.medium] ?? 0),
      "low": .integer(active[.low] ?? 0), "suppressed": .integer(triaged.suppressed.count),
      "known": .integer(triaged.known.count), "absent": .integer(triaged.absent.count),
      "open": .integer(triaged.open.count),
    ])
  }

  private func finding(_ triaged: Triaged) -> JSON {
    let finding = triaged.finding
    let reason: String? = if case .unknown(let reason) = finding.verdict { reason.text[context.language] } else { nil }
    return .members([
      "rule": .string(finding.rule.description),
      "severity": .string(self.triaged.severity(of: triaged).rawValue),
      "verdict": .string(finding.isViolation ? "violated" : "unknown"),
      "active": .boolean(triaged.isActive),
      "message": .string(finding.message[context.language]),
      "location": location(finding.location),
      "function": .text(finding.function),
      "unknownReason": .text(reason),
      "isReplayed": .boolean(finding.witness?.isReplayed ?? false),
      "witness": .list(
        (finding.witness?.bindings ?? []).map { .members(["name": .string($0.name), "value": .string($0.value)]) }),
      "steps": .list(finding.steps.map(step)),
      "macros": .list(finding.macros.map(step)),
      "fixes": .list(finding.fixes.map(fix)),
      "variants": .list(finding.variants.map { .string($0) }),
      "fingerprint": .string(finding.fingerprint.description),
      "baselineState": .text(triaged.baselineState?.rawValue),
      "suppression": triaged.suppression.map {
        .members(["reason": .string($0.reason), "location": location($0.location)])
      },
      "disposition": triaged.ruling.map {
        .members([
          "id": .string($0.row.id), "kind": .string($0.kind.rawValue), "status": .string($0.status.rawValue),
          "reason": $0.row.rationale.reason.isEmpty ? nil : .string($0.row.rationale.reason),
          "location": location($0.row.place),
        ])
      },
    ])
  }

  private func location(_ location: Location) -> JSON {
    .members([
      "path": .string(location.path), "line": .integer(max(1, location.line)),
      "column": .integer(max(1, location.column)), "endLine": .integer(max(1, location.endLine)),
      "endColumn": .integer(max(1, location.endColumn)),
    ])
  }

  private func step(_ step: Step) -> JSON {
    .members(["text": .string(step.text[context.language]), "location": location(step.location)])
  }

  private func fix(_ fix: Fix) -> JSON {
    .members([
      "text": .string(fix.text[context.language]), "location": location(fix.location),
      "replacement": .string(fix.replacement),
    ])
  }

  private func unit(_ unit: UnitOutcome) -> JSON {
    .members([
      "path": .string(unit.path), "variant": .string(unit.variant), "state": .string(unit.state.rawValue),
      "functions": .integer(unit.functions), "incompleteFunctions": .strings(unit.incompleteFunctions),
      "problems": .array(unit.problems.map(step)),
      "notes": .array(unit.notes.map(step)),
    ])
  }

  private func file(_ artifact: Artifact) -> JSON {
    .members([
      "path": .string(artifact.path), "length": .integer(artifact.length), "sha256": .string(artifact.sha256),
      "encoding": .string(artifact.encoding), "main": .boolean(artifact.isMainFile),
    ])
  }

  private func rule(_ rule: RuleDescriptor) -> JSON {
    .members([
      "id": .string(rule.id.description), "title": .string(rule.title[context.language]),
      "severity": .string(rule.severity.rawValue), "decidability": .string(rule.decidability.rawValue),
      "enabled": .boolean(triaged.examination.enabled.contains(rule.id)),
      "standards": .array(
        rule.standards.map {
          .members([
            "standard": .string($0.standard.rawValue), "id": .string($0.identifier),
            "coverage": .string($0.coverage.rawValue),
          ])
        }),
    ])
  }

  private var invocation: JSON {
    let run = context.invocation
    return .members([
      "arguments": .strings(run.arguments), "start": .text(run.startUTC), "end": .text(run.endUTC),
      "exitCode": run.exitCode.map { .integer($0) }, "revision": .text(context.revision?.id),
      "branch": .text(context.revision?.branch),
    ])
  }
}
