internal import Basics
internal import Findings
internal import Source
internal import Triage

/// A SARIF 2.1.0 log (errata 01) of one run.
struct SARIFLog {
  let triaged: TriagedExamination
  let context: ReportContext
  let profile: SARIFProfile
  /// The rules of the driver, by identifier.
  let rules: [RuleDescriptor]
  let ruleIndices: [RuleID: Int]
  /// The results to write, in report order.
  let findings: [Triaged]
  /// How many results were left out because of GitHub's limit.
  let omitted: Int
  let taxonomies: Taxonomies
  let artifacts: [Artifact]
  let artifactIndices: [String: Int]
  private let lineHashes: [String: LineHashes]

  init(_ triaged: TriagedExamination, context: ReportContext, profile: SARIFProfile) {
    self.triaged = triaged
    self.context = context
    self.profile = profile
    let examination = triaged.examination
    let chosen = profile.chosen(of: triaged)
    switch profile {
    case .audit, .findings, .dojo, .codeChecker:
      rules = examination.rules
      findings = chosen
      taxonomies = Taxonomies(of: rules)
      artifacts = examination.artifacts
    case .github:
      rules = examination.rules.filter { examination.enabled.contains($0.id) }
      findings = GitHubLimits.mostSevere(chosen, in: triaged)
      taxonomies = Taxonomies(of: [])
      artifacts = []
    }
    omitted = chosen.count - findings.count
    ruleIndices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    artifactIndices = Dictionary(artifacts.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    let paths = Set(findings.filter { $0.baselineState != .absent }.map(\.finding.location.path))
    lineHashes = paths.reduce(into: [:]) { hashes, path in
      hashes[path] = context.sourceText(path).map { LineHashes($0) }
    }
  }

  var language: Language { context.language }

  /// GitHub's hash of a line; nil where the file's text is not at hand.
  func lineHash(at location: Location) -> String? {
    guard let lines = lineHashes[location.path]?.lines, lines.indices.contains(location.line - 1) else { return nil }
    return lines[location.line - 1]
  }

  /// A text within GitHub's limit where that applies.
  func limited(_ text: String, to limit: Int = GitHubLimits.description) -> String {
    switch profile {
    case .audit, .findings, .dojo, .codeChecker: text
    case .github: text.clamped(to: limit)
    }
  }

  var json: JSON {
    .members([
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [run],
    ])
  }

  private var run: JSON {
    let isAudit = profile.isWhole
    return .members([
      "tool": .members(["driver": driver]),
      "language": .string(language.tag),
      "automationDetails": automationDetails,
      "baselineGuid": isAudit ? .text(triaged.baseline?.guid) : nil,
      "versionControlProvenance": versionControlProvenance,
      "originalUriBaseIds": profile.isDetailed ? baseIdentifiers : nil,
      "redactionTokens": context.invocation.arguments.contains { $0.contains(redactionToken) }
        ? [.string(redactionToken)] : nil,
      "columnKind": "unicodeCodePoints",
      "invocations": [invocation],
      "artifacts": profile.isDetailed ? .array(artifacts.enumerated().map { artifact($1, index: $0) }) : nil,
      "results": .array(findings.map(result)),
      "taxonomies": .list(taxonomies.components),
      "translations": isAudit ? [translation] : nil,
      "properties": profile.isDetailed ? properties : nil,
    ])
  }

  /// What SARIF has no place for, and what `kenshin gate --run` reads back.
  private var properties: JSON {
    let isAudit = profile.isWhole
    return .members([
      "coverage": Coverage(triaged).json,
      "isComplete": isAudit ? .boolean(triaged.examination.isComplete) : nil,
      "runProblems": isAudit ? .integer(triaged.examination.problems.count) : nil,
      "revision": isAudit
        ? context.revision.map { .members(["commit": .string($0.id), "branch": .text($0.branch)]) } : nil,
      "baseline": isAudit && triaged.baseline != nil
        ? .members(["absent": .integer(triaged.absent.count), "unjudged": .integer(triaged.unjudged.count)]) : nil,
      "register": isAudit ? triaged.register.map(register) : nil,
    ])
  }

  private func register(_ outcome: RegisterOutcome) -> JSON {
    .members([
      "files": .array(outcome.files.map { .string($0) }), "content": .string(outcome.content),
      "rows": .integer(outcome.rows.count), "errors": .integer(outcome.errors.count),
      "unapproved": .integer(outcome.unapproved), "selfApproved": .integer(outcome.selfApproved),
      "expired": .integer(outcome.expired),
    ])
  }

  /// GitHub takes everything before the last slash of the identifier as the category.
  private var automationDetails: JSON {
    .members([
      "id": .string(limited(context.category, to: GitHubLimits.name - 1) + "/"), "guid": .string(triaged.guid),
    ])
  }

  private var redactionToken: String { "[REDACTED]" }

  private var versionControlProvenance: JSON? {
    guard let revision = context.revision, let uri = revision.repositoryURI else { return nil }
    let depth = Path.normalised(context.repositoryPrefix).split(separator: "/").filter { $0 != "." }.count
    let root: JSON = .members([
      "uri": depth > 0 ? .string(String(repeating: "../", count: depth)) : nil, "uriBaseId": "SRCROOT",
    ])
    return [
      .members([
        "repositoryUri": .string(uri), "revisionId": .string(revision.id), "branch": .text(revision.branch),
        "mappedTo": profile.isDetailed ? root : nil,
      ])
    ]
  }

  private var baseIdentifiers: JSON {
    let description = Text(en: "the root of the examined project", ja: "解析対象プロジェクトのルート")
    return .members([
      "SRCROOT": .members([
        "uri": .text(context.sourceRoot.map { URI.folder($0) }),
        "description": message(description),
      ])
    ])
  }

  private func artifact(_ artifact: Artifact, index: Int) -> JSON {
    .members([
      "location": artifactLocation(artifact.path),
      "length": .integer(artifact.length),
      "roles": ["analysisTarget"],
      "encoding": .string(artifact.encoding),
      "sourceLanguage": "c",
      "hashes": .members(["sha-256": .string(artifact.sha256)]),
      "properties": .members(["isMainFile": .boolean(artifact.isMainFile)]),
    ])
  }

  func message(_ text: String) -> JSON { .members(["text": .string(text)]) }

  /// A text in the log's language; where both are wanted, Markdown has the one under the other, since no viewer reads
  /// `translations`.
  func message(_ text: Text) -> JSON {
    let isBoth = context.isBilingual && text.en != text.ja
    let both = "\(text.en.markdownEscaped)\n\n\(text.ja.markdownEscaped)"
    return .members([
      "text": .string(limited(text[language].withoutLinks)),
      "markdown": isBoth ? .string(limited(both)) : nil,
    ])
  }
}

/// A GUID that follows from a name (SARIF's references between components).
func componentGUID(_ name: String) -> String {
  var hash = StableHash()
  hash.combine("kenshin component")
  hash.combine(name)
  return guidText(hash)
}
