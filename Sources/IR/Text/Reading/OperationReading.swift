import Basics

extension TextReader {
  /// Instructions and terminator, behind the label.
  mutating func readBlock() throws(TextMistake) {
    let origin = try origin()
    var instructions: [Instruction] = []
    while true {
      if let terminator = try terminator() {
        _ = body.blocks.add(Block(instructions: instructions, terminator: terminator, origin: origin))
        return
      }
      let operation = try operation()
      let sequence: ID<Sequencing>? = skip("~") ? try index("s", "a node such as s0") : nil
      instructions.append(Instruction(operation, origin: try self.origin(), sequence: sequence))
    }
  }

  private mutating func terminator() throws(TextMistake) -> Terminator? {
    guard case .word(let word) = token.kind else { return nil }
    let start = position
    position += 1
    switch word {
    case "jump": return .jump(try block())
    case "branch":
      let value = try operand()
      try expect(",")
      let then = try block()
      try expect(",")
      return .branch(value, then: then, otherwise: try block())
    case "switch": return try switching()
    case "goto":
      let value = try operand()
      return .computed(value, try blocks())
    case "anyof": return .anyOf(try blocks())
    case "return":
      if skip(word: "object") { return .returningObject(try place()) }
      return .returning(isAtEndOfBlock ? nil : try operand())
    case "unreachable":
      return .unreachable(try self.word(of: Terminator.Unreachable.self, "'noreturn', 'builtin' or 'trap'"))
    default:
      position = start
      return nil
    }
  }

  private var isAtEndOfBlock: Bool {
    if isNext("}") || token.kind == .end { return true }
    return isNext(word: "b\(body.blocks.count + 1)") && token(after: 1).kind == .sign(":")
  }

  private mutating func switching() throws(TextMistake) -> Terminator {
    let operand = try operand()
    var cases: [Switch.Case] = []
    try expect("{")
    while !skip(word: "otherwise") {
      let first = try integer("a value or 'otherwise'", of: Int128.self)
      let last = skip("...") ? try integer("the last value", of: Int128.self) : first
      try expect(":")
      cases.append(Switch.Case(first: first, last: last, target: try block()))
      try expect(",")
    }
    try expect(":")
    let otherwise = try block()
    try expect("}")
    return .switching(body.switches.add(Switch(operand: operand, cases: cases, otherwise: otherwise)))
  }

  private mutating func operation() throws(TextMistake) -> Operation {
    if case .register(let index) = token.kind {
      position += 1
      try expect(":")
      _ = try type()
      try expect("=")
      return try operation(setting: ID(index))
    }
    let start = token
    switch try word("an instruction") {
    case "store":
      let place = try place()
      try expect(",")
      let value = try operand()
      return .store(place, value, access())
    case "copy":
      let target = try place()
      try expect(word: "from")
      let source = try place()
      return .copy(to: target, from: source, access())
    case "clear": return .clear(try place())
    case "call": return try call(setting: nil)
    case "live":
      let local = try local()
      return .storageLive(local, bytes: skip(word: "bytes") ? try operand() : nil)
    case "dead": return .storageDead(try local())
    case "asm": return try assembly()
    default: throw start.mistake("an instruction")
    }
  }

  private mutating func operation(setting register: ID<Register>) throws(TextMistake) -> Operation {
    let start = token
    let word = try word("an operation with a result")
    switch word {
    case "load":
      let place = try place()
      return .load(register, place, access())
    case "address": return .address(register, try place())
    case "convert", "cast":
      body.registers[register].isCast = word == "cast"
      let kind = try self.word(of: ConversionKind.self, "a kind of conversion")
      return .convert(register, kind, try operand())
    case "ptradd":
      let pointer = try operand()
      try expect(",")
      let index = try operand()
      return .pointerAdd(register, pointer, index: index, stride: try stride())
    case "ptrdiff":
      let left = try operand()
      try expect(",")
      let right = try operand()
      return .pointerDifference(register, left, right, stride: try stride())
    case "call": return try call(setting: register)
    default: break
    }
    if let operation = UnaryOperation(rawValue: word) { return .unary(register, operation, try operand()) }
    guard let operation = BinaryOperation(rawValue: word) else { throw start.mistake("an operation with a result") }
    let left = try operand()
    try expect(",")
    return .binary(register, operation, left, try operand())
  }

  private mutating func stride() throws(TextMistake) -> Int {
    try expect(word: "stride")
    return try integer("a number of bytes")
  }

  private mutating func call(setting register: ID<Register>?) throws(TextMistake) -> Operation {
    let callee: Call.Callee
    if skip(word: "builtin") {
      callee = .builtin(try word(of: Builtin.self, "a builtin"))
    } else if skip("(") {
      callee = .pointer(try operand())
      try expect(")")
    } else {
      let start = token
      guard case .function(let id) = try symbol() else { throw start.mistake("a function, not a global") }
      callee = .function(id)
    }
    var arguments: [Call.Argument] = []
    try expect("(")
    while !skip(")") {
      if !arguments.isEmpty { try expect(",") }
      if skip(word: "object") {
        arguments.append(.object(try place()))
      } else {
        arguments.append(.value(try operand()))
      }
    }
    var result = register.map(Call.Result.register) ?? .none
    if register == nil, skip(word: "into") { result = .object(try place()) }
    let call = Call(callee, arguments, result: result, isNoReturn: skip(word: "noreturn"))
    return .call(body.calls.add(call))
  }

  private mutating func assembly() throws(TextMistake) -> Operation {
    let template = try string()
    let outputs = skip(word: "out") ? try places() : []
    var inputs: [Operand] = []
    if skip(word: "in") {
      try expect("(")
      while !skip(")") {
        if !inputs.isEmpty { try expect(",") }
        inputs.append(try operand())
      }
    }
    let places = skip(word: "reads") ? try places() : []
    let assembly = Assembly(
      template: template, outputs: outputs, inputs: inputs, inputPlaces: places, clobbersMemory: skip(word: "memory"))
    return .assembly(body.assemblies.add(assembly))
  }

  private mutating func places() throws(TextMistake) -> [ID<Place>] {
    var places: [ID<Place>] = []
    try expect("(")
    while !skip(")") {
      if !places.isEmpty { try expect(",") }
      places.append(try place())
    }
    return places
  }
}
