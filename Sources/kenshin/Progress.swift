import Foundation

/// A bar on standard error while many units are analysed; nothing where it is no terminal or the run is short.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = Date()
  private var wasShown = false

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown && total > 1 && isatty(STDERR_FILENO) == 1
  }

  mutating func show(_ done: Int) {
    guard isShown, Date().timeIntervalSince(start) > 0.5 else { return }
    wasShown = true
    let width = 30
    let filled = done * width / max(1, total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    FileHandle.standardError.write(Data("\r\(bar) \(done)/\(total)".utf8))
  }

  func finish() {
    if wasShown { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
  }
}
