internal import Machine
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds shifts whose result the language does not define, or whose sign spreads into a wider type.
struct SignedShift: SyntaxRule {
  static let id: RuleID = "expression/signed-shift"
  static let kinds: [NodeKind] = [.binary, .compoundAssignment]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let (left, right) = node.operands, let operation = node.binaryOperator?.underlying ?? node.binaryOperator,
      operation.isShift, let format = promotedFormat(left, unit)
    else { return }
    if node.isUnevaluated || node.isInDeadBranch { return report.holds(at: node) }
    if let count = right.constantValue {
      if count < 0 || count >= Int128(format.bits) {
        return report.add(
          .violated(Witness([.init(name: right.written, value: "\(count)")])), at: node,
          CountOutOfRange(operand: left.written, bits: format.bits, count: count))
      }
      if operation == .shiftLeft, spreadsSign(node, left, count: count, format: format) {
        return report.violation(at: node, SignSpreads(shift: node.written, operand: left.withoutImplicitCasts.written))
      }
    }
    if operation == .shiftLeft, format.isSigned, let value = left.constantValue, value < 0 {
      return report.violation(at: node, NegativeShifted(operand: left.written, value: value))
    }
    report.holds(at: node)
  }

  /// The type in which the shift is done (C11 6.5.7p3).
  private func promotedFormat(_ left: Node, _ unit: UnitScope) -> IntegerFormat? {
    guard let format = left.type.canonical.integerFormat else { return nil }
    let intBits = unit.tree.intBits
    return format.bits < intBits ? IntegerFormat(bits: intBits, isSigned: true) : format
  }

  /// `(uint64_t)(byte << 24)`: a byte of 128 or more reaches the sign bit of `int`, which fills the upper half.
  private func spreadsSign(_ node: Node, _ left: Node, count: Int128, format: IntegerFormat) -> Bool {
    let source = left.withoutImplicitCasts
    guard node.kind == .binary, format.isSigned, let narrow = source.type.canonical.integerFormat, !narrow.isSigned,
      source.constantValue == nil, narrow.bits < format.bits, !source.isBooleanValued,
      Int128(narrow.bits) + count >= Int128(format.bits), !isMasked(source, count: count, format: format)
    else { return false }
    var outer = node
    while let parent = outer.parent, parent.kind == .parenthesised || isSameWidth(parent, format) { outer = parent }
    guard let parent = outer.parent, parent.kind == .implicitCast || parent.kind == .explicitCast,
      let wide = parent.type.canonical.integerFormat
    else { return false }
    return wide.bits > format.bits
  }

  private func isMasked(_ source: Node, count: Int128, format: IntegerFormat) -> Bool {
    guard source.binaryOperator == .and, let (left, right) = source.operands,
      let mask = left.constantValue ?? right.constantValue
    else { return false }
    return mask >= 0 && mask << count <= format.maximum
  }

  /// Joining other parts with `|`, `+` or `^` keeps the sign bit.
  private func isSameWidth(_ node: Node, _ format: IntegerFormat) -> Bool {
    [.or, .add, .xor].contains(node.binaryOperator) && node.kind == .binary
      && node.type.canonical.integerFormat == format
  }
}

private struct CountOutOfRange: Message {
  let operand: String
  let bits: Int
  let count: Int128
  var en: String { "`\(operand)` has \(bits) bits when it is shifted; a shift by \(count) is undefined" }
  var ja: String { "シフト時の `\(operand)` は \(bits) ビットであり、\(count) ビットのシフトは未定義" }
}

private struct NegativeShifted: Message {
  let operand: String
  let value: Int128
  var en: String { "`\(operand)` is \(value); the left shift of a negative value is undefined" }
  var ja: String { "`\(operand)` は \(value) であり、負の値の左シフトは未定義" }
}

private struct SignSpreads: Message {
  let shift: String
  let operand: String
  var en: String {
    "`\(shift)` reaches the sign bit of `int`, which fills the wider result with ones when `\(operand)` is large"
  }
  var ja: String { "`\(shift)` は `int` の符号ビットに達し、`\(operand)` の最上位ビットが 1 のとき拡張先の上位が 1 で埋まる" }
}
