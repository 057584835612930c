import Basics
import Machine

extension TextReader {
  /// A function behind its keyword.
  mutating func readFunction() throws(TextMistake) {
    try expect("@")
    let label = try label("a name")
    body = Body()
    locals = [:]
    localCounts = [:]
    origins = [:]
    let type = try functionType()
    var function = Function(
      name: label.name, type: type, linkage: try word(of: Linkage.self, "'internal' or 'external'"))
    while case .word(let word) = token.kind {
      if let row = Function.Flags.table.first(where: { $0.word == word }) {
        position += 1
        function.flags.insert(row.flag)
      } else if skip(word: "section") {
        function.section = try string()
      } else if skip(word: "alias") {
        function.alias = try string()
      } else if skip(word: "attribute") {
        function.attributes.append(try string())
      } else {
        break
      }
    }
    function.site = try site()
    while skip(word: "obstacle") {
      let reason = try word(of: Obstacle.Reason.self, "the reason of an obstacle")
      function.obstacles.append(Obstacle(reason, detail: try string(), site: try site()))
    }
    if skip("{") {
      try readBody()
      function.body = body
    } else if body.locals.count > 0 {
      throw mistake("a body, for parameters with names")
    }
    _ = unit.functions.add(function)
  }

  /// Parameters and result, or a type behind a colon; parameters with names become locals.
  private mutating func functionType() throws(TextMistake) -> ID<MachineType> {
    if skip(":") { return try type() }
    try expect("(")
    var parameters: [ID<MachineType>] = []
    var trailer = Trailer()
    while !skip(")") {
      if !parameters.isEmpty || trailer.isBegun { try expect(",") }
      if try readTrailer(&trailer) { continue }
      let start = token
      if isLabelOfLocal {
        parameters.append(try local(.parameter))
      } else {
        parameters.append(try type())
      }
      let named = body.locals.count
      if named != 0, named != parameters.count { throw start.mistake("names of all parameters or of none") }
    }
    try expect("->")
    let signature = Signature(
      result: try type(), parameters: parameters, isVariadic: trailer.isVariadic, hasPrototype: trailer.hasPrototype)
    let kind = MachineType.Kind.function(signature)
    let usual = usualLayouts[kind] ?? unit.types.naturalLayout(of: kind, on: unit.target.dataModel)
    return unit.types.intern(MachineType(kind, size: usual.size, alignment: usual.alignment))
  }

  /// Whether a label and a colon are next.
  private var isLabelOfLocal: Bool {
    switch token.kind {
    case .word, .quoted:
      if case .ordinal = token(after: 1).kind { return token(after: 2).kind == .sign(":") }
      return token(after: 1).kind == .sign(":")
    case .ordinal: return token(after: 1).kind == .sign(":")
    case .number, .register, .sign, .end: return false
    }
  }

  /// Declares a local behind its keyword; answers its type.
  mutating func local(_ kind: Local.Kind) throws(TextMistake) -> ID<MachineType> {
    let start = token
    let label = try label("the name of a local")
    let expected = Label(name: label.name, ordinal: localCounts[label.name, default: 0])
    if label != expected { throw start.mistake("the name \(expected.text), by the order of equal names") }
    localCounts[label.name] = expected.ordinal + 1
    try expect(":")
    var local = Local(name: label.name, type: try type(), kind: kind)
    local.isVolatile = skip(word: "volatile")
    local.isAddressTaken = skip(word: "addressed")
    if skip(word: "align") { local.alignment = try integer("an alignment in bytes") }
    if skip(word: "array") { local.arraySize = try integer("a size in bytes") }
    local.site = try site()
    locals[label] = body.locals.add(local)
    return local.type
  }

  private mutating func readBody() throws(TextMistake) {
    try collectRegisters()
    try readDeclarations()
    while !skip("}") {
      let expected = "b\(body.blocks.count)"
      if !isNext(word: expected) { throw mistake("block \(expected) or '}'") }
      position += 1
      try expect(":")
      try readBlock()
    }
  }

  /// Finds the types of all registers: places depend on them, and a block may stand before one that dominates it.
  private mutating func collectRegisters() throws(TextMistake) {
    let start = position
    defer { position = start }
    var types: [Int: ID<MachineType>] = [:]
    var depth = 1
    while depth > 0, token.kind != .end {
      let first = token
      position += 1
      switch first.kind {
      case .sign("{"): depth += 1
      case .sign("}"): depth -= 1
      case .register(let index) where skip(":"):
        if index >= tokens.count { throw first.mistake("registers numbered without gaps") }
        let type = try type()
        if let other = types.updateValue(type, forKey: index), other != type {
          throw first.mistake("the type that the register has elsewhere")
        }
      case .word, .quoted, .number, .ordinal, .register, .sign, .end: break
      }
    }
    for index in 0..<types.count {
      guard let type = types[index] else { throw tokens[start].mistake("a type for register %\(index)") }
      _ = body.registers.add(Register(type: type))
    }
  }

  private mutating func readDeclarations() throws(TextMistake) {
    var parameters: Int?
    while case .word(let word) = token.kind {
      if let kind = Local.Kind(word: word) {
        position += 1
        _ = try local(kind)
      } else if skip(word: "parameters") {
        parameters = try integer("a number of parameters")
      } else if skip(word: "order") {
        repeat { try readSequencing() } while skip(",")
      } else if skip(word: "register") {
        guard case .register = token.kind, token(after: 1).kind == .sign(":") else { throw mistake("a register") }
        position += 2
        _ = try type()
      } else {
        break
      }
    }
    body.parameterCount = parameters ?? body.leadingParameters
  }

  private mutating func readSequencing() throws(TextMistake) {
    let expected = "s\(body.sequencings.count)"
    if !skip(word: expected) { throw mistake("'\(expected)'") }
    let kind = try word(of: Sequencing.Kind.self, "'seq', 'unseq', 'assign' or 'leaf'")
    var node = Sequencing(kind, parent: nil, part: 0)
    if case .word = token.kind, token(after: 1).kind == .sign(".") {
      node.parent = try index("s", "a node such as s0")
    }
    if skip(".") { node.part = try integer("the position of the part") }
    _ = body.sequencings.add(node)
  }
}

extension Local.Kind {
  init?(word: String) {
    guard let kind = Local.Kind.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}
