internal import Basics
internal import IR
internal import Solver

/// Pointers of unknown origin that a path finds to be equal.
extension Explorer {
  /// Lets two pointers lead to one object from here on, with what is known of both.
  func unite(_ a: Term, _ b: Term, _ state: inout State) throws(PathEnd) {
    let (first, second) = (state.aliases[a] ?? a, state.aliases[b] ?? b)
    guard first != second, isUnknownPointer(first), isUnknownPointer(second) else { return }
    guard let kept = resolve(first, &state)?.region else { return }
    let other = known(region: second, state)
    state.aliases[second] = first
    for (alias, target) in state.aliases where target == second { state.aliases[alias] = first }
    guard let other, other != kept, let object = state.memory[other] else { return }
    for segment in object.contents.segments {
      guard case .value(let term, 0, let size) = segment.payload, size == segment.end - segment.start,
        let contents = state.memory[kept]?.contents
      else { continue }
      switch contents.exact(segment.start, size: size) {
      case .value(let own, 0, _)? where table.bits(of: own) == table.bits(of: term):
        try assume(table.equal(own, term), &state)
      default: state.memory.refine(kept) { $0.contents.note(term, at: segment.start, size: size) }
      }
    }
  }

  /// Whether a term is a pointer that was given and not made by the program.
  private func isUnknownPointer(_ term: Term) -> Bool {
    guard table.isSymbol(term), let info = symbols.info(term), info.isPointer else { return false }
    switch info.target {
    case .object(let region)?: if case .pointee = regions[region.index].kind { return true } else { return false }
    case .function?: return false
    case nil: return true
    }
  }
}
