internal import Findings
public import Documents

extension ProjectMetadata {
  public static let fileName = "kenshin.project.yml"

  private static let keys = [
    "version", "manufacturer", "product", "software", "project", "release", "documents", "coding-standard",
    "configurations", "files", "interfaces", "interrupts", "tasks", "requirements", "threats", "standards", "roles",
    "policy", "not-covered", "first-run", "problem-url", "clause-titles", "abbreviations", "references", "fields",
  ]

  /// Reads the file's text.
  ///
  /// - Throws: the first mistake, with line and what was expected.
  public init(_ text: String, path: String) throws(DocumentMistake) {
    self.init()
    let document = try YAMLDocument(file: text, path: path)
    let reader = ProjectReader(document: document)
    self.path = path
    try reader.known(document.keys.map { ($0, document.value($0)) }, Self.keys)
    if document.value("version")?.string != "1" {
      throw document.mistake("version", expected: Text(verbatim: "`1`"))
    }
    manufacturer = try reader.localized(document.value("manufacturer"))
    try readProduct(reader)
    try readProject(reader)
    try readDocuments(reader)
    try readCode(reader)
    try readTrace(reader)
    try readStandards(reader)
    try readWork(reader)
    for key in document.keys { document.value(key).map { collect($0) } }
  }

  /// Notes every text with its line, so that claims can be refused where they stand.
  private mutating func collect(_ value: YAMLValue) {
    if let text = value.string { texts.append((text, value.line)) }
    for item in value.items ?? [] { collect(item) }
    for (_, item) in value.pairs ?? [] { collect(item) }
  }

  private mutating func readProduct(_ reader: ProjectReader) throws(DocumentMistake) {
    let product = try reader.section("product", ["name", "model", "jmdn", "class"])
    self.product = try reader.localized(product["name"])
    model = try reader.text(product["model"])
    jmdn = try reader.text(product["jmdn"])
    deviceClass = try reader.localized(product["class"])
    let software = try reader.section("software", ["name", "version", "safety-class", "configuration"])
    self.software = try reader.localized(software["name"])
    version = try reader.text(software["version"])
    safetyClass = try reader.text(software["safety-class"])
    configurationID = try reader.text(software["configuration"])
    let release = try reader.section("release", ["id", "commit", "date", "binary", "sha256"])
    self.release = Release(
      id: try reader.text(release["id"]), commit: try reader.text(release["commit"]),
      date: try reader.date(release["date"]), binary: try reader.text(release["binary"]),
      binaryDigest: try reader.text(release["sha256"]))
  }

  private mutating func readProject(_ reader: ProjectReader) throws(DocumentMistake) {
    let project = try reader.section("project", ["code", "classification", "logo"])
    code = try reader.text(project["code"]) ?? code
    classification = try reader.localized(project["classification"])
    logo = try reader.text(project["logo"])
    for (key, value) in try reader.document.mapping("clause-titles") ?? [] {
      clauseTitles[key] = try reader.localized(value)
    }
    for (key, value) in try reader.document.mapping("fields") ?? [] { fields[key] = try reader.localized(value) }
    for (key, value) in try reader.document.mapping("abbreviations") ?? [] {
      if let long = try reader.localized(value) { abbreviations.append((key, long)) }
    }
    references = try reader.items("references") { value throws(DocumentMistake) in try reader.localized(value) }
    problemURL = try reader.text(reader.document.value("problem-url"))
    firstRun = try reader.date(reader.document.value("first-run"))
  }

  private mutating func readDocuments(_ reader: ProjectReader) throws(DocumentMistake) {
    for (key, value) in try reader.document.mapping("documents") ?? [] {
      guard let id = DocumentID(rawValue: key) else {
        throw reader.document.mistake(
          at: value, expected: Text.choices(DocumentID.allCases.map(\.rawValue)), found: key)
      }
      let entries = try reader.entries(value, ["number", "history"])
      var record = DocumentRecord()
      record.number = try reader.text(entries["number"])
      for item in entries["history"]?.items ?? [] {
        let parts = try reader.entries(item, ["revision", "date", "change"])
        let date = try reader.required(try reader.date(parts["date"]), "date", in: item)
        if let last = record.history.last, date < last.date {
          throw reader.document.mistake(
            at: parts["date"] ?? item,
            expected: Text(
              en: "a date not before \(last.date), that of revision \(last.revision)",
              ja: "改訂 \(last.revision) の日付 \(last.date) 以降の日付"),
            found: date)
        }
        record.history.append(
          Revision(
            revision: try reader.required(try reader.text(parts["revision"]), "revision", in: item), date: date,
            change: try reader.localized(parts["change"]) ?? Localized("")))
      }
      documents[id] = record
    }
  }

