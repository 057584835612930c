@inline(__always) func wrapS(_ value: Int64, _ op: UnsafeMutablePointer<Op>) -> Int64 {
  let shift = Int64(op.pointee.x)
  return (value &<< shift) &>> shift
}

@inline(__always) func wrapU(_ value: UInt64, _ op: UnsafeMutablePointer<Op>) -> UInt64 {
  let shift = UInt64(op.pointee.x)
  return (value &<< shift) &>> shift
}

@inline(__always) func truth(_ value: Bool) -> Cell { Cell(value ? 1 as UInt64 : 0) }

@inline(__always)
func loaded(_ raw: UInt64, _ op: UnsafeMutablePointer<Op>, _ isDefined: Bool) -> Cell {
  let shift = Int64(op.pointee.x)
  let bits = op.pointee.y == 0 ? raw : UInt64(bitPattern: (Int64(bitPattern: raw) &<< shift) &>> shift)
  return Cell(bits, isDefined ? .none : .uninitialised)
}

@inline(__always) func shadow(_ cell: UnsafeMutablePointer<Cell>) -> UInt64 {
  cell.pointee.tag.isIndeterminate ? .max : 0
}

@inline(__always)
func put<Raw: FixedWidthInteger>(
  _ value: Raw, _ at: UnsafeMutablePointer<UInt8>, _ delta: Int, _ shadow: UInt64, _ big: Bool
) {
  UnsafeMutableRawPointer(at).storeBytes(of: big ? value.byteSwapped : value, as: Raw.self)
  UnsafeMutableRawPointer(at + delta).storeBytes(of: Raw(truncatingIfNeeded: shadow), as: Raw.self)
}

@inline(__always)
func put<Raw: FixedWidthInteger>(
  _ value: Raw, _ object: MemoryObject, _ offset: Int, _ shadow: UInt64, _ big: Bool
) {
  UnsafeMutableRawPointer(object.data + offset).storeBytes(of: big ? value.byteSwapped : value, as: Raw.self)
  UnsafeMutableRawPointer(object.shadow + offset).storeBytes(of: Raw(truncatingIfNeeded: shadow), as: Raw.self)
}
