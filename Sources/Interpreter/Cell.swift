/// One word of a register file: 64 bits and where they come from.
///
/// Integers of up to 64 bits are kept extended by their own signedness; `float` and `double` as their bits; a pointer
/// as its address. Wider values take two cells.
struct Cell {
  var bits: UInt64
  var tag: Tag

  @inline(__always) init(_ bits: UInt64, _ tag: Tag = .none) {
    self.bits = bits
    self.tag = tag
  }
  @inline(__always) init(_ value: Int64) { self.init(UInt64(bitPattern: value)) }

  @inline(__always) var signed: Int64 { Int64(bitPattern: bits) }
  static let zero = Cell(UInt64(0))
}

/// Where a value comes from: no object, an object's row and generation, or nowhere (an indeterminate value).
///
/// The lowest two bits are the object's segment; row 0 is no object, and its segments tell why a value is indeterminate.
struct Tag: Hashable {
  var raw: UInt64

  @inline(__always) init(raw: UInt64) { self.raw = raw }
  @inline(__always) init(row: Int, generation: UInt32, segment: Segment) {
    raw = UInt64(generation) << 32 | UInt64(truncatingIfNeeded: row) << 2 | UInt64(segment.rawValue)
  }

  static let none = Tag(raw: 0)
  /// Read from memory that was never written.
  static let uninitialised = Tag(raw: 1)
  /// The result of a function that ended without `return`.
  static let missingReturn = Tag(raw: 2)

  @inline(__always) var row: Int { Int(truncatingIfNeeded: (raw & 0xffff_ffff) >> 2) }
  @inline(__always) var generation: UInt32 { UInt32(truncatingIfNeeded: raw >> 32) }
  var segment: Segment { Segment(rawValue: UInt8(raw & 3))! }
  @inline(__always) var isIndeterminate: Bool { raw == 1 || raw == 2 }
}

enum Segment: UInt8 {
  case fixed, stack, heap
  /// Functions and labels.
  case code
}

/// A row of the object table.
struct MemoryObject {
  var base: UInt64
  var size: UInt64
  var data: UnsafeMutablePointer<UInt8>
  /// One byte for each byte of the data: the bits that are indeterminate.
  var shadow: UnsafeMutablePointer<UInt8>
  /// One entry for each pointer-sized slot.
  var slots: UnsafeMutablePointer<Slot>
  var generation: UInt32
  var isReadOnly: Bool
  var isLive: Bool
  var segment: Segment
  /// The function of a code object; the call of an argument area.
  var detail: Int32
}

/// The pointer last stored in a slot of memory: valid while the slot still holds these bits.
struct Slot {
  var bits: UInt64
  var tag: Tag
}

/// Ends the run or a part of it; the reason is kept in the machine.
struct Stop: Error {}
