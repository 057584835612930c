internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// The number of elements before the first zero behind a pointer.
  ///
  /// Reports a string that has none, and bytes that were never written.
  ///
  /// - Parameter isLimited: whether the caller looks at some of the elements only, so that none need be zero.
  func length(
    of pointer: Term, width: Int, isLimited: Bool = false, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) -> Term {
    let unit = state.top.code.unit
    let bits = unit.pointerBits
    try checkNotNull(pointer, callee: call.name, call.origin, &state)
    guard let (region, offset) = resolve(pointer, &state) else { return symbols.make(bits: bits, .imprecise) }
    try checkLife(region, callee: call.name, call.origin, &state)
    let whole = state.memory[region]?.size
    if let whole {
      let one = table.constant(UInt64(width), bits: bits)
      try checkRange(
        region, offset: offset, length: one, whole: whole, isWrite: false, callee: call.name, call.origin, &state)
    }
    guard let start = table.signedValue(offset).map({ Int($0) }), start >= 0,
      let contents = state.memory[region]?.contents
    else { return unknownLength(pointer, region, offset, 0, width, .imprecise, &state) }
    if let known = contents.length(at: start, width: width) { return known }
    let end = whole.flatMap { table.unsignedValue($0) }.map { Int(clamping: $0) } ?? Int.max
    switch scan(region, contents, from: start, to: end, width: width, &state) {
    case .zero(let count): return table.constant(UInt64(count), bits: bits)
    case .unknown(let count, let kind):
      if kind == .outside, !isLimited, mayLackEnd(region, contents, from: start, to: end, state) {
        reportUnterminated(region, length: whole, call, state)
      }
      return unknownLength(pointer, region, offset, count, width, kind, &state)
    case .undefined:
      uninitialised(regions[region.index].name, call.origin, region: region, state)
      return unknownLength(pointer, region, offset, 0, width, .imprecise, &state)
    case .none where isLimited:
      return table.constant(UInt64(end - start), bits: bits)
    case .none:
      reportUnterminated(region, length: table.constant(UInt64(end - start), bits: bits), call, state)
      throw PathEnd()
    }
  }

  private func reportUnterminated(_ region: RegionID, length: Term?, _ call: LibraryCall, _ state: State) {
    let place = handing(state)
    var detail = detail(of: region, state)
    detail.callee = user(call.name, at: place, state)
    detail.offset = text(of: length)
    reportCertain(.unterminatedString, call.origin, region: region, at: place, state, detail: detail)
  }

  /// Whether nothing says that bytes which arrived from outside end with a zero: all up to the end of their object are
  /// theirs, and no condition has found one from the start on.
  private func mayLackEnd(
    _ region: RegionID, _ contents: Contents, from start: Int, to end: Int, _ state: State
  ) -> Bool {
    guard !contents.hasEnd, !isCalled, isRaw(region, contents, from: start, to: end) else { return false }
    return !state.facts.literals.contains { literal in
      guard case .comparison(.equal, let a, let b) = table.shape(of: literal),
        table.unsignedValue(a) == 0 || table.unsignedValue(b) == 0
      else { return false }
      return table.symbols(in: literal).contains { symbol in
        guard let info = symbols.info(symbol), info.home == region else { return false }
        guard case .memory(_, let offset, _)? = info.source, let place = table.signedValue(offset) else { return true }
        return place >= start
      }
    }
  }

  /// Whether a message stands in an object as it came: in bytes that the root is handed with their number, or in an
  /// array that a call has filled.
  private func isRaw(_ region: RegionID, _ contents: Contents, from start: Int, to end: Int) -> Bool {
    if symbols.info(regions[region.index].base)?.isRawBytes == true {
      if case .unknown(.outside) = contents.background { return true }
      return false
    }
    guard regions[region.index].isDefinite, end < Int.max else { return false }
    return contents.pieces(start, end).allSatisfy { piece in
      if case .unknown(.outside)? = piece.payload { true } else { false }
    }
  }

  private enum Scan {
    case zero(after: Int)
    /// The elements from here on may be zero.
    case unknown(after: Int, SymbolInfo.Kind)
    case undefined
    /// No element up to the end is zero.
    case none
  }

  private func scan(
    _ region: RegionID, _ contents: Contents, from start: Int, to end: Int, width: Int, _ state: inout State
  ) -> Scan {
    let element = ScalarType(integerOf: width * 8)
    var here = start
    while here + width <= end, here - start < 1 << 16 {
      let piece = contents.pieces(here, here + width)[0]
      switch piece.payload {
      case .undefined?: return .undefined
      case .unknown(let kind)?: return .unknown(after: (here - start) / width, kind)
      case .fill(let byte)?:
        guard let value = table.unsignedValue(byte) else {
          return .unknown(after: (here - start) / width, symbols.kind(of: byte))
        }
        if value == 0 { return .zero(after: (here - start) / width) }
        // All of the filled range at once.
        let next = min(end, contents.end(ofSegmentAt: here))
        here += max(width, (next - here) / width * width)
        continue
      case nil:
        switch contents.background {
        case .undefined: return .undefined
        case .zero: return .zero(after: (here - start) / width)
        case .unknown(let kind): return .unknown(after: (here - start) / width, kind)
        case .initialiser: break
        }
      case .value?: break
      }
      guard
        let value = read(
          region, offset: table.constant(UInt64(here), bits: state.top.code.unit.pointerBits), size: width, as: element,
          name: "", &state)
      else { return .undefined }
      guard let number = table.unsignedValue(value) else {
        return .unknown(after: (here - start) / width, symbols.kind(of: value))
      }
      if number == 0 { return .zero(after: (here - start) / width) }
      here += width
    }
    return .none
  }

  /// A length that the analysis does not know: at least `count`, and inside the object.
  private func unknownLength(
    _ pointer: Term, _ region: RegionID, _ offset: Term, _ count: Int, _ width: Int, _ kind: SymbolInfo.Kind,
    _ state: inout State
  ) -> Term {
    let bits = table.bits(of: offset)
    let length = symbols.make(bits: bits, kind == .address ? .contract : kind, name: "")
    symbols.markTextLength(length)
    if count > 0 {
      _ = state.facts.assume(table.unsignedLessOrEqual(table.constant(UInt64(count), bits: bits), length), in: table)
    }
    if let size = memberArrays[pointer]?.size {
      // A text in an array ends there.
      let room = table.constant(UInt64(size / width), bits: bits)
      _ = state.facts.assume(table.unsignedLess(length, room), in: table)
    } else if let whole = state.memory[region]?.size {
      var room = table.subtract(whole, offset)
      if width > 1 { room = table.unsignedDivide(room, table.constant(UInt64(width), bits: bits)) }
      _ = state.facts.assume(table.unsignedLess(length, room), in: table)
    } else {
      // No object has more than half of the address space.
      _ = state.facts.assume(
        table.unsignedLess(length, table.constant(1 << UInt64(bits - 2), bits: bits)), in: table)
    }
    if let start = table.signedValue(offset) {
      state.memory.refine(region) { $0.contents.note(length: length, at: Int(start), width: width) }
    }
    return length
  }

  // MARK: Copies

  func copyBytes(
    _ to: Term, _ from: Term, _ size: Term, mustBeApart: Bool, within array: ArrayPlace?, _ call: LibraryCall,
    _ state: inout State
  ) throws(PathEnd) {
    let source: (region: RegionID, offset: Term)?
    do throws(PathEnd) {
      source = try checkBuffer(from, length: size, isWrite: false, callee: call.name, call.origin, &state)
    } catch {
      // What is overwritten goes wrong too, and is worse; what several calls have added up is not known well enough.
      guard furtherCalls == nil else { throw error }
      _ = try checkBuffer(to, length: size, isWrite: true, callee: call.name, call.origin, &state)
      throw error
    }
    let target = try checkBuffer(to, length: size, isWrite: true, callee: call.name, call.origin, &state)
    guard let target else { return }
    if mustBeApart, let source, source.region == target.region { try checkApart(source, target, size, call, &state) }
    if let count = table.unsignedValue(size).map({ Int(clamping: $0) }), count < 1 << 20 {
      if let source, let start = table.signedValue(source.offset), count > 0,
        state.memory[source.region]?.contents.isUndefined(Int(start), Int(start) + count) == true
      {
        uninitialised(
          regions[source.region.index].name, call.origin, region: source.region, bytes: (from, size), state)
      }
      copy(
        from: source?.region, source?.offset ?? size, to: target.region, target.offset, size: count, &state)
    } else {
      let kind = source.flatMap { state.memory[$0.region] }.map { unknownKind($0.contents) } ?? .imprecise
      // What may hold addresses is no text.
      let isText = source.map { pointers(in: $0.region, state).isEmpty } ?? false
      forget(target, size, isText && textKind(from, &state) == .outside ? .outside : kind, within: array, &state)
      if let source { keepLengths(from: source, to: target, size: size, &state) }
    }
    if let source { noteText(from: source.region, in: target.region, &state) }
  }

  /// The bytes of a buffer are any now, of a number that is not constant.
  ///
  /// - Parameter array: the array to whose start the buffer is given, where that is known.
  func forget(
    _ target: (region: RegionID, offset: Term), _ size: Term, _ kind: SymbolInfo.Kind, within array: ArrayPlace? = nil,
    _ state: inout State
  ) {
    let start = table.signedValue(settled(target.offset, state)).map { Int($0) }
    let most = state.facts.unsignedRange(of: size, in: table).upperBound
    let whole = state.memory[target.region]?.size.flatMap { table.unsignedValue($0) }
    let end = start.map { start in
      min(start + Int(min(most, UInt64(Contents.endless))), whole.map { Int(clamping: $0) } ?? Contents.endless)
    }
    var range: Range<Int>?
    if let start, let end, start >= 0, end >= start, start > 0 || end < Contents.endless { range = start..<end }
    if let inside = insideRange(target.region, target.offset) { range = range?.clamped(to: inside) ?? inside }
    if table.unsignedValue(size) == nil {
      // Where the number is zero, nothing has changed.
      state.blurs.append(State.Blur(region: target.region, range: range, size: size, clock: state.memory.clock))
    }
    let base = regions[target.region.index].base
    guard let array = array ?? arrays[table.add(base, target.offset)] else {
      return state.memory.change(target.region) { $0.contents.forget(within: range, as: kind) }
    }
    let first = settled(table.subtract(array.start, base), state)
    if let first = table.signedValue(first).map({ Int($0) }), (0..<1 << 32).contains(first) {
      let inside = first..<first + array.size
      range = range?.clamped(to: inside) ?? inside
    }
    state.memory.change(target.region) {
      $0.contents.forget(within: range, as: kind) { areApart($0, first, size: array.size) }
    }
  }

  func fillBytes(
    _ to: Term, _ value: Term, _ size: Term, width: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    guard let target = try checkBuffer(to, length: size, isWrite: true, callee: call.name, call.origin, &state) else {
      return
    }
    guard let count = table.unsignedValue(size).map({ Int(clamping: $0) }), count < 1 << 20 else {
      return forget(target, size, .imprecise, &state)
    }
    if width == 1 {
      fill(target.region, target.offset, size: count, with: table.extract(value, low: 0, bits: 8), &state)
      return
    }
    let element = table.extract(value, low: 0, bits: width * 8)
    if table.unsignedValue(element) == 0 {
      return fill(target.region, target.offset, size: count, with: table.constant(0, bits: 8), &state)
    }
    guard let start = table.signedValue(target.offset).map({ Int($0) }), count <= 4096 else {
      return forget(target, size, .imprecise, &state)
    }
    state.memory.change(target.region) { object in
      for place in stride(from: start, to: start + count, by: width) {
        object.contents.write(.value(element, skip: 0, of: width), at: place, size: width)
      }
    }
  }

  /// `strcpy`, `strncpy` and their wide forms.
  func put(
    _ to: Int, _ from: Int, _ limit: LibraryModel.Amount?, isPadded: Bool, _ width: Int, _ call: LibraryCall,
    _ state: inout State
  ) throws(PathEnd) {
    let bits = state.top.code.unit.pointerBits
    let one = table.constant(1, bits: bits)
    let pointer = argument(from, call, &state)
    if let limit {
      let count = bytes(size(limit, call, &state), width)
      let goal = try checkBuffer(
        argument(to, call, &state), length: count, isWrite: true, callee: call.name, call.origin, &state)
      guard let goal else { return }
      try putBounded(goal, pointer, count, width, call, &state)
      noteText(fromPointer: pointer, in: goal.region, &state)
      return
    }
    let length = try self.length(of: pointer, width: width, call, &state)
    let count = bytes(table.add(length, one), width)
    let goal = try checkBuffer(
      argument(to, call, &state), length: count, isWrite: true, callee: call.name, call.origin, &state)
    guard let goal else { return }
    move(pointer, length, count, to: goal, width, &state)
    noteText(fromPointer: pointer, in: goal.region, &state)
  }

  private func putBounded(
    _ goal: (region: RegionID, offset: Term), _ pointer: Term, _ count: Term, _ width: Int, _ call: LibraryCall,
    _ state: inout State
  ) throws(PathEnd) {
    let source = try checkBuffer(
      pointer, length: table.constant(UInt64(width), bits: table.bits(of: count)), isWrite: false, callee: call.name,
      call.origin, &state)
    guard let source, let limit = table.unsignedValue(count).map({ Int(clamping: $0) }), limit < 1 << 16,
      let from = table.signedValue(source.offset).map({ Int($0) }), let contents = state.memory[source.region]?.contents
    else { return forget(goal, count, textKind(pointer, &state), &state) }
    let whole = state.memory[source.region]?.size.flatMap { table.unsignedValue($0) }.map { Int(clamping: $0) }
    switch scan(source.region, contents, from: from, to: min(from + limit, whole ?? Int.max), width: width, &state) {
    case .zero(let length):
      copy(from: source.region, source.offset, to: goal.region, goal.offset, size: length * width, &state)
      let rest = table.add(goal.offset, table.constant(UInt64(length * width), bits: table.bits(of: count)))
      fill(goal.region, rest, size: limit - length * width, with: table.constant(0, bits: 8), &state)
    case .none where whole.map({ from + limit <= $0 }) ?? true:
      copy(from: source.region, source.offset, to: goal.region, goal.offset, size: limit, &state)
    case .none, .unknown, .undefined:
      forget(goal, count, textKind(pointer, &state), &state)
      // A text that is shorter than the limit is copied with its end.
      guard let start = table.signedValue(goal.offset), let length = contents.length(at: from, width: width),
        decide(table.unsignedLess(bytes(length, width), count), state) == true
      else { return }
      state.memory.refine(goal.region) { $0.contents.note(length: length, at: Int(start), width: width) }
    }
  }

  /// Puts a string of a length, with its end, into a buffer.
  private func move(
    _ pointer: Term, _ length: Term, _ count: Term, to goal: (region: RegionID, offset: Term), _ width: Int,
    _ state: inout State
  ) {
    if let number = table.unsignedValue(count).map({ Int(clamping: $0) }), number < 1 << 16,
      let source = resolve(pointer, &state)
    {
      copy(from: source.region, source.offset, to: goal.region, goal.offset, size: number, &state)
      return
    }
    forget(goal, count, textKind(pointer, &state), &state)
    if let start = table.signedValue(goal.offset) {
      state.memory.refine(goal.region) { $0.contents.note(length: length, at: Int(start), width: width) }
    }
  }

  func append(
    _ to: Int, _ from: Int, _ limit: LibraryModel.Amount?, _ width: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let bits = state.top.code.unit.pointerBits
    let pointer = argument(from, call, &state)
    let goal = argument(to, call, &state)
    var added = try length(of: pointer, width: width, call, &state)
    if let limit {
      let most = size(limit, call, &state)
      added = table.ifThenElse(table.unsignedLess(added, most), added, most)
    }
    let present = try length(of: goal, width: width, call, &state)
    let end = table.add(goal, bytes(present, width))
    let count = bytes(table.add(added, table.constant(1, bits: bits)), width)
    // The end as an offset, so that a length that the analysis made up moves inside the object.
    guard let target = try checkBuffer(end, length: count, isWrite: true, callee: call.name, call.origin, &state) else {
      return
    }
    let total = table.add(present, added)
    let kind = textKind(goal, &state) == .outside ? .outside : textKind(pointer, &state)
    if let number = table.unsignedValue(bytes(added, width)), number < 1 << 16, let source = resolve(pointer, &state),
      table.unsignedValue(target.offset) != nil
    {
      copy(from: source.region, source.offset, to: target.region, target.offset, size: Int(number), &state)
      // An end of its own, also where the limit has cut the source short.
      let last = table.add(target.offset, bytes(added, width))
      fill(target.region, last, size: width, with: table.constant(0, bits: 8), &state)
    } else if let start = resolve(goal, &state) {
      forget(
        start, bytes(table.add(total, table.constant(1, bits: bits)), width), kind, &state)
      if let place = table.signedValue(start.offset) {
        state.memory.refine(start.region) { $0.contents.note(length: total, at: Int(place), width: width) }
      }
    }
    noteText(fromPointer: pointer, in: target.region, isPart: true, &state)
  }

  func bytes(_ elements: Term, _ width: Int) -> Term {
    width == 1 ? elements : table.multiply(elements, table.constant(UInt64(width), bits: table.bits(of: elements)))
  }
}
