internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds a semicolon that ends an `if`, a loop or a `switch` before the block that was meant to be its body.
struct MisplacedSemicolon: SyntaxRule {
  static let id: RuleID = "control/misplaced-semicolon"
  static let kinds: [NodeKind] = [.ifStatement, .whileStatement, .forStatement, .switchStatement]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard !node.isFromMacroBody else { return }
    let body = node.kind == .ifStatement ? node.presentChild(1) : node.body
    guard let body, body.kind == .nullStatement, isWrittenBehindHeader(body, of: node, in: unit),
      isSuspicious(node, body)
    else {
      report.holds(at: node)
      return
    }
    let follower = node.nextStatement
    report.violation(
      at: node, BodyIsEmpty(keyword: node.keyword),
      steps: follower.map { [Step(location: $0.location, text: AlwaysRuns(keyword: node.keyword).text)] } ?? [],
      fixes: follower?.kind == .compound
        ? [Fix(location: body.location, replacement: "", text: Text(en: "remove the semicolon", ja: "セミコロンを削除"))] : [])
  }

  /// Whether nothing but space stands between the header's parenthesis and the semicolon: a comment says that the
  /// empty body is wanted, and a macro that expands to nothing has a name there.
  private func isWrittenBehindHeader(_ semicolon: Node, of node: Node, in unit: UnitScope) -> Bool {
    guard !semicolon.isFromMacro,
      let range = TokenRange(node.site.range.lowerBound..<node.site.range.upperBound + 1, of: node.file, in: unit),
      let close = range.closingParenthesis, close + 1 < range.tokens.endIndex
    else { return false }
    return range.tokens[close + 1].start == semicolon.site.start
  }

  private func isSuspicious(_ node: Node, _ body: Node) -> Bool {
    switch node.kind {
    case .ifStatement: return node.presentChild(2) == nil
    case .switchStatement: return true
    default: break
    }
    let source = node.file
    // A semicolon on a line of its own is how an empty loop is written.
    guard source.line(at: Int(body.site.start)) == source.line(at: Int(body.site.start) - 1),
      Indentation(of: Int(body.site.start), in: source) == nil, let next = node.nextStatement, !next.isFromMacroBody,
      next.site.file == node.site.file
    else { return false }
    if next.kind == .compound { return true }
    guard let own = Indentation(of: Int(node.site.start), in: source),
      let other = Indentation(of: Int(next.site.start), in: source)
    else { return false }
    return other.isDeeper(than: own)
  }
}

private struct BodyIsEmpty: Message {
  let keyword: String
  var en: String { "the semicolon is the whole body of this `\(keyword)`" }
  var ja: String { "この `\(keyword)` の本体がセミコロンだけになっている" }
}

private struct AlwaysRuns: Message {
  let keyword: String
  var en: String { "this statement does not belong to the `\(keyword)`" }
  var ja: String { "この文は `\(keyword)` の本体ではない" }
}
