internal import Findings
internal import RuleKit
internal import Source
internal import Summaries

extension Report {
  /// Records a verdict about a call in another unit.
  mutating func add(
    _ verdict: Verdict, at call: CallSite, in function: FunctionSummary, _ message: any Message, steps: [Step] = []
  ) {
    // Other arguments than constants name variables, which may be renamed.
    let constant = Int64(call.lastArgument) == nil ? [] : [call.lastArgument]
    add(
      verdict, at: call.location, function: function.name, tokens: [call.text] + constant, message, steps: steps)
  }

  mutating func holds(at location: Location) { add(.holds, at: location, tokens: [], Text(verbatim: "")) }
}

extension Program {
  /// Interrupt handlers of a device that still works: what a fault handler does no longer disturbs anything.
  var workingHandlers: [SymbolKey] {
    interruptHandlers.filter { Set($0.name.words).isDisjoint(with: ["fault", "panic"]) }
  }
}

/// What is reached in interrupt context, by direct calls and, less certainly, through pointers.
struct InterruptReach {
  private let direct: [SymbolKey: Program.Arrival]
  private let indirect: [SymbolKey: Program.Arrival]
  private let program: Program

  /// - Parameter isFollowed: whether what a call calls is looked into.
  init(_ program: Program, where isFollowed: (CallSite) -> Bool) {
    let handlers = program.workingHandlers
    self.program = program
    direct = program.reached(from: handlers, calls: [], throughPointers: false, where: isFollowed)
    indirect = program.reached(from: handlers, calls: [], throughPointers: true, where: isFollowed)
  }

  var functions: [FunctionSummary] { program.functionsInOrder.filter { indirect[$0.key] != nil } }

  /// The verdict of a violation in a function: undecided where only calls through pointers lead to it.
  func verdict(in function: FunctionSummary) -> Verdict {
    direct[function.key] != nil ? .violated : .unknown(.unsupported("*f()"))
  }

  func root(of function: FunctionSummary) -> SymbolKey { program.root(of: function.key, in: arrivals(function)) }
  func path(to function: FunctionSummary) -> [Step] { program.path(to: function.key, in: arrivals(function)) }

  private func arrivals(_ function: FunctionSummary) -> [SymbolKey: Program.Arrival] {
    direct[function.key] != nil ? direct : indirect
  }
}

extension FunctionSummary {
  /// Whether the function asks if it runs in an interrupt, and so may serve both contexts.
  var asksForContext: Bool {
    calls.contains { call in
      let words = Set(call.text.words)
      if words.contains("ipsr") { return true }
      guard !words.isDisjoint(with: ["isr", "irq", "interrupt"]) else { return false }
      return !words.isDisjoint(with: ["in", "inside", "is", "context", "active"])
    }
  }
}
