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
    guard arguments.count > 1 else { return nil }
    for index in arguments.indices.dropLast() {
      guard case .scalar(let pointer?, let scalar) = arguments[index], scalar.kind == .pointer,
        case .scalar(let count?, let number) = arguments[index + 1], number.kind == .integer,
        let start = base(of: pointer), let region = known(region: start, state), isWritable(region)
      else { continue }
      note(.receives(name), origin, region: region, &state)
      let size = extended(count, number, to: table.bits(of: pointer))
      let array = array(at: index, call, pointer, state)
      try checkRoom(for: size, at: pointer, in: region, array, name, origin, &state)
      forget((region, table.subtract(pointer, start)), size, .outside, within: array, &state)
      return size
    }
    return nil
  }

  /// Checks that there is room for as many bytes as a reading function is asked for, where somebody outside says how many.
  private func checkRoom(
    for size: Term, at pointer: Term, in region: RegionID, _ array: ArrayPlace?, _ name: String, _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) {
    guard symbols.isFromOutside(size), !symbols.isOnlyExtent(size) else { return }
    let bits = table.bits(of: pointer)
    let room: Term
    if let array {
      room = table.subtract(table.add(array.start, table.constant(UInt64(array.size), bits: bits)), pointer)
    } else if let whole = state.memory[region]?.size, table.unsignedValue(whole) != nil {
      room = table.subtract(table.add(regions[region.index].base, whole), pointer)
    } else {
      return
    }
    try check(table.unsignedLess(room, size), .outOfBoundsWrite, origin, goesOn: true, region: region, &state) {
      state in
      var detail = detail(of: region, state)
      if let array { detail.size = "\(array.size)" }
      detail.length = text(of: size)
      detail.callee = name
      return detail
    }
  }

  /// Whether an argument leads to bytes without a value, or cleared ones, with their number behind it: a function that is
  /// not there fills them.
  func fillsBytes(_ arguments: [ArgumentValue], _ state: State) -> Bool {
    arguments.indices.dropLast().contains { index in
      guard case .scalar(let pointer?, let scalar) = arguments[index], scalar.kind == .pointer,
        case .scalar(let count?, let number) = arguments[index + 1], number.kind == .integer,
        let size = table.unsignedValue(count).map({ Int(clamping: $0) }), (1...4096).contains(size),
        let start = base(of: pointer), let region = known(region: start, state),
        let offset = table.signedValue(table.subtract(pointer, start)).map({ Int($0) }), offset >= 0,
        isVariable(region), let contents = state.memory[region]?.contents
      else { return false }
      return contents.pieces(offset, offset + size).allSatisfy { piece in
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
  }

  /// The array inside a record whose start, or a place in which, is given as an argument.
  func array(at index: Int, _ call: Call, _ pointer: Term, _ state: State) -> ArrayPlace? {
    if let known = arrays[pointer] { return known }
    if base(of: pointer) != pointer, let extent = memberArrays[pointer], extent.isPlain {
      return ArrayPlace(start: pointer, size: extent.size)
    }
    guard case .value(let operand) = call.arguments[index], let extent = state.top.code.sources.extent(of: operand),
      extent.isPlain
    else { return nil }
    return ArrayPlace(start: pointer, size: extent.size)
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

  /// Whether a volatile array is one that no code of the program writes: a device does, such as a controller for DMA.
  func isFilledByDevice(_ region: RegionID) -> Bool {
    guard case .global(let global) = regions[region.index].kind, !program.uses.isWritten(global),
      !program.linked[global].flags.contains(.constant)
    else { return false }
    return program.unit(global.unit).ir.types[program.linked[global].type].element != nil
  }
}
