import Basics
import Source

/// Reads the parts of a unit, and refuses an index that its arena does not have.
struct IRReader {
  var input: SerialReader
  /// The sizes of the unit's arenas.
  var types = 0
  var globals = 0
  var functions = 0
  /// The sizes of the arenas of the body that is being read.
  var body = BodySizes()

  init(_ input: SerialReader) { self.input = input }

  /// An index below a limit.
  mutating func id<Item>(below limit: Int) throws(SerialFailure) -> ID<Item> {
    let raw = try input.unsigned()
    guard raw < UInt64(limit) else { throw input.failure }
    return ID(Int(raw))
  }

  /// An index that may be missing.
  mutating func optionalID<Item>(below limit: Int) throws(SerialFailure) -> ID<Item>? {
    let raw = try input.unsigned()
    if raw == 0 { return nil }
    guard raw <= UInt64(limit) else { throw input.failure }
    return ID(Int(raw - 1))
  }

  mutating func type() throws(SerialFailure) -> ID<MachineType> { try id(below: types) }
  mutating func global() throws(SerialFailure) -> ID<Global> { try id(below: globals) }
  mutating func function() throws(SerialFailure) -> ID<Function> { try id(below: functions) }

  mutating func integer() throws(SerialFailure) -> Int { try input.integer() }
  mutating func optionalInteger() throws(SerialFailure) -> Int? { try input.boolean() ? try input.integer() : nil }

  /// An integer of 32 bits.
  mutating func word() throws(SerialFailure) -> UInt32 {
    let raw = try input.unsigned()
    guard raw <= UInt64(UInt32.max) else { throw input.failure }
    return UInt32(raw)
  }

  /// An integer of 128 bits.
  mutating func wide() throws(SerialFailure) -> Int128 {
    var value: UInt128 = 0
    var shift: UInt128 = 0
    while true {
      guard shift < 128 else { throw input.failure }
      let byte = try input.byte()
      value |= UInt128(byte & 0x7f) << shift
      if byte < 0x80 { return Int128(bitPattern: value >> 1) ^ -Int128(bitPattern: value & 1) }
      shift += 7
    }
  }

  mutating func floating() throws(SerialFailure) -> Double {
    Double(bitPattern: try input.unsigned().byteSwapped)
  }

  /// One of the cases of an enumeration.
  mutating func position<Case: CaseIterable>() throws(SerialFailure) -> Case where Case.AllCases == [Case] {
    let cases = Case.allCases
    let raw = try input.byte()
    guard Int(raw) < cases.count else { throw input.failure }
    return cases[Int(raw)]
  }

  mutating func site() throws(SerialFailure) -> SourceSite {
    let file = try word()
    let start = try word()
    let length = try word()
    return SourceSite(file: ID(Int(file)), start: Int(start), end: Int(start) + Int(length))
  }

  mutating func optionalSite() throws(SerialFailure) -> SourceSite? { try input.boolean() ? try site() : nil }
}

extension SerialWriter {
  mutating func write<Item>(_ id: ID<Item>) { write(UInt64(id.raw)) }

  mutating func write<Item>(_ id: ID<Item>?) { write(id.map { UInt64($0.raw) + 1 } ?? 0) }

  mutating func write(_ number: Int?) {
    write(number != nil)
    if let number { write(number) }
  }

  mutating func write(_ value: Int128) {
    var rest = UInt128(bitPattern: (value << 1) ^ (value >> 127))
    while rest >= 0x80 {
      write(byte: UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    write(byte: UInt8(rest))
  }

  /// The bits of usual values end in zeros, which come first here.
  mutating func write(_ value: Double) { write(value.bitPattern.byteSwapped) }

  mutating func write<Case: CaseIterable & Equatable>(position value: Case) where Case.AllCases == [Case] {
    write(byte: UInt8(Case.allCases.firstIndex(of: value) ?? 0))
  }

  mutating func write(_ site: SourceSite) {
    write(UInt64(site.file.raw))
    write(UInt64(site.start))
    write(UInt64(site.end - site.start))
  }

  mutating func write(_ site: SourceSite?) {
    write(site != nil)
    if let site { write(site) }
  }
}
