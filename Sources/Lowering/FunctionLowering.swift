internal import Basics
internal import IR
internal import Machine
internal import Source
internal import Syntax

/// Lowers one function definition.
final class FunctionLowering {
  let unit: UnitState
  let function: Node
  let id: ID<Function>
  let name: String
  var body = Body()
  /// The block to which instructions are added.
  var current = ID<Block>(0)
  var origin = ID<Origin>(0)

  var locals: [Declaration: ID<Local>] = [:]
  var statics: [Declaration: ID<Global>] = [:]
  /// The byte sizes of variable-length array types, in objects of their own; by canonical type.
  var variableSizes: [ID<TypeRecord>: ID<Local>] = [:]
  var scopes: [Scope] = []
  var labels: [String: Label] = [:]
  var gotos: [PendingGoto] = []
  /// Blocks whose address is taken, and the jumps that may go to any of them.
  var computedTargets: [ID<Block>] = []
  var computedGotos: [ID<Block>] = []
  var jumps = JumpTargets()
  /// The place in the order of evaluation of the expression that is being lowered.
  var sequence: ID<Sequencing>?
  /// Whether all variables live as long as the call, because a computed `goto` may enter any block.
  let hasComputedGoto: Bool
  private var constants: [Constant: ID<Constant>] = [:]
  private var lastOrigin: UInt32 = .max

  /// Where `break`, `continue`, `case` and `default` lead.
  struct JumpTargets {
    var breakTarget: (block: ID<Block>, depth: Int)?
    var continueTarget: (block: ID<Block>, depth: Int)?
    var dispatch: SwitchDispatch?
  }

  /// Objects whose lifetime ends with a block of the source.
  struct Scope {
    let id: Int
    var locals: [ID<Local>] = []
    /// Variables with a cleanup function, in order of declaration.
    var cleanups: [(local: ID<Local>, function: String)] = []
  }

  struct Label {
    var block: ID<Block>
    /// The scopes around the label; nil while only a jump to it was seen.
    var scopes: [Scope]?
  }

  /// A jump to a label whose scopes are known only at the end.
  struct PendingGoto {
    let block: ID<Block>
    let label: String
    let scopes: [Scope]
    let node: Node
  }

  private(set) var scopeCount = 0

  init(_ function: Node, id: ID<Function>, in unit: UnitState) {
    self.function = function
    self.id = id
    self.unit = unit
    name = function.declaration?.name ?? ""
    hasComputedGoto = function.descendants.contains { $0.kind == .indirectGoto }
  }

  /// The function's code; throws the first obstacle.
  func lowered() throws(Obstacle) -> Body {
    setOrigin(function)
    current = newBlock()
    let types = function.declaration?.type.parameters ?? []
    for (index, parameter) in function.parameters.enumerated() {
      let type = index < types.count ? types[index] : parameter.type
      let local = body.locals.add(
        Local(name: parameter.declaration?.name ?? "", type: unit.type(type), kind: .parameter, site: parameter.site))
      body.locals[local].isVolatile = parameter.type.canonical.isVolatile
      if let declared = parameter.declaration?.declaredType.canonical, declared.kind == .array {
        body.locals[local].arraySize = declared.size
      }
      if let declaration = parameter.declaration { locals[declaration] = local }
    }
    body.parameterCount = body.locals.count
    guard let block = function.body else { throw obstacle(.unknownStatement, function) }
    let start = newBlock()
    body.blocks[current].terminator = .jump(start)
    current = start
    try narrowParameters()
    for parameter in function.parameters where !parameter.arraySizes.isEmpty {
      try rememberSizes(of: parameter.type, parameter.arraySizes, parameter)
    }
    try lowerCompound(block)
    setEnd(of: block)
    endFunction()
    try resolveGotos()
    for block in computedGotos {
      if case .computed(let target, _) = body.blocks[block].terminator {
        body.blocks[block].terminator = .computed(target, computedTargets)
      }
    }
    let numbers = BodyCleaning.clean(&body, labels: computedTargets)
    unit.renumberLabels(of: id, numbers)
    return body
  }

  /// In a definition without prototype arguments arrive promoted and are converted to the declared types
  /// (C11 6.9.1p10).
  private func narrowParameters() throws(Obstacle) {
    for parameter in function.parameters {
      guard let declaration = parameter.declaration, let arrived = locals[declaration] else { continue }
      let declared = unit.type(declaration.type)
      guard declared != body.locals[arrived].type, machineType(declared).isScalar else { continue }
      setOrigin(parameter)
      let local = body.locals.add(
        Local(name: declaration.name, type: declared, kind: .variable, site: parameter.site))
      body.locals[local].isVolatile = body.locals[arrived].isVolatile
      store(try converted(load(arrived), to: declared, parameter), to: local)
      locals[declaration] = local
    }
  }

  /// What happens where control reaches the closing brace.
  private func endFunction() {
    let result = unit.machine(unit.unit.functions[id].type).signature?.result ?? unit.void
    let isMain = name == "main" && unit.machine(result).integerFormat != nil
    terminate(.returning(isMain ? integer(0, result) : nil))
  }

  func obstacle(_ reason: Obstacle.Reason, _ node: Node, _ detail: String? = nil) -> Obstacle {
    Obstacle(reason, detail: detail ?? "\(node.kind): \(node.text.prefix(60))", site: node.site)
  }

  // MARK: Emission

  func setOrigin(_ node: Node) {
    guard node.id.raw != lastOrigin else { return }
    lastOrigin = node.id.raw
    origin = body.origins.add(Origin(node: node.id.raw, site: node.site))
  }

