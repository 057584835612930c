/// `stdio.h`, as far as it writes to the standard streams.
extension Library {
  static let output: [String: LibraryFunction] = [
    "printf": { c throws(Stop) in try print(c, to: .stream(1), format: 0, first: 1) },
    "__printf_chk": { c throws(Stop) in try print(c, to: .stream(1), format: 1, first: 2) },
    "fprintf": { c throws(Stop) in try print(c, to: try stream(c, 0), format: 1, first: 2) },
    "__fprintf_chk": { c throws(Stop) in try print(c, to: try stream(c, 0), format: 2, first: 3) },
    "sprintf": { c throws(Stop) in try print(c, to: .memory(try c.pointer(0), .max), format: 1, first: 2) },
    "__sprintf_chk": { c throws(Stop) in try print(c, to: .memory(try c.pointer(0), .max), format: 3, first: 4) },
    "snprintf": { c throws(Stop) in
      try print(c, to: .memory(try c.pointer(0), try c.size(1)), format: 2, first: 3)
    },
    "__snprintf_chk": { c throws(Stop) in
      try print(c, to: .memory(try c.pointer(0), try c.size(1)), format: 4, first: 5)
    },
    "vprintf": { c throws(Stop) in try print(c, to: .stream(1), format: 0, list: 1) },
    "__vprintf_chk": { c throws(Stop) in try print(c, to: .stream(1), format: 1, list: 2) },
    "vfprintf": { c throws(Stop) in try print(c, to: try stream(c, 0), format: 1, list: 2) },
    "__vfprintf_chk": { c throws(Stop) in try print(c, to: try stream(c, 0), format: 2, list: 3) },
    "vsprintf": { c throws(Stop) in try print(c, to: .memory(try c.pointer(0), .max), format: 1, list: 2) },
    "__vsprintf_chk": { c throws(Stop) in try print(c, to: .memory(try c.pointer(0), .max), format: 3, list: 4) },
    "vsnprintf": { c throws(Stop) in
      try print(c, to: .memory(try c.pointer(0), try c.size(1)), format: 2, list: 3)
    },
    "__vsnprintf_chk": { c throws(Stop) in
      try print(c, to: .memory(try c.pointer(0), try c.size(1)), format: 4, list: 5)
    },
    "puts": { c throws(Stop) in
      let text = try c.text(try c.pointer(0))
      try emit(c, text + [10], to: 1)
      return number(text.count + 1)
    },
    "fputs": { c throws(Stop) in try put(c, stream: 1) },
    "fputs_unlocked": { c throws(Stop) in try put(c, stream: 1) },
    "putchar": { c throws(Stop) in try putByte(c, 1) },
    "putchar_unlocked": { c throws(Stop) in try putByte(c, 1) },
    "fputc": { c throws(Stop) in try putByte(c, try streamNumber(c, 1)) },
    "putc": { c throws(Stop) in try putByte(c, try streamNumber(c, 1)) },
    "_IO_putc": { c throws(Stop) in try putByte(c, try streamNumber(c, 1)) },
    "fwrite": { c throws(Stop) in
      let (size, count) = (try c.size(1), try c.size(2))
      try emit(c, try c.bytes(try c.pointer(0), size * count), to: try streamNumber(c, 3))
      return number(size == 0 ? 0 : count)
    },
    "perror": { c throws(Stop) in
      try emit(c, try c.text(try c.pointer(0)) + Array(": Error\n".utf8), to: 2)
      return .zero
    },
    "write": { c throws(Stop) in
      let descriptor = try c.int(0)
      guard descriptor == 1 || descriptor == 2 else { return number(-1) }
      try emit(c, try c.bytes(try c.pointer(1), try c.size(2)), to: descriptor)
      return number(try c.size(2))
    },
    "fflush": { c throws(Stop) in .zero },
    "setbuf": { c throws(Stop) in .zero },
    "setvbuf": { c throws(Stop) in .zero },
    "fileno": { c throws(Stop) in number(try streamNumber(c, 0)) },
    "ferror": { c throws(Stop) in .zero },
    "feof": { c throws(Stop) in number(c.runtime.inputPosition >= c.runtime.options.input.count ? 1 : 0) },
    "getchar": { c throws(Stop) in number(readByte(c)) },
    "fgetc": { c throws(Stop) in number(readByte(c)) },
    "getc": { c throws(Stop) in number(readByte(c)) },
    "fopen": { c throws(Stop) in .zero },
  ]

