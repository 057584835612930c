/// One pass of rewriting over one text.
struct Rewriter {
  private(set) var bytes: [UInt8]
  private let rewriting: Rewriting
  private var lexer = Lexer()
  private var hasChanged = false
  /// The lexeme before the current one, where no statement ended between them.
  private var previous: Lexeme?
  private var isRegisterDeclaration = false
  /// Names that the text itself defines as `__packed`.
  private var packedNames: Set<String> = ["__packed"]
  /// Functions that `#pragma inline_asm` names.
  private var assemblerFunctions: Set<String> = []

  init(_ bytes: [UInt8], rewriting: Rewriting) {
    self.bytes = bytes
    self.rewriting = rewriting
  }

  /// Answers whether anything changed.
  mutating func run() -> Bool {
    while let lexeme = lexer.next(in: bytes) {
      switch lexeme.kind {
      case .directive: visitDirective(lexeme)
      case .word: visitWord(lexeme)
      case .mark(UInt8(ascii: "@")) where has(.placement): blankPlacement(from: lexeme)
      case .mark(UInt8(ascii: ";")), .mark(UInt8(ascii: "{")), .mark(UInt8(ascii: "}")), .definitionEnd:
        isRegisterDeclaration = false
      case .mark, .number, .literal: break
      }
      previous = lexeme
    }
    return hasChanged
  }

  private func has(_ rule: Rewriting.Rule) -> Bool { rewriting.rules.contains(rule) }

  private func text(_ lexeme: Lexeme) -> String { String(decoding: bytes[lexeme.range], as: UTF8.self) }

  private func next(_ lexer: inout Lexer) -> Lexeme? { lexer.next(in: bytes) }

  private mutating func visitWord(_ lexeme: Lexeme) {
    let word = text(lexeme)
    switch word {
    case "register": isRegisterDeclaration = true
    case "asm", "_asm", "__asm", "__asm__", "__ASM": visitAssembler(lexeme)
    case _ where has(.packed) && packedNames.contains(word): visitPacked(lexeme)
    case _ where rewriting.valuedKeywords.contains(word): blankValue(after: lexeme)
    case _ where rewriting.registerWords.contains(word): blankAddress()
    case _ where assemblerFunctions.contains(word): makeDeclaration()
    default: break
    }
  }
}

// MARK: - Layout keywords

extension Rewriter {
  /// Moves the keyword behind `struct` or `union`; qualifiers between them stay in front.
  private mutating func visitPacked(_ keyword: Lexeme) {
    var ahead = lexer
    var hasQualifiers = false
    while let lexeme = next(&ahead), lexeme.kind == .word {
      switch text(lexeme) {
      case "const", "volatile", "static", "extern":
        hasQualifiers = true
        continue
      case "struct", "union":
        rotate(keyword: keyword.range, to: lexeme.range, hasQualifiers: hasQualifiers)
        lexer = ahead
      default: break
      }
      return
    }
    noteAlias(of: keyword)
  }

