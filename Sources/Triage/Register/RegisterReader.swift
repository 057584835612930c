internal import Documents
internal import Findings
internal import Source

/// Reads one file of a register; a row with a mistake is left out, and the others are read.
struct RegisterReader {
  let path: String
  private(set) var rows: [Disposition] = []
  private(set) var problems: [RegisterProblem] = []

  init(path: String) { self.path = path }

  static let version = "1"

  /// - Parameter bytes: nil where the file cannot be read.
  mutating func read(_ bytes: [UInt8]?) {
    do throws(DocumentMistake) {
      let document = try YAMLDocument(file: text(of: bytes), path: path)
      let known = ["version", "rows"]
      for key in document.keys where !known.contains(key) {
        throw document.mistake(key, expected: Text.choices(known), found: key)
      }
      guard document.value("version")?.string == Self.version else {
        throw document.mistake("version", expected: Text(verbatim: "`version: \(Self.version)`"))
      }
      for item in try document.list("rows") ?? [] { read(row: item) }
    } catch {
      record(error, row: nil)
    }
  }

  private func text(of bytes: [UInt8]?) throws(DocumentMistake) -> String {
    guard let bytes else {
      throw DocumentMistake(path: path, line: 1, text: Text(en: "the file cannot be read", ja: "ファイルを読み込めません"))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.elementsEqual(bytes) else {
      throw DocumentMistake(path: path, line: 1, text: Text(en: "the file is not UTF-8", ja: "ファイルが UTF-8 ではありません"))
    }
    return text
  }

  private mutating func read(row value: YAMLValue) {
    do throws(DocumentMistake) {
      let fields = try RegisterFields(value, path: path)
      rows.append(try fields.disposition())
    } catch {
      record(error, row: value["id"]?.string)
    }
  }

  private mutating func record(_ mistake: DocumentMistake, row: String?) {
    let place = Location(path: path, line: mistake.line, column: 1, endLine: mistake.line, endColumn: 1)
    problems.append(RegisterProblem(.malformed(mistake.text), at: place, row: row))
  }
}

/// The fields of one row as they are written.
struct RegisterFields {
  private let value: YAMLValue
  private let path: String

  static let keys = [
    "id", "kind", "rule", "fingerprint", "shape", "paths", "marker", "seen-at", "code", "reason", "categories",
    "same-reason-as", "security-impact", "safety-impact", "residual-risk", "risk-file", "measure", "proposed",
    "approved", "verified", "expires", "until-version", "problem-report", "fix-commit", "duplicate-of",
  ]
  /// Characters of a field.
  static let longest = 20_000

  init(_ value: YAMLValue, path: String) throws(DocumentMistake) {
    self.value = value
    self.path = path
    guard let pairs = value.pairs else {
      throw mistake(value, Text(en: "a row of `key: value` lines", ja: "「キー: 値」の行"), found: value.kindName)
    }
    for (key, field) in pairs where !Self.keys.contains(key) {
      throw mistake(field, Text.choices(Self.keys), found: key)
    }
  }

  func disposition() throws(DocumentMistake) -> Disposition {
    let rule = try required("rule")
    guard let ruleID = RuleID(rule.text) else {
      throw mistake(
        rule.value, Text(en: "a rule such as `call/unbounded-copy`", ja: "`call/unbounded-copy` のようなルール名"),
        found: rule.text)
    }
    let lines = (value.pairs ?? []).map { ($0.0, $0.1.line) }
    return Disposition(
      id: try identifier(), kind: try kind(), rule: ruleID, subject: try subject(), rationale: try rationale(),
      procedure: try procedure(),
      place: Location(path: path, line: value.line, column: 1, endLine: value.line, endColumn: 1),
      lines: Dictionary(lines, uniquingKeysWith: { first, _ in first }))
  }

  private func identifier() throws(DocumentMistake) -> String {
    let (text, field) = try required("id")
    guard RegisterID.isValid(text) else {
      throw mistake(
        field, Text(en: "an id such as `DEV-012`: letters, digits and hyphens", ja: "`DEV-012` のような英数字とハイフンの id"),
        found: text)
    }
    return text
  }

  private func kind() throws(DocumentMistake) -> Disposition.Kind {
    let (text, field) = try required("kind")
    guard let kind = Disposition.Kind(rawValue: text) else {
      throw mistake(field, Text.choices(Disposition.Kind.allCases.map(\.rawValue)), found: text)
    }
    return kind
  }

  private func subject() throws(DocumentMistake) -> Disposition.Subject {
    var subject = Disposition.Subject()
    subject.paths = try texts("paths").map(\.text)
    subject.seenAt = try text("seen-at")
    subject.shape = try text("shape")
    subject.code = try text("code")
    if let (text, field) = try optional("marker") {
      guard ["required", "none"].contains(text) else {
        throw mistake(field, Text.choices(["required", "none"]), found: text)
      }
      subject.needsMarker = text == "required"
    }
    if let (text, field) = try optional("fingerprint") {
      guard let fingerprint = Fingerprint(text) else {
        throw mistake(
          field,
          Text(
            en: "a fingerprint as `kenshin triage` and the JSON report write it",
            ja: "`kenshin triage` や JSON の結果にある形の指紋"),
          found: text)
      }
      subject.fingerprint = fingerprint
    }
    guard subject.fingerprint != nil || !subject.paths.isEmpty || subject.needsMarker else {
      throw mistake(
        value,
        Text(
          en: "`fingerprint`, `paths`, or `marker: required`, which say what the row is about",
          ja: "行の対象を示す `fingerprint`、`paths`、または `marker: required`"), found: value["id"]?.string ?? "")
    }
    return subject
  }

