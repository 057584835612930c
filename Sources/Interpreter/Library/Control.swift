import IR
import Machine

/// `stdlib.h`, `setjmp.h` and what surrounds a run.
extension Library {
  static let allocation: [String: LibraryFunction] = [
    "alloca": { c throws(Stop) in try c.runtime.allocateOnStack(Int128(try c.size(0))) },
    "malloc": { c throws(Stop) in try allocate(c, try c.size(0)) },
    "calloc": { c throws(Stop) in
      let (size, overflow) = (try c.size(0)).multipliedReportingOverflow(by: try c.size(1))
      guard !overflow else { return .zero }
      let word = try allocate(c, size)
      if word.low != 0 { c.runtime.objects[word.tag.row].shadow.update(repeating: 0, count: size) }
      return word
    },
    "realloc": { c throws(Stop) in try reallocate(c) },
    "free": { c throws(Stop) in
      try free(c, try c.pointer(0))
      return .zero
    },
    "cfree": { c throws(Stop) in
      try free(c, try c.pointer(0))
      return .zero
    },
    "aligned_alloc": { c throws(Stop) in try allocate(c, try c.size(1), alignment: try c.size(0)) },
    "memalign": { c throws(Stop) in try allocate(c, try c.size(1), alignment: try c.size(0)) },
    "valloc": { c throws(Stop) in try allocate(c, try c.size(0), alignment: 4096) },
    "posix_memalign": { c throws(Stop) in
      let word = try allocate(c, try c.size(2), alignment: try c.size(1))
      guard word.low != 0 else { return number(12) }
      let size = c.runtime.memory.pointerSize
      let (row, offset) = try c.runtime.locate(try c.pointer(0), 0, size, 0, write: true)
      c.runtime.write(word, Scalar(.pointer, size: size, bits: size * 8), row, offset)
      return .zero
    },
    "malloc_usable_size": { c throws(Stop) in
      let pointer = try c.pointer(0)
      return pointer.bits == 0 ? .zero : number(Int(c.runtime.objects[pointer.tag.row].size))
    },
  ]

  static let control: [String: LibraryFunction] = [
    "abort": { c throws(Stop) in throw c.runtime.stop(.aborted) },
    "exit": { c throws(Stop) in
      let code = Int32(truncatingIfNeeded: try c.integer(0))
      try c.runtime.runExitHandlers()
      throw c.runtime.stop(.exited(code))
    },
    "_exit": { c throws(Stop) in throw c.runtime.stop(.exited(Int32(truncatingIfNeeded: try c.integer(0)))) },
    "_Exit": { c throws(Stop) in throw c.runtime.stop(.exited(Int32(truncatingIfNeeded: try c.integer(0)))) },
    "quick_exit": { c throws(Stop) in throw c.runtime.stop(.exited(Int32(truncatingIfNeeded: try c.integer(0)))) },
    "atexit": { c throws(Stop) in
      c.runtime.library.exitHandlers.append(try function(c, try c.pointer(0)))
      return .zero
    },
    "__assert_fail": { c throws(Stop) in throw try assertion(c, text: 0) },
    "__assert": { c throws(Stop) in throw try assertion(c, text: 0) },
    "__assert_rtn": { c throws(Stop) in throw try assertion(c, text: 3) },
    "__assert_func": { c throws(Stop) in throw try assertion(c, text: 3) },
    "__stack_chk_fail": { c throws(Stop) in throw c.runtime.stop(.aborted) },
    "setjmp": { c throws(Stop) in try setJump(c) },
    "_setjmp": { c throws(Stop) in try setJump(c) },
    "sigsetjmp": { c throws(Stop) in try setJump(c) },
    "__sigsetjmp": { c throws(Stop) in try setJump(c) },
    "longjmp": { c throws(Stop) in try longJump(c) },
    "_longjmp": { c throws(Stop) in try longJump(c) },
    "siglongjmp": { c throws(Stop) in try longJump(c) },
    "__longjmp_chk": { c throws(Stop) in try longJump(c) },
    "signal": { c throws(Stop) in .zero },
    "raise": { c throws(Stop) in throw c.runtime.stop(.aborted) },
    "alarm": { c throws(Stop) in .zero },
    "getenv": { c throws(Stop) in .zero },
    "time": { c throws(Stop) in
      let pointer = try c.pointer(0)
      if pointer.bits != 0 { try c.write(Array(repeating: 0, count: c.runtime.model.longBits / 8), to: pointer) }
      return .zero
    },
    "clock": { c throws(Stop) in .zero },
    "getpid": { c throws(Stop) in number(1) },
    "__errno_location": { c throws(Stop) in c.runtime.errorNumber() },
    "__errno": { c throws(Stop) in c.runtime.errorNumber() },
    "__error": { c throws(Stop) in c.runtime.errorNumber() },
    "__aeabi_errno_addr": { c throws(Stop) in c.runtime.errorNumber() },
    "qsort": { c throws(Stop) in try sort(c) },
    "bsearch": { c throws(Stop) in try search(c) },
    "rand": { c throws(Stop) in number(c.runtime.nextRandom()) },
    "random": { c throws(Stop) in number(c.runtime.nextRandom()) },
    "srand": { c throws(Stop) in
      c.runtime.library.random = UInt64(truncatingIfNeeded: try c.integer(0))
      return .zero
    },
    "srandom": { c throws(Stop) in
      c.runtime.library.random = UInt64(truncatingIfNeeded: try c.integer(0))
      return .zero
    },
  ]

