internal import IR

extension CallGraph {
  /// The functions that call themselves, directly or by way of others, by name, those of one cycle together: the strongly
  /// connected components that hold a cycle (R. Tarjan, 1972, without recursion).
  var cycles: [[Reference]] {
    var numbers: [Reference: Int] = [:]
    var low: [Reference: Int] = [:]
    var open: [Reference] = []
    var isOpen: Set<Reference> = []
    var found: [[Reference]] = []
    var callsItself: Set<Reference> = []
    func enter(_ function: Reference) -> (function: Reference, next: Int) {
      numbers[function] = numbers.count
      low[function] = numbers[function]
      open.append(function)
      isOpen.insert(function)
      return (function, 0)
    }
    for root in functions where numbers[root] == nil {
      var stack = [enter(root)]
      while let (function, next) = stack.last {
        let targets = callees(of: function)
        if next < targets.count {
          stack[stack.count - 1].next += 1
          let target = targets[next]
          if target == function { callsItself.insert(function) }
          if numbers[target] == nil {
            stack.append(enter(target))
          } else if isOpen.contains(target) {
            low[function] = min(low[function] ?? 0, numbers[target] ?? 0)
          }
          continue
        }
        stack.removeLast()
        if let parent = stack.last?.function { low[parent] = min(low[parent] ?? 0, low[function] ?? 0) }
        guard low[function] == numbers[function], let start = open.lastIndex(of: function) else { continue }
        let members = open[start...]
        if members.count > 1 || members.contains(where: { callsItself.contains($0) }) { found.append(Array(members)) }
        isOpen.subtract(members)
        open.removeSubrange(start...)
      }
    }
    return found
  }
}
