public import Documents
internal import Findings
internal import Source

/// The run that an audit SARIF of this program is about, as far as a gate asks.
public struct StoredRun: Sendable {
  /// A file that was examined.
  public struct File: Hashable, Sendable {
    public let path: String
    /// SHA-256 of its bytes then, in lower-case hexadecimal.
    public let sha256: String
  }

  public let subject: GateSubject
  /// The commit that was checked out; nil where there was none.
  public let commit: String?
  public let files: [File]
  /// As `Register.content`; nil where the project had no register.
  public let register: String?

  /// - Parameter path: the file's name as the user gave it, for the error.
  public init(reading bytes: [UInt8], path: String) throws(DocumentMistake) {
    let reader = StoredRunReader(path: path)
    let run = try reader.run(in: bytes)
    let properties = try reader.member("properties", of: run)
    subject = try reader.subject(of: run)
    commit = properties["revision"]?["commit"]?.string
    register = properties["register"]?["content"]?.string
    var files: [File] = []
    for artifact in try reader.array("artifacts", of: run) {
      let location = try reader.member("location", of: artifact)
      let digest = try reader.member("sha-256", of: try reader.member("hashes", of: artifact))
      files.append(
        File(
          path: BaselineReader.path(ofURI: try reader.string("uri", of: location)), sha256: digest.string ?? ""))
    }
    self.files = files
  }
}

/// Reads an audit SARIF with errors that name the line.
private struct StoredRunReader {
  let path: String

  func run(in bytes: [UInt8]) throws(DocumentMistake) -> JSONNode {
    let root: JSONNode
    do {
      root = try JSONNode.parse(bytes)
    } catch {
      throw mistake(error.line, Text(en: "JSON", ja: "JSON 形式のデータ"))
    }
    let runs = try array("runs", of: root)
    guard runs.count == 1, runs[0]["tool"]?["driver"]?["name"]?.string == "Kenshin" else {
      throw mistake(
        root.line,
        Text(
          en: "one run of this program, as `--output sarif-audit=FILE` writes it",
          ja: "`--output sarif-audit=FILE` で出力した本プログラムの 1 回の実行"))
    }
    return runs[0]
  }

  func subject(of run: JSONNode) throws(DocumentMistake) -> GateSubject {
    var subject = GateSubject()
    let properties = try member("properties", of: run)
    for result in try array("results", of: run) where result["kind"]?.string == "fail" {
      subject.violations.append(try violation(result))
    }
    if let baseline = properties["baseline"] {
      subject.baseline = .init(
        absent: try integer("absent", of: baseline), unjudged: try integer("unjudged", of: baseline))
    }
    if let register = properties["register"] {
      subject.register = .init(
        errors: try integer("errors", of: register), unapproved: try integer("unapproved", of: register),
        selfApproved: try integer("selfApproved", of: register), expired: try integer("expired", of: register))
    }
    subject.coverage = try coverage(of: try member("coverage", of: properties))
    subject.coverage.runProblems = try integer("runProblems", of: properties)
    guard case .boolean(let isComplete) = try member("isComplete", of: properties).kind else {
      throw mistake(properties.line, Text(en: "`isComplete` to be true or false", ja: "`isComplete` の真偽値"))
    }
    subject.isComplete = isComplete
    return subject
  }

  private func violation(_ result: JSONNode) throws(DocumentMistake) -> GateSubject.Violation {
    let properties = try member("properties", of: result)
    guard let severity = Severity(rawValue: try string("severity", of: properties)) else {
      throw mistake(properties.line, Text.choices(Severity.allCases.map(\.rawValue)))
    }
    let location = result["locations"]?.array?.first?["physicalLocation"]?["artifactLocation"]
    let suppressions = try array("suppressions", of: result)
    let comments = suppressions.filter { $0["kind"]?.string == "inSource" }
    let rows = suppressions.filter {
      $0["kind"]?.string == "external" && $0["status"]?.string == RulingStatus.accepted.rawValue
    }
    let disposition = properties["disposition"]
    let kind = disposition?["class"]?.string.flatMap(Disposition.Kind.init)
    return GateSubject.Violation(
      path: BaselineReader.path(ofURI: try string("uri", of: location ?? result)), severity: severity,
      isAllowed: !comments.isEmpty || !rows.isEmpty, allowedBy: rows.isEmpty ? nil : kind, hasRow: disposition != nil,
      hasBareComment: comments.contains { $0["properties"]?["row"] == nil },
      baselineState: result["baselineState"]?.string.flatMap(BaselineState.init))
  }

  private func coverage(of node: JSONNode) throws(DocumentMistake) -> GateSubject.CoverageFigures {
    let units = try member("units", of: node)
    let sites = try member("sites", of: node)
    let undecided = try integer("unknown", of: sites)
    var figures = GateSubject.CoverageFigures()
    figures.failedUnits = try integer("failed", of: units)
    figures.approximateUnits = try integer("approximate", of: units)
    figures.incompleteFunctions = try integer("incomplete", of: try member("functions", of: node))
    if let paths = node["paths"] {
      figures.unfollowedFunctions =
        try integer("exhausted", of: paths) + integer("lost", of: paths) + integer("notLowered", of: paths)
      figures.proof = try proof(of: paths)
    }
    figures.undecidedSites = undecided
    figures.sites = try undecided + integer("holds", of: sites) + integer("violated", of: sites)
    return figures
  }

  private func proof(of paths: JSONNode) throws(DocumentMistake) -> GateSubject.ProofFigures {
    var figures = GateSubject.ProofFigures()
    for kind in try array("sites", of: paths) {
      var open = 0
      for reason in try array("undecided", of: kind) { open += try integer("count", of: reason) }
      figures.open += open
      figures.sites += try open + integer("holds", of: kind) + integer("violated", of: kind)
    }
    return figures
  }

  // MARK: Members

  func member(_ name: String, of node: JSONNode) throws(DocumentMistake) -> JSONNode {
    guard let member = node[name] else { throw mistake(node.line, Text(verbatim: "`\(name)`")) }
    return member
  }

  func array(_ name: String, of node: JSONNode) throws(DocumentMistake) -> [JSONNode] {
    guard let array = try member(name, of: node).array else {
      throw mistake(node.line, Text(en: "a list `\(name)`", ja: "リスト `\(name)`"))
    }
    return array
  }

  func string(_ name: String, of node: JSONNode) throws(DocumentMistake) -> String {
    guard let text = try member(name, of: node).string else {
      throw mistake(node.line, Text(en: "a text `\(name)`", ja: "文字列 `\(name)`"))
    }
    return text
  }

  /// A count; beyond a thousand million nothing is one.
  private func integer(_ name: String, of node: JSONNode) throws(DocumentMistake) -> Int {
    guard let count = try member(name, of: node).integer, (0...1_000_000_000).contains(count) else {
      throw mistake(node.line, Text(en: "a count `\(name)`", ja: "件数 `\(name)`"))
    }
    return count
  }

  private func mistake(_ line: Int, _ expected: Text) -> DocumentMistake {
    DocumentMistake(
      path: path, line: line,
      text: Text(
        en: "no audit SARIF that a gate can read: expected \(expected.en)",
        ja: "判定に使える監査用 SARIF ではありません: \(expected.ja)が必要です"))
  }
}