  static func allocate(_ c: Invocation, _ size: Int, alignment: Int = 16) throws(Stop) -> Word {
    let natural = c.runtime.memory.grain
    let step = max(Int(natural), alignment == 16 ? Int(natural) : alignment)
    guard let row = c.runtime.memory.allocate(size, alignment: step, segment: .heap) else { return .zero }
    return Word(c.runtime.objects[row].base, tag: c.runtime.memory.tag(of: row))
  }

  private static func heapRow(_ c: Invocation, _ pointer: Cell) throws(Stop) -> Int {
    let tag = pointer.tag == .none ? c.runtime.find(pointer.bits) : pointer.tag
    guard let row = c.runtime.memory.live(tag) else {
      if tag.segment == .heap && tag != .none {
        throw c.runtime.fail(.doubleFree, "memory is freed twice", "メモリの二重解放")
      }
      throw c.runtime.fail(.invalidFree, "\(c.name) of something that was not allocated", "割り当てられていないものの \(c.name)")
    }
    guard tag.segment == .heap, c.runtime.objects[row].base == pointer.bits else {
      throw c.runtime.fail(.invalidFree, "\(c.name) of something that was not allocated", "割り当てられていないものの \(c.name)")
    }
    return row
  }

  private static func free(_ c: Invocation, _ pointer: Cell) throws(Stop) {
    guard pointer.bits != 0 else { return }
    c.runtime.memory.free(try heapRow(c, pointer))
  }

  private static func reallocate(_ c: Invocation) throws(Stop) -> Word {
    let pointer = try c.pointer(0)
    let size = try c.size(1)
    guard pointer.bits != 0 else { return try allocate(c, size) }
    let old = try heapRow(c, pointer)
    let word = try allocate(c, size)
    guard word.low != 0 else { return .zero }
    let objects = c.runtime.objects
    let count = min(size, Int(objects[old].size))
    c.runtime.memory.move(to: objects[word.tag.row], at: 0, from: objects[old], at: 0, count: count)
    c.runtime.memory.free(old)
    return word
  }

  private static func assertion(_ c: Invocation, text: Int) throws(Stop) -> Stop {
    let words = try c.text(try c.pointer(text))
    c.runtime.errors.append(contentsOf: Array("assertion failed: ".utf8) + words + [10])
    return c.runtime.stop(.aborted)
  }

