internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// What memory holds, and how it changes by scalars.
extension Explorer {
  /// What others made of an allocated block, which is not known, goes with its value.
  private func noteBlock(_ region: RegionID, of value: Term) {
    guard case .heap = regions[region.index].kind, symbols.info(value)?.kind.isArbitrary == false else { return }
    symbols.note(block: region, of: value)
  }

  /// The value of a scalar in memory; nil where the program never gave it one.
  func read(
    _ region: RegionID, offset: Term, size: Int, as scalar: ScalarType, name: @autoclosure () -> String,
    _ state: inout State
  ) -> Value {
    guard let contents = state.memory[region]?.contents else { return symbols.make(scalar, .imprecise) }
    guard let start = table.signedValue(offset).map({ Int($0) }) else {
      if let known = contents.indexed(at: offset, size: size) { return fit(known, scalar) }
      if contents.isUntouched, case .undefined = contents.background { return nil }
      if let choice = choice(region, offset, size: size, scalar, state) { return choice }
      let value = symbols.make(scalar, kind(ofUnknownIn: contents, region, offset, size, state), name: name())
      symbols.setSource(value, region, offset: offset, size: size)
      if size == 1, symbols.info(value)?.kind == .outside { symbols.note(home: region, of: value) }
      noteBlock(region, of: value)
      limit(value, toElementsOf: contents, size: size, scalar, &state)
      limit(value, at: offset, toLengthsIn: contents, size: size, &state)
      state.memory.refine(region) { $0.contents.note(value, at: offset, size: size) }
      return value
    }
    if case .value(let term, 0, let whole)? = contents.exact(start, size: size), whole == size {
      return fit(term, scalar)
    }
    switch assembled(region, contents, start, size, scalar, &state) {
    case .term(let term): return fit(term, scalar)
    case .undefined: return nil
    case .unknown(let kind):
      let value = symbols.make(scalar, kind, name: name())
      if contents.pieces(start, start + size).allSatisfy({ $0.payload == nil }) {
        symbols.setSource(value, region, offset: offset, size: size)
      }
      if size == 1, kind == .outside { symbols.note(home: region, of: value) }
      noteBlock(region, of: value)
      if kind == .outside, case .pointee = regions[region.index].kind { symbols.markHandedIn(value) }
      limit(value, at: offset, toLengthsIn: contents, size: size, &state)
      state.memory.refine(region) { $0.contents.note(value, at: start, size: size) }
      return value
    }
  }

  /// A term in the width of a type; floating values always have 64 bits.
  func fit(_ term: Term, _ scalar: ScalarType) -> Term {
    let bits = table.bits(of: term)
    if bits == scalar.bits { return term }
    return bits > scalar.bits
      ? table.extract(term, low: 0, bits: scalar.bits) : table.zeroExtend(term, to: scalar.bits)
  }

  /// Who determines what is read at an offset that is not known: the weakest of those who determine what it may touch.
  private func kind(
    ofUnknownIn contents: Contents, _ region: RegionID, _ offset: Term, _ size: Int, _ state: State
  ) -> SymbolInfo.Kind {
    let range = offsets(offset, size: size, region, state) ?? 0..<Contents.endless
    let pieces = contents.pieces(range.lowerBound, range.upperBound)
    guard pieces.count <= 16 else { return .imprecise }
    let kind = pieces.reduce(SymbolInfo.Kind.address) { weakest, piece in
      let kind: SymbolInfo.Kind =
        switch (piece.payload, contents.background) {
        case (.unknown(let kind)?, _), (nil, .unknown(let kind)): kind
        case (.value(let term, _, _)?, _) where table.unsignedValue(term) == nil: symbols.kind(of: term)
        default: .imprecise
        }
      return max(weakest, kind)
    }
    return kind == .address ? .imprecise : kind
  }

  private enum Assembled {
    case term(Term)
    case undefined
    case unknown(SymbolInfo.Kind)
  }

