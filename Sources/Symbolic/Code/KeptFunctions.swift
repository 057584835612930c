internal import Basics
internal import IR

extension Body {
  /// Whether a function puts a function that it is given, and a pointer that goes with it, where others will find them:
  /// `timer->run = run; timer->context = context`.
  func keepsFunctions(_ unit: UnitIR) -> Bool {
    func isFunction(_ type: ID<MachineType>) -> Bool {
      guard let pointee = unit.types[type].pointee, case .function = unit.types[pointee].kind else { return false }
      return true
    }
    func isVoid(_ type: ID<MachineType>) -> Bool { unit.types[type].pointee.map { unit.types[$0].isVoid } ?? false }
    let parameters = (0..<parameterCount).map { ID<Local>($0) }
    guard parameters.contains(where: { isFunction(locals[$0].type) }),
      parameters.contains(where: { isVoid(locals[$0].type) })
    else { return false }
    let definitions = Definitions(self)
    var kept: Set<ID<Local>> = []
    for id in blocks.ids {
      for instruction in blocks[id].instructions {
        guard case .store(let place, let value, _) = instruction.operation else { continue }
        if case .local = places[place].base { continue }
        for source in definitions.sources(of: value, in: self) {
          if case .local(let local) = source.place.base, source.place.projections.isEmpty { kept.insert(local) }
        }
      }
    }
    return parameters.contains { kept.contains($0) && isFunction(locals[$0].type) }
      && parameters.contains { kept.contains($0) && isVoid(locals[$0].type) }
  }
}
