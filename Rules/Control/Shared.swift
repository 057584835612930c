internal import RuleKit
internal import Source
internal import Syntax

extension Node {
  /// The statement that follows in the same block; labels around the node are looked through.
  var nextStatement: Node? {
    var statement = self
    while let parent = statement.parent {
      switch parent.kind {
      case .compound:
        var isPassed = false
        for child in parent.children {
          if isPassed { return child }
          isPassed = child == statement
        }
        return nil
      case .caseLabel, .defaultLabel, .label, .attributedStatement: statement = parent
      default: return nil
      }
    }
    return nil
  }

  /// The statement before this one in the same block.
  var previousStatement: Node? {
    guard let parent, parent.kind == .compound else { return nil }
    var previous: Node?
    for child in parent.children {
      if child == self { return previous }
      previous = child
    }
    return nil
  }

  /// The last statement that is no block, label or loop of its own.
  var lastInnerStatement: Node {
    var statement = self
    while true {
      switch statement.kind {
      case .compound, .caseLabel, .defaultLabel, .label:
        guard let last = statement.children.last, last.kind != .absent else { return statement }
        statement = last
      default: return statement
      }
    }
  }

  /// The statement behind a label and those that follow it at once.
  var firstInnerStatement: Node? {
    var statement = self
    while statement.kind == .caseLabel || statement.kind == .defaultLabel {
      guard let inner = statement.children.last, inner.kind != .absent else { return nil }
      statement = inner
    }
    return statement
  }

  /// The word that starts the statement.
  var keyword: String {
    switch kind {
    case .ifStatement: "if"
    case .whileStatement: "while"
    case .forStatement: "for"
    case .doStatement: "do"
    case .switchStatement: "switch"
    default: ""
    }
  }
}

/// The tokens of a file, comments included, between two offsets.
struct TokenRange {
  let file: TokenizedFile
  let tokens: ArraySlice<Token>

  /// - Returns: nil where the file is not examined.
  init?(_ range: Range<Int>, of source: SourceFile, in unit: UnitScope) {
    guard let file = unit.tokens(of: source) else { return nil }
    self.file = file
    let first = Self.position(of: range.lowerBound, in: file.tokens)
    let last = Self.position(of: range.upperBound, in: file.tokens)
    tokens = file.tokens[first..<max(first, last)]
  }

  /// The first token that starts at or behind an offset.
  private static func position(of offset: Int, in tokens: [Token]) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The position of the parenthesis that closes the first one; nil where there is none.
  var closingParenthesis: Int? {
    var depth = 0
    for index in tokens.indices where tokens[index].kind == .punctuator {
      if file.isToken(tokens[index], "(") { depth += 1 }
      if file.isToken(tokens[index], ")") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  func spelling(_ index: Int) -> String { file.spelling(tokens[index]) }
}

/// Where a line's first token stands, for comparing indentations.
struct Indentation: Equatable {
  private let narrow: Int
  private let wide: Int

  /// The indentation of the line in which an offset stands; nil where something other than space is before it.
  init?(of offset: Int, in source: SourceFile) {
    let line = source.bytes(ofLine: source.line(at: offset))
    var narrow = 0
    var wide = 0
    for byte in source.text[line.lowerBound..<max(line.lowerBound, min(offset, line.upperBound))] {
      switch byte {
      case 0x20:
        narrow += 1
        wide += 1
      case 0x09:
        narrow = (narrow / 4 + 1) * 4
        wide = (wide / 8 + 1) * 8
      default: return nil
      }
    }
    self.narrow = narrow
    self.wide = wide
  }

  /// Whether a reader sees the text further to the right, with tabs of four and of eight columns alike.
  func isDeeper(than other: Indentation) -> Bool { narrow > other.narrow && wide > other.wide }
}
