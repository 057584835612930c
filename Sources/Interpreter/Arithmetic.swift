import IR

/// What the hot loop leaves to functions: rare types, checks that failed.
extension Runtime {
  func word(_ cell: UnsafeMutablePointer<Cell>, _ type: Scalar) -> Word {
    Word(cell.pointee.bits, high: type.isWide ? cell[1].bits : 0, tag: cell.pointee.tag)
  }

  func set(_ cell: UnsafeMutablePointer<Cell>, _ word: Word, _ type: Scalar) {
    cell.pointee = Cell(word.low, word.tag)
    if type.isWide { cell[1] = Cell(word.high) }
  }

  @inline(never) func overflow(_ op: Op, _ b: Cell, _ c: Cell) throws(Stop) {
    let sign: String
    switch op.code {
    case .addS, .addS64: sign = "+"
    case .subtractS, .subtractS64, .negateS: sign = "-"
    case .multiplyS, .multiplyS64: sign = "*"
    default: sign = "/"
    }
    let text = "\(b.signed) \(sign) \(c.signed)"
    try violate(
      .signedOverflow, "signed overflow: \(text) in \(op.y) bits", "符号付きオーバーフロー: \(op.y) ビットでの \(text)")
  }

  @inline(__always) func divide(_ op: Op, _ b: Cell, _ c: Cell) throws(Stop) -> Cell {
    if b.tag.raw | c.tag.raw != 0 { try checkDefined(b, c) }
    if c.bits == 0 { throw fail(.divisionByZero, "division by zero", "ゼロによる除算") }
    switch op.code {
    case .divideU: return Cell(b.bits / c.bits)
    case .remainderU: return Cell(b.bits % c.bits)
    default:
      if c.signed == -1 {
        let lowest = Int64.min &>> Int64(op.x)
        if b.signed == lowest { try overflow(op, b, c) }
        if op.code == .remainderS { return .zero }
        let negated = 0 &- b.signed
        return Cell((negated &<< Int64(op.x)) &>> Int64(op.x))
      }
      return Cell(op.code == .divideS ? b.signed / c.signed : b.signed % c.signed)
    }
  }

  @inline(__always) func shift(_ op: Op, _ b: Cell, _ c: Cell) throws(Stop) -> Cell {
    if b.tag.raw | c.tag.raw != 0 { try checkDefined(b, c) }
    var count = c.bits
    if count >= UInt64(op.y) {
      try violate(
        .shiftCount, "shift by \(c.signed) in \(op.y) bits", "\(op.y) ビットの値に対する \(c.signed) のシフト")
      count &= UInt64(op.y) - 1
    }
    let drop = UInt64(op.x)
    switch op.code {
    case .shiftLeftU: return Cell(((b.bits &<< count) &<< drop) &>> drop)
    case .shiftRightU: return Cell(b.bits &>> count)
    case .shiftRightS: return Cell(b.signed &>> Int64(bitPattern: count))
    default:
      let value = ((b.signed &<< Int64(bitPattern: count)) &<< Int64(op.x)) &>> Int64(op.x)
      if b.signed < 0 || value &>> Int64(bitPattern: count) != b.signed {
        try violate(
          .shiftOverflow, "left shift of \(b.signed) by \(count) is not representable in \(op.y) bits",
          "\(b.signed) の \(count) ビット左シフトは \(op.y) ビットで表せない")
      }
      return Cell(value)
    }
  }

  @inline(__always) func singles(_ code: Opcode, _ b: Cell, _ c: Cell) -> Cell {
    let x = Float(bitPattern: UInt32(truncatingIfNeeded: b.bits))
    let y = Float(bitPattern: UInt32(truncatingIfNeeded: c.bits))
    switch code {
    case .addF: return Cell(UInt64((x + y).bitPattern))
    case .subtractF: return Cell(UInt64((x - y).bitPattern))
    case .multiplyF: return Cell(UInt64((x * y).bitPattern))
    case .divideF: return Cell(UInt64((x / y).bitPattern))
    case .equalF: return Cell(x == y ? 1 as UInt64 : 0)
    case .notEqualF: return Cell(x != y ? 1 as UInt64 : 0)
    case .lessF: return Cell(x < y ? 1 as UInt64 : 0)
    default: return Cell(x <= y ? 1 as UInt64 : 0)
    }
  }

