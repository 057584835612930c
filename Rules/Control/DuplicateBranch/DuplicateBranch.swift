internal import Source
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds conditions that decide nothing, since both ways do the same.
struct DuplicateBranch: SyntaxRule {
  static let id: RuleID = "control/duplicate-branch"
  static let kinds: [NodeKind] = [.ifStatement, .conditional]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard !node.isFromMacroBody, let then = node.presentChild(1), let otherwise = node.presentChild(2),
      !then.isFromMacroBody, !otherwise.isFromMacroBody
    else { return }
    // In a macro's argument both branches have the place of the expansion, so that only their structure tells them apart.
    let isSameExpansion = then.isFromMacro && then.site == otherwise.site
    guard let first = words(of: then, unit), let second = words(of: otherwise, unit), first == second, !first.isEmpty,
      !isSameExpansion || then.isStructurallyEqual(to: otherwise)
    else {
      report.holds(at: node)
      return
    }
    report.violation(
      at: node, SameBranches(condition: node.condition?.text ?? ""),
      steps: [
        Step(location: then.location, text: Text(en: "this branch", ja: "こちらの分岐")),
        Step(location: otherwise.location, text: Text(en: "and this one are the same", ja: "とこちらの分岐が同じ")),
      ])
  }

  /// The branch's tokens without comments, outer braces and the final semicolon; nil where the preprocessor changes it.
  private func words(of branch: Node, _ unit: UnitScope) -> [String]? {
    guard let range = TokenRange(branch.site.range, of: branch.file, in: unit) else { return nil }
    var words: [String] = []
    for token in range.tokens where !token.isComment {
      if token.isInDirective { return nil }
      words.append(range.file.spelling(token))
    }
    if words.first == "{", words.last == "}" { words = Array(words.dropFirst().dropLast()) }
    while words.last == ";" { words.removeLast() }
    return words
  }
}

private struct SameBranches: Message {
  let condition: String
  var en: String { "both branches do the same, whatever `\(condition)` is" }
  var ja: String { "`\(condition)` がどちらでも同じ処理になる" }
}
