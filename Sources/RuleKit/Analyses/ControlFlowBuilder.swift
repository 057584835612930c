internal import Basics
internal import Summaries
internal import Syntax

/// Builds a control-flow graph by one walk over a function's body.
struct ControlFlowBuilder {
  typealias Block = ControlFlow.Block

  /// What `break` and `continue` reach, and the labels of a `switch`.
  struct Context {
    var breakTarget: ID<Block>
    /// Nil for a `switch`, where `continue` belongs to the loop around it.
    var continueTarget: ID<Block>?
    var cases: [ControlFlow.Case] = []
    var otherwise: ID<Block>?
  }

  let function: Node
  var blocks = Arena<Block>()
  /// For each node of the function the block in which its evaluation begins; `max` where the parent's counts.
  var places: [UInt32]
  let entry: ID<Block>
  let end: ID<Block>
  let exit: ID<Block>
  /// The block that is being filled.
  var current: ID<Block>
  var contexts: [Context] = []
  var labels: [Literal: ID<Block>] = [:]
  /// Whether functions of the unit never return, as far as it was asked.
  var enders: [Declaration: Bool] = [:]
  private var computedTargets: [ID<Block>]?
  private let budget: Int
  private var steps = 0

  init(_ function: Node, budget: Int) {
    self.function = function
    self.budget = budget
    places = Array(repeating: .max, count: function.subtree.reduce(0) { count, _ in count + 1 })
    exit = blocks.add(Block(exit: .leave))
    end = blocks.add(Block(exit: .jump(exit)))
    entry = blocks.add(Block(exit: .leave))
    current = entry
  }

  mutating func run() throws(BudgetExceeded) {
    if let body = function.body { try lower(body) }
    jump(to: end)
  }

  // MARK: Blocks

  mutating func spend(_ count: Int = 1) throws(BudgetExceeded) {
    steps += count
    if steps > budget { throw BudgetExceeded(steps: budget) }
  }

  mutating func newBlock() -> ID<Block> { blocks.add(Block(exit: .leave)) }

  /// Ends the current block; what follows is in a block of its own that nothing leads to yet.
  mutating func finish(_ exit: ControlFlow.Exit) {
    blocks[current].exit = exit
    current = newBlock()
  }

  /// Ends the current block and goes on filling `next`.
  mutating func jump(to next: ID<Block>) {
    blocks[current].exit = .jump(next)
    current = next
  }

  mutating func place(_ node: Node) { places[node.id.index - function.id.index] = current.raw }

  mutating func block(ofLabel name: Literal) -> ID<Block> {
    if let known = labels[name] { return known }
    let block = newBlock()
    labels[name] = block
    return block
  }

  // MARK: Statements

  mutating func lower(_ statement: Node) throws(BudgetExceeded) {
    try spend()
    place(statement)
    switch statement.kind {
    case .compound, .attributedStatement: for child in statement.children { try lower(child) }
    case .declarationStatement:
      for child in statement.children where child.kind == .variable { try add(child) }
    case .ifStatement: try lowerIf(statement)
    case .whileStatement: try lowerWhile(statement)
    case .doStatement: try lowerDo(statement)
    case .forStatement: try lowerFor(statement)
    case .switchStatement: try lowerSwitch(statement)
    case .caseLabel, .defaultLabel: try lowerLabels(statement)
    case .label: try lowerLabel(statement)
    case .gotoStatement:
      if let name = statement.literal { finish(.jump(block(ofLabel: name))) }
    case .indirectGoto:
      try add(statement)
      let targets = computedTargets ?? addressedLabels(in: function)
      computedTargets = targets
      finish(.computed(targets))
    case .breakStatement:
      if let context = contexts.last { finish(.jump(context.breakTarget)) }
    case .continueStatement:
      if let target = contexts.last(where: { $0.continueTarget != nil })?.continueTarget { finish(.jump(target)) }
    case .returnStatement:
      try add(statement)
      finish(.jump(exit))
    case .assembly: try lowerAssembly(statement)
    case .nullStatement, .staticAssertion, .absent: break
    case _ where statement.kind.isExpression: try lowerUnused(statement)
    default: try add(statement)
    }
  }

  /// A chain of `else if` is walked without recursion, since generated code has long ones.
  private mutating func lowerIf(_ first: Node) throws(BudgetExceeded) {
    let after = newBlock()
    var statement = first
    while true {
      let then = newBlock()
      let alternative = statement.presentChild(2)
      let otherwise = alternative == nil ? after : newBlock()
      if let condition = statement.condition { try lower(condition: condition, then, otherwise) }
      current = then
      if let branch = statement.presentChild(1) { try lower(branch) }
      jump(to: after)
      guard let alternative else { break }
      current = otherwise
      guard alternative.kind == .ifStatement else {
        try lower(alternative)
        jump(to: after)
        break
      }
      try spend()
      place(alternative)
      statement = alternative
    }
    current = after
  }

