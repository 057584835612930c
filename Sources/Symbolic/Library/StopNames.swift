/// Functions that do not come back and by which a program says that it is at fault, by their names: `panic`,
/// `assert_failed`, `fatal_error`.
enum StopNames {
  private static let words: Set<String> = ["assert", "assertion", "panic", "fatal", "abort", "unreachable", "bug"]

  static func isStop(_ function: String) -> Bool {
    Extents.words(function).contains { words.contains($0) }
  }
}
