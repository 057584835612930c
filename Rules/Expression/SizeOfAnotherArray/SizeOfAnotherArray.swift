internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds calls that are given an array and, right behind it, the greater size of another one.
///
/// What functions of the library do with both is looked at by the rules on copies and by the engines.
struct SizeOfAnotherArray: SyntaxRule {
  static let id: RuleID = "expression/size-of-another-array"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    // Without a declaration of its own, a function is the library's or the compiler's.
    guard let function = node.calledFunction, let site = function.site, !node.tree.file(of: site).isSystem else {
      return
    }
    let arguments = node.arguments
    for (array, size) in zip(arguments, arguments.dropFirst()) {
      guard array.withoutCasts.type.canonical.isArray, let room = array.room, let other = sized(size, beside: array),
        let bytes = size.constantValue
      else { continue }
      guard bytes > room else {
        report.holds(at: size)
        continue
      }
      report.violation(
        at: size,
        OtherSize(array: array.withoutCasts.quotation, room: room, other: other.quotation, bytes: Int(clamping: bytes)))
    }
  }

  /// The array whose size an argument is, alone or less a constant, where that is another object than the one beside it.
  private func sized(_ size: Node, beside array: Node) -> Node? {
    let sizes = size.subtree.filter { $0.kind == .sizeOf }
    guard sizes.count == 1, let operand = sizes[0].operand?.withoutParentheses, operand.type.canonical.isArray,
      !operand.isStructurallyEqual(to: array.withoutCasts)
    else { return nil }
    return operand
  }
}

private struct OtherSize: Message {
  let array: String
  let room: Int
  let other: String
  let bytes: Int

  var en: String { "`\(array)` has \(room) bytes, but \(bytes) are given as its size, that of `\(other)`" }
  var ja: String { "`\(array)` は \(room) バイトだが、`\(other)` の大きさである \(bytes) バイトがその大きさとして渡されている" }
}
