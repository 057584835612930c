internal import CXlsx
internal import Findings

/// The first sheet: title, sign-off, and all parts of the document that are no register.
struct CoverSheet {
  private let writer: SheetWriter
  private let document: Document
  private var row = 0
  private var numbering = Numbering()
  /// The headings above what comes next; written once there is something to put below the last of them.
  private var headings: [(level: Int, text: String)] = []

  init(_ library: CXlsx, _ sheet: OpaquePointer?, _ formats: SheetFormats, _ document: Document) {
    writer = SheetWriter(library: library, sheet: sheet, formats: formats)
    self.document = document
    for index in 0..<CoverGrid.columns { writer.width(index, CoverGrid.width) }
    writer.merged(0, 0..<CoverGrid.columns, document.title, formats.title)
    writer.height(0, 30)
    row = 2
  }

  private func t(_ en: String, _ ja: String) -> String { document.language == .english ? en : ja }

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let text, let isNumbered):
      let number = isNumbered ? numbering.next(level: level) + "  " : ""
      headings.removeAll { $0.level >= level }
      headings.append((level, number + text))
    case .paragraph(let line): wide(line.text, writer.formats.plain)
    case .list(let items): for item in items { wide("• " + item.text, writer.formats.plain) }
    case .table(let table):
      if let sheet = table.sheet {
        wide(t("See sheet \"\(sheet)\".", "シート「\(sheet)」を参照。"), writer.formats.plain)
      } else {
        add(table)
      }
    case .notice(let notice):
      let format = notice.kind == .warning ? writer.formats.warning : writer.formats.plain
      wide(notice.title, format)
      for line in notice.lines { wide("• " + line.text, format) }
      row += 1
    case .code(let text): wide(text, writer.formats.code)
    case .signOff(let boxes): add(boxes)
    case .contents, .pageBreak: break
    }
  }

  func finish(header: String, footer: String) {
    writer.library.worksheet_gridlines(writer.sheet, 0)
    writer.page(isLandscape: true, header: header, footer: footer)
  }

  private mutating func writeHeadings() {
    for heading in headings {
      row += 1
      writer.merged(row, 0..<CoverGrid.columns, heading.text, writer.formats.heading)
      writer.height(row, 20)
    }
    if !headings.isEmpty { row += 1 }
    headings = []
  }

  private mutating func wide(_ text: String, _ format: OpaquePointer?) {
    writeHeadings()
    writer.merged(row, 0..<CoverGrid.columns, text, format)
    writer.height(row, min(409, Double(lines(of: text, in: CoverGrid.columns)) * 15 + 2))
    row += 1
  }

  private mutating func add(_ table: Table) {
    writeHeadings()
    if let caption = table.caption {
      writer.merged(row, 0..<CoverGrid.columns, caption, writer.formats.caption)
      row += 1
    }
    let spans = CoverGrid.spans(table.columns.map(\.weight))
    write(table.columns.map { ($0.title, writer.formats.head) }, spans)
    for cells in table.rows {
      write(
        zip(cells, table.columns).map { cell, column in
          (cell.text, writer.formats.of(cell, isNumeric: column.isNumeric))
        }, spans)
    }
    if table.rows.isEmpty { write([(table.ifEmpty ?? "", writer.formats.text)], [CoverGrid.columns]) }
    row += 1
  }

  /// One row of a table, as high as its text needs.
  private mutating func write(_ cells: [(text: String, format: OpaquePointer?)], _ spans: [Int]) {
    var first = 0
    var most = 1
    for (cell, span) in zip(cells, spans) {
      writer.merged(row, first..<first + span, cell.text, cell.format)
      most = max(most, lines(of: cell.text, in: span))
      first += span
    }
    writer.height(row, min(409, Double(most) * 14 + 4))
    row += 1
  }

  private func lines(of text: String, in columns: Int) -> Int {
    let width = max(4, Int(Double(columns) * CoverGrid.width) - 1)
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
      $0 + max(1, (SheetWriter.columns(of: String($1)) + width - 1) / width)
    }
  }

  private mutating func add(_ boxes: [SignOffBox]) {
    guard !boxes.isEmpty else { return }
    row += 1
    let spans = CoverGrid.spans(boxes.map { _ in 1 })
    write(boxes.map { ($0.act, writer.formats.head) }, spans)
    write(boxes.map { ("\(t("Role", "役割")): \($0.role)", writer.formats.text) }, spans)
    for label in [t("Name", "氏名"), t("Date", "日付")] {
      write(boxes.map { _ in ("\(label):", writer.formats.text) }, spans)
      writer.height(row - 1, 24)
    }
    write(boxes.map { _ in ("\(t("Signature", "署名・押印")):", writer.formats.text) }, spans)
    writer.height(row - 1, 48)
    row += 1
  }
}
