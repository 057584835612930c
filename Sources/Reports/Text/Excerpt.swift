internal import Source
internal import Triage

/// One source line with the range of a finding marked below it.
struct Excerpt {
  /// The visible part of the line, with tabs as spaces and nothing invisible.
  let code: String
  /// Spaces and carets; aligned with `code` in terminal cells.
  let marks: String

  private static let tabWidth = 4

  /// - Parameter width: the cells that may be used; a longer line is cut around the marked range.
  init(line: String, location: Location, width: Int) {
    let first = max(1, location.column)
    let isOneLine = location.endLine <= location.line
    var cells: [(text: String, width: Int, isMarked: Bool)] = []
    // Generated lines can be very long; only what may be shown is looked at.
    let reach = 2 * max(width, Excerpt.tabWidth)
    let skipped = max(0, first - 1 - reach)
    let rest = line.unicodeScalars.dropFirst(skipped)
    var column = skipped
    var used = 0
    for scalar in rest.prefix(2 * reach) {
      column += 1
      let text = Excerpt.shown(scalar, at: used)
      let isMarked = column >= first && (!isOneLine || column < location.endColumn || column == first)
      cells.append((text, text.displayWidth, isMarked))
      used += text.displayWidth
    }
    if column < first { cells.append((" ", 1, true)) }
    let kept = Excerpt.window(cells.map(\.width), around: cells.firstIndex { $0.isMarked } ?? 0, width: width)
    let isCutBefore = skipped > 0 || kept.lowerBound > 0
    let isCutAfter = kept.upperBound < cells.count || rest.dropFirst(2 * reach).first != nil
    code = (isCutBefore ? "…" : "") + cells[kept].map(\.text).joined().trimmedTrailingSpace + (isCutAfter ? "…" : "")
    let carets = cells[kept].map { String(repeating: $0.isMarked ? "^" : " ", count: $0.width) }.joined()
    marks = ((isCutBefore ? " " : "") + carets).trimmedTrailingSpace
  }

  private static func shown(_ scalar: Unicode.Scalar, at column: Int) -> String {
    if scalar == "\t" { return String(repeating: " ", count: tabWidth - column % tabWidth) }
    return String(Character(scalar)).visible
  }

  /// The cells to show: all where they fit, else a window that starts a third of the width before the mark.
  private static func window(_ widths: [Int], around mark: Int, width: Int) -> Range<Int> {
    guard widths.reduce(0, +) > width else { return 0..<widths.count }
    let room = max(8, width - 2)
    var start = mark
    var before = 0
    while start > 0, before + widths[start - 1] <= room / 3 {
      start -= 1
      before += widths[start]
    }
    var end = start
    var used = 0
    while end < widths.count, used + widths[end] <= room {
      used += widths[end]
      end += 1
    }
    while start > 0, end == widths.count, used + widths[start - 1] <= room {
      start -= 1
      used += widths[start]
    }
    return start..<end
  }
}

extension String {
  fileprivate var trimmedTrailingSpace: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// The lines of the files that a report quotes.
struct SourceLines {
  private let lines: [String: [ArraySlice<UInt8>]]

  init(_ paths: Set<String>, text: (String) -> [UInt8]?) {
    lines = paths.reduce(into: [:]) { lines, path in
      lines[path] = text(path)?.split(separator: 0x0a, omittingEmptySubsequences: false)
    }
  }

  /// A line without its line break; nil where the file is not at hand or shorter.
  func line(at location: Location) -> String? {
    guard let lines = lines[location.path], lines.indices.contains(location.line - 1) else { return nil }
    let line = lines[location.line - 1]
    return String(decoding: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self)
  }
}
