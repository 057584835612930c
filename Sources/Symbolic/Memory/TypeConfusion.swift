internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// Checks that an access through a pointer finds an object of the kind that the pointer promises (C11 6.5p7).
  ///
  /// Only what the program declares is judged: blocks of the heap take the type that is written to them, characters may
  /// be read as anything and anything as characters, and members of unions overlap on purpose.
  func checkKind(
    _ place: Place, _ address: Address, _ scalar: ScalarType, _ origin: ID<Origin>, _ state: State
  ) {
    guard case .memory(let operand) = place.base, let pointer = address.pointer, let region = address.region,
      state.memory[region]?.life == .live, let declared = declaredType(of: region),
      let start = table.signedValue(table.subtract(pointer, regions[region.index].base)).map({ Int($0) })
    else { return }
    let code = state.top.code
    let isRecord = pointee(of: operand, code).flatMap { code.unit.ir.types[$0].record }.map { !$0.isUnion } ?? false
    let offset = isRecord ? start : table.signedValue(address.offset).map { Int($0) }
    // A pointer to the first member also points to the structure around it.
    guard let offset, let leaf = declared.unit.leaf(of: declared.type, at: offset, inRecords: !isRecord) else { return }
    guard isRecord || leaf.differs(from: scalar) else { return }
    var detail = detail(of: region, state)
    detail.length = "\(scalar.size)"
    detail.size = "\(leaf.size)"
    detail.type = isRecord ? pointee(of: operand, code).flatMap { code.unit.ir.types[$0].record?.name } ?? "" : ""
    reportCertain(.typeConfusion, origin, region: region, state, detail: detail)
  }

  /// Checks that what a member of a union is read as a pointer was not stored as a number.
  func checkUnionPointer(_ value: Term, _ place: Place, _ region: RegionID, _ origin: ID<Origin>, _ state: State) {
    let code = state.top.code
    let marks = [0, 1, -1].map { table.constant(signed: $0, bits: table.bits(of: value)) }
    let isNumber = table.unsignedValue(value).map { !marks.contains(value) && !code.unit.isFixedAddress($0) }
    guard isNumber ?? isGivenNumber(value),
      place.container(in: code.body, code.unit.ir).flatMap({ code.unit.ir.types[$0].record })?.isUnion == true
    else { return }
    reportCertain(.typeConfusion, origin, region: region, state, detail: detail(of: region, state))
  }

  /// Whether a value was given to the root as a number, and is no address in disguise.
  private func isGivenNumber(_ value: Term) -> Bool {
    let inside = table.symbols(in: value)
    return !inside.isEmpty
      && inside.allSatisfy { symbol in
        guard let info = symbols.info(symbol), info.isParameter else { return false }
        // Addresses in disguise are unsigned.
        return info.isSigned && !info.isPointer && !info.isHandle && info.target == nil
      }
  }

  private func declaredType(of region: RegionID) -> (unit: UnitCode, type: ID<MachineType>)? {
    switch regions[region.index].kind {
    case .local(let local, let code): (code.unit, code.body.locals[local].type)
    case .global(let reference): (program.unit(reference.unit), program.linked[reference].type)
    case .heap, .stack, .pointee, .opaque, .code: nil
    }
  }
}

extension UnitCode {
  /// Whether a number may be the address of a register or of memory of the device.
  fileprivate func isFixedAddress(_ number: UInt64) -> Bool { number % UInt64(pointerBytes) == 0 && number >= 1 << 12 }

  /// The scalar that a declared object holds at an offset; nil for characters, in unions, bit-fields and padding, and
  /// where no scalar begins there.
  fileprivate func leaf(of type: ID<MachineType>, at offset: Int, inRecords: Bool) -> ScalarType? {
    let whole = type
    var type = type
    var offset = offset
    guard offset >= 0 else { return nil }
    while true {
      switch ir.types[type].kind {
      case .array(let element, _):
        guard let size = ir.types[element].size, size > 0 else { return nil }
        offset %= size
        type = element
      case .record(let record):
        guard !record.isUnion, inRecords else { return nil }
        let field = record.fields.last { $0.byteOffset <= offset }
        guard let field, field.bitWidth == nil else { return nil }
        offset -= field.byteOffset
        type = field.type
      case .integer, .floating, .pointer:
        let scalar = self.scalar(type)
        return offset == 0 && (scalar.size > 1 || type == whole) ? scalar : nil
      case .void, .boolean, .complex, .function, .vector: return nil
      }
    }
  }
}

extension ScalarType {
  /// Whether an access of another type finds no such value here: it is wider, or of another representation.
  ///
  /// Parts of a number and pointers held as numbers of their size are left to other rules.
  fileprivate func differs(from access: ScalarType) -> Bool {
    if access.size <= 1 { return false }
    if access.size > size { return true }
    return access.size == size && (kind == .floating) != (access.kind == .floating)
  }
}
