import Basics
import Source

/// The sizes of a body's arenas, which bound the indices of its parts.
struct BodySizes {
  var locals = 0
  var registers = 0
  var constants = 0
  var places = 0
  var calls = 0
  var assemblies = 0
  var switches = 0
  var origins = 0
  var sequencings = 0
  var blocks = 0
}

extension SerialWriter {
  mutating func write(_ body: Body) {
    for count in [
      body.locals.count, body.registers.count, body.constants.count, body.places.count, body.calls.count,
      body.assemblies.count, body.switches.count, body.origins.count, body.sequencings.count, body.blocks.count,
      body.parameterCount,
    ] { write(UInt64(count)) }
    for id in body.locals.ids { write(body.locals[id]) }
    for id in body.registers.ids {
      write(body.registers[id].type)
      write(body.registers[id].isCast)
    }
    for id in body.constants.ids { write(body.constants[id]) }
    for id in body.places.ids { write(body.places[id]) }
    for id in body.calls.ids { write(body.calls[id]) }
    for id in body.assemblies.ids { write(body.assemblies[id]) }
    for id in body.switches.ids { write(body.switches[id]) }
    writeOrigins(of: body)
    for id in body.sequencings.ids {
      let node = body.sequencings[id]
      write(position: node.kind)
      write(node.parent)
      write(node.part)
    }
    for id in body.blocks.ids { write(body.blocks[id]) }
  }

  /// Neighbours stand close to each other in the source, so that distances are short.
  private mutating func writeOrigins(of body: Body) {
    var last = Origin(node: 0, site: SourceSite(file: ID(0), start: 0, end: 0))
    for id in body.origins.ids {
      let origin = body.origins[id]
      write(Int(origin.node) - Int(last.node))
      write(Int(origin.site.file.raw) - Int(last.site.file.raw))
      write(Int(origin.site.start) - Int(last.site.start))
      write(UInt64(origin.site.end - origin.site.start))
      last = origin
    }
  }

  private mutating func write(_ local: Local) {
    write(local.name)
    write(local.type)
    write(position: local.kind)
    write(local.isVolatile)
    write(local.isAddressTaken)
    write(local.alignment)
    write(local.arraySize)
    write(local.site)
  }

  private mutating func write(_ value: Switch) {
    write(value.operand)
    write(value.otherwise)
    write(UInt64(value.cases.count))
    for item in value.cases {
      write(item.first)
      write(item.last)
      write(item.target)
    }
  }

  private mutating func write(_ assembly: Assembly) {
    write(assembly.template)
    write(assembly.clobbersMemory)
    write(UInt64(assembly.outputs.count))
    for place in assembly.outputs { write(place) }
    write(UInt64(assembly.inputs.count))
    for operand in assembly.inputs { write(operand) }
    write(UInt64(assembly.inputPlaces.count))
    for place in assembly.inputPlaces { write(place) }
  }

  private mutating func write(_ block: Block) {
    write(block.origin)
    write(UInt64(block.instructions.count))
    for instruction in block.instructions {
      write(instruction.operation)
      write(instruction.origin)
      write(instruction.sequence)
    }
    write(block.terminator)
  }
}

extension IRReader {
  mutating func bodyItem() throws(SerialFailure) -> Body {
    var result = Body()
    try readSizes()
    result.parameterCount = try input.count()
    guard result.parameterCount <= body.locals else { throw input.failure }
    result.locals.reserve(body.locals)
    for _ in 0..<body.locals { _ = result.locals.add(try local()) }
    result.registers.reserve(body.registers)
    for _ in 0..<body.registers {
      var register = Register(type: try type())
      register.isCast = try input.boolean()
      _ = result.registers.add(register)
    }
    result.constants.reserve(body.constants)
    for _ in 0..<body.constants { _ = result.constants.add(try constant()) }
    result.places.reserve(body.places)
    for _ in 0..<body.places { _ = result.places.add(try place()) }
    result.calls.reserve(body.calls)
    for _ in 0..<body.calls { _ = result.calls.add(try call()) }
    for _ in 0..<body.assemblies { _ = result.assemblies.add(try assembly()) }
    for _ in 0..<body.switches { _ = result.switches.add(try switchItem()) }
    try readOrigins(into: &result.origins)
    result.sequencings.reserve(body.sequencings)
    for _ in 0..<body.sequencings {
      _ = result.sequencings.add(
        Sequencing(try position(), parent: try optionalID(below: body.sequencings), part: try integer()))
    }
    result.blocks.reserve(body.blocks)
    for _ in 0..<body.blocks { _ = result.blocks.add(try block()) }
    return result
  }

  private mutating func readSizes() throws(SerialFailure) {
    body.locals = try input.count()
    body.registers = try input.count()
    body.constants = try input.count()
    body.places = try input.count()
    body.calls = try input.count()
    body.assemblies = try input.count()
    body.switches = try input.count()
    body.origins = try input.count()
    body.sequencings = try input.count()
    body.blocks = try input.count()
  }

  private mutating func readOrigins(into origins: inout Arena<Origin>) throws(SerialFailure) {
    origins.reserve(body.origins)
    var node: UInt32 = 0
    var file: UInt32 = 0
    var start: UInt32 = 0
    for _ in 0..<body.origins {
      node = try moved(node)
      file = try moved(file)
      start = try moved(start)
      let length = try word()
      let site = SourceSite(file: ID(Int(file)), start: Int(start), end: Int(start) + Int(length))
      _ = origins.add(Origin(node: node, site: site))
    }
  }

  private mutating func moved(_ value: UInt32) throws(SerialFailure) -> UInt32 {
    let (sum, isTooLarge) = Int(value).addingReportingOverflow(try integer())
    guard !isTooLarge, let moved = UInt32(exactly: sum) else { throw input.failure }
    return moved
  }

  private mutating func local() throws(SerialFailure) -> Local {
    var local = Local(name: try input.text(), type: try type(), kind: try position())
    local.isVolatile = try input.boolean()
    local.isAddressTaken = try input.boolean()
    local.alignment = try optionalInteger()
    local.arraySize = try optionalInteger()
    local.site = try optionalSite()
    return local
  }

  private mutating func switchItem() throws(SerialFailure) -> Switch {
    var value = Switch(operand: try operand(), cases: [], otherwise: try blockID())
    for _ in 0..<(try input.count()) {
      value.cases.append(Switch.Case(first: try wide(), last: try wide(), target: try blockID()))
    }
    return value
  }

  private mutating func assembly() throws(SerialFailure) -> Assembly {
    let template = try input.text()
    let clobbersMemory = try input.boolean()
    var outputs: [ID<Place>] = []
    for _ in 0..<(try input.count()) { outputs.append(try placeID()) }
    var inputs: [Operand] = []
    for _ in 0..<(try input.count()) { inputs.append(try operand()) }
    var inputPlaces: [ID<Place>] = []
    for _ in 0..<(try input.count()) { inputPlaces.append(try placeID()) }
    return Assembly(
      template: template, outputs: outputs, inputs: inputs, inputPlaces: inputPlaces, clobbersMemory: clobbersMemory)
  }

  private mutating func block() throws(SerialFailure) -> Block {
    let origin: ID<Origin> = try originID()
    let count = try input.count()
    var instructions: [Instruction] = []
    instructions.reserveCapacity(count)
    for _ in 0..<count {
      instructions.append(
        Instruction(try operation(), origin: try originID(), sequence: try optionalID(below: body.sequencings)))
    }
    return Block(instructions: instructions, terminator: try terminator(), origin: origin)
  }
}
