/// A value with a compact binary form that travels between a worker and its supervisor, and into the store.
///
/// The form carries no type information: writer and reader are the same version of the program.
public protocol Serial {
  func write(to output: inout SerialWriter)
  init(from input: inout SerialReader) throws(SerialFailure)
}

/// The input of a `SerialReader` is not what a `SerialWriter` of this version wrote.
public struct SerialFailure: Error, Sendable {
  /// The offset in bytes at which reading failed.
  public let offset: Int

  public init(offset: Int) { self.offset = offset }
}

/// Collects the binary form of values.
public struct SerialWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var known: [String: UInt64] = [:]

  public init() {}

  public mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  public mutating func write(_ value: Int) { write(UInt64(bitPattern: Int64((value << 1) ^ (value >> 63)))) }

  public mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  public mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Writes bytes as they are, with their number before them.
  public mutating func write(raw values: [UInt8]) {
    write(UInt64(values.count))
    bytes.append(contentsOf: values)
  }

  /// Writes a text once and a back reference from then on.
  public mutating func write(_ text: String) {
    if let index = known[text] {
      write(index)
      return
    }
    write(UInt64(0))
    let utf8 = Array(text.utf8)
    write(UInt64(utf8.count))
    bytes.append(contentsOf: utf8)
    known[text] = UInt64(known.count + 1)
  }

  public mutating func write(_ value: some Serial) { value.write(to: &self) }

  public mutating func write(_ values: [some Serial]) {
    write(UInt64(values.count))
    for value in values { value.write(to: &self) }
  }

  public mutating func write(_ value: (some Serial)?) {
    write(value != nil)
    if let value { value.write(to: &self) }
  }
}

/// Reads what a `SerialWriter` wrote; malformed input throws and never traps.
public struct SerialReader: Sendable {
  private let bytes: [UInt8]
  private var position = 0
  private var known: [String] = []

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The failure to throw for a malformed value at the current place.
  public var failure: SerialFailure { SerialFailure(offset: position) }

  /// The bytes that have not been read.
  public var remaining: Int { bytes.count - position }

  public mutating func byte() throws(SerialFailure) -> UInt8 {
    guard position < bytes.count else { throw failure }
    position += 1
    return bytes[position - 1]
  }

  /// Bytes as they are, with their number before them.
  public mutating func raw() throws(SerialFailure) -> [UInt8] {
    let count = try count()
    position += count
    return Array(bytes[(position - count)..<position])
  }

  /// The number of things that follow, each of which takes a byte at least.
  public mutating func count() throws(SerialFailure) -> Int {
    let count = try unsigned()
    guard count <= UInt64(remaining) else { throw failure }
    return Int(count)
  }

  public mutating func unsigned() throws(SerialFailure) -> UInt64 {
    if position < bytes.count, bytes[position] < 0x80 {
      position += 1
      return UInt64(bytes[position - 1])
    }
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < bytes.count, shift < 64 else { throw failure }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  public mutating func integer() throws(SerialFailure) -> Int {
    let raw = try unsigned()
    return Int(bitPattern: UInt(raw >> 1)) ^ -Int(raw & 1)
  }

  public mutating func boolean() throws(SerialFailure) -> Bool {
    guard position < bytes.count else { throw failure }
    position += 1
    return bytes[position - 1] != 0
  }

  public mutating func text() throws(SerialFailure) -> String {
    let reference = try unsigned()
    if reference > 0 {
      guard reference <= UInt64(known.count) else { throw failure }
      return known[Int(reference) - 1]
    }
    let count = try unsigned()
    guard count <= UInt64(bytes.count - position) else { throw failure }
    let text = String(decoding: bytes[position..<position + Int(count)], as: UTF8.self)
    position += Int(count)
    known.append(text)
    return text
  }

  public mutating func value<Value: Serial>(_: Value.Type = Value.self) throws(SerialFailure) -> Value {
    try Value(from: &self)
  }

  public mutating func array<Value: Serial>(_: Value.Type = Value.self) throws(SerialFailure) -> [Value] {
    let count = try unsigned()
    guard count <= UInt64(bytes.count) else { throw failure }
    var values: [Value] = []
    for _ in 0..<count { values.append(try Value(from: &self)) }
    return values
  }

  public mutating func optional<Value: Serial>(_: Value.Type = Value.self) throws(SerialFailure) -> Value? {
    try boolean() ? try Value(from: &self) : nil
  }
}

extension String: Serial {
  public func write(to output: inout SerialWriter) { output.write(self) }
  public init(from input: inout SerialReader) throws(SerialFailure) { self = try input.text() }
}

extension Int: Serial {
  public func write(to output: inout SerialWriter) { output.write(self) }
  public init(from input: inout SerialReader) throws(SerialFailure) { self = try input.integer() }
}
