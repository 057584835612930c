internal import Machine
internal import Syntax

/// What a loop changes, and how it can be left.
struct LoopFacts {
  /// How the loop changes a local variable.
  private struct Change {
    /// The constants that are added; nil where it is changed in another way.
    var steps: [Int128]?
  }

  /// Whether the loop can be left otherwise than by its condition: by a jump or a call that does not return.
  private(set) var canBeLeft = false
  private var changes: [Declaration: Change] = [:]
  private var hasCall = false
  private var writesMemory = false
  private let escaped: Set<Declaration>

  /// The local variables whose address a function takes or that assembly may change.
  static func escapedVariables(in function: Node) -> Set<Declaration> {
    var found: Set<Declaration> = []
    for node in function.descendants {
      if node.unaryOperator == .addressOf, let target = node.operand?.withoutParentheses.declaration {
        found.insert(target)
      } else if node.kind == .assembly {
        for part in node.descendants { if let target = part.declaration { found.insert(target) } }
      }
    }
    return found
  }

  init(_ loop: Node, _ escaped: Set<Declaration>) {
    self.escaped = escaped
    let start = loop.kind == .forStatement ? loop.presentChild(0) : nil
    for node in loop.descendants {
      if start?.contains(node) == true { continue }
      switch node.kind {
      case .returnStatement, .gotoStatement, .indirectGoto, .invalidExpression, .unknown: canBeLeft = true
      case .breakStatement: if node.brokenStatement == loop { canBeLeft = true }
      case .assembly: (canBeLeft, writesMemory, hasCall) = (true, true, true)
      case .call:
        hasCall = true
        if node.endsProgram { canBeLeft = true }
      default: if let target = node.assignedOperand { noteChange(node, target.withoutParentheses) }
      }
    }
  }

  private mutating func noteChange(_ node: Node, _ target: Node) {
    guard target.kind == .declarationReference, let variable = target.declaration, variable.isLocal else {
      writesMemory = true
      return
    }
    let step = node.addedConstant
    if var known = changes[variable] {
      if let step { known.steps?.append(step) } else { known.steps = nil }
      changes[variable] = known
    } else {
      changes[variable] = Change(steps: step.map { [$0] })
    }
  }

  // MARK: Conditions

  /// Whether nothing in the loop can change what the condition reads.
  func isSettled(_ condition: Node) -> Bool {
    guard !condition.hasSideEffect else { return false }
    var readsSomething = false
    for node in condition.subtree {
      switch node.kind {
      case .declarationReference:
        guard let object = node.declaration, object.kind == .variable || object.kind == .parameter else { continue }
        guard isStill(object) else { return false }
        readsSomething = true
      case .member, .subscripting:
        if hasCall || writesMemory || node.type.canonical.isChangedElsewhere { return false }
      case .unary where node.unaryOperator == .dereference:
        if hasCall || writesMemory || node.type.canonical.isChangedElsewhere { return false }
      default: break
      }
    }
    return readsSomething
  }

  /// Whether an object keeps its value while the loop runs.
  private func isStill(_ object: Declaration) -> Bool {
    if object.type.canonical.isChangedElsewhere { return false }
    if object.type.isArray { return true }
    if !object.isLocal { return object.type.isConst || !(hasCall || writesMemory) }
    if changes[object] != nil { return false }
    return !escaped.contains(object) || !(hasCall || writesMemory)
  }

  private struct Counter {
    let variable: Declaration
    let steps: [Int128]
    /// The comparison with the counter on its left.
    let operation: BinaryOperator
    let bound: Node
  }

  /// The only counter of a comparison with something that stays.
  private func counter(of condition: Node) -> Counter? {
    let node = condition.withoutImplicitCasts
    guard let operation = node.binaryOperator, operation.isComparison, let (left, right) = node.operands else {
      return nil
    }
    func match(_ side: Node, _ other: Node, _ operation: BinaryOperator) -> Counter? {
      let named = side.withoutImplicitCasts
      guard named.kind == .declarationReference, let variable = named.declaration, variable.isLocal,
        !escaped.contains(variable), variable.type.canonical.isInteger, !variable.type.canonical.isVolatile,
        let steps = changes[variable]?.steps, !other.hasSideEffect
      else { return nil }
      guard other.constantValue != nil || isSettled(other) else { return nil }
      return Counter(variable: variable, steps: steps, operation: operation, bound: other)
    }
    return match(left, right, operation) ?? match(right, left, operation.exchanged)
  }

