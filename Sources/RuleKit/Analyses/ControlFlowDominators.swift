public import Basics

/// Which blocks every way to a block passes.
///
/// K. Cooper, T. Harvey, K. Kennedy: A Simple, Fast Dominance Algorithm (2001); questions take constant time.
public struct Dominators: FunctionAnalysis {
  public typealias Block = ControlFlow.Block

  /// By position in reverse postorder, the position of the immediate dominator.
  private let immediate: [Int]
  private let position: [Int?]
  private let order: [ID<Block>]
  /// First and last visit of the dominator tree, by position.
  private let intervals: [(first: Int, last: Int)]

  public init(of scope: FunctionScope) throws(BudgetExceeded) {
    try self.init(try scope.result(of: ControlFlow.self))
  }

  init(_ flow: ControlFlow) throws(BudgetExceeded) {
    order = flow.reversePostorder
    var position: [Int?] = Array(repeating: nil, count: flow.blocks.count)
    for (index, block) in order.enumerated() { position[block.index] = index }
    self.position = position
    let predecessors = order.map { flow.blocks[$0].predecessors.compactMap { position[$0.index] } }
    immediate = try Self.immediate(predecessors)
    intervals = Self.intervals(immediate)
  }

  private static func immediate(_ predecessors: [[Int]]) throws(BudgetExceeded) -> [Int] {
    var immediate = Array(repeating: -1, count: predecessors.count)
    if !immediate.isEmpty { immediate[0] = 0 }
    var steps = 0
    var isChanged = true
    while isChanged {
      isChanged = false
      for node in predecessors.indices.dropFirst() {
        var best = -1
        for other in predecessors[node] where immediate[other] >= 0 {
          var a = other
          var b = best < 0 ? other : best
          while a != b {
            steps += 1
            if a > b { a = immediate[a] } else { b = immediate[b] }
          }
          best = a
        }
        steps += predecessors[node].count
        if steps > ControlFlow.budget { throw BudgetExceeded(steps: ControlFlow.budget) }
        if best != immediate[node] {
          immediate[node] = best
          isChanged = true
        }
      }
    }
    return immediate
  }

  private static func intervals(_ immediate: [Int]) -> [(first: Int, last: Int)] {
    var children: [[Int]] = Array(repeating: [], count: immediate.count)
    for node in immediate.indices.dropFirst() { children[immediate[node]].append(node) }
    var intervals = Array(repeating: (first: 0, last: 0), count: immediate.count)
    var clock = 0
    var stack: [(node: Int, isDone: Bool)] = immediate.isEmpty ? [] : [(0, false)]
    while let (node, isDone) = stack.popLast() {
      clock += 1
      if isDone {
        intervals[node].last = clock
        continue
      }
      intervals[node].first = clock
      stack.append((node, true))
      for child in children[node] { stack.append((child, false)) }
    }
    return intervals
  }

  /// The nearest other block that every way to a block passes; nil for the entry and for unreachable blocks.
  public func immediateDominator(of block: ID<Block>) -> ID<Block>? {
    guard let index = position[block.index], index > 0 else { return nil }
    return order[immediate[index]]
  }

  /// Whether every way to `inner` passes `outer`; a block dominates itself, and unreachable blocks take no part.
  public func dominates(_ outer: ID<Block>, _ inner: ID<Block>) -> Bool {
    guard let a = position[outer.index], let b = position[inner.index] else { return false }
    return intervals[a].first <= intervals[b].first && intervals[b].last <= intervals[a].last
  }
}
