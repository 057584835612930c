/// A source file as the analysis sees it: UTF-8 text with its line table.
public struct SourceFile: Sendable {
  /// The path that findings show: relative to the project's root where the file lies below it.
  public let path: String
  public let absolutePath: String
  /// The text in UTF-8, whatever the encoding on disk.
  public let text: [UInt8]
  public let encoding: SourceEncoding
  /// Whether the file belongs to the compiler or the C library and is not examined.
  public let isSystem: Bool
  private let lineStarts: [UInt32]

  public init(path: String, absolutePath: String, text: [UInt8], encoding: SourceEncoding, isSystem: Bool) {
    self.path = path
    self.absolutePath = absolutePath
    self.text = text
    self.encoding = encoding
    self.isSystem = isSystem
    var starts: [UInt32] = [0]
    if !isSystem {
      text.withUnsafeBufferPointer { bytes in
        for i in bytes.indices where bytes[i] == 0x0a { starts.append(UInt32(i + 1)) }
      }
    }
    lineStarts = starts
  }

  public var lineCount: Int { lineStarts.count }

  /// The line that holds a byte offset, from one.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The byte offsets of a line without its line break; empty beyond the end.
  public func bytes(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return text.count..<text.count }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) - 1 : text.count
    if end > start, text[end - 1] == 0x0d { end -= 1 }
    return start..<end
  }

  public func text(ofLine line: Int) -> String { String(decoding: text[bytes(ofLine: line)], as: UTF8.self) }

  public func text(of range: Range<Int>) -> String {
    String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
  }

  /// The place of a byte range, with columns in code points.
  public func location(of range: Range<Int>) -> Location {
    let start = min(range.lowerBound, text.count)
    let end = min(max(range.upperBound, start), text.count)
    let first = line(at: start)
    let last = line(at: end)
    return Location(
      path: path, line: first, column: column(at: start, line: first), endLine: last,
      endColumn: column(at: end, line: last))
  }

  private func column(at offset: Int, line: Int) -> Int {
    let start = Int(lineStarts[line - 1])
    return 1 + text[start..<max(start, offset)].reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
  }
}
