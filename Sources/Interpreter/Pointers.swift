import IR

/// Arithmetic on pointers, bit-fields, whole objects, and the lifetime of locals.
extension Runtime {
  @inline(never) func movePointer(_ pointer: Cell, by step: Int64) throws(Stop) -> Cell {
    try checkDefined(pointer)
    let address = (pointer.bits &+ UInt64(bitPattern: step)) & memory.pointerMask
    let row = pointer.tag.row
    if row == 0 {
      if pointer.bits == 0 && step != 0 {
        try violate(.pointerArithmetic, "arithmetic on a null pointer", "ヌルポインタの演算")
      }
      return Cell(address, address == 0 ? .none : find(address))
    }
    guard memory.live(pointer.tag) != nil else { return Cell(address, pointer.tag) }
    let object = objects[row]
    if object.segment == .code { return Cell(address, pointer.tag) }
    let offset = Int64(bitPattern: address &- object.base)
    if offset < 0 || offset > Int64(object.size) {
      try violate(
        .pointerArithmetic, "pointer to offset \(offset) of an object of \(object.size) bytes",
        "\(object.size) バイトのオブジェクトのオフセット \(offset) を指すポインタ")
    }
    return Cell(address, pointer.tag)
  }

  /// A member's address; `x` is 1 where an access to it follows, which checks what is left out here.
  @inline(__always) func member(_ op: Op, _ pointer: Cell) throws(Stop) -> Cell {
    if pointer.tag.isIndeterminate { try useIndeterminate(pointer.tag) }
    if pointer.bits & UInt64(UInt32(bitPattern: op.c)) != 0 {
      try violate(
        .misaligned, "address 0x\(String(pointer.bits, radix: 16)) is not aligned to \(op.c + 1) bytes",
        "アドレス 0x\(String(pointer.bits, radix: 16)) は \(op.c + 1) バイト境界にない")
    }
    // The address of a member of nothing is how programs spell `offsetof`.
    return Cell((pointer.bits &+ UInt64(bitPattern: Int64(op.imm))) & memory.pointerMask, pointer.tag)
  }

  @inline(never) func beyond(_ index: Cell, _ count: Int) throws(Stop) {
    try violate(
      .arrayIndex, "index \(index.signed) of an array of \(count) elements", "要素数 \(count) の配列の添字 \(index.signed)")
  }

  @inline(never) func comparePointers(_ op: Op, _ b: Cell, _ c: Cell) throws(Stop) -> Cell {
    try checkDefined(b, c)
    if b.tag != c.tag && (b.tag.row != 0 || c.tag.row != 0) {
      try violate(
        .pointerComparison, "comparison of pointers into different objects", "異なるオブジェクトへのポインタの大小比較")
    }
    let result: Bool
    switch BinaryOperation.allCases[Int(op.x)] {
    case .less: result = b.bits < c.bits
    case .lessOrEqual: result = b.bits <= c.bits
    case .greater: result = b.bits > c.bits
    case .greaterOrEqual: result = b.bits >= c.bits
    default: result = b.bits == c.bits
    }
    return Cell(result ? 1 as UInt64 : 0)
  }

  @inline(never) func pointerDifference(_ op: Op, _ b: Cell, _ c: Cell) throws(Stop) -> Cell {
    try checkDefined(b, c)
    if b.tag != c.tag && (b.tag.row != 0 || c.tag.row != 0) {
      try violate(
        .pointerDifference, "difference of pointers into different objects", "異なるオブジェクトへのポインタの差")
    }
    let shift = Int64(64 - min(64, memory.pointerSize * 8))
    let distance = ((b.signed &- c.signed) &<< shift) &>> shift
    if distance % Int64(op.imm) != 0 {
      try violate(
        .pointerDifference, "distance of \(distance) bytes is no multiple of the element size \(op.imm)",
        "距離 \(distance) バイトは要素の大きさ \(op.imm) の倍数でない")
    }
    return Cell(distance / Int64(op.imm))
  }

