/// A preprocessing token of a source file (C11 6.4), before any macro is expanded.
public struct Token: Hashable, Sendable {
  public enum Kind: UInt8, Sendable {
    case identifier, number, string, character, punctuator, lineComment, blockComment, other
  }

  public let kind: Kind
  /// Whether the token belongs to a preprocessing directive.
  public let isInDirective: Bool
  /// Whether the token is the first of its line.
  public let startsLine: Bool
  public let start: UInt32
  public let end: UInt32

  public var range: Range<Int> { Int(start)..<Int(end) }
  public var isComment: Bool { kind == .lineComment || kind == .blockComment }
}

/// Splits the UTF-8 text of a file into preprocessing tokens and comments; never fails.
///
/// A backslash before a line break joins lines (C11 5.1.1.2, phase 2); digraphs and trigraphs are left as written.
public struct Lexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var startsLine = true
  private var isInDirective = false

  /// All tokens of a text in order, comments included.
  public static func tokens(of text: [UInt8]) -> [Token] {
    text.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(bytes)
      var tokens: [Token] = []
      tokens.reserveCapacity(bytes.count / 4)
      while let token = lexer.next() { tokens.append(token) }
      return tokens
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private mutating func next() -> Token? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let start = position
    let first = startsLine
    let kind = scan()
    if position == start { position += 1 }
    if first, kind == .punctuator, bytes[start] == UInt8(ascii: "#") { isInDirective = true }
    if kind != .blockComment { startsLine = false }
    return Token(
      kind: kind, isInDirective: isInDirective, startsLine: first, start: UInt32(start), end: UInt32(position))
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x0a:
        startsLine = true
        isInDirective = false
        position += 1
      case 0x20, 0x09, 0x0b, 0x0c, 0x0d, 0: position += 1
      case UInt8(ascii: "\\") where isSplice(at: position): skipSplice()
      default: return
      }
    }
  }

  private func isSplice(at index: Int) -> Bool {
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\") else { return false }
    return bytes[index + 1] == 0x0a
      || (bytes[index + 1] == 0x0d && index + 2 < bytes.count && bytes[index + 2] == 0x0a)
  }

  private mutating func skipSplice() { position += bytes[position + 1] == 0x0a ? 2 : 3 }

  private mutating func scan() -> Token.Kind {
    let c = bytes[position]
    switch c {
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): return lineComment()
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): return blockComment()
    case UInt8(ascii: "\""): return quoted(c, .string)
    case UInt8(ascii: "'"): return quoted(c, .character)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: ".") where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(1)): return number()
    case _ where Self.isIdentifier(c): return identifier()
    case 0x21...0x7e:
      position += punctuatorLength()
      return .punctuator
    default:
      position += 1
      return .other
    }
  }

  static func isIdentifier(_ c: UInt8) -> Bool {
    c >= 0x80 || c == 0x5f || c == 0x24 || (0x30...0x39).contains(c) || (0x41...0x5a).contains(c)
      || (0x61...0x7a).contains(c)
  }

  private mutating func lineComment() -> Token.Kind {
    while position < bytes.count, bytes[position] != 0x0a {
      if isSplice(at: position) { skipSplice() } else { position += 1 }
    }
    return .lineComment
  }

  private mutating func blockComment() -> Token.Kind {
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        position += 2
        break
      }
      position += 1
    }
    return .blockComment
  }

  private mutating func quoted(_ quote: UInt8, _ kind: Token.Kind) -> Token.Kind {
    position += 1
    while position < bytes.count, bytes[position] != quote {
      if isSplice(at: position) {
        skipSplice()
      } else if bytes[position] == 0x0a {
        return kind
      } else {
        position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    position = min(position + 1, bytes.count)
    return kind
  }

  private mutating func number() -> Token.Kind {
    position += 1
    while position < bytes.count {
      let c = bytes[position]
      let last = bytes[position - 1] | 0x20
      let isExponentSign = (c == 0x2b || c == 0x2d) && (last == UInt8(ascii: "e") || last == UInt8(ascii: "p"))
      guard Self.isIdentifier(c) || c == UInt8(ascii: ".") || isExponentSign else { break }
      // In a hexadecimal number `e` is a digit: `0xe+1` is three tokens for a reader, though one pp-number.
      if isExponentSign, last == UInt8(ascii: "e"), isHexadecimal(before: position) { break }
      position += 1
    }
    return .number
  }

  private func isHexadecimal(before end: Int) -> Bool {
    var start = end
    while start > 0, Self.isIdentifier(bytes[start - 1]) { start -= 1 }
    return start + 1 < end && bytes[start] == UInt8(ascii: "0") && bytes[start + 1] | 0x20 == UInt8(ascii: "x")
  }

  private mutating func identifier() -> Token.Kind {
    let start = position
    while position < bytes.count, Self.isIdentifier(bytes[position]) { position += 1 }
    guard position < bytes.count, position - start <= 2 else { return .identifier }
    let prefix = String(decoding: bytes[start..<position], as: UTF8.self)
    guard ["L", "u", "U", "u8"].contains(prefix) else { return .identifier }
    switch bytes[position] {
    case UInt8(ascii: "\""): return quoted(bytes[position], .string)
    case UInt8(ascii: "'"): return quoted(bytes[position], .character)
    default: return .identifier
    }
  }

  private func punctuatorLength() -> Int {
    let a = bytes[position]
    let b = byte(1)
    let c = byte(2)
    switch (a, b, c) {
    case (UInt8(ascii: "."), UInt8(ascii: "."), UInt8(ascii: ".")): return 3
    case (UInt8(ascii: "<"), UInt8(ascii: "<"), UInt8(ascii: "=")): return 3
    case (UInt8(ascii: ">"), UInt8(ascii: ">"), UInt8(ascii: "=")): return 3
    default: break
    }
    let pairs: [StaticString] = [
      "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "*=", "/=", "%=", "+=", "-=", "&=", "^=", "|=",
      "##",
    ]
    return pairs.contains { $0.utf8Start[0] == a && $0.utf8Start[1] == b } ? 2 : 1
  }
}

/// The tokens of one file with the text that they index.
public struct TokenizedFile: Sendable {
  public let path: String
  /// UTF-8 text.
  public let text: [UInt8]
  public let tokens: [Token]

  public init(path: String, text: [UInt8]) {
    self.path = path
    self.text = text
    tokens = Lexer.tokens(of: text)
  }

  public func spelling(_ token: Token) -> String { String(decoding: text[token.range], as: UTF8.self) }

  /// Whether a token is spelled so, without making a text of it.
  public func isToken(_ token: Token, _ spelling: StaticString) -> Bool {
    token.range.count == spelling.utf8CodeUnitCount
      && text[token.range].elementsEqual(
        UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount))
  }
}
