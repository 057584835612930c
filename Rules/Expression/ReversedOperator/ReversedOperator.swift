internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds `=+`, `=-` and `=!`, which assign the value of a unary operator where `+=`, `-=` or `!=` is likely meant.
struct ReversedOperator: SyntaxRule {
  static let id: RuleID = "expression/reversed-operator"
  static let kinds: [NodeKind] = [.binary]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.binaryOperator == .assign, !node.isFromMacro, let (left, right) = node.operands,
      let sign = right.leadingSign, let operand = sign.operand, let symbol = sign.unaryOperator
    else { return }
    let isReversed = symbol.readsReversed(Spacing(of: sign, behind: left)) && !isToggle(sign, of: left)
    guard isReversed else { return report.holds(at: node) }
    report.violation(at: node, AssignsUnaryValue(symbol: symbol, operand: operand.written))
  }

  /// `led =! led`, where `!=` would make no sense.
  private func isToggle(_ sign: Node, of object: Node) -> Bool {
    sign.unaryOperator == .logicalNot && sign.operand?.withoutImplicitCasts.isStructurallyEqual(to: object) == true
  }
}

/// Where the blanks stand around an `=` and the unary operator behind it.
private struct Spacing {
  /// Whether nothing stands between the two.
  let isGlued: Bool
  let hasBlankBefore: Bool
  let hasBlankAfter: Bool

  init(of sign: Node, behind object: Node) {
    let start = Int(object.site.end)
    let end = Int(sign.site.start)
    let isOrdered = object.site.file == sign.site.file && start < end
    let between = isOrdered ? sign.tree.text(of: SourceSite(file: sign.site.file, start: start, end: end)) : ""
    isGlued = between.last == "=" && between.dropLast().allSatisfy(\.isWhitespace)
    hasBlankBefore = between.count > 1
    hasBlankAfter = sign.operand.map { Int($0.site.start) > end + 1 } ?? false
  }
}

extension UnaryOperator {
  /// Whether blanks join the operator to the `=` before it: `x =- 1` but not `x =-1` or `x = - 1`. A unary plus is rare
  /// enough to be doubted in `x =+1` too.
  fileprivate func readsReversed(_ spacing: Spacing) -> Bool {
    guard spacing.isGlued else { return false }
    return spacing.hasBlankAfter || (self == .plus && spacing.hasBlankBefore)
  }
}

extension Node {
  /// The unary operator with which the text of the expression begins.
  fileprivate var leadingSign: Node? {
    let start = site.start
    return subtree.prefix { $0.site.start == start }.first { node in
      guard let symbol = node.unaryOperator, !node.isFromMacro else { return false }
      return symbol == .plus || symbol == .minus || symbol == .logicalNot
    }
  }
}

private struct AssignsUnaryValue: Message {
  let symbol: UnaryOperator
  let operand: String

  private var sign: String {
    switch symbol {
    case .plus: "+"
    case .minus: "-"
    default: "!"
    }
  }
  var en: String { "`=\(sign)` assigns `\(sign)\(operand)`; `\(sign)=` may be meant" }
  var ja: String { "`=\(sign)` は `\(sign)\(operand)` を代入する。`\(sign)=` の誤記とみられる" }
}
