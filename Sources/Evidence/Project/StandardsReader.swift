internal import Documents
internal import Findings

extension ProjectMetadata {
  /// Reads `standards:`, and notes the rules that requirements, threats and standards name.
  mutating func readStandards(_ reader: ProjectReader) throws(DocumentMistake) {
    for key in ["requirements", "threats"] {
      for item in try reader.document.list(key) ?? [] { try note(item["rules"], reader) }
    }
    for value in try reader.document.list("standards") ?? [] {
      let parts = try reader.entries(value, ["name", "items"])
      let name = try reader.required(try reader.text(parts["name"]), "name", in: value)
      guard !(standards.map(\.name) + Standard.allCases.map(\.name)).contains(name) else {
        throw reader.document.mistake(
          at: parts["name"] ?? value, expected: Text(en: "a name that no other standard has", ja: "他の規格と重複しない名前"),
          found: name)
      }
      let items = try reader.required(parts["items"], "items", in: value)
      standards.append(NamedStandard(name: name, items: try readItems(items, reader)))
    }
  }

  private mutating func readItems(
    _ value: YAMLValue, _ reader: ProjectReader
  ) throws(DocumentMistake) -> [NamedStandard.Item] {
    let expected = Text(
      en: "items with their rules, such as `R1: [memory/leak]`", ja: "`R1: [memory/leak]` のような項目とルールの組")
    guard let pairs = value.pairs, !pairs.isEmpty else {
      throw reader.document.mistake(at: value, expected: expected, found: value.string ?? value.kindName)
    }
    try reader.known(pairs.map { ($0.0, $0.1) }, pairs.map(\.0))
    var items: [NamedStandard.Item] = []
    for (id, list) in pairs {
      guard !id.isEmpty, let members = list.items, !members.isEmpty else {
        throw reader.document.mistake(at: list, expected: expected, found: list.string ?? "\(id): \(list.kindName)")
      }
      var rules: [RuleID] = []
      for member in members {
        let rule = try reader.rule(member)
        guard !rules.contains(rule) else {
          throw reader.document.mistake(
            at: member, expected: Text(en: "each rule once", ja: "重複のないルール"), found: rule.description)
        }
        rules.append(rule)
      }
      try note(list, reader)
      items.append(NamedStandard.Item(id: id, rules: rules))
    }
    return items
  }

  private mutating func note(_ rules: YAMLValue?, _ reader: ProjectReader) throws(DocumentMistake) {
    for item in rules?.items ?? [] { namedRules.append((try reader.rule(item), reader.document.line(of: item))) }
  }
}
