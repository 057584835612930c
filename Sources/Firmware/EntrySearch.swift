internal import Findings
internal import Source
public import Summaries

/// Finds the entry points of a program.
///
/// Calls are followed by name and through pointers whose contents the program shows; what assembly calls is seen where
/// a vector table in C, an attribute or a name says so.
public struct EntrySearch {
  private let program: Program
  private let knowledge: FirmwareKnowledge

  public init(_ program: Program, knowledge: FirmwareKnowledge) {
    self.program = program
    self.knowledge = knowledge
  }

  /// By kind, then by place.
  public func entries() -> [EntryPoint] {
    var kinds: [SymbolKey: EntryPoint.Kind] = [:]
    var reasons = declaredReasons()
    for key in program.starts { kinds[key] = .start }
    for key in program.interruptHandlers { kinds[key] = .interruptHandler }
    for key in program.tasks { kinds[key] = .task }
    for (key, handing) in handedOut() where kinds[key] == nil || kinds[key] == .callback {
      kinds[key] = handing.isCreator ? .task : .callback
      reasons[key, default: []].append(handing.step)
    }
    for (key, reason) in kept() where kinds[key] == nil {
      kinds[key] = .callback
      reasons[key, default: []].append(reason)
    }
    for (key, reason) in exported() where kinds[key] == nil {
      kinds[key] = .exported
      reasons[key, default: []].append(reason)
    }
    let first = kinds.keys.sorted().compactMap { entry($0, kinds[$0] ?? .callback, reasons[$0] ?? []) }
    let commands = commands(dispatchedBy: first).filter { kinds[$0.function] == nil }
    return (first + commands).sorted { a, b in
      (EntrySearch.rank(a.kind), a.location, a.function) < (EntrySearch.rank(b.kind), b.location, b.function)
    }
  }

  private static func rank(_ kind: EntryPoint.Kind) -> Int { EntryPoint.Kind.allCases.firstIndex(of: kind) ?? 0 }

  private func entry(_ key: SymbolKey, _ kind: EntryPoint.Kind, _ reasons: [Step]) -> EntryPoint? {
    guard let function = program.functions[key] else { return nil }
    let arrivals = program.reached(from: [key], calls: [], throughPointers: true)
    let reached = arrivals.keys.filter { $0 != key }.sorted()
    var crossings = self.crossings(of: function, kind, reasons)
    for key in [key] + reached {
      for call in program.functions[key]?.calls ?? [] {
        guard let name = call.callee?.name, let boundary = knowledge.input(of: name) else { continue }
        let text = Text(en: "`\(key.name)` calls `\(name)`", ja: "`\(key.name)` が `\(name)` を呼び出す")
        crossings.append(EntryPoint.Crossing(boundary: boundary, evidence: Step(location: call.location, text: text)))
      }
    }
    return EntryPoint(
      function: key, location: function.location, kind: kind, reasons: reasons,
      crossings: EntrySearch.distinct(crossings), reached: reached)
  }

  /// The first evidence of each boundary, by the boundaries' identifiers.
  private static func distinct(_ crossings: [EntryPoint.Crossing]) -> [EntryPoint.Crossing] {
    var seen: Set<String> = []
    return crossings.filter { seen.insert($0.boundary.id).inserted }.sorted { $0.boundary.id < $1.boundary.id }
  }

  /// What the entry's own name and reasons tell of boundaries.
  private func crossings(
    of function: FunctionSummary, _ kind: EntryPoint.Kind, _ reasons: [Step]
  ) -> [EntryPoint.Crossing] {
    switch kind {
    case .interruptHandler:
      guard let boundary = knowledge.handler(named: function.name.words) else { return [] }
      let text = Text(en: "the handler's name", ja: "ハンドラの名前")
      return [EntryPoint.Crossing(boundary: boundary, evidence: Step(location: function.location, text: text))]
    case .callback:
      return handings(of: function.key).compactMap { callee, step in
        knowledge.callback(givenTo: callee).map { EntryPoint.Crossing(boundary: $0, evidence: step) }
      }
    case .exported:
      return reasons.first.flatMap { reason in
        knowledge.boundary("caller").map { [EntryPoint.Crossing(boundary: $0, evidence: reason)] }
      } ?? []
    case .start, .task, .command: return []
    }
  }

  // MARK: Reasons

