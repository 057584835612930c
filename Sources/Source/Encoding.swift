#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The encoding of a source file on disk.
public enum SourceEncoding: String, Sendable {
  case utf8 = "utf-8"
  /// Microsoft's code page 932, the superset of Shift_JIS that Japanese tools write.
  case shiftJIS = "shift_jis"
  case eucJP = "euc-jp"
  /// Bytes that are none of the above; each byte is read as its Latin-1 character, so nothing is lost.
  case latin1 = "iso-8859-1"

  /// Recognises the encoding from the bytes alone.
  ///
  /// Kana of Shift_JIS have lead bytes 0x81–0x9F, which EUC-JP never uses, so a text that is valid EUC-JP is taken
  /// as EUC-JP before Shift_JIS is tried.
  public static func detected(in bytes: [UInt8]) -> SourceEncoding {
    if isUTF8(bytes) { return .utf8 }
    if isEUCJP(bytes) { return .eucJP }
    return isShiftJIS(bytes) ? .shiftJIS : .latin1
  }

  /// The text in UTF-8, without a byte order mark.
  public func utf8(from bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8: return bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
    case .shiftJIS: return converted(bytes, from: "CP932") ?? Self.latin1.utf8(from: bytes)
    case .eucJP: return converted(bytes, from: "EUC-JP") ?? Self.latin1.utf8(from: bytes)
    case .latin1:
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count + bytes.count / 8)
      for byte in bytes {
        if byte < 0x80 {
          text.append(byte)
        } else {
          text.append(0xc0 | byte >> 6)
          text.append(0x80 | byte & 0x3f)
        }
      }
      return text
    }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    if bytes.allSatisfy({ $0 < 0x80 }) { return true }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  private static func isEUCJP(_ bytes: [UInt8]) -> Bool {
    let high: ClosedRange<UInt8> = 0xa1...0xfe
    var i = 0
    while i < bytes.count {
      let length: Int
      switch bytes[i] {
      case 0..<0x80: length = 1
      case 0x8e, high: length = 2
      case 0x8f: length = 3
      default: return false
      }
      guard i + length <= bytes.count, bytes[(i + 1)..<(i + length)].allSatisfy(high.contains) else { return false }
      i += length
    }
    return true
  }

  private static func isShiftJIS(_ bytes: [UInt8]) -> Bool {
    var i = 0
    while i < bytes.count {
      switch bytes[i] {
      case 0..<0x80, 0xa1...0xdf: i += 1
      case 0x81...0x9f, 0xe0...0xfc:
        guard i + 1 < bytes.count, (0x40...0xfc).contains(bytes[i + 1]), bytes[i + 1] != 0x7f else { return false }
        i += 2
      default: return false
      }
    }
    return true
  }

  private func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var output = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
    let written: Int? = bytes.withUnsafeBytes { input in
      output.withUnsafeMutableBytes { buffer in
        var source = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
        var target = buffer.bindMemory(to: CChar.self).baseAddress
        var sourceLeft = input.count
        var targetLeft = buffer.count
        let result = iconv(converter, &source, &sourceLeft, &target, &targetLeft)
        return result == -1 || sourceLeft > 0 ? nil : buffer.count - targetLeft
      }
    }
    return written.map { Array(output[..<$0]) }
  }
}
