internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// A path that takes every way through a loop, one in each round: what options of a message set together.
///
/// Paths that take the ways in every order are too many, and those of few rounds meet few of them.
struct Tour {
  /// The frame and the loop of it.
  let frame: Int
  let loop: Int
  /// The blocks that the rounds have met.
  var met: Set<Place> = []
  /// Whether the current round has met one for the first time.
  var meetsNew = false
  var rounds = 0
  /// The round from which the loop was left last.
  var leftRound = -1

  struct Place: Hashable {
    let function: LinkedProgram.Reference<Function>
    let block: ID<Block>
  }
}

/// A way on from the end of a block.
protocol Onward {
  var target: ID<Block> { get }
}

extension Explorer {
  /// Paths that take every way through one loop.
  private static let touringPaths = 2
  /// Rounds of one of them.
  private static let touringRounds = 16

  /// Puts aside a path that takes every way through a loop on which somebody outside decides.
  func forkTour(_ index: Int, _ state: State) {
    let code = state.top.code
    let own = state.top.loops[index]
    guard state.tour == nil, code.calledRoots.isEmpty, own.isFedFromOutside, !own.isStraight,
      hasWays(code.loops.loops[index], code)
    else { return }
    let site = LoopSite(function: code.reference, index: index)
    guard toured[site, default: 0] < Self.touringPaths else { return }
    toured[site, default: 0] += 1
    var other = state
    other.tour = Tour(frame: state.frames.count - 1, loop: index)
    beginRound(index, &other)
    tours.append(other)
  }

  /// Whether there is more than one way through a loop.
  private func hasWays(_ loop: LoopTable.Loop, _ code: FunctionCode) -> Bool {
    loop.members.contains { block in
      switch code.body.blocks[block].terminator {
      case .branch(_, let then, let otherwise): loop.members.contains(then) && loop.members.contains(otherwise)
      case .switching: true
      case .jump, .computed, .anyOf, .returning, .returningObject, .unreachable: false
      }
    }
  }

  /// Whether a path is within a loop of which it takes every way.
  func isTouring(_ state: State) -> Bool {
    guard let tour = state.tour else { return false }
    let frame = state.frames[tour.frame]
    return frame.code.loops.loops[tour.loop].members.contains(frame.block)
  }

  /// Notes that a round meets a block; a tour is over where it leaves its loop.
  func noteMet(_ block: ID<Block>, _ state: inout State) {
    guard let tour = state.tour else { return }
    guard tour.frame < state.frames.count, isTouring(state) else {
      state.tour = nil
      return
    }
    let place = Tour.Place(function: state.top.code.reference, block: block)
    if state.tour?.met.insert(place).inserted == true { state.tour?.meetsNew = true }
  }

  /// Whether a tour begins another round of its loop; it ends where a round has met nothing new.
  func goesOnTouring(_ index: Int, _ state: inout State) throws(PathEnd) -> Bool {
    guard let tour = state.tour, tour.frame == state.frames.count - 1, tour.loop == index else { return false }
    guard tour.meetsNew, tour.rounds < Self.touringRounds else { throw PathEnd() }
    state.tour?.rounds += 1
    state.tour?.meetsNew = false
    return true
  }

  /// Notes the way that a condition of a counted loop went.
  func noteWay(to target: ID<Block>, _ state: inout State) {
    let loops = state.top.code.loops.loops
    let block = state.top.block
    let isCounted = loops.indices.contains {
      (state.top.loops[$0].isCounted || state.top.loops[$0].isStraight) && loops[$0].members.contains(block)
    }
    if isCounted { state.top.ways[block] = target }
  }

  /// Ways on, with those first that a path which takes one way alone prefers: it stays within its loop; rounds that are
  /// followed one by one are like the last one, and a tour takes what its rounds have not met, and is not refused.
  func inOrder<Way: Onward>(_ ways: [Way], _ state: State) -> [Way] {
    func rank(_ way: Way) -> Int {
      if leavesOwnLoop(to: way.target, state) { return 2 }
      guard let tour = state.tour else { return state.top.ways[state.top.block] == way.target ? 0 : 1 }
      if state.top.code.isRefusal(way.target) { return 2 }
      return tour.met.contains(.init(function: state.top.code.reference, block: way.target)) ? 1 : 0
    }
    return (0...2).flatMap { wanted in ways.filter { rank($0) == wanted } }
  }

  /// Whether a step leaves a loop of the top frame of which the path follows the rounds one by one or takes every way.
  private func leavesOwnLoop(to target: ID<Block>, _ state: State) -> Bool {
    let loops = state.top.code.loops.loops
    return loops.indices.contains { index in
      let isOwn =
        state.top.loops[index].isStraight
        || (state.tour?.loop == index && state.tour?.frame == state.frames.count - 1)
      return isOwn && loops[index].members.contains(state.top.block) && !loops[index].members.contains(target)
    }
  }

  /// Puts aside a path on which a tour leaves its loop, once after each round: whatever the rounds so far have set
  /// together stands there.
  func leave<Way: Onward>(
    by ways: [Way], _ state: inout State, _ follow: (Way, inout State) throws(PathEnd) -> Void
  ) {
    guard let tour = state.tour, tour.rounds > 0, tour.leftRound < tour.rounds, tour.frame == state.frames.count - 1
    else { return }
    let code = state.top.code
    let members = code.loops.loops[tour.loop].members
    guard members.contains(state.top.block) else { return }
    for way in ways where !members.contains(way.target) && !code.isRefusal(way.target) {
      var other = state
      other.tour = nil
      do throws(PathEnd) {
        try follow(way, &other)
        tours.append(other)
        state.tour?.leftRound = tour.rounds
        return
      } catch {}
    }
  }

  /// Goes on the first way that can be gone.
  func goOn<Way: Onward>(
    on ways: [Way], _ state: inout State, _ follow: (Way, inout State) throws(PathEnd) -> Void
  ) throws(PathEnd) {
    for way in ways {
      var other = state
      do throws(PathEnd) {
        try follow(way, &other)
        state = other
        return
      } catch {}
    }
    throw PathEnd()
  }
}

extension FunctionCode {
  /// Whether a block leads straight to the end of its function with an answer by which functions say that they have
  /// failed.
  fileprivate func isRefusal(_ start: ID<Block>) -> Bool {
    var block = start
    for _ in 0..<3 {
      switch body.blocks[block].terminator {
      case .jump(let next): block = next
      case .returning(let operand?): return isFailure(operand, in: body.blocks[block])
      default: return false
      }
    }
    return false
  }

  /// Whether a constant that a block works out says that something has failed: false, null, or any number but zero.
  private func isFailure(_ answer: Operand, in block: Block, asTruth: Bool = false) -> Bool {
    let isTruth = asTruth || unit.ir.types[answer.type(in: body)].kind == .boolean
    switch answer {
    case .constant(let id):
      switch body.constants[id].value {
      case .integer(let value): return (value == 0) == isTruth
      case .null: return true
      case .floating, .address, .function, .label, .undefined: return false
      }
    case .register(let register):
      let made = block.instructions.last { $0.operation.result(in: body) == register }
      switch made?.operation {
      case .convert(_, _, let inner)?: return isFailure(inner, in: block, asTruth: isTruth)
      case .unary(_, .negate, .constant)?: return true
      default: return false
      }
    }
  }
}
