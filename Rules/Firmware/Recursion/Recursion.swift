internal import Findings
internal import RuleKit
internal import Summaries

/// Finds functions that call themselves, directly or through others.
struct Recursion: ProgramRule {
  static let id: RuleID = "firmware/recursion"

  func check(_ program: Program, into report: inout Report) {
    let order = program.functionsInOrder
    let certain = CallGraph(program, order, throughPointers: false)
    let possible = CallGraph(program, order, throughPointers: true)
    var reported: Set<Int> = []
    for cycle in certain.cycles() {
      reported.formUnion(cycle)
      add(.violated, cycle, certain, into: &report)
    }
    for cycle in possible.cycles() where reported.isDisjoint(with: cycle) {
      reported.formUnion(cycle)
      add(.unknown(.unsupported("*f()")), cycle, possible, into: &report)
    }
    for (index, function) in order.enumerated() where !reported.contains(index) { report.holds(at: function.location) }
  }

  private func add(_ verdict: Verdict, _ members: [Int], _ graph: CallGraph, into report: inout Report) {
    guard let first = members.first else { return }
    let function = graph.functions[first]
    let way = graph.shortestCycle(from: first, within: Set(members))
    let steps = way.map { edge in
      Step(
        location: edge.call.location,
        text: Program.callText(graph.functions[edge.from].key, edge.call, graph.functions[edge.to].key))
    }
    report.add(
      verdict, at: function.location, function: function.name, tokens: way.map(\.call.text),
      CallsItself(name: function.name, others: way.dropFirst().map { graph.functions[$0.from].name }),
      steps: Array(steps.prefix(12)))
  }
}

/// The calls between functions, by their positions in the program's order.
private struct CallGraph {
  struct Edge {
    let from: Int
    let to: Int
    let call: CallSite
  }

  let functions: [FunctionSummary]
  private let edges: [[Edge]]

  init(_ program: Program, _ functions: [FunctionSummary], throughPointers: Bool) {
    self.functions = functions
    let positions = Dictionary(uniqueKeysWithValues: functions.enumerated().map { ($1.key, $0) })
    edges = functions.enumerated().map { from, function in
      var seen: Set<Int> = []
      return function.calls.filter { throughPointers || $0.callee != nil }.flatMap { call in
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

private struct CallsItself: Message {
  let name: String
  let others: [String]
  private var list: String { others.prefix(4).map { "`\($0)`" }.joined(separator: ", ") }
  var en: String { others.isEmpty ? "`\(name)` calls itself" : "`\(name)` calls itself through \(list)" }
  var ja: String { others.isEmpty ? "`\(name)` が自分自身を呼び出す" : "`\(name)` が \(list) を経由して自分自身を呼び出す" }
}
