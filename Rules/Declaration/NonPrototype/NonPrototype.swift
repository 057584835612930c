internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds functions and function pointers whose parameters the compiler cannot check.
struct NonPrototype: SyntaxRule {
  static let id: RuleID = "declaration/non-prototype"
  static let kinds: [NodeKind] = [.functionDefinition, .functionDeclaration, .variable, .field, .parameter, .typedef]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let declaration = node.declaration else { return }
    switch node.kind {
    case .functionDefinition, .functionDeclaration:
      let isOldStyle = node.isOldStyleDefinition
      // Nothing calls `main` or passes it arguments but the start-up code.
      if (node.type.canonical.hasPrototype && !isOldStyle) || (declaration.name == "main" && !isOldStyle) {
        return report.holds(at: node)
      }
      report.violation(at: node, Unprototyped(name: declaration.name, form: isOldStyle ? .oldStyle : .function))
    default:
      guard let function = node.type.pointedFunction else { return }
      // A typedef speaks for the variables that use it.
      if node.kind != .typedef, node.type.declaration?.kind == .typedef || !node.text.contains("(") { return }
      if function.hasPrototype { return report.holds(at: node) }
      report.violation(at: node, Unprototyped(name: declaration.name, form: .pointer))
    }
  }
}

extension Node {
  /// Whether parameters are declared between the parameter list and the body, as only the old style does.
  fileprivate var isOldStyleDefinition: Bool {
    guard let body, let name = declaration?.site, name.file == site.file, name.start >= site.start,
      body.site.start > name.end
    else { return false }
    return tree.text(of: SourceSite(file: site.file, start: Int(name.end), end: Int(body.site.start))).contains(";")
  }
}

extension Type {
  /// The function type behind pointers and arrays.
  fileprivate var pointedFunction: Type? {
    var type = canonical
    while let inner = type.pointee ?? type.element { type = inner.canonical }
    return type.isFunction && !canonical.isFunction ? type : nil
  }
}

private struct Unprototyped: Message {
  enum Form { case function, oldStyle, pointer }
  let name: String
  let form: Form
  var en: String {
    switch form {
    case .function: "`\(name)` is declared without parameters, so that calls with any arguments are accepted"
    case .oldStyle: "`\(name)` is defined in the old style, so that its calls are not checked"
    case .pointer: "calls through `\(name)` are not checked, because its function type has no parameters"
    }
  }
  var ja: String {
    switch form {
    case .function: "`\(name)` の宣言に仮引数の型がなく、どのような実引数の呼出しも受け付ける"
    case .oldStyle: "`\(name)` が旧形式 (K&R) で定義され、呼出しの実引数が検査されない"
    case .pointer: "`\(name)` の関数型に仮引数の型がなく、呼出しの実引数が検査されない"
    }
  }
}
