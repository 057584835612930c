internal import CClang
internal import Syntax

/// One declaration as libclang prints it: macros expanded, with what the cursors do not tell. Printed only when asked.
///
/// A class because the text is made on first use and shared by its places.
final class PrintedDeclaration {
  /// Statements and expressions that are found again in the text: the n-th in preorder is the n-th in the text.
  enum Landmark: Hashable { case loop, assembly, generic }

  struct Place {
    fileprivate let declaration: PrintedDeclaration
    fileprivate let landmark: Landmark
    fileprivate let ordinal: Int

    /// The text from the landmark's keyword to the parenthesis that closes behind it.
    var text: [UInt8]? { declaration.text(of: landmark, ordinal) }
  }

  private let print: () -> [UInt8]
  private var counts: [Landmark: Int] = [:]
  private lazy var bytes = print()
  private lazy var tokens = Lexer.tokens(of: bytes)
  private lazy var starts = landmarks()

  init(_ print: @escaping () -> [UInt8]) { self.print = print }

  /// The next landmark of a kind; to be called in preorder, once for each.
  func next(_ landmark: Landmark) -> Place {
    defer { counts[landmark, default: 0] += 1 }
    return Place(declaration: self, landmark: landmark, ordinal: counts[landmark] ?? 0)
  }

  private func landmarks() -> [Landmark: [Int]] {
    var found: [Landmark: [Int]] = [:]
    for index in tokens.indices where tokens[index].kind == .identifier {
      switch String(decoding: bytes[tokens[index].range], as: UTF8.self) {
      case "for": found[.loop, default: []].append(index)
      case "_Generic": found[.generic, default: []].append(index)
      // The printer sets a statement apart from its parenthesis, but not the label of a declarator.
      case "asm", "__asm":
        guard index + 1 < tokens.count, tokens[index + 1].start > tokens[index].end else { continue }
        found[.assembly, default: []].append(index)
      default: break
      }
    }
    return found
  }

  private func text(of landmark: Landmark, _ ordinal: Int) -> [UInt8]? {
    guard let list = starts[landmark], ordinal < list.count else { return nil }
    var depth = 0
    for token in tokens[list[ordinal]...] where token.kind == .punctuator {
      if bytes[Int(token.start)] == UInt8(ascii: "(") { depth += 1 }
      if bytes[Int(token.start)] == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return Array(bytes[Int(tokens[list[ordinal]].start)..<Int(token.end)]) }
      }
    }
    return nil
  }
}

extension TreeBuilder {
  /// Lowers a declaration whose text may be asked for.
  func withPrinted(_ cursor: CXCursor, _ body: () -> Void) {
    let outer = printed
    defer { printed = outer }
    printed = PrintedDeclaration { [self] in
      let policy = clang.getCursorPrintingPolicy(cursor)
      defer { clang.PrintingPolicy_dispose(policy) }
      return Array(text(clang.getCursorPrettyPrinted(cursor, policy)).utf8)
    }
    body()
  }
}

/// Tokens between parentheses, cut into the parts that a punctuator at the outermost level separates.
struct TokenList {
  let bytes: [UInt8]
  let tokens: ArraySlice<Token>

  init(bytes: [UInt8], tokens: ArraySlice<Token>) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// What stands in the first parentheses of a text; nil where there are none.
  init?(insideParenthesesOf text: [UInt8]) {
    bytes = text
    let all = Lexer.tokens(of: text).filter { !$0.isComment }
    guard let open = all.firstIndex(where: { $0.kind == .punctuator && text[Int($0.start)] == UInt8(ascii: "(") }),
      all.count >= open + 2
    else { return nil }
    tokens = all[(open + 1)..<(all.count - 1)]
  }

  func word(_ token: Token) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

  /// The text from the first token to the last.
  var text: String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return String(decoding: bytes[Int(first.start)..<Int(last.end)], as: UTF8.self)
  }

  /// - Parameter limit: the number of parts at most.
  func parts(at separator: Character, limit: Int = .max) -> [TokenList] {
    var depth = 0
    var found: [TokenList] = []
    var start = tokens.startIndex
    for index in tokens.indices where tokens[index].kind == .punctuator {
      switch bytes[Int(tokens[index].start)] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case separator.asciiValue where depth == 0 && found.count + 1 < limit:
        found.append(TokenList(bytes: bytes, tokens: tokens[start..<index]))
        start = index + 1
      default: break
      }
    }
    return found + [TokenList(bytes: bytes, tokens: tokens[start...])]
  }
}
