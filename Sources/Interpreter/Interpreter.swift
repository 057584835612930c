import Basics
public import IR

/// Runs a linked program with C's semantics on memory of its own; nothing that it does touches the host.
///
/// One value is one run's worth of state: objects keep what earlier calls wrote.
public final class Interpreter {
  let runtime: Runtime

  /// Lays out the program's objects and gives them their first contents.
  ///
  /// - Parameter observer: is told of every instruction and register; a run without one does not ask for it.
  public init(_ program: LinkedProgram, _ options: Options = Options(), observer: ((Observation) -> Void)? = nil) {
    runtime = Runtime(program, options, observer)
  }

  /// Runs constructors, the entry function, and what was registered for the exit.
  public func run(entry: String = "main", arguments: [String] = []) -> Outcome {
    if let ending = runtime.ending { return runtime.outcome(ending) }
    guard let index = runtime.index(of: entry) else { return runtime.outcome(.unsupported("no function \(entry)")) }
    let shape = runtime.shapes[Int(runtime.details[index].shape)]
    var values: [Value] = []
    if shape.parameters.count >= 1 { values.append(.integer(Int128(arguments.count + 1))) }
    if shape.parameters.count >= 2 { values.append(runtime.argumentVector([entry] + arguments)) }
    if shape.parameters.count >= 3 { values.append(runtime.argumentVector([])) }
    return runtime.finish { () throws(Stop) -> Value? in
      for function in runtime.startup(.constructor) { _ = try runtime.call(function, []) }
      let result = try runtime.call(index, values)
      try runtime.runExitHandlers()
      return result
    }
  }

  /// Runs one function on given values and nothing else.
  public func call(_ function: String, with values: [Value]) -> Outcome {
    if let ending = runtime.ending { return runtime.outcome(ending) }
    guard let index = runtime.index(of: function) else {
      return runtime.outcome(.unsupported("no function \(function)"))
    }
    return runtime.finish { () throws(Stop) -> Value? in try runtime.call(index, values) }
  }

  /// Runs one definition on given values and nothing else; that of a unit where several have the name.
  public func call(_ function: LinkedProgram.Reference<Function>, with values: [Value]) -> Outcome {
    let index = runtime.functionRows[function.unit][function.id.index]
    return runtime.finish { () throws(Stop) -> Value? in try runtime.call(index, values) }
  }

  /// An object of the program as a buffer; nil where it has no memory.
  public func buffer(of global: LinkedProgram.Reference<Global>) -> Value.Buffer? {
    let row = runtime.globalRows[global.unit][global.id.index]
    return row == 0 ? nil : Value.Buffer(tag: runtime.memory.tag(of: row).raw)
  }

  /// Sets a byte of a buffer, whether the program may write there or not; one outside of it is left out.
  public func write(_ byte: UInt8, to buffer: Value.Buffer, at offset: Int) {
    guard let row = runtime.memory.live(Tag(raw: buffer.tag)), offset >= 0, offset < Int(runtime.objects[row].size)
    else { return }
    runtime.objects[row].data[offset] = byte
    runtime.objects[row].shadow[offset] = 0
  }

  /// Memory for an argument; nil bytes are indeterminate.
  public func buffer(_ bytes: [UInt8?], alignment: Int = 16) -> Value.Buffer? {
    guard let row = runtime.memory.allocate(bytes.count, alignment: alignment, segment: .heap) else { return nil }
    for (offset, byte) in bytes.enumerated() {
      runtime.objects[row].data[offset] = byte ?? 0
      runtime.objects[row].shadow[offset] = byte == nil ? 0xff : 0
    }
    return Value.Buffer(tag: runtime.memory.tag(of: row).raw)
  }

  /// What a buffer holds now; nil where it was freed. Indeterminate bytes are nil.
  public func contents(of buffer: Value.Buffer) -> [UInt8?]? {
    guard let row = runtime.memory.live(Tag(raw: buffer.tag)) else { return nil }
    let object = runtime.objects[row]
    return (0..<Int(object.size)).map { object.shadow[$0] == 0 ? object.data[$0] : nil }
  }

  /// Puts the address of a byte of one buffer into another, as a pointer of the target.
  public func store(pointerTo target: Value.Buffer, offset: Int = 0, in buffer: Value.Buffer, at position: Int) {
    guard let row = runtime.memory.live(Tag(raw: buffer.tag)), let goal = runtime.memory.live(Tag(raw: target.tag))
    else {
      return
    }
    let size = runtime.memory.pointerSize
    guard position >= 0, position + size <= Int(runtime.objects[row].size) else { return }
    let address = runtime.objects[goal].base &+ UInt64(bitPattern: Int64(offset))
    runtime.write(
      Word(address, tag: Tag(raw: target.tag)), Scalar(.pointer, size: size, bits: size * 8), row, position)
  }
}

extension Runtime {
  func index(of name: String) -> Int? {
    guard let target = program.function(named: name) else { return nil }
    return functionRows[target.unit][target.id.index]
  }

