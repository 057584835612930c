/// A word, number or sign of the text form.
struct Token {
  var kind: Kind
  var line: Int
  var column: Int

  enum Kind: Hashable {
    case word(String)
    case quoted([UInt8])
    /// Digits with sign, fraction and exponent as they stand.
    case number(String)
    /// `#3`
    case ordinal(Int)
    /// `%3`
    case register(Int)
    case sign(String)
    case end
  }

  func mistake(_ expected: String) -> TextMistake { TextMistake(line: line, column: column, expected: expected) }
}

/// Splits the text form into tokens; a comment goes from `;` to the end of its line.
struct Tokenizer {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// All tokens, the last of which is the end.
  mutating func tokens() throws(TextMistake) -> [Token] {
    var tokens: [Token] = []
    while true {
      skipBlanks()
      var token = Token(kind: .end, line: line, column: position - lineStart + 1)
      guard position < bytes.count else { return tokens + [token] }
      token.kind = try kind(at: token)
      tokens.append(token)
    }
  }

  private mutating func skipBlanks() {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\n"):
        position += 1
        line += 1
        lineStart = position
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: ";"):
        while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
      default: return
      }
    }
  }

  private mutating func kind(at start: Token) throws(TextMistake) -> Token.Kind {
    let byte = bytes[position]
    if Label.isDigit(byte) || byte == UInt8(ascii: "-") && isDigit(1) { return .number(number()) }
    if Label.isWordByte(byte) { return .word(word()) }
    switch byte {
    case UInt8(ascii: "\""): return .quoted(try quoted(from: start))
    case UInt8(ascii: "#") where isDigit(1), UInt8(ascii: "%") where isDigit(1):
      position += 1
      guard let value = Int(digits()), value <= Int(UInt32.max) else { throw start.mistake("a smaller number") }
      return byte == UInt8(ascii: "#") ? .ordinal(value) : .register(value)
    default: break
    }
    for sign in ["...", "->"] where bytes[position...].starts(with: sign.utf8) {
      position += sign.utf8.count
      return .sign(sign)
    }
    guard "{}()[]<>,:.=+-*@%!~?".utf8.contains(byte) else { throw start.mistake("a word, a number or a sign") }
    position += 1
    return .sign(String(decoding: [byte], as: UTF8.self))
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private func isDigit(_ distance: Int) -> Bool { peek(distance).map(Label.isDigit) ?? false }

  private mutating func digits() -> String {
    let start = position
    while isDigit(0) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func number() -> String {
    var text = ""
    if peek() == UInt8(ascii: "-") {
      text = "-"
      position += 1
    }
    text += digits()
    if peek() == UInt8(ascii: "."), isDigit(1) {
      position += 1
      text += "." + digits()
    }
    let hasSign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    if peek() == UInt8(ascii: "e"), isDigit(hasSign ? 2 : 1) {
      text += hasSign && peek(1) == UInt8(ascii: "-") ? "e-" : "e"
      position += hasSign ? 2 : 1
      text += digits()
    }
    return text
  }

  /// A hyphen belongs to the word where a letter follows.
  private mutating func word() -> String {
    let start = position
    while let byte = peek() {
      if byte == UInt8(ascii: "-") {
        guard let next = peek(1), Label.isWordByte(next), !Label.isDigit(next) else { break }
      } else if !Label.isWordByte(byte) {
        break
      }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quoted(from start: Token) throws(TextMistake) -> [UInt8] {
    var text: [UInt8] = []
    position += 1
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return text
      case UInt8(ascii: "\\"): text.append(try escaped(from: start))
      default: text.append(byte)
      }
    }
    throw start.mistake("a closing quote on the line")
  }

  private mutating func escaped(from start: Token) throws(TextMistake) -> UInt8 {
    let byte = peek()
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "t"): return UInt8(ascii: "\t")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte ?? 0
    case UInt8(ascii: "x"):
      let digits = bytes[min(position, bytes.count)..<min(position + 2, bytes.count)]
      if digits.count == 2, digits.allSatisfy({ Label.isWordByte($0) }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        position += 2
        return value
      }
    default: break
    }
    throw start.mistake(#"\n, \t, \", \\ or \xHH in the quotes"#)
  }
}
