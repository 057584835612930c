internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// Whether a null pointer is what a function of the program answered last, and callers test what it answers: that it
  /// may be null is meant, whatever rounds of a search led there.
  func isTestedAnswer(_ bad: Term, _ hazard: Hazard, _ state: State) -> Bool {
    guard hazard == .nullDereference, decide(bad, state) == true, !state.speculation.isUnclear,
      let answer = state.nullAnswer, table.symbols(in: answer.value) == table.symbols(in: bad)
    else { return false }
    return program.resultHabits.isTested(answer.function, by: state.top.code.reference)
  }

  /// Whether a null pointer is what the code around tests for, and this code does not.
  func isAgainstHabit(_ bad: Term, _ hazard: Hazard, _ state: State) -> Bool {
    guard hazard == .nullDereference, !state.speculation.isUnclear,
      case .comparison(.equal, let left, let right) = table.shape(of: bad)
    else { return false }
    let pointer = table.isSymbol(left) ? left : right
    guard let info = symbols.info(pointer), !shownNull.contains(pointer) else { return false }
    let code = state.top.code
    if let result = info.result {
      // What functions of a type do says nothing of one whose code is there.
      if let function = result.function { return program.resultHabits.isTested(function, by: code.reference) }
      return program.resultHabits.isTested(result.type, in: result.unit)
    }
    guard !isCalled, state.frames.count == 1, let index = parameters.firstIndex(of: pointer),
      program.linked[code.reference].linkage == .external, !program.calls.isHandedOut(code.reference)
    else { return false }
    return program.habits.isTested(code.body.locals[ID(index)].type, in: code.unit.index)
  }
}
