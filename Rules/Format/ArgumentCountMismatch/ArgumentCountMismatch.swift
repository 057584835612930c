internal import Findings
internal import Formats
internal import RuleKit
internal import Syntax

/// Finds calls with fewer or more arguments than the format's directives take.
struct ArgumentCountMismatch: SyntaxRule {
  static let id: RuleID = "format/argument-count-mismatch"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let call = FormatCall(node), let values = call.values else { return }
    let formats = call.formats.filter(\.format.isCountable)
    guard !formats.isEmpty else { return }
    var isMatched = true
    for (literal, format) in formats where format.argumentCount != values.count {
      isMatched = false
      let message = WrongCount(
        name: call.name, wanted: format.argumentCount, given: values.count, missing: missing(format, values))
      report.violation(at: node, message, steps: call.steps(to: literal))
    }
    if isMatched { report.holds(at: node) }
  }

  /// The first directive whose argument is missing.
  private func missing(_ format: FormatString, _ values: [Node]) -> String? {
    format.demands.first { $0.index >= values.count }?.directive.text
  }
}

private struct WrongCount: Message {
  let name: String
  let wanted: Int
  let given: Int
  let missing: String?

  var en: String {
    let count = given == 1 ? "1 argument follows" : "\(given) arguments follow"
    let tail = missing.map { "; there is none for `\($0)`" } ?? "; the rest is ignored"
    return "the format of `\(name)` takes \(wanted), but \(count) it\(tail)"
  }
  var ja: String {
    let tail = missing.map { "。`\($0)` に対応する引数がない" } ?? "。余った引数は無視される"
    return "`\(name)` の書式は引数を \(wanted) 個取るが、\(given) 個渡されている\(tail)"
  }
}
