internal import Machine
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds conversions of pointers to integer types that are too narrow for an address.
struct PointerTruncation: SyntaxRule {
  static let id: RuleID = "conversion/pointer-truncation"
  static let kinds: [NodeKind] = [.explicitCast, .implicitCast]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.conversion == .pointerToInteger || node.conversion == .integer, !node.isPartOfExplicitCast,
      let operand = node.castPointer, let format = node.type.integerFormat, !node.type.isBoolean
    else { return }
    let bits = operand.type.size.map { $0 * 8 } ?? unit.tree.pointerBits
    if format.bits >= bits || operand.isConstantAddress || keepsLowBitsOnly(node) || isSplit(operand, around: node) {
      report.holds(at: node)
    } else {
      let pointer = operand.withoutCasts
      let message = AddressCut(
        pointer: pointer.excerpt, type: node.type.unqualifiedName, kept: format.bits, bits: bits)
      if node.conversion == .integer, operand.type.canonical.pointee?.isVoid == true {
        // A `void *` argument often carries a small number that was never an address.
        return report.add(.unknown(.environment("what \(pointer.excerpt) carries")), at: node, message)
      }
      report.violation(at: node, message, steps: pointer.declarationStep.map { [$0] } ?? [])
    }
  }

  /// Whether the function takes the upper part of the address too: `(uintptr_t)p >> 16`.
  private func isSplit(_ pointer: Node, around cast: Node) -> Bool {
    cast.enclosingFunction?.splits(pointer) == true
  }

  /// `(unsigned)p & 3` and `(unsigned)p % 4` look only at the low bits.
  private func keepsLowBitsOnly(_ cast: Node) -> Bool {
    guard let parent = cast.meaningfulParent, let operation = parent.binaryOperator, let right = parent.operands?.right,
      operation == .and || operation == .remainder
    else { return false }
    return right.constantValue.map { $0 > 0 && $0 < 256 } ?? false
  }
}

extension Node {
  /// The pointer that a cast, or a chain of casts through integer types, makes an integer of.
  fileprivate var castPointer: Node? {
    guard let operand else { return nil }
    if conversion == .pointerToInteger { return operand }
    let inner = operand.withoutParentheses
    return inner.kind == .explicitCast && conversion == .integer ? inner.castPointer : nil
  }

  /// An address that is computed from a constant, such as `&((struct s *)0)->member`.
  fileprivate var isConstantAddress: Bool {
    if constantValue != nil { return true }
    let root = withoutCasts
    if root.constantValue != nil { return true }
    guard root.unaryOperator == .addressOf, var base = root.operand?.withoutParentheses else { return false }
    while base.kind == .member || base.kind == .subscripting, let inner = base.children.first {
      base = inner.withoutParentheses
    }
    return base.withoutCasts.constantValue != nil
  }
}

private struct AddressCut: Message {
  let pointer: String
  let type: String
  let kept: Int
  let bits: Int
  var en: String { "the \(bits)-bit address `\(pointer)` is cut to the \(kept) bits of `\(type)`" }
  var ja: String { "\(bits) ビットのアドレス `\(pointer)` が `\(type)` の \(kept) ビットに切り詰められる" }
}
