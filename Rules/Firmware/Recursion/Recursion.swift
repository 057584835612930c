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

private struct CallsItself: Message {
  let name: String
  let others: [String]
  private var list: String { others.prefix(4).map { "`\($0)`" }.joined(separator: ", ") }
  var en: String { others.isEmpty ? "`\(name)` calls itself" : "`\(name)` calls itself through \(list)" }
  var ja: String { others.isEmpty ? "`\(name)` が自分自身を呼び出す" : "`\(name)` が \(list) を経由して自分自身を呼び出す" }
}
