import IR
import Machine

/// Reading and writing of objects.
extension Runtime {
  /// The row and offset of an access that the object allows.
  @inline(__always)
  func locate(_ pointer: Cell, _ offset: Int, _ size: Int, _ mask: Int32, write: Bool) throws(Stop) -> (Int, Int) {
    let row = pointer.tag.row
    let object = objects + row
    let start = pointer.bits &+ UInt64(bitPattern: Int64(offset)) &- object.pointee.base
    if object.pointee.generation == pointer.tag.generation && object.pointee.size >= UInt64(size)
      && start <= object.pointee.size - UInt64(size) && pointer.bits & UInt64(UInt32(bitPattern: mask)) == 0
      && !(write && object.pointee.isReadOnly)
    {
      return (row, Int(truncatingIfNeeded: start))
    }
    return try refused(pointer, offset, size, mask, write: write)
  }

  /// Says why an access is not allowed; answers its location where the reason is tolerated.
  @inline(never)
  func refused(_ pointer: Cell, _ offset: Int, _ size: Int, _ mask: Int32, write: Bool) throws(Stop) -> (Int, Int) {
    var pointer = pointer
    if pointer.tag.isIndeterminate {
      try useIndeterminate(pointer.tag)
      pointer.tag = .none
    }
    if pointer.tag == .none {
      let address = pointer.bits &+ UInt64(bitPattern: Int64(offset))
      // A small address is a null pointer that was moved to a member or an element.
      if pointer.bits == 0 || (address < 4096 && model.pointerBits > 16) {
        throw fail(.nullPointer, "access through a null pointer", "ヌルポインタを通じたアクセス")
      }
      pointer.tag = find(pointer.bits)
      guard pointer.tag != .none else {
        let text = String(address, radix: 16)
        throw fail(.invalidAddress, "no object at address 0x\(text)", "アドレス 0x\(text) にオブジェクトがない")
      }
    }
    let row = pointer.tag.row
    if let name = missingObjects[row] { throw unsupported(name) }
    guard memory.live(pointer.tag) != nil else {
      switch pointer.tag.segment {
      case .stack:
        throw fail(.useAfterScope, "access to a local object after its lifetime", "寿命の終わった局所オブジェクトへのアクセス")
      case .heap: throw fail(.useAfterFree, "access to freed memory", "解放済みメモリへのアクセス")
      case .fixed, .code: throw fail(.invalidAddress, "access to no object", "オブジェクトのない場所へのアクセス")
      }
    }
    let object = objects[row]
    let start = Int64(bitPattern: (pointer.bits &+ UInt64(bitPattern: Int64(offset))) &- object.base)
    if object.segment == .code {
      throw fail(.invalidAddress, "access to the code of a function", "関数のコードへのアクセス")
    }
    if start < 0 || start > Int64(object.size) - Int64(size) {
      let act = write ? ("write", "書き込み") : ("read", "読み出し")
      throw fail(
        .outOfBounds, "\(act.0) of \(size) bytes at offset \(start) of an object of \(object.size) bytes",
        "\(object.size) バイトのオブジェクトのオフセット \(start) での \(size) バイトの\(act.1)")
    }
    if write && object.isReadOnly {
      try violate(.constantWrite, "write to a constant object or a string literal", "定数オブジェクトまたは文字列リテラルへの書き込み")
    }
    if pointer.bits & UInt64(UInt32(bitPattern: mask)) != 0 {
      try violate(
        .misaligned, "address 0x\(String(pointer.bits, radix: 16)) is not aligned to \(mask + 1) bytes",
        "アドレス 0x\(String(pointer.bits, radix: 16)) は \(mask + 1) バイト境界にない")
    }
    return (row, Int(start))
  }

  /// Reports the use of an indeterminate value; where that is tolerated, the value is zero.
  func useIndeterminate(_ tag: Tag) throws(Stop) {
    if tag == .missingReturn {
      try violate(
        .missingReturn, "use of the result of a function that returned none", "値を返さなかった関数の結果の使用")
    } else {
      try violate(.uninitialised, "use of an uninitialised value", "初期化されていない値の使用")
    }
  }

