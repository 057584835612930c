internal import Basics
internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds argument lists that a path starts and does not end before the function returns.
struct UnendedArgumentList: FunctionRule {
  static let id: RuleID = "format/unended-argument-list"

  func concerns(_ function: Node) -> Bool { function.text.contains("va_start") || function.text.contains("va_copy") }

  func check(_ function: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard let body = function.body else { return }
    let starts = body.descendants.filter { ArgumentListUse($0)?.isStart ?? false }
    var lists: [Declaration] = []
    for start in starts {
      if let list = ArgumentListUse(start)?.list, list.isLocal, !lists.contains(list) { lists.append(list) }
    }
    guard !lists.isEmpty else { return }
    let flow = try function.result(of: ControlFlow.self)
    for list in lists {
      let own = starts.filter { ArgumentListUse($0)?.list == list }
      judge(list, starts: Array(own.prefix(62)), body, flow, into: &report)
    }
  }

  private func judge(
    _ list: Declaration, starts: [Node], _ body: Node, _ flow: ControlFlow, into report: inout Report
  ) {
    let isHandedOver = body.descendants.contains { node in
      guard node.unaryOperator == .addressOf, node.operand?.withoutParentheses.declaration == list else { return false }
      return node.meaningfulParent.map { $0.kind == .call && ArgumentListUse($0) == nil } ?? false
    }
    let paths = ArgumentListPaths(list: list, starts: starts, flow: flow)
    for (index, start) in starts.enumerated() {
      // The call itself stands in the body of a macro of <stdarg.h>; its argument is the project's code.
      let site = start.arguments.first ?? start
      if isHandedOver {
        report.add(.unknown(.unsupported("&\(list.name)")), at: site, NotEnded(list: list.name))
      } else if let exit = paths.openExit(ofStart: index) {
        let text = Text(en: "the function is left here without `va_end`", ja: "ここで `va_end` なしに関数を抜ける")
        report.violation(
          at: site, NotEnded(list: list.name), steps: [Step(location: location(of: exit, body), text: text)])
      } else {
        report.holds(at: site)
      }
    }
  }

  private func location(of exit: ArgumentListPaths.Exit, _ body: Node) -> Location {
    switch exit {
    case .returned(let statement): return statement.location
    case .end:
      let site = body.site
      let brace = SourceSite(file: site.file, start: max(Int(site.start), Int(site.end) - 1), end: Int(site.end))
      return body.tree.location(of: brace)
    }
  }
}

/// A use of one of the macros of <stdarg.h>.
struct ArgumentListUse {
  let isStart: Bool
  let list: Declaration

  init?(_ call: Node) {
    guard let name = call.calledName, let target = call.arguments.first?.withoutCasts.declaration else { return nil }
    switch name {
    case "va_start", "va_copy", "c23_va_start": isStart = true
    case "va_end": isStart = false
    default: return nil
    }
    list = target
  }
}

/// Which starts of a list may be open where a block begins: one bit per start.
private struct ArgumentListPaths {
  let list: Declaration
  let starts: [Node]
  let flow: ControlFlow
  private var open: [UInt64]

  init(list: Declaration, starts: [Node], flow: ControlFlow) {
    self.list = list
    self.starts = starts
    self.flow = flow
    open = Array(repeating: 0, count: flow.blocks.count)
    var changed = true
    while changed {
      changed = false
      for block in flow.reversePostorder {
        let after = leaving(block)
        for next in flow.successors(of: block) where open[next.index] | after != open[next.index] {
          open[next.index] |= after
          changed = true
        }
      }
    }
  }

  private func leaving(_ block: ID<ControlFlow.Block>) -> UInt64 {
    var state = open[block.index]
    for element in flow.blocks[block].elements {
      for node in element.subtree {
        guard let use = ArgumentListUse(node), use.list == list else { continue }
        state = use.isStart ? starts.firstIndex(of: node).map { 1 << UInt64($0) } ?? state : 0
      }
    }
    return state
  }

  /// A way out of the function.
  enum Exit {
    case returned(Node)
    case end
  }

  /// Where the function is left while a start is open; nil where it never is.
  func openExit(ofStart start: Int) -> Exit? {
    let blocks = flow.blocks[flow.exit].predecessors
    guard let block = blocks.first(where: { leaving($0) & (1 << UInt64(start)) != 0 }) else { return nil }
    guard let last = flow.blocks[block].elements.last, last.kind == .returnStatement else { return .end }
    return .returned(last)
  }
}

private struct NotEnded: Message {
  let list: String
  var en: String { "`\(list)` is started, but a path leaves the function without `va_end`" }
  var ja: String { "`\(list)` を開始しているが、`va_end` を呼ばずに関数を抜ける経路がある" }
}
