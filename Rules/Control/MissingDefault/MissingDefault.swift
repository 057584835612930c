internal import Machine
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds `switch` statements that do not say what happens with a value that no `case` names.
struct MissingDefault: SyntaxRule {
  static let id: RuleID = "control/missing-default"
  static let kinds: [NodeKind] = [.switchStatement]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard !node.isFromMacroBody, let value = node.condition, let body = node.body else { return }
    let labels = labels(below: body)
    if labels.contains(where: { $0.kind == .defaultLabel }) {
      report.holds(at: node)
      return
    }
    // Which case runs is settled when the program is built.
    if value.constantValue != nil {
      report.holds(at: node)
      return
    }
    let ranges = labels.map(\.values)
    if let missing = value.missingEnumerators(in: ranges) {
      if missing.isEmpty {
        report.holds(at: node)
      } else {
        report.violation(at: node, Missing(value: value, enumerators: missing))
      }
    } else if let limit = value.maskedLimit, covers(ranges, 0...limit) {
      report.holds(at: node)
    } else {
      report.violation(at: node, Missing(value: value, enumerators: []))
    }
  }

  /// The labels that belong to a `switch` and not to one inside it.
  private func labels(below body: Node) -> [Node] {
    var labels: [Node] = []
    var pending = [body]
    while let node = pending.popLast() {
      if node.kind == .switchStatement { continue }
      if node.kind == .caseLabel || node.kind == .defaultLabel { labels.append(node) }
      pending += node.children.reversed()
    }
    return labels
  }

  private func covers(_ ranges: [ClosedRange<Int128>?], _ wanted: ClosedRange<Int128>) -> Bool {
    wanted.allSatisfy { value in ranges.contains { $0?.contains(value) ?? false } }
  }
}

extension Node {
  /// The values of a `case` label.
  fileprivate var values: ClosedRange<Int128>? {
    guard let low = presentChild(0)?.constantValue else { return nil }
    guard let high = presentChild(1) else { return low...low }
    return high.constantValue.flatMap { $0 >= low ? low...$0 : nil }
  }

  /// The largest value of `x & 3`, `x % 4` of an unsigned x, and of a boolean, where it is small.
  fileprivate var maskedLimit: Int128? {
    let node = withoutCasts
    if node.type.canonical.isBoolean { return 1 }
    guard let (left, right) = node.operands, let constant = right.constantValue, constant > 0 else { return nil }
    switch node.binaryOperator {
    case .and: return constant < 256 ? constant : nil
    case .remainder:
      let isUnsigned = left.type.canonical.integerFormat.map { !$0.isSigned } ?? false
      return isUnsigned && constant <= 256 ? constant - 1 : nil
    default: return nil
    }
  }
}

private struct Missing: Message {
  private let value: String
  private let names: [String]

  init(value: Node, enumerators: [Declaration]) {
    self.value = value.text
    names = enumerators.prefix(3).map { "`\($0.name)`" } + (enumerators.count > 3 ? ["…"] : [])
  }

  var en: String {
    names.isEmpty
      ? "the `switch` on `\(value)` has no `default`"
      : "the `switch` on `\(value)` has no `default` and no case for \(names.joined(separator: ", "))"
  }
  var ja: String {
    names.isEmpty
      ? "`\(value)` に対する `switch` に `default` がない"
      : "`\(value)` に対する `switch` に `default` がなく、\(names.joined(separator: "、")) の case もない"
  }
}
