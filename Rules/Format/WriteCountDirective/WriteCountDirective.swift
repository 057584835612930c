internal import Findings
internal import Formats
internal import RuleKit
internal import Syntax

/// Finds `%n` in formats for output.
struct WriteCountDirective: SyntaxRule {
  static let id: RuleID = "format/write-count-directive"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let call = FormatCall(node), !call.function.isScan else { return }
    let formats = call.formats
    var isClean = true
    for (literal, format) in formats {
      guard let directive = format.directives.first(where: { $0.conversion == .count }) else { continue }
      isClean = false
      report.violation(
        at: node, WritesCount(directive: directive.text, name: call.name), steps: call.steps(to: literal))
    }
    if isClean, !formats.isEmpty { report.holds(at: node) }
  }
}

private struct WritesCount: Message {
  let directive: String
  let name: String
  var en: String { "`\(directive)` makes `\(name)` write to memory" }
  var ja: String { "`\(directive)` により `\(name)` がメモリに書き込む" }
}
