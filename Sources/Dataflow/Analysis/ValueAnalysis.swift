import Basics
import IR
import Lattice
import Machine

/// The values of one function: the transfer of its instructions on `ValueState`.
struct ValueAnalysis {
  let unit: UnitIR
  let body: Body
  let facts: UnitFacts
  let callees: CalleeEffects
  let shapes: [PlaceShape]
  let constants: [AbstractValue]
  /// By register.
  let scalars: [ScalarKind]
  /// By register, the cell that carries it to other blocks; -1 where none does.
  private(set) var crossing: [Int]
  /// By register, the instruction that sets it.
  let definitions: [Operation?]
  /// By base, the bytes of the elements in which the cell of its size counts; one where it is not listed.
  var scales: [Base: Int] = [:]

  var context: JoinContext
  var budget: Int

  // What belongs to the block that is looked at.
  var state = ValueState()
  /// Whether control cannot be here after all.
  var isDead = false
  var registers: [RegisterFacts]
  var visit: UInt32 = 0
  /// By cell, how often it was overwritten: forms and origins of older versions no longer hold.
  var versions: [UInt32] = []
  /// Registers whose value is that of a cell and a number.
  var formed: [Int] = []
  /// Whether an edge is followed, on which what is learnt of registers is of no use.
  var isOnEdge = false

  // What is found out.
  let sites: [CheckSite]
  var judgements: [Judgement]
  var isRecording = false
  /// The instruction's position in its block, its first site, and the end of the block's.
  private var position = 0
  private var cursor = 0
  private var siteEnd = 0
  private(set) var firstSites: [Int]
  var recorded: [AbstractValue?]
  /// Cells that are moved by numbers, which relations are looked for between.
  var counters: [Int] = []

  /// A register's value, and what it has to do with cells.
  struct RegisterFacts {
    var value = AbstractValue.absent
    var visit: UInt32 = 0
    var form: Form?
    /// The cell of which a pointer is a copy; with an offset other than zero, from which it was moved.
    var origin: Form?
    var scaled: Scaled?
  }

  /// An offset of so many elements as a form says, and some bytes.
  struct Scaled {
    var elements: Form
    var stride: Int
    var rest: Int128
  }

  /// The value of a cell at a version, and a number.
  struct Form: Hashable {
    var cell: Int
    var version: UInt32
    var offset: Int64
  }

  init(_ body: Body, _ unit: UnitIR, _ facts: UnitFacts, _ callees: CalleeEffects, budget: Int) {
    self.unit = unit
    self.body = body
    self.facts = facts
    self.callees = callees
    self.budget = budget
    shapes = body.places.ids.map { PlaceShape(body.places[$0], body, unit) }
    constants = body.constants.ids.map { ValueAnalysis.value(of: body.constants[$0], in: unit) }
    scalars = body.registers.ids.map { ScalarKind(unit.types[body.registers[$0].type]) ?? .other }
    registers = Array(repeating: RegisterFacts(), count: body.registers.count)
    recorded = Array(repeating: nil, count: body.registers.count)
    sites = checkSites(of: body, in: unit)
    judgements = Array(repeating: Judgement(.holds), count: sites.count)
    firstSites = Array(repeating: 0, count: body.blocks.count + 1)
    for site in sites { firstSites[site.block.index + 1] += 1 }
    for index in firstSites.indices.dropFirst() { firstSites[index] += firstSites[index - 1] }
    let uses = RegisterUses(body)
    definitions = uses.definitions
    var table = CellTable()
    var crossing = Array(repeating: -1, count: body.registers.count)
    for id in body.registers.ids where uses.isCrossing[id.index] {
      crossing[id.index] = table.cell(.register(id, scalars[id.index]))
    }
    self.crossing = crossing
    context = JoinContext(table: table, thresholds: ValueAnalysis.thresholds(body, unit), pairs: [])
  }

  private static func value(of constant: Constant, in unit: UnitIR) -> AbstractValue {
    switch constant.value {
    case .integer(let value):
      if unit.types[constant.type].isPointer { return .pointer(.fixed, Interval(value), .canBeObject) }
      return unit.types[constant.type].integerFormat.map { $0.bits > 64 } == true ? .other : .integer(Interval(value))
    case .floating: return .other
    case .null: return .null
    case .address(let global, let offset): return .pointer(.global(global), Interval(Int128(offset)), .canBeObject)
    case .function, .label: return .pointer(.function, Interval(0), .canBeObject)
    case .undefined:
      var value = ScalarKind(unit.types[constant.type])?.unknown ?? .absent
      value.isIndeterminate = true
      return value
    }
  }

