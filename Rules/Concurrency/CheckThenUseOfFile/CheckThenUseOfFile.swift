internal import Basics
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds files that are checked by name and then used by the same name, when another one may stand there.
struct CheckThenUseOfFile: FunctionRule {
  static let id: RuleID = "concurrency/check-then-use-of-file"

  /// By function, the position of the path among the arguments.
  private static let checks: [String: Int] = [
    "access": 0, "_access": 0, "euidaccess": 0, "eaccess": 0, "faccessat": 1, "stat": 0, "stat64": 0, "lstat": 0,
    "lstat64": 0, "fstatat": 1, "readlink": 0, "realpath": 0,
  ]
  private static let uses: [String: Int] = [
    "open": 0, "open64": 0, "openat": 1, "creat": 0, "fopen": 0, "fopen64": 0, "freopen": 0, "chmod": 0, "chown": 0,
    "lchown": 0, "unlink": 0, "remove": 0, "rename": 0, "rmdir": 0, "mkdir": 0, "truncate": 0, "opendir": 0, "chdir": 0,
    "link": 0, "symlink": 1, "mknod": 0, "mkfifo": 0, "utime": 0, "execl": 0, "execv": 0, "execve": 0, "execlp": 0,
    "execvp": 0,
  ]

  func concerns(_ function: Node) -> Bool { function.calls.contains { Self.path(of: $0, in: Self.checks) != nil } }

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    let checks = scope.function.calls.compactMap { call in Self.path(of: call, in: Self.checks).map { (call, $0) } }
    guard !checks.isEmpty else { return }
    let flow = try scope.result(of: ControlFlow.self)
    let dominators = try scope.result(of: Dominators.self)
    var seen: Set<Node> = []
    for (check, path) in checks {
      guard let start = flow.block(of: check), flow.isReachable(start) else { continue }
      let use = scope.function.calls.first { call in
        guard call.id > check.id, let other = Self.path(of: call, in: Self.uses), other.isStructurallyEqual(to: path),
          let block = flow.block(of: call)
        else { return false }
        return dominators.dominates(start, block) && !isChanged(path, between: check, call, in: scope.function)
      }
      guard let use, !isSafe(use, in: scope.function) else {
        report.holds(at: check)
        continue
      }
      guard seen.insert(use).inserted else { continue }
      report.violation(
        at: use, MayBeAnother(check: check.calledFunction?.name ?? "", use: use.calledFunction?.name ?? ""),
        steps: [Step(location: check.location, text: Text(en: "the name is checked here", ja: "ここで名前を検査"))])
    }
  }

  /// The path that a call checks or uses; nil for calls of other functions.
  private static func path(of call: Node, in table: [String: Int]) -> Node? {
    guard let function = call.calledFunction, !function.isDefinedInUnit, let position = table[function.name] else {
      return nil
    }
    let arguments = call.arguments
    guard position < arguments.count, !arguments[position].hasSideEffect else { return nil }
    return arguments[position].withoutCasts
  }

  private func isChanged(_ path: Node, between check: Node, _ use: Node, in function: Node) -> Bool {
    guard let variable = path.subtree.first(where: { $0.kind == .declarationReference })?.declaration else {
      return false
    }
    return function.descendants.contains { node in
      guard node.id > check.id, node.id < use.id, let target = node.assignedOperand?.withoutParentheses else {
        return false
      }
      return target.kind == .declarationReference && target.declaration == variable
    }
  }

  /// Whether the use makes sure itself: the file must be new, or is compared with what was checked once it is open.
  private func isSafe(_ use: Node, in function: Node) -> Bool {
    if use.subtree.contains(where: { $0.expansions.contains { $0.name == "O_EXCL" } }) { return true }
    if use.calledFunction?.name == "fopen", let mode = use.arguments.last, mode.text.contains("x") { return true }
    return function.calls.contains { $0.id > use.id && $0.calledFunction?.name.hasPrefix("fstat") == true }
  }
}

private struct MayBeAnother: Message {
  let check: String
  let use: String
  var en: String { "`\(use)` may meet another file than `\(check)`: the name may have changed its meaning in between" }
  var ja: String { "`\(use)` が扱うのは `\(check)` が調べたファイルとは限らない。その間に名前の指す先が変わり得る" }
}
