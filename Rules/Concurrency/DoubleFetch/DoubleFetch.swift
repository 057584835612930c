internal import Basics
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds shared values that are read once for the check and once more for the use.
struct DoubleFetch: SyntaxRule {
  static let id: RuleID = "concurrency/double-fetch"
  static let kinds: [NodeKind] = [.ifStatement, .conditional]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let condition = node.condition else { return }
    for read in condition.subtree where read.isVolatileRead && read.isBounded {
      guard let use = later(of: read, in: node) else {
        report.holds(at: read)
        continue
      }
      report.violation(
        at: use, ReadAgain(object: read.written),
        steps: [Step(location: read.location, text: Text(en: "checked here", ja: "ここで検査"))])
    }
  }

  /// A second read, in what the check guards, that decides where or how much memory is touched.
  private func later(of read: Node, in decision: Node) -> Node? {
    var guarded = [decision.presentChild(1), decision.presentChild(2)].compactMap(\.self)
    if decision.kind == .ifStatement, let block = decision.parent, block.kind == .compound {
      guarded += block.children.filter { $0.id > decision.id }
    }
    for part in guarded {
      for node in part.subtree where node.isVolatileRead && node.isStructurallyEqual(to: read) {
        if node.isExtent { return node }
      }
    }
    return nil
  }
}

extension Node {
  /// Whether the value itself is compared in order with something: a bound, not a bit.
  fileprivate var isBounded: Bool {
    guard type.canonical.isInteger, let parent = arithmeticParent, let operation = parent.binaryOperator else {
      return false
    }
    return operation.isComparison && !operation.isEquality
  }

  /// Whether the value is used as an index, as the argument of a call, or as the bound of a loop.
  fileprivate var isExtent: Bool {
    var child = self
    while let parent = child.parent {
      switch parent.kind {
      case .implicitCast, .explicitCast, .parenthesised: child = parent
      case .binary where parent.binaryOperator?.isArithmetic == true: child = parent
      case .subscripting: return parent.children.last == child
      case .call: return parent.children.first != child
      case .binary where parent.binaryOperator?.isComparison == true: return parent.parent?.kind.isLoop == true
      default: return false
      }
    }
    return false
  }

  private var arithmeticParent: Node? {
    ancestors.first { ![.implicitCast, .explicitCast, .parenthesised].contains($0.kind) }
  }
}

private struct ReadAgain: Message {
  let object: String
  var en: String {
    "`\(object)` is read again after its check, and may have changed; keep the checked value in a local"
  }
  var ja: String { "`\(object)` を検査後に再び読み出しており、値が変わり得る。検査した値をローカル変数に保持すること" }
}
