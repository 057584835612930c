internal import Findings
internal import RuleKit
internal import Syntax

/// Finds offsets in bytes that are added to pointers to larger things, which multiply them once more.
struct PointerScaling: SyntaxRule {
  static let id: RuleID = "expression/pointer-scaling"
  static let kinds: [NodeKind] = [.binary, .compoundAssignment, .subscripting, .explicitCast]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    if node.kind == .explicitCast { return checkCast(node, into: &report) }
    guard let (pointer, offset) = pointerAndOffset(node), let size = elementSize(of: pointer), size > 1 else { return }
    guard let factor = offset.byteFactor, !node.isOperatorFromMacroBody else { return report.holds(at: node) }
    report.violation(
      at: node, ScaledTwice(pointer: pointer.withoutImplicitCasts.written, size: size, factor: factor.written))
  }

  private func pointerAndOffset(_ node: Node) -> (pointer: Node, offset: Node)? {
    if node.kind == .subscripting {
      let parts = Array(node.children)
      guard parts.count == 2, let first = parts.first, let last = parts.last else { return nil }
      return first.type.canonical.isInteger ? (last, first) : (first, last)
    }
    guard let operation = node.binaryOperator, let (left, right) = node.operands else { return nil }
    switch operation {
    case .add: return left.type.canonical.isPointer ? (left, right) : (right, left)
    case .subtract, .addAssign, .subtractAssign: return right.type.canonical.isInteger ? (left, right) : nil
    default: return nil
    }
  }

  private func elementSize(of pointer: Node) -> Int? {
    let type = pointer.type.canonical
    guard let target = (type.pointee ?? type.element)?.canonical, !target.isVoid, !target.isFunction else { return nil }
    return target.size
  }

  /// `*(int *)((char *)p + 1)` where `p` points to `int` as well: the offset is no whole number of them.
  private func checkCast(_ cast: Node, into report: inout Report) {
    guard let target = cast.type.canonical.pointee?.canonical, let size = target.size, size > 1,
      target.isArithmetic || target.isPointer, let sum = cast.operand?.withoutImplicitCasts.withoutParentheses,
      sum.binaryOperator == .add, let (left, right) = sum.operands,
      let offset = right.constantValue, let base = left.withoutParentheses.castOperand,
      let inner = base.type.canonical.pointee?.canonical, inner.isSame(as: target)
    else { return }
    guard offset % Int128(size) != 0, !cast.isFromMacroBody else { return report.holds(at: cast) }
    report.violation(
      at: cast, BetweenElements(pointer: base.withoutImplicitCasts.written, offset: Int(offset), size: size))
  }
}

extension Node {
  /// The `sizeof` by which an offset is multiplied, or that it consists of; nil where it is divided again.
  fileprivate var byteFactor: Node? {
    let node = withoutCasts
    if node.kind == .sizeOf { return (node.constantValue ?? 0) > 1 ? node : nil }
    guard node.binaryOperator == .multiply, let (left, right) = node.operands else { return nil }
    return left.byteFactor ?? right.byteFactor
  }

  /// What a cast to a pointer to bytes converts, where it was a pointer.
  fileprivate var castOperand: Node? {
    let node = withoutImplicitCasts
    guard node.kind == .explicitCast, node.type.canonical.pointee?.canonical.size == 1 else { return nil }
    guard let operand = node.operand, operand.type.canonical.isPointer else { return nil }
    return operand
  }
}

private struct ScaledTwice: Message {
  let pointer: String
  let size: Int
  let factor: String
  var en: String { "the offset counts bytes (`\(factor)`), but `\(pointer)` already advances by \(size) bytes a step" }
  var ja: String { "オフセットはバイト数 (`\(factor)`) だが、`\(pointer)` は 1 につき \(size) バイト進む" }
}

private struct BetweenElements: Message {
  let pointer: String
  let offset: Int
  let size: Int
  var en: String { "\(offset) bytes behind `\(pointer)` no element begins, since each has \(size) bytes" }
  var ja: String { "要素は \(size) バイトずつなので、`\(pointer)` の \(offset) バイト後は要素の先頭ではない" }
}
