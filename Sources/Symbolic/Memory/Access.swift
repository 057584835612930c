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
    try checkInsideArray(address, size: size, isWrite: isWrite, origin, &state)
    guard let whole = object.size else { return try checkBounded(offset: address.offset, region, origin, &state) }
    let size = address.bits.map { ($0.bitOffset + $0.width + 7) / 8 } ?? size
    let length = table.constant(UInt64(size), bits: table.bits(of: whole))
    try checkRange(
      region, offset: address.offset, length: length, whole: whole, isWrite: isWrite, callee: "", origin, &state)
  }

  func checkNotNull(
    _ pointer: Term, callee: String = "", goesOn: Bool = false, length: Term? = nil, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) {
    var bad = isNull(pointer)
    if let length { bad = table.conjunction(bad, isNotZero(length)) }
    if table.truthValue(bad) == false { return }
    let region = base(of: pointer).flatMap { base -> RegionID? in
      if case .object(let region)? = symbols.info(base)?.target { return region }
      return nil
    }
    let isTested = decide(bad, state) != nil
    let place = givingNull(pointer, state)
    try check(bad, .nullDereference, origin, goesOn: goesOn, region: region, at: place, &state) { state in
      var detail = detail(of: region, state)
      detail.callee = user(callee, at: place, state)
      return detail
    }
    if !isTested && !goesOn { noteTrust(pointer, origin, &state) }
  }

  /// The call that hands a shared helper, which only reads, a pointer that may be null.
  private func givingNull(_ pointer: Term, _ state: State) -> Trace? {
    guard state.frames.count > 1, case let frame = state.frames[state.frames.count - 1] else { return nil }
    return frame.given.contains(pointer) ? handing(state) : nil
  }

  private func isNotZero(_ length: Term) -> Term {
    table.notEqual(length, table.constant(0, bits: table.bits(of: length)))
  }

  func checkLife(
    _ region: RegionID, callee: String = "", _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard let object = state.memory[region] else { return }
    switch object.life {
    case .live, .escaped: return
    case .outOfScope:
      let place = handing(state)
      var detail = detail(of: region, state)
      detail.callee = user(callee, at: place, state)
      reportCertain(.useAfterScope, origin, region: region, at: place, state, detail: detail)
      throw PathEnd()
    case .released(let by):
      let place = handing(state)
      var detail = detail(of: region, state)
      detail.callee = user(callee, at: place, state)
      detail.type = by
      reportCertain(
        isResource(region) ? .useAfterClose : .useAfterFree, origin, region: region, at: place, state, detail: detail)
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
    var bad = table.disjunction(beyond, tooLong)
    if isNoLength(whole, of: offset, length, bad) {
      return state.memory.refine(region) { $0.size = nil }
    }
    let all = bad
    if !isWrite, isWalked(region, offset, length, state) {
      // Nothing that is walked to its end begins before its start.
      bad = table.conjunction(bad, table.signedLess(offset, table.constant(0, bits: table.bits(of: offset))))
      if decide(bad, state) == false { return try assume(table.not(all), &state) }
    } else if isExempt(region, offset, length, whole, bad, isWrite: isWrite, state) {
      return try assume(table.not(bad), &state)
    }
    let address = table.add(regions[region.index].base, offset)
    let accessor = table.unsignedValue(whole) == nil ? blamed(address, state) : nil
    let place = accessor ?? handing(address, length, state)
    if table.unsignedValue(whole) == nil, symbols.isFromOutside(whole), !hasRoom(region, at: place, state) {
      return try assume(table.not(all), &state)
    }
    let hazard = isWrite ? Hazard.outOfBoundsWrite : .outOfBoundsRead
    try check(bad, hazard, origin, region: region, at: place, &state) { state in
      var detail = detail(of: region, state)
      detail.offset = text(of: offset, isSigned: true)
      detail.length = text(of: length)
      detail.callee = place != nil && callee.isEmpty ? state.top.code.name : user(callee, at: place, state)
      return detail
    }
    if bad != all { try assume(table.not(all), &state) }
  }

  /// Whether a number that is taken for that of the bytes there are is none: what is accessed lies behind so many bytes
  /// whatever it is, such as a trailer, or a header that the number does not count.
  private func isNoLength(_ whole: Term, of offset: Term, _ length: Term, _ bad: Term) -> Bool {
    let own = table.symbols(in: whole)
    guard !own.isEmpty, symbols.isFromOutside(whole), symbols.isOnlyExtent(whole) else { return false }
    let used = Set(table.symbols(in: offset) + table.symbols(in: length))
    guard own.allSatisfy({ used.contains($0) }) else { return false }
    if let known = table.truthValue(bad) { return known }
    guard queriesLeft > 0 else { return false }
    queriesLeft -= 1
    return decider.check([table.not(bad)]) == .unsatisfiable
  }

  /// Whether one more read behind the end of bytes from outside is worth a report: the first few tell the story.
  private func hasRoom(_ region: RegionID, at place: Trace?, _ state: State) -> Bool {
    let function = place?.function ?? state.top.code.reference
    let count = exploration.violations.count { violation in
      violation.function == function
        && (violation.hazard == .outOfBoundsRead || violation.hazard == .outOfBoundsWrite)
        && violation.detail.object == regions[region.index].name && violation.isFromOutside
    }
    return count < 4
  }

  /// Whether a read of a character is one of a text that is walked to its end.
  private func isWalked(_ region: RegionID, _ offset: Term, _ length: Term, _ state: State) -> Bool {
    table.unsignedValue(offset) == nil && state.memory[region]?.contents.hasEnd == true
      && table.unsignedValue(length).map { $0 <= 4 } ?? false
  }

  /// Whether an access may be outside of its object for reasons that are no fault of the function.
  private func isExempt(
    _ region: RegionID, _ offset: Term, _ length: Term, _ whole: Term, _ bad: Term, isWrite: Bool, _ state: State
  ) -> Bool {
    guard table.unsignedValue(whole) == nil else { return false }
    // How much room there is, is the caller's to know where the code does not ask, and so is what stands before the bytes.
    let hazard = isWrite ? Hazard.outOfBoundsWrite : .outOfBoundsRead
    if isWrite, isTestedTogether(table.symbols(in: bad), bad, hazard, region, state) { return false }
    if isWrite && symbols.isOnlyExtent(bad) && symbols.isFromOutside(bad) && !isOwnBlock(region) { return true }
    if isWrite && table.symbols(in: whole).contains(where: { symbols.info($0)?.isFilling == true }) { return true }
    if symbols.isOnlyExtent(whole), let distance = table.signedValue(offset), distance < 0 { return true }
    return false
  }

  /// Whether the code itself has asked for the memory, and so for how much of it.
  private func isOwnBlock(_ region: RegionID) -> Bool {
    if case .heap = regions[region.index].kind { true } else { false }
  }

  /// Bytes at an address that is given as a term, for functions of the library.
  ///
  /// - Returns: the region with the offset in it; nil where nothing is known of the memory.
  func checkBuffer(
    _ pointer: Term, length: Term, isWrite: Bool, callee: String, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> (region: RegionID, offset: Term)? {
    let isEmpty = table.unsignedValue(length) == 0
    // A pointer to no bytes at all may be null wherever the number is computed.
    let isFixed = table.unsignedValue(length) != nil
    if !isEmpty { try checkNotNull(pointer, callee: callee, length: isFixed ? nil : length, origin, &state) }
    let resolved = resolve(pointer, &state)
    if isWrite && !isEmpty { checkNotCode(pointer, resolved?.region, origin, state) }
    guard let (region, offset) = resolved else { return nil }
    try checkLife(region, callee: callee, origin, &state)
    if isEmpty { return (region, offset) }
    if isWrite { checkWritable(region, origin, state) }
    try checkInsideArray(pointer, length: length, isWrite: isWrite, callee: callee, origin, &state)
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
}
