internal import Machine
internal import Basics
internal import IR
internal import Syntax

/// The labels of a `switch`, collected while its body is lowered.
final class SwitchDispatch {
  struct Entry {
    /// nil for `default`.
    let values: ClosedRange<Int128>?
    let block: ID<Block>
    let scopes: [FunctionLowering.Scope]
  }

  var entries: [Entry] = []
}

extension FunctionLowering {
  func lowerSwitch(_ node: Node) throws(Obstacle) {
    let condition = try scalar(node.child(0))
    setOrigin(node)
    let operand = try converted(condition, to: promoted(typeOf(condition)), node)
    let head = current
    let end = newBlock()
    let outside = scopes
    current = newBlock()
    let outer = jumps
    let dispatch = SwitchDispatch()
    jumps.breakTarget = (end, scopes.count)
    jumps.dispatch = dispatch
    try lower(node.child(1))
    jumps = outer
    fall(to: end)
    setOrigin(node)
    try finish(dispatch, operand, head: head, end: end, outside, node)
    current = end
  }

  private func finish(
    _ dispatch: SwitchDispatch, _ operand: Operand, head: ID<Block>, end: ID<Block>, _ outside: [Scope], _ node: Node
  ) throws(Obstacle) {
    guard let format = machineType(of: operand).integerFormat else { throw obstacle(.parseError, node) }
    var table = Switch(operand: operand, cases: [], otherwise: end)
    for entry in dispatch.entries {
      let target = edge(from: outside, to: entry)
      guard let values = entry.values else {
        table.otherwise = target
        continue
      }
      // Labels are converted to the promoted type of the operand (C11 6.8.4.2p5).
      let first = format.wrapped(values.lowerBound)
      let last = format.wrapped(values.upperBound)
      if first <= last { table.cases.append(Switch.Case(first: first, last: last, target: target)) }
    }
    body.blocks[head].terminator = .switching(body.switches.add(table))
    body.blocks[head].origin = origin
  }

  /// The block between the head and a label, where variables begin to live that the label's blocks declare.
  private func edge(from outside: [Scope], to entry: SwitchDispatch.Entry) -> ID<Block> {
    let entered = entry.scopes.dropFirst(outside.count)
    guard !hasComputedGoto, entered.contains(where: { !$0.locals.isEmpty }) else { return entry.block }
    let block = newBlock()
    current = block
    for scope in entered { for local in scope.locals { emit(.storageLive(local, bytes: nil)) } }
    body.blocks[current].terminator = .jump(entry.block)
    return block
  }

  func lowerCase(_ node: Node) throws(Obstacle) {
    guard let dispatch = jumps.dispatch else { throw obstacle(.parseError, node) }
    var values: ClosedRange<Int128>?
    if node.kind == .caseLabel {
      values = node.caseValues
      if values == nil, node.child(0).constantValue == nil { throw obstacle(.parseError, node) }
    }
    let block = newBlock()
    fall(to: block)
    // An empty range (`case 2 ... 1:`) is never chosen.
    if node.kind == .defaultLabel || values != nil {
      dispatch.entries.append(SwitchDispatch.Entry(values: values, block: block, scopes: scopes))
    }
    if let statement = node.children.last, statement.kind != .absent { try lower(statement) }
  }
}
