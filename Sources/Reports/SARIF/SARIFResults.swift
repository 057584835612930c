internal import Findings
internal import Source
internal import Triage

extension SARIFLog {
  func result(_ triaged: Triaged) -> JSON {
    let finding = triaged.finding
    let isAudit = profile == .audit
    let isFailure = finding.isViolation
    let level = self.triaged.severity(of: triaged).sarifLevel
    return .members([
      "ruleId": .string(limited(finding.rule.description, to: GitHubLimits.name)),
      "ruleIndex": ruleIndices[finding.rule].map { .integer($0) },
      "kind": isFailure ? "fail" : "open",
      "level": .string(isFailure ? level : "none"),
      "message": message(limited(messageText(finding))),
      "locations": [location(finding.location, function: finding.function)],
      "relatedLocations": .list(relatedLocations(finding)),
      "codeFlows": codeFlows(finding),
      "fixes": isAudit ? .list(finding.fixes.map(fix)) : nil,
      "partialFingerprints": .members([
        "kenshin/v1": .string(finding.fingerprint.description),
        "kenshinShape/v1": isAudit ? .text(finding.shape) : nil,
        "primaryLocationLineHash": triaged.baselineState == .absent ? nil : .text(lineHash(at: finding.location)),
      ]),
      "baselineState": isAudit ? .text(triaged.baselineState?.rawValue) : nil,
      "suppressions": isAudit ? .array(triaged.suppression.map { [suppression($0)] } ?? []) : nil,
      "properties": isAudit ? properties(of: triaged) : nil,
    ])
  }

  /// GitHub shows related locations only where the message links to them, and nothing of the property bag.
  private func messageText(_ finding: Finding) -> String {
    let text = finding.message[language].withoutLinks
    switch profile {
    case .audit: return text
    case .github:
      let links = finding.macros.prefix(3).enumerated().map { index, step in
        "[\(step.text[language].bracketsEscaped)](\(index + 1))"
      }
      let witness = finding.witness?.description ?? ""
      let notes = (witness.isEmpty ? [] : [witness.withoutLinks]) + links
      let note = notes.isEmpty ? "" : " (" + notes.joined(separator: "; ") + ")"
      return text.clamped(to: max(1, GitHubLimits.description - note.utf16.count)) + note
    }
  }

  private func properties(of triaged: Triaged) -> JSON {
    let finding = triaged.finding
    let reason: String? = if case .unknown(let reason) = finding.verdict { reason.text[language] } else { nil }
    let bindings = finding.witness?.bindings ?? []
    return .members([
      "severity": .string(self.triaged.severity(of: triaged).rawValue),
      "verdict": .string(finding.isViolation ? "violated" : "unknown"),
      "unknownReason": .text(reason),
      "witness": .list(bindings.map { .members(["name": .string($0.name), "value": .string($0.value)]) }),
      "variants": .list(finding.variants.map { .string($0) }),
    ])
  }

  func artifactLocation(_ path: String) -> JSON {
    switch profile {
    case .audit:
      .members([
        "uri": .string(URI.text(path: path)),
        "uriBaseId": path.hasPrefix("/") ? nil : "SRCROOT",
        "index": artifactIndices[path].map { .integer($0) },
      ])
    case .github: .members(["uri": .string(URI.text(path: context.repositoryPath(of: path)))])
    }
  }

  /// A place; `id` and `text` are for related locations.
  func location(_ location: Location, function: String? = nil, id: Int? = nil, text: String? = nil) -> JSON {
    .members([
      "id": id.map { .integer($0) },
      "physicalLocation": .members([
        "artifactLocation": artifactLocation(location.path), "region": region(location),
      ]),
      "logicalLocations": function.map { [.members(["name": .string($0), "kind": "function"])] },
      "message": text.map { message(limited($0.withoutLinks)) },
    ])
  }

  /// A region of code points; GitHub needs a line even where the finding is about the whole file.
  func region(_ location: Location) -> JSON? {
    let isWholeFile = location == Location(path: location.path)
    switch profile {
    case .audit where isWholeFile: return nil
    case .audit, .github:
      let line = max(1, location.line)
      let column = max(1, location.column)
      let isForward = (location.endLine, location.endColumn) >= (line, column)
      return .members([
        "startLine": .integer(line), "startColumn": .integer(column),
        "endLine": .integer(isForward ? location.endLine : line),
        "endColumn": .integer(isForward ? max(1, location.endColumn) : column),
      ])
    }
  }

  private func relatedLocations(_ finding: Finding) -> [JSON] {
    let macros = profile == .github ? Array(finding.macros.prefix(GitHubLimits.locations - 1)) : finding.macros
    return macros.enumerated().map { index, step in
      location(step.location, id: index + 1, text: step.text[language])
    }
  }

  /// The steps and, where they do not end there, the finding's own place.
  private func codeFlows(_ finding: Finding) -> JSON? {
    guard let last = finding.steps.last else { return nil }
    var steps = finding.steps
    if last.location != finding.location { steps.append(Step(location: finding.location, text: finding.message)) }
    if profile == .github, steps.count > GitHubLimits.threadFlowLocations {
      let half = GitHubLimits.threadFlowLocations / 2
      steps = Array(steps.prefix(half) + steps.suffix(half))
    }
    let locations: [JSON] = steps.enumerated().map { index, step in
      .members([
        "location": location(step.location, text: step.text[language]), "executionOrder": .integer(index + 1),
        "importance": index + 1 == steps.count ? "essential" : "important",
      ])
    }
    return [.members(["threadFlows": [.members(["locations": .array(locations)])]])]
  }

  private func fix(_ fix: Fix) -> JSON {
    let replacement: JSON = .members([
      "deletedRegion": region(fix.location) ?? .members(["startLine": 1, "startColumn": 1, "endColumn": 1]),
      "insertedContent": message(fix.replacement),
    ])
    return .members([
      "description": message(fix.text[language]),
      "artifactChanges": [
        .members(["artifactLocation": artifactLocation(fix.location.path), "replacements": [replacement]])
      ],
    ])
  }

  private func suppression(_ suppression: SourceSuppression) -> JSON {
    let place = "\(suppression.location.path)\n\(suppression.location.line)\n\(suppression.rule)"
    return .members([
      "guid": .string(componentGUID(place)),
      "kind": "inSource",
      "status": "accepted",
      "justification": .string(suppression.reason),
      "location": location(suppression.location),
    ])
  }
}

extension String {
  /// The text with the brackets of `[…](…)` escaped, so that nothing in it reads as a link (SARIF §3.11.6).
  var withoutLinks: String {
    guard contains("](") else { return self }
    return bracketsEscaped
  }

  fileprivate var bracketsEscaped: String {
    var text = ""
    for character in self {
      if character == "[" || character == "]" || character == "\\" { text.append("\\") }
      text.append(character)
    }
    return text
  }

  private func contains(_ part: String) -> Bool {
    let bytes = Array(utf8)
    let wanted = Array(part.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}
