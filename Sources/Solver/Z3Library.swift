internal import CZ3

/// Z3's library, opened when it is asked for first. One per worker.
public final class Z3Library: @unchecked Sendable {
  // Written at the first use, by the one thread of the worker that owns it.
  private var found: UnsafePointer<CZ3Functions>??
  private let path: String?

  /// - Parameter path: the library's file; nil or empty to look where systems have it.
  public init(path: String? = nil) { self.path = path?.isEmpty == false ? path : nil }

  /// Whether it can be opened; without it hard questions are answered with unknown.
  public var isAvailable: Bool { functions != nil }

  /// The functions; nil where there is no such library. The table lives as long as the process, as the library does.
  var functions: UnsafePointer<CZ3Functions>? {
    if let found { return found }
    let table = UnsafeMutablePointer<CZ3Functions>.allocate(capacity: 1)
    let answer = cz3_load(path, table) == 0 ? UnsafePointer(table) : nil
    if answer == nil { table.deallocate() }
    found = .some(answer)
    return answer
  }
}
