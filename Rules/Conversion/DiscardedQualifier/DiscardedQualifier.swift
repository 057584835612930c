internal import Findings
internal import RuleKit
internal import Syntax

/// Finds pointer conversions that drop `const` or `volatile` from what is pointed to.
struct DiscardedQualifier: SyntaxRule {
  static let id: RuleID = "conversion/discarded-qualifier"
  static let kinds: [NodeKind] = [.explicitCast, .implicitCast]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.conversion == .pointer, !node.isPartOfExplicitCast, let operand = node.operand,
      let from = operand.type.canonical.pointee?.canonical, let to = node.type.canonical.pointee?.canonical,
      !from.isFunction, !to.isFunction
    else { return }
    let lost = from.qualifiers.subtracting(to.qualifiers).intersection([.const, .volatile])
    let isCompared = node.meaningfulParent?.binaryOperator?.isComparison == true
    if lost.isEmpty || (isCompared && node.kind == .implicitCast) { return report.holds(at: node) }
    let root = operand.withoutImplicitCasts
    let message = Dropped(
      isVolatile: lost.contains(.volatile), pointer: root.excerpt, type: node.type.unqualifiedName,
      isImplicit: node.kind == .implicitCast)
    let isHarmless =
      isForOldInterface(node, lost) || (!lost.contains(.volatile) && (node.isOnlyRead || node.isFromMacroBody))
    if node.kind == .explicitCast, isHarmless {
      report.add(.unknown(.environment("what the called function does")), at: node, message)
    } else {
      report.violation(at: node, message, steps: root.withoutCasts.declarationStep.map { [$0] } ?? [])
    }
  }

  /// An explicit cast for a function of another unit, whose parameter may only lack the qualifier; the library's memory
  /// functions, which read or write the object, are known.
  private func isForOldInterface(_ cast: Node, _ lost: Qualifiers) -> Bool {
    guard let call = cast.meaningfulParent, call.kind == .call else { return cast.isRead }
    guard let function = call.calledFunction else { return true }
    if function.isDefinedInUnit { return false }
    return !(lost.contains(.volatile) && ["memcpy", "memmove", "memset", "memcmp"].contains(call.calledName ?? ""))
  }
}

extension Node {
  /// Whether the cast pointer is dereferenced on the spot and the object is only read.
  fileprivate var isOnlyRead: Bool {
    guard var access = meaningfulParent else { return false }
    guard access.unaryOperator == .dereference || access.kind == .subscripting || access.isArrow else { return false }
    while let parent = access.parent, parent.kind == .parenthesised || parent.kind == .member { access = parent }
    return access.parent?.conversion == .lvalueToRvalue
  }

  /// Whether the cast pointer is only compared or turned into an integer.
  fileprivate var isRead: Bool {
    guard let parent = meaningfulParent else { return false }
    return parent.binaryOperator?.isComparison == true || parent.conversion == .pointerToInteger
      || parent.conversion == .toVoid
  }
}

private struct Dropped: Message {
  let isVolatile: Bool
  let pointer: String
  let type: String
  let isImplicit: Bool

  private var word: String { isVolatile ? "volatile" : "const" }
  var en: String {
    isImplicit
      ? "`\(pointer)` loses `\(word)` in the implicit conversion to `\(type)`"
      : "the cast of `\(pointer)` to `\(type)` drops `\(word)`"
  }
  var ja: String {
    isImplicit
      ? "`\(pointer)` が `\(type)` への暗黙変換で `\(word)` を失う" : "`\(pointer)` の `\(type)` へのキャストで `\(word)` が外れる"
  }
}
