internal import Findings
internal import RuleKit
internal import Summaries

/// Finds functions that call themselves in every execution, directly or through others, and so never come back.
struct UnboundedRecursion: ProgramRule {
  static let id: RuleID = "firmware/unbounded-recursion"

  func check(_ program: Program, into report: inout Report) {
    let order = program.functionsInOrder
    let graph = CallGraph(program, order, throughPointers: false, where: \.isInevitable)
    var reported: Set<Int> = []
    for cycle in graph.cycles() {
      reported.formUnion(cycle)
      guard let first = cycle.first else { continue }
      let function = graph.functions[first]
      let way = graph.shortestCycle(from: first, within: Set(cycle))
      let steps = way.map { edge in
        Step(
          location: edge.call.location,
          text: Program.callText(graph.functions[edge.from].key, edge.call, graph.functions[edge.to].key))
      }
      report.add(
        .violated, at: function.location, function: function.name, tokens: way.map(\.call.text),
        NeverReturns(name: function.name), steps: Array(steps.prefix(12)))
    }
    for (index, function) in order.enumerated() where !reported.contains(index) { report.holds(at: function.location) }
  }
}

private struct NeverReturns: Message {
  let name: String
  var en: String { "every execution of `\(name)` calls `\(name)` again, so that the stack overflows" }
  var ja: String { "`\(name)` は実行されるたびに必ず `\(name)` を呼び出すため、スタックがあふれる" }
}