  /// A counter that only moves away from the bound that ends the loop.
  func recedingCounter(of condition: Node) -> (name: String, isUp: Bool)? {
    guard let counter = counter(of: condition), let format = counter.variable.type.canonical.integerFormat else {
      return nil
    }
    switch counter.operation {
    case .less, .lessOrEqual:
      // `for (size_t i = n - 1; i < n; i--)` counts down and ends when it wraps.
      guard format.isSigned, counter.steps.allSatisfy({ $0 < 0 }) else { return nil }
      return (counter.variable.name, false)
    case .greater, .greaterOrEqual:
      guard counter.steps.allSatisfy({ $0 > 0 }) else { return nil }
      return (counter.variable.name, true)
    default: return nil
    }
  }

  /// A counter that starts at a constant and passes the value for which `!=` waits.
  func overshootingCounter(of condition: Node, _ loop: Node) -> (name: String, step: Int)? {
    guard loop.kind == .forStatement, let counter = counter(of: condition), counter.operation == .notEqual,
      counter.steps.count == 1, let step = counter.steps.first, step != 0, let bound = counter.bound.constantValue,
      let start = loop.presentChild(0)?.startValue(of: counter.variable)
    else { return nil }
    return (bound - start) % step == 0 ? nil : (counter.variable.name, Int(step))
  }
}

extension Type {
  /// Whether the object may change by itself.
  fileprivate var isChangedElsewhere: Bool { !qualifiers.isDisjoint(with: [.volatile, .atomic]) }
}

extension BinaryOperator {
  /// The comparison with its sides exchanged.
  fileprivate var exchanged: BinaryOperator {
    switch self {
    case .less: .greater
    case .greater: .less
    case .lessOrEqual: .greaterOrEqual
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}

extension Node {
  /// The loop or `switch` that a `break` leaves.
  fileprivate var brokenStatement: Node? { ancestors.first { $0.kind.isLoop || $0.kind == .switchStatement } }

  /// Whether a call ends the program, the thread or this function for good.
  fileprivate var endsProgram: Bool {
    guard let function = calledFunction else { return false }
    return function.isNoReturn
      || ["exit", "_exit", "abort", "longjmp", "siglongjmp", "pthread_exit", "quick_exit"].contains(function.name)
  }

  /// What an assignment, `++` or `--` adds to its variable where it is a constant.
  fileprivate var addedConstant: Int128? {
    switch unaryOperator {
    case .preIncrement, .postIncrement: return 1
    case .preDecrement, .postDecrement: return -1
    default: break
    }
    guard let (left, right) = operands else { return nil }
    switch binaryOperator {
    case .addAssign: return right.constantValue
    case .subtractAssign: return right.constantValue.map { -$0 }
    case .assign:
      let sum = right.withoutImplicitCasts
      guard let (a, b) = sum.operands, let target = left.withoutParentheses.declaration,
        a.withoutImplicitCasts.kind == .declarationReference, a.withoutImplicitCasts.declaration == target
      else { return nil }
      if sum.binaryOperator == .add { return b.constantValue }
      return sum.binaryOperator == .subtract ? b.constantValue.map { -$0 } : nil
    default: return nil
    }
  }

  /// The constant that the first part of a `for` gives a variable.
  fileprivate func startValue(of variable: Declaration) -> Int128? {
    for node in subtree {
      if node.kind == .variable, node.declaration == variable { return node.initialiser?.constantValue }
      if node.binaryOperator == .assign, let (left, right) = node.operands,
        left.withoutParentheses.declaration == variable
      {
        return right.constantValue
      }
    }
    return nil
  }
}
