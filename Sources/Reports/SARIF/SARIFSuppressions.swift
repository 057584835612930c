internal import Findings
internal import Source
internal import Triage

extension SARIFLog {
  /// An array for every result of a run, or for none (§3.27.23); DefectDojo shall not take accepted risks for false
  /// positives.
  func suppressions(of triaged: Triaged) -> JSON? {
    switch profile {
    case .audit, .findings: .array((triaged.suppression.map { [suppression($0)] } ?? []) + rulings(triaged))
    case .dojo: .array(isFalsePositive(triaged) ? rulings(triaged) : [])
    case .github, .codeChecker: nil
    }
  }

  /// Whether a row of the register that holds says that the tool is wrong.
  func isFalsePositive(_ triaged: Triaged) -> Bool {
    triaged.ruling.map { $0.allows && $0.kind == .falsePositive } ?? false
  }

  private func suppression(_ suppression: SourceSuppression) -> JSON {
    let place = "\(suppression.location.path)\n\(suppression.location.line)\n\(suppression.rule)"
    return .members([
      "guid": .string(componentGUID(place)),
      "kind": "inSource",
      "status": "accepted",
      "justification": .string(suppression.reason),
      "location": location(suppression.location),
      "properties": suppression.registerID.map { .members(["row": .string($0)]) },
    ])
  }

  /// The row of the register as a suppression (§3.35); a row that asks for a repair suppresses nothing.
  private func rulings(_ triaged: Triaged) -> [JSON] {
    guard let ruling = triaged.ruling, ruling.kind != .fix else { return [] }
    return [
      .members([
        "guid": .string(componentGUID("register\n\(ruling.row.id)")),
        "kind": "external",
        "status": .string(ruling.status.rawValue),
        "justification": .string(ruling.row.rationale.reason),
        "location": location(ruling.row.place),
      ])
    ]
  }

  /// What the register says about a finding, in words of its own; what it leaves open is left out.
  func disposition(_ ruling: Ruling) -> JSON {
    let row = ruling.row
    return .members([
      "id": .string(row.id),
      "class": .string(ruling.kind.rawValue),
      "status": .string(ruling.status.rawValue),
      "risk": .text(row.rationale.residualRisk),
      "securityImpact": .text(row.rationale.securityImpact),
      "safetyImpact": .text(row.rationale.safetyImpact),
      "measure": .text(row.rationale.measure),
      "riskFile": .text(row.rationale.riskFile),
      "proposer": .text(row.procedure.proposed?.person),
      "proposed": .text(row.procedure.proposed?.day.description),
      "approver": .text(row.procedure.approved?.person),
      "date": .text(row.procedure.approved?.day.description),
      "expiry": .text(row.procedure.expires?.description),
      "untilVersion": .text(row.procedure.untilVersion),
      "problemReport": .text(row.procedure.problemReport),
      "fixCommit": .text(row.procedure.fixCommit),
    ])
  }
}
