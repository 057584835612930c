internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Changes of many bytes at once.
extension Explorer {
  func fill(_ region: RegionID?, _ offset: Term, size: Int, with byte: Term, _ state: inout State) {
    guard let region else { return }
    guard let start = table.signedValue(offset).map({ Int($0) }) else {
      let range = offsets(offset, size: size, region, state)
      state.memory.change(region) { $0.contents.forget(within: range, as: .imprecise) }
      return
    }
    state.memory.change(region) { $0.contents.write(.fill(byte), at: start, size: size) }
  }

  /// Copies bytes with what is known of them.
  func copy(
    from source: RegionID?, _ sourceOffset: Term, to target: RegionID?, _ targetOffset: Term, size: Int,
    _ state: inout State
  ) {
    guard let target, size > 0 else { return }
    guard let start = table.signedValue(targetOffset).map({ Int($0) }) else {
      let range = offsets(targetOffset, size: size, target, state)
      state.memory.change(target) { $0.contents.forget(within: range, as: .imprecise) }
      return
    }
    guard let source, let from = table.signedValue(sourceOffset).map({ Int($0) }),
      let contents = state.memory[source]?.contents
    else {
      let kind = source.flatMap { state.memory[$0] }.map { unknownKind($0.contents) } ?? .imprecise
      state.memory.change(target) { $0.contents.write(.unknown(kind), at: start, size: size) }
      return
    }
    let pieces = contents.pieces(from, from + size)
    let background = contents.background
    var payloads: [(start: Int, size: Int, payload: Contents.Payload)] = []
    for piece in pieces {
      let place = piece.range.lowerBound - from + start
      if let payload = piece.payload {
        payloads.append((place, piece.range.count, payload))
        continue
      }
      switch background {
      case .undefined: payloads.append((place, piece.range.count, .undefined))
      case .zero: payloads.append((place, piece.range.count, .fill(table.constant(0, bits: 8))))
      case .unknown(let kind): payloads.append((place, piece.range.count, .unknown(kind)))
      case .initialiser(let reference):
        payloads += initialPayloads(reference, piece.range, to: place, &state)
      }
    }
    state.memory.change(target) { object in
      for part in payloads { object.contents.write(part.payload, at: part.start, size: part.size) }
    }
    // An unknown string keeps its length.
    for known in contents.lengths where known.offset >= from && known.offset < from + size {
      guard let length = table.unsignedValue(known.length) ?? upper(known.length, state),
        known.offset - from + Int(clamping: length) * known.width < size
      else { continue }
      state.memory.refine(target) {
        $0.contents.note(length: known.length, at: known.offset - from + start, width: known.width)
      }
    }
  }

  /// A text that a copy of so many bytes holds with its end is as long as before.
  func keepLengths(
    from source: (region: RegionID, offset: Term), to target: (region: RegionID, offset: Term), size: Term,
    _ state: inout State
  ) {
    guard let from = table.signedValue(source.offset).map({ Int($0) }),
      let start = table.signedValue(target.offset).map({ Int($0) }),
      (0..<1 << 32).contains(from), (0..<1 << 32).contains(start),
      let lengths = state.memory[source.region]?.contents.lengths
    else { return }
    for known in lengths where known.width == 1 && known.offset >= from {
      let ahead = table.constant(UInt64(known.offset - from), bits: table.bits(of: known.length))
      let last = table.add(known.length, ahead)
      guard table.bits(of: last) == table.bits(of: size), decide(table.unsignedLess(last, size), state) == true else {
        continue
      }
      state.memory.refine(target.region) {
        $0.contents.note(length: known.length, at: known.offset - from + start, width: 1)
      }
    }
  }

  private func upper(_ term: Term, _ state: State) -> UInt64? {
    let range = state.facts.unsignedRange(of: term, in: table)
    return range.upperBound < 1 << 20 ? range.upperBound : nil
  }

  /// The parts of a constant's first contents, word by word where it holds addresses.
  private func initialPayloads(
    _ reference: LinkedProgram.Reference<Global>, _ range: Range<Int>, to place: Int, _ state: inout State
  ) -> [(start: Int, size: Int, payload: Contents.Payload)] {
    let unit = program.unit(reference.unit)
    guard range.count <= 4096 else { return [(place, range.count, .unknown(.imprecise))] }
    var parts: [(start: Int, size: Int, payload: Contents.Payload)] = []
    var here = range.lowerBound
    while here < range.upperBound {
      let word = unit.pointerBytes
      if here % word == 0, here + word <= range.upperBound,
        let address = initialAddress(reference, at: here, unit, &state)
      {
        parts.append((place + here - range.lowerBound, word, .value(address, skip: 0, of: word)))
        here += word
        continue
      }
      if case .bits(let byte) = program.initialValue(of: reference, at: here, size: 1) {
        parts.append((place + here - range.lowerBound, 1, .fill(table.constant(byte, bits: 8))))
      } else {
        parts.append((place + here - range.lowerBound, 1, .unknown(.imprecise)))
      }
      here += 1
    }
    return parts
  }

