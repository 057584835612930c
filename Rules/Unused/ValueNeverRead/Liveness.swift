internal import Basics
internal import RuleKit
internal import Syntax

/// Which writes of local variables no later read sees: a backward analysis over the control-flow graph.
enum Liveness {
  private struct Effect {
    /// Read before any write of the block.
    var read: Set<Int> = []
    /// Written as a whole.
    var written: Set<Int> = []
  }

  /// The writes, each a whole element of the graph, after which every way overwrites or forgets the variable.
  ///
  /// - Parameter open: by variable, whether its writes are asked for.
  static func deadWrites(_ uses: LocalUses, _ open: [Bool], in flow: ControlFlow) -> [LocalUses.Write] {
    var writes: [Node: LocalUses.Write] = [:]
    for (index, variable) in uses.variables.enumerated() where open[index] {
      for write in variable.writes { writes[write.node] = write }
    }
    let effects: [Effect] = flow.blocks.ids.map { id in
      flow.isReachable(id) ? effect(of: flow.blocks[id], uses, open, writes) : Effect()
    }
    var live: [Set<Int>] = Array(repeating: [], count: flow.blocks.count)
    var isChanged = true
    while isChanged {
      isChanged = false
      for block in flow.reversePostorder.reversed() {
        let entering = after(block, live, flow).subtracting(effects[block.index].written)
          .union(effects[block.index].read)
        if entering.count > live[block.index].count {
          live[block.index] = entering
          isChanged = true
        }
      }
    }
    var dead: [LocalUses.Write] = []
    for block in flow.reversePostorder {
      var state = after(block, live, flow)
      for element in flow.blocks[block].elements.reversed() {
        if let write = writes[written(element)], let target = write.target, let index = uses.positions[target] {
          if !state.contains(index) { dead.append(write) }
          state.remove(index)
        }
        state.formUnion(reads(of: element, uses, open))
      }
    }
    return dead.sorted { $0.node.id < $1.node.id }
  }

  private static func after(_ block: ID<ControlFlow.Block>, _ live: [Set<Int>], _ flow: ControlFlow) -> Set<Int> {
    var state: Set<Int> = []
    for next in flow.successors(of: block, .inSomeBuild) { state.formUnion(live[next.index]) }
    return state
  }

  private static func effect(
    of block: ControlFlow.Block, _ uses: LocalUses, _ open: [Bool], _ writes: [Node: LocalUses.Write]
  ) -> Effect {
    var effect = Effect()
    for element in block.elements {
      effect.read.formUnion(reads(of: element, uses, open).subtracting(effect.written))
      if let target = writes[written(element)]?.target, let index = uses.positions[target] {
        effect.written.insert(index)
      }
    }
    return effect
  }

  private static func reads(of element: Node, _ uses: LocalUses, _ open: [Bool]) -> Set<Int> {
    var found: Set<Int> = []
    for node in element.subtree where node.kind == .declarationReference {
      if let index = uses.variableRead(at: node), open[index] { found.insert(index) }
    }
    return found
  }

  private static func written(_ element: Node) -> Node {
    element.kind == .variable ? element : element.withoutCasts
  }
}