  /// `#define NAME __packed` makes NAME another spelling.
  private mutating func noteAlias(of keyword: Lexeme) {
    var ahead = lexer
    guard let name = previous, name.kind == .word, next(&ahead)?.kind == .definitionEnd else { return }
    let line = bytes[..<name.range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let head = String(decoding: bytes[line..<name.range.lowerBound], as: UTF8.self)
    if head.filter({ $0 != " " && $0 != "\t" }) == "#define" { packedNames.insert(text(name)) }
  }

  private mutating func rotate(keyword: Range<Int>, to target: Range<Int>, hasQualifiers: Bool) {
    let between = Array(bytes[keyword.upperBound..<target.lowerBound])
    let word = Array(bytes[keyword])
    let aggregate = Array(bytes[target])
    let moved: [UInt8]
    let isOneLine = !between.contains(UInt8(ascii: "\n"))
    if isOneLine, let space = between.first, space == UInt8(ascii: " ") || space == UInt8(ascii: "\t") {
      moved = between.dropFirst() + aggregate + [space] + word
    } else if hasQualifiers {
      return
    } else if isOneLine {
      moved = aggregate + between + word
    } else {
      // Line ends stay where they are, so each word takes the other's place.
      guard let first = aggregate.padded(to: word.count) else { return }
      guard let second = Rewriting.shortPacked.padded(to: aggregate.count) else { return }
      moved = first + between + second
    }
    bytes.replaceSubrange(keyword.lowerBound..<target.upperBound, with: moved)
    hasChanged = true
  }
}

extension [UInt8] {
  /// Filled with spaces; nil where it is longer already.
  fileprivate func padded(to count: Int) -> [UInt8]? {
    self.count > count ? nil : self + [UInt8](repeating: UInt8(ascii: " "), count: count - self.count)
  }
}

// MARK: - Addresses and keyword arguments

extension Rewriter {
  /// Blanks `@ address` up to what ends the declarator.
  private mutating func blankPlacement(from lexeme: Lexeme) {
    var ahead = lexer
    var depth = 0
    var end = lexeme.range.upperBound
    scan: while let part = next(&ahead) {
      switch part.kind {
      case .mark(UInt8(ascii: "(")): depth += 1
      case .mark(UInt8(ascii: ")")) where depth > 0: depth -= 1
      case .mark(let mark) where depth == 0 && ";,={)}".utf8.contains(mark): break scan
      case .definitionEnd, .directive: break scan
      default: break
      }
      end = part.range.upperBound
      lexer = ahead
    }
    blank(lexeme.range.lowerBound..<end)
  }

  /// Blanks the parenthesised argument, number or vector name after a keyword.
  private mutating func blankValue(after keyword: Lexeme) {
    var ahead = lexer
    guard let value = next(&ahead) else { return }
    if value.isMark("("), let end = closingParenthesis(&ahead) {
      blank(value.range.lowerBound..<end)
    } else if value.kind == .number || value.kind == .word && previous?.isMark(")") == true && !isKeyword(value) {
      blank(value.range)
    } else {
      return
    }
    lexer = ahead
  }

  private func isKeyword(_ lexeme: Lexeme) -> Bool { rewriting.valuedKeywords.contains(text(lexeme)) }

  /// Blanks `= address` of a register declaration.
  private mutating func blankAddress() {
    var ahead = lexer
    guard next(&ahead)?.kind == .word, let equals = next(&ahead), equals.isMark("=") else { return }
    var end = equals.range.upperBound
    while let part = next(&ahead), !part.isMark(";"), part.kind != .directive, part.kind != .definitionEnd {
      end = part.range.upperBound
    }
    blank(equals.range.lowerBound..<end)
  }

  /// The end of the parenthesis whose opening was just taken; nil where it is not closed.
  private func closingParenthesis(_ ahead: inout Lexer) -> Int? {
    var depth = 1
    while let part = next(&ahead) {
      if part.isMark("(") { depth += 1 }
      if part.isMark(")") { depth -= 1 }
      if depth == 0 { return part.range.upperBound }
      if part.kind == .definitionEnd { return nil }
    }
    return nil
  }

  /// Overwrites with spaces; line ends and splices stay.
  private mutating func blank(_ range: Range<Int>) {
    hasChanged = true
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "\\") where TextScan.spliceLength(in: bytes, at: index) != nil: break
      default: bytes[index] = UInt8(ascii: " ")
      }
    }
  }

  /// Overwrites with an empty statement, or with a declaration's end.
  private mutating func blankToSemicolon(_ range: Range<Int>) {
    blank(range)
    bytes[range.lowerBound] = UInt8(ascii: ";")
    lexer.position = range.upperBound
  }
}

// MARK: - Assembler

