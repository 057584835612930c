internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// A path cannot go on: its assumptions contradict each other, it has committed undefined behaviour, or it is over.
struct PathEnd: Error {}

/// Follows the paths from one root, depth first but drawn to blocks that were seen least.
final class Explorer {
  let program: ProgramCode
  let effort: Finder.Effort
  let symbols = Symbols()
  let decider: Decider
  var regions: [RegionInfo] = []
  var globalRegions: [LinkedProgram.Reference<Global>: RegionID] = [:]
  /// What stands for locks that are no objects: critical sections, interrupts.
  var lockRegions: [String: RegionID] = [:]
  /// What paths have shown of locks at the ends of functions.
  var lockRecords: [LockSite: LockRecord] = [:]
  var unlockRecords: [LockSite: UnlockRecord] = [:]
  /// The root's parameters; nil where one is no scalar.
  var parameters: [Term?] = []
  /// Whether other functions of the program call the root.
  var isCalled = false
  /// Whether the root is where the program starts, so that objects hold what their initialisers say.
  var isFreshProgram = false
  var pending = PendingPaths()
  /// Pending paths that take every way through a loop: they come first.
  var tours: [State] = []
  var exploration = Finder.Exploration()
  var paths = 0
  var coverage = Coverage()
  /// Addresses of labels.
  private var labels: [BlockKey: Term] = [:]
  /// What was reported already.
  var reported: Set<SiteKey> = []
  /// How many blocks paths had seen when the effort was last looked at and there were more, and the steps until then.
  private var blocksSeen = (count: 0, steps: 0)
  /// Unknown pointers of which a use as null was reported: what follows on other paths has the same cause.
  var shownNull: Set<Term> = []
  /// How often paths have followed calls.
  var followed: [CallSite: Int] = [:]
  /// By loop the ways of paths that follow its rounds one by one.
  var straightened: [LoopSite: [[ID<Block>: ID<Block>]]] = [:]
  /// What was followed of functions that calls hand out.
  var handedOut: Set<HandedOut> = []
  /// How many paths take every way through a loop.
  var toured: [LoopSite: Int] = [:]
  /// By result the arithmetic that may wrap for what somebody outside chooses.
  var wraps: [Term: PossibleWrap] = [:]
  /// By cycle of calls how often its depth was looked at; once it was reported, no more.
  var depthsTried: [Int: Int] = [:]
  /// By address of an array inside a record what it is.
  var memberArrays: [Term: MemberExtent] = [:]
  /// By pointer the array inside a record into which it leads.
  var insides: [Term: Inside] = [:]
  /// By pointer that was moved the array inside a record in which it was.
  var arrays: [Term: ArrayPlace] = [:]
  /// The functions in which something goes wrong on paths that need not occur.
  var suspects: Set<LinkedProgram.Reference<Function>> = []
  /// The functions of which a use before its test was reported.
  var settled: Set<LinkedProgram.Reference<Function>> = []
  /// How often a truth was tried for the choices of a caller, on whatever paths.
  var choicesTried: [Term: Int] = [:]
  /// The calls that follow each other, while these are explored.
  var furtherCalls: FurtherCalls?
  /// Questions that may still be asked, which the SMT solver answers where nothing cheaper does.
  var queriesLeft: Int

  private struct BlockKey: Hashable {
    let function: LinkedProgram.Reference<Function>
    let block: ID<Block>
  }

  struct CallSite: Hashable {
    let caller: LinkedProgram.Reference<Function>
    let call: ID<Call>
  }

  struct SiteKey: Hashable {
    let function: LinkedProgram.Reference<Function>
    let origin: ID<Origin>
    let hazard: Hazard
  }

  var table: TermTable { symbols.table }

  init(_ program: ProgramCode, effort: Finder.Effort, library: Z3Library) {
    self.program = program
    self.effort = effort
    queriesLeft = effort.questions
    decider = Decider(symbols.table, library: library)
  }

  func explore(_ root: FunctionCode) -> Finder.Exploration {
    pending.append(initialState(root))
    if let open = followPaths(until: { spendsAll() }) {
      exploration.isExhausted = true
      exploration.unfinished = unfinished(root, open)
    }
    reportHeldLocks()
    reportStrangeUnlocks()
    let known = Set(exploration.unfinished + [root.reference])
    exploration.unfinished += suspects.subtracting(known).sorted { ($0.unit, $0.id) < ($1.unit, $1.id) }
    followFurtherCalls(of: root)
    return exploration
  }

  /// Follows pending paths to their ends.
  ///
  /// - Returns: the path that stood when the effort was spent; nil where all came to their ends.
  func followPaths(until isSpent: () -> Bool) -> State? {
    while var state = nextPath() {
      paths += 1
      do throws(PathEnd) {
        while true {
          exploration.steps += 1
          // Nothing can be shown any more without the solver.
          if isSpent() || queriesLeft <= 0 || spendsSolver() { return state }
          try step(&state)
        }
      } catch {}
    }
    return nil
  }

