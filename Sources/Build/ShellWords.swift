/// Splits command lines into words without evaluating anything.
enum ShellWords {
  enum Style {
    /// POSIX.1-2017 shell, §2.2 Quoting.
    case posix
    /// Microsoft's C runtime: a backslash is an ordinary character except before quotes.
    case windows
  }

  /// The words, and whether all quotes were closed.
  static func split(_ text: String, style: Style = .posix) -> (words: [String], isClosed: Bool) {
    var splitter = Splitter(scalars: Array(text.unicodeScalars), style: style)
    return splitter.run()
  }

  /// The style in which a command is written: paths with drive letters or backslashed `.exe` tell Windows.
  static func style(of command: String) -> Style {
    let scalars = Array(command.unicodeScalars)
    for index in scalars.indices.dropFirst().dropLast() where scalars[index] == ":" && scalars[index + 1] == "\\" {
      let isDrive = scalars[index - 1].properties.isAlphabetic
      if isDrive && (index < 2 || " \"'=I".unicodeScalars.contains(scalars[index - 2])) { return .windows }
    }
    let first = command.prefix { $0 != " " }
    return first.contains("\\") && first.lowercased().hasSuffix(".exe") ? .windows : .posix
  }

  private struct Splitter {
    let scalars: [Unicode.Scalar]
    let style: Style
    var index = 0
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var hasWord = false

    init(scalars: [Unicode.Scalar], style: Style) {
      self.scalars = scalars
      self.style = style
    }

    mutating func run() -> (words: [String], isClosed: Bool) {
      var isClosed = true
      while index < scalars.count {
        let scalar = scalars[index]
        index += 1
        switch scalar {
        case " ", "\t", "\n", "\r": finishWord()
        case "'" where style == .posix: isClosed = singleQuoted()
        case "\"": isClosed = doubleQuoted()
        case "\\" where style == .posix: escaped()
        case "\\" where next == "\"": append(take())
        default: append(scalar)
        }
      }
      finishWord()
      return (words, isClosed)
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take() -> Unicode.Scalar {
      index += 1
      return scalars[index - 1]
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      word.append(scalar)
      hasWord = true
    }

    private mutating func finishWord() {
      if hasWord { words.append(String(word)) }
      word = String.UnicodeScalarView()
      hasWord = false
    }

    private mutating func escaped() {
      guard next != nil else {
        append("\\")
        return
      }
      let scalar = take()
      if scalar != "\n" { append(scalar) }
    }

    private mutating func singleQuoted() -> Bool {
      hasWord = true
      while index < scalars.count {
        let scalar = take()
        if scalar == "'" { return true }
        append(scalar)
      }
      return false
    }

    private mutating func doubleQuoted() -> Bool {
      hasWord = true
      while index < scalars.count {
        let scalar = take()
        if scalar == "\"" { return true }
        guard scalar == "\\", let following = next, isEscapable(following) else {
          append(scalar)
          continue
        }
        _ = take()
        if following != "\n" { append(following) }
      }
      return false
    }

    private func isEscapable(_ scalar: Unicode.Scalar) -> Bool {
      switch style {
      case .posix: "$`\"\\\n".unicodeScalars.contains(scalar)
      case .windows: scalar == "\""
      }
    }
  }
}
