import Basics
import IR

/// Which types may access the bytes of an object (C11 6.5p6-7): for a declared object those of its declaration, for
/// memory of the heap those of the last store.
///
/// Types with the same representation are not told apart (`int` and `long` of one width, pointers to whatever), and
/// members of a union may be read as each other, so that what is reported is a violation, and not each violation is
/// reported.
struct EffectiveTypes {
  /// Representations of scalars, as a set.
  struct Kinds: OptionSet, Hashable {
    let rawValue: UInt16
    static let character = Kinds(rawValue: 1)
    /// Bit-fields, vectors and what else has no scalar of its own.
    static let any = Kinds(rawValue: 1 << 15)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ type: Scalar) {
      let position: UInt16 =
        switch type.kind {
        case .integer, .wide: type.size <= 1 ? 0 : type.size <= 2 ? 1 : type.size <= 4 ? 2 : type.size <= 8 ? 3 : 4
        case .boolean: 5
        case .pointer: 6
        case .half: 7
        case .brain: 8
        case .single: 9
        case .double: 10
        case .extended: 11
        case .quadruple: 12
        }
      self.init(rawValue: 1 << position)
    }

    /// Whether an lvalue of one kind may access bytes of this one.
    func allows(_ access: Kinds) -> Bool { isEmpty || contains(.any) || contains(access) }
  }

  /// The kinds of a declared object's bytes; those of an array repeat.
  struct Layout {
    var bytes: [Kinds]
    var repeats: Bool

    func kinds(at offset: Int) -> Kinds {
      if bytes.isEmpty { return .any }
      if repeats { return bytes[offset % bytes.count] }
      return offset < bytes.count ? bytes[offset] : .any
    }
  }

  /// What was stored in an object of the heap.
  struct Stored {
    var generation: UInt32
    var kinds: [Kinds]
  }

  private struct Key: Hashable {
    var unit: Int
    var type: ID<MachineType>
  }

  private(set) var layouts: [Layout] = []
  private var rows: [Key: Int32] = [:]
  var stored: [Int: Stored] = [:]
  /// Larger records are not looked into.
  private static let limit = 1 << 14

  /// The row of a type's layout.
  mutating func row(_ type: ID<MachineType>, _ unit: Int, in types: TypeTable) -> Int32 {
    let key = Key(unit: unit, type: type)
    if let row = rows[key] { return row }
    var element = type
    while case .array(let inner, _) = types[element].kind { element = inner }
    var layout = Layout(bytes: [], repeats: element != type)
    if let size = types[element].size, size <= Self.limit {
      layout.bytes = Array(repeating: [], count: size)
      Self.fill(&layout.bytes, element, at: 0, types)
    }
    layouts.append(layout)
    rows[key] = Int32(layouts.count - 1)
    return Int32(layouts.count - 1)
  }

  private static func fill(_ bytes: inout [Kinds], _ type: ID<MachineType>, at offset: Int, _ types: TypeTable) {
    let machine = types[type]
    let kinds: Kinds
    switch machine.kind {
    case .record(let record):
      for field in record.fields {
        if let width = field.bitWidth {
          add(.any, to: &bytes, from: offset + field.bitOffset / 8, count: (field.bitOffset % 8 + width + 7) / 8)
        } else {
          fill(&bytes, field.type, at: offset + field.byteOffset, types)
        }
      }
      return
    case .array(let element, let count):
      let size = types[element].size ?? 0
      for index in 0..<(count ?? 0) { fill(&bytes, element, at: offset + index * size, types) }
      return
    case .complex(let format):
      kinds = Scalar(MachineType(.floating(format), size: 8, alignment: 8)).map(Kinds.init) ?? .any
    default: kinds = Scalar(machine).map(Kinds.init) ?? .any
    }
    add(kinds, to: &bytes, from: offset, count: machine.size ?? 0)
  }

  private static func add(_ kinds: Kinds, to bytes: inout [Kinds], from offset: Int, count: Int) {
    for index in offset..<max(offset, min(bytes.count, offset + count)) { bytes[index].formUnion(kinds) }
  }
}

extension Runtime {
  var tracksTypes: Bool { !violationMask.contains(.effectiveType) }

  /// Compares an access through a pointer with the types of the bytes; `x` is 1 for a store, `b` the kind.
  @inline(never) func checkEffectiveType(_ op: Op, _ pointer: Cell) throws(Stop) {
    // Accesses that are wrong for another reason are reported by what follows.
    guard let row = memory.live(pointer.tag) else { return }
    let object = objects[row]
    let start = Int(truncatingIfNeeded: pointer.bits &+ UInt64(bitPattern: Int64(op.imm)) &- object.base)
    let size = Int(op.c)
    guard start >= 0, start <= Int(object.size) - size else { return }
    let kind = EffectiveTypes.Kinds(rawValue: UInt16(truncatingIfNeeded: op.b))
    if kind == .character { return forgetTypes(row, start, size) }
    if object.segment == .heap { return try checkStored(row, start, size, kind, isStore: op.x == 1) }
    guard object.detail >= 0, object.segment != .code else { return }
    let layout = types.layouts[Int(object.detail)]
    for offset in start..<start + size where !layout.kinds(at: offset).allows(kind) { try wrongType() }
  }

  private func checkStored(
    _ row: Int, _ start: Int, _ size: Int, _ kind: EffectiveTypes.Kinds, isStore: Bool
  ) throws(Stop) {
    let generation = objects[row].generation
    if types.stored[row]?.generation != generation {
      guard isStore else { return }
      types.stored[row] = .init(generation: generation, kinds: Array(repeating: [], count: Int(objects[row].size)))
    }
    if isStore {
      for offset in start..<start + size { types.stored[row]?.kinds[offset] = kind }
    } else if let stored = types.stored[row] {
      for offset in start..<start + size where !stored.kinds[offset].allows(kind) { try wrongType() }
    }
  }

  private func wrongType() throws(Stop) {
    try violate(
      .effectiveType, "access to an object through an lvalue of another type", "別の型の左辺値によるオブジェクトへのアクセス")
  }

  /// Bytes of the heap get contents through characters, which gives them no type.
  @inline(__always) func forgetTypes(_ row: Int, _ offset: Int, _ count: Int) {
    if types.stored.isEmpty || count <= 0 { return }
    clearTypes(row, offset, count)
  }

  private func clearTypes(_ row: Int, _ offset: Int, _ count: Int) {
    guard types.stored[row] != nil, offset >= 0 else { return }
    for index in offset..<offset + count where index < types.stored[row]!.kinds.count {
      types.stored[row]!.kinds[index] = []
    }
  }
}