  private static func setJump(_ c: Invocation) throws(Stop) -> Word {
    try c.runtime.setJump(try c.pointer(0), c.site, c.cells)
    return .zero
  }

  private static func longJump(_ c: Invocation) throws(Stop) -> Word {
    try c.runtime.longJump(try c.pointer(0), value: Int32(truncatingIfNeeded: try c.integer(1)))
    return .zero
  }

  // MARK: Calling back

  static func function(_ c: Invocation, _ pointer: Cell) throws(Stop) -> Int {
    let tag = pointer.tag == .none ? c.runtime.find(pointer.bits) : pointer.tag
    let object = c.runtime.objects[tag.row]
    guard object.segment == .code, object.detail >= 0, object.base == pointer.bits else {
      throw c.runtime.fail(.invalidCall, "\(c.name) is given something that is no function", "\(c.name) に関数でないものが渡された")
    }
    return Int(object.detail)
  }

  private static func order(_ c: Invocation, _ compare: Int, _ a: Word, _ b: Word) throws(Stop) -> Int32 {
    let size = c.runtime.memory.pointerSize
    let type = Scalar(.pointer, size: size, bits: size * 8)
    let word = try c.runtime.invoke(compare, [(a, type), (b, type)])
    if word.tag.isIndeterminate { try c.runtime.useIndeterminate(word.tag) }
    return Int32(truncatingIfNeeded: word.low)
  }

  /// Heap sort in place: the program sees elements only where they lie in its array.
  private static func sort(_ c: Invocation) throws(Stop) -> Word {
    let (base, count, size) = (try c.pointer(0), try c.size(1), try c.size(2))
    guard count > 1, size > 0 else { return .zero }
    let compare = try function(c, try c.pointer(3))
    let (row, offset) = try c.runtime.locate(base, 0, count * size, 0, write: true)
    guard let spare = c.runtime.memory.allocate(size, segment: .fixed) else { throw c.runtime.stop(.limit(.memory)) }
    let memory = c.runtime.memory
    // Insertion by halves is stable, as is the merge sort of the usual libraries.
    for index in 1..<count {
      let element = c.moved(base, index * size)
      var low = 0
      var high = index
      while low < high {
        let middle = (low + high) / 2
        if try order(c, compare, element, c.moved(base, middle * size)) < 0 { high = middle } else { low = middle + 1 }
      }
      guard low < index else { continue }
      let object = c.runtime.objects[row]
      let scratch = c.runtime.objects[spare]
      memory.move(to: scratch, at: 0, from: object, at: offset + index * size, count: size)
      memory.move(
        to: object, at: offset + (low + 1) * size, from: object, at: offset + low * size, count: (index - low) * size)
      memory.move(to: object, at: offset + low * size, from: scratch, at: 0, count: size)
    }
    memory.free(spare)
    return .zero
  }

  private static func search(_ c: Invocation) throws(Stop) -> Word {
    let (key, base) = (try c.word(0), try c.pointer(1))
    let (count, size) = (try c.size(2), try c.size(3))
    let compare = try function(c, try c.pointer(4))
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let element = c.moved(base, middle * size)
      let result = try order(c, compare, key, element)
      if result == 0 { return element }
      if result < 0 { high = middle } else { low = middle + 1 }
    }
    return .zero
  }
}

extension Runtime {
  /// The address of `errno`.
  func errorNumber() -> Word {
    if library.tables["errno"] == nil {
      library.tables["errno"] = memory.allocate(max(4, model.intBits / 8), segment: .fixed)
    }
    let row = library.tables["errno"] ?? 0
    return Word(objects[row].base, tag: memory.tag(of: row))
  }

  /// The generator that C11 7.22.2.2 gives as its example, widened.
  func nextRandom() -> Int {
    library.random = library.random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(library.random >> 33) & (model.intBits == 16 ? 0x7fff : 0x7fff_ffff)
  }
}
