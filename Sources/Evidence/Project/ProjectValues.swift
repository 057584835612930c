internal import Findings
internal import Documents

/// Reads values of the project file and says where they are wrong.
struct ProjectReader {
  let document: YAMLDocument

  func known(_ pairs: [(String, YAMLValue?)], _ keys: [String]) throws(DocumentMistake) {
    var seen: Set<String> = []
    for (key, value) in pairs {
      guard let value else { continue }
      guard keys.contains(key) else {
        throw document.mistake(at: value, expected: Text.choices(keys), found: key)
      }
      guard seen.insert(key).inserted else {
        throw document.mistake(
          at: value, expected: Text(en: "each key once", ja: "重複のないキー"), found: key)
      }
    }
  }

  func entries(_ value: YAMLValue, _ keys: [String]) throws(DocumentMistake) -> [String: YAMLValue] {
    guard let pairs = value.pairs else {
      throw document.mistake(
        at: value, expected: Text(en: "a mapping", ja: "マッピング (キー: 値)"), found: value.string ?? value.kindName)
    }
    try known(pairs.map { ($0.0, $0.1) }, keys)
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The entries of a mapping at the top of the file; none where it is missing.
  func section(_ key: String, _ keys: [String]) throws(DocumentMistake) -> [String: YAMLValue] {
    guard let value = document.value(key) else { return [:] }
    return try entries(value, keys)
  }

  func text(_ value: YAMLValue?) throws(DocumentMistake) -> String? {
    guard let value else { return nil }
    guard let text = value.string else {
      throw document.mistake(at: value, expected: Text(en: "a text", ja: "文字列"), found: value.kindName)
    }
    return text.isEmpty ? nil : text
  }

  /// A text, or one in each language.
  func localized(_ value: YAMLValue?) throws(DocumentMistake) -> Localized? {
    guard let value else { return nil }
    if let text = value.string { return text.isEmpty ? nil : Localized(text) }
    let parts = try entries(value, ["en", "ja"])
    let (english, japanese) = (try text(parts["en"]), try text(parts["ja"]))
    // As the example is written: both are still to be filled in.
    if english == nil && japanese == nil && parts["en"] != nil && parts["ja"] != nil { return nil }
    guard let en = english, let ja = japanese else {
      throw document.mistake(
        at: value, expected: Text(en: "a text, or `en` and `ja`", ja: "文字列、または `en` と `ja` の両方"),
        found: value.kindName)
    }
    return Localized(en: en, ja: ja)
  }

  func texts(_ value: YAMLValue?) throws(DocumentMistake) -> [String] {
    guard let value else { return [] }
    guard let items = value.items else {
      throw document.mistake(at: value, expected: Text(en: "a list", ja: "リスト"), found: value.kindName)
    }
    var texts: [String] = []
    for item in items { if let text = try text(item) { texts.append(text) } }
    return texts
  }

  func rule(_ value: YAMLValue) throws(DocumentMistake) -> RuleID {
    guard let rule = RuleID(value.string ?? "") else {
      throw document.mistake(
        at: value, expected: Text(en: "a rule such as `call/unbounded-copy`", ja: "`call/unbounded-copy` のようなルール名"),
        found: value.string ?? value.kindName)
    }
    return rule
  }

  func items<Item>(
    _ key: String, _ read: (YAMLValue) throws(DocumentMistake) -> Item?
  ) throws(DocumentMistake) -> [Item] {
    var items: [Item] = []
    for value in try document.list(key) ?? [] { if let item = try read(value) { items.append(item) } }
    return items
  }

  /// A calendar date of ISO 8601, such as `2026-04-01`.
  func date(_ value: YAMLValue?) throws(DocumentMistake) -> String? {
    guard let value, let text = try text(value) else { return nil }
    guard CalendarDate.isValid(text) else {
      throw document.mistake(
        at: value, expected: Text(en: "a date such as `2026-04-01`", ja: "`2026-04-01` の形の日付"), found: text)
    }
    return text
  }

  func required<Value>(_ found: Value?, _ key: String, in value: YAMLValue) throws(DocumentMistake) -> Value {
    guard let found else {
      throw document.mistake(
        at: value, expected: Text(en: "`\(key)`", ja: "`\(key)`"), found: value.string ?? value.kindName)
    }
    return found
  }
}

/// Dates of the form `YYYY-MM-DD` (ISO 8601), whose order is that of their text.
enum CalendarDate {
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...days[month - 1]).contains(day)
  }
}
