internal import Source
internal import Syntax

extension FunctionSummary {
  /// Summarises a function definition by one walk over its body.
  init(of node: Node, _ declaration: Declaration) {
    var walk = FunctionWalk(node)
    for inner in node.descendants { walk.visit(inner) }
    self.init(
      key: declaration.symbolKey, location: Summariser.location(of: declaration, node),
      role: RoleConvention.role(of: declaration), isNoReturn: declaration.isNoReturn, isKept: declaration.isKept,
      calls: walk.calls,
      accesses: walk.accesses, addressTaken: walk.addressTaken, flows: walk.flows, started: walk.started,
      endlessLoops: walk.endlessLoops, results: node.constantResults)
  }
}

private struct FunctionWalk {
  var calls: [CallSite] = []
  var accesses: [ObjectAccess] = []
  var addressTaken: [SymbolKey] = []
  var flows: [FunctionFlow] = []
  var started: [StartedFunction] = []
  var endlessLoops: [EndlessLoop] = []
  private let masking: InterruptMasking
  private let held: HeldLocks
  /// The ends of the loops around the current node, with whether they are endless.
  private var loops: [(loop: Node, isEndless: Bool)] = []

  /// Local variables that hold the result of a function of another unit, at the current node.
  private var sources: [Declaration: SymbolKey] = [:]

  /// The first statement that may leave the function or jump over what follows.
  private var leaving: Node?

  init(_ function: Node) {
    masking = InterruptMasking(of: function)
    held = HeldLocks(of: function)
  }

  mutating func visit(_ node: Node) {
    while let last = loops.last, !last.loop.contains(node) { loops.removeLast() }
    switch node.kind {
    case .whileStatement, .doStatement, .forStatement: enter(node)
    case .returnStatement, .gotoStatement, .indirectGoto, .assembly: leave(at: node)
    case .breakStatement, .continueStatement: if loops.last?.loop.kind == .doStatement { leave(at: node) }
    case .call where !node.isUnevaluated:
      visitCall(node)
      if node.calledFunction?.isNoReturn == true { leave(at: node) }
    case .declarationReference: visitReference(node)
    case .binary where node.binaryOperator == .assign:
      flows += FunctionFlow.flows(of: node)
      visitHandler(node)
      hold(node.operands?.right, in: changedVariable(node))
    case .compoundAssignment, .unary: hold(nil, in: changedVariable(node))
    case .variable:
      flows += FunctionFlow.flows(of: node)
      hold(node.initialiser, in: node.declaration)
    default: break
    }
  }

  /// Notes what a variable holds from here on: the result of a function, or another value.
  private mutating func hold(_ value: Node?, in variable: Declaration?) {
    guard let variable, variable.isLocal else { return }
    sources[variable] = value?.withoutCasts.foreignFunction
  }

  private func changedVariable(_ node: Node) -> Declaration? { node.assignedOperand?.withoutParentheses.declaration }

  private mutating func leave(at node: Node) { if leaving == nil { leaving = node } }

  private var isInEndlessLoop: Bool { loops.contains(where: \.isEndless) }

  private mutating func enter(_ loop: Node) {
    loops.append((loop, loop.hasEndlessCondition))
    guard loop.isEndlessLoop else { return }
    let isDeliberate =
      loop.isFromMacroBody || masking.contains(loop) || loop.followsStop || loop.body?.stopsDevice == true
    endlessLoops.append(
      EndlessLoop(
        location: loop.location, isDeliberate: isDeliberate, servesWatchdog: loop.body?.servesWatchdog ?? false))
  }

  private mutating func visitCall(_ node: Node) {
    let callee = node.calledFunction
    let arguments = node.arguments
    let last = arguments.last
    let source = last?.withoutCasts
    calls.append(
      CallSite(
        callee: callee?.symbolKey, slot: callee == nil ? node.callee.flatMap(FunctionSlot.of) : nil,
        location: node.location, text: callee?.name ?? node.callee?.text ?? "",
        lastArgument: last.map { argument in argument.constantValue.map { String($0) } ?? argument.text } ?? "",
        lastArgumentSource: source?.foreignFunction ?? source?.declaration.flatMap { sources[$0] },
        argumentCount: arguments.count,
        isInLoop: !loops.isEmpty, isInEndlessLoop: isInEndlessLoop, isProtected: masking.contains(node),
        isInevitable: leaving.map { $0.contains(node) } ?? true && node.isUnconditional, locks: held.locks(at: node)))
    flows += FunctionFlow.flows(of: node)
    guard let callee else { return }
    let role = RoleConvention.role(startedBy: callee.name)
    guard role != .ordinary else { return }
    for argument in arguments {
      guard let function = argument.namedFunction else { continue }
      started.append(
        StartedFunction(
          function: function.symbolKey, role: role, location: node.location, isInLoop: !loops.isEmpty))
    }
  }