  enum Sink {
    case stream(Int)
    /// At most so many bytes, the terminator included.
    case memory(Cell, Int)
  }

  private static func readByte(_ c: Invocation) -> Int {
    let input = c.runtime.options.input
    guard c.runtime.inputPosition < input.count else { return -1 }
    c.runtime.inputPosition += 1
    return Int(input[c.runtime.inputPosition - 1])
  }

  static func emit(_ c: Invocation, _ bytes: [UInt8], to stream: Int) throws(Stop) {
    guard c.runtime.output.count + c.runtime.errors.count + bytes.count <= c.runtime.options.limits.output else {
      throw c.runtime.stop(.limit(.output))
    }
    if stream == 2 { c.runtime.errors += bytes } else { c.runtime.output += bytes }
  }

  private static func streamNumber(_ c: Invocation, _ index: Int) throws(Stop) -> Int {
    let pointer = try c.pointer(index)
    if pointer.bits == 0 { throw c.runtime.fail(.nullPointer, "\(c.name) to a null stream", "ヌルのストリームへの \(c.name)") }
    let row = pointer.tag.row
    guard let found = c.runtime.library.streams.first(where: { $0.value == row }) else {
      throw c.runtime.unsupported("\(c.name) to a stream of the program")
    }
    return found.key
  }

  private static func stream(_ c: Invocation, _ index: Int) throws(Stop) -> Sink { .stream(try streamNumber(c, index)) }

  private static func put(_ c: Invocation, stream: Int) throws(Stop) -> Word {
    let text = try c.text(try c.pointer(0))
    try emit(c, text, to: try streamNumber(c, stream))
    return number(1)
  }

  private static func putByte(_ c: Invocation, _ stream: Int) throws(Stop) -> Word {
    let byte = UInt8(truncatingIfNeeded: try c.integer(0))
    try emit(c, [byte], to: stream)
    return number(Int(byte))
  }

  private static func print(_ c: Invocation, to sink: Sink, format: Int, first: Int) throws(Stop) -> Word {
    var position = first
    return try print(c, to: sink, format: format) { () throws(Stop) -> (Word, Scalar)? in
      guard position < c.count, !c.site.pointee.arguments[position].isObject else { return nil }
      position += 1
      return (try c.word(position - 1), c.scalar(position - 1))
    }
  }

  private static func print(_ c: Invocation, to sink: Sink, format: Int, list: Int) throws(Stop) -> Word {
    let runtime = c.runtime
    // A va_list that is a plain pointer comes as its value, one that is an array as its address.
    var cursor = c.cells[Int(c.site.pointee.arguments[list].cell)]
    var spare: Int?
    if !c.site.pointee.arguments[list].isObject, runtime.isCursor(cursor) {
      let size = runtime.memory.pointerSize
      guard let row = runtime.memory.allocate(size, segment: .fixed) else { throw runtime.stop(.limit(.memory)) }
      runtime.write(Word(cursor), Scalar(.pointer, size: size, bits: size * 8), row, 0)
      cursor = Cell(runtime.objects[row].base, runtime.memory.tag(of: row))
      spare = row
    }
    let word = try print(c, to: sink, format: format) { () throws(Stop) -> (Word, Scalar)? in
      let (row, item) = try runtime.nextArgument(cursor)
      guard let type = item.scalar else { return nil }
      let word = runtime.read(type, row, item.offset)
      if word.tag.isIndeterminate { try runtime.useIndeterminate(word.tag) }
      return (word, type)
    }
    if let spare { runtime.memory.free(spare) }
    return word
  }

  private static func print(
    _ c: Invocation, to sink: Sink, format: Int, _ next: () throws(Stop) -> (Word, Scalar)?
  ) throws(Stop) -> Word {
    var text = try c.text(try c.pointer(format))
    text = try Formatter(call: c).format(text, next)
    c.runtime.steps &+= text.count >> 3
    switch sink {
    case .stream(let number): try emit(c, text, to: number)
    case .memory(let target, let limit):
      guard limit > 0 else { break }
      try c.write(Array(text.prefix(limit - 1)) + [0], to: target)
    }
    return number(text.count)
  }
}