  /// The root's callees that no path has entered, and those in which some path has not come to its end.
  private func unfinished(_ root: FunctionCode, _ current: State) -> [LinkedProgram.Reference<Function>] {
    var open = Set(
      (pending.states + tours + [current]).compactMap { $0.frames.count > 1 ? $0.frames[1].code.reference : nil })
    open.remove(root.reference)
    let named = program.calls.followedCallees(of: root.reference)
    let unseen = named.filter { open.contains($0) || !coverage.hasEntered($0) }
    return unseen + open.subtracting(named).sorted { ($0.unit, $0.id) < ($1.unit, $1.id) }
  }

  private func spendsSolver() -> Bool { decider.queries > effort.queries || decider.steps > effort.solverSteps }

  /// Whether the effort is spent: while blocks are met that no path has seen, it goes on for some time.
  private func spendsAll() -> Bool {
    guard exploration.steps > effort.steps || paths > effort.paths else { return false }
    if coverage.count > blocksSeen.count { blocksSeen = (coverage.count, exploration.steps) }
    return exploration.steps > blocksSeen.steps + effort.steps / 4 || exploration.steps > effort.steps * 8
  }

  /// The path that is followed next; nil where all came to their ends. In turn with the one whose next block was seen
  /// least, it is one that is also near to blocks that were not seen.
  private func nextPath() -> State? {
    tours.popLast() ?? pending.takeMostPromising(&coverage, looksAhead: paths % 2 == 1)
  }

  /// Executes one instruction or terminator.
  func step(_ state: inout State) throws(PathEnd) {
    let frame = state.frames.count - 1
    let code = state.frames[frame].code
    let block = code.body.blocks[state.frames[frame].block]
    let index = state.frames[frame].index
    if index == 0 { coverage.begin(state.frames[frame].block, of: state.frames[frame].row) }
    if index < block.instructions.count {
      state.frames[frame].index += 1
      try execute(block.instructions[index], &state)
    } else {
      try terminate(block.terminator, origin: block.origin, &state)
    }
  }

  // MARK: Values

  func value(_ operand: Operand, _ state: inout State) -> Value {
    let frame = state.frames.count - 1
    let code = state.frames[frame].code
    switch operand {
    case .register(let register): return state.frames[frame].registers[Int(code.registerSlots[register.index])]
    case .constant(let id): return constant(code.body.constants[id], code.unit, &state)
    }
  }

  /// A value that must exist: an indeterminate one, reported where it was read, is any.
  func determinate(_ operand: Operand, _ state: inout State) -> Term {
    if let value = value(operand, &state) { return value }
    let scalar = self.scalar(of: operand, state)
    return symbols.make(bits: scalar.bits, .imprecise)
  }

  func scalar(of operand: Operand, _ state: State) -> ScalarType {
    let code = state.top.code
    switch operand {
    case .register(let register): return code.unit.scalar(code.body.registers[register].type)
    case .constant(let id): return code.unit.scalar(code.body.constants[id].type)
    }
  }

  func set(_ register: ID<Register>, _ value: Value, _ state: inout State) {
    let frame = state.frames.count - 1
    let slot = Int(state.frames[frame].code.registerSlots[register.index])
    state.frames[frame].registers[slot] = value
  }

  private func constant(_ constant: Constant, _ unit: UnitCode, _ state: inout State) -> Value {
    let scalar = unit.scalar(constant.type)
    switch constant.value {
    case .integer(let value): return table.constant(UInt64(truncatingIfNeeded: value), bits: scalar.bits)
    case .floating(let value): return table.constant(value.bitPattern, bits: 64)
    case .null: return table.constant(0, bits: scalar.bits)
    case .address(let global, let offset):
      let region = self.region(of: global, in: unit, &state)
      return table.add(regions[region.index].base, table.constant(signed: Int64(offset), bits: unit.pointerBits))
    case .function(let function):
      let target =
        program.linked.definition(of: function, in: unit.index)
        ?? LinkedProgram.Reference(unit: unit.index, id: function)
      return symbols.address(of: target, bits: unit.pointerBits)
    case .label(let block):
      let code = state.top.code
      let key = BlockKey(function: code.reference, block: block)
      if let known = labels[key] { return known }
      let region = makeRegion(.code, base: nil, bits: scalar.bits, mayBeNull: false, name: "", trace: nil)
      labels[key] = regions[region.index].base
      return regions[region.index].base
    case .undefined: return nil
    }
  }

  // MARK: Assumptions

  /// Goes on where the truth holds; ends the path where that contradicts what is known.
  func assume(_ truth: Term, _ state: inout State) throws(PathEnd) {
    if table.truthValue(truth) == true { return }
    guard state.facts.assume(truth, in: table) else { throw PathEnd() }
    if case .comparison(.equal, let a, let b) = table.shape(of: truth) { try unite(a, b, &state) }
  }

  func decide(_ truth: Term, _ state: State) -> Bool? {
    table.truthValue(truth) ?? state.facts.decide(truth, in: table)
  }

  func note(
    _ event: TraceStep.Event, _ origin: ID<Origin>, condition: Term? = nil, region: RegionID? = nil,
    isRound: Bool = false, _ state: inout State
  ) {
    state.trace = Trace(
      event, state.top.code.reference, origin, condition: condition, region: region, depth: state.frames.count,
      isRound: isRound, after: state.trace)
  }
}
