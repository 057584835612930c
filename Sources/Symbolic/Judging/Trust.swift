internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// An access through a pointer that nobody had tested.
struct Trust {
  let function: LinkedProgram.Reference<Function>
  let origin: ID<Origin>
  let block: ID<Block>
  /// How many frames stood.
  let depth: Int
}

/// Pointers that are tested for null after they were used: whoever tests one means that it may be null.
extension Explorer {
  /// Notes that an access goes through a pointer that the path knows nothing of.
  func noteTrust(_ pointer: Term, _ origin: ID<Origin>, _ state: inout State) {
    guard table.isSymbol(pointer), let info = symbols.info(pointer), info.kind == .contract,
      state.trusted[pointer] == nil
    else { return }
    state.trusted[pointer] = Trust(
      function: state.top.code.reference, origin: origin, block: state.top.block, depth: state.frames.count)
  }

  /// Whether a block is in a loop that begins behind another block: its test is that of whatever the loop walks over.
  private func endsLoop(at block: ID<Block>, enteredAfter first: ID<Block>, _ code: FunctionCode) -> Bool {
    code.loops.loops.contains { $0.members.contains(block) && !$0.members.contains(first) }
  }

  /// Whether a parameter of a name still has the value that the top frame was given for it.
  private func isParameter(_ name: String, _ value: Term, _ state: State) -> Bool {
    let code = state.top.code
    return (0..<code.body.parameterCount).contains { index in
      code.isSlot[index] && state.top.slots[index] == value && code.body.locals[ID(index)].name == name
    }
  }

  /// Reports the access before a test for null, where every way to the test leads over it in the same call.
  ///
  /// - Parameters:
  ///   - operand: what is tested: the variable through which the access went, and no result of a call that gives it back.
  ///   - origin: the test.
  func checkTrust(_ operand: Operand, _ pointer: Term, _ origin: ID<Origin>, _ state: State) {
    let name = state.top.code.names.pointer(operand)
    guard !name.isEmpty, name == symbols.info(pointer)?.name || isParameter(name, pointer, state) else { return }
    guard let trust = state.trusted[pointer], trust.depth == state.frames.count,
      trust.function == state.top.code.reference, state.top.code.dominates(trust.block, state.top.block),
      !endsLoop(at: state.top.block, enteredAfter: trust.block, state.top.code)
    else { return }
    let region = base(of: pointer).flatMap { known(region: $0, state) }
    let place = Trace(
      .condition(true), trust.function, trust.origin, region: region, depth: trust.depth, after: state.trace)
    var detail = detail(of: region, state)
    detail.isTestedLater = true
    let count = exploration.violations.count
    reportCertain(.nullDereference, trust.origin, region: region, at: place, state, detail: detail)
    guard exploration.violations.count > count else { return }
    let test = TraceStep(.tests(detail.object), function: trust.function, origin: origin)
    exploration.violations[count].steps.append(test)
    exploration.violations[count].test = test
  }
}
