internal import RuleKit
internal import Summaries

/// The calls between functions, by their positions in the program's order.
struct CallGraph {
  struct Edge {
    let from: Int
    let to: Int
    let call: CallSite
  }

  let functions: [FunctionSummary]
  private let edges: [[Edge]]

  /// - Parameter isFollowed: which calls count.
  init(
    _ program: Program, _ functions: [FunctionSummary], throughPointers: Bool,
    where isFollowed: (CallSite) -> Bool = { _ in true }
  ) {
    self.functions = functions
    let positions = Dictionary(uniqueKeysWithValues: functions.enumerated().map { ($1.key, $0) })
    edges = functions.enumerated().map { from, function in
      var seen: Set<Int> = []
      return function.calls.filter { (throughPointers || $0.callee != nil) && isFollowed($0) }.flatMap { call in
        program.targets(of: call).compactMap { positions[$0] }.filter { seen.insert($0).inserted }
          .map { Edge(from: from, to: $0, call: call) }
      }
    }
  }

  /// The strongly connected components that hold a cycle, each in order (R. Tarjan, 1972, without recursion).
  func cycles() -> [[Int]] {
    var index = Array(repeating: -1, count: functions.count)
    var low = index
    var isOpen = Array(repeating: false, count: functions.count)
    var open: [Int] = []
    var found: [[Int]] = []
    var clock = 0
    for root in functions.indices where index[root] < 0 {
      var stack: [(node: Int, next: Int)] = [(root, 0)]
      while let (node, next) = stack.last {
        if next == 0 {
          (index[node], low[node]) = (clock, clock)
          clock += 1
          open.append(node)
          isOpen[node] = true
        }
        if next < edges[node].count {
          stack[stack.count - 1].next += 1
          let target = edges[node][next].to
          if index[target] < 0 {
            stack.append((target, 0))
          } else if isOpen[target] {
            low[node] = min(low[node], index[target])
          }
          continue
        }
        stack.removeLast()
        if let (parent, _) = stack.last { low[parent] = min(low[parent], low[node]) }
        guard low[node] == index[node], let start = open.lastIndex(of: node) else { continue }
        let members = open[start...].sorted()
        open.removeSubrange(start...)
        for member in members { isOpen[member] = false }
        if members.count > 1 || edges[node].contains(where: { $0.to == node }) { found.append(members) }
      }
    }
    return found.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  /// The calls of a shortest way from a function back to itself.
  func shortestCycle(from start: Int, within members: Set<Int>) -> [Edge] {
    var arrival: [Int: Edge] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for edge in edges[node] where members.contains(edge.to) && arrival[edge.to] == nil {
        arrival[edge.to] = edge
        if edge.to == start { return way(to: start, arrival) }
        queue.append(edge.to)
      }
    }
    return []
  }

  private func way(to start: Int, _ arrival: [Int: Edge]) -> [Edge] {
    var way: [Edge] = []
    var current = start
    repeat {
      guard let edge = arrival[current] else { break }
      way.append(edge)
      current = edge.from
    } while current != start
    return way.reversed()
  }
}
