import Basics
import IR
import Machine

/// Turns a function's body into operations.
final class Decoder {
  let runtime: Runtime
  let unitIndex: Int
  let unit: UnitIR
  let function: Function
  let body: Body
  var types: TypeTable { unit.types }

  var ops: [Op] = []
  var origins: [ID<Origin>] = []
  var template: [Cell] = []
  var globalCells: [ID<Global>: Int32] = [:]
  var constantCells: [Int32] = []
  var localCells: [Int32] = []
  var localRows: [Int32] = []
  var memoryLocals: [LocalRow] = []
  var registerCells: [Int32] = []
  var cellCount: Int32 = 0
  var frameSize = 0
  var blockStarts: [Int] = []
  var switches: [SwitchTable] = []
  var texts: [String] = []
  var sites: [CallSite] = []
  var origin = ID<Origin>(0)
  /// Where a branch target still is a block.
  var fixups: [(op: Int, then: ID<Block>, otherwise: ID<Block>?)] = []
  var blockBegin = 0
  var useCounts: [Int] = []
  let sequence: SequenceTable
  /// Whether the instruction's access is compared with others of its full expression.
  var isRecorded = false

  init(_ runtime: Runtime, unit: Int, function id: ID<Function>) {
    self.runtime = runtime
    unitIndex = unit
    self.unit = runtime.program.units[unit]
    function = self.unit.functions[id]
    body = function.body ?? Body()
    sequence = SequenceTable(body)
  }

  func emit(_ op: Op) {
    ops.append(op)
    origins.append(origin)
  }

  func newCell(wide: Bool = false) -> Int32 {
    let cell = cellCount
    cellCount += wide ? 2 : 1
    return cell
  }

  func scalar(_ type: ID<MachineType>) -> Scalar? { Scalar(types[type]) }

  /// The scalar of a type that the verifier knows to be one.
  func requiredScalar(_ type: ID<MachineType>) -> Scalar { scalar(type) ?? Scalar(.integer, size: 8, bits: 64) }

  func type(of operand: Operand) -> ID<MachineType> {
    switch operand {
    case .register(let id): body.registers[id].type
    case .constant(let id): body.constants[id].type
    }
  }

  func scalar(of operand: Operand) -> Scalar { requiredScalar(type(of: operand)) }

  func cell(_ operand: Operand) -> Int32 {
    switch operand {
    case .register(let id): registerCells[id.index]
    case .constant(let id): constantCells[id.index]
    }
  }

  func result(_ register: ID<Register>) -> Int32 { registerCells[register.index] }

  // MARK: The whole function

  func decode() throws(Stop) -> (FunctionRow, FunctionDetail) {
    for id in body.constants.ids { constantCells.append(constant(body.constants[id])) }
    for id in body.places.ids {
      guard case .global(let global) = body.places[id].base, globalCells[global] == nil else { continue }
      let word = runtime.address(of: global, in: unitIndex, offset: 0)
      globalCells[global] = Int32(template.count)
      template.append(Cell(word.low, word.tag))
    }
    layOutLocals()
    for id in body.registers.ids {
      registerCells.append(newCell(wide: scalar(body.registers[id].type)?.isWide ?? false))
    }
    countUses()
    for id in body.blocks.ids {
      blockStarts.append(ops.count)
      blockBegin = ops.count
      let block = body.blocks[id]
      for (position, instruction) in block.instructions.enumerated() {
        origin = instruction.origin
        let key = SequenceTable.Key(block: id, position: position)
        if sequence.begins.contains(key) { emit(Op(.sequenced, x: 2)) }
        isRecorded = sequence.recorded.contains(key)
        observe(id, position)
        try decode(instruction)
        if let register = instruction.operation.result(in: body) { observe(id, position, register) }
      }
      origin = block.origin
      observe(id, block.instructions.count)
      decode(block.terminator, last: block.instructions.last)
    }
    for fixup in fixups {
      ops[fixup.op].c = Int32(blockStarts[fixup.then.index])
      if let otherwise = fixup.otherwise {
        ops[fixup.op].imm = Op.pack(otherwise: blockStarts[otherwise.index], steps: ops[fixup.op].steps)
      }
    }
    return finish()
  }

  private func finish() -> (FunctionRow, FunctionDetail) {
    let sitePointer = UnsafeMutablePointer<CallSite>.allocate(capacity: max(1, sites.count))
    sitePointer.initialize(from: sites, count: sites.count)
    for index in ops.indices where ops[index].code == .call || ops[index].code == .builtin {
      ops[index].imm = Int(bitPattern: sitePointer + ops[index].imm)
    }
    var row = FunctionRow()
    row.state = .ready
    row.ops = .allocate(capacity: ops.count)
    row.ops.initialize(from: ops, count: ops.count)
    row.template = .allocate(capacity: max(1, template.count))
    row.template.initialize(from: template, count: template.count)
    row.templateCount = template.count
    row.cellCount = Int(cellCount)
    row.frameSize = frameSize
    row.locals = .allocate(capacity: max(1, memoryLocals.count))
    row.locals.initialize(from: memoryLocals, count: memoryLocals.count)
    row.localCount = memoryLocals.count
    row.liveAtEntry = memoryLocals.contains(where: \.liveAtEntry)
    let parameters = (0..<body.parameterCount).map { parameter(ID($0)) }
    row.parameters = .allocate(capacity: max(1, parameters.count))
    row.parameters.initialize(from: parameters, count: parameters.count)
    row.parameterCount = parameters.count
    row.isVariadic = types[function.type].signature?.isVariadic ?? false
    let shape = runtime.row(runtime.shape(of: types[function.type], in: unit))
    var detail = FunctionDetail(name: function.name, unit: unitIndex, id: ID(0), shape: shape)
    detail.origins = origins
    detail.blocks = blockStarts
    detail.switches = switches
    detail.texts = texts
    detail.sequence = sequence
    detail.sites = sitePointer
    return (row, detail)
  }

