/// `string.h`, bytes and texts.
extension Library {
  static let memory: [String: LibraryFunction] = [
    "memcpy": { c throws(Stop) in try copy(c, mayOverlap: false) },
    "__memcpy_chk": { c throws(Stop) in try copy(c, mayOverlap: false) },
    "__aeabi_memcpy": { c throws(Stop) in try copy(c, mayOverlap: false) },
    "memmove": { c throws(Stop) in try copy(c, mayOverlap: true) },
    "__memmove_chk": { c throws(Stop) in try copy(c, mayOverlap: true) },
    "mempcpy": { c throws(Stop) in
      _ = try copy(c, mayOverlap: false)
      return c.moved(try c.pointer(0), try c.size(2))
    },
    "bcopy": { c throws(Stop) in
      try copy(c, to: try c.pointer(1), from: try c.pointer(0), try c.size(2), mayOverlap: true)
      return .zero
    },
    "memset": { c throws(Stop) in try fill(c, UInt8(truncatingIfNeeded: try c.integer(1)), try c.size(2)) },
    "__memset_chk": { c throws(Stop) in try fill(c, UInt8(truncatingIfNeeded: try c.integer(1)), try c.size(2)) },
    "bzero": { c throws(Stop) in try fill(c, 0, try c.size(1)) },
    "explicit_bzero": { c throws(Stop) in try fill(c, 0, try c.size(1)) },
    "memcmp": { c throws(Stop) in try compareBytes(c) },
    "bcmp": { c throws(Stop) in try compareBytes(c) },
    "memchr": { c throws(Stop) in try findByte(c) },
  ]

  static let strings: [String: LibraryFunction] = [
    "strlen": { c throws(Stop) in number(try c.length(try c.pointer(0))) },
    "strnlen": { c throws(Stop) in number(try c.length(try c.pointer(0), limit: try c.size(1))) },
    "strcpy": { c throws(Stop) in try copyText(c, returnsEnd: false) },
    "__strcpy_chk": { c throws(Stop) in try copyText(c, returnsEnd: false) },
    "stpcpy": { c throws(Stop) in try copyText(c, returnsEnd: true) },
    "strncpy": { c throws(Stop) in try copyLimited(c, returnsEnd: false) },
    "__strncpy_chk": { c throws(Stop) in try copyLimited(c, returnsEnd: false) },
    "stpncpy": { c throws(Stop) in try copyLimited(c, returnsEnd: true) },
    "strcat": { c throws(Stop) in try append(c, limit: .max) },
    "__strcat_chk": { c throws(Stop) in try append(c, limit: .max) },
    "strncat": { c throws(Stop) in try append(c, limit: try c.size(2)) },
    "__strncat_chk": { c throws(Stop) in try append(c, limit: try c.size(2)) },
    "strcmp": { c throws(Stop) in try compare(c, limit: .max, fold: false) },
    "strncmp": { c throws(Stop) in try compare(c, limit: try c.size(2), fold: false) },
    "strcoll": { c throws(Stop) in try compare(c, limit: .max, fold: false) },
    "strcasecmp": { c throws(Stop) in try compare(c, limit: .max, fold: true) },
    "strncasecmp": { c throws(Stop) in try compare(c, limit: try c.size(2), fold: true) },
    "strchr": { c throws(Stop) in try findCharacter(c, last: false) },
    "index": { c throws(Stop) in try findCharacter(c, last: false) },
    "strrchr": { c throws(Stop) in try findCharacter(c, last: true) },
    "rindex": { c throws(Stop) in try findCharacter(c, last: true) },
    "strstr": { c throws(Stop) in try findText(c) },
    "strspn": { c throws(Stop) in number(try span(c, while: true)) },
    "strcspn": { c throws(Stop) in number(try span(c, while: false)) },
    "strpbrk": { c throws(Stop) in
      let count = try span(c, while: false)
      let start = try c.pointer(0)
      return count < (try c.length(start)) ? c.moved(start, count) : .zero
    },
    "strtok": { c throws(Stop) in try token(c) },
    "strdup": { c throws(Stop) in try duplicate(c, limit: .max) },
    "strndup": { c throws(Stop) in try duplicate(c, limit: try c.size(1)) },
    "strerror": { c throws(Stop) in c.runtime.literal(Array("Error".utf8)) },
  ]

  static func number(_ value: Int) -> Word { Word(Int128(value)) }

