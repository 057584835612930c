internal import Basics
internal import IR
internal import Solver

/// The value of a scalar; nil where the program never gave one.
typealias Value = Term?

/// One moment on one path: where control stands in every function, what memory holds, what is assumed.
struct State {
  var frames: [Frame] = []
  var memory = Memory()
  var facts = Facts()
  var trace: Trace?
  var speculation = Speculation()
  /// Locks that the path has taken or given back, in order.
  var locks: [LockState] = []
  /// Locks that the path has given back before it took them: for all that it knows, the root was called with them held.
  var handedIn: Set<LockState.Key> = []
  /// Whether code of the program that is not followed may have taken locks.
  var mayHoldOthers = false

  /// By pointer of unknown origin the one that was found to be equal to it.
  var aliases: [Term: Term] = [:]
  /// By pointer the first access through it that nothing had tested.
  var trusted: [Term: Trust] = [:]
  /// What the root's callers may exclude.
  var doubts: [Doubt] = []
  /// Assumptions that nothing in the code makes: that an access which may go wrong has gone well.
  var granted: Set<Term> = []
  /// Numbers of further rounds after which no round like them was seen.
  var unconfirmed: Set<Term> = []
  /// By object the place of the last read behind its known end that was reported.
  var overruns: [RegionID: Trace] = [:]
  /// What functions gave whose results depend on their arguments alone.
  var pureResults: [PureCall: Term] = [:]
  /// What functions found that look for a part of a text, and the memory clock then.
  var found: [PureCall: (place: Term, clock: Int)] = [:]
  /// By result of a function of the program that was not followed the unknowns that it was given: it may have refused
  /// them.
  var vetted: [Term: [Term]] = [:]
  /// How many frames stood when the program noted where to jump back to.
  var landings: [Int] = []
  /// What the calls of the root so far have left, where several are followed.
  var leftover: [FurtherCalls.Kept] = []
  /// Whether some loop that was entered is followed round by round.
  var hasStraightLoop = false
  /// The loop of which the path takes every way, one in each round; nil where there is none.
  var tour: Tour?
  /// Objects of which a number of bytes that is not known was changed, newest last.
  var blurs: [Blur] = []
  /// The function of the program that answered null last, with what it answered.
  var nullAnswer: (function: LinkedProgram.Reference<Function>, value: Term)?

  struct Blur {
    let region: RegionID
    /// The bytes that may have changed; nil where these are any.
    let range: Range<Int>?
    let size: Term
    /// The memory clock then.
    let clock: Int
  }

  struct PureCall: Hashable {
    let function: String
    let arguments: [Value]
  }

  var top: Frame {
    get { frames[frames.count - 1] }
    _modify { yield &frames[frames.count - 1] }
  }
}

/// A call that has not returned.
struct Frame {
  let code: FunctionCode
  /// The function's row in what the root's paths have covered.
  let row: Coverage.Row
  var block = ID<Block>(0)
  var index = 0
  var registers: [Value]
  /// By local the value of a scalar that no pointer reaches.
  var slots: [Value]
  /// By local the region of any other; nil while it does not exist.
  var regions: [RegionID?]
  var loops: [LoopState]
  /// By block of a counted loop the way that its last open condition went.
  var ways: [ID<Block>: ID<Block>] = [:]
  /// The call in the frame below; nil for the root.
  var call: ID<Call>?
  /// By parameter the value with which it was called.
  var given: [Value] = []
  /// Arguments behind the named ones.
  var variadic = VariadicArguments()

  init(_ code: FunctionCode, row: Coverage.Row) {
    self.code = code
    self.row = row
    registers = Array(repeating: nil, count: code.registerSlotCount)
    slots = Array(repeating: nil, count: code.body.locals.count)
    regions = Array(repeating: nil, count: code.body.locals.count)
    loops = Array(repeating: LoopState(), count: code.loops.loops.count)
  }
}

/// How often a loop of a frame was gone around since it was entered.
struct LoopState {
  var rounds = 0
  /// Rounds in which a condition was open.
  var openRounds = 0
  /// Whether the current round had an open condition.
  var isOpen = false
  /// Whether a condition that others decide may end it, so that not every number of rounds need occur.
  var isOpenEnded = false
  /// Whether a condition that somebody outside decides may go on with it for ever.
  var isFedFromOutside = false
  /// By block that may end it the conditions under which its last two rounds went on there.
  var tests: [ID<Block>: [Term]] = [:]
  /// Blocks with such a condition.
  var fedExits: Set<ID<Block>> = []
  /// Whether a condition that is known on the path has let the current round begin or go on, so that rounds are counted.
  var isCounted = false
  /// Whether its rounds are followed one by one, each on one way through it.
  var isStraight = false
  /// Whether the loop's variables stand for any round.
  var isGeneral = false
  /// How many rounds have passed since its variables stand for any round; nil once the round after that has begun.
  var count: Term?
  /// The same number where what memory holds was moved by it.
  var further: Term?
  /// What was moved by it, with what one more round like the last makes of it.
  var moved: [Moved] = []
  /// The memory clock when the loop was entered.
  var entered = 0
  /// How many unknowns there were when the current round began.
  var known = 0
  /// How things stood then; nil where nobody will compare.
  var start: RoundStart?
  /// Whether the current round did nothing that another one from the same state would not do alike.
  var isPlain = true
}

/// A variable that further rounds of a loop have moved.
struct Moved {
  enum Holder {
    case slot(ID<Local>)
    case memory(RegionID, start: Int, size: Int)
  }

  let holder: Holder
  let next: Term
}

/// What happened on the way, newest first.
final class Trace: @unchecked Sendable {
  let event: TraceStep.Event
  let function: LinkedProgram.Reference<Function>
  let origin: ID<Origin>
  /// The assumed condition or the region concerned, by which steps are chosen for a report.
  let condition: Term?
  let region: RegionID?
  let previous: Trace?
  let depth: Int
  /// Whether it is a condition that decides about a further round of a loop.
  let isRound: Bool

  init(
    _ event: TraceStep.Event, _ function: LinkedProgram.Reference<Function>, _ origin: ID<Origin>,
    condition: Term? = nil, region: RegionID? = nil, depth: Int, isRound: Bool = false, after previous: Trace?
  ) {
    self.event = event
    self.function = function
    self.origin = origin
    self.condition = condition
    self.region = region
    self.depth = depth
    self.isRound = isRound
    self.previous = previous
  }

  var step: TraceStep { TraceStep(event, function: function, origin: origin) }
}
