import Basics
import Source

extension TextReader {
  /// A register, or a constant with its type.
  mutating func operand() throws(TextMistake) -> Operand {
    guard case .register(let index) = token.kind else {
      let type = try type()
      return .constant(body.constants.add(Constant(try constantValue(), type: type)))
    }
    if index >= body.registers.count { throw mistake("a register that has a type") }
    position += 1
    return .register(ID(index))
  }

  private mutating func constantValue() throws(TextMistake) -> Constant.Value {
    switch token.kind {
    case .number(let text) where text.utf8.allSatisfy({ Label.isDigit($0) || $0 == UInt8(ascii: "-") }):
      return .integer(try integer("an integer of at most 128 bits", of: Int128.self))
    case .number, .sign("-"), .word("inf"), .word("nan"): return .floating(try floating())
    case .word("null"):
      position += 1
      return .null
    case .word("undefined"):
      position += 1
      return .undefined
    case .word("label"):
      position += 1
      return .label(try block())
    case .sign("@"):
      switch try symbol() {
      case .global(let id): return .address(id, offset: try move())
      case .function(let id): return .function(id)
      }
    case .word, .quoted, .ordinal, .register, .sign, .end: throw mistake("the value of the constant")
    }
  }

  mutating func block() throws(TextMistake) -> ID<Block> { try index("b", "a block such as b1") }

  /// `[b1, b2]`
  mutating func blocks() throws(TextMistake) -> [ID<Block>] {
    var blocks: [ID<Block>] = []
    try expect("[")
    while !skip("]") {
      if !blocks.isEmpty { try expect(",") }
      blocks.append(try block())
    }
    return blocks
  }

  /// An object or a part of one.
  mutating func place() throws(TextMistake) -> ID<Place> {
    let base = try base()
    var projections: [Place.Projection] = []
    var type = unit.type(of: base, in: body)
    while let projection = try projection(from: type) {
      projections.append(projection)
      type = unit.types.part(of: type, at: projection)
    }
    if skip(word: "as") { type = try self.type() }
    guard let type else { throw mistake("'as' and the type of the part") }
    return body.places.add(Place(base, projections, type: type))
  }

  private mutating func base() throws(TextMistake) -> Place.Base {
    let start = token
    if skip("(") {
      try expect("*")
      let operand = try operand()
      try expect(")")
      return .memory(operand)
    }
    if skip("*") { return .memory(try operand()) }
    if isNext("@") {
      guard case .global(let id) = try symbol() else { throw start.mistake("a global, not a function") }
      return .global(id)
    }
    guard let local = locals[try label("an object")] else { throw start.mistake("the name of a local") }
    return .local(local)
  }

  mutating func local() throws(TextMistake) -> ID<Local> {
    let start = token
    guard let local = locals[try label("a local")] else { throw start.mistake("the name of a local") }
    return local
  }

  private mutating func projection(from type: ID<MachineType>?) throws(TextMistake) -> Place.Projection? {
    if skip("+") { return .offset(try integer("a number of bytes")) }
    if skip("[") {
      let operand = try operand()
      var stride = type.flatMap { unit.types.row($0)?.element }.flatMap { unit.types.row($0)?.size }
      if skip(word: "stride") { stride = try integer("a number of bytes") }
      guard let stride else { throw mistake("'stride'") }
      try expect("]")
      return .index(operand, stride: stride)
    }
    guard skip(".") else { return nil }
    if case .ordinal(let index) = token.kind {
      position += 1
      try expect("@")
      return .field(index, offset: try integer("an offset in bytes"))
    }
    let start = token
    let label = try label("the name of a field")
    let fields = type.flatMap { unit.types.row($0)?.record?.fields } ?? []
    guard let index = fields.firstIndex(where: { $0.name == label.name }), label.ordinal == 0 else {
      throw start.mistake("the name of a field of the record")
    }
    return .field(index, offset: fields[index].byteOffset)
  }

  mutating func access() -> Access {
    var access: Access = []
    while case .word(let word) = token.kind, let row = Access.table.first(where: { $0.word == word }) {
      position += 1
      access.insert(row.flag)
    }
    return access
  }

  /// `!node:file:start...end`, or the start of the first file.
  mutating func origin() throws(TextMistake) -> ID<Origin> {
    var origin = Origin(node: 0, site: SourceSite(file: ID(0), start: 0, end: 0))
    if skip("!") {
      origin.node = try integer("the index of a node", of: UInt32.self)
      try expect(":")
      origin.site = try siteNumbers()
    }
    if let id = origins[origin] { return id }
    let id = body.origins.add(origin)
    origins[origin] = id
    return id
  }
}
