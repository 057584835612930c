public import Machine
internal import Basics
public import Syntax

/// Which values the integer expressions of a function can have, each at its place.
///
/// The ranges of local integer variables and parameters whose address is not taken are followed through the
/// statements: joined where paths meet, widened in loops, narrowed by conditions. Everything else (objects in memory,
/// volatile objects, results of unknown functions) has the range of its type. The ranges hold for every execution
/// without undefined behaviour; signed overflow is taken to give any value of the type. The time is linear in the
/// size of the function for a bounded nesting of loops.
public struct ValueRanges: FunctionAnalysis {
  private let first: Int
  private let ranges: [Interval?]

  /// - Throws: `BudgetExceeded` after 400 steps per node of the function.
  public init(of scope: FunctionScope) throws(BudgetExceeded) {
    var walk = RangeWalk(scope.function)
    try walk.run()
    first = walk.first
    ranges = walk.ranges
  }

  /// The values that an integer expression of the function can have where it stands; those of its type where the
  /// place is never reached or the expression is no integer.
  ///
  /// The left side of a compound assignment has its range before the assignment; a variable that `=` assigns has none.
  public func range(of expression: Node) -> Interval { recorded(expression) ?? Interval(typeOf: expression) }

  /// Whether an expression can be evaluated at all: false behind `return`, in `if (0)` and where conditions exclude
  /// each other.
  public func isReached(_ expression: Node) -> Bool { recorded(expression) != nil }

  /// What a compound assignment computes before the conversion to the left side's type.
  public func computed(by assignment: Node) -> Interval {
    guard let operation = assignment.binaryOperator?.underlying, let (left, right) = assignment.operands,
      let format = RangeWalk.computationFormat(operation, left: left, right: right)
    else { return Interval(typeOf: assignment) }
    let operand = range(of: right)
    return RangeWalk.arithmetic(
      operation, range(of: left).converted(to: format), operation.isShift ? operand : operand.converted(to: format),
      format)
  }

  private func recorded(_ node: Node) -> Interval? {
    let index = node.id.index - first
    return ranges.indices.contains(index) ? ranges[index] : nil
  }
}

extension Interval {
  /// All values of an expression's type or bit-field.
  init(typeOf node: Node) { self = node.storageFormat.map { Interval($0) } ?? .everything }
}

extension Node {
  /// The width and signedness in which an integer expression's value is held: the bit-field's where it names one.
  public var storageFormat: IntegerFormat? {
    guard let format = type.integerFormat else { return nil }
    if kind == .member, let width = declaration?.bitWidth {
      return IntegerFormat(bits: width, isSigned: format.isSigned)
    }
    if kind == .parenthesised, let inner = children.first { return inner.storageFormat }
    return format
  }
}

/// What is known of the tracked variables at one place.
struct RangeState {
  var values: [Interval]
  /// False behind a jump; the values mean nothing then.
  var isReachable = true

  mutating func leave() { isReachable = false }

  mutating func join(_ other: RangeState) {
    guard other.isReachable else { return }
    guard isReachable else {
      self = other
      return
    }
    for index in values.indices where values[index] != other.values[index] {
      values[index] = values[index].joined(other.values[index])
    }
  }

  func isSubset(of other: RangeState) -> Bool {
    guard isReachable else { return true }
    return other.isReachable && zip(values, other.values).allSatisfy { $0.isSubset(of: $1) }
  }
}

/// One walk over a function's statements that computes its ranges.
struct RangeWalk {
  let function: Node
  /// The arena index of the function's node.
  let first: Int
  var ranges: [Interval?]
  let variables: TrackedVariables
  let labels: LabelUses
  let widening: Widening

  /// Where `break` and `continue` collect their states, the innermost last.
  var jumps: [Jumps] = []
  var switches: [SwitchEntry] = []
  /// The states at the `goto`s that name a label, joined over all passes.
  var gotoStates: [String: RangeState] = [:]
  /// The last invariant of a loop, from which the next pass of the loop around it starts.
  var loopHeads: [Node: RangeState] = [:]
  var loopDepth = 0
  var isRecording = true
  private var steps = 0
  private let allowedSteps: Int
  private var depth = 0

  struct Jumps {
    let isSwitch: Bool
    var breaks: RangeState
    var continues: RangeState
  }

  struct SwitchEntry {
    let condition: Node
    let state: RangeState
    var hasDefault = false
  }

  init(_ function: Node) {
    self.function = function
    first = function.id.index
    var count = 0
    for _ in function.subtree { count += 1 }
    ranges = Array(repeating: nil, count: count)
    variables = TrackedVariables(of: function)
    labels = LabelUses(of: function)
    widening = Widening(of: function)
    allowedSteps = 400 * count + 10_000
  }

  mutating func run() throws(BudgetExceeded) {
    guard let body = function.body else { return }
    var state = RangeState(values: variables.formats.map { Interval($0) })
    try execute(body, &state)
  }

  /// Counts one step.
  mutating func step() throws(BudgetExceeded) {
    steps += 1
    if steps > allowedSteps { throw BudgetExceeded(steps: allowedSteps) }
  }

  /// Runs `body` one level deeper; answers nil, without running it, where expressions nest too deeply for the stack.
  mutating func nested<Result>(
    _ body: (inout RangeWalk) throws(BudgetExceeded) -> Result
  ) throws(BudgetExceeded) -> Result? {
    guard depth < 400 else { return nil }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  mutating func record(_ node: Node, _ value: Interval) {
    guard isRecording else { return }
    Self.join(&ranges[node.id.index - first], value)
  }

  /// Changes an element where it is: to read it first would keep the whole table, and changing it then copy all of it.
  private static func join(_ element: inout Interval?, _ value: Interval) {
    if let known = element { element = known.joined(value) } else { element = value }
  }

  // MARK: Variables

  /// The tracked variable that an expression names, through parentheses.
  func variable(_ node: Node) -> Int? {
    let node = node.withoutParentheses
    guard node.kind == .declarationReference, let declaration = node.declaration else { return nil }
    return variables.indices[declaration]
  }

  /// Forgets what is known of the variables that a subtree assigns or mentions in assembly.
  func forgetAssigned(in node: Node, _ state: inout RangeState) {
    guard state.isReachable else { return }
    for index in variables.assigned(in: node) { state.values[index] = Interval(variables.formats[index]) }
  }

  func forgetEverything(_ state: inout RangeState) {
    state = RangeState(values: variables.formats.map { Interval($0) })
  }

  var unreachable: RangeState { RangeState(values: [], isReachable: false) }
}