  private static func copy(_ c: Invocation, mayOverlap: Bool) throws(Stop) -> Word {
    try copy(c, to: try c.pointer(0), from: try c.pointer(1), try c.size(2), mayOverlap: mayOverlap)
    return try c.word(0)
  }

  private static func copy(_ c: Invocation, to: Cell, from: Cell, _ count: Int, mayOverlap: Bool) throws(Stop) {
    // C11 7.24.1p2 wants valid pointers for a length of zero; sanitizers do not look at them.
    guard count > 0 else { return }
    let runtime = c.runtime
    let (source, sourceOffset) = try runtime.locate(from, 0, count, 0, write: false)
    let (target, targetOffset) = try runtime.locate(to, 0, count, 0, write: true)
    if !mayOverlap && source == target && sourceOffset != targetOffset && abs(sourceOffset - targetOffset) < count {
      try runtime.violate(.overlap, "\(c.name) between overlapping ranges", "重なる範囲の間の \(c.name)")
    }
    runtime.steps &+= count >> 3
    runtime.forgetTypes(target, targetOffset, count)
    runtime.memory.move(
      to: runtime.objects[target], at: targetOffset, from: runtime.objects[source], at: sourceOffset, count: count)
  }

  private static func fill(_ c: Invocation, _ byte: UInt8, _ count: Int) throws(Stop) -> Word {
    if count > 0 {
      let (row, offset) = try c.runtime.locate(try c.pointer(0), 0, count, 0, write: true)
      c.runtime.steps &+= count >> 3
      c.runtime.forgetTypes(row, offset, count)
      (c.runtime.objects[row].data + offset).update(repeating: byte, count: count)
      (c.runtime.objects[row].shadow + offset).update(repeating: 0, count: count)
    }
    return try c.word(0)
  }

  private static func compareBytes(_ c: Invocation) throws(Stop) -> Word {
    let count = try c.size(2)
    let left = try c.bytes(try c.pointer(0), count)
    let right = try c.bytes(try c.pointer(1), count)
    for (a, b) in zip(left, right) where a != b { return number(Int(a) - Int(b)) }
    return .zero
  }

  private static func findByte(_ c: Invocation) throws(Stop) -> Word {
    let start = try c.pointer(0)
    let wanted = UInt8(truncatingIfNeeded: try c.integer(1))
    let count = try c.size(2)
    guard count > 0 else { return .zero }
    let (row, offset) = try c.runtime.locate(start, 0, 1, 0, write: false)
    let object = c.runtime.objects[row]
    // Bytes behind the one that is found need not exist (C11 7.24.5.1p2).
    let room = Int(object.size) - offset
    for index in 0..<min(count, room) {
      if object.shadow[offset + index] != 0 { try c.runtime.useIndeterminate(.uninitialised) }
      if object.data[offset + index] == wanted { return c.moved(start, index) }
    }
    if count > room { _ = try c.runtime.locate(start, room, 1, 0, write: false) }
    return .zero
  }

  /// Whether two ranges of bytes share one.
  private static func overlaps(_ a: Cell, _ b: Cell, _ aCount: Int, _ bCount: Int) -> Bool {
    a.bits < b.bits &+ UInt64(bCount) && b.bits < a.bits &+ UInt64(aCount)
  }

  private static func checkOverlap(_ c: Invocation, _ a: Cell, _ b: Cell, _ aCount: Int, _ bCount: Int) throws(Stop) {
    if overlaps(a, b, aCount, bCount) {
      try c.runtime.violate(.overlap, "\(c.name) between overlapping ranges", "重なる範囲の間の \(c.name)")
    }
  }

  private static func copyText(_ c: Invocation, returnsEnd: Bool) throws(Stop) -> Word {
    let target = try c.pointer(0)
    let source = try c.pointer(1)
    let text = try c.text(source)
    try checkOverlap(c, target, source, text.count + 1, text.count + 1)
    try c.write(text + [0], to: target)
    return c.moved(target, returnsEnd ? text.count : 0)
  }

  private static func copyLimited(_ c: Invocation, returnsEnd: Bool) throws(Stop) -> Word {
    let target = try c.pointer(0)
    let source = try c.pointer(1)
    let limit = try c.size(2)
    let count = try c.length(source, limit: limit)
    let text = try c.bytes(source, count)
    if limit > 0 { try checkOverlap(c, target, source, limit, min(limit, count + 1)) }
    guard limit < 1 << 32 else {
      _ = try c.runtime.locate(target, 0, limit, 0, write: true)
      return .zero
    }
    try c.write(text + Array(repeating: 0, count: limit - count), to: target)
    return c.moved(target, returnsEnd ? count : 0)
  }

