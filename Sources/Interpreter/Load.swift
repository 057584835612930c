import Basics
import IR

extension Runtime {
  /// Gives every function and object of the program its address, and the objects their first contents.
  func load() {
    loadFunctions()
    loadGlobals()
    for (index, unit) in program.units.enumerated() {
      for id in unit.globals.ids {
        guard program.definition(of: id, in: index) == LinkedProgram.Reference(unit: index, id: id) else { continue }
        initialise(globalRows[index][id.index], unit.globals[id], unit: index)
      }
    }
  }

  private func loadFunctions() {
    var known: [LinkedProgram.Reference<Function>: Int] = [:]
    var missing: [String: Int] = [:]
    for (index, unit) in program.units.enumerated() {
      functionRows.append(
        unit.functions.ids.map { id in
          let function = unit.functions[id]
          guard let target = program.definition(of: id, in: index) else {
            if let row = missing[function.name] { return row }
            let shape = row(shape(of: unit.types[function.type], in: unit))
            missing[function.name] = details.count
            return addFunction(
              FunctionDetail(
                name: function.name, unit: index, id: id, shape: shape, library: Library.function(function.name)),
              .library, size: 16)
          }
          if let row = known[target] { return row }
          let definition = program[target]
          let home = program.units[target.unit]
          let shape = row(shape(of: home.types[definition.type], in: home))
          known[target] = details.count
          return addFunction(
            FunctionDetail(name: definition.name, unit: target.unit, id: target.id, shape: shape), .undecoded,
            size: 16 + (definition.body?.blocks.count ?? 0))
        })
    }
  }

  private func addFunction(_ detail: FunctionDetail, _ state: FunctionRow.State, size: Int) -> Int {
    var row = FunctionRow()
    row.state = state
    row.codeRow = memory.allocateCode(size: size, detail: details.count) ?? 0
    functions[details.count] = row
    details.append(detail)
    return details.count - 1
  }

  private func loadGlobals() {
    var known: [LinkedProgram.Reference<Global>: Int] = [:]
    var missing: [String: Int] = [:]
    for (index, unit) in program.units.enumerated() {
      globalRows.append(
        unit.globals.ids.map { id in
          let global = unit.globals[id]
          guard let target = program.definition(of: id, in: index) else {
            if let row = missing[global.name] { return row }
            if global.flags.contains(.weak) { return 0 }
            let row = Library.object(global.name, self) ?? missingObject("external object \(global.name)")
            missing[global.name] = row
            return row
          }
          if let row = known[target] { return row }
          let definition = program[target]
          if definition.flags.contains(.constantInitialiserUnknown) {
            let row = missingObject("the initialiser of \(definition.name)")
            known[target] = row
            return row
          }
          let home = program.units[target.unit]
          let alignment = max(home.types[definition.type].alignment, definition.alignment ?? 1)
          let row = memory.allocate(home.size(of: definition), alignment: alignment, segment: .fixed) ?? 0
          if row == 0 { ending = .limit(.memory) }
          if row != 0 { objects[row].detail = types.row(definition.type, target.unit, in: home.types) }
          known[target] = row
          return row
        })
    }
  }

  private func missingObject(_ name: String) -> Int {
    guard let row = memory.allocateCode(size: 16, detail: -1) else { return 0 }
    missingObjects[row] = name
    return row
  }

  private func initialise(_ row: Int, _ global: Global, unit: Int) {
    let object = objects[row]
    for item in global.initialiser ?? [] {
      guard item.offset >= 0, item.offset < Int(object.size) else { continue }
      let room = Int(object.size) - item.offset
      switch item.value {
      case .bytes(let bytes):
        for (index, byte) in bytes.prefix(room).enumerated() { object.data[item.offset + index] = byte }
      case .integer(let value, let size):
        let type = Scalar(size > 8 ? .wide : .integer, size: size, bits: size * 8)
        if size <= room { write(Word.wrapping(value, type), type, row, item.offset) }
      case .floating(let value, let format):
        let kinds: [FloatingFormat: (Scalar.Kind, Int)] = [
          .half: (.half, 2), .brain: (.brain, 2), .single: (.single, 4), .double: (.double, 8),
          .extended: (.extended, 10), .quadruple: (.quadruple, 16),
        ]
        guard let (kind, size) = kinds[format], size <= room else { continue }
        let type = Scalar(kind, size: size, bits: size * 8)
        write(Word.floating(Extended(value), type), type, row, item.offset)
      case .bits(let value, let bitOffset, let width):
        writeBits(UInt64(truncatingIfNeeded: value), row, item.offset * 8 + bitOffset, width)
      case .address(let target, let addend):
        writePointer(address(of: target, in: unit, offset: addend), row, item.offset, room)
      case .function(let target): writePointer(address(of: target, in: unit), row, item.offset, room)
      case .label(let function, let block):
        writePointer(label(block, of: functionRows[unit][function.index]), row, item.offset, room)
      }
    }
    // String literals and constant objects are written by no one (C11 6.4.5p7, 6.7.3p6).
    objects[row].isReadOnly = global.flags.contains(.constant) || global.flags.contains(.stringLiteral)
  }

  private func writePointer(_ word: Word, _ row: Int, _ offset: Int, _ room: Int) {
    let type = Scalar(.pointer, size: min(room, memory.pointerSize), bits: memory.pointerSize * 8)
    write(word, type, row, offset)
  }

  // MARK: Addresses

  func address(of global: ID<Global>, in unit: Int, offset: Int) -> Word {
    let row = globalRows[unit][global.index]
    if row == 0 { return Word(UInt64(bitPattern: Int64(offset)) & memory.pointerMask) }
    let address = (objects[row].base &+ UInt64(bitPattern: Int64(offset))) & memory.pointerMask
    return Word(address, tag: memory.tag(of: row))
  }

  func address(of function: ID<Function>, in unit: Int) -> Word {
    let row = functionRows[unit][function.index]
    let declared = program.units[unit].functions[function]
    let isAbsent = functions[row].state == .library && details[row].library == nil
    if isAbsent && declared.flags.contains(.weak) { return .zero }
    let code = functions[row].codeRow
    return Word(objects[code].base, tag: memory.tag(of: code))
  }

  /// The address of a label: the function's, moved by the number of the block.
  func label(_ block: ID<Block>, of function: Int) -> Word {
    let code = functions[function].codeRow
    return Word(objects[code].base &+ UInt64(block.index) + 1, tag: memory.tag(of: code))
  }
}