  /// `action.sa_handler = f` (POSIX `sigaction`).
  private mutating func visitHandler(_ assignment: Node) {
    guard let (left, right) = assignment.operands, let function = right.namedFunction else { return }
    let names = left.subtree.lazy.filter { $0.kind == .member }.compactMap { $0.declaration?.name }
    guard names.contains(where: { $0 == "sa_handler" || $0 == "sa_sigaction" }) else { return }
    started.append(
      StartedFunction(
        function: function.symbolKey, role: .interruptHandler, location: assignment.location,
        isInLoop: !loops.isEmpty))
  }

  private mutating func visitReference(_ node: Node) {
    guard let target = node.declaration else { return }
    if target.kind == .function {
      if !node.isCallee { addressTaken.append(target.symbolKey) }
    } else if target.kind == .variable, target.hasGlobalStorage {
      visitObject(node, target)
    }
  }

  /// How a reference to a global touches it; taking the address of an object counts as reading and writing it.
  private mutating func visitObject(_ reference: Node, _ target: Declaration) {
    var node = reference
    var isVolatile = target.type.isShareable
    var isAtomic = target.type.canonical.qualifiers.contains(.atomic)
    var path: [String]? = []
    while let parent = node.parent {
      switch parent.kind {
      case .parenthesised: node = parent
      case .member where !parent.isArrow:
        node = parent
        if let name = parent.declaration?.name, !name.isEmpty { path?.append(name) }
      case .subscripting where parent.children.first?.contains(node) == true && !node.type.isPointer:
        node = parent
        path = nil
      case .implicitCast where parent.conversion == .arrayDecay && parent.parent?.kind == .subscripting:
        guard let outer = parent.parent else { return }
        node = outer
        path = nil
      default:
        add(
          reference, target, member: path?.joined(separator: "."), node, Self.use(of: node, in: parent),
          isVolatile: isVolatile || node.type.isShareable, isAtomic: isAtomic)
        return
      }
      isVolatile = isVolatile || node.type.isShareable
      isAtomic = isAtomic || node.type.canonical.qualifiers.contains(.atomic)
    }
  }

  private struct Use {
    var reads = false
    var writes = false
    var isByAddress = false
    var isUpdate = false
  }

  private mutating func add(
    _ reference: Node, _ target: Declaration, member: String?, _ accessed: Node, _ use: Use, isVolatile: Bool,
    isAtomic: Bool
  ) {
    let type = accessed.type.canonical
    let isProtected = masking.contains(reference)
    for (isWrite, happens) in [(false, use.reads), (true, use.writes)] where happens {
      accesses.append(
        ObjectAccess(
          object: target.symbolKey, member: member, isScalar: type.isArithmetic || type.isPointer, isAtomic: isAtomic,
          location: reference.location, isWrite: isWrite, isVolatile: isVolatile,
          isByAddress: use.isByAddress, isProtected: isProtected,
          isInLoop: !loops.isEmpty, isInEndlessLoop: isInEndlessLoop, isUpdate: isWrite && use.isUpdate,
          isKept: !isWrite && accessed.isKept,
          locks: held.locks(at: reference)))
    }
  }

  private static func use(of node: Node, in parent: Node) -> Use {
    if parent.isAssignment, parent.children.first == node {
      let isCompound = parent.kind == .compoundAssignment
      let isUpdate = isCompound || parent.operands?.right.subtree.contains { $0.isStructurallyEqual(to: node) } == true
      return Use(reads: isCompound, writes: true, isUpdate: isUpdate)
    }
    if parent.unaryOperator?.changesOperand == true { return Use(reads: true, writes: true, isUpdate: true) }
    if parent.kind == .sizeOf || parent.kind == .alignOf { return Use() }
    if parent.unaryOperator == .addressOf || parent.conversion == .arrayDecay {
      // What a pointer to const receives is read only; `*(volatile T *)&x` is an access as any other.
      let target = parent.meaningfulConversion.type.canonical
      if target.pointee?.isShareable == true { return Use() }
      return Use(reads: true, writes: target.pointee?.isConst != true, isByAddress: true)
    }
    return Use(reads: true)
  }
}