  @inline(never) func checkDefined(_ a: Cell, _ b: Cell) throws(Stop) {
    if a.tag.isIndeterminate { try useIndeterminate(a.tag) }
    if b.tag.isIndeterminate { try useIndeterminate(b.tag) }
  }

  func checkDefined(_ a: Cell) throws(Stop) { if a.tag.isIndeterminate { try useIndeterminate(a.tag) } }

  // MARK: Scalars of any type

  /// Little-endian words of the bytes at a place.
  private func words(_ row: Int, _ offset: Int, _ count: Int) -> (UInt64, UInt64) {
    let data = objects[row].data + offset
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<min(count, 16) {
      let byte = UInt64(memory.isBigEndian ? data[count - 1 - index] : data[index])
      if index < 8 { low |= byte << UInt64(8 * index) } else { high |= byte << UInt64(8 * (index - 8)) }
    }
    return (low, high)
  }

  /// Reads a scalar; an indeterminate byte makes the value indeterminate.
  func read(_ type: Scalar, _ row: Int, _ offset: Int) -> Word {
    let object = objects[row]
    let used = type.kind == .extended ? min(10, type.size) : type.size
    for index in 0..<used where object.shadow[offset + index] != 0 { return Word(0, tag: .uninitialised) }
    let (low, high) = words(row, offset, used)
    switch type.kind {
    case .integer, .wide: return Word.wrapping(Int128(truncatingIfNeeded: UInt128(high) << 64 | UInt128(low)), type)
    case .boolean, .double, .single: return Word(low)
    case .half: return Word(UInt64(FloatBits.half(UInt16(truncatingIfNeeded: low)).bitPattern))
    case .brain: return Word(UInt64(FloatBits.brain(UInt16(truncatingIfNeeded: low)).bitPattern))
    case .extended: return extended(low, high)
    case .quadruple:
      return Word.floating(
        FloatBits.quadruple(UInt128(high) << 64 | UInt128(low)), Scalar(.extended, size: 16, bits: 80))
    case .pointer:
      if low == 0 { return .zero }
      if type.size == memory.pointerSize, offset % type.size == 0 {
        let slot = object.slots[offset / type.size]
        if slot.bits == low { return Word(low, tag: slot.tag) }
      }
      return Word(low, tag: find(low))
    }
  }

  func write(_ word: Word, _ type: Scalar, _ row: Int, _ offset: Int) {
    let object = objects[row]
    let isIndeterminate = word.tag.isIndeterminate
    for index in 0..<type.size { object.shadow[offset + index] = isIndeterminate ? 0xff : 0 }
    var (low, high) = (word.low, word.high)
    var count = type.size
    switch type.kind {
    case .half: low = UInt64(FloatBits.half(Float(bitPattern: UInt32(truncatingIfNeeded: low))))
    case .brain: low = UInt64(FloatBits.brain(Float(bitPattern: UInt32(truncatingIfNeeded: low))))
    case .extended:
      (low, high) = x87(word)
      count = min(10, type.size)
    case .quadruple:
      let bits = FloatBits.quadruple(word.floating(type))
      (low, high) = (UInt64(truncatingIfNeeded: bits), UInt64(truncatingIfNeeded: bits >> 64))
    case .integer where type.size > 8: high = type.isSigned && Int64(bitPattern: low) < 0 ? .max : 0
    case .pointer:
      if type.size == memory.pointerSize, offset % type.size == 0, !isIndeterminate {
        object.slots[offset / type.size] = Slot(bits: low, tag: word.tag)
      }
    case .integer, .wide, .boolean, .single, .double: break
    }
    for index in 0..<count {
      let byte = UInt8(truncatingIfNeeded: index < 8 ? low >> UInt64(8 * index) : high >> UInt64(8 * (index - 8)))
      object.data[offset + (memory.isBigEndian ? count - 1 - index : index)] = byte
    }
    for index in count..<max(count, type.size) { object.data[offset + index] = 0 }
  }

