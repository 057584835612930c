public import Findings
internal import Source

/// The whole program: the summaries of all units, linked by name.
public struct Program: Sendable {
  public let units: [UnitSummary]
  /// Every function definition by key; the first unit in plan order wins where a header brings the same one.
  public let functions: [SymbolKey: FunctionSummary]
  public let objects: [SymbolKey: ObjectSummary]
  /// All functions in order of their places.
  public let functionsInOrder: [FunctionSummary]
  /// All objects in order of their places.
  public let objectsInOrder: [ObjectSummary]
  /// Interrupt handlers by attribute, name, vector table or registration, sorted.
  public let interruptHandlers: [SymbolKey]
  /// Entries of RTOS tasks, sorted.
  public let tasks: [SymbolKey]
  /// `main` and reset handlers, sorted.
  public let starts: [SymbolKey]
  /// What each slot may hold, sorted.
  private let contents: [FunctionSlot: [SymbolKey]]
  /// Functions that something in the program calls or takes the address of.
  private let called: Set<SymbolKey>
  private let addressed: Set<SymbolKey>

  public init(_ units: [UnitSummary]) {
    self.units = units
    var functions: [SymbolKey: FunctionSummary] = [:]
    var objects: [SymbolKey: ObjectSummary] = [:]
    for unit in units {
      for function in unit.functions where functions[function.key] == nil { functions[function.key] = function }
      for object in unit.objects where objects[object.key].map({ !$0.isDefinition && object.isDefinition }) ?? true {
        objects[object.key] = object
      }
    }
    self.functions = functions
    self.objects = objects
    functionsInOrder = functions.values.sorted { ($0.location, $0.key) < ($1.location, $1.key) }
    objectsInOrder = objects.values.sorted { ($0.location, $0.key) < ($1.location, $1.key) }
    let flows = functions.values.flatMap(\.flows) + objects.values.flatMap(\.flows)
    let contents = SlotContents.of(flows, within: functions)
    let roles = Self.roles(functions, objects, contents)
    func keys(_ role: FunctionRole) -> [SymbolKey] { roles.filter { $0.value == role }.map(\.key).sorted() }
    interruptHandlers = keys(.interruptHandler)
    tasks = keys(.task)
    starts = keys(.start)
    self.contents = contents
    var called: Set<SymbolKey> = []
    for call in functions.values.flatMap(\.calls) {
      if let callee = call.callee { called.insert(callee) }
      for target in call.slot.flatMap({ contents[$0] }) ?? [] { called.insert(target) }
    }
    self.called = called
    addressed = Set(functions.values.flatMap(\.addressTaken) + objects.values.flatMap(\.functions))
  }

  private static func roles(
    _ functions: [SymbolKey: FunctionSummary], _ objects: [SymbolKey: ObjectSummary],
    _ contents: [FunctionSlot: [SymbolKey]]
  ) -> [SymbolKey: FunctionRole] {
    var roles = functions.mapValues(\.role)
    let started =
      functions.values.flatMap(\.started)
      + objects.values.filter { $0.starter != .ordinary }.flatMap { object in
        object.functions.map { StartedFunction(function: $0, role: object.starter) }
      }
      + startedThroughSlots(functions, contents)
    // Interrupt handlers first: where both are claimed, the stricter role stays.
    for role in [FunctionRole.interruptHandler, .task] {
      for entry in started where entry.role == role && roles[entry.function] == .ordinary {
        roles[entry.function] = role
      }
    }
    return roles
  }

  /// Functions that come by way of parameters and members to what starts them: `sa.sa_handler = handler` in a helper.
  private static func startedThroughSlots(
    _ functions: [SymbolKey: FunctionSummary], _ contents: [FunctionSlot: [SymbolKey]]
  ) -> [StartedFunction] {
    var slots: [FunctionSlot: FunctionRole] = [:]
    for slot in contents.keys where slot.isSignalHandler { slots[slot] = .interruptHandler }
    for call in functions.values.lazy.flatMap(\.calls) {
      guard let callee = call.callee, case let role = RoleConvention.role(startedBy: call.text), role != .ordinary
      else {
        continue
      }
      for position in 0..<call.argumentCount { slots[FunctionSlot(parameter: position, of: callee)] = role }
    }
    return slots.flatMap { slot, role in
      (contents[slot] ?? []).map { StartedFunction(function: $0, role: role) }
    }
  }

