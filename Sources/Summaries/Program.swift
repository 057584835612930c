public import Findings
internal import Source

/// The whole program: the summaries of all units, linked by name.
public struct Program: Sendable {
  public let units: [UnitSummary]
  /// Every function definition by key; the first unit in plan order wins where a header brings the same one.
  public let functions: [SymbolKey: FunctionSummary]
  public let objects: [SymbolKey: ObjectSummary]
  /// Interrupt handlers by attribute, name or vector table, sorted.
  public let interruptHandlers: [SymbolKey]

  public init(_ units: [UnitSummary]) {
    self.units = units
    var functions: [SymbolKey: FunctionSummary] = [:]
    var objects: [SymbolKey: ObjectSummary] = [:]
    for unit in units {
      for function in unit.functions where functions[function.key] == nil { functions[function.key] = function }
      for object in unit.objects where objects[object.key] == nil { objects[object.key] = object }
    }
    self.functions = functions
    self.objects = objects
    var handlers = Set(functions.values.filter { $0.role == .interruptHandler }.map(\.key))
    for object in objects.values where object.isVectorTable {
      for key in object.functions where functions[key].map({ $0.role == .ordinary }) == true { handlers.insert(key) }
    }
    interruptHandlers = handlers.sorted()
  }

  /// All functions in order of their places.
  public var functionsInOrder: [FunctionSummary] {
    functions.values.sorted { ($0.location, $0.key) < ($1.location, $1.key) }
  }

  /// The definition that a call reaches; nil where it is outside the program or behind a pointer.
  public func callee(of call: CallSite) -> FunctionSummary? { call.callee.flatMap { functions[$0] } }

  /// The functions that are reachable by direct calls from `roots`, each with the call that reached it first
  /// (breadth first, roots in order); the roots themselves have none.
  public func reached(from roots: [SymbolKey]) -> [SymbolKey: Arrival] {
    var arrivals: [SymbolKey: Arrival] = [:]
    var queue = roots.filter { functions[$0] != nil }
    for root in queue { arrivals[root] = Arrival(caller: nil, call: nil) }
    var next = 0
    while next < queue.count {
      let key = queue[next]
      next += 1
      for call in functions[key]?.calls ?? [] {
        guard let callee = call.callee, functions[callee] != nil, arrivals[callee] == nil else { continue }
        arrivals[callee] = Arrival(caller: key, call: call)
        queue.append(callee)
      }
    }
    return arrivals
  }

  public struct Arrival: Sendable {
    public let caller: SymbolKey?
    public let call: CallSite?
  }

  /// The calls from a root to a function, as steps for a finding.
  public func path(to key: SymbolKey, in arrivals: [SymbolKey: Arrival]) -> [Step] {
    var steps: [Step] = []
    var current = key
    while let arrival = arrivals[current], let caller = arrival.caller, let call = arrival.call, steps.count < 12 {
      steps.append(
        Step(
          location: call.location,
          text: Text(en: "`\(caller.name)` calls `\(current.name)`", ja: "`\(caller.name)` が `\(current.name)` を呼び出す")))
      current = caller
    }
    return steps.reversed()
  }
}