  @inline(__always) func doubles(_ code: Opcode, _ b: Cell, _ c: Cell) -> Cell {
    let x = Double(bitPattern: b.bits)
    let y = Double(bitPattern: c.bits)
    switch code {
    case .addD: return Cell((x + y).bitPattern)
    case .subtractD: return Cell((x - y).bitPattern)
    case .multiplyD: return Cell((x * y).bitPattern)
    case .divideD: return Cell((x / y).bitPattern)
    case .equalD: return Cell(x == y ? 1 as UInt64 : 0)
    case .notEqualD: return Cell(x != y ? 1 as UInt64 : 0)
    case .lessD: return Cell(x < y ? 1 as UInt64 : 0)
    default: return Cell(x <= y ? 1 as UInt64 : 0)
    }
  }

  // MARK: Any type

  @inline(never) func binary(
    _ op: Op, _ a: UnsafeMutablePointer<Cell>, _ b: UnsafeMutablePointer<Cell>, _ c: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    try checkDefined(b.pointee, c.pointee)
    let type = scalars[Int(op.y)]
    let operation = BinaryOperation.allCases[Int(op.x)]
    let left = word(b, type)
    if type.isFloating {
      let right = word(c, type)
      set(
        a, floating(operation, left.floating(type), right.floating(type), type), operation.isComparison ? .int32 : type)
      return
    }
    let right = word(c, operation.isShift ? scalars[Int(op.z)] : type)
    let x = left.integer(type)
    let y = right.integer(operation.isShift ? scalars[Int(op.z)] : type)
    if operation.isComparison {
      a.pointee = Cell(
        compare(operation, x, y, UInt128(truncatingIfNeeded: x), UInt128(truncatingIfNeeded: y), type) ? 1 as UInt64 : 0
      )
      return
    }
    set(a, try integer(operation, x, y, type), type)
  }

  private func compare(
    _ operation: BinaryOperation, _ x: Int128, _ y: Int128, _ u: UInt128, _ v: UInt128, _ type: Scalar
  ) -> Bool {
    let less = type.isSigned ? x < y : u < v
    switch operation {
    case .equal: return x == y
    case .notEqual: return x != y
    case .less: return less
    case .lessOrEqual: return less || x == y
    case .greater: return !less && x != y
    default: return !less
    }
  }

  private func integer(_ operation: BinaryOperation, _ x: Int128, _ y: Int128, _ type: Scalar) throws(Stop) -> Word {
    var result: Int128
    var overflowed = false
    let (u, v) = (UInt128(truncatingIfNeeded: x), UInt128(truncatingIfNeeded: y))
    switch operation {
    case .add: (result, overflowed) = x.addingReportingOverflow(y)
    case .subtract: (result, overflowed) = x.subtractingReportingOverflow(y)
    case .multiply: (result, overflowed) = x.multipliedReportingOverflow(by: y)
    case .divide, .remainder:
      if y == 0 { throw fail(.divisionByZero, "division by zero", "ゼロによる除算") }
      if type.isSigned {
        (result, overflowed) =
          operation == .divide ? x.dividedReportingOverflow(by: y) : x.remainderReportingOverflow(dividingBy: y)
      } else {
        result = Int128(truncatingIfNeeded: operation == .divide ? u / v : u % v)
      }
    case .and: result = x & y
    case .or: result = x | y
    case .xor: result = x ^ y
    case .shiftLeft, .shiftRight:
      var count = y
      if y < 0 || y >= Int128(type.bits) {
        try violate(.shiftCount, "shift by \(y) in \(type.bits) bits", "\(type.bits) ビットの値に対する \(y) のシフト")
        count = y & Int128(type.bits - 1)
      }
      if operation == .shiftRight {
        result = type.isSigned ? x >> count : Int128(truncatingIfNeeded: u >> UInt128(truncatingIfNeeded: count))
      } else {
        result = x << count
        let wrapped = Word.wrapping(result, type)
        if type.isSigned && (x < 0 || wrapped.integer(type) >> count != x) {
          try violate(.shiftOverflow, "left shift of \(x) by \(y) is not representable", "\(x) の \(y) ビット左シフトは表せない")
        }
        return wrapped
      }
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: result = 0
    }
    let word = Word.wrapping(result, type)
    if type.isSigned && (overflowed || word.integer(type) != result) {
      try violate(
        .signedOverflow, "signed overflow in \(type.bits) bits", "\(type.bits) ビットでの符号付きオーバーフロー")
    }
    return word
  }