  /// Why functions have the roles that the program gives them.
  private func declaredReasons() -> [SymbolKey: [Step]] {
    var reasons: [SymbolKey: [Step]] = [:]
    for function in program.functionsInOrder {
      let text: Text? =
        switch function.role {
        case .interruptHandler:
          Text(en: "declared or named as an interrupt handler", ja: "宣言または名前が割込みハンドラを示す")
        case .start: Text(en: "the program starts here", ja: "プログラムがここから始まる")
        case .task: Text(en: "declared as a task", ja: "タスクとして宣言されている")
        case .ordinary: nil
        }
      if let text { reasons[function.key, default: []].append(Step(location: function.location, text: text)) }
      for started in function.started {
        // The call by which it is started is not recorded, but who makes it.
        let text = Text(
          en: "`\(function.name)` has it started or registered", ja: "`\(function.name)` が起動または登録する")
        reasons[started.function, default: []].append(Step(location: function.location, text: text))
      }
    }
    for object in program.objectsInOrder where object.starter != .ordinary {
      let text = Text(en: "in the table `\(object.key.name)`", ja: "表 `\(object.key.name)` にある")
      for function in Set(object.functions).sorted() {
        reasons[function, default: []].append(Step(location: object.location, text: text))
      }
    }
    return reasons
  }

  private struct Handing {
    let isCreator: Bool
    let step: Step
  }

  /// Functions that the program hands to functions outside of it.
  private func handedOut() -> [(SymbolKey, Handing)] {
    program.functionsInOrder.flatMap { function in
      function.flows.compactMap { flow -> (SymbolKey, Handing)? in
        guard case .function(let key) = flow.source, program.functions[key] != nil,
          let callee = flow.target.function, program.functions[callee] == nil
        else { return nil }
        return (key, Handing(isCreator: knowledge.isCreator(callee.name), step: step(function, callee)))
      }
    }
  }

  private func step(_ function: FunctionSummary, _ callee: SymbolKey) -> Step {
    let call = function.calls.first { $0.callee == callee }
    return Step(
      location: call?.location ?? function.location,
      text: Text(en: "`\(function.name)` hands it to `\(callee.name)`", ja: "`\(function.name)` が `\(callee.name)` に渡す")
    )
  }

  /// The functions that a callback is handed to, in the program or outside of it.
  private func handings(of key: SymbolKey) -> [(callee: String, step: Step)] {
    program.functionsInOrder.flatMap { function in
      function.flows.compactMap { flow in
        guard flow.source == .function(key), let callee = flow.target.function else { return nil }
        return (callee.name, step(function, callee))
      }
    }
  }

  /// Functions whose address is kept and that nothing in the program calls.
  private func kept() -> [(SymbolKey, Step)] {
    let text = Text(
      en: "its address is kept, and nothing in the program calls it", ja: "アドレスが保持され、プログラム内からは呼び出されない")
    return program.functionsInOrder.filter { program.isAddressTaken($0.key) && !program.isCalled($0.key) }
      .map { ($0.key, Step(location: $0.location, text: text)) }
  }

  /// Functions with external linkage that take bytes or text and that nothing in the program uses.
  private func exported() -> [(SymbolKey, Step)] {
    var signatures: [String: ParameterShape] = [:]
    for declaration in program.units.flatMap(\.declarations) where declaration.isFunction {
      if let shape = ParameterShape(type: declaration.type) { signatures[declaration.name] = shape }
    }
    return program.functionsInOrder.compactMap { function in
      guard function.key.text == function.name, let shape = signatures[function.name],
        !program.isCalled(function.key), !program.isAddressTaken(function.key)
      else { return nil }
      return (function.key, Step(location: function.location, text: shape.text))
    }
  }

  // MARK: Tables

  /// Functions in tables through which an entry that crosses a boundary dispatches.
  private func commands(dispatchedBy entries: [EntryPoint]) -> [EntryPoint] {
    var tables: [SymbolKey: [Step]] = [:]
    for object in program.objectsInOrder where object.starter == .ordinary && Set(object.functions).count > 1 {
      let text = Text(en: "in the table `\(object.key.name)`", ja: "表 `\(object.key.name)` にある")
      for key in Set(object.functions) { tables[key, default: []].append(Step(location: object.location, text: text)) }
    }
    var crossings: [SymbolKey: [EntryPoint.Crossing]] = [:]
    for entry in entries where !entry.crossings.isEmpty && entry.kind != .start {
      for key in [entry.function] + entry.reached {
        for call in program.functions[key]?.calls ?? [] where call.callee == nil {
          let text = Text(
            en: "`\(entry.function.name)` reaches it through `\(call.text)`",
            ja: "`\(entry.function.name)` が `\(call.text)` を介して呼び出す")
          for target in program.targets(of: call) where tables[target] != nil {
            crossings[target, default: []] += entry.crossings.map {
              EntryPoint.Crossing(boundary: $0.boundary, evidence: Step(location: call.location, text: text))
            }
          }
        }
      }
    }
    return crossings.keys.sorted().compactMap { key in
      guard let found = entry(key, .command, tables[key] ?? []) else { return nil }
      return EntryPoint(
        function: key, location: found.location, kind: .command, reasons: found.reasons,
        crossings: EntrySearch.distinct(found.crossings + (crossings[key] ?? [])), reached: found.reached)
    }
  }
}

extension FunctionSlot {
  /// The function whose parameter the slot is; nil for other slots.
  fileprivate var function: SymbolKey? {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    return SymbolKey(text: String(text[..<open]))
  }
}
