internal import Basics
internal import Summaries
public import Syntax

extension ControlFlowBuilder {
  /// Lowers an expression that decides between two ways.
  mutating func lower(
    condition: Node, _ whenTrue: ID<Block>, _ whenFalse: ID<Block>, isLoop: Bool = false
  ) throws(BudgetExceeded) {
    try spend()
    place(condition)
    let node = condition.decisive
    place(node)
    switch node.kind {
    case .binary where node.binaryOperator?.isLogical == true:
      try lower(logical: node, whenTrue, whenFalse, isLoop)
    case .unary where node.unaryOperator == .logicalNot:
      if let operand = node.operand { try lower(condition: operand, whenFalse, whenTrue, isLoop: isLoop) }
    case .conditional:
      let first = newBlock()
      let second = newBlock()
      try lower(condition: node.child(0), first, second)
      current = first
      try lower(condition: node.child(1), whenTrue, whenFalse, isLoop: isLoop)
      current = second
      try lower(condition: node.child(2), whenTrue, whenFalse, isLoop: isLoop)
    case .binary where node.binaryOperator == .comma:
      guard let (left, right) = node.operands else { return }
      try lowerUnused(left)
      try lower(condition: right, whenTrue, whenFalse, isLoop: isLoop)
    default:
      try add(node)
      finish(
        .branch(
          ControlFlow.Branch(
            condition: node, whenTrue: whenTrue, whenFalse: whenFalse, known: node.constantValue.map { $0 != 0 },
            isLoop: isLoop)))
    }
  }

  /// A chain of one operator leans to the left and may be long; it is walked without recursion.
  private mutating func lower(
    logical node: Node, _ whenTrue: ID<Block>, _ whenFalse: ID<Block>, _ isLoop: Bool
  ) throws(BudgetExceeded) {
    let operation = node.binaryOperator
    var operands: [Node] = []
    var rest = node
    while rest.binaryOperator == operation, let (left, right) = rest.operands {
      operands.append(right)
      place(rest)
      rest = left.decisive
    }
    for operand in [rest] + operands.dropFirst().reversed() {
      let next = newBlock()
      if operation == .logicalAnd {
        try lower(condition: operand, next, whenFalse, isLoop: isLoop)
      } else {
        try lower(condition: operand, whenTrue, next, isLoop: isLoop)
      }
      current = next
    }
    if let last = operands.first { try lower(condition: last, whenTrue, whenFalse, isLoop: isLoop) }
  }

  /// Lowers an expression whose value is not used.
  mutating func lowerUnused(_ expression: Node) throws(BudgetExceeded) {
    try spend()
    place(expression)
    let node = expression.withoutCasts
    switch node.kind {
    case .binary where node.binaryOperator == .comma:
      place(node)
      guard let (left, right) = node.operands else { return }
      try lowerUnused(left)
      try lowerUnused(right)
    case .binary where node.binaryOperator?.isLogical == true:
      place(node)
      guard let (left, right) = node.operands else { return }
      let second = newBlock()
      let after = newBlock()
      let isAnd = node.binaryOperator == .logicalAnd
      try lower(condition: left, isAnd ? second : after, isAnd ? after : second)
      current = second
      try lowerUnused(right)
      jump(to: after)
    case .conditional:
      place(node)
      let first = newBlock()
      let second = newBlock()
      let after = newBlock()
      try lower(condition: node.child(0), first, second)
      current = first
      try lowerUnused(node.child(1))
      jump(to: after)
      current = second
      try lowerUnused(node.child(2))
      jump(to: after)
    default: try add(expression)
    }
  }

  /// Adds an element to the current block, behind the statement expressions in it; a call in it that never returns ends
  /// the block.
  mutating func add(_ element: Node) throws(BudgetExceeded) {
    var size = 0
    var isPlain = true
    for node in element.subtree {
      size += 1
      if node.kind == .call || node.kind == .statementExpression { isPlain = false }
    }
    try spend(size)
    place(element)
    let ender = isPlain ? nil : try lowerParts(of: element)
    blocks[current].elements.append(element)
    if let ender { finish(.stop(ender)) }
  }

