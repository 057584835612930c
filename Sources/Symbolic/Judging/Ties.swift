internal import Solver

/// What a truth depends on through the assumptions of a path.
extension Explorer {
  /// How a walk over tied unknowns goes on.
  enum Walk {
    /// On to what assumptions tie to the unknown.
    case follow
    /// On without that.
    case pass
    case stop
  }

  /// Visits the unknowns of a truth and those that assumptions of the code tie to them, each once.
  ///
  /// That an access has gone well is no assumption of the code.
  func forEachUnknown(tiedTo truth: Term, _ state: State, _ visit: (Term) -> Walk) {
    var open = table.symbols(in: truth)
    var known = Set(open)
    let literals = state.facts.literals.filter { !state.granted.contains($0) }.map { table.symbols(in: $0) }
    var isUsed = Array(repeating: false, count: literals.count)
    while let symbol = open.popLast() {
      switch visit(symbol) {
      case .stop: return
      case .pass: continue
      case .follow: break
      }
      for index in literals.indices where !isUsed[index] && literals[index].contains(symbol) {
        isUsed[index] = true
        for other in literals[index] where known.insert(other).inserted { open.append(other) }
      }
    }
  }

  /// The weakest kind among the unknowns of a truth and of the assumptions that are tied to them.
  func weakestKind(_ bad: Term, _ state: State) -> SymbolInfo.Kind {
    var kind = SymbolInfo.Kind.address
    forEachUnknown(tiedTo: bad, state) { symbol in
      let own = symbols.info(symbol)?.kind ?? .imprecise
      // An address as a number: only whether an allocation fails is open.
      if own == .address {
        if mayFail(symbol, state) { return .pass }
        kind = .imprecise
        return .stop
      }
      kind = max(kind, own)
      return kind.isArbitrary ? .follow : .stop
    }
    return kind
  }
}
