import Basics
import Dataflow
import Foundation
import IR

/// How many check sites the prover closes, by hazard and reason.
struct SiteCount {
  private var tally = SiteTally()
  private var functions = 0
  private var unfinished: [String] = []
  private var unreachable = 0
  private var lines = 0
  private var time = 0.0

  mutating func add(_ unit: UnitIR, lines: Int) {
    self.lines += lines
    let start = ProcessInfo.processInfo.systemUptime
    let facts = UnitFacts(of: unit)
    let callees = CalleeEffects.inferred(in: unit)
    for id in unit.functions.ids {
      guard let body = unit.functions[id].body else { continue }
      add(Values(of: body, in: unit, facts: facts, callees: callees), body, "\(unit.path): \(unit.functions[id].name)")
    }
    time += ProcessInfo.processInfo.systemUptime - start
  }

  private mutating func add(_ values: Values, _ body: Body, _ name: String) {
    functions += 1
    if !values.isComplete { unfinished.append(name) }
    unreachable += body.blocks.ids.count { !values.isReachable($0) }
    tally.add(values)
  }

  var text: String {
    var text = unfinished.map { "not finished: \($0)" }
    for hazard in Hazard.allCases {
      guard let kind = tally.rows[hazard] else { continue }
      let open = kind.undecided.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      let list = open.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
      text.append(row(hazard.name, kind.holds, kind.sites) + (list.isEmpty ? "" : "; " + list))
    }
    let rows = tally.rows.values
    text.append(row("all", rows.reduce(0) { $0 + $1.holds }, rows.reduce(0) { $0 + $1.sites }))
    let speed = time > 0 ? Double(lines) / 1000 / time : 0
    text.append(
      "\(functions) functions, \(unfinished.count) not finished, \(unreachable) blocks never reached; \(lines) lines in "
        + String(format: "%.2f s, %.1f kLOC/s", time, speed))
    return text.joined(separator: "\n")
  }

  private func row(_ name: String, _ proved: Int, _ count: Int) -> String {
    let share = count == 0 ? 100 : 100 * Double(proved) / Double(count)
    return "\(name): \(count) sites, \(proved) hold (" + String(format: "%.1f", share) + " %)"
  }
}
