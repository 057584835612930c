public import Basics
import Machine
import Source

/// The binary form in which a unit travels from the worker that lowered it to the process that links it.
extension UnitIR: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(path)
    output.write(target)
    output.write(UInt64(types.ids.count))
    output.write(UInt64(globals.count))
    output.write(UInt64(functions.count))
    for id in types.ids { output.write(types[id]) }
    for id in globals.ids { output.write(globals[id]) }
    for id in functions.ids { output.write(functions[id]) }
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    self.init(path: try input.text(), target: try input.value())
    var reader = IRReader(input)
    reader.types = try reader.input.count()
    reader.globals = try reader.input.count()
    reader.functions = try reader.input.count()
    types = try reader.typeTable()
    globals.reserve(reader.globals)
    for _ in 0..<reader.globals { _ = globals.add(try reader.globalItem()) }
    functions.reserve(reader.functions)
    for _ in 0..<reader.functions { _ = functions.add(try reader.functionItem()) }
    input = reader.input
  }
}

extension LinkedProgram.Reference: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(unit)
    output.write(id)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    unit = try input.integer()
    let raw = try input.unsigned()
    guard raw <= UInt64(UInt32.max) else { throw input.failure }
    id = ID(Int(raw))
  }
}

extension SerialWriter {
  fileprivate mutating func write(_ global: Global) {
    write(global.name)
    write(global.type)
    write(position: global.linkage)
    write(byte: global.flags.rawValue)
    write(global.section)
    write(global.alias)
    write(global.alignment)
    write(global.size)
    write(global.site)
    write(global.initialiser != nil)
    guard let items = global.initialiser else { return }
    write(UInt64(items.count))
    for item in items { write(item) }
  }

  private mutating func write(_ item: InitialiserItem) {
    write(item.offset)
    switch item.value {
    case .bytes(let bytes):
      write(byte: 0)
      write(raw: bytes)
    case .integer(let value, let size):
      write(byte: 1)
      write(value)
      write(size)
    case .floating(let value, let format):
      write(byte: 2)
      write(value)
      write(position: format)
    case .bits(let value, let bitOffset, let bitWidth):
      write(byte: 3)
      write(value)
      write(bitOffset)
      write(bitWidth)
    case .address(let global, let addend):
      write(byte: 4)
      write(global)
      write(addend)
    case .function(let function):
      write(byte: 5)
      write(function)
    case .label(let function, let block):
      write(byte: 6)
      write(function)
      write(block)
    }
  }

  fileprivate mutating func write(_ function: Function) {
    write(function.name)
    write(function.type)
    write(position: function.linkage)
    write(UInt64(function.flags.rawValue))
    write(function.section)
    write(function.alias)
    write(UInt64(function.attributes.count))
    for attribute in function.attributes { write(attribute) }
    write(function.site)
    write(UInt64(function.obstacles.count))
    for obstacle in function.obstacles {
      write(position: obstacle.reason)
      write(obstacle.detail)
      write(obstacle.site)
    }
    write(function.body != nil)
    if let body = function.body { write(body) }
  }
}

extension IRReader {
  fileprivate mutating func globalItem() throws(SerialFailure) -> Global {
    var global = Global(name: try input.text(), type: try type(), linkage: try position())
    global.flags = Global.Flags(rawValue: try input.byte())
    global.section = try input.optional()
    global.alias = try input.optional()
    global.alignment = try optionalInteger()
    global.size = try optionalInteger()
    global.site = try optionalSite()
    guard try input.boolean() else { return global }
    var items: [InitialiserItem] = []
    for _ in 0..<(try input.count()) { items.append(InitialiserItem(offset: try integer(), try itemValue())) }
    global.initialiser = items
    return global
  }

  private mutating func itemValue() throws(SerialFailure) -> InitialiserItem.Value {
    switch try input.byte() {
    case 0: return .bytes(try input.raw())
    case 1: return .integer(try wide(), size: try integer())
    case 2: return .floating(try floating(), try position())
    case 3: return .bits(try wide(), bitOffset: try integer(), bitWidth: try integer())
    case 4: return .address(try global(), addend: try integer())
    case 5: return .function(try function())
    case 6: return .label(try function(), ID(Int(try word())))
    default: throw input.failure
    }
  }

  fileprivate mutating func functionItem() throws(SerialFailure) -> Function {
    var function = Function(name: try input.text(), type: try type(), linkage: try position())
    function.flags = Function.Flags(rawValue: UInt16(truncatingIfNeeded: try input.unsigned()))
    function.section = try input.optional()
    function.alias = try input.optional()
    for _ in 0..<(try input.count()) { function.attributes.append(try input.text()) }
    function.site = try optionalSite()
    for _ in 0..<(try input.count()) {
      function.obstacles.append(Obstacle(try position(), detail: try input.text(), site: try optionalSite()))
    }
    if try input.boolean() { function.body = try bodyItem() }
    return function
  }
}
