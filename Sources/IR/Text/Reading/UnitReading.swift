import Basics
import Machine

extension TextReader {
  mutating func wholeUnit() throws(TextMistake) -> UnitIR {
    try collectNames()
    while skip(word: "layout") { try readLayout() }
    while token.kind != .end {
      if isNext("%") {
        try readRecord()
      } else if skip(word: "global") {
        try readGlobal()
      } else if skip(word: "fn") {
        try readFunction()
      } else {
        throw mistake(unit.functions.count == 0 ? "a record, 'global' or 'fn'" : "'fn'")
      }
    }
    return unit
  }

  /// Finds what the unit defines, so that definitions may stand in any order.
  private mutating func collectNames() throws(TextMistake) {
    let start = position
    defer { position = start }
    var names: (globals: [(Token, Label)], functions: [(Token, Label)], records: [(Token, Label)]) = ([], [], [])
    while token.kind != .end {
      let first = token
      let definition = position
      position += 1
      if first.kind == .sign("{") {
        passBraces()
      } else if first.kind == .word("global"), skip("@") {
        names.globals.append((first, try label("a name")))
      } else if first.kind == .word("fn"), skip("@") {
        names.functions.append((first, try label("a name")))
      } else if first.kind == .sign("%"), let record = try recordDefinition() {
        names.records.append((first, record.label))
        let id = unit.types.declareRecord(record.label.name, isUnion: record.isUnion)
        if let layout = record.layout {
          if let size = layout.size { unit.types.complete(id, fields: [], size: size, alignment: layout.alignment) }
          recordDefinitions[definition] = (id, layout)
        } else {
          recordDefinitions[definition] = (id, Layout(size: nil, alignment: 1))
        }
        records[record.label] = id
      }
    }
    try checkOrdinals(names.records)
    try checkOrdinals(names.globals + names.functions)
    for (index, (_, label)) in names.globals.enumerated() { globals[label] = ID(index) }
    for (index, (_, label)) in names.functions.enumerated() { functions[label] = ID(index) }
  }

  private func checkOrdinals(_ labels: [(token: Token, label: Label)]) throws(TextMistake) {
    for (found, expected) in zip(labels, Label.labels(of: labels.map(\.label.name))) where found.label != expected {
      throw found.token.mistake("the name \(expected.text), by the order of equal names")
    }
  }

  /// Goes behind the brace that closes the one before.
  private mutating func passBraces() {
    var depth = 1
    while depth > 0, token.kind != .end {
      if isNext("{") { depth += 1 }
      if isNext("}") { depth -= 1 }
      position += 1
    }
  }

  /// The head of `%name = struct { … } size N align N`, without the fields; nil where a type is only mentioned.
  private mutating func recordDefinition() throws(TextMistake) -> (label: Label, isUnion: Bool, layout: Layout?)? {
    let label = try label("the name of a record")
    guard skip("=") else { return nil }
    let isUnion = isNext(word: "union")
    if !isUnion, !isNext(word: "struct") { throw mistake("'struct' or 'union'") }
    position += 1
    if skip(word: "incomplete") { return (label, isUnion, nil) }
    try expect("{")
    passBraces()
    return (label, isUnion, try layout())
  }

  private mutating func readLayout() throws(TextMistake) {
    let start = token
    let kind = try typeKind(depth: 0)
    guard usualLayouts[kind] == nil else { throw start.mistake("one layout of the type") }
    let layout = try layout()
    usualLayouts[kind] = layout
    _ = unit.types.intern(MachineType(kind, size: layout.size, alignment: layout.alignment))
  }

  private mutating func readRecord() throws(TextMistake) {
    guard let (id, layout) = recordDefinitions[position] else { throw mistake("the definition of a record") }
    position += 1
    _ = try label("the name of a record")
    position += 2
    if skip(word: "incomplete") { return }
    try expect("{")
    var fields: [Field] = []
    while !skip("}") {
      if !fields.isEmpty { try expect(",") }
      fields.append(try field())
    }
    _ = try self.layout()
    guard let size = layout.size else { throw mistake("the size of the record") }
    unit.types.complete(id, fields: fields, size: size, alignment: layout.alignment)
  }

  private mutating func field() throws(TextMistake) -> Field {
    let start = token
    let label = try label("the name of a field")
    if label.ordinal > 0 || start.kind == .ordinal(0) { throw start.mistake("the name of a field without number") }
    try expect(":")
    let type = try type()
    try expect("@")
    let offset = try integer("an offset in bits")
    let width: Int? = skip(":") ? try integer("a width in bits") : nil
    return Field(name: label.name, type: type, bitOffset: offset, bitWidth: width)
  }
}
