internal import Source
internal import Triage

/// The files that the page names, and those of their lines that it shows.
struct PageSources {
  private var paths = Numbered<String>()
  /// For each file, the wanted lines with the first column that is marked in them; no column where none is.
  private var wanted: [[Int: Int]] = []

  /// Lines shown around a place; the script shows as many.
  private static let around = 3
  /// Lines of a place itself that are shown.
  private static let placeLines = 8
  /// Characters of a line that are kept, and those of them that lie before the first mark where a line is longer.
  private static let lineLength = 400
  private static let beforeMark = 80

  mutating func number(of path: String) -> Int {
    let number = paths.number(of: path)
    if number == wanted.count { wanted.append([:]) }
    return number
  }

  /// Asks for the lines around a place of a file.
  mutating func want(_ location: Location, in file: Int) {
    let first = max(1, location.line)
    let last = min(max(first, location.endLine), first + PageSources.placeLines - 1)
    for line in max(1, first - PageSources.around)...(last + PageSources.around) {
      let column = line == first ? max(1, location.column) : Int.max
      wanted[file][line] = min(wanted[file][line] ?? Int.max, column)
    }
  }

  /// The files with their wanted lines in runs of `[first line, [line, …]]`.
  func json(_ text: (String) -> [UInt8]?) -> JSON {
    .array(
      zip(paths.values, wanted).map { path, wanted in
        let lines = wanted.isEmpty ? nil : SourceLines([path], text: text)
        var runs: [(first: Int, lines: [JSON])] = []
        for number in wanted.keys.sorted() {
          guard
            let line = lines?.line(
              at: Location(path: path, line: number, column: 1, endLine: number, endColumn: 1))
          else { continue }
          let shown = PageSources.shown(line, markedFrom: wanted[number] ?? Int.max)
          if let last = runs.last, last.first + last.lines.count == number {
            runs[runs.count - 1].lines.append(shown)
          } else {
            runs.append((number, [shown]))
          }
        }
        return .members([
          "path": .string(path), "lines": .array(runs.map { .array([.integer($0.first), .array($0.lines)]) }),
        ])
      })
  }

  /// A line, or of a long one the part around its first mark as `[characters left out before, part, whether more
  /// follows]`.
  private static func shown(_ line: String, markedFrom column: Int) -> JSON {
    // Bytes bound the number of characters, and are counted without a walk.
    guard line.utf8.count > lineLength else { return .string(line) }
    let mark = column == Int.max ? 0 : column - 1
    let skipped = max(0, mark - beforeMark)
    let rest = line.unicodeScalars.dropFirst(skipped)
    let part = rest.prefix(lineLength)
    let hasMore = part.endIndex < rest.endIndex
    if skipped == 0, !hasMore { return .string(line) }
    return .array([.integer(skipped), .string(String(String.UnicodeScalarView(part))), .boolean(hasMore)])
  }
}