  private static func append(_ c: Invocation, limit: Int) throws(Stop) -> Word {
    let target = try c.pointer(0)
    let source = try c.pointer(1)
    let end = try c.length(target)
    let text = try c.bytes(source, try c.length(source, limit: limit))
    let goal = c.moved(target, end)
    try checkOverlap(c, Cell(goal.low, goal.tag), source, text.count + 1, text.count)
    try c.write(text + [0], to: Cell(goal.low, goal.tag))
    return c.moved(target, 0)
  }

  private static func compare(_ c: Invocation, limit: Int, fold: Bool) throws(Stop) -> Word {
    let (left, right) = (try c.pointer(0), try c.pointer(1))
    var index = 0
    while index < limit {
      var pair: (UInt8, UInt8) = (0, 0)
      pair.0 = try c.bytes(left, at: index)
      pair.1 = try c.bytes(right, at: index)
      if fold { pair = (lower(pair.0), lower(pair.1)) }
      if pair.0 != pair.1 { return number(Int(pair.0) - Int(pair.1)) }
      if pair.0 == 0 { break }
      index += 1
    }
    c.runtime.steps &+= index >> 3
    return .zero
  }

  static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }

  private static func findCharacter(_ c: Invocation, last: Bool) throws(Stop) -> Word {
    let start = try c.pointer(0)
    let wanted = UInt8(truncatingIfNeeded: try c.integer(1))
    if !last {
      var index = 0
      while true {
        let byte = try c.bytes(start, at: index)
        if byte == wanted { return c.moved(start, index) }
        if byte == 0 { return .zero }
        index += 1
      }
    }
    let text = try c.text(start) + [0]
    return text.lastIndex(of: wanted).map { c.moved(start, $0) } ?? .zero
  }

  private static func findText(_ c: Invocation) throws(Stop) -> Word {
    let start = try c.pointer(0)
    let text = try c.text(start)
    let wanted = try c.text(try c.pointer(1))
    guard !wanted.isEmpty else { return c.moved(start, 0) }
    guard wanted.count <= text.count else { return .zero }
    for index in 0...text.count - wanted.count where text[index..<index + wanted.count].elementsEqual(wanted) {
      return c.moved(start, index)
    }
    return .zero
  }

  private static func span(_ c: Invocation, while isMember: Bool) throws(Stop) -> Int {
    let set = Set(try c.text(try c.pointer(1)))
    let text = try c.text(try c.pointer(0))
    return text.firstIndex { set.contains($0) != isMember } ?? text.count
  }

  private static func token(_ c: Invocation) throws(Stop) -> Word {
    var start = try c.pointer(0)
    if start.bits == 0 { start = Cell(c.runtime.library.tokens.low, c.runtime.library.tokens.tag) }
    guard start.bits != 0 else { return .zero }
    let text = try c.text(start)
    let set = Set(try c.text(try c.pointer(1)))
    guard let first = text.firstIndex(where: { !set.contains($0) }) else {
      c.runtime.library.tokens = .zero
      return .zero
    }
    let end = text[first...].firstIndex { set.contains($0) }
    if let end {
      let stop = c.moved(start, end)
      try c.write([0], to: Cell(stop.low, stop.tag))
      c.runtime.library.tokens = c.moved(start, end + 1)
    } else {
      c.runtime.library.tokens = .zero
    }
    return c.moved(start, first)
  }

  private static func duplicate(_ c: Invocation, limit: Int) throws(Stop) -> Word {
    let source = try c.pointer(0)
    let text = try c.bytes(source, try c.length(source, limit: limit))
    let target = try allocate(c, text.count + 1)
    guard target.low != 0 else { return .zero }
    try c.write(text + [0], to: Cell(target.low, target.tag))
    return target
  }
}

extension Invocation {
  /// One byte behind a pointer.
  func bytes(_ pointer: Cell, at index: Int) throws(Stop) -> UInt8 {
    let (row, offset) = try runtime.locate(pointer, index, 1, 0, write: false)
    if runtime.objects[row].shadow[offset] != 0 { try runtime.useIndeterminate(.uninitialised) }
    return runtime.objects[row].data[offset]
  }
}
