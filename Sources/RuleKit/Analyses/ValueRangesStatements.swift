internal import Machine
internal import Syntax

extension RangeWalk {
  /// Runs a statement; code behind a jump is still searched for labels.
  mutating func execute(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) {
    try step()
    let done: Void? = try nested { walk throws(BudgetExceeded) in try walk.dispatch(node, &state) }
    if done == nil { forgetEverything(&state) }
  }

  private mutating func dispatch(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) {
    switch node.kind {
    case .compound, .attributedStatement, .defaultLabel, .caseLabel, .label:
      enterLabel(node, &state)
      for child in node.children where child.kind.isStatement || isLast(child, of: node) { try execute(child, &state) }
    case .declarationStatement: for child in node.children { try declare(child, &state) }
    case .ifStatement: try chooseBranch(node, &state)
    case .whileStatement, .doStatement, .forStatement: try loop(node, &state)
    case .switchStatement: try choose(node, &state)
    case .gotoStatement:
      if case .label(let name)? = node.literal, state.isReachable {
        var collected = gotoStates[name] ?? unreachable
        collected.join(state)
        gotoStates[name] = collected
      }
      state.leave()
    case .indirectGoto: state.leave()
    case .breakStatement:
      if let last = jumps.indices.last { jumps[last].breaks.join(state) }
      state.leave()
    case .continueStatement:
      if let loop = jumps.lastIndex(where: { !$0.isSwitch }) { jumps[loop].continues.join(state) }
      state.leave()
    case .returnStatement:
      if let value = node.presentChild(0) { _ = try evaluate(value, &state) }
      state.leave()
    case .assembly, .unknown: forgetAssigned(in: node, &state)
    case .nullStatement, .absent: break
    default:
      if node.kind.isExpression { _ = try evaluate(node, &state) }
    }
  }

  /// In a compound, every child is a statement, some of them expressions; in a label only the last child is.
  private func isLast(_ child: Node, of node: Node) -> Bool {
    node.kind == .compound || node.kind == .attributedStatement || child == node.children.last
  }

  private mutating func declare(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) {
    guard node.kind == .variable, let declaration = node.declaration else { return }
    var value = Interval(typeOf: node)
    for child in node.children where child.kind.isExpression {
      let initial = try evaluate(child, &state)
      if let format = declaration.type.integerFormat, child.kind != .initialiserList {
        value = initial.converted(to: format)
      }
    }
    if state.isReachable, let index = variables.indices[declaration] { state.values[index] = value }
  }

  // MARK: Labels

  private mutating func enterLabel(_ node: Node, _ state: inout RangeState) {
    switch node.kind {
    case .label:
      guard case .label(let name)? = node.literal else { return }
      if labels.others.contains(name) {
        forgetEverything(&state)
      } else if let incoming = gotoStates[name] {
        state.join(incoming)
      }
    case .caseLabel:
      guard let entry = switches.last else { return }
      var incoming = entry.state
      if let values = caseValues(node) { restrict(entry.condition, to: values, &incoming) }
      state.join(incoming)
    case .defaultLabel:
      guard let last = switches.indices.last else { return }
      switches[last].hasDefault = true
      state.join(switches[last].state)
    default: break
    }
  }

  private func caseValues(_ label: Node) -> Interval? {
    guard let low = label.presentChild(0)?.constantValue else { return nil }
    guard let end = label.presentChild(1) else { return Interval(low) }
    return end.constantValue.flatMap { $0 >= low ? Interval(low, $0) : nil }
  }

  // MARK: Branches

  private mutating func chooseBranch(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) {
    guard let condition = node.condition else { return forgetEverything(&state) }
    var (then, otherwise) = try branch(condition, state)
    if let statement = node.presentChild(1) { try execute(statement, &then) }
    if let statement = node.presentChild(2) { try execute(statement, &otherwise) }
    then.join(otherwise)
    state = then
  }

  private mutating func choose(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) {
    guard let condition = node.condition, let body = node.body else { return forgetEverything(&state) }
    _ = try evaluate(condition, &state)
    switches.append(SwitchEntry(condition: condition, state: state))
    jumps.append(Jumps(isSwitch: true, breaks: unreachable, continues: unreachable))
    var inside = unreachable
    try execute(body, &inside)
    let entry = switches.removeLast()
    inside.join(jumps.removeLast().breaks)
    if !entry.hasDefault { inside.join(entry.state) }
    state = inside
  }

  // MARK: Loops

  private struct LoopParts {
    let condition: Node?
    let body: Node?
    let increment: Node?
    let testsFirst: Bool
  }

  private mutating func loop(_ node: Node, _ state: inout RangeState) throws(BudgetExceeded) {
    if node.kind == .forStatement, let start = node.presentChild(0) {
      try execute(start, &state)
    }
    let parts = LoopParts(
      condition: node.condition, body: node.body, increment: node.kind == .forStatement ? node.presentChild(2) : nil,
      testsFirst: node.kind != .doStatement)
    // `do … while (0)` runs once.
    if node.kind == .doStatement, node.condition?.constantValue == 0 {
      state = try pass(parts, state).exit
      return
    }
    loopDepth += 1
    defer { loopDepth -= 1 }
    var head = try invariant(of: node, parts, entry: state)
    var result = try pass(parts, head)
    var next = state
    next.join(result.back)
    if !next.isSubset(of: head) {
      forgetEverything(&head)
      result = try pass(parts, head)
    }
    state = result.exit
  }

  /// A state that holds whenever the loop's start is reached: found by widening, then narrowed once.
  private mutating func invariant(
    of node: Node, _ parts: LoopParts, entry: RangeState
  ) throws(BudgetExceeded) -> RangeState {
    var head = entry
    if loopDepth > 3 {
      // Deeper loops are walked once, so that the time stays linear.
      forgetAssigned(in: node, &head)
      return head
    }
    let wasRecording = isRecording
    isRecording = false
    defer { isRecording = wasRecording }
    if let known = loopHeads[node] { head.join(known) }
    let patience = loopDepth == 1 ? 4 : 2
    for round in 0... {
      if round > patience + 3 { forgetAssigned(in: node, &head) }
      if round > patience + 6 { forgetEverything(&head) }
      var next = entry
      next.join(try pass(parts, head).back)
      if next.isSubset(of: head) {
        loopHeads[node] = head
        return next
      }
      next.join(head)
      head = widened(head, next, isFinal: round >= patience)
    }
    return head
  }

  private func widened(_ old: RangeState, _ new: RangeState, isFinal: Bool) -> RangeState {
    guard old.isReachable, new.isReachable else { return new }
    var result = old
    for index in result.values.indices where new.values[index] != old.values[index] {
      result.values[index] = widening.widened(
        old.values[index], new.values[index], variables.formats[index], isFinal: isFinal)
    }
    return result
  }

  /// Runs the loop once from a state at its start.
  private mutating func pass(
    _ parts: LoopParts, _ head: RangeState
  ) throws(BudgetExceeded) -> (back: RangeState, exit: RangeState) {
    jumps.append(Jumps(isSwitch: false, breaks: unreachable, continues: unreachable))
    var state = head
    var exit = unreachable
    if parts.testsFirst, let condition = parts.condition { (state, exit) = try branch(condition, state) }
    if let body = parts.body { try execute(body, &state) }
    state.join(jumps[jumps.count - 1].continues)
    if let increment = parts.increment { _ = try evaluate(increment, &state) }
    if !parts.testsFirst, let condition = parts.condition { (state, exit) = try branch(condition, state) }
    exit.join(jumps.removeLast().breaks)
    return (state, exit)
  }
}
