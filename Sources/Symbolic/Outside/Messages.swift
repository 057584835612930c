internal import Basics
internal import Dataflow
internal import IR
internal import Machine
internal import Solver

/// Records that carry a message in an array of their own beside its length: a frame of a bus, a report of a device.
extension Explorer {
  /// What such a record holds came from outside, where the root is handed one and nothing writes it.
  func noteMessage(_ pointer: Term, _ parameter: ID<Local>, of root: FunctionCode, _ state: inout State) {
    guard let pointee = root.unit.ir.types[root.body.locals[parameter].type].pointee,
      let bytes = root.unit.messageBytes(of: pointee),
      let record = root.unit.ir.types[pointee].record,
      !record.fields.indices.contains(where: { member in
        program.modifications.changes(program.modifications.holder(ofMember: member, of: record), in: root.reference)
      }),
      let (region, _) = resolve(pointer, &state)
    else { return }
    state.memory.refine(region) {
      $0.contents.write(.unknown(.outside), at: bytes.lowerBound, size: bytes.count)
    }
  }
}

extension UnitCode {
  /// Where a record that has a length and one array of bytes holds the bytes.
  func messageBytes(of type: ID<MachineType>) -> Range<Int>? {
    guard let record = ir.types[type].record, !record.isUnion,
      record.fields.contains(where: { isInteger($0.type) && $0.bitWidth == nil && Extents.isMessageLength($0.name) })
    else { return nil }
    var found: Range<Int>?
    for field in record.fields {
      guard case .array(let element, let count?) = ir.types[field.type].kind, count > 1,
        case .integer(let format) = ir.types[element].kind, format.bits == 8
      else { continue }
      if found != nil { return nil }
      found = field.byteOffset..<field.byteOffset + count
    }
    return found
  }
}

extension Extents {
  /// Whether a member tells the length of a message: as other lengths, or by the name that it has on a CAN bus.
  fileprivate static func isMessageLength(_ name: String) -> Bool {
    (isLength(name) && !isCapacity(name)) || words(name).contains("dlc")
  }
}