  /// What follows happens at the closing brace of a block: lifetimes end, and control leaves.
  func setEnd(of block: Node) {
    guard block.site.end > block.site.start else { return }
    let site = SourceSite(file: block.site.file, start: Int(block.site.end) - 1, end: Int(block.site.end))
    lastOrigin = .max
    origin = body.origins.add(Origin(node: block.id.raw, site: site))
  }

  func emit(_ operation: Operation) {
    body.blocks[current].instructions.append(
      Instruction(operation, origin: origin, sequence: operation.touchesMemory ? sequence : nil))
  }

  func newBlock() -> ID<Block> {
    body.blocks.add(Block(terminator: .unreachable(.builtin), origin: origin))
  }

  /// Ends the current block and goes on in a new one, which nothing reaches unless a label makes it so.
  func terminate(_ terminator: Terminator) {
    body.blocks[current].terminator = terminator
    body.blocks[current].origin = origin
    current = newBlock()
  }

  /// Ends the current block with a jump and goes on in its target.
  func fall(to block: ID<Block>) {
    body.blocks[current].terminator = .jump(block)
    body.blocks[current].origin = origin
    current = block
  }

  func register(_ type: ID<MachineType>) -> ID<Register> { body.registers.add(Register(type: type)) }

  func place(_ place: Place) -> ID<Place> { body.places.add(place) }

  func constant(_ value: Constant.Value, _ type: ID<MachineType>) -> Operand {
    let constant = Constant(value, type: type)
    // Zeros of both signs compare equal and are not the same value.
    if case .floating(0) = value { return .constant(body.constants.add(constant)) }
    if let id = constants[constant] { return .constant(id) }
    let id = body.constants.add(constant)
    constants[constant] = id
    return .constant(id)
  }

  /// An integer constant, wrapped to its type.
  func integer(_ value: Int128, _ type: ID<MachineType>) -> Operand {
    constant(.integer(unit.machine(type).integerFormat?.wrapped(value) ?? value), type)
  }

  func typeOf(_ operand: Operand) -> ID<MachineType> {
    switch operand {
    case .register(let id): body.registers[id].type
    case .constant(let id): body.constants[id].type
    }
  }

  func machineType(_ id: ID<MachineType>) -> MachineType { unit.machine(id) }
  func machineType(of operand: Operand) -> MachineType { machineType(typeOf(operand)) }

  // MARK: Objects

  /// A new object for an intermediate value.
  func temporary(_ type: ID<MachineType>, _ kind: Local.Kind = .temporary) -> ID<Local> {
    body.locals.add(Local(name: "", type: type, kind: kind))
  }

  func store(_ value: Operand, to local: ID<Local>) {
    let type = body.locals[local].type
    emit(.store(place(Place(.local(local), type: type)), value, []))
  }

  func load(_ local: ID<Local>) -> Operand {
    let type = body.locals[local].type
    let result = register(type)
    emit(.load(result, place(Place(.local(local), type: type)), []))
    return .register(result)
  }

  // MARK: Scopes

  func enterScope() {
    scopes.append(Scope(id: scopeCount))
    scopeCount += 1
  }

  /// Ends the innermost scope where control leaves it at its end.
  func leaveScope() {
    endLifetimes(downTo: scopes.count - 1)
    scopes.removeLast()
  }

  /// Ends the lifetimes of all scopes above a depth, without leaving them: a jump does.
  func endLifetimes(downTo depth: Int) {
    for scope in scopes[depth...].reversed() { endLifetimes(of: scope) }
  }

  func endLifetimes(of scope: Scope) {
    for (local, function) in scope.cleanups.reversed() { callCleanup(function, local) }
    guard !hasComputedGoto else { return }
    for local in scope.locals.reversed() { emit(.storageDead(local)) }
  }

  private func callCleanup(_ name: String, _ local: ID<Local>) {
    let pointer = unit.pointer(to: body.locals[local].type)
    let address = register(pointer)
    emit(.address(address, place(Place(.local(local), type: body.locals[local].type))))
    body.locals[local].isAddressTaken = true
    let signature = Signature(result: unit.void, parameters: [pointer], isVariadic: false)
    let type = unit.unit.types.intern(MachineType(.function(signature), size: nil, alignment: 1))
    let callee = libraryCallee(name, type: type)
    emit(.call(body.calls.add(Call(callee, [.value(.register(address))], result: .none))))
  }

  // MARK: Gotos

  /// Fills the blocks of jumps to labels: lifetimes end and begin according to the scopes left and entered.
  private func resolveGotos() throws(Obstacle) {
    for jump in gotos {
      guard let label = labels[jump.label], let target = label.scopes else {
        throw obstacle(.parseError, jump.node, "label `\(jump.label)`")
      }
      current = jump.block
      setOrigin(jump.node)
      moveLifetimes(from: jump.scopes, to: target)
      body.blocks[current].terminator = .jump(label.block)
    }
  }

  /// Ends the lifetimes of scopes that only `source` is in, begins those of scopes that only `target` is in.
  func moveLifetimes(from source: [Scope], to target: [Scope]) {
    let shared = zip(source, target).prefix { $0.id == $1.id }.count
    for scope in source[shared...].reversed() { endLifetimes(of: scope) }
    guard !hasComputedGoto else { return }
    for scope in target[shared...] {
      for local in scope.locals { emit(.storageLive(local, bytes: nil)) }
    }
  }
}

extension Operation {
  /// Whether the order of evaluation of the instruction can matter.
  fileprivate var touchesMemory: Bool {
    switch self {
    case .load, .store, .copy, .clear, .call: true
    case .address, .binary, .unary, .convert, .pointerAdd, .pointerDifference, .storageLive, .storageDead, .assembly:
      false
    }
  }
}
