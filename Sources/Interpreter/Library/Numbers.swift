#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Machine

/// `ctype.h`, `math.h`, and numbers in texts.
extension Library {
  static let numbers = numbersTable()

  private static func numbersTable() -> [String: LibraryFunction] {
    var table: [String: LibraryFunction] = [:]
    for name in ["abs", "labs", "llabs", "imaxabs"] {
      table[name] = entry { c throws(Stop) in
        let value = try c.integer(0)
        let type = c.scalar(0)
        if value == -(Int128(1) << Int128(type.bits - 1)) {
          try c.runtime.violate(.signedOverflow, "\(name) of the lowest value", "最小値の \(name)")
        }
        return Word(value < 0 ? -value : value)
      }
    }
    for name in ["atoi", "atol", "atoll"] {
      table[name] = entry { c throws(Stop) in
        Word(scanInteger(try c.text(try c.pointer(0)), base: 10).value)
      }
    }
    for name in ["strtol", "strtoll", "strtoul", "strtoull", "strtoimax", "strtoumax"] {
      table[name] = entry { c throws(Stop) in try textToInteger(c, isSigned: !name.contains("u")) }
    }
    for name in ["strtod", "strtof", "strtold", "atof"] {
      table[name] = entry { c throws(Stop) in try textToFloating(c) }
    }
    return table
  }

  static let characters = charactersTable()

  private static func charactersTable() -> [String: LibraryFunction] {
    var table: [String: LibraryFunction] = [:]
    for (name, mask) in classes {
      table[name] = entry { c throws(Stop) in
        let value = try character(c)
        return value >= 0 && value < 128 && traits(UInt8(value)) & mask != 0 ? Word(Int128(1)) : .zero
      }
    }
    table["tolower"] = entry { c throws(Stop) in
      let value = try character(c)
      return number(value >= 65 && value <= 90 ? value + 32 : value)
    }
    table["toupper"] = entry { c throws(Stop) in
      let value = try character(c)
      return number(value >= 97 && value <= 122 ? value - 32 : value)
    }
    table["toascii"] = entry { c throws(Stop) in Word(try c.integer(0) & 0x7f) }
    table["isascii"] = entry { c throws(Stop) in Word(try c.integer(0) & ~0x7f == 0 ? Int128(1) : 0) }
    // glibc's headers look characters up in tables that begin at -128.
    table["__ctype_b_loc"] = entry { c throws(Stop) in
      characterTable(c.runtime, "b", entry: 2) { Int128(traits($0)) }
    }
    table["__ctype_tolower_loc"] = entry { c throws(Stop) in
      characterTable(c.runtime, "lower", entry: 4) { Int128(lower($0)) }
    }
    table["__ctype_toupper_loc"] = entry { c throws(Stop) in
      characterTable(c.runtime, "upper", entry: 4) { Int128($0 >= 97 && $0 <= 122 ? $0 - 32 : $0) }
    }
    return table
  }

  /// The bits of glibc's `ctype.h` on a little-endian host.
  private static let classes: [(String, UInt16)] = [
    ("isupper", 1 << 8), ("islower", 1 << 9), ("isalpha", 1 << 10), ("isdigit", 1 << 11), ("isxdigit", 1 << 12),
    ("isspace", 1 << 13), ("isprint", 1 << 14), ("isgraph", 1 << 15), ("isblank", 1), ("iscntrl", 2), ("ispunct", 4),
    ("isalnum", 8),
  ]

  private static func traits(_ byte: UInt8) -> UInt16 {
    guard byte < 128 else { return 0 }
    let isUpper = byte >= 65 && byte <= 90
    let isLower = byte >= 97 && byte <= 122
    let isDigit = byte >= 48 && byte <= 57
    let isGraph = byte > 32 && byte < 127
    var bits: UInt16 = 0
    if isUpper { bits |= 1 << 8 }
    if isLower { bits |= 1 << 9 }
    if isUpper || isLower { bits |= 1 << 10 }
    if isDigit { bits |= 1 << 11 }
    if isDigit || (byte | 32 >= 97 && byte | 32 <= 102) { bits |= 1 << 12 }
    if byte == 32 || (byte >= 9 && byte <= 13) { bits |= 1 << 13 }
    if isGraph || byte == 32 { bits |= 1 << 14 }
    if isGraph { bits |= 1 << 15 }
    if byte == 32 || byte == 9 { bits |= 1 }
    if byte < 32 || byte == 127 { bits |= 2 }
    if isGraph && !isUpper && !isLower && !isDigit { bits |= 4 }
    if isUpper || isLower || isDigit { bits |= 8 }
    return bits
  }

  private static func character(_ c: Invocation) throws(Stop) -> Int {
    let value = try c.int(0)
    if value < -1 || value > 255 {
      try c.runtime.violate(
        .libraryArgument, "\(c.name) of \(value), which is no unsigned char",
        "\(c.name) の引数 \(value) は unsigned char でない")
    }
    return value
  }

