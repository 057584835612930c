internal import Basics
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds processes that give up the user before the groups, which then can no longer be given up.
struct PrivilegesDroppedInWrongOrder: SyntaxRule {
  static let id: RuleID = "access/privileges-dropped-in-wrong-order"
  static let kinds: [NodeKind] = [.call]

  private static let users: Set<String> = ["setuid", "setreuid", "setresuid"]
  private static let groups: Set<String> = ["setgid", "setregid", "setresgid", "setgroups", "initgroups"]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.systemCall, Self.users.contains(name), let function = node.enclosingFunction else { return }
    // User 0 is asked for to gain rights, not to give them up.
    guard node.arguments.first?.constantValue != 0 else { return }
    let calls = function.systemCalls.filter { Self.groups.contains($0.name) }
    let isTooLate = !calls.contains { $0.call.id < node.id }
    guard isTooLate, let later = calls.first(where: { $0.call.id > node.id }) else { return report.holds(at: node) }
    report.violation(
      at: node, GroupsStay(user: name, group: later.name),
      steps: [Step(location: later.call.location, text: Text(en: "the groups are changed here", ja: "ここでグループを変更"))])
  }
}

private struct GroupsStay: Message {
  let user: String
  let group: String
  var en: String { "after `\(user)` the process may no longer call `\(group)`, so that it keeps its groups" }
  var ja: String { "`\(user)` の後では `\(group)` が許されず、プロセスは元のグループを保持する" }
}
