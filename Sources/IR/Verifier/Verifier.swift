import Basics

/// Checks one function; the parts of an operation are checked where it stands.
struct Verifier {
  let function: Function
  let unit: UnitIR
  let body: Body
  var defects: [Defect] = []
  /// What is looked at.
  private var block: ID<Block>?
  private var instruction: Int?
  /// Where each register is set.
  private var definitions: [(block: ID<Block>, instruction: Int)?] = []
  private var graph: ControlFlowGraph
  var lifetimes: Lifetimes
  var checkedPlaces: Set<ID<Place>> = []
  var checkedConstants: Set<ID<Constant>> = []

  init(_ function: Function, _ unit: UnitIR) {
    self.function = function
    self.unit = unit
    body = function.body ?? Body()
    graph = ControlFlowGraph(of: body)
    lifetimes = Lifetimes(of: body, graph)
  }

  mutating func verify() -> [Defect] {
    if unit.types.row(function.type)?.signature == nil { report("its type is no function type") }
    guard function.body != nil else { return defects }
    if !function.obstacles.isEmpty { report("a function with a body has no obstacles") }
    checkLocals()
    checkSequencings()
    if body.blocks.count == 0 {
      report("a body has an entry")
      return defects
    }
    if !graph.predecessors(of: body.entry).isEmpty { report("the entry has predecessors") }
    collectDefinitions()
    for id in body.blocks.ids { check(id) }
    return defects
  }

  mutating func report(_ text: String) {
    let name = "@" + Label(name: function.name, ordinal: 0).text
    defects.append(Defect(subject: name, block: block, instruction: instruction, text: text))
  }

  /// Reports the text unless the condition holds.
  mutating func require(_ condition: Bool, _ text: String) {
    if !condition { report(text) }
  }

  /// Reports the text unless the condition holds; answers the condition.
  @discardableResult mutating func require(_ condition: Bool, text: (borrowing Verifier) -> String) -> Bool {
    if !condition { report(text(self)) }
    return condition
  }

  private mutating func collectDefinitions() {
    definitions = Array(repeating: nil, count: body.registers.count)
    for id in body.blocks.ids {
      block = id
      for (index, step) in body.blocks[id].instructions.enumerated() {
        instruction = index
        guard let register = step.operation.result(in: body) else { continue }
        guard register.index < definitions.count else {
          report("register %\(register.raw) does not exist")
          continue
        }
        require(definitions[register.index] == nil) { _ in "register %\(register.raw) is set twice" }
        definitions[register.index] = (id, index)
      }
    }
    block = nil
    instruction = nil
    for id in body.registers.ids where definitions[id.index] != nil {
      let type = body.registers[id].type
      require(isScalar(type)) { "register %\(id.raw) has the type \($0.name(type))" }
    }
  }

  private mutating func check(_ id: ID<Block>) {
    block = id
    let current = body.blocks[id]
    lifetimes.begin(id)
    instruction = nil
    require(body.origins.element(current.origin) != nil, "the origin does not exist")
    for (index, step) in current.instructions.enumerated() {
      instruction = index
      require(body.origins.element(step.origin) != nil, "the origin does not exist")
      if let sequence = step.sequence {
        require(body.sequencings.element(sequence) != nil) { _ in "sequencing s\(sequence.raw) does not exist" }
      }
      check(step.operation)
      lifetimes.follow(step.operation)
      if case .call(let call) = step.operation, body.calls.element(call)?.isNoReturn == true {
        checkEnd(behind: index, of: current)
      }
    }
    instruction = current.instructions.count
    check(current.terminator)
    for next in current.terminator.targets(in: body) {
      require(next.index < body.blocks.count) { _ in "block b\(next.raw) does not exist" }
    }
  }

  private mutating func checkEnd(behind index: Int, of current: Block) {
    if case .unreachable = current.terminator, index == current.instructions.count - 1 { return }
    report("control goes on behind a call that does not return")
  }

  // MARK: Operands

  /// The type of an operand, checked as a use; nil where it has none.
  mutating func use(_ operand: Operand) -> ID<MachineType>? {
    switch operand {
    case .constant(let id):
      guard let constant = body.constants.element(id) else {
        report("constant \(id.raw) does not exist")
        return nil
      }
      if checkedConstants.insert(id).inserted { check(constant) }
      return constant.type
    case .register(let id):
      guard let register = body.registers.element(id) else {
        report("register %\(id.raw) does not exist")
        return nil
      }
      require(isDefined(id)) { _ in "register %\(id.raw) is used where it may not be set" }
      return register.type
    }
  }

  private func isDefined(_ register: ID<Register>) -> Bool {
    guard let definition = definitions[register.index] else { return false }
    guard let block, let instruction, graph.isReachable(block) else { return true }
    if definition.block == block { return definition.instruction < instruction }
    return graph.dominates(definition.block, block)
  }

  // MARK: Types

  func type(_ id: ID<MachineType>?) -> MachineType? { id.flatMap { unit.types.row($0) } }

  func isScalar(_ id: ID<MachineType>?) -> Bool { type(id)?.isScalar == true }
  func isInteger(_ id: ID<MachineType>?) -> Bool { type(id)?.integerFormat != nil }
  func isFloating(_ id: ID<MachineType>?) -> Bool { type(id)?.isFloating == true }
  func isPointer(_ id: ID<MachineType>?) -> Bool { type(id)?.isPointer == true }
  func isVoid(_ id: ID<MachineType>?) -> Bool { type(id)?.isVoid == true }

  /// Whether values of the types are alike; scalars that differ only in their alignment are.
  func isSame(_ a: ID<MachineType>?, _ b: ID<MachineType>?) -> Bool {
    guard let a, let b else { return false }
    if a == b { return true }
    guard let first = type(a), let second = type(b), first.isScalar else { return false }
    return first.kind == second.kind
  }

  /// How a type is called in a defect.
  func name(_ id: ID<MachineType>?) -> String {
    guard let id else { return "an unknown type" }
    return Spelling.brief(id, unit.types)
  }
}

extension Terminator {
  /// The successors; none for a switch that the body does not have.
  func targets(in body: Body) -> [ID<Block>] {
    if case .switching(let id) = self, body.switches.element(id) == nil { return [] }
    return successors(in: body)
  }
}
