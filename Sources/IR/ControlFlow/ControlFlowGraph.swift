public import Basics

/// The ways between the blocks of a body, and what follows from them; questions about blocks take constant time.
public struct ControlFlowGraph: Sendable {
  private let successorLists: [[ID<Block>]]
  private let predecessorLists: [[ID<Block>]]
  /// The blocks that the entry reaches; each block comes before its successors but for the ends of loops.
  public let reversePostorder: [ID<Block>]
  /// By block the position in the reverse postorder; nil where the entry does not reach it.
  private let positions: [Int?]
  private let dominance: Dominance
  /// Where loops begin, in reverse postorder: every way around passes at least one.
  public let loopHeads: [ID<Block>]
  /// Whether every loop is entered through its head alone.
  public let isReducible: Bool

  /// Ways to blocks that the body does not have are left out.
  public init(of body: Body) {
    var successors: [[ID<Block>]] = []
    var predecessors: [[ID<Block>]] = Array(repeating: [], count: body.blocks.count)
    var lastSource: [Int] = Array(repeating: -1, count: body.blocks.count)
    for id in body.blocks.ids {
      var distinct: [ID<Block>] = []
      for next in body.blocks[id].terminator.targets(in: body) where next.index < body.blocks.count {
        if lastSource[next.index] == id.index { continue }
        lastSource[next.index] = id.index
        distinct.append(next)
        predecessors[next.index].append(id)
      }
      successors.append(distinct)
    }
    successorLists = successors
    predecessorLists = predecessors
    reversePostorder = ControlFlowGraph.reversePostorder(successors)
    var positions: [Int?] = Array(repeating: nil, count: successors.count)
    for (position, block) in reversePostorder.enumerated() { positions[block.index] = position }
    self.positions = positions
    dominance = Dominance(
      predecessors: reversePostorder.map { block in
        predecessors[block.index].compactMap { positions[$0.index] }
      })
    (loopHeads, isReducible) = ControlFlowGraph.heads(reversePostorder, predecessors, positions, dominance)
  }

  private static func reversePostorder(_ successors: [[ID<Block>]]) -> [ID<Block>] {
    var order: [ID<Block>] = []
    var isMet = Array(repeating: false, count: successors.count)
    var open: [(block: ID<Block>, next: Int)] = successors.isEmpty ? [] : [(ID(0), 0)]
    if !isMet.isEmpty { isMet[0] = true }
    while let (block, next) = open.last {
      guard next < successors[block.index].count else {
        order.append(block)
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let successor = successors[block.index][next]
      if isMet[successor.index] { continue }
      isMet[successor.index] = true
      open.append((successor, 0))
    }
    return order.reversed()
  }

  private static func heads(
    _ order: [ID<Block>], _ predecessors: [[ID<Block>]], _ positions: [Int?], _ dominance: Dominance
  ) -> (heads: [ID<Block>], isReducible: Bool) {
    var heads: [ID<Block>] = []
    var isReducible = true
    for (position, block) in order.enumerated() {
      let sources = predecessors[block.index].compactMap { positions[$0.index] }.filter { $0 >= position }
      if !sources.isEmpty { heads.append(block) }
      if !sources.allSatisfy({ dominance.dominates(position, $0) }) { isReducible = false }
    }
    return (heads, isReducible)
  }

  /// The blocks to which control can go from one, each once, in the order of the terminator.
  public func successors(of block: ID<Block>) -> [ID<Block>] { successorLists[block.index] }

  /// The blocks from which control can come to one, reachable or not, in order of their numbers.
  public func predecessors(of block: ID<Block>) -> [ID<Block>] { predecessorLists[block.index] }

  /// Whether a way leads from the entry to the block.
  public func isReachable(_ block: ID<Block>) -> Bool { positions[block.index] != nil }

  /// The place of a reachable block in `reversePostorder`.
  public func position(of block: ID<Block>) -> Int? { positions[block.index] }

  /// The nearest other block that every way to a block passes; nil for the entry and for unreachable blocks.
  public func immediateDominator(of block: ID<Block>) -> ID<Block>? {
    guard let position = positions[block.index], position > 0 else { return nil }
    return reversePostorder[dominance.immediate[position]]
  }

  /// Whether every way to `inner` passes `outer`; a block dominates itself, and unreachable blocks take no part.
  public func dominates(_ outer: ID<Block>, _ inner: ID<Block>) -> Bool {
    guard let outer = positions[outer.index], let inner = positions[inner.index] else { return false }
    return dominance.dominates(outer, inner)
  }

  /// The blocks of the natural loop of a head, the head first: those from which a way leads back to it without passing
  /// it. Takes time in proportion to the loop.
  public func loop(of head: ID<Block>) -> [ID<Block>] {
    var members = [head]
    var known: Set<ID<Block>> = [head]
    var open = predecessors(of: head).filter { dominates(head, $0) }
    while let block = open.popLast() {
      guard known.insert(block).inserted else { continue }
      members.append(block)
      open += predecessors(of: block).filter { isReachable($0) }
    }
    return members
  }
}