  /// The numbers of the code, at which growing bounds stop first.
  private static func thresholds(_ body: Body, _ unit: UnitIR) -> [Int128] {
    var numbers: Set<Int128> = [-1, 0, 1]
    for id in body.constants.ids {
      if case .integer(let value) = body.constants[id].value, abs(value) < 1 << 64 {
        numbers.formUnion([value - 1, value, value + 1])
      }
    }
    for id in body.locals.ids {
      guard let size = unit.types[body.locals[id].type].size else { continue }
      numbers.formUnion([Int128(size), Int128(size - 1)])
      if case .array(_, let count?) = unit.types[body.locals[id].type].kind {
        numbers.formUnion([Int128(count), Int128(count - 1)])
      }
    }
    for bits in [7, 8, 15, 16, 31, 32, 63] { numbers.insert((1 << Int128(bits)) - 1) }
    return numbers.sorted()
  }
}

// MARK: Blocks

extension ValueAnalysis: FlowProblem {
  mutating func entryState() -> ValueState {
    state = ValueState()
    for index in 0..<body.parameterCount {
      let local = body.locals[ID(index)]
      state.initialised.insert(index)
      guard let scalar = ScalarKind(unit.types[local.type]), scalar == .pointer else { continue }
      let symbol = body.registers.count + index
      state.introduced.insert(symbol)
      let bits = (unit.types[local.type].size ?? 0) * 8
      let key = CellKey(object: .local(ID(index)), part: .contents, bit: 0, width: bits, scalar: scalar)
      state[context.table.cell(key)] = .pointer(.symbol(symbol), Interval(0), .unknown)
    }
    return state
  }

  mutating func flow(
    through block: ID<Block>, from incoming: ValueState
  ) throws(BudgetExceeded) -> [(ID<Block>, ValueState)] {
    begin(block, incoming)
    let instructions = body.blocks[block].instructions
    budget -= instructions.count + 1
    if budget < 0 { throw BudgetExceeded() }
    for (index, instruction) in instructions.enumerated() {
      if isDead { return [] }
      passSites(before: index)
      apply(instruction.operation)
    }
    if isDead { return [] }
    passSites(before: instructions.count)
    return leave(body.blocks[block].terminator)
  }

  mutating func join(_ state: inout ValueState, with other: ValueState, isWidening: Bool) -> Bool {
    state.join(other, context, isWidening: isWidening)
  }

  private mutating func begin(_ block: ID<Block>, _ incoming: ValueState) {
    visit += 1
    state = incoming
    isDead = false
    formed.removeAll(keepingCapacity: true)
    cursor = firstSites[block.index]
    siteEnd = firstSites[block.index + 1]
    if isRecording {
      for index in firstSites[block.index]..<firstSites[block.index + 1] { judgements[index] = Judgement(.holds) }
    }
  }

  private mutating func passSites(before index: Int) {
    position = index
    while cursor < siteEnd, sites[cursor].index < index { cursor += 1 }
  }

  /// States the verdict on a hazard of the instruction that is looked at.
  mutating func judge(
    _ hazard: Hazard, _ holds: Bool, _ reason: @autoclosure () -> Judgement.Reason,
    _ operands: @autoclosure () -> [Interval] = []
  ) {
    guard isRecording, !holds else { return }
    var site = cursor
    while site < siteEnd, sites[site].index == position {
      if sites[site].hazard == hazard, judgements[site].holds {
        judgements[site] = Judgement(.undecided(reason()), operands: operands())
      }
      site += 1
    }
  }

  mutating func apply(_ operation: Operation) {
    switch operation {
    case .load(let register, let place, let access): load(register, place, access)
    case .store(let place, let value, let access): store(place, value, access)
    case .address(let register, let place): address(register, place)
    case .binary(let register, let operation, let left, let right): binary(register, operation, left, right)
    case .unary(let register, let operation, let value): unary(register, operation, value)
    case .convert(let register, let kind, let value): convert(register, kind, value)
    case .pointerAdd(let register, let pointer, let index, let stride):
      movePointer(register, pointer, index, stride: stride)
    case .pointerDifference(let register, let left, let right, let stride):
      difference(register, left, right, stride: stride)
    case .copy(let to, let from, _): copy(to: to, from: from)
    case .clear(let place): clear(place)
    case .call(let id): call(body.calls[id])
    case .storageLive(let local, let bytes): begin(local, bytes: bytes)
    case .storageDead(let local): end(local)
    case .assembly(let id): assembly(body.assemblies[id])
    }
  }
}

// MARK: Registers

extension ValueAnalysis {
  func version(_ cell: Int) -> UInt32 { cell < versions.count ? versions[cell] : 0 }

  /// The forms of the cell's old value no longer hold.
  mutating func renew(_ cell: Int) {
    if cell >= versions.count { versions += Array(repeating: 0, count: cell + 1 - versions.count) }
    versions[cell] &+= 1
  }

  func isCurrent(_ form: Form) -> Bool { version(form.cell) == form.version }

