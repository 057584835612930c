internal import Findings
internal import RuleKit
internal import Syntax

/// Finds statements that no way through the function reaches, whatever the build's constants are.
struct UnreachableCode: FunctionRule {
  static let id: RuleID = "control/unreachable-code"

  func check(_ function: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard !function.function.isFromMacroBody else { return }
    let flow = try function.result(of: ControlFlow.self)
    let reached = flow.reachableBlocks(.inSomeBuild)
    func isReached(_ node: Node) -> Bool { flow.block(of: node).map { reached.contains($0) } ?? true }
    var isClean = true
    for block in function.function.descendants where block.kind == .compound && isReached(block) {
      var isInGap = false
      var last: Node?
      for statement in block.children {
        if isReached(statement) {
          isInGap = false
        } else if !isInGap, !isDefensive(statement, after: last) {
          isInGap = true
          isClean = false
          report.violation(
            at: statement, NeverRuns(), steps: last.map { [Step(location: $0.location, text: ender($0))] } ?? [])
        }
        if statement.kind != .nullStatement { last = statement.lastInnerStatement }
      }
    }
    if isClean { report.holds(at: function.function) }
  }

  /// Statements that are written for the compiler, for a later edit, or for the case that a function returns although
  /// it should not.
  private func isDefensive(_ statement: Node, after last: Node?) -> Bool {
    if statement.isFromMacroBody { return true }
    switch statement.kind {
    case .nullStatement, .breakStatement, .typedef, .staticAssertion, .attributedStatement: return true
    case .declarationStatement: return !statement.children.contains { $0.kind == .variable && $0.initialiser != nil }
    case .compound: return statement.children.isEmpty || statement.children.allSatisfy { isDefensive($0, after: last) }
    case .returnStatement, .continueStatement:
      return last.map { !$0.isJump } ?? false
    case .label, .caseLabel, .defaultLabel:
      return statement.children.last.map { isDefensive($0, after: last) } ?? true
    case .call:
      // The usual ends of a task and of main, behind their endless loop or the start of the scheduler.
      guard let last, !last.isJump, let name = statement.calledName?.lowercased() else { return false }
      return ["delete", "exit", "abort", "terminate", "reset", "error", "assert", "fault", "stop"].contains(
        where: name.contains)
    case .explicitCast: return statement.type.isVoid && !statement.hasSideEffect
    default: return false
    }
  }

  private func ender(_ statement: Node) -> Text {
    switch statement.kind {
    case .whileStatement, .forStatement, .doStatement:
      Text(en: "this loop is never left", ja: "このループから抜けることはない")
    case .call: Text(en: "this call does not return", ja: "この呼出しは戻らない")
    default: Text(en: "execution never gets past this statement", ja: "この文より先へは進まない")
    }
  }
}

extension Node {
  fileprivate var isJump: Bool {
    switch kind {
    case .returnStatement, .gotoStatement, .breakStatement, .continueStatement, .indirectGoto: true
    default: false
    }
  }
}

private struct NeverRuns: Message {
  var en: String { "this statement is never executed" }
  var ja: String { "この文が実行されることはない" }
}
