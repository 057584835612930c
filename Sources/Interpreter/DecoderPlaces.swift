import Basics
import IR

extension Decoder {
  /// Where a place is, as far as is known before the program runs.
  enum Location {
    case cell(Int32)
    /// In the frame's own memory: the local and a byte offset within it.
    case frame(Int32, Int)
    /// Behind a pointer: the cell, a byte offset, the address bits of the pointer that must be zero.
    case memory(Int32, Int, Int32)
  }

  /// What is known of a bit-field.
  struct BitField {
    var location: Location
    /// From the byte of `location`.
    var bitOffset: Int
    var width: Int
  }

  /// Emits what finds a place; `asAddress` where an element one past the end is wanted as well.
  func locate(_ id: ID<Place>, asAddress: Bool = false) -> Location {
    let place = body.places[id]
    let (location, _) = walk(place, asAddress: asAddress)
    return location
  }

  /// The bit-field that a place's last step names, if it names one.
  func bitField(_ id: ID<Place>) -> BitField? {
    let place = body.places[id]
    guard case .field(let index, _)? = place.projections.last else { return nil }
    var outer = place
    outer.projections.removeLast()
    guard let type = typeBefore(place), let field = types[type].record?.fields[safe: index],
      let width = field.bitWidth
    else { return nil }
    let (location, _) = walk(outer, asAddress: false)
    return BitField(location: location, bitOffset: field.bitOffset, width: width)
  }

  func hasBitField(_ id: ID<Place>) -> Bool {
    let place = body.places[id]
    guard case .field(let index, _)? = place.projections.last, let type = typeBefore(place) else { return false }
    return types[type].record?.fields[safe: index]?.bitWidth != nil
  }

  /// The type to which a place's last step applies.
  private func typeBefore(_ place: Place) -> ID<MachineType>? {
    var type = baseType(place)
    for step in place.projections.dropLast() { type = type.flatMap { self.step(step, from: $0) } }
    return type
  }

  private func baseType(_ place: Place) -> ID<MachineType>? {
    switch place.base {
    case .local(let local): body.locals[local].type
    case .global(let global): unit.globals[global].type
    case .memory(let operand): types[type(of: operand)].pointee
    }
  }

  private func step(_ step: Place.Projection, from type: ID<MachineType>) -> ID<MachineType>? {
    switch step {
    case .field(let index, _): types[type].record?.fields[safe: index]?.type
    case .index: types[type].element
    case .offset: nil
    }
  }

  private func walk(_ place: Place, asAddress: Bool) -> (Location, ID<MachineType>?) {
    var type = baseType(place)
    var location: Location
    switch place.base {
    case .local(let local):
      if localRows[local.index] < 0 { return (.cell(localCells[local.index]), type) }
      location = .frame(localRows[local.index], 0)
    case .global(let global): location = .memory(globalCell(global), 0, 0)
    case .memory(let operand):
      let start = place.projections.isEmpty ? place.type : type ?? place.type
      location = .memory(cell(operand), 0, Int32(max(1, types[start].alignment) - 1))
    }
    // The last member of a record may stand for an array of any length (C11 6.7.2.1p18 and its older spellings).
    var isTrailing = false
    for (position, step) in place.projections.enumerated() {
      switch step {
      case .field(let index, let offset):
        location = moved(location, by: offset)
        isTrailing = type.flatMap { types[$0].record }.map { index == $0.fields.count - 1 || $0.isUnion } ?? true
      case .index(let operand, let stride):
        var count: Int?
        if let type, case .array(_, let known) = types[type].kind { count = known }
        if let type, case .vector(_, let known) = types[type].kind { count = known }
        if isTrailing || count == 0 { count = nil }
        location = element(
          location, operand, stride: stride, count: count,
          asAddress: asAddress && position == place.projections.count - 1)
        isTrailing = false
      case .offset(let offset):
        location = moved(location, by: offset)
        isTrailing = true
      }
      type = type.flatMap { self.step(step, from: $0) }
    }
    return (location, type)
  }

  private func moved(_ location: Location, by offset: Int) -> Location {
    switch location {
    case .cell: location
    case .frame(let local, let old): .frame(local, old + offset)
    case .memory(let cell, let old, let mask): .memory(cell, old + offset, mask)
    }
  }

  private func element(_ location: Location, _ operand: Operand, stride: Int, count: Int?, asAddress: Bool)
    -> Location
  {
    if case .constant(let id) = operand, case .integer(let value) = body.constants[id].value,
      value >= 0, let count, value < Int128(count)
    {
      return moved(location, by: Int(value) * stride)
    }
    let (base, offset, mask) = pointer(location)
    let result = newCell()
    var start = base
    if offset != 0 {
      start = newCell()
      emit(Op(.member, a: start, b: base, c: mask, x: 1, imm: offset))
    } else if mask > 0 {
      // The pointer itself must be aligned for its type, the element then is.
      emit(Op(.member, a: start, b: base, c: mask, x: 1, imm: 0))
    }
    emit(
      Op(.element, a: result, b: start, c: cell(operand), x: asAddress ? 1 : 0, y: count == nil ? 0 : 1, imm: stride))
    if let count { emit(Op(.elementBound, imm: count)) }
    return .memory(result, 0, 0)
  }

  /// A cell that points to a location, with the rest of its offset.
  func pointer(_ location: Location) -> (cell: Int32, offset: Int, mask: Int32) {
    switch location {
    case .cell: preconditionFailure("a cell has no address")
    case .memory(let cell, let offset, let mask): return (cell, offset, mask)
    case .frame(let local, let offset):
      let cell = newCell()
      emit(Op(.localAddress, a: cell, b: local, imm: offset))
      return (cell, 0, 0)
    }
  }

  /// A cell that points to a location.
  func address(_ location: Location) -> Int32 {
    let (cell, offset, _) = pointer(location)
    guard offset != 0 else { return cell }
    let result = newCell()
    emit(Op(.member, a: result, b: cell, imm: offset))
    return result
  }

  /// A cell of the template that points to a global.
  private func globalCell(_ global: ID<Global>) -> Int32 { globalCells[global] ?? 0 }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
