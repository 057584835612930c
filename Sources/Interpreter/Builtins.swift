import IR

extension Runtime {
  func builtin(_ number: Int, _ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>) throws(Stop)
  {
    let kind = Builtin.allCases[number]
    let arguments = Arguments(runtime: self, site: site, cells: cells)
    switch kind {
    case .startArguments: try startArguments(arguments.cell(0))
    case .endArguments, .fence: break
    case .copyArguments: try copyArguments(to: arguments.cell(0), from: arguments.cell(1))
    case .nextArgument: try takeArgument(site, cells, arguments.cell(0))
    case .allocateOnStack:
      try checkDefined(arguments.cell(0))
      answer(try allocateOnStack(arguments.integer(0)), site, cells)
    case .trap: throw stop(.aborted)
    case .addOverflow, .subtractOverflow, .multiplyOverflow: try checked(kind, arguments, site, cells)
    case .setJump: try setJump(arguments.cell(0), site, cells)
    case .longJump: try longJump(arguments.cell(0), value: 1)
    case .frameAddress:
      answer(Word(frames[depth].address), site, cells)
    case .returnAddress: answer(Word(objects[functions[frames[depth].function].codeRow].base), site, cells)
    case .isNotANumber, .isInfinite, .isFinite, .isNormal, .signBit, .isUnordered:
      try classify(kind, arguments, site, cells)
    case .countLeadingZeros, .countTrailingZeros, .populationCount, .parity, .findFirstSet, .redundantSignBits,
      .byteSwap, .bitReverse, .rotateLeft, .rotateRight:
      try bits(kind, arguments, site, cells)
    }
  }

  /// Memory that lives until the innermost function of the program returns.
  func allocateOnStack(_ size: Int128) throws(Stop) -> Word {
    let row = frames[depth].rowEnd
    guard size >= 0, size < Int128(options.limits.stack), row + 1 < memory.stackRows else {
      throw stop(.limit(.stack))
    }
    frames[depth].rowEnd += 1
    try extend(row: row, bytes: Int(size), alignment: 16)
    return Word(objects[row].base, tag: memory.tag(of: row))
  }

  /// Stores the result of a call in the caller's frame.
  func answer(_ word: Word, _ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>) {
    switch site.pointee.destination {
    case .none, .object: break
    case .cell, .wide: set(cells + Int(site.pointee.cell), word, scalars[Int(site.pointee.resultScalar)])
    }
  }

  /// Stores an integer, wrapped to the type of the result.
  func answer(
    integer value: Int128, _ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>
  ) {
    guard site.pointee.destination != .none else { return }
    answer(Word.wrapping(value, scalars[Int(site.pointee.resultScalar)]), site, cells)
  }

  private func takeArgument(
    _ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>, _ list: Cell
  ) throws(Stop) {
    switch site.pointee.destination {
    case .none: _ = try nextArgument(list)
    case .cell, .wide: answer(try nextScalar(list, scalars[Int(site.pointee.resultScalar)]), site, cells)
    case .object:
      let (row, item) = try nextArgument(list)
      if item.size != site.pointee.resultSize {
        throw fail(.variadicArgument, "the next argument has another type", "次の引数は別の型である")
      }
      let source = Cell(objects[row].base + UInt64(item.offset), memory.tag(of: row))
      try copyObject(to: cells[Int(site.pointee.cell)], from: source, size: item.size)
    }
  }

  private func checked(
    _ kind: Builtin, _ arguments: Arguments, _ site: UnsafeMutablePointer<CallSite>,
    _ cells: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    try checkDefined(arguments.cell(0), arguments.cell(1))
    let (a, b) = (arguments.integer(0), arguments.integer(1))
    // The pointer's type is not in the cell: the site's shape keeps the type of what it points to.
    let type = scalars[Int(site.pointee.pointee)]
    let (value, overflowed): (Int128, Bool)
    switch kind {
    case .addOverflow: (value, overflowed) = a.addingReportingOverflow(b)
    case .subtractOverflow: (value, overflowed) = a.subtractingReportingOverflow(b)
    default: (value, overflowed) = a.multipliedReportingOverflow(by: b)
    }
    let word = Word.wrapping(value, type)
    let (row, offset) = try locate(arguments.cell(2), 0, type.size, 0, write: true)
    write(word, type, row, offset)
    answer(integer: overflowed || word.integer(type) != value ? 1 : 0, site, cells)
  }

  private func classify(
    _ kind: Builtin, _ arguments: Arguments, _ site: UnsafeMutablePointer<CallSite>,
    _ cells: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    try checkDefined(arguments.cell(0))
    let value = arguments.floating(0)
    let result: Bool
    switch kind {
    case .isNotANumber: result = value.isNaN
    case .isInfinite: result = value.isInfinite
    case .isFinite: result = value.isFinite
    case .isNormal:
      // A subnormal number of the operand's type may be normal in the host's wider one.
      let type = arguments.scalar(0)
      if type.kind == .single {
        result = Float(value).isNormal
      } else if type.kind == .double {
        result = Double(value).isNormal
      } else {
        result = value.isNormal
      }
    case .signBit: result = value.sign == .minus
    default:
      try checkDefined(arguments.cell(1))
      result = value.isNaN || arguments.floating(1).isNaN
    }
    answer(integer: result ? 1 : 0, site, cells)
  }

