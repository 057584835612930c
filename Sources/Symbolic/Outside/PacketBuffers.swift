internal import Basics
internal import Dataflow
internal import IR
internal import Machine
internal import Solver

/// Objects of static storage that hold bytes from outside, and the integers that tell how many, inferred from names and
/// use: a byte array and a length that are called alike, where code compares the length by order and reads the bytes.
struct PacketBuffers: Sendable {
  typealias Reference = LinkedProgram.Reference<Global>

  /// By length the bytes of its buffer; the largest where there are several.
  private(set) var capacities: [Reference: Int] = [:]
  private var buffers: Set<Reference> = []

  /// Words of buffers that the program itself fills.
  private static let ownWords: Set<String> = [
    "tx", "out", "output", "send", "sent", "resp", "response", "reply", "write", "log", "name", "path", "str", "string",
    "text", "line", "key", "stack", "heap", "pool", "table", "print", "format", "map", "cache", "queue", "history",
  ]
  /// Words that say no more than that something holds bytes.
  private static let bufferWords: Set<String> = [
    "buf", "buffer", "bytes", "data", "packet", "pkt", "frame", "msg", "message", "payload", "datagram", "aligned",
    "rx", "recv", "received", "in", "input", "raw",
  ]

  init(_ program: LinkedProgram) {
    var bytes: [Reference: Int] = [:]
    var lengths: [Reference] = []
    for (index, unit) in program.units.enumerated() {
      for id in unit.globals.ids {
        let global = unit.globals[id]
        let reference = program.definition(of: id, in: index) ?? Reference(unit: index, id: id)
        guard !global.flags.contains(.constant), !global.flags.contains(.stringLiteral), bytes[reference] == nil else {
          continue
        }
        if let size = Self.byteCount(of: global.type, unit) {
          bytes[reference] = size
        } else if Self.isInteger(global.type, unit), Extents.isLength(global.name) {
          lengths.append(reference)
        }
      }
    }
    guard !bytes.isEmpty, !lengths.isEmpty else { return }
    let compared = Self.compared(program)
    let ordered = bytes.keys.sorted { ($0.unit, $0.id) < ($1.unit, $1.id) }
    for length in Set(lengths).sorted(by: { ($0.unit, $0.id) < ($1.unit, $1.id) }) where compared.contains(length) {
      let stem = Self.stem(of: program[length].name)
      guard !stem.isEmpty else { continue }
      for buffer in ordered where Self.isCalled(program[buffer].name, by: stem) {
        buffers.insert(buffer)
        capacities[length] = max(capacities[length] ?? 0, bytes[buffer] ?? 0)
      }
    }
  }

  func isBuffer(_ global: Reference) -> Bool { buffers.contains(global) }

  /// The words of a length that name the thing it measures.
  private static func stem(of name: String) -> Set<String> {
    let words = Extents.words(own(name))
    let stem = words.filter { !Extents.lengthWords.contains($0) && !bufferWords.contains($0) }
    return stem.count < words.count && ownWords.isDisjoint(with: words) ? Set(stem) : []
  }

  /// Whether a buffer's name is the stem and words that say that it holds bytes.
  private static func isCalled(_ name: String, by stem: Set<String>) -> Bool {
    let words = Set(Extents.words(own(name)))
    return stem.isSubset(of: words) && !words.isDisjoint(with: bufferWords)
      && words.subtracting(stem).isSubset(of: bufferWords)
  }

  /// The source's name of an object that is static in a function.
  private static func own(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }

  @inline(never)
  private static func isInteger(_ type: ID<MachineType>, _ unit: UnitIR) -> Bool {
    if case .integer = unit.types[type].kind { true } else { false }
  }

  /// The size of an array of bytes, or of a union with one.
  @inline(never)
  private static func byteCount(of type: ID<MachineType>, _ unit: UnitIR) -> Int? {
    switch unit.types[type].kind {
    case .array(let element, let count?):
      guard case .integer(let format) = unit.types[element].kind, format.bits == 8, count >= 8 else { return nil }
      return count
    case .record(let record) where record.isUnion:
      return record.fields.compactMap { byteCount(of: $0.type, unit) }.max()
    default: return nil
    }
  }

  /// The globals whose value some code compares by order.
  private static func compared(_ program: LinkedProgram) -> Set<Reference> {
    var compared: Set<Reference> = []
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        for global in ComparedGlobals(body).found {
          compared.insert(program.definition(of: global, in: index) ?? Reference(unit: index, id: global))
        }
      }
    }
    return compared
  }
}

extension Explorer {
  /// What a global holds that other code may have written: bytes from outside in a packet buffer, their number in its
  /// length.
  func unknownContents(of global: LinkedProgram.Reference<Global>, _ state: inout State) -> Contents {
    if program.packets.isBuffer(global) || program.deliveries.isFilled(global) { return Contents(.unknown(.outside)) }
    guard let capacity = program.packets.capacities[global] else { return Contents(.unknown(.contract)) }
    let unit = program.unit(global.unit)
    let scalar = unit.scalar(program.linked[global].type)
    var contents = Contents(.unknown(.contract))
    let count = symbols.make(scalar, .outside, name: program.linked[global].name)
    symbols.markExtent(count, isShared: true)
    let most = table.constant(UInt64(capacity), bits: scalar.bits)
    if scalar.bits > 31 || capacity < 1 << (scalar.bits - 1) {
      _ = state.facts.assume(table.unsignedLessOrEqual(count, most), in: table)
    }
    contents.note(count, at: 0, size: scalar.size)
    return contents
  }
}