  /// Lowers the statement expressions in an element and answers the first call that is always made and never returns.
  private mutating func lowerParts(of element: Node) throws(BudgetExceeded) -> Node? {
    var ender: Node?
    var stack: [(node: Node, guardian: Node?)] = [(element, nil)]
    while let (node, guardian) = stack.popLast() {
      try spend()
      switch node.kind {
      case .sizeOf, .alignOf, .offsetOf: continue
      case .statementExpression:
        try lower(statementExpression: node, guardian)
        continue
      case .call where guardian == nil && ender == nil && isEnder(node): ender = node
      default: break
      }
      for (child, isGuarded) in node.children.withGuards(in: node).reversed() {
        stack.append((child, isGuarded ? guardian ?? node.children.first ?? node : guardian))
      }
    }
    return ender
  }

  private mutating func lower(statementExpression node: Node, _ guardian: Node?) throws(BudgetExceeded) {
    guard let block = node.children.first else { return }
    guard let guardian else {
      try lower(block)
      return
    }
    let inside = newBlock()
    let after = newBlock()
    blocks[current].exit = .branch(
      ControlFlow.Branch(condition: guardian, whenTrue: inside, whenFalse: after, known: nil, isLoop: false))
    current = inside
    try lower(block)
    jump(to: after)
  }

  private mutating func isEnder(_ call: Node) -> Bool {
    guard let function = call.calledFunction else { return false }
    if function.neverReturns { return true }
    if let known = enders[function] { return known }
    let result = function.endsInEndlessLoop
    enders[function] = result
    return result
  }
}

extension Declaration {
  /// Whether the unit defines the function and its body visibly never ends; a weak definition may be replaced.
  fileprivate var endsInEndlessLoop: Bool {
    guard attribute("weak") == nil, let body = definition?.body, let last = body.children.last else { return false }
    guard last.isEndlessLoop else { return false }
    return !body.descendants.contains { $0.kind == .returnStatement || $0.kind == .gotoStatement }
  }
}

extension Node {
  /// The expression whose value decides: without parentheses, implicit conversions and `__builtin_expect`.
  fileprivate var decisive: Node {
    var node = withoutImplicitCasts
    while node.kind == .call, node.calledFunction?.name == "__builtin_expect", let value = node.arguments.first {
      node = value.withoutImplicitCasts
    }
    return node
  }

  /// The enumerators of an expression's enumeration type that none of the ranges holds; nil where the type is no
  /// enumeration, is not defined in the unit, or a range is not known.
  public func missingEnumerators(in ranges: [ClosedRange<Int128>?]) -> [Declaration]? {
    let type = withoutImplicitCasts.type.canonical
    guard type.isEnumeration, let enumerators = type.declaration?.enumerators, !enumerators.isEmpty else { return nil }
    var known: [ClosedRange<Int128>] = []
    for range in ranges {
      guard let range else { return nil }
      known.append(range)
    }
    let single = Set(known.lazy.filter { $0.count == 1 }.map(\.lowerBound))
    let wide = known.filter { $0.count > 1 }
    return enumerators.filter { enumerator in
      guard let value = enumerator.value.map({ Int128($0) }) else { return false }
      return !single.contains(value) && !wide.contains { $0.contains(value) }
    }
  }
}

extension Node.Children {
  /// The children, each with whether it is evaluated only under a condition.
  fileprivate func withGuards(in node: Node) -> [(Node, Bool)] {
    let isFirstFree: Bool
    switch node.kind {
    case .conditional, .binaryConditional: isFirstFree = true
    case .binary where node.binaryOperator?.isLogical == true: isFirstFree = true
    case .genericSelection, .builtinExpression: return map { ($0, true) }
    default: return map { ($0, false) }
    }
    return enumerated().map { position, child in (child, !isFirstFree || position > 0) }
  }
}