  #if arch(x86_64) && !os(Windows) && !os(Android)
    private func extended(_ low: UInt64, _ high: UInt64) -> Word { Word(low, high: high & 0xffff) }
    private func x87(_ word: Word) -> (UInt64, UInt64) { (word.low, word.high) }
  #else
    private func extended(_ low: UInt64, _ high: UInt64) -> Word {
      let exponent = Int(high & 0x7fff) - 16383 - 63
      let magnitude = Double(sign: .plus, exponent: exponent, significand: Double(low))
      return Word(high & 0x8000 == 0 ? magnitude : -magnitude)
    }
    private func x87(_ word: Word) -> (UInt64, UInt64) {
      let value = Double(bitPattern: word.low)
      let sign: UInt64 = value.sign == .minus ? 0x8000 : 0
      if value == 0 { return (0, sign) }
      if !value.isFinite { return (value.isNaN ? 3 << 62 : 1 << 63, sign | 0x7fff) }
      return (UInt64(value.magnitude.significand * 0x1p63), sign | UInt64(value.exponent + 16383))
    }
  #endif

  // MARK: Bit-fields

  /// The bits of a field of at most 64 bits, the first in memory order first in weight on little-endian targets and
  /// last on others.
  func readBits(_ row: Int, _ first: Int, _ width: Int) -> (bits: UInt64, isDefined: Bool) {
    let object = objects + row
    let field = BitSpan(first, width, isBigEndian: memory.isBigEndian)
    return (field.read(object.pointee.data), field.read(object.pointee.shadow) == 0)
  }

  func writeBits(_ value: UInt64, _ row: Int, _ first: Int, _ width: Int, isDefined: Bool = true) {
    let object = objects + row
    let field = BitSpan(first, width, isBigEndian: memory.isBigEndian)
    field.write(value, object.pointee.data)
    field.write(isDefined ? 0 : .max, object.pointee.shadow)
  }
}

/// Where the bits of a field lie: the bytes that hold some of them, read as one number, and the field's place in it.
private struct BitSpan {
  private let firstByte: Int
  private let lastByte: Int
  private let shift: UInt64
  private let mask: UInt64
  private let isBigEndian: Bool

  /// `first` counts bits from the beginning of the object; a field of 64 bits may touch nine bytes.
  @inline(__always) init(_ first: Int, _ width: Int, isBigEndian: Bool) {
    firstByte = first / 8
    lastByte = (first + max(1, width) - 1) / 8
    let rest = (lastByte - firstByte + 1) * 8 - first % 8 - width
    shift = UInt64(isBigEndian ? rest : first % 8)
    mask = width >= 64 ? .max : (1 << UInt64(width)) - 1
    self.isBigEndian = isBigEndian
  }

  @inline(__always) private func number(_ bytes: UnsafeMutablePointer<UInt8>) -> UInt128 {
    var number: UInt128 = 0
    for index in firstByte...lastByte {
      let byte = UInt128(bytes[isBigEndian ? index : lastByte - (index - firstByte)])
      number = number &<< 8 | byte
    }
    return number
  }

  @inline(__always) func read(_ bytes: UnsafeMutablePointer<UInt8>) -> UInt64 {
    UInt64(truncatingIfNeeded: number(bytes) &>> UInt128(shift)) & mask
  }

  @inline(__always) func write(_ value: UInt64, _ bytes: UnsafeMutablePointer<UInt8>) {
    let kept = number(bytes) & ~(UInt128(mask) &<< UInt128(shift))
    var number = kept | UInt128(value & mask) &<< UInt128(shift)
    for index in firstByte...lastByte {
      bytes[isBigEndian ? lastByte - (index - firstByte) : index] = UInt8(truncatingIfNeeded: number)
      number &>>= 8
    }
  }
}
