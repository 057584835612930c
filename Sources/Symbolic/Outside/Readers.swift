internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// What functions that nobody follows do with bytes, by the words of their names.
extension Explorer {
  /// Bytes that a reading function, such as `port->recv(ctx, buf, len)` or `spi_read`, puts behind a pointer with a
  /// number behind it come from outside.
  ///
  /// - Returns: how many at most; nil where no argument leads to bytes.
  func noteBytesRead(
    by name: String, _ call: Call, _ arguments: [ArgumentValue], _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> Term? {
    guard let filled = filled(call, arguments, state), isWritable(filled.region) else { return nil }
    note(.receives(name), origin, region: filled.region, &state)
    let array = array(at: filled.index, call, filled.pointer, state)
    try checkRoom(for: filled.size, at: filled.pointer, in: filled.region, array, name, origin, &state)
    let offset = table.subtract(filled.pointer, regions[filled.region.index].base)
    forget((filled.region, offset), filled.size, .outside, within: array, &state)
    return filled.size
  }

  /// The local that a reading function fills, which does not keep the address.
  func filledLocal(_ call: Call, _ arguments: [ArgumentValue], _ state: State) -> RegionID? {
    guard let region = filled(call, arguments, state)?.region, case .local = regions[region.index].kind,
      state.memory[region]?.life == .live
    else { return nil }
    return region
  }

  /// An argument that leads to bytes with their number behind it.
  private struct Filled {
    let index: Int
    let pointer: Term
    let region: RegionID
    let size: Term
  }

  /// The bytes that a function fills: where they are no more than bytes, and behind whatever else it is given.
  private func filled(_ call: Call, _ arguments: [ArgumentValue], _ state: State) -> Filled? {
    let code = state.top.code
    var found: [(filled: Filled, isVoid: Bool)] = []
    for index in arguments.indices {
      guard case .value(let operand) = call.arguments[index], code.unit.isBytePointer(operand.type(in: code.body)),
        case .scalar(let pointer?, _) = arguments[index],
        let (count, number) = number(ofBytesAt: index, call, arguments, state),
        let start = base(of: pointer), let region = known(region: state.aliases[start] ?? start, state)
      else { continue }
      let size = extended(count, number, to: table.bits(of: pointer))
      let isVoid = code.unit.isVoidPointer(operand.type(in: code.body))
      found.append((Filled(index: index, pointer: pointer, region: region, size: size), isVoid))
    }
    return (found.last { !$0.isVoid } ?? found.last)?.filled
  }

  /// The number of bytes that belongs to a pointer: it stands behind it, or before a pointer that comes last, where it
  /// does not stand behind another one.
  private func number(
    ofBytesAt index: Int, _ call: Call, _ arguments: [ArgumentValue], _ state: State
  ) -> (Term, ScalarType)? {
    if index + 1 < arguments.count {
      guard case .scalar(let count?, let number) = arguments[index + 1], number.kind == .integer else { return nil }
      return (count, number)
    }
    if index > 1, case .scalar(_, let before) = arguments[index - 2], before.kind == .pointer { return nil }
    guard index > 0, case .scalar(let count?, let number) = arguments[index - 1], number.kind == .integer,
      case .value(let operand) = call.arguments[index - 1],
      table.unsignedValue(count) != nil || state.top.code.sources.isNamedLength(operand)
    else { return nil }
    return (count, number)
  }

  /// Checks that there is room for as many bytes as a reading function is asked for, where somebody outside says how many
  /// or where they begin.
  private func checkRoom(
    for size: Term, at pointer: Term, in region: RegionID, _ array: ArrayPlace?, _ name: String, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) {
    guard symbols.isFromOutside(size) && !symbols.isOnlyExtent(size) || isDrivenOutside(pointer, state) else { return }
    let bits = table.bits(of: pointer)
    let (start, whole): (Term, Term)
    if let array {
      (start, whole) = (array.start, table.constant(UInt64(array.size), bits: bits))
    } else if let size = state.memory[region]?.size, table.unsignedValue(size) != nil {
      (start, whole) = (regions[region.index].base, size)
    } else {
      return
    }
    let offset = table.subtract(pointer, start)
    let bad = table.disjunction(
      table.unsignedLess(whole, offset), table.unsignedLess(table.subtract(whole, offset), size))
    let place = handing(pointer, size, state)
    try check(bad, .outOfBoundsWrite, origin, goesOn: true, region: region, at: place, &state) { state in
      var detail = detail(of: region, state)
      if let array { detail.size = "\(array.size)" }
      detail.length = text(of: size)
      detail.callee = user(name, at: place, state)
      return detail
    }
  }

  /// Whether an argument leads to bytes without a value, or cleared ones, with their number behind it: a function that is
  /// not there fills them.
  func fillsBytes(_ call: Call, _ arguments: [ArgumentValue], _ state: State) -> Bool {
    guard let filled = filled(call, arguments, state), isVariable(filled.region),
      let size = table.unsignedValue(filled.size).map({ Int(clamping: $0) }), (1...4096).contains(size),
      let offset = table.signedValue(table.subtract(filled.pointer, regions[filled.region.index].base)),
      (0..<1 << 32).contains(offset),
      let contents = state.memory[filled.region]?.contents
    else { return false }
    return contents.pieces(Int(offset), Int(offset) + size).allSatisfy { piece in
      switch piece.payload {
      case .undefined?: return true
      case .fill(let byte)?: return table.unsignedValue(byte) == 0
      case .unknown?, .value?: return false
      case nil:
        switch contents.background {
        case .undefined, .zero: return true
        case .unknown, .initialiser: return false
        }
      }
    }
  }

  /// The array inside a record whose start, or a place in which, is given as an argument.
  func array(at index: Int, _ call: Call, _ pointer: Term, _ state: State) -> ArrayPlace? {
    if case .value(let operand) = call.arguments[index], let extent = state.top.code.sources.extent(of: operand) {
      return extent.isPlain ? ArrayPlace(start: pointer, size: extent.size) : nil
    }
    if base(of: pointer) != pointer, let extent = memberArrays[pointer] {
      return extent.isPlain ? ArrayPlace(start: pointer, size: extent.size) : nil
    }
    return arrays[pointer]
  }

  /// What a reading function answers is a number of bytes, or says that it has failed.
  func boundRead(_ result: Term, _ scalar: ScalarType, by most: Term, _ state: inout State) {
    guard scalar.kind == .integer, scalar.bits >= 16, scalar.bits <= table.bits(of: most) else { return }
    let wide = extended(result, scalar, to: table.bits(of: most))
    let truth =
      scalar.isSigned ? table.signedLessOrEqual(wide, most) : table.unsignedLessOrEqual(wide, most)
    _ = state.facts.assume(truth, in: table)
  }

  /// Whether a function that puts numbers into the order of a machine (`sys_get_be16`, `le32_to_cpu`) is given what
  /// comes from outside.
  func bringsInOrder(_ arguments: [ArgumentValue], _ state: inout State) -> Bool {
    guard arguments.count == 1, case .scalar(let value?, let scalar) = arguments[0] else { return false }
    if scalar.kind == .pointer { return contentsKind(value, &state) == .outside }
    return symbols.isFromOutside(value) && symbols.kind(of: value) == .outside
  }

  private func isWritable(_ region: RegionID) -> Bool {
    guard case .global(let global) = regions[region.index].kind else { return true }
    return !program.linked[global].flags.contains(.constant)
  }

  /// Whether a volatile array is one that no code of the program writes: a device does, such as a controller for DMA; or
  /// one into which only a device's bytes are put.
  func isFilledByDevice(_ region: RegionID) -> Bool {
    guard case .global(let global) = regions[region.index].kind, !program.linked[global].flags.contains(.constant)
    else { return false }
    if program.deliveries.isFilled(global) { return true }
    guard !program.uses.isWritten(global) else { return false }
    return program.unit(global.unit).ir.types[program.linked[global].type].element != nil
  }
}