extension Node {
  /// The function that a call names, where the unit does not define it.
  fileprivate var foreignFunction: SymbolKey? {
    calledFunction.flatMap { $0.isDefinedInUnit ? nil : $0.symbolKey }
  }

  /// The constants that a function definition returns, each once, in order.
  fileprivate var constantResults: [Int64] {
    let values = returnedValues.flatMap(\.writtenConstants).compactMap(\.constantValue)
    return Set(values.compactMap { Int64(exactly: $0) }).sorted()
  }

  /// The outermost conversion around a node.
  fileprivate var meaningfulConversion: Node {
    var node = self
    while let parent = node.parent,
      parent.kind == .implicitCast || parent.kind == .explicitCast || parent.kind == .parenthesised
    {
      node = parent
    }
    return node
  }

  /// The function that an expression names without calling it.
  fileprivate var namedFunction: Declaration? {
    var node = withoutCasts
    if node.unaryOperator == .addressOf, let operand = node.operand { node = operand.withoutCasts }
    guard node.kind == .declarationReference, let target = node.declaration, target.kind == .function else {
      return nil
    }
    return target
  }

  /// Whether a reference to a function is what a call calls.
  fileprivate var isCallee: Bool {
    var node = self
    while let parent = node.parent {
      switch parent.kind {
      case .parenthesised, .implicitCast: node = parent
      case .unary where parent.unaryOperator == .dereference || parent.unaryOperator == .addressOf: node = parent
      case .call: return parent.children.first == node
      default: return false
      }
    }
    return false
  }

  /// Whether a statement calls a function whose name says that it serves a watchdog.
  fileprivate var servesWatchdog: Bool {
    subtree.contains { node in
      node.kind == .call && node.calledFunction.map { RoleConvention.servesWatchdog($0.name) } ?? false
    }
  }

  /// Whether the statement before this one, in the same block, asks for a reset or stops the device.
  fileprivate var followsStop: Bool {
    guard let block = parent, block.kind == .compound else { return false }
    var previous: [Node] = []
    for statement in block.children {
      if statement == self { break }
      previous.append(statement)
    }
    return previous.suffix(3).contains { $0.stopsDevice }
  }

  /// Whether a statement calls a function whose name says that it stops or restarts the device, or writes the reset
  /// request of an ARM core.
  fileprivate var stopsDevice: Bool {
    subtree.contains { node in
      if node.kind == .call { return node.calledFunction.map { RoleConvention.stopsDevice($0.name) } ?? false }
      if node.kind == .member { return node.declaration?.name == "AIRCR" }
      if node.kind == .assembly { return node.text.contains("bkpt") }
      return false
    }
  }
}

extension Node {
  /// Whether the function evaluates the expression whenever it gets past what stands before it.
  fileprivate var isUnconditional: Bool {
    var child = self
    while let parent = child.parent, parent.kind != .functionDefinition {
      switch parent.kind {
      case .ifStatement, .switchStatement, .whileStatement, .conditional, .binaryConditional:
        if parent.children.first != child { return false }
      case .forStatement:
        if parent.presentChild(0) != child, parent.presentChild(1) != child { return false }
      case .binary where parent.binaryOperator?.isLogical == true:
        if parent.children.first != child { return false }
      case .sizeOf, .alignOf, .genericSelection, .builtinExpression, .label, .caseLabel, .defaultLabel: return false
      default: break
      }
      child = parent
    }
    return true
  }
}

extension Declaration {
  /// Whether the function is inline, or an attribute names a use that is not written in C or says that there may be none.
  fileprivate var isKept: Bool {
    isInline
      || ["used", "unused", "constructor", "destructor", "section", "weak", "alias", "naked", "interrupt", "cleanup"]
        .contains { attribute($0) != nil }
  }
}

extension Node {
  /// Whether the value of an expression goes on to a variable, an argument or the result, by itself or worked into
  /// another: what is only compared does not.
  fileprivate var isKept: Bool {
    var node = self
    while let parent = node.parent {
      switch parent.kind {
      case .variable, .call, .returnStatement: return true
      case .parenthesised, .implicitCast, .explicitCast: node = parent
      case .compoundAssignment: return parent.children.first != node
      case .binary:
        guard let operation = parent.binaryOperator, !operation.isComparison, !operation.isLogical else { return false }
        if operation == .assign { return parent.children.first != node }
        node = parent
      default: return false
      }
    }
    return false
  }
}
