internal import Basics
public import Findings
internal import Yams

/// A mistake in a rule's page, a user's rule file or a configuration, at a line.
public struct DocumentMistake: Error, Hashable, Sendable {
  public let path: String
  /// From one.
  public let line: Int
  public let text: Text

  public init(path: String, line: Int, text: Text) {
    self.path = path
    self.line = line
    self.text = text
  }
}

/// A YAML mapping from a file, with line numbers for mistakes: a whole file, or the front matter of a page.
public struct YAMLDocument: Sendable {
  public let path: String
  /// What follows the front matter; empty for a whole file.
  public let body: String
  /// The number of lines in the file before the YAML.
  private let offset: Int
  private let entries: [(key: String, value: YAMLValue)]

  /// Reads a whole file as one mapping; an empty file is an empty mapping.
  public init(file text: String, path: String) throws(DocumentMistake) {
    self.path = path
    body = ""
    offset = 0
    entries = try Self.parse(text, path: path, offset: 0)
  }

  /// Reads the front matter between the two `---` lines at the head of a page.
  public init(page text: String, path: String) throws(DocumentMistake) {
    self.path = path
    offset = 1
    if var flat = FlatReader(text), let front = YAMLValue.flat(&flat) {
      entries = front.value.pairs?.map { (key: $0.0, value: $0.1) } ?? []
      flat.skipLine()
      body = String(flat.remainder.drop { $0 == "\n" })
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasSuffix("\r") ? $0.dropLast() : $0
    }
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      throw DocumentMistake(
        path: path, line: 1,
        text: Text(
          en: "expected front matter: YAML between two lines of `---` at the head of the file",
          ja: "ファイルの先頭に `---` の行で囲んだ YAML (front matter) が必要"))
    }
    body = lines[(end + 1)...].drop { $0.isEmpty }.joined(separator: "\n")
    entries = try Self.parse(lines[1..<end].joined(separator: "\n"), path: path, offset: 1)
  }

  private static func parse(
    _ yaml: String, path: String, offset: Int
  ) throws(DocumentMistake) -> [(key: String, value: YAMLValue)] {
    try YAMLLimits.check(yaml, path: path, offset: offset)
    let node: Yams.Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      let line = (error as? YamlError)?.line ?? 0
      throw DocumentMistake(
        path: path, line: line + 1 + offset,
        text: Text(en: "this is no valid YAML: \(error.plainText)", ja: "YAML として正しくない: \(error.plainText)"))
    }
    guard let node else { return [] }
    guard case .mapping(let mapping) = node else {
      throw DocumentMistake(
        path: path, line: 1 + offset,
        text: Text(en: "expected lines of the form `key: value`", ja: "「キー: 値」の行が必要"))
    }
    return mapping.map { key, value in (key.string ?? "", YAMLValue(value, key: key)) }
  }

  private init(path: String, body: String, offset: Int, entries: [(key: String, value: YAMLValue)]) {
    self.path = path
    self.body = body
    self.offset = offset
    self.entries = entries
  }

  /// The same document with the entries of the mapping at `key` in the place of its own.
  package func translated(under key: String) -> YAMLDocument {
    let translations = value(key)?.pairs ?? []
    let merged =
      entries.filter { entry in !translations.contains { $0.0 == entry.key } } + translations.map { ($0.0, $0.1) }
    return YAMLDocument(path: path, body: body, offset: offset, entries: merged)
  }

  // MARK: Values

  /// The line of the file where a value stands, from one.
  public func line(of value: YAMLValue) -> Int { value.line + offset }

  public var keys: [String] { entries.map(\.key) }

  public func value(_ key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

  public func text(_ key: String) throws(DocumentMistake) -> String {
    guard let value = value(key) else { throw missing(key) }
    guard let text = value.string, !text.isEmpty else {
      throw mistake(at: value, expected: Text(en: "a text", ja: "文字列"), found: value.kindName)
    }
    return text
  }

  public func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, of _: Value.Type
  ) throws(DocumentMistake) -> Value {
    let text = try text(key)
    guard let value = Value(rawValue: text) else {
      throw mistake(key, expected: Text.choices(Value.allCases.map(\.rawValue)), found: text)
    }
    return value
  }

  public func flag(_ key: String, otherwise standard: Bool) throws(DocumentMistake) -> Bool {
    guard let value = value(key) else { return standard }
    switch value.string {
    case "on", "true", "yes": return true
    case "off", "false", "no": return false
    default: throw mistake(at: value, expected: Text.choices(["on", "off"]), found: value.string ?? value.kindName)
    }
  }

  public func mapping(_ key: String) throws(DocumentMistake) -> [(String, YAMLValue)]? {
    guard let value = value(key) else { return nil }
    guard let pairs = value.pairs else {
      throw mistake(at: value, expected: Text(en: "a mapping", ja: "マッピング (キー: 値)"), found: value.kindName)
    }
    return pairs
  }

  public func list(_ key: String) throws(DocumentMistake) -> [YAMLValue]? {
    guard let value = value(key) else { return nil }
    guard let items = value.items else {
      throw mistake(at: value, expected: Text(en: "a list", ja: "リスト"), found: value.kindName)
    }
    return items
  }

  // MARK: Mistakes

  public func missing(_ key: String) -> DocumentMistake {
    DocumentMistake(
      path: path, line: 1, text: Text(en: "`\(key)` is missing", ja: "`\(key)` がない"))
  }

  public func mistake(_ key: String, expected: Text, found: String? = nil) -> DocumentMistake {
    guard let value = value(key) else { return missing(key) }
    return mistake(at: value, expected: expected, found: found ?? value.string ?? value.kindName)
  }

  public func mistake(at value: YAMLValue, expected: Text, found: String) -> DocumentMistake {
    let found = found.count > 200 ? String(found.prefix(200)) + "…" : found
    return DocumentMistake(
      path: path, line: value.line + offset,
      text: Text(en: "expected \(expected.en), found `\(found)`", ja: "\(expected.ja)が必要だが、`\(found)` と書かれている"))
  }
}

