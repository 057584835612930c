import Basics
import IR

/// Numbers for the kinds of memory that functions change: members of records, objects with static storage, and scalars
/// behind pointers by their type. Records of one name are one in all units.
///
/// Members are told apart by their record and not by the object, as in field-based pointer analysis (Heintze and
/// Tardieu, "Ultra-fast aliasing analysis using CLA", 2001). A program that writes one record through a pointer to
/// another is not understood.
struct MemorySlots: Sendable {
  typealias GlobalReference = LinkedProgram.Reference<Global>

  /// What stands for all that is not known.
  static let anything = 0
  private static let scalarCount = 24

  private let program: LinkedProgram
  /// The slot of a record's first member.
  private var records: [String: Int] = [:]
  private var globals: [GlobalReference: Int] = [:]
  private var count = 1 + MemorySlots.scalarCount

  init(_ program: LinkedProgram) {
    self.program = program
    var sizes: [String: Int] = [:]
    for unit in program.units {
      for id in unit.types.ids {
        guard let record = unit.types[id].record else { continue }
        sizes[record.name] = max(sizes[record.name] ?? 0, record.fields.count)
      }
    }
    for (name, size) in sizes.sorted(by: { $0.key < $1.key }) {
      records[name] = count
      count += size
    }
    for (index, unit) in program.units.enumerated() {
      for id in unit.globals.ids {
        let reference = definition(of: id, in: index)
        if globals[reference] == nil {
          globals[reference] = count
          count += 1
        }
      }
    }
  }

  private func definition(of global: ID<Global>, in unit: Int) -> GlobalReference {
    program.definition(of: global, in: unit) ?? GlobalReference(unit: unit, id: global)
  }

  func slot(of global: ID<Global>, in unit: Int) -> Int { globals[definition(of: global, in: unit)] ?? Self.anything }

  func slot(of global: GlobalReference) -> Int { globals[global] ?? Self.anything }

  func slot(ofMember index: Int, of record: Record) -> Int { records[record.name].map { $0 + index } ?? Self.anything }

  /// The slot of scalars of a type; nil for other types.
  private func scalar(_ type: MachineType) -> Int? {
    let kind: Int
    switch type.kind {
    case .boolean, .integer: kind = 0
    case .floating, .complex: kind = 1
    case .pointer: kind = 2
    case .void, .array, .record, .function, .vector: return nil
    }
    var width = 0
    while width < 7 && 1 << width < type.size ?? 1 { width += 1 }
    return 1 + kind * 8 + width
  }

  /// The slots of all that an object of a type consists of.
  func all(of type: ID<MachineType>, in unit: UnitIR) -> [Int] {
    var slots: [Int] = []
    var open = [type]
    var seen: Set<ID<MachineType>> = []
    while let type = open.popLast() {
      guard seen.insert(type).inserted else { continue }
      let row = unit.types[type]
      switch row.kind {
      case .record(let record):
        slots += record.fields.indices.map { slot(ofMember: $0, of: record) }
        open += record.fields.map(\.type).filter { !unit.types[$0].isScalar }
      case .array(let element, _), .vector(let element, _): open.append(element)
      case .void, .function: break
      case .boolean, .integer, .floating, .complex, .pointer: if let slot = scalar(row) { slots.append(slot) }
      }
    }
    return slots
  }

  /// The slot of the innermost member or the object with static storage that a place belongs to; nil where it is a
  /// local or what a pointer leads to.
  func holder(of place: Place, in body: Body, _ unit: Int) -> Int? {
    let ir = program.units[unit]
    var holder: Int?
    if case .global(let global) = place.base { holder = slot(of: global, in: unit) }
    var type = ir.type(of: place.base, in: body)
    for projection in place.projections {
      if case .field(let index, _) = projection, let record = type.flatMap({ ir.types[$0].record }) {
        holder = slot(ofMember: index, of: record)
      }
      type = ir.types.part(of: type, at: projection)
    }
    return holder
  }

  /// What a store to a place changes, as others see it.
  func written(_ place: Place, in body: Body, _ unit: Int) -> [Int] {
    let ir = program.units[unit]
    if case .local = place.base { return [] }
    var slots = unionSlots(place, in: body, ir)
    let isScalar = ir.types[place.type].isScalar
    if let holder = holder(of: place, in: body, unit) {
      slots.append(holder)
      if isScalar { return slots }
    }
    return slots + all(of: place.type, in: ir)
  }

  /// The members of the unions that a place is part of: they share its bytes.
  private func unionSlots(_ place: Place, in body: Body, _ ir: UnitIR) -> [Int] {
    var slots: [Int] = []
    var type = ir.type(of: place.base, in: body)
    for projection in place.projections {
      if let known = type, ir.types[known].record?.isUnion == true { slots += all(of: known, in: ir) }
      type = ir.types.part(of: type, at: projection)
    }
    return slots
  }

  /// By offset in an object of a type the innermost member there; nil where there is none.
  func member(at offset: Int, of type: ID<MachineType>, in unit: UnitIR) -> Int? {
    var (type, offset, found) = (type, offset, Int?.none)
    for _ in 0..<16 {
      switch unit.types[type].kind {
      case .record(let record):
        guard let index = record.fields.lastIndex(where: { $0.byteOffset <= offset }) else { return found }
        found = slot(ofMember: index, of: record)
        offset -= record.fields[index].byteOffset
        type = record.fields[index].type
      case .array(let element, _):
        guard let size = unit.types[element].size, size > 0 else { return found }
        offset %= size
        type = element
      default: return found
      }
    }
    return found
  }
}
