internal import Findings
internal import RuleKit
internal import Syntax

/// Finds modes that let everybody write to a file or folder.
struct WorldWritablePermission: SyntaxRule {
  static let id: RuleID = "access/world-writable-permission"
  static let kinds: [NodeKind] = [.call]

  /// Functions with a mode, and its position among the arguments.
  private static let modes: [String: Int] = [
    "chmod": 1, "fchmod": 1, "lchmod": 1, "fchmodat": 2, "mkdir": 1, "mkdirat": 2, "creat": 1, "open": 2, "open64": 2,
    "openat": 3, "mkfifo": 1, "mknod": 1, "shm_open": 2, "mq_open": 2, "sem_open": 2,
  ]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.systemCall, let position = Self.modes[name], position < node.arguments.count,
      let mode = node.arguments[position].constantValue
    else { return }
    let othersWrite: Int128 = 0o002
    let sticky: Int128 = 0o1000
    guard mode & othersWrite != 0, mode & sticky == 0 else { return report.holds(at: node) }
    report.violation(at: node, EverybodyWrites(function: name, mode: mode.octal))
  }
}

private struct EverybodyWrites: Message {
  let function: String
  let mode: String
  var en: String { "`\(function)` lets everybody write (mode \(mode))" }
  var ja: String { "`\(function)` が誰にでも書込みを許す (モード \(mode))" }
}