  /// Puts a scalar together from what its bytes hold.
  private func assembled(
    _ region: RegionID, _ contents: Contents, _ start: Int, _ size: Int, _ scalar: ScalarType, _ state: inout State
  ) -> Assembled {
    guard size > 0 && size <= 8, scalar.kind != .floating || size == 8 else {
      return background(contents, start, size, scalar, &state)
    }
    let isBig = state.top.code.unit.isBigEndian
    var bytes: Term?
    for piece in contents.pieces(start, start + size) {
      let count = piece.range.count
      var part: Term
      switch piece.payload {
      case .value(let term, let skip, let whole)?:
        let bits = table.bits(of: term)
        let low = (isBig ? whole - skip - count : skip) * 8
        guard low >= 0, bits == whole * 8, low + count * 8 <= bits else { return .unknown(.imprecise) }
        part = table.extract(term, low: low, bits: count * 8)
      case .fill(let byte)?:
        part = byte
        for _ in 1..<max(1, count) { part = table.concatenate(high: part, low: byte) }
      case .undefined?: return .undefined
      case .unknown(let kind)?:
        guard count == size else { return .unknown(kind) }
        return .unknown(kind)
      case nil:
        switch backgroundBytes(contents, piece.range.lowerBound, count, isBig, &state) {
        case .term(let term): part = term
        case let other: return other
        }
      }
      guard let low = bytes else {
        bytes = part
        continue
      }
      bytes = isBig ? table.concatenate(high: low, low: part) : table.concatenate(high: part, low: low)
    }
    return bytes.map { .term($0) } ?? .unknown(.imprecise)
  }

  private func background(
    _ contents: Contents, _ start: Int, _ size: Int, _ scalar: ScalarType, _ state: inout State
  ) -> Assembled {
    let pieces = contents.pieces(start, start + size)
    guard pieces.count == 1, pieces[0].payload == nil else {
      if pieces.contains(where: { if case .undefined? = $0.payload { true } else { false } }) { return .undefined }
      if case .unknown(let kind)? = pieces[0].payload, pieces.count == 1 { return .unknown(kind) }
      if case .fill(let byte)? = pieces[0].payload, pieces.count == 1, table.unsignedValue(byte) == 0 {
        return .term(table.constant(0, bits: scalar.bits))
      }
      return .unknown(.imprecise)
    }
    switch contents.background {
    case .undefined: return .undefined
    case .zero: return .term(table.constant(0, bits: scalar.bits))
    case .unknown(let kind): return .unknown(kind)
    case .initialiser(let reference):
      return initial(reference, start, size, scalar, &state)
    }
  }

  private func backgroundBytes(
    _ contents: Contents, _ start: Int, _ count: Int, _ isBig: Bool, _ state: inout State
  ) -> Assembled {
    switch contents.background {
    case .undefined: return .undefined
    case .zero: return .term(table.constant(0, bits: count * 8))
    case .unknown(let kind): return .unknown(kind)
    case .initialiser(let reference):
      return initial(
        reference, start, count,
        ScalarType(integerOf: count * 8), &state)
    }
  }

  private func initial(
    _ reference: LinkedProgram.Reference<Global>, _ start: Int, _ size: Int, _ scalar: ScalarType, _ state: inout State
  ) -> Assembled {
    let unit = program.unit(reference.unit)
    switch program.initialValue(of: reference, at: start, size: size) {
    case .bits(let value): return .term(table.constant(value, bits: scalar.bits))
    case .address(let global, let addend):
      let target = region(of: global, in: unit, &state)
      return .term(
        table.add(regions[target.index].base, table.constant(signed: Int64(addend), bits: unit.pointerBits)))
    case .function(let function):
      let target =
        program.linked.definition(of: function, in: unit.index)
        ?? LinkedProgram.Reference(unit: unit.index, id: function)
      return .term(symbols.address(of: target, bits: unit.pointerBits))
    case .unknown: return .unknown(.imprecise)
    }
  }

  /// An element of a text of known length: none before the end is zero, and the one at the end is.
  private func limit(
    _ value: Term, at offset: Term, toLengthsIn contents: Contents, size: Int, _ state: inout State
  ) {
    for known in contents.lengths where known.width == size {
      let bits = table.bits(of: offset)
      var index = table.subtract(offset, table.constant(signed: Int64(known.offset), bits: bits))
      if size > 1 { index = table.unsignedDivide(index, table.constant(UInt64(size), bits: bits)) }
      let isZero = table.equal(value, table.constant(0, bits: table.bits(of: value)))
      let isBefore = table.unsignedLess(index, known.length)
      _ = state.facts.assume(table.not(table.conjunction(isBefore, isZero)), in: table)
      let isAtEnd = table.equal(index, known.length)
      _ = state.facts.assume(table.not(table.conjunction(isAtEnd, table.not(isZero))), in: table)
    }
  }