  /// Runs something to its end, whatever that is.
  func finish(_ work: () throws(Stop) -> Value?) -> Outcome {
    defer {
      ending = nil
      unwinding = false
      while depth >= 0 { pop() }
    }
    do {
      return outcome(.returned(try work()))
    } catch {
      if unwinding { return outcome(.unsupported("longjmp out of the program")) }
      return outcome(ending ?? .unsupported("stopped without a reason"))
    }
  }

  func outcome(_ end: Outcome.End) -> Outcome {
    defer {
      output = []
      errors = []
    }
    return Outcome(end: end, output: output, errors: errors, steps: steps)
  }

  /// Calls a function of the program or of the library from outside of the program.
  func call(_ index: Int, _ values: [Value]) throws(Stop) -> Value? {
    try decode(index)
    if functions[index].state == .library { throw unsupported("external function \(details[index].name)") }
    let shape = shapes[Int(details[index].shape)]
    guard values.count >= functions[index].parameterCount else {
      throw unsupported("\(details[index].name) needs \(functions[index].parameterCount) arguments")
    }
    let words = values.enumerated().map { position, value in
      let part = shape.parameters[safe: position]
      let type: Scalar = if case .scalar(let known)? = part { known } else { .int32 }
      return (word(value, type), type)
    }
    let answer = try invoke(index, words)
    switch shape.result {
    case .void, .object: return nil
    case .scalar(let type): return value(answer, type)
    }
  }

  /// Runs a function to its return and answers what it returned.
  func invoke(_ index: Int, _ words: [(Word, Scalar)]) throws(Stop) -> Word {
    try decode(index)
    let outer = libraryCalls
    libraryCalls = []
    defer { libraryCalls = outer }
    let base = depth + 1
    try push(index, nil)
    let row = functions[index]
    guard words.count >= row.parameterCount else {
      throw fail(.functionType, "the function needs more arguments", "関数の引数が足りない")
    }
    for position in 0..<row.parameterCount {
      try bind(row.parameters[position], words[position].0, words[position].1)
    }
    if case .object(let size) = shapes[Int(details[index].shape)].result {
      frames[depth].rowEnd += 1
      try extend(row: frames[depth].rowEnd - 1, bytes: size, alignment: 16)
      let target = frames[depth].rowEnd - 1
      frames[depth].result = Cell(objects[target].base, memory.tag(of: target))
    }
    try execute(base: base)
    return returned
  }

  private func word(_ value: Value, _ type: Scalar) -> Word {
    switch value {
    case .integer(let number):
      if type.isFloating { return Word.floating(Extended(number), type) }
      if type.isPointer {
        let address = UInt64(truncatingIfNeeded: number) & memory.pointerMask
        return Word(address, tag: find(address))
      }
      return Word.wrapping(number, type)
    case .floating(let number):
      return type.isFloating ? Word.floating(Extended(number), type) : Word(UInt64(bitPattern: Int64(number)))
    case .pointer(let address, let buffer, let offset):
      guard let buffer else { return Word(address, tag: find(address)) }
      let tag = Tag(raw: buffer.tag)
      return Word(objects[tag.row].base &+ UInt64(bitPattern: Int64(offset)), tag: tag)
    case .indeterminate: return Word(0, tag: .uninitialised)
    }
  }

  func value(_ word: Word, _ type: Scalar) -> Value {
    if word.tag.isIndeterminate { return .indeterminate }
    if type.isFloating { return .floating(Double(word.floating(type))) }
    if type.isPointer {
      let isBuffer = word.tag.segment == .heap && word.tag.row != 0
      let offset = isBuffer ? Int(Int64(bitPattern: word.low &- objects[word.tag.row].base)) : 0
      return .pointer(address: word.low, buffer: isBuffer ? Value.Buffer(tag: word.tag.raw) : nil, offset: offset)
    }
    return .integer(word.integer(type))
  }

  /// `argv`: pointers to the texts, and a null pointer behind the last.
  func argumentVector(_ texts: [String]) -> Value {
    let size = memory.pointerSize
    guard let vector = memory.allocate((texts.count + 1) * size, segment: .fixed) else { return .null }
    let type = Scalar(.pointer, size: size, bits: size * 8)
    for (index, text) in texts.enumerated() {
      let word = literal(Array(text.utf8))
      write(word, type, vector, index * size)
    }
    return .pointer(address: objects[vector].base, buffer: Value.Buffer(tag: memory.tag(of: vector).raw), offset: 0)
  }

  /// A text in memory of its own, with its terminator.
  func literal(_ bytes: [UInt8]) -> Word {
    guard let row = memory.allocate(bytes.count + 1, segment: .fixed) else { return .zero }
    for (offset, byte) in bytes.enumerated() { objects[row].data[offset] = byte }
    return Word(objects[row].base, tag: memory.tag(of: row))
  }

  func startup(_ flag: Function.Flags) -> [Int] {
    var found: [Int] = []
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids where unit.functions[id].flags.contains(flag) && unit.functions[id].body != nil {
        found.append(functionRows[index][id.index])
      }
    }
    return found
  }

  /// Runs what `atexit` registered, the last first, then the destructors.
  func runExitHandlers() throws(Stop) {
    while let handler = library.exitHandlers.popLast() { _ = try invoke(handler, []) }
    for function in startup(.destructor) { _ = try invoke(function, []) }
  }
}
