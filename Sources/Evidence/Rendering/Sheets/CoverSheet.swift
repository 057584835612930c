internal import CXlsx
internal import Findings

/// The first sheet: everything of the document that is no register.
struct CoverSheet {
  private let writer: SheetWriter
  private let document: Document
  private var row = 0
  private var numbering = Numbering()
  /// A heading waits until something follows it that this sheet shows.
  private var heading: String?

  /// In characters.
  private static let widths: [Double] = [34, 62, 22, 16, 16, 16]

  init(_ library: CXlsx, _ sheet: OpaquePointer?, _ formats: SheetFormats, _ document: Document) {
    writer = SheetWriter(library: library, sheet: sheet, formats: formats)
    self.document = document
    for (index, width) in Self.widths.enumerated() { writer.width(index, width) }
    writer.merged(0, Self.widths.count, document.title, formats.title)
    writer.height(0, 30)
    row = 2
  }

  private func t(_ en: String, _ ja: String) -> String { document.language == .english ? en : ja }

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let text, let isNumbered):
      let number = isNumbered ? numbering.next(level: level) + "  " : ""
      heading = number + text
    case .paragraph(let line): merged(line.text, writer.formats.plain)
    case .list(let items): for item in items { merged("• " + item.text, writer.formats.plain) }
    case .table(let table):
      if let sheet = table.sheet {
        merged(t("See sheet \"\(sheet)\".", "シート「\(sheet)」を参照。"), writer.formats.plain)
      } else {
        add(table)
      }
    case .notice(let notice):
      let format = notice.kind == .warning ? writer.formats.warning : writer.formats.plain
      merged(notice.title, format)
      for line in notice.lines { merged("• " + line.text, format) }
      row += 1
    case .code(let text): merged(text, writer.formats.code)
    case .signOff(let boxes): add(boxes)
    case .contents, .pageBreak: break
    }
  }

  func finish(header: String, footer: String) {
    writer.library.worksheet_gridlines(writer.sheet, 0)
    writer.page(isLandscape: true, header: header, footer: footer)
  }

  private mutating func writeHeading() {
    guard let text = heading else { return }
    heading = nil
    row += 1
    writer.merged(row, Self.widths.count, text, writer.formats.heading)
    writer.height(row, 20)
    row += 1
  }

  private mutating func merged(_ text: String, _ format: OpaquePointer?) {
    writeHeading()
    writer.merged(row, Self.widths.count, text, format)
    let width = Int(Self.widths.reduce(0, +)) - 6
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
      $0 + max(1, (SheetWriter.columns(of: String($1)) + width - 1) / width)
    }
    writer.height(row, min(409, Double(lines) * 15 + 2))
    row += 1
  }

  private mutating func add(_ table: Table) {
    writeHeading()
    if let caption = table.caption {
      writer.merged(row, Self.widths.count, caption, writer.formats.caption)
      row += 1
    }
    for (index, column) in table.columns.enumerated() { writer.text(row, index, column.title, writer.formats.head) }
    row += 1
    for cells in table.rows {
      for (index, (cell, column)) in zip(cells, table.columns).enumerated() {
        writer.cell(row, index, cell, isNumeric: column.isNumeric)
      }
      writer.height(row, height(of: cells))
      row += 1
    }
    if table.rows.isEmpty {
      writer.text(row, 0, table.ifEmpty ?? "", writer.formats.text)
      row += 1
    }
    row += 1
  }

  private func height(of cells: [Line]) -> Double {
    let lines = zip(cells, Self.widths).map { cell, width in
      cell.text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
        $0 + max(1, (SheetWriter.columns(of: String($1)) + Int(width) - 2) / (Int(width) - 1))
      }
    }
    return min(409, Double(lines.max() ?? 1) * 14 + 4)
  }

  private mutating func add(_ boxes: [SignOffBox]) {
    row += 1
    for (index, box) in boxes.enumerated() { writer.text(row, index, box.act, writer.formats.head) }
    for label in [t("Role", "役割"), t("Name", "氏名"), t("Date", "日付")] {
      row += 1
      for (index, box) in boxes.enumerated() {
        let role = label == t("Role", "役割") ? box.role : ""
        writer.text(row, index, "\(label): \(role)", writer.formats.text)
      }
      writer.height(row, 26)
    }
    row += 1
    for index in boxes.indices { writer.text(row, index, t("Signature", "署名・押印") + ":", writer.formats.text) }
    writer.height(row, 48)
    row += 2
  }
}