  @inline(__always) func readPointer(
    _ data: UnsafeMutablePointer<UInt8>, _ shadow: UnsafeMutablePointer<UInt8>, _ slots: UnsafeMutablePointer<Slot>,
    _ offset: Int
  ) -> Cell {
    let size = memory.pointerSize
    var bits: UInt64
    if size == 8 {
      if UnsafeRawPointer(shadow).loadUnaligned(as: UInt64.self) != 0 { return Cell(0, .uninitialised) }
      bits = UnsafeRawPointer(data).loadUnaligned(as: UInt64.self)
      if memory.isBigEndian { bits = bits.byteSwapped }
    } else {
      bits = 0
      for index in 0..<size {
        if shadow[index] != 0 { return Cell(0, .uninitialised) }
        bits |= UInt64(data[memory.isBigEndian ? size - 1 - index : index]) << UInt64(8 * index)
      }
    }
    if bits == 0 { return .zero }
    if offset % size == 0 {
      let slot = slots + offset / size
      if slot.pointee.bits == bits { return Cell(bits, slot.pointee.tag) }
    }
    return Cell(bits, find(bits))
  }

  @inline(__always) func writePointer(
    _ cell: Cell, _ data: UnsafeMutablePointer<UInt8>, _ shadow: UnsafeMutablePointer<UInt8>,
    _ slots: UnsafeMutablePointer<Slot>, _ offset: Int
  ) {
    let size = memory.pointerSize
    let isIndeterminate = cell.tag.isIndeterminate
    for index in 0..<size {
      data[memory.isBigEndian ? size - 1 - index : index] = UInt8(truncatingIfNeeded: cell.bits >> UInt64(8 * index))
      shadow[index] = isIndeterminate ? 0xff : 0
    }
    if offset % size == 0 { slots[offset / size] = Slot(bits: cell.bits, tag: isIndeterminate ? .none : cell.tag) }
  }

  @inline(never) func invalidBoolean(_ bits: UInt64) throws(Stop) {
    try violate(.invalidBoolean, "_Bool holds \(bits)", "_Bool の値が \(bits)")
  }

  // MARK: Bit-fields

  /// Touches only the bytes in which the field lies.
  private func locateBits(_ op: Op, _ pointer: Cell, write: Bool) throws(Stop) -> (Int, Int) {
    let first = op.imm / 8
    let count = (op.imm % 8 + Int(op.x) + 7) / 8
    let (row, offset) = try locate(pointer, first, max(1, count), op.c, write: write)
    return (row, offset * 8 + op.imm % 8)
  }

  func loadBits(_ op: Op, _ pointer: Cell) throws(Stop) -> Cell {
    let (row, first) = try locateBits(op, pointer, write: false)
    let (bits, isDefined) = readBits(row, first, Int(op.x))
    guard isDefined else { return Cell(0, .uninitialised) }
    guard scalars[Int(op.z)].isSigned else { return Cell(bits) }
    let shift = Int64(64 - Int(op.x))
    return Cell((Int64(bitPattern: bits) &<< shift) &>> shift)
  }

  func storeBits(_ op: Op, _ value: Cell, _ pointer: Cell) throws(Stop) {
    let (row, first) = try locateBits(op, pointer, write: true)
    writeBits(value.bits, row, first, Int(op.x), isDefined: !value.tag.isIndeterminate)
  }

  // MARK: Whole objects

  func copy(_ op: Op, to: Cell, from: Cell) throws(Stop) {
    try copyObject(to: to, from: from, size: op.imm, mask: op.c)
  }

  func copyObject(to: Cell, from: Cell, size: Int, mask: Int32 = 0) throws(Stop) {
    guard size > 0 else { return }
    let (source, sourceOffset) = try locate(from, 0, size, 0, write: false)
    let (target, targetOffset) = try locate(to, 0, size, mask, write: true)
    if source == target && sourceOffset != targetOffset && abs(sourceOffset - targetOffset) < size {
      try violate(.overlap, "assignment between objects that overlap in part", "部分的に重なるオブジェクト間の代入")
    }
    steps &+= size >> 4
    forgetTypes(target, targetOffset, size)
    memory.move(
      to: objects[target], at: targetOffset, from: objects[source], at: sourceOffset, count: size)
  }

