internal import Findings
internal import RuleKit
internal import Syntax

/// Finds `p = realloc(p, n)`, which loses the block when there is no memory.
struct LostReallocation: SyntaxRule {
  static let id: RuleID = "error/lost-reallocation"
  static let kinds: [NodeKind] = [.call]

  /// Reallocating functions and the position of the old block.
  private static let functions: [String: Int] = [
    "realloc": 0, "reallocarray": 0, "pvPortRealloc": 0, "k_realloc": 0, "sys_heap_realloc": 1, "heap_caps_realloc": 0,
    "mem_realloc": 0, "wcsrealloc": 0,
  ]

  init() {}

  func check(_ call: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = call.calledName, let position = Self.functions[name], position < call.arguments.count else {
      return
    }
    let old = call.arguments[position].withoutCasts
    guard let (parent, _) = call.user, parent.binaryOperator == .assign,
      let target = parent.operands?.left.withoutCasts,
      target.isStructurallyEqual(to: old)
    else { return report.holds(at: call) }
    if isSaved(old, before: call) || endsOnFailure(of: parent, target) { return report.holds(at: call) }
    report.violation(at: parent, BlockIsLost(function: name, name: target.text))
  }

  /// Whether another object got the pointer before.
  private func isSaved(_ pointer: Node, before call: Node) -> Bool {
    guard let function = call.enclosingFunction else { return false }
    return function.descendants.contains { node in
      guard node.id < call.id else { return false }
      if node.kind == .variable { return node.initialiser?.withoutCasts.isStructurallyEqual(to: pointer) ?? false }
      guard node.binaryOperator == .assign, let (left, right) = node.operands else { return false }
      return right.withoutCasts.isStructurallyEqual(to: pointer) && !left.withoutCasts.isStructurallyEqual(to: pointer)
    }
  }

  private static let endings: Set<String> = [
    "abort", "exit", "panic", "fatal", "halt", "die", "assert", "reset", "reboot",
  ]

  /// Whether the program ends where there is no memory.
  private func endsOnFailure(of assignment: Node, _ target: Node) -> Bool {
    guard let statement = assignment.statement else { return false }
    let test = statement.kind == .ifStatement ? statement : statement.nextStatement
    guard let test, test.kind == .ifStatement, let branch = test.presentChild(1) else { return false }
    guard test.condition?.subtree.contains(where: { $0.isStructurallyEqual(to: target) }) == true else { return false }
    return branch.calls.contains { inner in
      guard let function = inner.calledFunction else { return false }
      return function.isNoReturn || IdentifierWords(function.name).contains(anyOf: Self.endings)
    }
  }
}

private struct BlockIsLost: Message {
  let function: String
  let name: String
  var en: String { "when `\(function)` fails, `\(name)` becomes null and its block is lost" }
  var ja: String { "`\(function)` が失敗すると `\(name)` がヌルになり、元の領域が失われる" }
}