  private func initialAddress(
    _ reference: LinkedProgram.Reference<Global>, at offset: Int, _ unit: UnitCode, _ state: inout State
  ) -> Term? {
    switch program.initialValue(of: reference, at: offset, size: unit.pointerBytes) {
    case .address(let global, let addend):
      let target = region(of: global, in: unit, &state)
      return table.add(regions[target.index].base, table.constant(signed: Int64(addend), bits: unit.pointerBits))
    case .function(let function):
      let target =
        program.linked.definition(of: function, in: unit.index)
        ?? LinkedProgram.Reference(unit: unit.index, id: function)
      return symbols.address(of: target, bits: unit.pointerBits)
    case .bits, .unknown: return nil
    }
  }

  func unknownKind(_ contents: Contents) -> SymbolInfo.Kind {
    if case .unknown(let kind) = contents.background { return kind }
    return .imprecise
  }

  /// Memory that code outside the analysis can reach may hold anything: globals with external linkage, what they lead
  /// to, and what was handed out before.
  ///
  /// - Parameter changed: the kinds of memory that the code changes, where that is known.
  func forgetShared(changing changed: ModifiedMemory? = nil, _ state: inout State) {
    for (reference, region) in state.memory.globals.sorted(by: { $0.value < $1.value }) {
      let global = program.linked[reference]
      guard global.linkage == .external, !program.isConstant(reference) else { continue }
      for term in pointers(in: region, state) { forget(reachableFrom: term, changing: changed, &state) }
      escapeResources(in: region, &state)
      let contents = unknownContents(of: reference, &state)
      change(region, to: contents, changed, &state)
    }
    for region in state.memory.escaped where regions[region.index].isHandedOut {
      for term in pointers(in: region, state) { forget(reachableFrom: term, changing: changed, &state) }
      escapeResources(in: region, &state)
      change(region, to: Contents(.unknown(.contract)), changed, &state)
    }
  }

  /// Replaces what an object holds, and keeps what stood there for the kinds of memory that were not changed.
  private func change(_ region: RegionID, to contents: Contents, _ changed: ModifiedMemory?, _ state: inout State) {
    state.memory.change(region) { object in
      guard let changed, case .unknown = contents.background else { return object.contents = contents }
      object.contents = Contents(contents.background, earlier: Contents.Earlier(object.contents, changed))
    }
  }

  /// The addresses that an object holds.
  func pointers(in region: RegionID, _ state: State) -> [Term] {
    (state.memory[region]?.contents.allSegments ?? []).compactMap { segment in
      guard case .value(let term, 0, _) = segment.payload, table.unsignedValue(term) == nil,
        table.bits(of: term) == table.bits(of: regions[region.index].base), let base = base(of: term),
        let info = symbols.info(base), info.isPointer || info.target != nil
      else { return nil }
      return term
    }
  }

  /// What a pointer leads to may have been changed by a function that is not followed; also what is reached from there.
  func forget(reachableFrom pointer: Term, changing changed: ModifiedMemory? = nil, _ state: inout State) {
    var open = [pointer]
    var seen: Set<RegionID> = []
    while let pointer = open.popLast() {
      guard let (region, _) = resolve(pointer, &state), state.memory[region] != nil, seen.insert(region).inserted
      else { continue }
      if case .global(let reference) = regions[region.index].kind, program.isConstant(reference) { continue }
      open += pointers(in: region, state)
      escapeResources(in: region, &state)
      let contents = contentsAfterCall(region, &state)
      change(region, to: contents, changed, &state)
      state.memory.change(region) { if $0.life == .live { $0.life = .escaped } }
    }
  }

  /// A function that is not followed may have changed an array that it was given, and not the record around it.
  func forgetArray(_ array: ArrayPlace, in region: RegionID, _ state: inout State) {
    let offset = table.subtract(array.start, regions[region.index].base)
    let kind = state.memory[region].map { unknownKind($0.contents) } ?? .contract
    forget(
      (region, offset), table.constant(UInt64(array.size), bits: table.bits(of: offset)),
      kind == .outside ? .outside : .contract, within: array, &state)
    state.memory.change(region) { if $0.life == .live { $0.life = .escaped } }
  }

  /// What an object holds after a function that is not followed may have changed it: a message from outside stays one.
  private func contentsAfterCall(_ region: RegionID, _ state: inout State) -> Contents {
    if case .global(let reference) = regions[region.index].kind { return unknownContents(of: reference, &state) }
    guard case .pointee = regions[region.index].kind, let old = state.memory[region]?.contents,
      unknownKind(old) == .outside
    else { return Contents(.unknown(.contract)) }
    return Contents(.unknown(.outside))
  }

  /// What leads on from an object that is handed to a function by value.
  func forget(reachableFromObject region: RegionID, changing changed: ModifiedMemory? = nil, _ state: inout State) {
    for term in pointers(in: region, state) { forget(reachableFrom: term, changing: changed, &state) }
  }
}