  func clear(_ op: Op, _ pointer: Cell) throws(Stop) {
    guard op.imm > 0 else { return }
    // The initialiser of a constant object may write to it.
    let (row, offset) = try locate(pointer, 0, op.imm, 0, write: false)
    (objects[row].data + offset).update(repeating: 0, count: op.imm)
    (objects[row].shadow + offset).update(repeating: 0, count: op.imm)
  }

  // MARK: Locals

  @inline(__always) func localAddress(_ op: Op) -> Cell {
    let row = frames[depth].rowBase + Int(op.b)
    let address = objects[row].base &+ UInt64(bitPattern: Int64(op.imm))
    return Cell(address & memory.pointerMask, Tag(row: row, generation: objects[row].generation, segment: .stack))
  }

  /// A local object begins to exist with indeterminate contents.
  @inline(__always) func begin(_ local: Int) {
    let frame = frames + depth
    let layout = functions[frame.pointee.function].locals[local]
    begin(frame.pointee.rowBase + local, at: frame.pointee.address &+ UInt64(layout.offset), size: layout.size)
    objects[frame.pointee.rowBase + local].detail = layout.layout
  }

  @inline(__always) func begin(_ row: Int, at address: UInt64, size: Int) {
    let position = Int(address - memory.stackLow)
    let object = objects + row
    object.pointee.base = address
    object.pointee.size = UInt64(size)
    object.pointee.data = memory.stackData + position
    object.pointee.shadow = memory.stackData + position + memory.stackDelta
    object.pointee.slots = memory.stackSlots + position / memory.pointerSize
    object.pointee.generation &+= 1
    object.pointee.isReadOnly = false
    object.pointee.isLive = true
    object.pointee.segment = .stack
    object.pointee.detail = -1
    object.pointee.shadow.update(repeating: 0xff, count: size)
    let slots = (size + memory.pointerSize - 1) / memory.pointerSize
    object.pointee.slots.update(repeating: Slot(bits: 0, tag: .none), count: slots)
  }

  func begin(_ local: Int, bytes: Cell, alignment: Int) throws(Stop) {
    try checkDefined(bytes)
    if bytes.signed <= 0 {
      try violate(.arrayLength, "array of \(bytes.signed) bytes", "大きさ \(bytes.signed) バイトの配列")
    }
    end(local)
    try extend(row: frames[depth].rowBase + local, bytes: Int(max(0, bytes.signed)), alignment: alignment)
  }

  /// Takes bytes from the stack for an object whose size only the run tells.
  func extend(row: Int, bytes: Int, alignment: Int) throws(Stop) {
    let frame = frames + depth
    let step = UInt64(max(alignment, Int(memory.grain)))
    let free = frame.pointee.stackPointer - memory.stackLow
    guard UInt64(bytes) + memory.gap + step <= free else { throw stop(.limit(.stack)) }
    let address = (frame.pointee.stackPointer - memory.gap - UInt64(bytes)) / step * step
    frame.pointee.stackPointer = address
    begin(row, at: address, size: bytes)
  }

  @inline(__always) func end(_ local: Int) {
    let frame = frames + depth
    let object = objects + frame.pointee.rowBase + local
    guard object.pointee.isLive else { return }
    object.pointee.generation &+= 1
    object.pointee.isLive = false
    if object.pointee.base == frame.pointee.stackPointer && object.pointee.base < frame.pointee.address {
      let end = object.pointee.base + object.pointee.size + memory.gap
      frame.pointee.stackPointer = min(frame.pointee.address, (end + memory.grain - 1) & ~(memory.grain - 1))
    }
  }
}