  private func floating(_ operation: BinaryOperation, _ x: Extended, _ y: Extended, _ type: Scalar) -> Word {
    switch operation {
    case .add: Word.floating(x + y, type)
    case .subtract: Word.floating(x - y, type)
    case .multiply: Word.floating(x * y, type)
    case .divide: Word.floating(x / y, type)
    case .equal: Word(x == y ? 1 as UInt64 : 0)
    case .notEqual: Word(x != y ? 1 as UInt64 : 0)
    case .less: Word(x < y ? 1 as UInt64 : 0)
    case .lessOrEqual: Word(x <= y ? 1 as UInt64 : 0)
    case .greater: Word(x > y ? 1 as UInt64 : 0)
    case .greaterOrEqual: Word(x >= y ? 1 as UInt64 : 0)
    case .remainder, .shiftLeft, .shiftRight, .and, .or, .xor: .zero
    }
  }

  @inline(never) func unary(
    _ op: Op, _ a: UnsafeMutablePointer<Cell>, _ b: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    try checkDefined(b.pointee)
    let type = scalars[Int(op.y)]
    let value = word(b, type)
    if type.isFloating {
      set(a, Word.floating(-value.floating(type), type), type)
    } else if op.x == 0 {
      set(a, try integer(.subtract, 0, value.integer(type), type), type)
    } else {
      set(a, Word.wrapping(~value.integer(type), type), type)
    }
  }

  // MARK: Conversions

  @inline(never) func convert(
    _ op: Op, _ a: UnsafeMutablePointer<Cell>, _ b: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    let from = scalars[Int(op.y)]
    let to = scalars[Int(op.z)]
    set(a, try convert(ConversionKind.allCases[Int(op.x)], word(b, from), from, to), to)
  }

  func convert(_ kind: ConversionKind, _ value: Word, _ from: Scalar, _ to: Scalar) throws(Stop) -> Word {
    if value.tag.isIndeterminate {
      // Indeterminate integers may be widened on their way to where they are copied.
      if kind == .integer || kind == .pointer { return Word(0, tag: value.tag) }
      try useIndeterminate(value.tag)
    }
    switch kind {
    case .integer: return Word.wrapping(value.integer(from), to)
    case .boolean:
      let isZero =
        from.isFloating ? value.floating(from) == 0 : value.low == 0 && (from.kind != .wide || value.high == 0)
      return Word(isZero ? 0 as UInt64 : 1)
    case .integerToFloating:
      let number = value.integer(from)
      if from.isSigned || from.bits < 128 { return rounded(number, to) }
      return rounded(UInt128(truncatingIfNeeded: number), to)
    case .floatingToInteger:
      let number = value.floating(from).rounded(.towardZero)
      guard let whole = Int128(exactly: number) else {
        if !to.isSigned, to.bits == 128, let whole = UInt128(exactly: number) {
          return Word.wrapping(Int128(truncatingIfNeeded: whole), to)
        }
        try violate(
          .floatConversion, "\(Double(value.floating(from))) has no value in the integer type",
          "\(Double(value.floating(from))) は整数型で表せない")
        return Word.wrapping(1 << Int128(to.bits - 1), to)
      }
      let word = Word.wrapping(whole, to)
      if word.integer(to) != whole && !(to.bits == 128) {
        try violate(
          .floatConversion, "\(Double(value.floating(from))) is out of the integer type's range",
          "\(Double(value.floating(from))) は整数型の範囲外")
      }
      return word
    case .floating: return Word.floating(value.floating(from), to)
    case .integerToPointer:
      let address = UInt64(truncatingIfNeeded: value.integer(from)) & memory.pointerMask
      return Word(address, tag: find(address))
    case .pointerToInteger:
      let address = Int128(value.low)
      return Word.wrapping(address, to)
    case .pointer: return value
    }
  }

  /// Rounds once: a detour through the wider type could round twice.
  private func rounded<Integer: FixedWidthInteger>(_ value: Integer, _ type: Scalar) -> Word {
    switch type.kind {
    case .single: Word(UInt64(Float(value).bitPattern))
    case .double: Word(Double(value).bitPattern)
    default: Word.floating(Extended(value), type)
    }
  }
}