/// A YAML value with the line where it stands, from one within the YAML text.
public struct YAMLValue: Sendable {
  enum Content: Sendable {
    case scalar(String)
    case list([YAMLValue])
    case pairs([(String, YAMLValue)])
  }

  public let line: Int
  let content: Content

  init(_ node: Yams.Node, key: Yams.Node? = nil) {
    line = node.mark?.line ?? key?.mark?.line ?? 1
    switch node {
    case .scalar(let scalar): content = .scalar(scalar.string)
    case .sequence(let sequence): content = .list(sequence.map { YAMLValue($0) })
    case .mapping(let mapping):
      content = .pairs(mapping.map { key, value in (key.string ?? "", YAMLValue(value, key: key)) })
    default: content = .scalar("")
    }
  }

  private init(line: Int, content: Content) {
    self.line = line
    self.content = content
  }

  /// The next value of an embedded page, with its key.
  fileprivate static func flat(_ reader: inout FlatReader) -> (key: String, value: YAMLValue)? {
    guard let next = reader.next() else { return nil }
    let content: Content =
      switch next.kind {
      case .scalar: .scalar(next.text)
      case .mapping: .pairs((0..<next.count).compactMap { _ in flat(&reader) })
      case .list: .list((0..<next.count).compactMap { _ in flat(&reader)?.value })
      }
    return (next.key, YAMLValue(line: next.line, content: content))
  }

  public var string: String? { if case .scalar(let text) = content { text } else { nil } }
  public var items: [YAMLValue]? { if case .list(let items) = content { items } else { nil } }
  public var pairs: [(String, YAMLValue)]? { if case .pairs(let pairs) = content { pairs } else { nil } }
  public var integer: Int? { string.flatMap { Int($0) } }

  public subscript(key: String) -> YAMLValue? { pairs?.first { $0.0 == key }?.1 }

  public var kindName: String {
    switch content {
    case .scalar: "scalar"
    case .list: "list"
    case .pairs: "mapping"
    }
  }
}

extension Text {
  /// "one of a, b, c".
  public static func choices(_ names: [String]) -> Text {
    let list = names.joined(separator: ", ")
    return Text(en: "one of \(list)", ja: "\(list) のいずれか")
  }
}

extension YamlError {
  /// The line of a syntax error, from zero within the YAML text.
  fileprivate var line: Int? {
    switch self {
    // The context is where the broken construct starts, which is what the writer looks for.
    case .scanner(let context, _, let mark, _), .parser(let context, _, let mark, _),
      .composer(let context, _, let mark, _):
      (context?.mark ?? mark).line - 1
    case .duplicatedKeysInMapping(_, let context): context.mark.line - 1
    default: nil
    }
  }
}

extension Error {
  /// The first line of the error's own text.
  fileprivate var plainText: String {
    let text = String(describing: self)
    return text.split(separator: "\n").first.map(String.init) ?? text
  }
}
