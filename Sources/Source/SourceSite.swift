public import Basics

/// A byte range in one file of a unit.
public struct SourceSite: Hashable, Sendable {
  public let file: ID<SourceFile>
  public let start: UInt32
  public let end: UInt32

  public init(file: ID<SourceFile>, start: Int, end: Int) {
    self.file = file
    self.start = UInt32(clamping: start)
    self.end = UInt32(clamping: max(start, end))
  }

  public var range: Range<Int> { Int(start)..<Int(end) }
}
