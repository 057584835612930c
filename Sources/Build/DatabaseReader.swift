internal import Findings
internal import Source

/// Reads `compile_commands.json`.
struct DatabaseReader {
  let path: String
  let files: FileSystem
  private(set) var commands: [CompileCommand] = []
  private(set) var problems: [Step] = []

  init(path: String, files: FileSystem) {
    self.path = path
    self.files = files
  }

  mutating func read() throws(PlanFailure) {
    guard let bytes = files.contents(path) else {
      throw PlanFailure(path: path, en: "the file cannot be read", ja: "ファイルを読み込めません")
    }
    let value: JSONValue
    do {
      value = try JSONParser.parse(bytes)
    } catch {
      throw PlanFailure(path: path, line: error.line, column: error.column, error.expected)
    }
    guard let entries = value.array else {
      throw PlanFailure(
        path: path, line: value.line, column: value.column, en: "expected an array of compile commands",
        ja: "コンパイルコマンドの配列が必要です")
    }
    for (index, entry) in entries.enumerated() { add(entry, index: index + 1) }
  }

  private mutating func add(_ entry: JSONValue, index: Int) {
    let location = place(of: entry)
    func reject(_ missing: String) { problems.append(Step(.emptyEntry(index: index, missing: missing), at: location)) }
    guard let file = entry["file"]?.string, !file.isEmpty else { return reject("\"file\"") }
    guard let (words, isClosed) = words(of: entry), !words.isEmpty else {
      return reject("\"command\" / \"arguments\"")
    }
    let isWindows = words.first.map { ShellWords.style(of: $0) == .windows } ?? false
    func path(_ text: String) -> String { WindowsPath.rooted(isWindows ? WindowsPath.slashed(text) : text) }
    let home = Path.directory(of: self.path)
    let directory = Path.absolute(path(entry["directory"]?.string ?? "."), in: home)
    commands.append(
      CompileCommand(
        file: Path.absolute(path(file), in: directory), directory: directory,
        words: isWindows ? words.map(WindowsPath.slashed) : words,
        location: location, problems: isClosed ? [] : [Step(.unclosedQuote, at: location)]))
  }

  private func words(of entry: JSONValue) -> (words: [String], isClosed: Bool)? {
    if let arguments = entry["arguments"]?.array {
      let words = arguments.compactMap(\.string)
      return words.count == arguments.count ? (words, true) : nil
    }
    guard let command = entry["command"]?.string else { return nil }
    return ShellWords.split(command, style: ShellWords.style(of: command))
  }

  private func place(of value: JSONValue) -> Location {
    Location(path: path, line: value.line, column: value.column, endLine: value.line, endColumn: value.column)
  }
}

extension Step {
  init(_ message: PlanMessage, at location: Location) { self.init(location: location, text: message.text) }
}

extension PlanFailure {
  fileprivate init(path: String, line: Int, column: Int, _ expected: JSONFailure.Expectation) {
    let (en, ja) =
      switch expected {
      case .value: ("expected a JSON value", "JSON の値が必要です")
      case .string: ("expected a string in double quotes that ends on its line", "二重引用符で閉じた文字列が必要です")
      case .colon: ("expected ':' after the name", "名前の後に ':' が必要です")
      case .commaOrEnd: ("expected ',' or the end of the list", "',' またはリストの終わりが必要です")
      case .end: ("expected nothing after the array", "配列の後に余分な文字があります")
      case .escape: ("expected a valid escape sequence", "正しいエスケープシーケンスが必要です")
      case .shallowerNesting: ("expected shallower nesting", "入れ子が深すぎます")
      }
    self.init(path: path, line: line, column: column, en: en, ja: ja)
  }
}

/// Paths of build descriptions that were written on Windows.
enum WindowsPath {
  /// The text with forward slashes.
  static func slashed(_ text: String) -> String { String(text.map { $0 == "\\" ? "/" : $0 }) }

  /// `/C:/x` for `C:\x` and `C:/x`, so that it counts as absolute.
  static func rooted(_ path: String) -> String {
    let start = Array(path.unicodeScalars.prefix(3))
    let hasDrive = start.count == 3 && start[1] == ":" && (start[2] == "\\" || start[2] == "/")
    return hasDrive && start[0].properties.isAlphabetic ? "/" + slashed(path) : path
  }
}
