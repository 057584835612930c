import IR

typealias LibraryFunction = @Sendable (Invocation) throws(Stop) -> Word

/// The functions and objects of the C library that the interpreter has.
enum Library {
  static func function(_ name: String) -> LibraryFunction? { table[name] }

  private static let table = tableTable()

  private static func tableTable() -> [String: LibraryFunction] {
    var table: [String: LibraryFunction] = [:]
    for part in [memory, strings, allocation, control, characters, numbers, output, mathematics] {
      table.merge(part) { first, _ in first }
    }
    // What fortified headers and GCC's builtins call is the same function.
    for (name, function) in table { table["__builtin_" + name] = function }
    return table
  }

  /// The function itself, given the type of the table's entries.
  static func entry(_ function: @escaping LibraryFunction) -> LibraryFunction { function }

  /// The row of an object that the C library defines; nil where it does not.
  static func object(_ name: String, _ runtime: Runtime) -> Int? {
    let streams = [
      "stdin": 0, "stdout": 1, "stderr": 2, "__stdinp": 0, "__stdoutp": 1, "__stderrp": 2,
    ]
    let size = runtime.memory.pointerSize
    let type = Scalar(.pointer, size: size, bits: size * 8)
    guard let number = streams[name] else {
      guard name == "environ" || name == "__environ" else { return nil }
      return runtime.memory.allocate(size, segment: .fixed)
    }
    guard let row = runtime.memory.allocate(size, segment: .fixed),
      let stream = runtime.library.stream(number, runtime)
    else { return nil }
    runtime.write(Word(runtime.objects[stream].base, tag: runtime.memory.tag(of: stream)), type, row, 0)
    return row
  }
}

/// What the C library remembers between calls.
struct LibraryState {
  var exitHandlers: [Int] = []
  var random: UInt64 = 1
  var tokens = Word.zero
  /// Rows of the objects that the program sees as `FILE`.
  var streams: [Int: Int] = [:]
  /// Rows of tables that functions of the library point to, by name.
  var tables: [String: Int] = [:]

  mutating func stream(_ number: Int, _ runtime: Runtime) -> Int? {
    if let row = streams[number] { return row }
    let row = runtime.memory.allocate(64, segment: .fixed)
    streams[number] = row
    return row
  }
}

/// A call of a library function: its arguments, and the machine.
struct Invocation {
  let runtime: Runtime
  let name: String
  let site: UnsafeMutablePointer<CallSite>
  let cells: UnsafeMutablePointer<Cell>

  var count: Int { Int(site.pointee.argumentCount) }

  func require(_ index: Int) throws(Stop) {
    guard index < count, !site.pointee.arguments[index].isObject else {
      throw runtime.fail(.functionType, "\(name) is called with too few arguments", "\(name) の実引数が足りない")
    }
  }

  func scalar(_ index: Int) -> Scalar { runtime.scalars[Int(site.pointee.arguments[index].scalar)] }

  /// The argument, which must be determinate.
  func word(_ index: Int) throws(Stop) -> Word {
    try require(index)
    let word = runtime.word(cells + Int(site.pointee.arguments[index].cell), scalar(index))
    if word.tag.isIndeterminate { try runtime.useIndeterminate(word.tag) }
    return word
  }

  func integer(_ index: Int) throws(Stop) -> Int128 {
    let word = try word(index)
    return scalar(index).isFloating ? Int128(word.floating(scalar(index))) : word.integer(scalar(index))
  }

  func int(_ index: Int) throws(Stop) -> Int { Int(truncatingIfNeeded: try integer(index)) }

  /// A `size_t`.
  func size(_ index: Int) throws(Stop) -> Int {
    let value = UInt64(truncatingIfNeeded: try integer(index)) & runtime.memory.pointerMask
    return value > UInt64(Int.max) ? Int.max : Int(value)
  }

  func pointer(_ index: Int) throws(Stop) -> Cell {
    let word = try word(index)
    return Cell(word.low, word.tag)
  }

  func floating(_ index: Int) throws(Stop) -> Extended {
    let word = try word(index)
    let type = scalar(index)
    return type.isFloating ? word.floating(type) : Extended(word.integer(type))
  }

  /// Reads `count` bytes, which must be determinate.
  func bytes(_ pointer: Cell, _ count: Int) throws(Stop) -> [UInt8] {
    guard count > 0 else { return [] }
    let (row, offset) = try runtime.locate(pointer, 0, count, 0, write: false)
    runtime.steps &+= count >> 3
    let object = runtime.objects[row]
    for index in offset..<offset + count where object.shadow[index] != 0 {
      try runtime.useIndeterminate(.uninitialised)
    }
    return Array(UnsafeBufferPointer(start: object.data + offset, count: count))
  }

  func write(_ bytes: some Collection<UInt8>, to pointer: Cell) throws(Stop) {
    guard !bytes.isEmpty else { return }
    let (row, offset) = try runtime.locate(pointer, 0, bytes.count, 0, write: true)
    runtime.steps &+= bytes.count >> 3
    runtime.forgetTypes(row, offset, bytes.count)
    let object = runtime.objects[row]
    for (index, byte) in bytes.enumerated() { object.data[offset + index] = byte }
    (object.shadow + offset).update(repeating: 0, count: bytes.count)
  }

  /// The length of a text; at most `limit` bytes are looked at.
  func length(_ pointer: Cell, limit: Int = .max) throws(Stop) -> Int {
    guard limit > 0 else { return 0 }
    let (row, offset) = try runtime.locate(pointer, 0, 1, 0, write: false)
    let object = runtime.objects[row]
    let room = Int(object.size) - offset
    for index in 0..<min(room, limit) {
      if object.shadow[offset + index] != 0 { try runtime.useIndeterminate(.uninitialised) }
      if object.data[offset + index] == 0 {
        runtime.steps &+= index >> 3
        return index
      }
    }
    if limit <= room { return limit }
    _ = try runtime.locate(pointer, room, 1, 0, write: false)
    return room
  }

  /// A text without its terminator.
  func text(_ pointer: Cell) throws(Stop) -> [UInt8] { try bytes(pointer, try length(pointer)) }

  func moved(_ pointer: Cell, _ offset: Int) -> Word {
    Word((pointer.bits &+ UInt64(bitPattern: Int64(offset))) & runtime.memory.pointerMask, tag: pointer.tag)
  }

  /// A floating result in the type that the call wants.
  func answer(_ value: Extended) -> Word {
    site.pointee.destination == .none
      ? .zero : Word.floating(value, runtime.scalars[Int(site.pointee.resultScalar)])
  }
}

extension Runtime {
  func callLibrary(
    _ index: Int, _ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    guard let function = details[index].library else { throw unsupported("external function \(details[index].name)") }
    steps &+= 1
    libraryCalls.append(details[index].name)
    let old = depth
    let word = try function(Invocation(runtime: self, name: details[index].name, site: site, cells: cells))
    guard depth == old else { return }
    libraryCalls.removeLast()
    // Integers are answered as numbers and take the form that the call wants.
    if site.pointee.destination == .cell || site.pointee.destination == .wide {
      let type = scalars[Int(site.pointee.resultScalar)]
      let isNumber = type.isInteger && !word.tag.isIndeterminate
      let number = Int128(truncatingIfNeeded: UInt128(word.high) << 64 | UInt128(word.low))
      answer(isNumber ? Word.wrapping(number, type) : word, site, cells)
    }
  }
}
