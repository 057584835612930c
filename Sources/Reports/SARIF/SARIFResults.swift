internal import Findings
internal import Source
internal import Triage

extension SARIFLog {
  func result(_ triaged: Triaged) -> JSON {
    let finding = triaged.finding
    let isAudit = profile.isWhole
    let isFailure = finding.isViolation
    let level = self.triaged.severity(of: triaged).sarifLevel
    return .members([
      "ruleId": .string(limited(finding.rule.description, to: GitHubLimits.name)),
      "ruleIndex": ruleIndices[finding.rule].map { .integer($0) },
      "kind": isFailure ? "fail" : "open",
      "level": .string(isFailure ? level : "none"),
      "message": messageJSON(finding),
      "locations": [location(finding.location, function: finding.function)],
      "relatedLocations": .list(relatedLocations(finding)),
      "codeFlows": codeFlows(finding),
      "fixes": profile.isDetailed ? .list(finding.fixes.map(fix)) : nil,
      "fingerprints": profile == .dojo
        ? .members(["kenshin/v1": .string(finding.fingerprint.description)]) : nil,
      "partialFingerprints": .members([
        "kenshin/v1": .string(finding.fingerprint.description),
        "kenshinShape/v1": isAudit ? .text(finding.shape) : nil,
        "primaryLocationLineHash": triaged.baselineState == .absent ? nil : .text(lineHash(at: finding.location)),
      ]),
      "baselineState": isAudit ? .text(triaged.baselineState?.rawValue) : nil,
      "suppressions": suppressions(of: triaged),
      "properties": profile.isDetailed ? properties(of: triaged) : nil,
    ])
  }

  /// GitHub shows related locations only where the message links to them, and nothing of the property bag.
  private func messageJSON(_ finding: Finding) -> JSON {
    switch profile {
    case .audit, .findings, .dojo, .codeChecker: return message(finding.message)
    case .github:
      let text = finding.message[language].withoutLinks
      let links = finding.macros.prefix(3).enumerated().map { index, step in
        "[\(step.text[language].bracketsEscaped)](\(index + 1))"
      }
      let witness = finding.witness?.description ?? ""
      let notes = (witness.isEmpty ? [] : [witness.withoutLinks]) + links
      let note = notes.isEmpty ? "" : " (" + notes.joined(separator: "; ") + ")"
      return message(limited(text.clamped(to: max(1, GitHubLimits.description - note.utf16.count)) + note))
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
      "tags": profile == .dojo && triaged.isAllowed && !isFalsePositive(triaged) ? ["risk-accepted"] : nil,
      "disposition": triaged.ruling.map(disposition),
    ])
  }

  func artifactLocation(_ path: String) -> JSON {
    switch profile {
    case .audit, .findings, .dojo:
      .members([
        "uri": .string(URI.text(path: path)),
        "uriBaseId": path.hasPrefix("/") ? nil : "SRCROOT",
        "index": artifactIndices[path].map { .integer($0) },
      ])
    case .github: .members(["uri": .string(URI.text(path: context.repositoryPath(of: path)))])
    case .codeChecker:
      .members([
        "uri": .string(URI.undecoded(path: context.sourceRoot.map { Path.absolute(path, in: $0) } ?? path)),
        "index": artifactIndices[path].map { .integer($0) },
      ])
    }
  }

  /// A place; `id` and `text` are for related locations.
  func location(_ location: Location, function: String? = nil, id: Int? = nil, text: Text? = nil) -> JSON {
    .members([
      "id": id.map { .integer($0) },
      "physicalLocation": .members([
        "artifactLocation": artifactLocation(location.path), "region": region(location),
      ]),
      "logicalLocations": function.map { [.members(["name": .string($0), "kind": "function"])] },
      "message": text.map { message($0) },
    ])
  }

  /// A region of code points; GitHub and CodeChecker need a line even where the finding is about the whole file.
  func region(_ location: Location) -> JSON? {
    let isWholeFile = location == Location(path: location.path)
    switch profile {
    case .audit where isWholeFile, .findings where isWholeFile, .dojo where isWholeFile: return nil
    case .audit, .findings, .dojo, .github, .codeChecker:
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
      location(step.location, id: index + 1, text: step.text)
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
        "location": location(step.location, text: step.text), "executionOrder": .integer(index + 1),
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
      "description": message(fix.text),
      "artifactChanges": [
        .members(["artifactLocation": artifactLocation(fix.location.path), "replacements": [replacement]])
      ],
    ])
  }
}

extension String {
  /// The text with the brackets of `[…](…)` escaped, so that nothing in it reads as a link (SARIF §3.11.6).
  var withoutLinks: String {
    guard contains("](") else { return self }
    return bracketsEscaped
  }

  /// The text as Markdown that reads the same: code between backticks stays, what has a meaning elsewhere is escaped.
  var markdownEscaped: String {
    let parts = split(separator: "`", omittingEmptySubsequences: false)
    // An odd number of backticks opens code that nothing closes.
    let isBalanced = parts.count % 2 == 1
    return parts.enumerated().map { index, part in
      if isBalanced, index % 2 == 1 { return "`\(part)`" }
      let escaped = part.map { "\\*_[]<>&#|~".contains($0) ? "\\\($0)" : String($0) }.joined()
      return isBalanced || index == 0 ? escaped : "\\`" + escaped
    }.joined()
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
