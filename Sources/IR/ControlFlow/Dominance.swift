/// Which nodes every way to a node passes, by positions in a reverse postorder.
///
/// K. Cooper, T. Harvey, K. Kennedy: A Simple, Fast Dominance Algorithm (2001).
struct Dominance: Sendable {
  /// The nearest dominator; the entry's is itself.
  let immediate: [Int]
  /// First and last visit of the dominator tree.
  private let intervals: [(first: Int, last: Int)]

  /// - Parameter predecessors: of each node in reverse postorder; all but the entry's are not empty.
  init(predecessors: [[Int]]) {
    immediate = Dominance.immediate(predecessors)
    intervals = Dominance.intervals(immediate)
  }

  func dominates(_ outer: Int, _ inner: Int) -> Bool {
    intervals[outer].first <= intervals[inner].first && intervals[inner].last <= intervals[outer].last
  }

  private static func immediate(_ predecessors: [[Int]]) -> [Int] {
    var immediate = Array(repeating: -1, count: predecessors.count)
    if !immediate.isEmpty { immediate[0] = 0 }
    var isChanged = true
    while isChanged {
      isChanged = false
      for node in predecessors.indices.dropFirst() {
        var best = -1
        for other in predecessors[node] where immediate[other] >= 0 {
          best = best < 0 ? other : common(best, other, immediate)
        }
        if best != immediate[node] {
          immediate[node] = best
          isChanged = true
        }
      }
    }
    return immediate
  }

  private static func common(_ first: Int, _ second: Int, _ immediate: [Int]) -> Int {
    var (a, b) = (first, second)
    while a != b {
      if a > b { a = immediate[a] } else { b = immediate[b] }
    }
    return a
  }

  private static func intervals(_ immediate: [Int]) -> [(first: Int, last: Int)] {
    var children: [[Int]] = Array(repeating: [], count: immediate.count)
    for node in immediate.indices.dropFirst() { children[immediate[node]].append(node) }
    var intervals = Array(repeating: (first: 0, last: 0), count: immediate.count)
    var clock = 0
    var open: [(node: Int, isDone: Bool)] = immediate.isEmpty ? [] : [(0, false)]
    while let (node, isDone) = open.popLast() {
      clock += 1
      if isDone {
        intervals[node].last = clock
        continue
      }
      intervals[node].first = clock
      open.append((node, true))
      for child in children[node] { open.append((child, false)) }
    }
    return intervals
  }
}
