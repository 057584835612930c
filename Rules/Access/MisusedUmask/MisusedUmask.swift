internal import Basics
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds masks for `umask` that take nothing away from others, or that are written like the modes of `chmod`.
struct MisusedUmask: SyntaxRule {
  static let id: RuleID = "access/misused-umask"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.systemCall == "umask", let mask = node.arguments.first?.constantValue else { return }
    let ownerRead: Int128 = 0o400
    let othersWrite: Int128 = 0o002
    let everything: Int128 = 0o777
    if mask & everything != everything, mask & ownerRead != 0 {
      report.violation(at: node, IsMode(mask: mask.octal, left: (~mask & everything).octal))
    } else if mask & othersWrite == 0, !isRestored(node) {
      report.violation(at: node, LeavesAll(mask: mask.octal))
    } else {
      report.holds(at: node)
    }
  }

  /// `old = umask(0); umask(old);` only asks for the mask.
  private func isRestored(_ node: Node) -> Bool {
    guard !node.isDiscarded, let function = node.enclosingFunction else { return false }
    return function.systemCalls.contains { $0.name == "umask" && $0.call.id > node.id }
  }
}

private struct IsMode: Message {
  let mask: String
  let left: String
  var en: String { "the mask `\(mask)` is written like a mode: what it names is taken away, and \(left) is left" }
  var ja: String { "マスク `\(mask)` はモードのように書かれている。指定した権限は取り除かれ、\(left) が残る" }
}

private struct LeavesAll: Message {
  let mask: String
  var en: String { "with the mask `\(mask)` everybody may write to the files that are created from here on" }
  var ja: String { "マスク `\(mask)` では、以後に作成するファイルに誰でも書き込める" }
}
