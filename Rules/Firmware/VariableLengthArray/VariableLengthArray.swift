internal import Findings
internal import RuleKit
internal import Syntax

/// Finds arrays on the stack whose size is known only when the function runs.
struct VariableLengthArray: SyntaxRule {
  static let id: RuleID = "firmware/variable-length-array"
  static let kinds: [NodeKind] = [.variable]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let variable = node.declaration, variable.isLocal, variable.type.canonical.isArray else { return }
    guard variable.type.canonical.hasVariableSize else {
      report.holds(at: node)
      return
    }
    let size = node.arraySizes.first?.text
    report.violation(at: node, SizeVaries(name: variable.name, size: size))
  }
}

extension Type {
  fileprivate var hasVariableSize: Bool {
    var type = canonical
    while type.isArray {
      if type.kind == .variableArray { return true }
      guard let element = type.element else { return false }
      type = element.canonical
    }
    return false
  }
}

private struct SizeVaries: Message {
  let name: String
  let size: String?
  var en: String {
    size.map { "the array `\(name)` takes `\($0)` elements of the stack, a number that is not constant" }
      ?? "the array `\(name)` has a size that is not constant"
  }
  var ja: String {
    size.map { "配列 `\(name)` の要素数 `\($0)` が定数でなく、スタック使用量が決まらない" } ?? "配列 `\(name)` の大きさが定数でない"
  }
}