extension Rewriter {
  private mutating func visitAssembler(_ keyword: Lexeme) {
    var ahead = lexer
    var following = next(&ahead)
    while let word = following, word.kind == .word, ["volatile", "__volatile", "__volatile__"].contains(text(word)) {
      following = next(&ahead)
    }
    guard let following else { return }
    let start = keyword.range.lowerBound
    if following.isMark("(") {
      guard has(.registerAsm), isRegisterDeclaration, let end = closingParenthesis(&ahead) else { return }
      blank(start..<end)
      lexer = ahead
    } else if following.isMark("{") {
      guard has(.asmBlock), let end = TextScan.closingBrace(in: bytes, open: following.range.lowerBound) else { return }
      blankToSemicolon(start..<end)
    } else if has(.asmEnd), let end = endOfAssembler(from: following.range.lowerBound) {
      blankToSemicolon(start..<end)
    } else if following.kind == .word {
      visitBareAssembler(keyword)
    }
  }

  /// `__asm int f(int a) { … }` or `__asm mov r0, r1`.
  private mutating func visitBareAssembler(_ keyword: Lexeme) {
    if has(.asmFunction), let body = bodyOfFunction(from: lexer),
      let end = TextScan.closingBrace(in: bytes, open: body)
    {
      blank(keyword.range)
      blankToSemicolon(body..<end)
    } else if has(.asmLine) {
      blankToSemicolon(keyword.range.lowerBound..<endOfInstruction(from: keyword.range.upperBound))
    }
  }

  /// The opening brace of a function definition that starts at the lexer; nil where something else stands there.
  private func bodyOfFunction(from start: Lexer) -> Int? {
    var ahead = start
    var words = 0
    while let part = next(&ahead) {
      switch part.kind {
      case .word: words += 1
      case .mark(UInt8(ascii: "*")): break
      case .mark(UInt8(ascii: "(")):
        guard words >= 2, closingParenthesis(&ahead) != nil, let brace = next(&ahead) else { return nil }
        return brace.isMark("{") ? brace.range.lowerBound : nil
      default: return nil
      }
    }
    return nil
  }

  private func endOfInstruction(from start: Int) -> Int {
    var end = start
    let closers: [UInt8] = [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "}")]
    while end < bytes.count, !closers.contains(bytes[end]), TextScan.commentEnd(in: bytes, at: end) == nil { end += 1 }
    return end
  }

  private func endOfAssembler(from start: Int) -> Int? {
    let word = Array("__endasm".utf8)
    var index = start
    while index + word.count <= bytes.count {
      if bytes[index..<index + word.count].elementsEqual(word) { return index + word.count }
      index += 1
    }
    return nil
  }

  private mutating func visitDirective(_ line: Lexeme) {
    let words = text(line).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    switch words.first {
    case "asm" where has(.hashAsm): blankLines(from: line.range.lowerBound, until: "endasm")
    case "pragma" where has(.pragmaAsm) && words.dropFirst().first?.lowercased() == "asm":
      blankLines(from: line.range.lowerBound, until: "endasm")
    case "pragma" where has(.inlineAsm) && words.dropFirst().first == "inline_asm":
      assemblerFunctions.formUnion(words.dropFirst(2))
    default: break
    }
  }

  /// Blanks whole lines from one directive to another, both included.
  private mutating func blankLines(from start: Int, until word: String) {
    var index = start
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = String(decoding: bytes[index..<end], as: UTF8.self)
      let isLast = line.contains("#") && line.lowercased().contains(word)
      blank(index..<end)
      index = min(end + 1, bytes.count)
      if isLast { break }
    }
    lexer.position = min(index, bytes.count)
  }

  /// The body of a function in assembler makes way for a semicolon.
  private mutating func makeDeclaration() {
    var ahead = lexer
    guard let open = next(&ahead), open.isMark("("), closingParenthesis(&ahead) != nil else { return }
    guard let brace = next(&ahead), brace.isMark("{") else { return }
    guard let end = TextScan.closingBrace(in: bytes, open: brace.range.lowerBound) else { return }
    blankToSemicolon(brace.range.lowerBound..<end)
  }
}
