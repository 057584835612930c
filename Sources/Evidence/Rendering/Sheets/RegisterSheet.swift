internal import CXlsx

/// A table on a sheet of its own: header row frozen and repeated in print, filter on every column.
struct RegisterSheet {
  private let writer: SheetWriter
  private let table: Table

  init(_ library: CXlsx, _ sheet: OpaquePointer?, _ formats: SheetFormats, _ table: Table) {
    writer = SheetWriter(library: library, sheet: sheet, formats: formats)
    self.table = table
  }

  mutating func write(header: String, footer: String) {
    for (index, column) in table.columns.enumerated() {
      writer.text(0, index, column.title, writer.formats.head)
      writer.width(index, Double(max(6, column.weight)))
    }
    writer.height(0, height(of: table.columns.map { Line($0.title) }))
    for (number, row) in table.rows.enumerated() {
      for (index, (cell, column)) in zip(row, table.columns).enumerated() {
        writer.cell(number + 1, index, cell, isNumeric: column.isNumeric)
      }
      writer.height(number + 1, height(of: row))
    }
    if table.rows.isEmpty { writer.text(1, 0, table.ifEmpty ?? "", writer.formats.text) }
    let lastRow = UInt32(max(1, table.rows.count))
    let lastColumn = UInt16(table.columns.count - 1)
    _ = writer.library.worksheet_autofilter(writer.sheet, 0, 0, lastRow, lastColumn)
    writer.library.worksheet_freeze_panes(writer.sheet, 1, min(2, lastColumn))
    _ = writer.library.worksheet_repeat_rows(writer.sheet, 0, 0)
    writer.page(isLandscape: true, pagesAcross: pagesAcross, header: header, footer: footer)
  }

  /// About 190 characters can be read on one page; where there are several, each has the columns that name the row.
  private var pagesAcross: Int {
    let readable = 190
    let width = table.columns.reduce(0) { $0 + $1.weight }
    guard width > readable else { return 1 }
    var repeated = 0
    var count = 0
    for column in table.columns.prefix(3) where repeated + column.weight <= 45 {
      repeated += column.weight
      count += 1
    }
    guard count > 0 else { return (width + readable - 1) / readable }
    _ = writer.library.worksheet_repeat_columns(writer.sheet, 0, UInt16(count - 1))
    let room = readable - repeated
    return (width - repeated + room - 1) / room
  }

  /// Programs that read the file do not all fit rows to wrapped text; 12 points hold a line.
  private func height(of row: [Line]) -> Double {
    let lines = zip(row, table.columns).map { cell, column in
      cell.text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, part in
        let width = max(5, column.weight - 1)
        return sum + max(1, (SheetWriter.columns(of: String(part)) * 21 / 20 + width - 1) / width)
      }
    }
    return min(409, Double(lines.max() ?? 1) * 12.5 + 3)
  }
}
