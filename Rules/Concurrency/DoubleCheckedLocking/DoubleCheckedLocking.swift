internal import Findings
internal import RuleKit
internal import Syntax

/// Finds objects that are tested without the lock that protects their creation, and tested again with it.
struct DoubleCheckedLocking: SyntaxRule {
  static let id: RuleID = "concurrency/double-checked-locking"
  static let kinds: [NodeKind] = [.ifStatement]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let condition = node.condition, let body = node.presentChild(1), body.kind == .compound,
      let object = condition.sharedObject
    else { return }
    var isLocked = false
    for statement in body.children {
      if statement.calls.contains(where: \.takesLock) { isLocked = true }
      guard isLocked, statement.kind == .ifStatement, let inner = statement.condition,
        inner.isStructurallyEqual(to: condition), let then = statement.presentChild(1), then.assigns(object)
      else { continue }
      // Atomic objects are read and written in the order that the language promises.
      guard !object.type.canonical.qualifiers.contains(.atomic) else { return report.holds(at: condition) }
      return report.violation(
        at: condition, IsReadUnlocked(name: object.name),
        steps: [Step(location: inner.location, text: Text(en: "tested again under the lock", ja: "ロック中に再び検査"))])
    }
  }
}

extension Node {
  /// The object with static storage duration that a condition without side effects tests.
  fileprivate var sharedObject: Declaration? {
    guard !calls.contains(where: { _ in true }) else { return nil }
    return subtree.first { $0.kind == .declarationReference && $0.declaration?.hasGlobalStorage == true }?.declaration
  }

  fileprivate func assigns(_ object: Declaration) -> Bool {
    subtree.contains { node in
      guard let target = node.assignedOperand else { return false }
      return target.subtree.contains { $0.kind == .declarationReference && $0.declaration == object }
    }
  }
}

private struct IsReadUnlocked: Message {
  let name: String
  var en: String { "`\(name)` is tested without the lock: it may be seen before what it stands for is complete" }
  var ja: String { "`\(name)` をロックなしで検査している。それが示す内容が完成する前の値が見えることがある" }
}