  /// Bounds the element of a constant table that is read at an unknown index.
  private func limit(
    _ value: Term, toElementsOf contents: Contents, size: Int, _ scalar: ScalarType, _ state: inout State
  ) {
    guard case .initialiser(let reference) = contents.background, contents.segments.isEmpty, scalar.kind == .integer,
      let range = program.range(of: reference, size: size, isSigned: scalar.isSigned)
    else { return }
    let low = table.constant(UInt64(truncatingIfNeeded: range.lowerBound), bits: scalar.bits)
    let high = table.constant(UInt64(truncatingIfNeeded: range.upperBound), bits: scalar.bits)
    let truths =
      scalar.isSigned
      ? [table.signedLessOrEqual(low, value), table.signedLessOrEqual(value, high)]
      : [table.unsignedLessOrEqual(low, value), table.unsignedLessOrEqual(value, high)]
    for truth in truths { _ = state.facts.assume(truth, in: table) }
  }

  /// What a store at a known place leaves of the end of a text.
  private func end(_ region: RegionID, at start: Int, size: Int, _ value: Value, _ state: State) -> Contents.End {
    guard size == 1, let value, let contents = state.memory[region]?.contents, contents.hasEnd else { return .unknown }
    func isZero(_ term: Term) -> Bool? {
      decide(table.equal(term, table.constant(0, bits: table.bits(of: term))), state)
    }
    guard case .value(let old, 0, 1)? = contents.exact(start, size: 1), isZero(old) == false else {
      return isZero(value) == true ? .somewhere : .unknown
    }
    return isZero(value) == false ? .same : .somewhere
  }

  /// Whether a text's element that the path knows not to be its end stands at an offset that is no constant.
  private func isBeforeEnd(_ region: RegionID, offset: Term, size: Int, _ state: State) -> Bool {
    guard let contents = state.memory[region]?.contents, contents.hasEnd,
      let old = contents.indexed.last(where: { $0.offset == offset && $0.size == size })?.value
    else { return false }
    return decide(table.equal(old, table.constant(0, bits: table.bits(of: old))), state) == false
  }

  /// Stores a scalar.
  ///
  /// - Parameter limit: the bytes of the array to which the place belongs, where that is known.
  func write(
    _ region: RegionID, offset: Term, size: Int, _ value: Value, within limit: Range<Int>? = nil,
    _ state: inout State
  ) {
    if let start = table.signedValue(offset).map({ Int($0) }) {
      let end = end(region, at: start, size: size, value, state)
      state.memory.change(region) {
        $0.contents.write(
          value.map { .value($0, skip: 0, of: size) } ?? .undefined, at: start, size: size, end: end)
      }
      return
    }
    let possible = offsets(offset, size: size, region, state)
    let range = limit.map { possible?.clamped(to: $0) ?? $0 } ?? possible
    let endsText =
      value.flatMap { table.unsignedValue($0) } == 0 || isBeforeEnd(region, offset: offset, size: size, state)
    // What stands somewhere may be lost from sight.
    if let value { letGo(value, &state) }
    let isFromOutside = state.memory[region].map { size == 1 && isOutside($0.contents, range) } ?? false
    state.memory.change(region) {
      $0.contents.write(
        value, endsText: endsText, at: offset, size: size, within: range, kind: isFromOutside ? .outside : .imprecise
      ) { areApart($0, offset, size: size) }
    }
  }

  /// Whether a store and a place are a known distance from each other and do not overlap.
  func areApart(_ write: Contents.IndexedWrite, _ offset: Term, size: Int) -> Bool {
    guard let distance = table.signedValue(table.subtract(offset, write.offset)) else { return false }
    return distance >= write.size || distance <= -size
  }

  /// Whether bytes of a range, or of all where it is not known, came from outside.
  private func isOutside(_ contents: Contents, _ range: Range<Int>?) -> Bool {
    if case .unknown(.outside) = contents.background { return true }
    return contents.segments.contains { segment in
      guard case .unknown(.outside) = segment.payload else { return false }
      return range.map { segment.start < $0.upperBound && segment.end > $0.lowerBound } ?? true
    }
  }

  /// The bytes that an access at an unknown offset may touch; nil where that may be any.
  func offsets(_ offset: Term, size: Int, _ region: RegionID, _ state: State) -> Range<Int>? {
    let whole = state.memory[region]?.size.flatMap { table.unsignedValue($0) }.map { Int(clamping: $0) }
    let range = state.facts.signedRange(of: offset, in: table)
    let low = max(0, Int(range.lowerBound))
    var high = Int(clamping: range.upperBound)
    if let whole { high = min(high, whole - size) }
    guard high >= low, low > 0 || high < Contents.endless else { return nil }
    // No object is as long; what stands before the first byte that may be touched stays known.
    return low..<(min(high, Contents.endless) + size)
  }
}
