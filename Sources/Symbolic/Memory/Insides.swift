internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// The array inside a record into which a pointer leads: it does not leave it by arithmetic (C11 6.5.6p8).
struct Inside {
  /// Bytes from the start of the region.
  let range: Range<Int>
}

/// An array inside a record, by the pointer to its start; where that is may not be known.
struct ArrayPlace {
  let start: Term
  let size: Int
}

extension Explorer {
  /// Notes into which array inside a record a pointer leads that was moved by a distance which is not known.
  func noteInside(_ moved: Term, from base: Term, _ pointer: Operand, _ state: State) {
    noteArray(moved, from: base, pointer, state)
    guard let start = self.base(of: moved), table.unsignedValue(table.subtract(moved, start)) == nil else { return }
    if let known = insides[base] {
      insides[moved] = known
    } else if let extent = extent(of: pointer, base, state),
      let offset = table.signedValue(table.subtract(base, start)), offset >= 0
    {
      insides[moved] = Inside(range: Int(offset)..<Int(offset) + extent.size)
    } else if let array = arrays[base], let offset = table.signedValue(table.subtract(array.start, start)), offset >= 0
    {
      insides[moved] = Inside(range: Int(offset)..<Int(offset) + array.size)
    }
  }

  /// Notes in which array of numbers inside a record a pointer was moved; by a constant beyond its end it leads elsewhere.
  private func noteArray(_ moved: Term, from base: Term, _ pointer: Operand, _ state: State) {
    guard moved != base else { return }
    let array =
      arrays[base]
      ?? extent(of: pointer, base, state).flatMap { $0.isPlain ? ArrayPlace(start: base, size: $0.size) : nil }
    guard let array else { return }
    if let distance = table.signedValue(table.subtract(moved, array.start)), !(0..<Int64(array.size)).contains(distance)
    {
      return
    }
    arrays[moved] = array
  }

  /// The array inside a record to whose start a pointer leads, by the code or by where its value comes from. The first
  /// array of a record begins where the record does: there only the code tells.
  private func extent(of pointer: Operand, _ value: Term, _ state: State) -> MemberExtent? {
    state.top.code.sources.extent(of: pointer) ?? (base(of: value) == value ? nil : memberArrays[value])
  }

  /// Notes of which array inside a record an address is that of the start or of an element.
  func noteArray(_ address: Address, _ extent: MemberExtent?) {
    if let extent { memberArrays[address.term] = extent }
    guard table.unsignedValue(address.offset) == nil, insides[address.term] == nil, let range = elementRange(address)
    else { return }
    insides[address.term] = Inside(range: range)
  }

  /// The bytes that an access at an offset of a region may touch, by the array inside a record that it stays in.
  func insideRange(_ region: RegionID, _ offset: Term) -> Range<Int>? {
    insides[table.add(regions[region.index].base, offset)]?.range
  }

  /// The bytes of the array that an address indexes; nil where that is not within known bounds.
  func elementRange(_ address: Address) -> Range<Int>? {
    guard let bound = address.element, bound.count > 1 else { return nil }
    let stride = table.constant(UInt64(bound.stride), bits: table.bits(of: address.offset))
    guard let start = table.signedValue(table.subtract(address.offset, table.multiply(bound.index, stride))), start >= 0
    else { return nil }
    return Int(start)..<Int(start) + bound.count * bound.stride
  }

  /// Checks that bytes whose place or number comes from outside stay in the array into which a pointer leads.
  func checkInsideArray(
    _ pointer: Term, length: Term, isWrite: Bool, callee: String, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard let range = insides[pointer]?.range, let start = base(of: pointer) else { return }
    let bits = table.bits(of: pointer)
    let offset = table.subtract(table.subtract(pointer, start), table.constant(UInt64(range.lowerBound), bits: bits))
    let size = table.constant(UInt64(range.count), bits: bits)
    let bad = table.disjunction(
      table.unsignedLess(size, offset), table.unsignedLess(table.subtract(size, offset), length))
    let region = known(region: start, state)
    let hazard = isWrite ? Hazard.outOfBoundsWrite : .outOfBoundsRead
    guard
      isDrivenOutside(pointer, state) || isDrivenOutside(length, state) || isMasked(bad, hazard, region, state)
    else { return }
    let accessor = isGiven(pointer, to: state.top) ? blamed(pointer, state) : nil
    let place = accessor ?? arrays[pointer].flatMap { handing($0.start, nil, state) }
    try check(bad, hazard, origin, goesOn: true, region: region, at: place, &state) { state in
      var detail = detail(of: region, state)
      detail.size = "\(range.count)"
      detail.offset = text(of: offset, isSigned: true)
      detail.length = text(of: length)
      detail.callee = user(callee, at: place, state)
      return detail
    }
  }

  /// The same for an access through a pointer.
  func checkInsideArray(
    _ address: Address, size: Int, isWrite: Bool, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard let pointer = address.pointer, insides[pointer] != nil, address.term == pointer else { return }
    let length = table.constant(UInt64(size), bits: table.bits(of: pointer))
    try checkInsideArray(pointer, length: length, isWrite: isWrite, callee: "", origin, &state)
  }

  /// Whether somebody outside determines a value, be it by calling again and again.
  func isDrivenOutside(_ term: Term, _ state: State) -> Bool {
    if symbols.isFromOutside(term) { return true }
    guard table.symbols(in: term).contains(where: { symbols.info($0)?.kind == .induction }) else { return false }
    return furtherCalls != nil || state.frames.contains { $0.loops.contains { $0.isFedFromOutside } }
  }

  /// Whether the record is there whose array becomes a pointer: unlike the address of a member, it is taken to be used.
  func checkArrayAddress(
    _ address: Address, _ place: Place, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard let pointer = address.pointer, case .field? = place.projections.last, case .memory(.register) = place.base,
      case .array = state.top.code.unit.ir.types[place.type].kind
    else { return }
    try checkNotNull(pointer, origin, &state)
  }
}
