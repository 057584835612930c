internal import Findings
public import Source
public import Syntax

/// What a rule may see of one unit.
public struct UnitScope: Sendable {
  public let tree: SyntaxTree
  /// The tokenised files of the unit that are examined.
  public let files: [TokenizedFile]

  public init(tree: SyntaxTree, files: [TokenizedFile]) {
    self.tree = tree
    self.files = files
  }

  /// The tokenised text of a file.
  public func tokens(of file: SourceFile) -> TokenizedFile? { files.first { $0.path == file.path } }
}

/// What a token rule may see: one file's tokens, and the places of ranges in it.
public struct TokenScope: Sendable {
  public let file: TokenizedFile
  private let source: SourceFile
  private let memo = AnalysisMemo()

  init(file: TokenizedFile, source: SourceFile) {
    self.file = file
    self.source = source
  }

  public var tokens: [Token] { file.tokens }
  public func spelling(_ token: Token) -> String { file.spelling(token) }
  /// The UTF-8 text of a token.
  public func bytes(of token: Token) -> ArraySlice<UInt8> { file.text[token.range] }
  public func isToken(_ token: Token, _ spelling: StaticString) -> Bool { file.isToken(token, spelling) }
  public func location(of token: Token) -> Location { source.location(of: token.range) }
  public func location(of range: Range<Int>) -> Location { source.location(of: range) }
  public func line(of token: Token) -> Int { source.line(at: Int(token.start)) }

  /// An analysis of the file; computed once and shared by all rules.
  public func result<Analysis: FileAnalysis>(of type: Analysis.Type) -> Analysis {
    if let known = memo.results[ObjectIdentifier(type)] as? Analysis { return known }
    let result = Analysis(of: self)
    memo.results[ObjectIdentifier(type)] = result
    return result
  }
}

/// Work on one file's tokens that several rules share, asked for by type.
public protocol FileAnalysis: Sendable {
  init(of file: TokenScope)
}

/// What a function rule may see: one function definition, its unit, and analyses of it on request.
public struct FunctionScope: Sendable {
  /// The `functionDefinition` node.
  public let function: Node
  public let unit: UnitScope
  private let memo: AnalysisMemo

  public init(function: Node, unit: UnitScope) {
    self.function = function
    self.unit = unit
    memo = AnalysisMemo()
  }

  public var tree: SyntaxTree { unit.tree }
  public var name: String { function.declaration?.name ?? "" }
  /// The compound statement.
  public var body: Node? { function.body }

  /// An analysis of the function; computed once and shared by all rules.
  public func result<Analysis: FunctionAnalysis>(of type: Analysis.Type) throws(BudgetExceeded) -> Analysis {
    if let known = memo.results[ObjectIdentifier(type)] as? Analysis { return known }
    let result = try Analysis(of: self)
    memo.results[ObjectIdentifier(type)] = result
    return result
  }
}

/// Work on one function that several rules share, asked for by type.
public protocol FunctionAnalysis: Sendable {
  init(of scope: FunctionScope) throws(BudgetExceeded)
}

/// The results of one function's or file's analyses. One worker owns it; it is never shared between threads.
private final class AnalysisMemo: @unchecked Sendable {
  var results: [ObjectIdentifier: any Sendable] = [:]
}
