internal import CZlib

/// A ZIP archive (PKWARE APPNOTE 6.3.3) whose bytes depend on its content alone: every entry has the first date that
/// the format can hold.
struct Archive {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// 1 January 1980 in the form of MS-DOS.
  private static let date = 0x0021

  mutating func add(_ name: String, _ bytes: [UInt8]) {
    let packed = Self.deflated(bytes)
    let offset = body.count
    var fields: [UInt8] = []
    fields.append(word: 20)
    fields.append(word: 0x0800)
    fields.append(word: 8)
    fields.append(word: 0)
    fields.append(word: Self.date)
    fields.append(double: Int(Self.checksum(bytes)))
    fields.append(double: packed.count)
    fields.append(double: bytes.count)
    fields.append(word: name.utf8.count)
    fields.append(word: 0)
    body.append(double: 0x0403_4b50)
    body += fields + Array(name.utf8) + packed
    directory.append(double: 0x0201_4b50)
    directory.append(word: 20)
    directory += fields
    for _ in 0..<3 { directory.append(word: 0) }
    directory.append(double: 0)
    directory.append(double: offset)
    directory += Array(name.utf8)
    count += 1
  }

  mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// The whole archive.
  var bytes: [UInt8] {
    var end: [UInt8] = []
    end.append(double: 0x0605_4b50)
    end.append(double: 0)
    end.append(word: count)
    end.append(word: count)
    end.append(double: directory.count)
    end.append(double: body.count)
    end.append(word: 0)
    return body + directory + end
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt {
    bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, uInt($0.count)) }
  }

  /// The bytes as a raw deflate stream (RFC 1951).
  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard czlib_deflate_init_raw(&stream) == Z_OK else { preconditionFailure("zlib has no memory") }
    defer { deflateEnd(&stream) }
    var input = bytes
    let bound = Int(deflateBound(&stream, uLong(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { output, written in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(source.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(bound)
        let result = deflate(&stream, Z_FINISH)
        precondition(result == Z_STREAM_END, "zlib did not end the stream")
        written = bound - Int(stream.avail_out)
      }
    }
  }
}

extension [UInt8] {
  /// Appends an integer in little-endian order; what does not fit is cut.
  fileprivate mutating func append(word value: Int) { for shift in [0, 8] { append(UInt8(value >> shift & 0xff)) } }
  fileprivate mutating func append(double value: Int) {
    for shift in [0, 8, 16, 24] { append(UInt8(value >> shift & 0xff)) }
  }
}
