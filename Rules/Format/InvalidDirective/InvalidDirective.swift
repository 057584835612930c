internal import Findings
internal import Formats
internal import RuleKit
internal import Syntax

/// Finds format strings with directives that C gives no meaning.
struct InvalidDirective: SyntaxRule {
  static let id: RuleID = "format/invalid-directive"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let call = FormatCall(node) else { return }
    let formats = call.formats
    for (literal, format) in formats {
      for mistake in format.mistakes { report.violation(at: node, mistake.text, steps: call.steps(to: literal)) }
    }
    if !formats.isEmpty, formats.allSatisfy(\.format.mistakes.isEmpty) { report.holds(at: node) }
  }
}
