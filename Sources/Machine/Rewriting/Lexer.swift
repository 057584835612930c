/// Splits C text into the pieces that rewriting looks at; comments and line splices count as white space.
struct Lexeme: Equatable {
  enum Kind: Equatable {
    case word, number, literal
    case mark(UInt8)
    /// A whole preprocessor line other than `#define`, with its continuations.
    case directive
    /// The end of a `#define` line.
    case definitionEnd
  }

  let kind: Kind
  let range: Range<Int>

  func isMark(_ character: Unicode.Scalar) -> Bool { kind == .mark(UInt8(truncatingIfNeeded: character.value)) }
}

/// A position in the text from which lexemes are taken one by one.
struct Lexer {
  var position = 0
  private var isLineStart = true
  private var isInDefinition = false

  mutating func next(in bytes: [UInt8]) -> Lexeme? {
    if let end = skipSpace(in: bytes) { return end }
    guard position < bytes.count else { return nil }
    let start = position
    let byte = bytes[start]
    if byte == UInt8(ascii: "#"), isLineStart, !isInDefinition, let directive = directive(in: bytes) {
      return directive
    }
    isLineStart = false
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return literal(quote: byte, in: bytes)
    case _ where Lexer.isWordByte(byte):
      while position < bytes.count, Lexer.isWordByte(bytes[position]) { position += 1 }
      let isNumber = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      return Lexeme(kind: isNumber ? .number : .word, range: start..<position)
    default:
      position += 1
      return Lexeme(kind: .mark(byte), range: start..<position)
    }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// Skips white space and comments; answers the end of a `#define` line where it passes one.
  private mutating func skipSpace(in bytes: [UInt8]) -> Lexeme? {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\n"):
        position += 1
        isLineStart = true
        if isInDefinition {
          isInDefinition = false
          return Lexeme(kind: .definitionEnd, range: position - 1..<position)
        }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0b, 0x0c: position += 1
      case UInt8(ascii: "\\"):
        guard let splice = TextScan.spliceLength(in: bytes, at: position) else { return nil }
        position += splice
      case UInt8(ascii: "/"):
        guard let end = TextScan.commentEnd(in: bytes, at: position) else { return nil }
        position = end
      default: return nil
      }
    }
    return nil
  }

  /// A preprocessor line as one lexeme; for `#define` only the word is skipped, so that its body is seen.
  private mutating func directive(in bytes: [UInt8]) -> Lexeme? {
    let start = position
    var name = start + 1
    while name < bytes.count, bytes[name] == UInt8(ascii: " ") || bytes[name] == UInt8(ascii: "\t") { name += 1 }
    var end = name
    while end < bytes.count, Lexer.isWordByte(bytes[end]) { end += 1 }
    if bytes[name..<end].elementsEqual("define".utf8) {
      position = end
      isInDefinition = true
      isLineStart = false
      return next(in: bytes)
    }
    position = TextScan.lineEnd(in: bytes, from: start)
    return Lexeme(kind: .directive, range: start..<position)
  }

  private mutating func literal(quote: UInt8, in bytes: [UInt8]) -> Lexeme {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != quote, bytes[position] != UInt8(ascii: "\n") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    if position < bytes.count, bytes[position] == quote { position += 1 }
    position = min(position, bytes.count)
    return Lexeme(kind: .literal, range: start..<position)
  }
}

/// Searches in raw C text.
enum TextScan {
  /// The length of a backslash and line end at `index`; nil where there is none.
  static func spliceLength(in bytes: [UInt8], at index: Int) -> Int? {
    guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else { return nil }
    if bytes[index + 1] == UInt8(ascii: "\n") { return 2 }
    let isCarriageReturn = bytes[index + 1] == UInt8(ascii: "\r") && index + 2 < bytes.count
    return isCarriageReturn && bytes[index + 2] == UInt8(ascii: "\n") ? 3 : nil
  }

  /// The end of the comment that starts at `index`; the line end after `//` is not part of it.
  static func commentEnd(in bytes: [UInt8], at index: Int) -> Int? {
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "/") else { return nil }
    if bytes[index + 1] == UInt8(ascii: "/") { return lineEnd(in: bytes, from: index, stopsAtComment: false) }
    guard bytes[index + 1] == UInt8(ascii: "*") else { return nil }
    var end = index + 2
    while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "*") && bytes[end + 1] == UInt8(ascii: "/")) { end += 1 }
    return min(end + 2, bytes.count)
  }

  /// The index of the line end that closes the logical line, splices and block comments passed.
  static func lineEnd(in bytes: [UInt8], from start: Int, stopsAtComment: Bool = true) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if let splice = spliceLength(in: bytes, at: index) {
        index += splice
      } else if stopsAtComment, let end = commentEnd(in: bytes, at: index) {
        index = end
      } else {
        index += 1
      }
    }
    return index
  }

  /// The index after the brace that closes the one at `open`; comments are passed, quotes mean nothing in assembler.
  static func closingBrace(in bytes: [UInt8], open: Int) -> Int? {
    var depth = 0
    var index = open
    while index < bytes.count {
      if let end = commentEnd(in: bytes, at: index) {
        index = end
        continue
      }
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
      index += 1
    }
    return nil
  }
}
