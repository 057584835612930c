internal import Findings
internal import Machine
internal import RuleKit
internal import Syntax

/// Finds pointers that are given a number for an address on systems where the system chooses the addresses.
struct FixedAddress: SyntaxRule {
  static let id: RuleID = "conversion/fixed-address"
  static let kinds: [NodeKind] = [.explicitCast, .implicitCast]

  /// Numbers below the first page and at the very end are marks and no addresses.
  private static let firstPage: Int128 = 4096

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.conversion == .integerToPointer, let pointee = node.type.canonical.pointee,
      let value = node.operand?.constantValue
    else { return }
    let end = Int128(1) << Int128(node.tree.pointerBits)
    let isMark = value < Self.firstPage || value >= end - Self.firstPage
    // Registers and memory of a device have fixed addresses, and drivers say so by `volatile`.
    guard !isMark, !pointee.canonical.isVolatile, node.tree.target.isHosted, !node.isFromMacroBody else {
      return report.holds(at: node)
    }
    report.violation(
      at: node,
      IsFixed(address: "0x" + String(value, radix: 16), isFunction: pointee.canonical.isFunction))
  }
}

extension Target {
  /// Whether an operating system gives each process its own addresses.
  fileprivate var isHosted: Bool {
    ["linux", "darwin", "apple", "android", "windows"].contains { clangTriple.contains($0) }
  }
}

private struct IsFixed: Message {
  let address: String
  let isFunction: Bool
  var en: String {
    "\(isFunction ? "a function" : "an object") at the fixed address \(address): nothing says that it is there"
  }
  var ja: String { "固定アドレス \(address) の\(isFunction ? "関数" : "オブジェクト")を指すが、そこに存在する保証がない" }
}