  private func rationale() throws(DocumentMistake) -> Disposition.Rationale {
    var rationale = Disposition.Rationale()
    rationale.reason = try text("reason") ?? ""
    for (name, field) in try texts("categories") {
      guard let category = Disposition.ReasonCategory(rawValue: name) else {
        throw mistake(field, Text.choices(Disposition.ReasonCategory.allCases.map(\.rawValue)), found: name)
      }
      rationale.categories.append(category)
    }
    rationale.sameReasonAs = try text("same-reason-as")
    rationale.securityImpact = try text("security-impact")
    rationale.safetyImpact = try text("safety-impact")
    rationale.residualRisk = try text("residual-risk")
    rationale.riskFile = try text("risk-file")
    rationale.measure = try text("measure")
    return rationale
  }

  private func procedure() throws(DocumentMistake) -> Disposition.Procedure {
    var procedure = Disposition.Procedure()
    procedure.proposed = try signature("proposed")
    procedure.approved = try signature("approved")
    procedure.verified = try signature("verified")
    if let (text, field) = try optional("expires") { procedure.expires = try day(text, field) }
    procedure.untilVersion = try text("until-version")
    procedure.problemReport = try text("problem-report")
    procedure.fixCommit = try text("fix-commit")
    procedure.duplicateOf = try text("duplicate-of")
    return procedure
  }

  private func signature(_ key: String) throws(DocumentMistake) -> Disposition.Signature? {
    guard let field = value[key], field.string != "" else { return nil }
    let form = Text(verbatim: "`\(key): {by: NAME, on: YYYY-MM-DD}`")
    guard let pairs = field.pairs, Set(pairs.map(\.0)) == ["by", "on"], let by = field["by"]?.string,
      by.contains(where: { !$0.isWhitespace }), let on = field["on"]
    else { throw mistake(field, form, found: field.string ?? field.kindName) }
    return Disposition.Signature(person: try checked(by, field), day: try day(on.string ?? on.kindName, on))
  }

  private func day(_ text: String, _ field: YAMLValue) throws(DocumentMistake) -> Day {
    guard let day = Day(text) else {
      throw mistake(field, Text(en: "a day such as `2026-11-29`", ja: "`2026-11-29` の形の日付"), found: text)
    }
    return day
  }

  // MARK: Values

  private func required(_ key: String) throws(DocumentMistake) -> (text: String, value: YAMLValue) {
    guard let found = try optional(key) else {
      throw DocumentMistake(
        path: path, line: value.line, text: Text(en: "the row has no `\(key)`", ja: "行に `\(key)` がありません"))
    }
    return found
  }

  /// Nil where the field is missing or empty.
  private func optional(_ key: String) throws(DocumentMistake) -> (text: String, value: YAMLValue)? {
    guard let field = value[key] else { return nil }
    guard let text = field.string else { throw mistake(field, Text(en: "a text", ja: "文字列"), found: field.kindName) }
    let checked = try checked(text, field)
    return checked.contains { !$0.isWhitespace } ? (checked, field) : nil
  }

  private func text(_ key: String) throws(DocumentMistake) -> String? { try optional(key)?.text }

  private func texts(_ key: String) throws(DocumentMistake) -> [(text: String, value: YAMLValue)] {
    guard let field = value[key], field.string != "" else { return [] }
    guard let items = field.items else {
      throw mistake(field, Text(en: "a list", ja: "リスト"), found: field.string ?? field.kindName)
    }
    var texts: [(text: String, value: YAMLValue)] = []
    for item in items {
      guard let text = item.string, !text.isEmpty else {
        throw mistake(item, Text(en: "a text", ja: "文字列"), found: item.kindName)
      }
      texts.append((try checked(text, item), item))
    }
    return texts
  }

  private func checked(_ text: String, _ field: YAMLValue) throws(DocumentMistake) -> String {
    guard text.utf8.count <= Self.longest else {
      throw DocumentMistake(
        path: path, line: field.line,
        text: Text(
          en: "the text is over \(Self.longest) bytes; refer to a document instead",
          ja: "文字列が \(Self.longest) バイトを超えています。別の文書を参照してください"))
    }
    return text
  }

  private func mistake(_ field: YAMLValue, _ expected: Text, found: String) -> DocumentMistake {
    let shown = String(found.prefix(80)).visible
    return DocumentMistake(
      path: path, line: field.line,
      text: Text(en: "expected \(expected.en), found `\(shown)`", ja: "\(expected.ja)が必要ですが、`\(shown)` と書かれています"))
  }
}

/// The names of rows.
enum RegisterID {
  static func isValid(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    let isLetter = { (byte: UInt8) in (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) }
    return (1...64).contains(bytes.count) && isLetter(bytes[0])
      && bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || [0x2d, 0x2e, 0x5f].contains($0) }
  }

  /// The row that a reason names first: `[DEV-012]`, with a digit in it, so that `[sic]` names none.
  static func named(in reason: String) -> String? {
    var rest = reason[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let name = rest[rest.index(after: open)..<close]
      if isValid(name), name.contains(where: \.isNumber) { return String(name) }
      rest = rest[rest.index(after: open)...]
    }
    return nil
  }
}
