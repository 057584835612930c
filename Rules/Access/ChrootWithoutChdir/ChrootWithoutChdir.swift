internal import Basics
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds `chroot` after which the working folder stays outside of the new root.
struct ChrootWithoutChdir: SyntaxRule {
  static let id: RuleID = "access/chroot-without-chdir"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.systemCall == "chroot", let root = node.arguments.first, let function = node.enclosingFunction else {
      return
    }
    let changes = function.systemCalls.filter { $0.name == "chdir" || $0.name == "fchdir" }.map(\.call)
    let isInside = changes.contains { change in
      if change.id > node.id { return true }
      // `chdir(root)` before `chroot(root)` or `chroot(".")`.
      guard let target = change.arguments.first else { return false }
      return target.isStructurallyEqual(to: root) || root.withoutCasts.text == "\".\""
    }
    if isInside { report.holds(at: node) } else { report.violation(at: node, StaysOutside()) }
  }
}

private struct StaysOutside: Message {
  var en: String { "after `chroot` the working folder is still outside of the new root, and leads out of it" }
  var ja: String { "`chroot` の後も作業ディレクトリが新しいルートの外にあり、そこから外へ出られる" }
}
