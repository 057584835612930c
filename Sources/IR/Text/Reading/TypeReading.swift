import Basics
import Machine

extension TextReader {
  /// A type with its layout, if that follows in braces.
  mutating func type(depth: Int = 0) throws(TextMistake) -> ID<MachineType> {
    if depth > TextReader.depthLimit { throw mistake("a type of less depth") }
    if skip("%") {
      let start = token
      guard let id = records[try label("the name of a record")] else { throw start.mistake("the name of a record") }
      return id
    }
    if skip("(") {
      let id = try type(depth: depth + 1)
      try expect(")")
      return try withLayout(id)
    }
    let kind = try typeKind(depth: depth)
    let usual = usualLayouts[kind] ?? unit.types.naturalLayout(of: kind, on: unit.target.dataModel)
    return try withLayout(unit.types.intern(MachineType(kind, size: usual.size, alignment: usual.alignment)))
  }

  private mutating func withLayout(_ id: ID<MachineType>) throws(TextMistake) -> ID<MachineType> {
    guard isNext("{") else { return id }
    if unit.types[id].record != nil { throw mistake("no layout behind a record") }
    position += 1
    let size: Int? = skip("?") ? nil : try integer("a size in bytes or '?'")
    try expect(",")
    let alignment = try integer("an alignment in bytes")
    try expect("}")
    return unit.types.intern(MachineType(unit.types[id].kind, size: size, alignment: alignment))
  }

  /// What kind of type stands here, without its layout.
  mutating func typeKind(depth: Int) throws(TextMistake) -> MachineType.Kind {
    if skip("*") { return .pointer(to: try type(depth: depth + 1)) }
    if skip("[") {
      let element = try type(depth: depth + 1)
      try expect(word: "x")
      let count: Int? = skip("?") ? nil : try count()
      try expect("]")
      return .array(of: element, count: count)
    }
    if skip("<") {
      let element = try type(depth: depth + 1)
      try expect(word: "x")
      let count = try count()
      try expect(">")
      return .vector(of: element, count: count)
    }
    let start = token
    let word = try word("a type")
    switch word {
    case "void": return .void
    case "bool": return .boolean
    case "fn": return .function(try signature(depth: depth))
    case "complex":
      guard case .word(let word) = token.kind, let format = FloatingFormat(word: word) else {
        throw mistake("a floating type")
      }
      position += 1
      return .complex(format)
    default: break
    }
    if let format = FloatingFormat(word: word) { return .floating(format) }
    for letter in ["i", "u"] {
      if let bits = TextReader.index(letter, of: word), (1...8_388_608).contains(bits) {
        return .integer(IntegerFormat(bits: bits, isSigned: letter == "i"))
      }
    }
    throw start.mistake("a type")
  }

  private mutating func count() throws(TextMistake) -> Int {
    let start = token
    let count = try integer("a number of elements or '?'")
    if count < 0 { throw start.mistake("a number of elements") }
    return count
  }

  private mutating func signature(depth: Int) throws(TextMistake) -> Signature {
    try expect("(")
    var parameters: [ID<MachineType>] = []
    var trailer = Trailer()
    while !skip(")") {
      if !parameters.isEmpty || trailer.isBegun { try expect(",") }
      if try readTrailer(&trailer) { continue }
      parameters.append(try type(depth: depth + 1))
    }
    try expect("->")
    return Signature(
      result: try type(depth: depth + 1), parameters: parameters, isVariadic: trailer.isVariadic,
      hasPrototype: trailer.hasPrototype)
  }

  /// What stands behind the parameters: `...`, and `?` where there is no prototype.
  struct Trailer {
    var isVariadic = false
    var hasPrototype = true

    var isBegun: Bool { isVariadic || !hasPrototype }
  }

  /// Reads a part of the trailer, if one is next.
  mutating func readTrailer(_ trailer: inout Trailer) throws(TextMistake) -> Bool {
    if !trailer.isBegun, skip("...") {
      trailer.isVariadic = true
      return true
    }
    if trailer.hasPrototype, skip("?") {
      trailer.hasPrototype = false
      return true
    }
    if trailer.isBegun { throw mistake("the end of the parameters") }
    return false
  }
}

extension FloatingFormat {
  init?(word: String) {
    guard let format = FloatingFormat.allCases.first(where: { $0.word == word }) else { return nil }
    self = format
  }
}
