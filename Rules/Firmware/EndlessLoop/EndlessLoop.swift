internal import Findings
internal import RuleKit
internal import Summaries

/// Finds loops that are never left, in functions that are expected to return.
struct EndlessLoop: ProgramRule {
  static let id: RuleID = "firmware/endless-loop"

  func check(_ program: Program, into report: inout Report) {
    let callers = callers(in: program)
    for function in program.functionsInOrder {
      for loop in function.endlessLoops {
        if isExpected(loop, in: function, program, callers) {
          report.holds(at: loop.location)
          continue
        }
        let isUncalled = program.role(of: function.key) == .ordinary && callers[function.key] == nil
        report.add(
          isUncalled ? .unknown(.environment("callers(\(function.name))")) : .violated, at: loop.location,
          function: function.name, tokens: ["loop"],
          NeverLeft(name: function.name, servesWatchdog: loop.servesWatchdog),
          steps: (callers[function.key] ?? []).prefix(1).map {
            Step(location: $0.call.location, text: Program.callText($0.function.key, $0.call, function.key))
          })
      }
    }
  }

  private typealias Callers = [SymbolKey: [(function: FunctionSummary, call: CallSite)]]

  private func callers(in program: Program) -> Callers {
    var callers: Callers = [:]
    for function in program.functionsInOrder {
      for call in function.calls {
        if let callee = call.callee { callers[callee, default: []].append((function, call)) }
      }
    }
    return callers
  }

  private func isExpected(
    _ loop: Summaries.EndlessLoop, in function: FunctionSummary, _ program: Program, _ callers: Callers
  ) -> Bool {
    let role = program.role(of: function.key)
    if role == .start || role == .task { return true }
    let words = Set(function.name.words)
    // A device that is stopped on purpose waits for its watchdog, which must not be served then.
    if loop.isDeliberate || !words.isDisjoint(with: Self.stoppers) { return !loop.servesWatchdog }
    return function.isNoReturn || !words.isDisjoint(with: Self.runners) || mayRunForever(function, program, callers)
  }

  private func mayRunForever(_ function: FunctionSummary, _ program: Program, _ callers: Callers) -> Bool {
    if program.role(of: function.key) == .interruptHandler { return false }
    let calls = callers[function.key] ?? []
    // The entry of a task that is created by means unknown to us, or a callback of the scheduler.
    if calls.isEmpty { return program.isAddressTaken(function.key) }
    return isMainLoop(calls, program, callers, depth: 0)
  }

  /// Whether the function holds the main loop: it is called once, as the last thing that `main` or a task does.
  private func isMainLoop(
    _ calls: [(function: FunctionSummary, call: CallSite)], _ program: Program, _ callers: Callers, depth: Int
  ) -> Bool {
    guard calls.count == 1, let (caller, call) = calls.first, !call.isInLoop, depth < 4 else { return false }
    let later = caller.calls.drop { $0 != call }.dropFirst()
    guard later.allSatisfy({ !Set($0.text.words).isDisjoint(with: Self.stoppers) }) else { return false }
    switch program.role(of: caller.key) {
    case .start, .task: return true
    case .interruptHandler: return false
    case .ordinary: return isMainLoop(callers[caller.key] ?? [], program, callers, depth: depth + 1)
    }
  }

  /// Words in the names of functions that stop the device on purpose.
  private static let stoppers: Set<String> = [
    "fault", "error", "fatal", "panic", "assert", "assertion", "abort", "halt", "hang", "trap", "die", "dead",
    "default",
    "reset", "reboot", "restart", "shutdown", "poweroff", "standby", "failsafe", "safe", "exit", "stop", "unhandled",
    "overflow", "nmi", "delete", "terminate",
  ]

  /// Words in the names of functions that are the body of something that runs for ever.
  private static let runners: Set<String> = ["task", "thread", "idle", "loop", "forever", "scheduler", "main"]
}

private struct NeverLeft: Message {
  let name: String
  let servesWatchdog: Bool
  var en: String {
    servesWatchdog
      ? "this loop of `\(name)` is never left and serves the watchdog, so that nothing ends it"
      : "this loop is never left, so that `\(name)` never returns"
  }
  var ja: String {
    servesWatchdog
      ? "`\(name)` のこのループには出口がなく、ウォッチドッグも更新するため、何によっても終わらない"
      : "このループには出口がなく、`\(name)` から戻ることがない"
  }
}
