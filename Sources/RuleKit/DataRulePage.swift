internal import Documents
internal import Findings

extension RulePage {
  /// Whether the front matter says of calls what is asked of them.
  var hasData: Bool { english.keys.contains("check") }

  /// The data of a data-only rule, from the front matter.
  ///
  /// Keys: `check` (banned-call, argument, must-check), `message` with `{function}`, `{replacement}` and `{argument}`,
  /// and `functions`, a list of names (of functions or of function-like macros that call one) or of mappings with
  /// `name`, `replacement` and the position `argument` from one. An `argument` rule asks one of `forbid`, `minimum`,
  /// `maximum` and `require: constant` of it; a banned call may be banned only then; and a banned or must-check call is
  /// in order with an argument, at the position or anywhere, that `unless` lists. A banned call may be in order within
  /// functions and files that have one of the words of `unless-within` in their name. Instead of a `name` a banned call
  /// may have `words`, one of which is a whole word of the function's name; for all of these, one of `with-words` stands
  /// in the name or an argument, none of `without-words` stands in the name, and a function with one of
  /// `continuing-words` is left out where the unit calls one without. With `unless-fits: format` its
  /// second argument bounds what it writes where that is a literal: in order where the array that the first one names is
  /// large enough, undecided where its room is not known. With `unless-fits: text` the second argument is a text, which
  /// also is in order where a test of its length with `strlen` or a relative stands on the way to the call, and with
  /// `unless-fits: appended-text` one that is added to the first, where both lengths were tested together.
  func dataRule() throws(DocumentMistake) -> DataRule {
    let kind = try english.choice("check", of: DataRule.Kind.self)
    let message = Text(en: try english.text("message"), ja: try japanese.text("message"))
    guard let items = try english.list("functions"), !items.isEmpty else { throw english.missing("functions") }
    let translations = try replacements()
    var entries: [DataRule.Entry] = []
    for item in items {
      let isWorded = kind == .bannedCall && item["words"] != nil
      entries.append(isWorded ? try worded(item, translations) : try entry(item, kind, translations))
    }
    return DataRule(kind: kind, entries: entries, message: message, exemptWords: try words("unless-within"))
  }

  private func words(_ key: String) throws(DocumentMistake) -> Set<String> {
    Set(try english.list(key)?.compactMap(\.string) ?? [])
  }

  /// An entry for functions that are known by words; a Japanese replacement stands under the first word.
  private func worded(_ item: YAMLValue, _ translations: [String: String]) throws(DocumentMistake) -> DataRule.Entry {
    let words = item["words"]?.items?.compactMap(\.string) ?? []
    let allowed = ["words", "replacement"]
    for (key, value) in item.pairs ?? [] where !allowed.contains(key) {
      throw english.mistake(at: value, expected: Text.choices(allowed), found: key)
    }
    guard let first = words.first, words.allSatisfy({ $0.utf8.count > 1 && IdentifierWords($0).all == [$0] }) else {
      throw english.mistake(
        at: item, expected: Text(en: "`words: [word, …]` in lower case", ja: "小文字の `words: [単語, …]`"),
        found: item.kindName)
    }
    let replacement = item["replacement"]?.string ?? ""
    var entry = DataRule.Entry(
      pattern: "", replacement: Text(en: replacement, ja: translations[first] ?? replacement), argument: 1,
      constraint: nil)
    entry.wording = Wording(
      words: Set(words), with: try self.words("with-words"), without: try self.words("without-words"),
      continuing: try self.words("continuing-words"))
    return entry
  }

  /// Japanese replacements by function name; names that read the same in both languages need none.
  private func replacements() throws(DocumentMistake) -> [String: String] {
    var texts: [String: String] = [:]
    for (name, value) in try japanese.mapping("replacements") ?? [] { texts[name] = value.string ?? "" }
    return texts
  }

  private func entry(
    _ item: YAMLValue, _ kind: DataRule.Kind, _ translations: [String: String]
  ) throws(DocumentMistake) -> DataRule.Entry {
    if let name = item.string, kind != .argument {
      return DataRule.Entry(pattern: name, replacement: Text(verbatim: ""), argument: 1, constraint: nil)
    }
    guard let pairs = item.pairs, let name = item["name"]?.string else {
      throw english.mistake(
        at: item, expected: Text(en: "a mapping with `name`", ja: "`name` を持つマッピング"),
        found: item.string ?? item.kindName)
    }
    let constraints = ["forbid", "minimum", "maximum", "require"]
    let allowed =
      ["name", "replacement", "argument"] + (kind == .mustCheck ? [] : constraints)
      + (kind == .argument ? [] : ["unless"]) + (kind == .bannedCall ? ["unless-fits"] : [])
    for (key, value) in pairs where !allowed.contains(key) {
      throw english.mistake(at: value, expected: Text.choices(allowed), found: key)
    }
    let replacement = item["replacement"]?.string ?? ""
    let fit = item["unless-fits"]
    let bound = fit?.string.flatMap(DataRule.Entry.Bound.init)
    guard fit == nil || bound != nil else {
      throw english.mistake(
        at: fit ?? item, expected: Text.choices(DataRule.Entry.Bound.allCases.map(\.rawValue)),
        found: fit?.string ?? item.kindName)
    }
    return DataRule.Entry(
      pattern: name, replacement: Text(en: replacement, ja: translations[name] ?? replacement),
      argument: try position(item, kind), constraint: try constraint(item, kind),
      exempt: item["unless"]?.items?.compactMap(\.string) ?? [], exemptPosition: item["argument"]?.integer,
      bound: bound)
  }

  private func position(_ item: YAMLValue, _ kind: DataRule.Kind) throws(DocumentMistake) -> Int {
    guard kind == .argument || item["argument"] != nil else { return 1 }
    guard let position = item["argument"]?.integer, position >= 1 else {
      throw english.mistake(
        at: item["argument"] ?? item,
        expected: Text(en: "`argument: N`, counted from one", ja: "`argument: N` (1 から数える)"),
        found: item["argument"]?.string ?? item.kindName)
    }
    return position
  }

  private func constraint(_ item: YAMLValue, _ kind: DataRule.Kind) throws(DocumentMistake) -> DataRule.Constraint? {
    if kind == .mustCheck || (kind == .bannedCall && (item["argument"] == nil || item["unless"] != nil)) { return nil }
    if let names = item["forbid"]?.items { return .forbidden(names.compactMap(\.string)) }
    if let minimum = item["minimum"]?.integer { return .minimum(minimum) }
    if let maximum = item["maximum"]?.integer { return .maximum(maximum) }
    if item["require"]?.string == "constant" { return .constant }
    throw english.mistake(
      at: item,
      expected: Text(
        en: "one of `forbid: [names]`, `minimum: N`, `maximum: N`, `require: constant`",
        ja: "`forbid: [名前]`, `minimum: N`, `maximum: N`, `require: constant` のいずれか"),
      found: item.kindName)
  }
}
