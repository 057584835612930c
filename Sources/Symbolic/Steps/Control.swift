internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  func terminate(_ terminator: Terminator, origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    switch terminator {
    case .jump(let block): try go(to: block, &state)
    case .branch(let operand, let then, let otherwise):
      try branch(operand, then, otherwise, origin, &state)
    case .switching(let id): try select(state.top.code.body.switches[id], origin, &state)
    case .computed(_, let blocks), .anyOf(let blocks):
      guard let last = blocks.last else { throw PathEnd() }
      for block in blocks.dropLast() { fork(to: block, from: state) }
      try go(to: last, &state)
    case .returning(let operand):
      let result = operand.map { value($0, &state) }
      try finish(result ?? nil, hasResult: operand != nil, origin, &state)
    case .returningObject(let place): try finishObject(place, origin, &state)
    case .unreachable: throw PathEnd()
    }
  }

  /// Puts aside a path that goes on at a block of the top frame.
  private func fork(to block: ID<Block>, from state: State) {
    var other = state
    do throws(PathEnd) {
      try go(to: block, &other)
      pending.append(other)
    } catch {}
  }

  private func branch(
    _ operand: Operand, _ then: ID<Block>, _ otherwise: ID<Block>, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    let scalar = self.scalar(of: operand, state)
    let term = determinate(operand, &state)
    let truth: Term
    if scalar.kind == .pointer {
      checkTrust(operand, term, origin, state)
      truth = table.not(isNull(term))
    } else {
      truth = table.notEqual(term, table.constant(0, bits: table.bits(of: term)))
    }
    if let known = decide(truth, state) {
      noteCounted(then, otherwise, isTrue: known, &state)
      return try go(to: known ? then : otherwise, &state)
    }
    noteExamination(truth, &state)
    try checkLoopBound(truth, then, otherwise, origin, &state)
    let assumed = noteOpenCondition(then, otherwise, truth, &state)
    if !state.doubts.isEmpty && assumed.then == nil && assumed.otherwise == nil { settle(truth, state) }
    let yes = Way(target: then, holds: true, assumed: assumed.then, isRound: assumed.isRound)
    let no = Way(target: otherwise, holds: false, assumed: assumed.otherwise, isRound: assumed.isRound)
    // What no path has seen yet comes first.
    let (kept, followed) = isNew(otherwise, state) && !isNew(then, state) ? (yes, no) : (no, yes)
    if isStraight(state) || isTouring(state) {
      let ways = inOrder([followed, kept], state)
      leave(by: ways, &state) { way, state throws(PathEnd) in try follow(way, truth, origin, &state) }
      return try goOn(on: ways, &state) { way, state throws(PathEnd) in try follow(way, truth, origin, &state) }
    }
    var other = state
    do throws(PathEnd) {
      try follow(kept, truth, origin, &other)
      pending.append(other)
    } catch {}
    try follow(followed, truth, origin, &state)
  }

  /// One side of a branch.
  private struct Way: Onward {
    let target: ID<Block>
    let holds: Bool
    let assumed: Assumption?
    let isRound: Bool
  }

  private func follow(
    _ way: Way, _ truth: Term, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    let assumed = way.holds ? truth : table.not(truth)
    try assume(assumed, &state)
    note(.condition(way.holds), origin, condition: truth, isRound: way.isRound, &state)
    noteWay(to: way.target, &state)
    speculate(way.assumed, assumed, &state)
    try go(to: way.target, &state)
  }

  private func isNew(_ block: ID<Block>, _ state: State) -> Bool {
    coverage.count(at: state.top.row.place(of: block)) == 0
  }

  private func select(_ row: Switch, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    let term = determinate(row.operand, &state)
    let scalar = self.scalar(of: row.operand, state)
    let bits = table.bits(of: term)
    var isOpen = false
    // Cases of one target are one way.
    var ways: [(target: ID<Block>, truth: Term, value: String)] = []
    for item in row.cases {
      let first = table.constant(UInt64(truncatingIfNeeded: item.first), bits: bits)
      let last = table.constant(UInt64(truncatingIfNeeded: item.last), bits: bits)
      let truth =
        item.first == item.last
        ? table.equal(term, first)
        : scalar.isSigned
          ? table.conjunction(table.signedLessOrEqual(first, term), table.signedLessOrEqual(term, last))
          : table.conjunction(table.unsignedLessOrEqual(first, term), table.unsignedLessOrEqual(term, last))
      switch decide(truth, state) {
      case true?: return try go(to: item.target, &state)
      case false?: continue
      case nil: isOpen = true
      }
      if let index = ways.firstIndex(where: { $0.target == item.target }) {
        ways[index].truth = table.disjunction(ways[index].truth, truth)
      } else {
        ways.append((item.target, truth, "\(item.first)"))
      }
    }
    if isOpen { noteOpen(&state) }
    noteExamination(term, &state)
    let rest = Selection(
      target: row.otherwise, truths: ways.map { table.not($0.truth) }, value: "", condition: ways.first?.truth)
    let selections = ways.map { Selection(target: $0.target, truths: [$0.truth], value: $0.value, condition: $0.truth) }
    if isStraight(state) || isTouring(state) {
      // What no path has taken comes first.
      let all = selections + [rest]
      let onward = inOrder(all.filter { isNew($0.target, state) } + all.filter { !isNew($0.target, state) }, state)
      leave(by: onward, &state) { way, state throws(PathEnd) in try take(way, origin, &state) }
      return try goOn(on: onward, &state) { way, state throws(PathEnd) in try take(way, origin, &state) }
    }
    for way in selections {
      var other = state
      do throws(PathEnd) {
        try take(way, origin, &other)
        pending.append(other)
      } catch {}
    }
    try take(rest, origin, &state)
  }

  /// One way out of a `switch`.
  private struct Selection: Onward {
    let target: ID<Block>
    let truths: [Term]
    let value: String
    let condition: Term?
  }

  private func take(_ way: Selection, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    for truth in way.truths { try assume(truth, &state) }
    if let condition = way.condition { note(.selects(value: way.value), origin, condition: condition, &state) }
    noteWay(to: way.target, &state)
    try go(to: way.target, &state)
  }

  // MARK: Return

  private func finish(
    _ result: Value, hasResult: Bool, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    if let result {
      checkReturned(result, origin, state)
      if decide(table.equal(result, table.constant(0, bits: table.bits(of: result))), state) == true {
        state.nullAnswer = (state.top.code.reference, result)
      }
    }
    let call = try leave(returning: result, origin, &state)
    guard case .register(let register) = state.top.code.body.calls[call].result else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    set(register, result.map { fit($0, scalar) } ?? (hasResult ? nil : symbols.make(scalar, .imprecise)), &state)
  }

  private func finishObject(_ place: ID<Place>, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    let source = try self.address(of: place, origin: origin, &state)
    let size = state.top.code.unit.size(state.top.code.body.places[place].type)
    guard let region = source.region, let object = state.memory[region], state.frames.count > 1 else {
      _ = try leave(returning: nil, kept: source.region, origin, &state)
      return
    }
    let call = try leave(returning: nil, kept: region, origin, &state)
    guard case .object(let target) = state.top.code.body.calls[call].result else { return }
    let goal = try self.address(of: target, origin: origin, &state)
    // The callee's object is over; its contents are copied all the same.
    let over = state.memory[region]
    state.memory.insert(object, as: region)
    copy(from: region, source.offset, to: goal.region, goal.offset, size: size, &state)
    if let over { state.memory.insert(over, as: region) }
  }
}
