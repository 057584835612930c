internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds indentation that claims another structure than the compiler sees.
struct DanglingElseIndentation: SyntaxRule {
  static let id: RuleID = "control/dangling-else-indentation"
  static let kinds: [NodeKind] = [.ifStatement, .whileStatement, .forStatement]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard !node.isFromMacro, let own = Indentation(of: Int(node.site.start), in: node.file) else { return }
    if node.kind == .ifStatement, let (place, outer) = danglingElse(of: node, own, unit) {
      report.add(
        .violated, at: place, function: node.enclosingFunction?.declaration?.name, tokens: ["else", node.text],
        locals: Report.locals(in: node), ElseOfInner(),
        steps: [
          Step(location: node.location, text: Text(en: "it belongs to this `if`", ja: "実際にはこの `if` の else になる")),
          Step(location: outer.location, text: Text(en: "it is indented as for this `if`", ja: "字下げはこの `if` に合わせてある")),
        ])
    } else if let body = unbracedBody(of: node), let follower = misleadingFollower(of: node, body, own, unit) {
      report.violation(
        at: follower, LooksGuarded(keyword: node.keyword),
        steps: [
          Step(
            location: node.location,
            text: Text(
              en: "only the next statement belongs to this `\(node.keyword)`", ja: "この `\(node.keyword)` の本体は直後の 1 文だけ")
          )
        ])
    } else {
      report.holds(at: node)
    }
  }

  /// The last branch or the body, where it has no braces.
  private func unbracedBody(of node: Node) -> Node? {
    let body = node.kind == .ifStatement ? node.presentChild(2) ?? node.presentChild(1) : node.body
    guard let body, body.kind != .compound, body.kind != .ifStatement, !body.isFromMacroBody else { return nil }
    return body.kind == .nullStatement ? nil : body
  }

  /// The statement behind, if it is on a line of its own and indented as the body.
  private func misleadingFollower(of node: Node, _ body: Node, _ own: Indentation, _ unit: UnitScope) -> Node? {
    guard let next = node.nextStatement, next.site.file == node.site.file, body.site.file == node.site.file,
      !next.isFromMacroBody, next.kind != .nullStatement, next.kind != .caseLabel, next.kind != .defaultLabel,
      next.kind != .label,
      let inner = Indentation(of: Int(body.site.start), in: node.file),
      let outer = Indentation(of: Int(next.site.start), in: node.file),
      inner.isDeeper(than: own), outer == inner,
      !hasDirective(between: Int(node.site.start), and: Int(next.site.start), node.file, unit)
    else { return nil }
    return next
  }

  /// The `else` of an `if` without braces that stands in the column of the `if` around it.
  private func danglingElse(of node: Node, _ own: Indentation, _ unit: UnitScope) -> (Location, Node)? {
    guard let otherwise = node.presentChild(2), let then = node.presentChild(1), let outer = node.parent,
      outer.kind == .ifStatement || outer.kind.isLoop, outer.presentChild(2) != node,
      outer.site.file == node.site.file, !outer.isFromMacro,
      let outerIndentation = Indentation(of: Int(outer.site.start), in: node.file),
      own.isDeeper(than: outerIndentation),
      let range = TokenRange(Int(then.site.end)..<Int(otherwise.site.start), of: node.file, in: unit),
      let word = range.tokens.last(where: { range.file.isToken($0, "else") }),
      let place = Indentation(of: Int(word.start), in: node.file), place == outerIndentation
    else { return nil }
    return (node.file.location(of: word.range), outer)
  }

  private func hasDirective(between start: Int, and end: Int, _ file: SourceFile, _ unit: UnitScope) -> Bool {
    TokenRange(start..<max(start, end), of: file, in: unit)?.tokens.contains(where: \.isInDirective) ?? true
  }
}

private struct LooksGuarded: Message {
  let keyword: String
  var en: String { "this statement is indented like the body of the `\(keyword)` above but always runs" }
  var ja: String { "上の `\(keyword)` の本体のように字下げされているが、常に実行される" }
}

private struct ElseOfInner: Message {
  var en: String { "this `else` belongs to the inner `if`, not to the one it is aligned with" }
  var ja: String { "この `else` は字下げを揃えた `if` ではなく、内側の `if` に対応する" }
}
