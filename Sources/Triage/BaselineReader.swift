internal import Basics
public import Findings

/// A baseline file that cannot be used: where, and what was expected there.
public struct BaselineFailure: Error, Hashable, Sendable {
  public let path: String
  /// Counts from one.
  public let line: Int
  /// Counts bytes from one.
  public let column: Int
  /// What was expected at that place.
  public let expected: Text

  /// `path:line:column: expected …`, the form in which terminals link places.
  public var text: Text {
    Text(
      en: "\(path):\(line):\(column): the baseline cannot be read: expected \(expected.en)",
      ja: "\(path):\(line):\(column): ベースラインを読み込めません: \(expected.ja)が必要です")
  }
}

extension Baseline {
  /// Reads a baseline file, or the audit SARIF file of an earlier run.
  ///
  /// - Parameter path: the file's name as the user gave it, for the error.
  public init(reading bytes: [UInt8], path: String) throws(BaselineFailure) {
    let reader = BaselineReader(path: path)
    let root = try reader.parsed(bytes)
    if root["runs"] != nil {
      self = try reader.sarif(root)
    } else {
      self = try reader.own(root)
    }
  }
}

/// Reads with errors that name the file.
struct BaselineReader {
  let path: String

  func parsed(_ bytes: [UInt8]) throws(BaselineFailure) -> JSONNode {
    do {
      return try JSONNode.parse(bytes)
    } catch {
      throw BaselineFailure(path: path, line: error.line, column: error.column, expected: error.expected.text)
    }
  }

  func failure(_ node: JSONNode, _ expected: Text) -> BaselineFailure {
    BaselineFailure(path: path, line: node.line, column: node.column, expected: expected)
  }

  func own(_ root: JSONNode) throws(BaselineFailure) -> Baseline {
    guard root["format"]?.string == Baseline.format else {
      throw failure(
        root["format"] ?? root,
        Text(
          en: "\"format\": \"\(Baseline.format)\", or a SARIF file with \"runs\"",
          ja: "\"format\": \"\(Baseline.format)\"、または \"runs\" を持つ SARIF ファイル"))
    }
    guard root["version"]?.integer == Baseline.version else {
      throw failure(
        root["version"] ?? root, Text(verbatim: "\"version\": \(Baseline.version)"))
    }
    let nodes = try array("findings", of: root)
    var entries: [Baseline.Entry] = []
    for node in nodes { entries.append(try entry(node)) }
    return Baseline(guid: root["run"]?.string, entries: entries)
  }

  private func entry(_ node: JSONNode) throws(BaselineFailure) -> Baseline.Entry {
    let isOpen = if case .boolean(true)? = node["open"]?.kind { true } else { false }
    return Baseline.Entry(
      fingerprint: try fingerprint(required("fingerprint", of: node)), rule: try rule(required("rule", of: node)),
      path: try string("path", of: node), line: try integer("line", of: node), function: node["function"]?.string,
      message: node["message"]?.string, isOpen: isOpen, shape: node["shape"]?.string)
  }

  func required(_ name: String, of node: JSONNode) throws(BaselineFailure) -> JSONNode {
    guard let member = node[name] else { throw failure(node, Text(verbatim: "\"\(name)\"")) }
    return member
  }

  func string(_ name: String, of node: JSONNode) throws(BaselineFailure) -> String {
    let member = try required(name, of: node)
    guard let string = member.string else {
      throw failure(member, Text(en: "a string for \"\(name)\"", ja: "\"\(name)\" に文字列"))
    }
    return string
  }

  func integer(_ name: String, of node: JSONNode) throws(BaselineFailure) -> Int {
    let member = try required(name, of: node)
    guard let integer = member.integer, integer > 0, integer <= Int(UInt32.max) else {
      throw failure(member, Text(en: "a positive number for \"\(name)\"", ja: "\"\(name)\" に正の整数"))
    }
    return integer
  }

  func array(_ name: String, of node: JSONNode) throws(BaselineFailure) -> [JSONNode] {
    let member = try required(name, of: node)
    guard let array = member.array else {
      throw failure(member, Text(en: "an array for \"\(name)\"", ja: "\"\(name)\" に配列"))
    }
    return array
  }

  func rule(_ node: JSONNode) throws(BaselineFailure) -> RuleID {
    guard let text = node.string, let rule = RuleID(text) else {
      throw failure(
        node, Text(en: "a rule such as \"call/unbounded-copy\"", ja: "\"call/unbounded-copy\" のようなルール名"))
    }
    return rule
  }

  func fingerprint(_ node: JSONNode) throws(BaselineFailure) -> Fingerprint {
    guard let fingerprint = node.string.flatMap(Fingerprint.init) else {
      throw failure(
        node,
        Text(
          en: "sixteen lower-case hexadecimal digits, a colon and a number",
          ja: "16 桁の小文字 16 進数、コロン、番号"))
    }
    return fingerprint
  }
}

extension JSONFailure.Expectation {
  fileprivate var text: Text {
    switch self {
    case .value: Text(en: "a JSON value", ja: "JSON の値")
    case .memberName: Text(en: "a member's name in quotes", ja: "引用符で囲んだ名前")
    case .colon: Text(en: "a colon", ja: "コロン")
    case .commaOrEnd: Text(en: "a comma or a closing bracket", ja: "コンマまたは閉じ括弧")
    case .endOfText: Text(en: "the end of the file", ja: "ファイルの終わり")
    case .closingQuote: Text(en: "a closing quote on the same line", ja: "同じ行に閉じる引用符")
    case .escape: Text(en: "a JSON escape", ja: "JSON のエスケープ")
    case .hexadecimal: Text(en: "four hexadecimal digits", ja: "4 桁の 16 進数")
    case .number: Text(en: "a JSON number", ja: "JSON の数値")
    case .lessNesting: Text(en: "less than 256 levels of nesting", ja: "256 段未満の入れ子")
    }
  }
}
