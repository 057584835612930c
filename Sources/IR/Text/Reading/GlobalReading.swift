import Basics

extension TextReader {
  /// A global behind its keyword.
  mutating func readGlobal() throws(TextMistake) {
    if unit.functions.count > 0 { throw mistake("globals before functions") }
    try expect("@")
    let label = try label("a name")
    try expect(":")
    var global = Global(
      name: label.name, type: try type(), linkage: try word(of: Linkage.self, "'internal' or 'external'"))
    while case .word(let word) = token.kind {
      if let row = Global.Flags.table.first(where: { $0.word == word }) {
        position += 1
        global.flags.insert(row.flag)
      } else if skip(word: "section") {
        global.section = try string()
      } else if skip(word: "alias") {
        global.alias = try string()
      } else if skip(word: "align") {
        global.alignment = try integer("an alignment in bytes")
      } else if skip(word: "size") {
        global.size = try integer("a size in bytes")
      } else {
        break
      }
    }
    global.site = try site()
    if skip("=") { global.initialiser = try items() }
    _ = unit.globals.add(global)
  }

  private mutating func items() throws(TextMistake) -> [InitialiserItem] {
    var items: [InitialiserItem] = []
    try expect("{")
    while !skip("}") {
      if !items.isEmpty { try expect(",") }
      let offset = try integer("an offset in bytes")
      try expect(":")
      items.append(InitialiserItem(offset: offset, try itemValue()))
    }
    return items
  }

  private mutating func itemValue() throws(TextMistake) -> InitialiserItem.Value {
    if isNext("@") {
      switch try symbol() {
      case .global(let id): return .address(id, addend: try move())
      case .function(let id): return .function(id)
      }
    }
    let start = token
    let word = try word("a value")
    switch word {
    case "bytes": return .bytes(try bytes())
    case "integer":
      let value = try integer(of: Int128.self)
      try expect(word: "size")
      return .integer(value, size: try integer("a size in bytes"))
    case "bits":
      let value = try integer(of: Int128.self)
      try expect("@")
      let offset = try integer("an offset in bits")
      try expect(":")
      return .bits(value, bitOffset: offset, bitWidth: try integer("a width in bits"))
    case "label":
      let target = token
      guard case .function(let id) = try symbol() else { throw target.mistake("the name of a function") }
      return .label(id, try index("b", "a block such as b1"))
    default: break
    }
    if let format = FloatingFormat(word: word) { return .floating(try floating(), format) }
    if let bits = TextReader.index("i", of: word), bits % 8 == 0, (8...128).contains(bits) {
      return .integer(try integer(of: Int128.self), size: bits / 8)
    }
    throw start.mistake("a value")
  }

  enum Symbol {
    case global(ID<Global>)
    case function(ID<Function>)
  }

  /// `@name`
  mutating func symbol() throws(TextMistake) -> Symbol {
    try expect("@")
    let start = token
    let label = try label("the name of a global or function")
    if let id = globals[label] { return .global(id) }
    guard let id = functions[label] else { throw start.mistake("the name of a global or function of the unit") }
    return .function(id)
  }

  /// `+n`, if it is next.
  mutating func move() throws(TextMistake) -> Int {
    skip("+") ? try integer("a number of bytes") : 0
  }
}