  private mutating func readCode(_ reader: ProjectReader) throws(DocumentMistake) {
    let standard = try reader.section("coding-standard", ["language", "last-review", "replacements", "other-rules"])
    languageEdition = try reader.localized(standard["language"])
    lastReview = try reader.date(standard["last-review"])
    for (function, instead) in standard["replacements"]?.pairs ?? [] {
      if let text = try reader.localized(instead) { replacements.append((function, text)) }
    }
    for value in standard["other-rules"]?.items ?? [] {
      let parts = try reader.entries(value, ["id", "title", "enforcement"])
      otherRules.append(
        (
          try reader.required(try reader.text(parts["id"]), "id", in: value),
          try reader.localized(parts["title"]) ?? Localized(""),
          try reader.required(try reader.localized(parts["enforcement"]), "enforcement", in: value)
        ))
    }
    configurations = try reader.items("configurations") { value throws(DocumentMistake) in
      let parts = try reader.entries(value, ["id", "toolchain", "mcu", "macros", "include"])
      return BuildConfiguration(
        id: try reader.required(try reader.text(parts["id"]), "id", in: value),
        toolchain: try reader.text(parts["toolchain"]) ?? "", microcontroller: try reader.text(parts["mcu"]) ?? "",
        macros: try reader.texts(parts["macros"]), includeRoots: try reader.texts(parts["include"]))
    }
    for (name, value) in try reader.document.mapping("files") ?? [] {
      guard let kind = FileClass(rawValue: name) else {
        throw reader.document.mistake(
          at: value, expected: Text.choices(FileClass.allCases.map(\.rawValue)), found: name)
      }
      files += try readGroups(kind, value, reader)
    }
  }

  private func readGroups(
    _ kind: FileClass, _ value: YAMLValue, _ reader: ProjectReader
  ) throws(DocumentMistake) -> [FileGroup] {
    var groups: [FileGroup] = []
    for item in value.items ?? [] {
      if let path = item.string {
        guard kind != .excluded else {
          throw reader.document.mistake(
            at: item, expected: Text(en: "`path` and `reason`", ja: "`path` と `reason`"), found: path)
        }
        groups.append(FileGroup(kind: kind, path: path, reason: nil))
        continue
      }
      let parts = try reader.entries(item, ["path", "reason"])
      groups.append(
        FileGroup(
          kind: kind, path: try reader.required(try reader.text(parts["path"]), "path", in: item),
          reason: try reader.required(try reader.localized(parts["reason"]), "reason", in: item)))
    }
    return groups
  }

  private mutating func readTrace(_ reader: ProjectReader) throws(DocumentMistake) {
    interfaces = try reader.items("interfaces") { value throws(DocumentMistake) in
      let parts = try reader.entries(value, ["name", "trust", "functions"])
      return Interface(
        name: try reader.required(try reader.localized(parts["name"]), "name", in: value),
        trust: try reader.localized(parts["trust"]) ?? Localized(""),
        entryFunctions: try reader.texts(parts["functions"]))
    }
    interrupts = try reader.texts(reader.document.value("interrupts"))
    tasks = try reader.texts(reader.document.value("tasks"))
    requirements = try reader.items("requirements", Self.item(reader))
    threats = try reader.items("threats", Self.item(reader))
  }

  private static func item(
    _ reader: ProjectReader
  ) -> (YAMLValue) throws(DocumentMistake) -> TraceItem? {
    { value throws(DocumentMistake) in
      let parts = try reader.entries(value, ["id", "title", "functions", "rules", "files"])
      var rules: [RuleID] = []
      for item in parts["rules"]?.items ?? [] { rules.append(try reader.rule(item)) }
      return TraceItem(
        id: try reader.required(try reader.text(parts["id"]), "id", in: value),
        title: try reader.localized(parts["title"]) ?? Localized(""), functions: try reader.texts(parts["functions"]),
        rules: rules, files: try reader.texts(parts["files"]))
    }
  }

  private mutating func readWork(_ reader: ProjectReader) throws(DocumentMistake) {
    for (key, value) in try reader.document.mapping("roles") ?? [] {
      let parts = try reader.entries(value, ["title", "person"])
      roles.append(
        Role(
          key: key, title: try reader.localized(parts["title"]) ?? Localized(key),
          person: try reader.text(parts["person"])))
    }
    let known = Policy.allCases.map(\.rawValue)
    for (key, value) in try reader.document.mapping("policy") ?? [] {
      guard known.contains(key) else {
        throw reader.document.mistake(at: value, expected: Text.choices(known), found: key)
      }
      policy[key] = try reader.localized(value)
    }
    for value in try reader.document.list("not-covered") ?? [] {
      let parts = try reader.entries(value, ["subject", "covered-by"])
      notCovered.append(
        (
          try reader.required(try reader.localized(parts["subject"]), "subject", in: value),
          try reader.localized(parts["covered-by"]) ?? Localized("")
        ))
    }
  }
}

/// The keys of `policy:`.
enum Policy: String, CaseIterable {
  case schedule
  case entryCriteria = "entry-criteria"
  case exitCriteria = "exit-criteria"
  case triageTimes = "triage-times"
  case thirdParty = "third-party"
  case retention
  case deviationProcedure = "deviation-procedure"
  case reviewPeriod = "review-period"
  case severityScale = "severity-scale"
  case intendedUse = "intended-use"
  case revalidation
}
