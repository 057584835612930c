internal import Summaries
public import Syntax

extension Node {
  /// What `strlen` and its relatives measure; nil for other calls.
  public var measuredText: Node? {
    guard kind == .call, let name = calledName, Self.measures.contains(name) else { return nil }
    return arguments.first
  }

  private static let measures: Set<String> = [
    "strlen", "wcslen", "strnlen", "wcsnlen", "strnlen_s", "wcsnlen_s", "strlen_P", "strnlen_P",
  ]
}

/// Tests of a text's length that every way to a call passes, when the call copies the text or appends it to another.
struct LengthTest {
  private let call: Node
  private let source: Node
  private let destination: Node
  /// Whether the text is added to what the destination holds, whose length then counts too.
  private let appends: Bool
  /// Characters at the destination; nil where its room is not known.
  private let room: Int128?

  /// - Parameter call: has the destination as its first argument and the text as its second.
  init(before call: Node, appends: Bool) {
    self.call = call
    self.appends = appends
    destination = call.arguments[0].withoutCasts
    source = call.arguments[1].withoutCasts
    let size = max(1, call.arguments[1].type.canonical.pointee?.size ?? 1)
    room = call.arguments[0].room.map { Int128($0 / size) }
  }

  /// Whether a test leaves room: of the length against a bound, or against the size where that is known.
  var leavesRoom: Bool {
    var child = call
    for parent in call.ancestors {
      switch parent.kind {
      case .functionDefinition: return false
      case .compound: if isBounded(before: child, in: parent) { return true }
      case .ifStatement, .conditional:
        if let test = parent.condition, test != child, bounds(test, parent.presentChild(1) == child) { return true }
      case .whileStatement, .forStatement:
        if let test = parent.condition, parent.body == child, bounds(test, true) { return true }
      case .binary where parent.binaryOperator?.isLogical == true:
        if let (left, right) = parent.operands, right == child, bounds(left, parent.binaryOperator == .logicalAnd) {
          return true
        }
      default: break
      }
      child = parent
    }
    return false
  }

  /// Whether a statement in front, in the same block, leaves the block where the text is too long.
  private func isBounded(before statement: Node, in block: Node) -> Bool {
    if statement.kind.isLabel { return false }
    for earlier in Array(block.children.prefix { $0 != statement }).reversed() {
      let inner = earlier.kind.isLabel ? earlier.children.last : earlier
      if let inner, inner.kind == .ifStatement, let test = inner.condition {
        if inner.presentChild(1)?.leaves == true, bounds(test, false) { return true }
        if inner.presentChild(2)?.leaves == true, bounds(test, true) { return true }
      }
      // A jump may come in at the label.
      if earlier.kind.isLabel { return false }
    }
    return false
  }

  // MARK: Conditions

  /// Whether the length is bounded where a condition is true, or where it is false.
  private func bounds(_ condition: Node, _ truth: Bool) -> Bool {
    let test = condition.withoutImplicitCasts
    if test.unaryOperator == .logicalNot, let operand = test.operand { return bounds(operand, !truth) }
    guard let operation = test.binaryOperator, let (left, right) = test.operands else { return false }
    if operation.isLogical {
      let isEither = (operation == .logicalAnd) == truth
      return isEither
        ? bounds(left, truth) || bounds(right, truth) : bounds(left, truth) && bounds(right, truth)
    }
    guard operation.isComparison, let excess = excess(left, operation, right, truth) else { return false }
    return fits(excess) && !isChanged(since: test)
  }

  /// What a comparison says as a sum that is at most zero.
  private func excess(_ left: Node, _ operation: BinaryOperator, _ right: Node, _ truth: Bool) -> Sum? {
    let a = sum(left)
    let b = sum(right)
    switch (operation, truth) {
    case (.less, true), (.greaterOrEqual, false): return a - b + 1
    case (.lessOrEqual, true), (.greater, false): return a - b
    case (.greater, true), (.lessOrEqual, false): return b - a + 1
    case (.greaterOrEqual, true), (.less, false): return b - a
    // `strnlen` finds as many characters as it was allowed to look at, or fewer.
    case (.notEqual, true), (.equal, false):
      if let limit = a.limit, limit.isSameValue(as: right) { return a - b + 1 }
      if let limit = b.limit, limit.isSameValue(as: left) { return b - a + 1 }
      return nil
    default: return nil
    }
  }

