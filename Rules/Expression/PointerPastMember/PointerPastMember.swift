internal import Findings
internal import RuleKit
internal import Syntax

/// Finds pointers that walk from one object or member to what happens to stand behind it.
struct PointerPastMember: SyntaxRule {
  static let id: RuleID = "expression/pointer-past-member"
  static let kinds: [NodeKind] = [.binary, .subscripting]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    let parts = Array(node.children)
    guard parts.count == 2, node.kind == .subscripting || node.binaryOperator == .add,
      let base = parts.first, let offset = parts.last, let object = base.singleObject,
      let element = base.type.canonical.pointee?.canonical.size, let size = object.type.canonical.size,
      let distance = offset.constantValue, distance > 0, element > 0
    else { return }
    let bytes = distance * Int128(element)
    guard !node.isFromMacroBody, bytes >= Int128(size), !isOnlyEnd(node, bytes, size) else {
      return report.holds(at: node)
    }
    report.violation(at: node, LeavesObject(object: object.written, isMember: object.kind == .member))
  }

  /// `&object + 1` that marks the end and is not followed.
  private func isOnlyEnd(_ node: Node, _ bytes: Int128, _ size: Int) -> Bool {
    guard node.kind == .binary, bytes == Int128(size) else { return false }
    var child = node
    while let parent = child.parent {
      switch parent.kind {
      case .implicitCast, .explicitCast, .parenthesised: child = parent
      case .unary: return parent.unaryOperator != .dereference
      case .member: return !parent.isArrow
      case .subscripting: return false
      default: return true
      }
    }
    return true
  }
}

extension Node {
  /// The member or variable, no array, whose address an expression is.
  fileprivate var singleObject: Node? {
    let node = withoutCasts
    guard node.unaryOperator == .addressOf, let object = node.operand?.withoutParentheses else { return nil }
    guard object.kind == .member || object.kind == .declarationReference, !object.type.canonical.isArray,
      !object.type.canonical.isFunction, object.declaration?.kind != .function
    else { return nil }
    return object
  }
}

private struct LeavesObject: Message {
  let object: String
  let isMember: Bool
  var en: String {
    isMember
      ? "this leaves the member `\(object)`; what stands behind it is up to the compiler's layout"
      : "this leaves `\(object)`; what stands behind it in memory is not defined"
  }
  var ja: String {
    isMember
      ? "メンバ `\(object)` の範囲を越えている。その後ろに何があるかはコンパイラの配置による"
      : "`\(object)` の範囲を越えている。その後ろのメモリに何があるかは定義されない"
  }
}
