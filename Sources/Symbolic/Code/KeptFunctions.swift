internal import Basics
internal import IR

extension UnitIR {
  /// Whether a function puts a function that it is given, and a pointer that goes with it, where others will find them:
  /// `timer->run = run; timer->context = context`.
  func keepsFunctions(_ body: Body) -> Bool {
    let given = (0..<body.parameterCount).map { ID<Local>($0) }
    let functions = given.filter { isFunctionPointer(body.locals[$0].type) }
    let contexts = given.filter { isVoidPointer(body.locals[$0].type) }
    if functions.isEmpty || contexts.isEmpty { return false }
    let kept = keptLocals(body)
    return functions.contains { kept.contains($0) } && contexts.contains { kept.contains($0) }
  }

  private func isFunctionPointer(_ type: ID<MachineType>) -> Bool {
    guard let pointee = types[type].pointee, case .function = types[pointee].kind else { return false }
    return true
  }

  private func isVoidPointer(_ type: ID<MachineType>) -> Bool {
    guard let pointee = types[type].pointee else { return false }
    return types[pointee].isVoid
  }

  /// Locals whose values are put anywhere but into locals.
  private func keptLocals(_ body: Body) -> Set<ID<Local>> {
    let definitions = Definitions(body)
    var kept: Set<ID<Local>> = []
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        guard case .store(let place, let value, _) = instruction.operation else { continue }
        if case .local = body.places[place].base { continue }
        for source in definitions.sources(of: value, in: body) {
          if case .local(let local) = source.place.base, source.place.projections.isEmpty { kept.insert(local) }
        }
      }
    }
    return kept
  }
}