  private func bits(
    _ kind: Builtin, _ arguments: Arguments, _ site: UnsafeMutablePointer<CallSite>,
    _ cells: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    try checkDefined(arguments.cell(0))
    let type = arguments.scalar(0)
    let width = type.bits
    let mask = width >= 128 ? UInt128.max : (1 << UInt128(width)) - 1
    let value = UInt128(truncatingIfNeeded: arguments.integer(0)) & mask
    let leading = value.leadingZeroBitCount - (128 - width)
    let result: UInt128
    switch kind {
    case .countLeadingZeros, .countTrailingZeros:
      if value == 0 {
        try violate(.builtinOperand, "\(kind.rawValue) of zero", "ゼロの \(kind.rawValue)")
      }
      result = UInt128(kind == .countLeadingZeros ? leading : min(width, value.trailingZeroBitCount))
    case .populationCount: result = UInt128(value.nonzeroBitCount)
    case .parity: result = UInt128(value.nonzeroBitCount & 1)
    case .findFirstSet: result = value == 0 ? 0 : UInt128(value.trailingZeroBitCount + 1)
    case .redundantSignBits:
      let isNegative = value >> UInt128(width - 1) & 1 == 1
      let other = isNegative ? ~value & mask : value
      result = UInt128(other.leadingZeroBitCount - (128 - width) - 1)
    case .byteSwap: result = value.byteSwapped >> UInt128(128 - width)
    case .bitReverse:
      var reversed: UInt128 = 0
      for index in 0..<width { reversed |= (value >> UInt128(index) & 1) << UInt128(width - 1 - index) }
      result = reversed
    default:
      try checkDefined(arguments.cell(1))
      let count = UInt128(truncatingIfNeeded: arguments.integer(1)) % UInt128(width)
      let turn = kind == .rotateLeft ? count : (UInt128(width) - count) % UInt128(width)
      result = turn == 0 ? value : (value << turn | value >> (UInt128(width) - turn)) & mask
    }
    answer(integer: Int128(truncatingIfNeeded: result), site, cells)
  }

  // MARK: Jumps between functions

  func setJump(_ buffer: Cell, _ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>) throws(Stop)
  {
    let size = memory.pointerSize
    let (row, offset) = try locate(buffer, 0, size, 0, write: true)
    let mark = nextJump
    nextJump += 1
    let type = Scalar(.integer, size: size, bits: size * 8)
    write(Word(mark), type, row, offset)
    jumps[mark] = Jump(
      depth: depth, serial: frames[depth].serial, pc: frames[depth].pc, cell: site.pointee.cell,
      scalar: site.pointee.destination == .none ? nil : scalars[Int(site.pointee.resultScalar)])
    answer(.zero, site, cells)
  }

  func longJump(_ buffer: Cell, value: Int32) throws(Stop) {
    let size = memory.pointerSize
    let (row, offset) = try locate(buffer, 0, size, 0, write: false)
    let mark = read(Scalar(.integer, size: size, bits: size * 8), row, offset)
    if mark.tag.isIndeterminate { throw fail(.longJump, "longjmp without setjmp", "setjmp なしの longjmp") }
    guard let jump = jumps[mark.low] else { throw fail(.longJump, "longjmp without setjmp", "setjmp なしの longjmp") }
    guard jump.depth <= depth, frames[jump.depth].serial == jump.serial else {
      throw fail(.longJump, "longjmp to a function that has returned", "終了した関数への longjmp")
    }
    while depth > jump.depth { pop() }
    frames[depth].pc = jump.pc
    if let scalar = jump.scalar {
      set(frames[depth].cells + Int(jump.cell), Word.wrapping(Int128(value == 0 ? 1 : value), scalar), scalar)
    }
    libraryCalls.removeAll()
    unwinding = true
    throw Stop()
  }
}

/// The arguments of a builtin, as cells of the caller.
struct Arguments {
  let runtime: Runtime
  let site: UnsafeMutablePointer<CallSite>
  let cells: UnsafeMutablePointer<Cell>

  func cell(_ index: Int) -> Cell { cells[Int(site.pointee.arguments[index].cell)] }
  func scalar(_ index: Int) -> Scalar { runtime.scalars[Int(site.pointee.arguments[index].scalar)] }
  func word(_ index: Int) -> Word { runtime.word(cells + Int(site.pointee.arguments[index].cell), scalar(index)) }
  func integer(_ index: Int) -> Int128 { word(index).integer(scalar(index)) }
  func floating(_ index: Int) -> Extended { word(index).floating(scalar(index)) }
}
