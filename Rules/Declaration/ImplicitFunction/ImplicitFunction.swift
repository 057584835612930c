internal import Source
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds calls of functions that no declaration announces.
struct ImplicitFunction: SyntaxRule {
  static let id: RuleID = "declaration/implicit-function"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let function = node.calledFunction, !function.name.hasPrefix("__builtin_") else { return }
    if function.isInSystemHeader || !function.isUndeclared(in: unit.tree) { return report.holds(at: node) }
    // The declaration may stand in a header that was not found.
    if let header = unit.tree.problems.lazy.compactMap(\.missingHeader).first {
      return report.add(.unknown(.environment("header \(header)")), at: node, Undeclared(name: function.name))
    }
    report.violation(at: node, Undeclared(name: function.name))
  }
}

extension Declaration {
  /// Whether the compiler made the declaration up at a call: its place is that of a call in a function's body and no
  /// declaration of it stands there.
  fileprivate func isUndeclared(in tree: SyntaxTree) -> Bool {
    if isImplicit { return true }
    guard definition == nil, let site, let function = tree.function(around: site) else { return false }
    return !function.descendants.contains { $0.kind == .functionDeclaration && $0.declaration == self }
      && function.declaration != self
  }
}

private struct Undeclared: Message {
  let name: String
  var en: String { "`\(name)` is called without a declaration; its result is taken for an `int`" }
  var ja: String { "`\(name)` が宣言なしに呼び出されており、戻り値は `int` とみなされる" }
}
