import Basics
import IR

/// An analysis of one function, forward along its control flow.
protocol FlowProblem {
  associatedtype State

  /// The state with which the function begins.
  mutating func entryState() -> State

  /// Runs a block; answers the states with which control goes on, each successor at most once.
  mutating func flow(through block: ID<Block>, from state: State) throws(BudgetExceeded) -> [(ID<Block>, State)]

  /// Takes over what another state has; answers whether anything changed.
  mutating func join(_ state: inout State, with other: State, isWidening: Bool) -> Bool
}

/// An analysis took more steps than it was given.
public struct BudgetExceeded: Error, Hashable, Sendable {
  public init() {}
}

/// Computes the states at the beginning of blocks: a worklist in reverse postorder that widens at the heads of loops,
/// then passes that narrow.
struct Fixpoint<Problem: FlowProblem> {
  let graph: ControlFlowGraph
  private let isHead: [Bool]
  /// By block; nil where control does not come.
  private(set) var states: [Problem.State?]
  /// What came to each head of a loop around it, by the block from which it came.
  private var backStates: [Int: [(source: ID<Block>, state: Problem.State)]] = [:]

  /// The number of times that the states of a loop are joined before they are widened.
  private static var patience: Int { 1 }

  init(_ graph: ControlFlowGraph, blocks: Int) {
    self.graph = graph
    states = Array(repeating: nil, count: blocks)
    var isHead = Array(repeating: false, count: blocks)
    for head in graph.loopHeads { isHead[head.index] = true }
    self.isHead = isHead
  }

  mutating func solve(_ problem: inout Problem, narrowing passes: Int) throws(BudgetExceeded) {
    let order = graph.reversePostorder
    guard let entry = order.first else { return }
    states[entry.index] = problem.entryState()
    try ascend(&problem)
    for _ in 0..<passes where !graph.loopHeads.isEmpty { try descend(&problem) }
  }

  private func isBack(_ source: ID<Block>, _ target: ID<Block>) -> Bool {
    guard let from = graph.position(of: source), let to = graph.position(of: target) else { return false }
    return to <= from
  }

  private mutating func ascend(_ problem: inout Problem) throws(BudgetExceeded) {
    let order = graph.reversePostorder
    var isPending = Array(repeating: false, count: order.count)
    var visits = Array(repeating: 0, count: states.count)
    isPending[0] = true
    var position = 0
    while position < order.count {
      guard isPending[position] else {
        position += 1
        continue
      }
      isPending[position] = false
      let block = order[position]
      guard let state = states[block.index] else { continue }
      var next = position + 1
      for (target, out) in try problem.flow(through: block, from: state) {
        guard let place = graph.position(of: target) else { continue }
        let isBack = place <= position
        if isBack { remember(out, from: block, at: target) }
        guard add(out, to: target, &problem, &visits, isBack: isBack) else { continue }
        isPending[place] = true
        next = min(next, place)
      }
      position = next
    }
  }

  private mutating func remember(_ state: Problem.State, from source: ID<Block>, at target: ID<Block>) {
    var known = backStates[target.index] ?? []
    known.removeAll { $0.source == source }
    known.append((source, state))
    backStates[target.index] = known
  }

  private mutating func add(
    _ state: Problem.State, to target: ID<Block>, _ problem: inout Problem, _ visits: inout [Int], isBack: Bool
  ) -> Bool {
    guard var known = states[target.index] else {
      states[target.index] = state
      return true
    }
    states[target.index] = nil
    if isBack { visits[target.index] += 1 }
    let isWidening = isHead[target.index] && visits[target.index] > Self.patience
    let isChanged = problem.join(&known, with: state, isWidening: isWidening)
    states[target.index] = known
    return isChanged
  }

  /// Computes all states anew from those of the pass before, which they can only sharpen.
  mutating func descend(_ problem: inout Problem) throws(BudgetExceeded) {
    let order = graph.reversePostorder
    var fresh: [Problem.State?] = Array(repeating: nil, count: states.count)
    fresh[order[0].index] = problem.entryState()
    for head in graph.loopHeads {
      for (_, state) in backStates[head.index] ?? [] { merge(state, into: &fresh[head.index], &problem) }
    }
    for (position, block) in order.enumerated() {
      guard let state = fresh[block.index] else { continue }
      for (target, out) in try problem.flow(through: block, from: state) {
        guard let place = graph.position(of: target) else { continue }
        if place <= position {
          remember(out, from: block, at: target)
        } else {
          merge(out, into: &fresh[target.index], &problem)
        }
      }
    }
    states = fresh
  }

  private func merge(_ state: Problem.State, into known: inout Problem.State?, _ problem: inout Problem) {
    guard var joined = known else {
      known = state
      return
    }
    known = nil
    _ = problem.join(&joined, with: state, isWidening: false)
    known = joined
  }
}
