import Machine

/// The objects of a running program, each at an address of its own in the target's address space.
///
/// Rows of the object table: 0 is no object, then come those of the stack, which calls push and pop, then all others.
/// Between two objects there is always a gap, so that a pointer past the end of one points into no other.
final class Memory {
  let isBigEndian: Bool
  let pointerSize: Int
  let pointerMask: UInt64
  /// The alignment of every object at least, so that pointer-sized slots are those of the address.
  let grain: UInt64
  let gap: UInt64

  let objects: UnsafeMutablePointer<MemoryObject>
  let stackRows: Int
  private let capacity: Int
  private let none: MemoryObject
  private var nextRow: Int
  private var freeRows: [Int] = []

  let stackLow: UInt64
  let stackHigh: UInt64
  let stackData: UnsafeMutablePointer<UInt8>
  /// From a byte of the stack to its shadow.
  let stackDelta: Int
  let stackSlots: UnsafeMutablePointer<Slot>

  private let fixedLow: UInt64
  private var next: UInt64
  private let heapHigh: UInt64
  private var nextCode: UInt64
  /// Rows of objects that are neither on the stack nor code, in order of address, with dead ones in between.
  private var order: [Int] = []
  private var codeOrder: [Int] = []
  private var dead = 0
  private(set) var used = 0
  private let limit: Int
  /// Whether the host has too little memory even for the tables of a run; there is then room for no object.
  let isMissing: Bool

  init(model: DataModel, limits: Limits) {
    isBigEndian = model.byteOrder == .big
    pointerSize = model.pointerBits <= 16 ? 2 : model.pointerBits <= 32 ? 4 : 8
    pointerMask = model.pointerBits >= 64 ? .max : (1 << UInt64(model.pointerBits)) - 1
    limit = limits.memory
    let stack: UInt64
    switch model.pointerBits {
    case 64...:
      (grain, gap, fixedLow, heapHigh, nextCode) = (16, 16, 0x1000_0000, 0x7f00_0000_0000, 0x40_1000)
      stackHigh = 0x7fff_ffff_0000
      stack = min(UInt64(limits.stack), 0x7000_0000_0000)
    case 25...:
      (grain, gap, fixedLow, heapHigh, nextCode) = (16, 16, 0x2000_0000, 0x7000_0000, 0x0800_0000)
      stackHigh = 0x7fff_0000
      stack = min(UInt64(limits.stack), 0x0800_0000)
    case 17...:
      (grain, gap, fixedLow, heapHigh, nextCode) = (4, 4, 0x10000, 0x7f_0000, 0x100)
      stackHigh = 0xf0_0000
      stack = min(UInt64(limits.stack), 0x10_0000)
    default:
      (grain, gap, fixedLow, heapHigh, nextCode) = (2, 2, 0x2000, 0xd000, 0x100)
      stackHigh = 0xfff0
      stack = min(UInt64(limits.stack), 0x2e00)
    }
    stackLow = stackHigh - (stack & ~15)
    next = fixedLow
    let size = Int(stackHigh - stackLow)
    stackDelta = size
    stackRows = 1 << 18
    let rows = stackRows + (1 << 22)
    let data = zeroedPagesIfAny(size * 2, UInt8.self)
    let slots = zeroedPagesIfAny(size / pointerSize, Slot.self)
    let table = zeroedPagesIfAny(rows, MemoryObject.self)
    isMissing = data == nil || slots == nil || table == nil
    stackData = data ?? .allocate(capacity: 1)
    stackSlots = slots ?? .allocate(capacity: 1)
    objects = table ?? .allocate(capacity: 1)
    capacity = isMissing ? stackRows : rows
    nextRow = stackRows
    none = MemoryObject(
      base: 0, size: 0, data: stackData, shadow: stackData, slots: stackSlots, generation: 0, isReadOnly: true,
      isLive: false, segment: .fixed, detail: -1)
    objects[0] = none
  }

  deinit {
    for row in order where objects[row].isLive { release(row) }
    freePages(stackData)
    freePages(stackSlots)
    freePages(objects)
  }

  @inline(__always) func tag(of row: Int) -> Tag {
    Tag(row: row, generation: objects[row].generation, segment: objects[row].segment)
  }

  /// The row that a tag means while its object lives.
  @inline(__always) func live(_ tag: Tag) -> Int? {
    let row = tag.row
    return row != 0 && objects[row].generation == tag.generation && objects[row].isLive ? row : nil
  }

  // MARK: Objects of the program and of the heap

