internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds local variables and parameters that hide a variable of an outer scope.
struct ShadowedIdentifier: FunctionRule {
  static let id: RuleID = "declaration/shadowed-identifier"

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    var names: [String: [Declaration]] = [:]
    for root in scope.tree.roots where root.kind == .variable && root.id < scope.function.id {
      if let declaration = root.declaration { names[declaration.name] = [declaration] }
    }
    for parameter in scope.function.parameters { declare(parameter, &names, into: &report) }
    if let body = scope.body { walk(body, names, into: &report) }
  }

  /// Visits a block; what it declares is forgotten at its end.
  private func walk(_ block: Node, _ outer: [String: [Declaration]], into report: inout Report) {
    var names = outer
    for child in block.children { visit(child, &names, into: &report) }
  }

  private func visit(_ node: Node, _ names: inout [String: [Declaration]], into report: inout Report) {
    switch node.kind {
    case .compound, .forStatement: walk(node, names, into: &report)
    case .variable:
      declare(node, &names, into: &report)
      for child in node.children { visit(child, &names, into: &report) }
    case .functionDeclaration, .record, .enumeration: break
    default: for child in node.children { visit(child, &names, into: &report) }
    }
  }

  private func declare(_ node: Node, _ names: inout [String: [Declaration]], into report: inout Report) {
    guard let declaration = node.declaration, !declaration.name.isEmpty else { return }
    defer { names[declaration.name, default: []].append(declaration) }
    // `extern int x;` in a block names the same object; variables of macros are named to be apart.
    if declaration.linkage != .none || node.isFromMacroBody { return }
    guard let hidden = names[declaration.name]?.last, hidden != declaration, let site = hidden.site else {
      return report.holds(at: node)
    }
    let step = Step(
      location: node.tree.location(of: site),
      text: Text(en: "the hidden `\(hidden.name)` is declared here", ja: "隠される `\(hidden.name)` の宣言"))
    report.violation(at: node, Hides(name: declaration.name, hidden: hidden), steps: [step])
  }
}

private struct Hides: Message {
  let name: String
  let hidden: Declaration
  private var kind: Text {
    switch hidden.kind {
    case .parameter: Text(en: "the parameter", ja: "仮引数")
    default:
      hidden.hasGlobalStorage
        ? Text(en: "the file's variable", ja: "ファイルスコープの変数") : Text(en: "the outer variable", ja: "外側の変数")
    }
  }
  var en: String { "`\(name)` hides \(kind.en) of the same name" }
  var ja: String { "`\(name)` が同名の\(kind.ja)を隠している" }
}