  public func role(of function: SymbolKey) -> FunctionRole {
    if contains(interruptHandlers, function) { return .interruptHandler }
    if contains(tasks, function) { return .task }
    return contains(starts, function) ? .start : .ordinary
  }

  private func contains(_ keys: [SymbolKey], _ key: SymbolKey) -> Bool {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key
  }

  // MARK: Calls

  /// The definition that a call reaches; nil where it is outside the program or behind a pointer.
  public func callee(of call: CallSite) -> FunctionSummary? { call.callee.flatMap { functions[$0] } }

  /// The definitions that a call may reach: the named one, or all that flow into what it is called through.
  public func targets(of call: CallSite) -> [SymbolKey] {
    if let callee = call.callee { return functions[callee] == nil ? [] : [callee] }
    return call.slot.flatMap { contents[$0] } ?? []
  }

  /// Whether some call of the program may reach the function.
  public func isCalled(_ function: SymbolKey) -> Bool { called.contains(function) }

  /// Whether the function's address is taken in code or in an initialiser.
  public func isAddressTaken(_ function: SymbolKey) -> Bool { addressed.contains(function) }

  // MARK: Reachability

  /// The functions that are reachable by direct calls from `roots`, each with the call that reached it first
  /// (breadth first, roots in order); the roots themselves have none.
  public func reached(from roots: [SymbolKey]) -> [SymbolKey: Arrival] {
    reached(from: roots, calls: [], throughPointers: false)
  }

  /// The functions that are reachable from `roots` and from single calls, each with the call that reached it first.
  public func reached(
    from roots: [SymbolKey], calls: [(caller: SymbolKey, call: CallSite)], throughPointers: Bool,
    where isFollowed: (CallSite) -> Bool = { _ in true }
  ) -> [SymbolKey: Arrival] {
    var arrivals: [SymbolKey: Arrival] = [:]
    var queue: [SymbolKey] = []
    func arrive(_ key: SymbolKey, _ arrival: Arrival) {
      guard functions[key] != nil, arrivals[key] == nil else { return }
      arrivals[key] = arrival
      queue.append(key)
    }
    func follow(_ call: CallSite, from caller: SymbolKey) {
      guard throughPointers || call.callee != nil, isFollowed(call) else { return }
      for target in targets(of: call) { arrive(target, Arrival(caller: caller, call: call)) }
    }
    for root in roots { arrive(root, Arrival(caller: nil, call: nil)) }
    for (caller, call) in calls { follow(call, from: caller) }
    var next = 0
    while next < queue.count {
      let key = queue[next]
      next += 1
      for call in functions[key]?.calls ?? [] { follow(call, from: key) }
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
    while let arrival = arrivals[current], let caller = arrival.caller, let call = arrival.call, steps.count < 11 {
      steps.append(Step(location: call.location, text: Self.callText(caller, call, current)))
      current = caller
    }
    return steps.reversed()
  }

  /// The function from which the path to a function starts.
  public func root(of key: SymbolKey, in arrivals: [SymbolKey: Arrival]) -> SymbolKey {
    var current = key
    var seen: Set<SymbolKey> = []
    while let caller = arrivals[current]?.caller, seen.insert(current).inserted { current = caller }
    return current
  }

  /// "`a` calls `b`", with the expression that is called through where there is one.
  public static func callText(_ caller: SymbolKey, _ call: CallSite, _ callee: SymbolKey) -> Text {
    if call.callee != nil {
      return Text(en: "`\(caller.name)` calls `\(callee.name)`", ja: "`\(caller.name)` が `\(callee.name)` を呼び出す")
    }
    return Text(
      en: "`\(caller.name)` calls `\(callee.name)` through `\(call.text)`",
      ja: "`\(caller.name)` が `\(call.text)` を介して `\(callee.name)` を呼び出す")
  }
}