  /// A new object with indeterminate contents; nil where memory is exhausted.
  func allocate(_ size: Int, alignment: Int = 1, segment: Segment) -> Int? {
    guard size >= 0, size <= limit - used, let row = newRow() else { return nil }
    let step = max(grain, UInt64(max(1, alignment)))
    var base = (next + step - 1) / step * step
    var position = order.count
    let (end, overflow) = base.addingReportingOverflow(UInt64(size) + gap)
    if overflow || end > heapHigh {
      guard let place = hole(UInt64(size), step) else {
        freeRows.append(row)
        return nil
      }
      (base, position) = place
    } else {
      next = end
    }
    guard let (data, shadow, slots) = pages(size) else {
      freeRows.append(row)
      return nil
    }
    let generation = objects[row].generation &+ 1
    objects[row] = MemoryObject(
      base: base, size: UInt64(size), data: data, shadow: shadow, slots: slots,
      generation: generation, isReadOnly: false, isLive: true, segment: segment, detail: -1)
    if segment == .heap { shadow.update(repeating: 0xff, count: size) }
    if position == order.count { order.append(row) } else { order.insert(row, at: position) }
    used += size
    return row
  }

  /// Room for the bytes of an object, their shadow and the pointers among them; nil where the host has none left.
  private func pages(
    _ size: Int
  ) -> (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<Slot>)? {
    let data = zeroedPagesIfAny(size, UInt8.self)
    let shadow = zeroedPagesIfAny(size, UInt8.self)
    let slots = zeroedPagesIfAny((size + pointerSize - 1) / pointerSize, Slot.self)
    if let data, let shadow, let slots { return (data, shadow, slots) }
    if let data { freePages(data) }
    if let shadow { freePages(shadow) }
    if let slots { freePages(slots) }
    return nil
  }

  /// Ends the life of an object; its row is used again when nothing finds it by address any more.
  func free(_ row: Int) {
    release(row)
    used -= Int(objects[row].size)
    objects[row].isLive = false
    objects[row].generation &+= 1
    dead += 1
    if dead > 1024, dead > order.count / 2 {
      freeRows.append(contentsOf: order.filter { !objects[$0].isLive })
      order.removeAll { !objects[$0].isLive }
      dead = 0
    }
  }

  /// A code address, two bytes of code or more behind the last one.
  func allocateCode(size: Int, detail: Int) -> Int? {
    guard let row = newRow() else { return nil }
    objects[row] = none
    objects[row].base = nextCode
    objects[row].segment = .code
    objects[row].isLive = true
    objects[row].generation = 1
    objects[row].detail = Int32(detail)
    nextCode += UInt64(pointerSize < 4 ? 2 : max(16, (size + 15) & ~15))
    codeOrder.append(row)
    return row
  }

  private func newRow() -> Int? {
    if let row = freeRows.popLast() { return row }
    guard nextRow < capacity else { return nil }
    objects[nextRow] = none
    nextRow += 1
    return nextRow - 1
  }

  private func release(_ row: Int) {
    freePages(objects[row].data)
    freePages(objects[row].shadow)
    freePages(objects[row].slots)
  }

  /// The first gap between living objects that is wide enough.
  private func hole(_ size: UInt64, _ step: UInt64) -> (UInt64, Int)? {
    freeRows.append(contentsOf: order.filter { !objects[$0].isLive })
    order.removeAll { !objects[$0].isLive }
    dead = 0
    var low = fixedLow
    for (position, row) in order.enumerated() {
      let base = (low + step - 1) / step * step
      if base + size + gap <= objects[row].base { return (base, position) }
      low = objects[row].base + objects[row].size + gap
    }
    let base = (low + step - 1) / step * step
    return base + size + gap <= heapHigh ? (base, order.count) : nil
  }

  // MARK: Addresses

  /// The living object that has this address, or whose end it is.
  func find(_ address: UInt64, stackRowsInUse: Range<Int>) -> Tag {
    if address >= stackLow && address < stackHigh {
      for row in stackRowsInUse.reversed() {
        let object = objects[row]
        if object.isLive && address >= object.base && address - object.base <= object.size { return tag(of: row) }
      }
      return .none
    }
    for order in [order, codeOrder] {
      guard let row = last(in: order, notAbove: address) else { continue }
      let object = objects[row]
      if object.isLive && address - object.base <= object.size { return tag(of: row) }
    }
    return .none
  }

  private func last(in order: [Int], notAbove address: UInt64) -> Int? {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if objects[order[middle]].base <= address { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : order[low - 1]
  }

  // MARK: Bytes

  /// Copies contents with indeterminate bits and the origin of pointers; the ranges may overlap.
  func move(
    to: MemoryObject, at toOffset: Int, from: MemoryObject, at fromOffset: Int, count: Int
  ) {
    guard count > 0 else { return }
    (to.data + toOffset).update(from: from.data + fromOffset, count: count)
    (to.shadow + toOffset).update(from: from.shadow + fromOffset, count: count)
    guard toOffset % pointerSize == fromOffset % pointerSize else { return }
    let first = (toOffset + pointerSize - 1) / pointerSize
    let end = (toOffset + count) / pointerSize
    guard first < end else { return }
    let source = (fromOffset + pointerSize - 1) / pointerSize
    (to.slots + first).update(from: from.slots + source, count: end - first)
  }
}
