internal import Findings
internal import RuleKit
internal import Syntax

/// Finds `sizeof` whose operand cannot be what was meant, and array counts that divide by the wrong size.
struct SizeofMisuse: SyntaxRule {
  static let id: RuleID = "expression/sizeof-misuse"
  static let kinds: [NodeKind] = [.sizeOf, .binary]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    if node.kind == .sizeOf { return checkOperand(node, into: &report) }
    guard let (left, right) = node.operands, left.withoutCasts.kind == .sizeOf, right.withoutCasts.kind == .sizeOf
    else { return }
    if node.binaryOperator == .divide { checkCount(node, left.withoutCasts, right.withoutCasts, into: &report) }
    if node.binaryOperator == .multiply, !node.isOperatorFromMacroBody {
      report.violation(at: node, SizesMultiplied(expression: node.written))
    }
  }

  // MARK: Operands

  private func checkOperand(_ node: Node, into report: inout Report) {
    guard let operand = node.operand?.withoutParentheses, !node.isFromMacroBody else { return }
    switch operand.kind {
    case .sizeOf: report.violation(at: node, SizeOfSize(expression: node.written, bytes: bytes(node)))
    case .characterLiteral, .integerLiteral:
      report.violation(
        at: node, SizeOfConstant(constant: operand.written, bytes: bytes(node), type: operand.type.spelling))
    case .binary: checkCalculation(node, operand, into: &report)
    default:
      if operand.type.canonical.isFunction {
        report.violation(at: node, SizeOfFunction(name: operand.written))
      } else if operand.type.canonical.isVoid {
        report.violation(at: node, SizeOfVoid(operand: operand.written))
      } else {
        report.holds(at: node)
      }
    }
  }

  /// `sizeof(buffer - 1)`, `sizeof(length < limit)`: the parenthesis closes too late.
  private func checkCalculation(_ node: Node, _ operand: Node, into report: inout Report) {
    guard let operation = operand.binaryOperator, let (left, right) = operand.operands else { return }
    let hasObject = [left, right].contains { $0.withoutCasts.type.isArray || $0.type.canonical.isPointer }
    let hasConstant = left.constantValue != nil || right.constantValue != nil
    let isSuspicious =
      operation.isComparison || operation.isLogical || (operation.isArithmetic && (hasObject || hasConstant))
    guard isSuspicious else { return report.holds(at: node) }
    report.violation(
      at: node, SizeOfCalculation(expression: operand.written, bytes: bytes(node), type: operand.type.spelling))
  }

  private func bytes(_ node: Node) -> String { node.constantValue.map { "\($0)" } ?? "?" }

  // MARK: Counts

  private func checkCount(_ node: Node, _ total: Node, _ unit: Node, into report: inout Report) {
    let whole = total.operand?.withoutParentheses
    let element = unit.operand?.withoutParentheses
    if let whole, let pointee = whole.type.canonical.pointee, isSize(unit, element, of: pointee) {
      report.violation(
        at: node,
        CountOfPointer(pointer: whole.written, bytes: bytes(total), count: node.constantValue.map { "\($0)" } ?? "?"))
      return
    }
    guard let whole, whole.type.isArray, let size = whole.type.element?.size, let divisor = unit.constantValue else {
      return
    }
    if divisor > 0, let all = total.constantValue, all % divisor != 0 || isOtherArray(whole, element, size: size) {
      report.violation(
        at: node, CountByOtherSize(array: whole.written, elementSize: size, divisor: unit.written, bytes: "\(divisor)"))
    } else {
      report.holds(at: node)
    }
  }

  /// Whether the divisor is the size of what the pointer points to: `sizeof p[0]`, `sizeof *p`, `sizeof(int)`.
  private func isSize(_ unit: Node, _ element: Node?, of pointee: Type) -> Bool {
    if let element { return element.type.isSame(as: pointee) }
    return unit.constantValue == pointee.size.map { Int128($0) }
  }

  /// `sizeof(a) / sizeof(b[0])` with elements of other size.
  private func isOtherArray(_ whole: Node, _ element: Node?, size: Int) -> Bool {
    guard let element, element.kind == .subscripting else { return false }
    var base = element
    while base.kind == .subscripting, !base.isStructurallyEqual(to: whole), let inner = base.children.first {
      base = inner.withoutCasts
    }
    return !base.isStructurallyEqual(to: whole) && element.type.size != size
  }
}

private struct SizeOfSize: Message {
  let expression: String
  let bytes: String
  var en: String { "`\(expression)` is the size of a size: \(bytes), whatever the operand" }
  var ja: String { "`\(expression)` は sizeof の結果のサイズであり、オペランドによらず \(bytes) になる" }
}

private struct SizeOfConstant: Message {
  let constant: String
  let bytes: String
  let type: String
  var en: String { "sizeof of the constant `\(constant)` is \(bytes), the size of `\(type)`" }
  var ja: String { "定数 `\(constant)` の sizeof は `\(type)` のサイズ \(bytes) である" }
}

private struct SizeOfCalculation: Message {
  let expression: String
  let bytes: String
  let type: String
  var en: String { "sizeof covers the whole `\(expression)`, whose type `\(type)` has \(bytes) bytes" }
  var ja: String { "sizeof の対象が `\(expression)` 全体になっており、その型 `\(type)` のサイズ \(bytes) が得られる" }
}

private struct SizeOfFunction: Message {
  let name: String
  var en: String { "`\(name)` is a function, which has no size" }
  var ja: String { "`\(name)` は関数であり、サイズを持たない" }
}

private struct SizeOfVoid: Message {
  let operand: String
  var en: String { "`\(operand)` has type void, which has no size" }
  var ja: String { "`\(operand)` は void 型であり、サイズを持たない" }
}

private struct SizesMultiplied: Message {
  let expression: String
  var en: String { "`\(expression)` multiplies one size with another, which is no size" }
  var ja: String { "`\(expression)` はサイズ同士の積であり、サイズを表さない" }
}

private struct CountOfPointer: Message {
  let pointer: String
  let bytes: String
  let count: String
  var en: String { "`\(pointer)` is a pointer of \(bytes) bytes, so the number of elements comes out as \(count)" }
  var ja: String { "`\(pointer)` は \(bytes) バイトのポインタであり、要素数が \(count) と計算される" }
}

private struct CountByOtherSize: Message {
  let array: String
  let elementSize: Int
  let divisor: String
  let bytes: String
  var en: String { "the elements of `\(array)` have \(elementSize) bytes, but `\(divisor)` is \(bytes)" }
  var ja: String { "`\(array)` の要素は \(elementSize) バイトだが、`\(divisor)` は \(bytes) である" }
}
