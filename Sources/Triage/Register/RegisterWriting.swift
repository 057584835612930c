public import Findings
internal import Source

/// A row that is about to be written.
public struct DispositionDraft: Sendable {
  public var kind: Disposition.Kind
  public var rule: RuleID
  public var subject: Disposition.Subject
  public var rationale = Disposition.Rationale()
  public var procedure = Disposition.Procedure()

  public init(kind: Disposition.Kind, rule: RuleID, subject: Disposition.Subject) {
    self.kind = kind
    self.rule = rule
    self.subject = subject
  }

  /// The row with a name and a place, as if it had been read.
  public func named(_ id: String) -> Disposition {
    Disposition(
      id: id, kind: kind, rule: rule, subject: subject, rationale: rationale, procedure: procedure,
      place: Location(path: Register.fileName))
  }
}

extension RegisterReading {
  /// The first free name for a row of a kind: `DEV-001` and so on; rows with mistakes keep theirs.
  public func freeID(for kind: Disposition.Kind) -> String {
    let prefix =
      switch kind {
      case .fix: "FIX"
      case .falsePositive: "FP"
      case .deviation: "DEV"
      case .permit: "PERMIT"
      case .duplicate: "DUP"
      case .thirdParty: "TP"
      case .deferred: "DEF"
      }
    let names = register.rows.map(\.id) + problems.compactMap(\.row)
    let numbers = names.compactMap { $0.hasPrefix(prefix + "-") ? Int($0.dropFirst(prefix.count + 1)) : nil }
    let next = String((numbers.max() ?? 0) &+ 1)
    return "\(prefix)-" + String(repeating: "0", count: max(0, 3 - next.utf8.count)) + next
  }
}

extension Register {
  /// The text of a register file with a row more; everything else in it stays as it is.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is; nil where there is none yet.
  ///   - path: the file's name, for the error.
  /// - Throws: where the file cannot be read back with exactly one row more, such as where `rows` is not its last entry.
  public static func text(
    _ bytes: [UInt8]?, adding row: Disposition, path: String
  ) throws(RegisterWritingFailure) -> String {
    let text = bytes.map { String(decoding: $0, as: UTF8.self) }
    guard text?.utf8.elementsEqual(bytes ?? []) ?? true else { throw RegisterWritingFailure(path: path) }
    let before = bytes.map { reading([(path, $0)]) }
    var lines = RegisterWriting.lines(of: text ?? RegisterWriting.newFile)
    let indent = RegisterWriting.indent(in: lines, rows: before?.register.rows ?? [])
    let hasCarriageReturns = lines.first?.hasSuffix("\r") ?? false
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    if let empty = lines.lastIndex(where: { RegisterWriting.isEmptyList($0) }) { lines[empty] = "rows:" }
    lines += RegisterWriting.lines(of: row, indent: indent).map { hasCarriageReturns ? $0 + "\r" : $0 }
    let after = lines.joined(separator: "\n") + "\n"
    let read = reading([(path, Array(after.utf8))])
    let old = before?.register.rows ?? []
    let isKept = read.register.rows.dropLast().elementsEqual(old) { $0.id == $1.id && $0.rationale == $1.rationale }
    guard isKept, read.problems.count == before?.problems.count ?? 0, let new = read.register.rows.last,
      new.id == row.id, new.rationale == row.rationale, new.procedure == row.procedure, new.subject == row.subject
    else { throw RegisterWritingFailure(path: path) }
    return after
  }
}

/// A register file to which no row can be added without a change to the rest of it.
public struct RegisterWritingFailure: Error, Hashable, Sendable {
  public let path: String

  public var text: Text {
    Text(
      en:
        "\(path): no row can be added at the end; make `rows:` the last entry, with one `- id: …` below the other, and nothing was written",
      ja: "\(path): 末尾に行を追加できません。`rows:` を最後の項目にし、`- id: …` の形で並べてください (ファイルは変更していません)")
  }
}

private enum RegisterWriting {
  static let newFile = """
    # Dispositions and deviations: reviewed like code. `kenshin triage` adds rows, `kenshin register check` checks them.
    # 指摘の処置と逸脱の台帳。コードと同じようにレビューする。
    version: 1
    rows:
    """

  static func lines(of text: String) -> [String] {
    // Lines end at "\n" alone: Swift takes "\r\n" for one character.
    text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  /// The blanks before the dash of the last row; two where there is no row.
  static func indent(in lines: [String], rows: [Disposition]) -> String {
    guard let line = rows.last?.place.line, lines.indices.contains(line - 1) else { return "  " }
    return String(lines[line - 1].prefix { $0 == " " })
  }

  static func isEmptyList(_ line: String) -> Bool {
    let code = line.prefix { $0 != "#" }.filter { !$0.isWhitespace }
    return code == "rows:[]" && line.hasPrefix("rows")
  }

  static func lines(of row: Disposition, indent: String) -> [String] {
    let subject = row.subject
    let rationale = row.rationale
    let procedure = row.procedure
    let fields: [(String, String?)] = [
      ("id", row.id), ("kind", row.kind.rawValue), ("rule", row.rule.description),
      ("fingerprint", subject.fingerprint.map { quoted($0.description) }),
      ("shape", subject.shape.map(quoted)), ("paths", list(subject.paths.map(quoted))),
      ("marker", subject.needsMarker ? "required" : nil),
      ("seen-at", subject.seenAt.map(quoted)), ("code", subject.code.map(quoted)),
      ("reason", rationale.reason.isEmpty ? nil : quoted(rationale.reason)),
      ("categories", list(rationale.categories.map(\.rawValue))),
      ("same-reason-as", rationale.sameReasonAs), ("security-impact", rationale.securityImpact.map(quoted)),
      ("safety-impact", rationale.safetyImpact.map(quoted)), ("residual-risk", rationale.residualRisk.map(quoted)),
      ("risk-file", rationale.riskFile.map(quoted)), ("measure", rationale.measure.map(quoted)),
      ("proposed", procedure.proposed.map(signature)), ("approved", procedure.approved.map(signature)),
      ("verified", procedure.verified.map(signature)), ("expires", procedure.expires?.description),
      ("until-version", procedure.untilVersion.map(quoted)), ("problem-report", procedure.problemReport.map(quoted)),
      ("fix-commit", procedure.fixCommit.map(quoted)), ("duplicate-of", procedure.duplicateOf),
    ]
    let written = fields.compactMap { key, value in value.map { "\(key): \($0)" } }
    return written.enumerated().map { index, line in indent + (index == 0 ? "- " : "  ") + line }
  }

  /// A double-quoted scalar; JSON's form is one of YAML's (YAML 1.2 §1.3).
  private static func quoted(_ text: String) -> String { JSON.string(text).compact }

  private static func list(_ items: [String]) -> String? { items.isEmpty ? nil : "[\(items.joined(separator: ", "))]" }

  private static func signature(_ signature: Disposition.Signature) -> String {
    "{by: \(quoted(signature.person)), on: \(signature.day)}"
  }
}
