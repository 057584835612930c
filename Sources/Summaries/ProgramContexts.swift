extension Program {
  /// The functions that run in interrupt context, each with the call that reached it first.
  public func interruptContext(throughPointers: Bool) -> [SymbolKey: Arrival] {
    reached(from: interruptHandlers, calls: [], throughPointers: throughPointers)
  }

  /// Where execution outside interrupts begins: `main`, tasks, and functions that nothing in the program calls.
  public var ordinaryRoots: [SymbolKey] {
    functions.keys.filter { key in
      switch role(of: key) {
      case .interruptHandler: false
      case .start, .task: true
      case .ordinary: !isCalled(key)
      }
    }.sorted()
  }

  /// The functions that run outside interrupts, each with the call that reached it first.
  public func ordinaryContext() -> [SymbolKey: Arrival] {
    reached(from: ordinaryRoots, calls: [], throughPointers: true)
  }

  /// Functions that ordinary code calls only while interrupts are masked.
  public func maskedFunctions() -> Set<SymbolKey> {
    let ordinary = ordinaryContext()
    var callers: [SymbolKey: [(caller: SymbolKey, call: CallSite)]] = [:]
    for key in ordinary.keys {
      for call in functions[key]?.calls ?? [] {
        for target in targets(of: call) { callers[target, default: []].append((key, call)) }
      }
    }
    var masked = Set(callers.keys.filter { ordinary[$0]?.caller != nil && !isAddressTaken($0) })
    var openCalls: [SymbolKey: [SymbolKey]] = [:]
    for (callee, calls) in callers {
      for call in calls where !call.call.isProtected { openCalls[call.caller, default: []].append(callee) }
    }
    // Who is not masked does not mask those that it calls in the open.
    var open = Array(openCalls.keys.filter { !masked.contains($0) })
    while let caller = open.popLast() {
      for callee in openCalls[caller] ?? [] where masked.remove(callee) != nil { open.append(callee) }
    }
    return masked
  }

  /// What runs when the device has started: interrupt handlers, tasks that have no loop of their own, and all that is
  /// called from endless loops.
  ///
  /// Without `main` in the program nothing is known of the order of things, and the answer is nil.
  public func afterStartup() -> [SymbolKey: Arrival]? {
    guard !starts.isEmpty || !tasks.isEmpty else { return nil }
    let known = reached(from: starts + tasks, calls: [], throughPointers: true)
    var calls: [(caller: SymbolKey, call: CallSite)] = []
    for key in known.keys.sorted() {
      for call in functions[key]?.calls ?? [] where call.isInEndlessLoop { calls.append((key, call)) }
    }
    let jobs = tasks.filter { functions[$0]?.endlessLoops.isEmpty == true && functions[$0]?.isNoReturn == false }
    return reached(from: interruptHandlers + jobs, calls: calls, throughPointers: true)
  }
}
