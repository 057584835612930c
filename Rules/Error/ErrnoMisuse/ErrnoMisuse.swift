internal import Findings
internal import RuleKit
internal import Syntax

/// Finds `errno` that is tested though the call before it does not set it, or without having been zero before.
struct ErrnoMisuse: FunctionRule {
  static let id: RuleID = "error/errno-misuse"

  init() {}

  func concerns(_ function: Node) -> Bool { function.text.contains("errno") }

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    let function = scope.function
    let uses = function.descendants.filter(\.isErrno)
    guard !uses.isEmpty else { return }
    let reads = uses.filter { !$0.isWritten && $0.isTested }
    for read in reads {
      guard let site = read.statement.map({ $0.kind == .declarationStatement ? $0.children.first ?? $0 : $0 }) else {
        continue
      }
      guard let call = lastCall(before: read, in: function), let name = call.calledName else { continue }
      let callStep = Step(location: call.location, text: Text(en: "the last call before the test", ja: "検査直前の呼出し"))
      if ErrnoFunctions.isInBand(name) {
        if isCleared(before: call, uses, in: function) {
          report.holds(at: site)
        } else {
          report.violation(at: site, ErrnoNotCleared(function: name), steps: [callStep])
        }
      } else if ErrnoFunctions.leavesErrno(name) {
        report.violation(at: site, ErrnoNotSet(function: name), steps: [callStep])
      } else if let failed = clobbered(read, by: call, in: function) {
        report.violation(at: site, ErrnoOverwritten(function: name, failed: failed), steps: [callStep])
      } else {
        report.holds(at: site)
      }
    }
  }

  /// The last call in front of a read of `errno`, in the order of the text.
  private func lastCall(before read: Node, in function: Node) -> Node? {
    var last: Node?
    for node in function.descendants {
      if node.id >= read.id { break }
      if node.kind == .call, !node.isErrnoAccessor, node.calledName != nil || node.callee != nil, !node.contains(read) {
        last = node
      }
    }
    return last
  }

  /// Whether `errno` is set to zero in front of a call and no other call stands between.
  private func isCleared(before call: Node, _ uses: [Node], in function: Node) -> Bool {
    let clear = uses.last { $0.id < call.id && $0.isWritten && $0.assignedConstant == 0 }
    guard let clear else { return false }
    return !function.descendants.contains { node in
      node.kind == .call && node.id > clear.id && node.id < call.id && !node.isErrnoAccessor && !node.contains(call)
        && !ErrnoFunctions.leavesErrno(node.calledName ?? "")
    }
  }

  /// The function whose error is meant, where `call` only reports or cleans up between its failure and the read.
  private func clobbered(_ read: Node, by call: Node, in function: Node) -> String? {
    guard ErrnoFunctions.cleansUp(call.calledName ?? ""), call.isDiscarded || call.user?.parent.kind == .compound,
      let statement = call.statement, let block = statement.parent, block.kind == .compound, block.contains(read),
      let test = block.parent, test.kind == .ifStatement, test.presentChild(1) == block, let condition = test.condition
    else { return nil }
    if let inside = condition.subtree.first(where: { $0.kind == .call && ErrnoFunctions.setsErrno($0.calledName ?? "") }
    ) {
      return inside.calledName
    }
    // `fd = open(…); if (fd < 0) { close(other); return errno; }`
    var before: Node?
    for node in function.descendants {
      if node.id >= condition.id { break }
      if node.kind == .call, !node.isErrnoAccessor { before = node }
    }
    return before?.calledName.flatMap { ErrnoFunctions.setsErrno($0) ? $0 : nil }
  }
}

private struct ErrnoNotCleared: Message {
  let function: String
  var en: String { "`errno` is tested after `\(function)` but was not set to zero before the call" }
  var ja: String { "`\(function)` の後で `errno` を検査しているが、呼出し前に 0 を代入していない" }
}

private struct ErrnoNotSet: Message {
  let function: String
  var en: String { "`errno` is tested after `\(function)`, which does not set it" }
  var ja: String { "`errno` を設定しない `\(function)` の後で `errno` を検査している" }
}

private struct ErrnoOverwritten: Message {
  let function: String
  let failed: String
  var en: String { "`\(function)` may have changed `errno` since `\(failed)` failed" }
  var ja: String { "`\(failed)` の失敗後に呼び出した `\(function)` が `errno` を書き換えた可能性がある" }
}
