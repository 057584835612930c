internal import Basics
internal import RuleKit
internal import Syntax

/// Ways round loops on which nothing is changed, called or read from the outside, though a condition is asked.
struct IdleWays {
  /// The loop and the condition that is asked on its idle way, in order of the loops.
  let found: [(loop: Node, way: Node)]

  init(_ scope: FunctionScope) throws(BudgetExceeded) {
    let flow = try scope.result(of: ControlFlow.self)
    let isIdle: [Bool] = flow.blocks.ids.map { id in
      flow.isReachable(id) && flow.blocks[id].elements.allSatisfy(\.isIdle)
    }
    var ways: [Node: Node] = [:]
    for component in Self.cycles(flow, isIdle) {
      // A loop that asks nothing stands still on purpose.
      let questions = component.compactMap { block -> Node? in
        guard case .branch(let branch) = flow.blocks[block].exit, branch.known == nil else { return nil }
        return branch.condition
      }
      let ordered = questions.sorted { $0.id < $1.id }
      guard let first = ordered.first, let last = ordered.last,
        let loop = first.ancestors.first(where: { $0.kind.isLoop && $0.contains(last) }), ways[loop] == nil
      else { continue }
      ways[loop] = last
    }
    found = ways.map { (loop: $0.key, way: $0.value) }.sorted { $0.loop.id < $1.loop.id }
  }

  /// The strongly connected components of the idle blocks that hold a cycle (R. Tarjan, 1972, without recursion).
  private static func cycles(_ flow: ControlFlow, _ isIdle: [Bool]) -> [[ID<ControlFlow.Block>]] {
    var index = Array(repeating: -1, count: flow.blocks.count)
    var low = index
    var isOpen = Array(repeating: false, count: flow.blocks.count)
    var open: [ID<ControlFlow.Block>] = []
    var found: [[ID<ControlFlow.Block>]] = []
    var clock = 0
    func next(_ block: ID<ControlFlow.Block>) -> [ID<ControlFlow.Block>] {
      flow.successors(of: block, .withNamedEnumerators).filter { isIdle[$0.index] }
    }
    for root in flow.reversePostorder where isIdle[root.index] && index[root.index] < 0 {
      var stack: [(block: ID<ControlFlow.Block>, ways: [ID<ControlFlow.Block>], position: Int)] = [
        (root, next(root), 0)
      ]
      while let top = stack.last {
        let node = top.block.index
        if top.position == 0 {
          (index[node], low[node]) = (clock, clock)
          clock += 1
          open.append(top.block)
          isOpen[node] = true
        }
        if top.position < top.ways.count {
          stack[stack.count - 1].position += 1
          let target = top.ways[top.position]
          if index[target.index] < 0 {
            stack.append((target, next(target), 0))
          } else if isOpen[target.index] {
            low[node] = min(low[node], index[target.index])
          }
          continue
        }
        stack.removeLast()
        if let below = stack.last { low[below.block.index] = min(low[below.block.index], low[node]) }
        guard low[node] == index[node], let start = open.lastIndex(of: top.block) else { continue }
        let members = Array(open[start...])
        open.removeSubrange(start...)
        for member in members { isOpen[member.index] = false }
        if members.count > 1 || top.ways.contains(top.block) { found.append(members) }
      }
    }
    return found
  }
}

extension Node {
  /// Whether the element leaves everything as it is: it changes, calls and reads nothing that others change.
  fileprivate var isIdle: Bool {
    if kind == .assembly || kind == .unknown { return false }
    return !subtree.contains { node in
      if node.hasSideEffect || node.kind == .invalidExpression || node.kind == .returnStatement { return true }
      return node.type.canonical.qualifiers.contains(.atomic)
    }
  }
}