  /// What is known of an operand here.
  mutating func facts(_ operand: Operand) -> RegisterFacts {
    switch operand {
    case .constant(let id): return RegisterFacts(value: constants[id.index], visit: visit)
    case .register(let id):
      if registers[id.index].visit == visit {
        var facts = registers[id.index]
        if let form = facts.form {
          if isCurrent(form) {
            sharpen(&facts.value, by: form)
          } else {
            facts.form = nil
          }
        }
        if let origin = facts.origin, !isCurrent(origin) { facts.origin = nil }
        if let scaled = facts.scaled, !isCurrent(scaled.elements) { facts.scaled = nil }
        return facts
      }
      let cell = crossing[id.index]
      var facts = RegisterFacts(value: scalars[id.index].unknown, visit: visit)
      guard cell >= 0 else { return facts }
      if let known = scalars[id.index].reading(state[cell]) { facts.value = known }
      facts.form = Form(cell: cell, version: version(cell), offset: 0)
      facts.origin = facts.form
      if !isOnEdge {
        registers[id.index] = facts
        formed.append(id.index)
      }
      return facts
    }
  }

  mutating func value(_ operand: Operand) -> AbstractValue { facts(operand).value }

  /// What has been learnt of a cell holds for the registers with its value.
  private func sharpen(_ value: inout AbstractValue, by form: Form) {
    guard form.cell < state.cells.count, value.kind == .integer || value.kind == .pointer else { return }
    let cell = state.cells[form.cell]
    guard cell.kind == .integer || (cell.kind == .pointer && cell.base == value.base) else { return }
    let met = value.interval.met(with: cell.interval + Interval(Int128(form.offset)))
    if !met.isEmpty { value.interval = met }
  }

  /// Gives a register its value.
  mutating func set(
    _ register: ID<Register>, _ value: AbstractValue, form: Form? = nil, origin: Form? = nil, scaled: Scaled? = nil
  ) {
    var facts = RegisterFacts(value: value, visit: visit, form: form, origin: origin, scaled: scaled)
    if isRecording { recorded[register.index] = value }
    let cell = crossing[register.index]
    if cell >= 0 {
      state.relations.forget(cell)
      renew(cell)
      state[cell] = value
      if let form, isCurrent(form), isNumber(cell) { equate(cell, form) }
      if form == nil { facts.form = Form(cell: cell, version: version(cell), offset: 0) }
      if origin == nil { facts.origin = Form(cell: cell, version: version(cell), offset: 0) }
    }
    registers[register.index] = facts
    if facts.form != nil { formed.append(register.index) }
  }

  /// A register of which only the type is known.
  mutating func setUnknown(_ register: ID<Register>, isIndeterminate: Bool = false) {
    var value = scalars[register.index].unknown
    value.isIndeterminate = isIndeterminate
    if value.kind == .pointer { value = symbol(register, value.nullness) }
    set(register, value)
  }

  /// Whether a cell holds a number that relations can speak of.
  func isNumber(_ cell: Int) -> Bool {
    let value = state[cell]
    return value.kind == .integer || value.kind == .absent || (value.kind == .pointer && value.base.isObject)
  }

  /// The new object to which an instruction's pointer points; that of its last execution loses its name.
  mutating func symbol(_ register: ID<Register>, _ nullness: Nullness) -> AbstractValue {
    let index = register.index
    let object = Base.symbol(index)
    if state.introduced.contains(index) { purge(object) }
    state.introduced.insert(index)
    state.living.remove(index)
    return .pointer(object, Interval(0), nullness)
  }

  /// Nothing may point to an object by its name any more, and nothing is known of its parts.
  mutating func purge(_ object: Base) {
    for cell in state.cells.indices where state.cells[cell].base == object && state.cells[cell].kind == .pointer {
      let old = state.cells[cell]
      state.cells[cell] = .pointer(.unknown, AbstractValue.offsets, old.nullness)
      state.cells[cell].isIndeterminate = old.isIndeterminate
      state.relations.forget(cell)
      renew(cell)
    }
    for cell in context.table.cells(of: object) {
      state[cell] = .absent
      state.relations.forget(cell)
      renew(cell)
    }
    for index in registers.indices where registers[index].visit == visit && registers[index].value.base == object {
      registers[index].value = .pointer(.unknown, AbstractValue.offsets, registers[index].value.nullness)
      registers[index].form = nil
    }
  }

  func type(of operand: Operand) -> MachineType { unit.types[body.typeIndex(of: operand)] }
}

/// Where the registers of a body are set, and which of them other blocks use.
private struct RegisterUses {
  var definitions: [Operation?]
  var isCrossing: [Bool]
  private var blocks: [Int]

  init(_ body: Body) {
    definitions = Array(repeating: nil, count: body.registers.count)
    isCrossing = Array(repeating: false, count: body.registers.count)
    blocks = Array(repeating: -1, count: body.registers.count)
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        guard let register = instruction.operation.result(in: body) else { continue }
        definitions[register.index] = instruction.operation
        blocks[register.index] = block.index
      }
    }
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        instruction.operation.forEachOperand(in: body) { use($0, block) }
      }
      body.blocks[block].terminator.forEachOperand(in: body) { use($0, block) }
    }
  }

  private mutating func use(_ operand: Operand, _ block: ID<Block>) {
    if case .register(let id) = operand, blocks[id.index] != block.index { isCrossing[id.index] = true }
  }
}