  private static func characterTable(
    _ runtime: Runtime, _ name: String, entry: Int, _ value: (UInt8) -> Int128
  ) -> Word {
    let size = runtime.memory.pointerSize
    if runtime.library.tables[name] == nil, let table = runtime.memory.allocate(384 * entry, segment: .fixed),
      let holder = runtime.memory.allocate(size, segment: .fixed)
    {
      let type = Scalar(.integer, size: entry, bits: entry * 8)
      for index in 0..<384 {
        let number = index < 128 ? (name == "b" ? 0 : Int128(index - 128)) : value(UInt8(index - 128))
        runtime.write(Word.wrapping(number, type), type, table, index * entry)
      }
      runtime.objects[table].isReadOnly = true
      let start = Word(runtime.objects[table].base + UInt64(128 * entry), tag: runtime.memory.tag(of: table))
      runtime.write(start, Scalar(.pointer, size: size, bits: size * 8), holder, 0)
      runtime.library.tables[name] = holder
    }
    let row = runtime.library.tables[name] ?? 0
    return Word(runtime.objects[row].base, tag: runtime.memory.tag(of: row))
  }

  // MARK: Numbers in texts

  /// The value, whether it left 128 bits, and how many bytes it took.
  static func scanInteger(_ text: [UInt8], base: Int) -> (value: Int128, count: Int) {
    var index = text.firstIndex { !($0 == 32 || ($0 >= 9 && $0 <= 13)) } ?? text.count
    var isNegative = false
    if index < text.count, text[index] == 43 || text[index] == 45 {
      isNegative = text[index] == 45
      index += 1
    }
    var base = base
    let hasPrefix =
      index + 2 < text.count && text[index] == 48 && text[index + 1] | 32 == 120 && digit(text[index + 2]) < 16
    if (base == 0 || base == 16) && hasPrefix {
      index += 2
      base = 16
    } else if base == 0 {
      base = index < text.count && text[index] == 48 ? 8 : 10
    }
    let start = index
    var value: Int128 = 0
    while index < text.count, digit(text[index]) < base {
      if value < Int128.max / 64 { value = value * Int128(base) + Int128(digit(text[index])) }
      index += 1
    }
    return (isNegative ? -value : value, index == start ? 0 : index)
  }

  private static func digit(_ byte: UInt8) -> Int {
    switch byte {
    case 48...57: Int(byte) - 48
    case 65...90: Int(byte) - 55
    case 97...122: Int(byte) - 87
    default: 99
    }
  }

  private static func textToInteger(_ c: Invocation, isSigned: Bool) throws(Stop) -> Word {
    let start = try c.pointer(0)
    let base = try c.int(2)
    var (value, count) = scanInteger(try c.text(start), base: base)
    try storeEnd(c, c.moved(start, count), in: try c.pointer(1))
    let bits =
      c.site.pointee.destination == .none ? 64 : c.runtime.scalars[Int(c.site.pointee.resultScalar)].bits
    let highest = isSigned ? (Int128(1) << Int128(bits - 1)) - 1 : (Int128(1) << Int128(bits)) - 1
    if value > highest || value < (isSigned ? -highest - 1 : -highest) {
      value = value < 0 && isSigned ? -highest - 1 : highest
      try setErrorNumber(c, 34)
    }
    return Word(value)
  }

  private static func setErrorNumber(_ c: Invocation, _ number: Int128) throws(Stop) {
    let row = c.runtime.errorNumber().tag.row
    c.runtime.write(
      Word(number), Scalar(.integer, size: c.runtime.model.intBits / 8, bits: c.runtime.model.intBits), row, 0)
  }

  private static func storeEnd(_ c: Invocation, _ end: Word, in pointer: Cell) throws(Stop) {
    guard pointer.bits != 0 else { return }
    let size = c.runtime.memory.pointerSize
    let (row, offset) = try c.runtime.locate(pointer, 0, size, 0, write: true)
    c.runtime.write(end, Scalar(.pointer, size: size, bits: size * 8), row, offset)
  }

  private static func textToFloating(_ c: Invocation) throws(Stop) -> Word {
    let start = try c.pointer(0)
    let text = try c.text(start)
    // The host's strtod reads the same language (C11 7.22.1.3) and touches nothing else.
    let (value, count) = text.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer -> (Double, Int) in
      var copy = Array(buffer) + [0]
      return copy.withUnsafeMutableBufferPointer { text -> (Double, Int) in
        var end: UnsafeMutablePointer<CChar>?
        let value = strtod(text.baseAddress!, &end)
        return (value, end.map { $0 - text.baseAddress! } ?? 0)
      }
    }
    if c.name != "atof" { try storeEnd(c, c.moved(start, count), in: try c.pointer(1)) }
    return c.answer(Extended(value))
  }
}