  private func parameter(_ id: ID<Local>) -> ParameterRow {
    let type = types[body.locals[id].type]
    let scalar = Scalar(type)
    let local = localRows[id.index]
    let kind: ParameterRow.Kind = scalar == nil ? .object : local < 0 ? .cell : .memory
    return ParameterRow(
      kind: kind, scalar: scalar.map(runtime.row) ?? 0, cell: localCells[id.index], local: local, size: type.size ?? 0)
  }

  // MARK: Locals and constants

  /// Scalars that nothing reaches but loads and stores of the whole live in cells, all others in memory.
  private func layOutLocals() {
    var inMemory: [Bool] = []
    for id in body.locals.ids {
      inMemory.append(body.locals[id].isAddressTaken || scalar(body.locals[id].type) == nil)
    }
    var isLiveMarked = Array(repeating: false, count: inMemory.count)
    for id in body.places.ids {
      guard case .local(let local) = body.places[id].base else { continue }
      let whole = body.places[id].projections.isEmpty && body.places[id].type == body.locals[local].type
      if !whole { inMemory[local.index] = true }
    }
    func touch(_ id: ID<Place>) {
      if case .local(let local) = body.places[id].base { inMemory[local.index] = true }
    }
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        switch instruction.operation {
        case .address(_, let place), .clear(let place): touch(place)
        case .copy(let to, let from, _):
          touch(to)
          touch(from)
        case .call(let id):
          for argument in body.calls[id].arguments { if case .object(let place) = argument { touch(place) } }
          if case .object(let place) = body.calls[id].result { touch(place) }
        case .storageLive(let local, let bytes):
          isLiveMarked[local.index] = true
          if bytes != nil { inMemory[local.index] = true }
        case .load, .store, .binary, .unary, .convert, .pointerAdd, .pointerDifference, .storageDead, .assembly: break
        }
      }
      if case .returningObject(let place) = body.blocks[block].terminator { touch(place) }
    }
    cellCount = Int32(template.count)
    for id in body.locals.ids {
      let local = body.locals[id]
      let type = types[local.type]
      if inMemory[id.index] {
        localCells.append(-1)
        localRows.append(Int32(memoryLocals.count))
        let size = type.size ?? 0
        let alignment = max(type.alignment, local.alignment ?? 1, Int(runtime.memory.grain))
        frameSize = (frameSize + alignment - 1) / alignment * alignment
        memoryLocals.append(
          LocalRow(
            offset: frameSize, size: size, alignment: alignment,
            liveAtEntry: id.index < body.parameterCount || !isLiveMarked[id.index],
            layout: runtime.types.row(local.type, unitIndex, in: types)))
        frameSize += size + Int(runtime.memory.gap)
      } else {
        localRows.append(-1)
        let wide = scalar(local.type)?.isWide ?? false
        localCells.append(newCell(wide: wide))
        template.append(Cell(0, .uninitialised))
        if wide { template.append(.zero) }
      }
    }
    frameSize = (frameSize + 15) & ~15
  }

  private func constant(_ constant: Constant) -> Int32 {
    let scalar = requiredScalar(constant.type)
    let word: Word
    switch constant.value {
    case .integer(let value):
      if scalar.isPointer {
        word = Word(UInt64(truncatingIfNeeded: value) & runtime.memory.pointerMask)
      } else if scalar.isFloating {
        word = Word.floating(Extended(Double(value)), scalar)
      } else {
        word = Word.wrapping(value, scalar)
      }
    case .floating(let value): word = Word.floating(Extended(value), scalar)
    case .null: word = .zero
    case .address(let global, let offset): word = runtime.address(of: global, in: unitIndex, offset: offset)
    case .function(let id): word = runtime.address(of: id, in: unitIndex)
    case .label(let block): word = runtime.label(block, of: runtime.functionRows[unitIndex][functionID.index])
    case .undefined: word = Word(0, tag: .missingReturn)
    }
    let cell = Int32(template.count)
    template.append(Cell(word.low, word.tag))
    if scalar.isWide { template.append(Cell(word.high)) }
    return cell
  }

  var functionID: ID<Function> = ID(0)

  private func countUses() {
    useCounts = Array(repeating: 0, count: body.registers.count)
    func use(_ operand: Operand) { if case .register(let id) = operand { useCounts[id.index] += 1 } }
    for id in body.places.ids {
      if case .memory(let operand) = body.places[id].base { use(operand) }
      for case .index(let operand, _) in body.places[id].projections { use(operand) }
    }
    for id in body.calls.ids {
      for case .value(let operand) in body.calls[id].arguments { use(operand) }
      if case .pointer(let operand) = body.calls[id].callee { use(operand) }
    }
    for id in body.switches.ids { use(body.switches[id].operand) }
    for id in body.assemblies.ids { body.assemblies[id].inputs.forEach(use) }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .store(_, let a, _), .unary(_, _, let a), .convert(_, _, let a): use(a)
        case .binary(_, _, let a, let b), .pointerDifference(_, let a, let b, _): [a, b].forEach(use)
        case .pointerAdd(_, let a, let b, _): [a, b].forEach(use)
        case .storageLive(_, let bytes): if let bytes { use(bytes) }
        case .load, .address, .copy, .clear, .call, .storageDead, .assembly: break
        }
      }
      switch body.blocks[id].terminator {
      case .branch(let a, _, _), .computed(let a, _), .returning(let a?): use(a)
      case .jump, .switching, .anyOf, .returning(nil), .returningObject, .unreachable: break
      }
    }
  }
}
