internal import Source

/// What goes on beside the functions that something starts.
extension Program {
  /// Code that runs beside the started functions: functions as a whole, and the later parts of functions that start them.
  public struct Companions: Sendable {
    /// Functions that are called after the start, each with the call that reached it first.
    public let functions: [SymbolKey: Arrival]
    /// Where the functions that start something, or call one that does, go on beside it.
    fileprivate let spans: [SymbolKey: Span]

    fileprivate struct Span: Sendable {
      let start: Location
      /// Where all that was started is waited for.
      let end: Location?

      func contains(_ place: Location) -> Bool { place > start && end.map { place < $0 } ?? true }
    }

    /// Whether an access of a function happens beside what was started.
    public func contains(_ access: ObjectAccess, of function: SymbolKey) -> Bool {
      functions[function] != nil || spans[function]?.contains(access.location) == true
    }
  }

  /// What runs beside functions that are started in a role, by the places where they are started.
  public func companions(of role: FunctionRole) -> Companions {
    var spans: [SymbolKey: Companions.Span] = [:]
    var queue: [SymbolKey] = []
    for function in functionsInOrder {
      guard let first = function.started.filter({ $0.role == role }).compactMap(\.location).min() else { continue }
      spans[function.key] = Self.span(from: first, in: function)
      queue.append(function.key)
    }
    let callers = callers()
    while let key = queue.popLast() {
      guard spans[key]?.end == nil else { continue }
      for (caller, call) in callers[key] ?? [] where spans[caller.key] == nil {
        spans[caller.key] = Self.span(from: call.location, in: caller)
        queue.append(caller.key)
      }
    }
    var calls: [(caller: SymbolKey, call: CallSite)] = []
    for (key, span) in spans.sorted(by: { $0.key < $1.key }) {
      for call in functions[key]?.calls ?? [] where span.contains(call.location) { calls.append((key, call)) }
    }
    return Companions(functions: reached(from: [], calls: calls, throughPointers: true), spans: spans)
  }

  private static func span(from start: Location, in function: FunctionSummary) -> Companions.Span {
    let joins = function.calls.filter { $0.location > start && $0.text.words.contains("join") }.map(\.location)
    return Companions.Span(start: start, end: joins.max())
  }

  private func callers() -> [SymbolKey: [(caller: FunctionSummary, call: CallSite)]] {
    var callers: [SymbolKey: [(caller: FunctionSummary, call: CallSite)]] = [:]
    for function in functionsInOrder {
      for call in function.calls {
        if let callee = call.callee { callers[callee, default: []].append((function, call)) }
      }
    }
    return callers
  }

  /// The locks that are held at every call of a function, sorted within `locks`; empty where one call holds none.
  public func locksOfCallers() -> [SymbolKey: Set<String>] {
    var held: [SymbolKey: Set<String>] = [:]
    let callers = callers()
    // Two rounds see a helper of a helper; what is deeper counts as unlocked.
    for _ in 0..<3 {
      var next: [SymbolKey: Set<String>] = [:]
      for (key, calls) in callers where !isAddressTaken(key) {
        var common: Set<String>?
        for (caller, call) in calls {
          let here = Set(call.locks).union(held[caller.key] ?? [])
          common = common?.intersection(here) ?? here
        }
        if let common, !common.isEmpty { next[key] = common }
      }
      held = next
    }
    return held
  }
}