  private mutating func lowerWhile(_ statement: Node) throws(BudgetExceeded) {
    let header = newBlock()
    let body = newBlock()
    let after = newBlock()
    jump(to: header)
    if let condition = statement.condition { try lower(condition: condition, body, after, isLoop: true) }
    current = body
    try lowerBody(of: statement, breakTarget: after, continueTarget: header)
    jump(to: header)
    current = after
  }

  private mutating func lowerDo(_ statement: Node) throws(BudgetExceeded) {
    let body = newBlock()
    let test = newBlock()
    let after = newBlock()
    jump(to: body)
    try lowerBody(of: statement, breakTarget: after, continueTarget: test)
    jump(to: test)
    if let condition = statement.condition { try lower(condition: condition, body, after, isLoop: true) }
    current = after
  }

  private mutating func lowerFor(_ statement: Node) throws(BudgetExceeded) {
    if let start = statement.presentChild(0) { try lower(start) }
    let header = newBlock()
    let body = newBlock()
    let step = newBlock()
    let after = newBlock()
    jump(to: header)
    if let condition = statement.condition {
      try lower(condition: condition, body, after, isLoop: true)
    } else {
      finish(.jump(body))
    }
    current = body
    try lowerBody(of: statement, breakTarget: after, continueTarget: step)
    jump(to: step)
    if let increment = statement.presentChild(2) { try lower(increment) }
    jump(to: header)
    current = after
  }

  private mutating func lowerBody(
    of loop: Node, breakTarget: ID<Block>, continueTarget: ID<Block>
  ) throws(BudgetExceeded) {
    contexts.append(Context(breakTarget: breakTarget, continueTarget: continueTarget))
    if let body = loop.body { try lower(body) }
    contexts.removeLast()
  }

  private mutating func lowerSwitch(_ statement: Node) throws(BudgetExceeded) {
    guard let value = statement.condition else { return }
    try add(value)
    let dispatch = current
    let after = newBlock()
    contexts.append(Context(breakTarget: after, continueTarget: nil))
    current = newBlock()
    if let body = statement.body {
      try lower(body)
      // The block is entered by the choice, though nothing leads to what stands before its first label.
      if body.kind == .compound { places[body.id.index - function.id.index] = dispatch.raw }
    }
    jump(to: after)
    guard let context = contexts.popLast() else { return }
    blocks[dispatch].exit = .choice(
      ControlFlow.Choice(
        value: value, cases: context.cases, otherwise: context.otherwise ?? after,
        hasDefault: context.otherwise != nil,
        coversEnumeration: value.missingEnumerators(in: context.cases.map(\.values))?.isEmpty ?? false))
  }

  /// Labels that stand on one statement share a block.
  private mutating func lowerLabels(_ first: Node) throws(BudgetExceeded) {
    jump(to: newBlock())
    let context = contexts.lastIndex { $0.continueTarget == nil }
    var statement: Node? = first
    while let label = statement, label.kind == .caseLabel || label.kind == .defaultLabel {
      try spend()
      place(label)
      if let context {
        if label.kind == .defaultLabel {
          contexts[context].otherwise = current
        } else {
          contexts[context].cases.append(ControlFlow.Case(label: label, values: label.caseValues, target: current))
        }
      }
      statement = label.presentChild(label.kind == .caseLabel ? 2 : 0)
    }
    if let statement { try lower(statement) }
  }

  private mutating func lowerLabel(_ label: Node) throws(BudgetExceeded) {
    if let name = label.literal { jump(to: block(ofLabel: name)) }
    place(label)
    for child in label.children { try lower(child) }
  }

  private mutating func lowerAssembly(_ statement: Node) throws(BudgetExceeded) {
    try add(statement)
    let targets = addressedLabels(in: statement)
    guard !targets.isEmpty else { return }
    let after = newBlock()
    finish(.computed([after] + targets))
    current = after
  }

  /// The labels whose address is taken below a node.
  private mutating func addressedLabels(in node: Node) -> [ID<Block>] {
    var targets: [ID<Block>] = []
    for reference in node.descendants where reference.kind == .labelAddress {
      guard let name = reference.literal else { continue }
      let target = block(ofLabel: name)
      if !targets.contains(target) { targets.append(target) }
    }
    return targets
  }
}

extension Node {
  /// The values of a `case` label; nil where they could not be computed.
  var caseValues: ClosedRange<Int128>? {
    guard kind == .caseLabel, let low = presentChild(0)?.constantValue else { return nil }
    guard let last = presentChild(1) else { return low...low }
    guard let high = last.constantValue, high >= low else { return nil }
    return low...high
  }
}
