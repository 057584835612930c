import Foundation

/// A bar on standard error while many units are analysed and many paths followed; nothing where it is no terminal or the
/// run is short.
struct Progress {
  private let isShown: Bool
  private let start = Date()
  private var wasShown = false

  init(isShown: Bool) { self.isShown = isShown && isatty(STDERR_FILENO) == 1 }

  mutating func show(_ done: Int, of total: Int) {
    guard isShown, total > 1, Date().timeIntervalSince(start) > 0.5 else { return }
    wasShown = true
    let width = 30
    let filled = done * width / max(1, total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    FileHandle.standardError.write(Data("\r\(bar) \(done)/\(total)\u{1b}[K".utf8))
  }

  func finish() {
    if wasShown { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
  }
}
