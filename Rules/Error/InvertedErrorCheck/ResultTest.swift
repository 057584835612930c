internal import Syntax

/// What a condition asks of a call's result.
struct ResultTest {
  enum Question: Equatable {
    /// Whether it is other than zero, without a comparison: `if (f())`.
    case isTrue
    /// `if (!f())`
    case isFalse
    case compares(BinaryOperator, Int128)
  }

  let question: Question
  /// The whole condition, or the part of `&&` and `||`.
  let condition: Node
  /// What the condition decides: `if`, loop, `?:`, or what takes the truth value.
  let decision: Node
  /// Whether the condition consists of the test alone.
  let isAlone: Bool
  /// What the result is compared with.
  let comparand: Node?

  /// - Parameter call: a call whose result is tested at once, or is stored and tested by the next statement.
  init?(of call: Node) {
    if let test = Self.climb(from: call) {
      self = test
      return
    }
    guard let (parent, _) = call.user, let statement = parent.statement, let next = statement.nextStatement,
      next.kind == .ifStatement,
      let condition = next.condition
    else { return nil }
    let receiver: Declaration?
    if parent.kind == .variable {
      receiver = parent.declaration
    } else {
      receiver =
        parent.binaryOperator == .assign && parent.parent == statement.parent
        ? parent.operands?.left.withoutCasts.declaration : nil
    }
    let uses = condition.subtree.filter { $0.kind == .declarationReference && $0.declaration == receiver }
    guard receiver != nil, uses.count == 1, let use = uses.first, let test = Self.climb(from: use) else { return nil }
    self = test
  }

  private init(question: Question, condition: Node, decision: Node, isAlone: Bool, comparand: Node?) {
    self.comparand = comparand
    self.question = question
    self.condition = condition
    self.decision = decision
    self.isAlone = isAlone
  }

  private static func climb(from value: Node) -> ResultTest? {
    var node = value
    var question = Question.isTrue
    var isAlone = true
    var comparand: Node?
    while let (parent, child) = node.user {
      switch parent.kind {
      case .unary where parent.unaryOperator == .logicalNot: question = negated(question)
      case .binary where parent.binaryOperator?.isComparison == true:
        guard question == .isTrue, let next = comparison(parent, child) else { return nil }
        question = next
        comparand = parent.children.first { $0 != child }
      case .binary where parent.binaryOperator?.isLogical == true: isAlone = false
      case .binary where parent.binaryOperator == .assign && parent.children.last == child: break
      case .call where parent.calledFunction?.name == "__builtin_expect" && parent.arguments.first == child: break
      case .ifStatement, .whileStatement, .conditional, .doStatement, .forStatement:
        guard parent.condition?.contains(child) == true else { return nil }
        return ResultTest(
          question: question, condition: child, decision: parent, isAlone: isAlone, comparand: comparand)
      default: return nil
      }
      node = parent
    }
    return nil
  }

  private static func comparison(_ parent: Node, _ child: Node) -> Question? {
    guard let operation = parent.binaryOperator, let (left, right) = parent.operands else { return nil }
    if left == child, let constant = right.constantValue { return .compares(operation, constant) }
    if right == child, let constant = left.constantValue { return .compares(operation.mirrored, constant) }
    return nil
  }

  private static func negated(_ question: Question) -> Question {
    switch question {
    case .isTrue: .isFalse
    case .isFalse: .isTrue
    case .compares(let operation, let constant): .compares(operation.opposite, constant)
    }
  }

  /// Whether the result is compared with a plain `1` or `true`, and not with a named result of that value.
  var isComparedWithTruth: Bool {
    guard case .compares(.equal, 1) = question, let value = comparand?.withoutCasts, value.kind == .integerLiteral
    else { return false }
    return !value.isFromMacro || value.constantNames.contains { ["true", "TRUE", "True", "YES"].contains($0) }
  }

  /// Whether a result of zero makes the condition true.
  var holdsForZero: Bool {
    switch question {
    case .isTrue: false
    case .isFalse: true
    case .compares(let operation, let constant):
      switch operation {
      case .equal: constant == 0
      case .notEqual: constant != 0
      case .less: 0 < constant
      case .lessOrEqual: 0 <= constant
      case .greater: 0 > constant
      default: 0 >= constant
      }
    }
  }
}

extension BinaryOperator {
  /// The comparison with its operands exchanged.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .greater: .less
    case .lessOrEqual: .greaterOrEqual
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// The comparison that holds where this one does not.
  fileprivate var opposite: BinaryOperator {
    switch self {
    case .less: .greaterOrEqual
    case .greater: .lessOrEqual
    case .lessOrEqual: .greater
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    default: self
    }
  }
}