  private func fits(_ excess: Sum) -> Bool {
    // The length of a literal need not be part of the test.
    let own = excess.sources == 0 ? source.literalLength : 0
    guard let own, excess.sources <= 1, excess.sources >= 0, !appends || excess.destinations == 1 else { return false }
    guard let room, excess.isComplete, appends || excess.destinations == 0 else { return true }
    // The terminator comes on top.
    return own + 1 - excess.constant <= room
  }

  /// Whether the pointer to the text moves between a test and the call.
  private func isChanged(since test: Node) -> Bool {
    let variables = source.subtree.compactMap { $0.kind == .declarationReference ? $0.declaration : nil }
    let loop = call.ancestors.prefix { !$0.contains(test) }.last { $0.kind.isLoop }
    let function = call.enclosingFunction
    return function?.descendants.contains { node in
      guard let target = node.assignedOperand?.withoutParentheses, target.kind == .declarationReference,
        let variable = target.declaration, variables.contains(variable)
      else { return false }
      return (node.id > test.id && node.id < call.id) || loop?.contains(node) == true
    } ?? false
  }

  // MARK: Sums

  /// A sum of lengths and constants.
  private struct Sum {
    var sources = 0
    var destinations = 0
    var constant: Int128 = 0
    /// Whether nothing else is part of the sum.
    var isComplete = true
    /// The most that the sum can be, where it is what `strnlen` found.
    var limit: Node?

    static func + (a: Sum, b: Int128) -> Sum { a.joined(Sum(constant: b), sign: 1) }
    static func - (a: Sum, b: Sum) -> Sum { a.joined(b, sign: -1) }

    func joined(_ other: Sum, sign: Int) -> Sum {
      Sum(
        sources: sources + sign * other.sources, destinations: destinations + sign * other.destinations,
        constant: constant + Int128(sign) * other.constant, isComplete: isComplete && other.isComplete)
    }
  }

  private func sum(_ expression: Node, depth: Int = 0) -> Sum {
    let node = expression.withoutCasts
    if let value = node.constantValue { return Sum(constant: value) }
    if let text = node.measuredText?.withoutCasts {
      if text.isStructurallyEqual(to: source) { return Sum(sources: 1, limit: node.arguments.dropFirst().first) }
      if text.isStructurallyEqual(to: destination) { return Sum(destinations: 1) }
    }
    if let (left, right) = node.operands, depth < 8 {
      switch node.binaryOperator {
      case .assign: return sum(right, depth: depth + 1)
      case .add: return sum(left, depth: depth + 1).joined(sum(right, depth: depth + 1), sign: 1)
      case .subtract: return sum(left, depth: depth + 1) - sum(right, depth: depth + 1)
      default: break
      }
    }
    if node.kind == .declarationReference, let value = node.declaration?.onlyValue(in: call.enclosingFunction),
      depth < 8
    {
      return sum(value, depth: depth + 1)
    }
    return Sum(isComplete: false)
  }
}

extension Declaration {
  /// The value of a local variable that gets one value and keeps it.
  fileprivate func onlyValue(in function: Node?) -> Node? {
    guard isLocal, kind == .variable, let function, let value = assignedValues(in: function).first else { return nil }
    let changes = function.descendants.filter { node in
      if node.kind == .variable { return node.declaration == self && node.initialiser != nil }
      let target = node.unaryOperator == .addressOf ? node.operand : node.assignedOperand
      return target?.withoutParentheses.kind == .declarationReference && target?.withoutParentheses.declaration == self
    }
    guard changes.count == 1, changes[0].kind == .variable || changes[0].binaryOperator == .assign else { return nil }
    return value
  }
}

extension Node {
  /// The characters of a literal text; nil for other expressions.
  fileprivate var literalLength: Int128? {
    guard case .string(let units)? = literal else { return nil }
    return Int128(units.count)
  }

  /// Whether two expressions are the same constant or read the same.
  fileprivate func isSameValue(as other: Node) -> Bool {
    if let value = constantValue { return value == other.constantValue }
    return withoutCasts.isStructurallyEqual(to: other.withoutCasts)
  }

  /// Whether what stands behind the statement is not reached through it.
  fileprivate var leaves: Bool {
    switch kind {
    case .returnStatement, .gotoStatement, .indirectGoto, .breakStatement, .continueStatement: true
    case .compound, .label, .attributedStatement: children.last?.leaves ?? false
    case .ifStatement: presentChild(1)?.leaves == true && presentChild(2)?.leaves == true
    case .call: calledFunction?.neverReturns ?? false
    default: false
    }
  }
}
