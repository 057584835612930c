internal import Basics
internal import RuleKit
internal import Syntax

/// Where a local buffer receives a secret, where it is wiped, and by which ways it is left behind.
///
/// A forward analysis over the control-flow graph with the two states "may hold the secret" and "holds none"; a call
/// that fills the buffer and reports failure is taken to have left it as it was.
struct SecretLifetime {
  private enum Event {
    case fill
    case wipe
  }

  let variable: Declaration
  /// The buffer and the local pointers that are made from it.
  private let pointers: Set<Declaration>
  /// The conditions of the loops that wipe it.
  private let wipingConditions: [Node]
  /// The first element that fills the buffer.
  private(set) var firstFill: Node?
  private(set) var isWipedSomewhere = false
  /// A `return` or closing statement that is reached while the buffer holds the secret.
  private(set) var openWay: Node?

  init(of variable: Declaration, in function: Node, _ flow: ControlFlow) {
    self.variable = variable
    pointers = function.pointers(to: variable)
    wipingConditions = Wiping.conditions(in: function, pointers)
    var state: [Bool?] = Array(repeating: nil, count: flow.blocks.count)
    state[flow.entry.index] = false
    var work = [flow.entry]
    while let block = work.popLast() {
      let (holds, before, testedFill) = transfer(flow.blocks[block], from: state[block.index] ?? false)
      for next in flow.successors(of: block) {
        let value = isFailure(edge: next, of: flow.blocks[block], testedFill) ? before : holds
        if next == flow.exit || next == flow.end, value, flow.blocks[next].elements.isEmpty {
          note(flow.blocks[block].elements.last ?? flow.blocks[block].lastNode)
        }
        guard state[next.index] != true, state[next.index] == nil || value else { continue }
        state[next.index] = value
        work.append(next)
      }
    }
    if openWay == nil, state[flow.exit.index] == true { openWay = firstFill }
  }

  private mutating func note(_ node: Node?) {
    guard let node else { return }
    if openWay.map({ node.id < $0.id }) ?? true { openWay = node }
  }

  // MARK: Events

  /// - Returns: whether the secret is there after the block and was before the block's last fill, and that fill.
  private mutating func transfer(_ block: ControlFlow.Block, from start: Bool) -> (
    holds: Bool, before: Bool, fill: Node?
  ) {
    var holds = start
    var before = start
    var fill: Node?
    for element in block.elements {
      for (event, node) in events(in: element) {
        switch event {
        case .fill:
          before = holds
          fill = node
          holds = true
          if firstFill.map({ node.id < $0.id }) ?? true { firstFill = node }
        case .wipe:
          holds = false
          isWipedSomewhere = true
        }
      }
    }
    return (holds, before, fill)
  }

  private func events(in element: Node) -> [(Event, Node)] {
    if wipingConditions.contains(where: { $0.contains(element) }) { return [(.wipe, element)] }
    guard pointers.contains(where: { element.mentions($0) || element.declaration == $0 }) else { return [] }
    if element.kind == .returnStatement, returnsObject(element) { return [(.wipe, element)] }
    var events: [(Event, Node)] = []
    if element.kind == .variable { events += declared(element) }
    for node in element.subtree {
      switch node.kind {
      case .call: if let event = event(ofCall: node) { events.append((event, node)) }
      case .binary where node.binaryOperator == .assign:
        if let event = event(ofAssignment: node) { events.append((event, node)) }
      default: break
      }
    }
    return events
  }

  /// A structure that is returned by value goes on to the caller.
  private func returnsObject(_ element: Node) -> Bool {
    element.presentChild(0)?.withoutCasts.declaration == variable
  }

  private func declared(_ element: Node) -> [(Event, Node)] {
    guard element.declaration == variable, element.initialiser?.withoutCasts.kind == .call else { return [] }
    return [(.fill, element)]
  }

  private func event(ofCall call: Node) -> Event? {
    if pointers.contains(where: { Wiping.clears(call, $0) }) { return .wipe }
    let positions = call.arguments.indices.filter { ObjectPath(call.arguments[$0])?.root == variable }
    guard positions.contains(where: { call.mayWriteArgument($0) }) else { return nil }
    if call.calledName.map({ ["memcpy", "memmove", "strcpy", "strncpy"].contains($0) }) == true {
      guard positions.first == 0 else { return nil }
      let source = call.arguments.count > 1 ? call.arguments[1] : nil
      if source?.withoutCasts.kind == .stringLiteral { return nil }
      if let root = source.flatMap({ ObjectPath($0) })?.root, root.type.isConstantObject, root.hasGlobalStorage {
        return nil
      }
    }
    return .fill
  }

  private func event(ofAssignment assignment: Node) -> Event? {
    if Wiping.isZeroStore(assignment, pointers) { return .wipe }
    guard let (left, right) = assignment.operands, ObjectPath(left)?.root == variable else { return nil }
    let value = right.withoutCasts
    if value.kind == .compoundLiteral { return value.constantBytes.contains { $0 != 0 } ? nil : .wipe }
    return value.constantValue == nil ? .fill : nil
  }

  // MARK: Failed fills

  /// Whether an edge is taken when the fill that the block's condition tests has failed.
  private func isFailure(edge: ID<ControlFlow.Block>, of block: ControlFlow.Block, _ fill: Node?) -> Bool {
    guard let fill, fill.kind == .call, case .branch(let branch) = block.exit, branch.whenTrue != branch.whenFalse
    else {
      return false
    }
    let condition = branch.condition
    guard condition.contains(fill) || receiver(of: fill).map({ condition.mentions($0) }) == true else { return false }
    return edge == (failsWhenTrue(condition, fill) ? branch.whenTrue : branch.whenFalse)
  }

  private func receiver(of call: Node) -> Declaration? {
    guard let parent = call.meaningfulParent else { return nil }
    if parent.kind == .variable { return parent.declaration }
    return parent.binaryOperator == .assign ? parent.operands?.left.withoutParentheses.declaration : nil
  }

  /// By the conventions of C: zero is success unless the function answers `bool`.
  private func failsWhenTrue(_ condition: Node, _ fill: Node) -> Bool {
    let test = condition.withoutImplicitCasts
    guard let operation = test.binaryOperator, operation.isComparison, let (left, right) = test.operands else {
      return !fill.type.canonical.isBoolean
    }
    let constant = right.constantValue ?? left.constantValue
    switch operation {
    case .equal: return (constant ?? 0) < 0
    case .notEqual: return true
    case .less, .lessOrEqual: return true
    default: return false
    }
  }
}

extension ControlFlow.Block {
  /// A node near the end of a block without elements.
  fileprivate var lastNode: Node? {
    if case .branch(let branch) = exit { return branch.condition }
    return nil
  }
}
