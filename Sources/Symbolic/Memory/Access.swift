internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// Checks that an access of constant size goes to memory that is there.
  func checkAccess(
    _ address: Address, size: Int, isWrite: Bool, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    if let pointer = address.pointer {
      try checkNotNull(pointer, origin, &state)
      // The null check may have told what a pointer of unknown origin is.
    }
    if isWrite { checkNotCode(address.pointer, address.region, origin, state) }
    guard let region = address.region, let object = state.memory[region] else { return }
    try checkLife(region, origin, &state)
    if regions[region.index].absence != nil { try checkGivenMapping(region, origin, &state) }
    if let bound = address.element { try checkElement(bound, region, size: size, isWrite: isWrite, origin, &state) }
    if isWrite { checkWritable(region, origin, state) }
    guard let whole = object.size else { return try checkBounded(offset: address.offset, region, origin, &state) }
    let size = address.bits.map { ($0.bitOffset + $0.width + 7) / 8 } ?? size
    let length = table.constant(UInt64(size), bits: table.bits(of: whole))
    try checkRange(
      region, offset: address.offset, length: length, whole: whole, isWrite: isWrite, callee: "", origin, &state)
  }

  func checkNotNull(
    _ pointer: Term, callee: String = "", goesOn: Bool = false, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    let bad = isNull(pointer)
    if table.truthValue(bad) == false { return }
    let region = base(of: pointer).flatMap { base -> RegionID? in
      if case .object(let region)? = symbols.info(base)?.target { return region }
      return nil
    }
    try check(bad, .nullDereference, origin, goesOn: goesOn, region: region, &state) { state in
      var detail = detail(of: region, state)
      detail.callee = callee
      return detail
    }
  }

  func checkLife(
    _ region: RegionID, callee: String = "", _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard let object = state.memory[region] else { return }
    switch object.life {
    case .live, .escaped: return
    case .outOfScope:
      var detail = detail(of: region, state)
      detail.callee = callee
      reportCertain(.useAfterScope, origin, region: region, state, detail: detail)
      throw PathEnd()
    case .released(let by):
      var detail = detail(of: region, state)
      detail.callee = callee
      detail.type = by
      reportCertain(isResource(region) ? .useAfterClose : .useAfterFree, origin, region: region, state, detail: detail)
      throw PathEnd()
    }
  }

  private func checkElement(
    _ bound: Address.ElementBound, _ region: RegionID, size: Int, isWrite: Bool, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) {
    // A last member of one element or none stands for an array of any length.
    guard bound.count > 1 else { return }
    let count = table.constant(UInt64(bound.count), bits: table.bits(of: bound.index))
    let bad = table.not(table.unsignedLess(bound.index, count))
    try check(bad, isWrite ? .outOfBoundsWrite : .outOfBoundsRead, origin, region: region, &state) { state in
      var detail = detail(of: region, state)
      detail.size = "\(bound.count * bound.stride)"
      detail.offset = table.signedValue(bound.index).map { "\($0 * Int64(bound.stride))" }
      detail.length = "\(size)"
      return detail
    }
  }

  /// Checks that `length` bytes at an offset are inside an object.
  func checkRange(
    _ region: RegionID, offset: Term, length: Term, whole: Term, isWrite: Bool, callee: String, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) {
    if let offset = table.unsignedValue(offset), let length = table.unsignedValue(length),
      let whole = table.unsignedValue(whole), length <= whole, offset <= whole - length
    {
      return
    }
    let beyond = table.unsignedLess(whole, offset)
    let tooLong = table.unsignedLess(table.subtract(whole, offset), length)
    let bad = table.disjunction(beyond, tooLong)
    if isExempt(region, offset, length, whole, bad, isWrite: isWrite, state) {
      return try assume(table.not(bad), &state)
    }
    if table.unsignedValue(whole) == nil, symbols.isFromOutside(whole), !hasRoom(region, state) {
      return try assume(table.not(bad), &state)
    }
    try check(bad, isWrite ? .outOfBoundsWrite : .outOfBoundsRead, origin, region: region, &state) { state in
      var detail = detail(of: region, state)
      detail.offset = text(of: offset, isSigned: true)
      detail.length = text(of: length)
      detail.callee = callee
      return detail
    }
  }

  /// Whether one more read behind the end of bytes from outside is worth a report: the first few tell the story.
  private func hasRoom(_ region: RegionID, _ state: State) -> Bool {
    let function = state.top.code.reference
    let count = exploration.violations.count { violation in
      violation.function == function
        && (violation.hazard == .outOfBoundsRead || violation.hazard == .outOfBoundsWrite)
        && violation.detail.object == regions[region.index].name && violation.isFromOutside
    }
    return count < 4
  }

  /// Whether an access may be outside of its object for reasons that are no fault of the function.
  private func isExempt(
    _ region: RegionID, _ offset: Term, _ length: Term, _ whole: Term, _ bad: Term, isWrite: Bool, _ state: State
  ) -> Bool {
    if !isWrite, table.unsignedValue(offset) == nil, state.memory[region]?.contents.hasEnd == true,
      table.unsignedValue(length).map({ $0 <= 4 }) ?? false
    {
      // A string is walked to its end.
      return true
    }
    guard table.unsignedValue(whole) == nil else { return false }
    // How much room there is, is the caller's to know, and so is what stands before the bytes.
    if isWrite && symbols.isOnlyExtent(bad) && symbols.isFromOutside(bad) { return true }
    if symbols.isOnlyExtent(whole), let distance = table.signedValue(offset), distance < 0 { return true }
    return false
  }

  /// Bytes at an address that is given as a term, for functions of the library.
  ///
  /// - Returns: the region with the offset in it; nil where nothing is known of the memory.
  func checkBuffer(
    _ pointer: Term, length: Term, isWrite: Bool, callee: String, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> (region: RegionID, offset: Term)? {
    let isEmpty = table.unsignedValue(length) == 0
    if !isEmpty { try checkNotNull(pointer, callee: callee, origin, &state) }
    let resolved = resolve(pointer, &state)
    if isWrite && !isEmpty { checkNotCode(pointer, resolved?.region, origin, state) }
    guard let (region, offset) = resolved else { return nil }
    try checkLife(region, callee: callee, origin, &state)
    if isEmpty { return (region, offset) }
    if isWrite { checkWritable(region, origin, state) }
    if let whole = state.memory[region]?.size {
      try checkRange(
        region, offset: offset, length: length, whole: whole, isWrite: isWrite, callee: callee, origin, &state)
    } else {
      try checkBounded(size: length, .uncheckedOutsideValue, callee: callee, origin, region: region, &state)
      try checkBounded(offset: offset, region, origin, &state)
    }
    return (region, offset)
  }

  /// Functions and labels are no objects to write to.
  private func checkNotCode(_ pointer: Term?, _ region: RegionID?, _ origin: ID<Origin>, _ state: State) {
    var detail = Violation.Detail()
    if let region, case .code = regions[region.index].kind {
      reportCertain(.writeToConstant, origin, region: region, state, detail: detail)
    } else if let pointer, region == nil {
      for symbol in table.symbols(in: pointer) {
        guard case .function(let function)? = symbols.info(symbol)?.target else { continue }
        detail.object = program.linked[function].name
        return reportCertain(.writeToConstant, origin, state, detail: detail)
      }
    }
  }

  private func checkWritable(_ region: RegionID, _ origin: ID<Origin>, _ state: State) {
    guard case .global(let reference) = regions[region.index].kind else { return }
    let global = program.linked[reference]
    guard global.flags.contains(.stringLiteral) || global.flags.contains(.constant) else { return }
    reportCertain(.writeToConstant, origin, region: region, state, detail: detail(of: region, state))
  }

  // MARK: Reading and writing

  /// The value of a scalar in memory; nil where the program never gave it one.
  func read(
    _ region: RegionID, offset: Term, size: Int, as scalar: ScalarType, name: @autoclosure () -> String,
    _ state: inout State
  ) -> Value {
    guard let contents = state.memory[region]?.contents else { return symbols.make(scalar, .imprecise) }
    guard let start = table.signedValue(offset).map({ Int($0) }) else {
      if let known = contents.indexed(at: offset, size: size) { return fit(known, scalar) }
      if contents.isUntouched, case .undefined = contents.background { return nil }
      let value = symbols.make(scalar, kind(ofUnknownIn: contents, state), name: name())
      if size == 1, symbols.info(value)?.kind == .outside { symbols.note(home: region, of: value) }
      limit(value, toElementsOf: contents, size: size, scalar, &state)
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
      if size == 1, kind == .outside { symbols.note(home: region, of: value) }
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

  private func kind(ofUnknownIn contents: Contents, _ state: State) -> SymbolInfo.Kind {
    if case .unknown(let kind) = contents.background { return kind }
    return .imprecise
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

  /// Stores a scalar.
  func write(_ region: RegionID, offset: Term, size: Int, _ value: Value, _ state: inout State) {
    if let start = table.signedValue(offset).map({ Int($0) }) {
      state.memory.change(region) {
        $0.contents.write(value.map { .value($0, skip: 0, of: size) } ?? .undefined, at: start, size: size)
      }
      return
    }
    let range = offsets(offset, size: size, region, state)
    let isZero = value.flatMap { table.unsignedValue($0) } == 0
    let isFromOutside = state.memory[region].map { isOutside($0.contents, range) } ?? false
    let kind: SymbolInfo.Kind = isFromOutside ? .outside : .imprecise
    state.memory.change(region) {
      $0.contents.write(
        value, isZero: isZero, at: offset, size: size, within: range, kind: kind)
    }
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
    guard high < 1 << 30 else { return nil }
    guard high >= low else { return nil }
    return low..<(high + size)
  }
}
