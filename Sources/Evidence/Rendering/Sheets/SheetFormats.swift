internal import CXlsx
internal import Findings

/// The looks of cells.
struct SheetFormats {
  let title, heading, caption, text, number, head, missing, code, plain, warning: OpaquePointer?

  init(_ library: CXlsx, _ book: OpaquePointer, _ language: Language) {
    let font = language == .english ? "Calibri" : "游ゴシック"
    /// - Parameter size: in points.
    func format(
      _ size: Double, font: String = font, bold: Bool = false, colour: UInt32? = nil, fill: UInt32? = nil,
      border: Bool = false, align: UInt8? = nil
    ) -> OpaquePointer? {
      let format = library.workbook_add_format(book)
      font.withCString { library.format_set_font_name(format, $0) }
      library.format_set_font_size(format, size)
      if bold { library.format_set_bold(format) }
      if let colour { library.format_set_font_color(format, colour) }
      if let fill { library.format_set_bg_color(format, fill) }
      if border { library.format_set_border(format, 1) }
      library.format_set_text_wrap(format)
      library.format_set_align(format, Self.top)
      if let align { library.format_set_align(format, align) }
      return format
    }
    title = format(16, bold: true, colour: 0x1f3d63, align: Self.centre)
    heading = format(12, bold: true, colour: 0x1f3d63)
    caption = format(9, bold: true)
    text = format(9, border: true)
    number = format(9, border: true, align: Self.right)
    head = format(9, bold: true, fill: 0xe8edf3, border: true)
    missing = format(9, bold: true, colour: 0xb00020, border: true)
    code = format(8.5, font: "Consolas", border: true)
    plain = format(10)
    warning = format(10, bold: true, colour: 0xb00020)
  }

  // lxw_format_alignments
  private static let centre: UInt8 = 2
  private static let right: UInt8 = 3
  private static let top: UInt8 = 8

  func of(_ line: Line, isNumeric: Bool) -> OpaquePointer? {
    for span in line.spans {
      switch span {
      case .missing: return missing
      case .code where line.spans.count == 1: return code
      case .plain, .strong, .code: continue
      }
    }
    return isNumeric ? number : text
  }
}

/// What all sheets have in common.
struct SheetWriter {
  let library: CXlsx
  let sheet: OpaquePointer?
  let formats: SheetFormats

  /// Cells hold text or numbers, never formulas.
  func cell(_ row: Int, _ column: Int, _ line: Line, isNumeric: Bool) {
    let format = formats.of(line, isNumeric: isNumeric)
    if isNumeric, let number = Int(line.text), abs(number) < 1 << 50 {
      _ = library.worksheet_write_number(sheet, UInt32(row), UInt16(column), Double(number), format)
    } else {
      text(row, column, line.text, format)
    }
  }

  func text(_ row: Int, _ column: Int, _ text: String, _ format: OpaquePointer?) {
    guard !text.isEmpty else {
      _ = library.worksheet_write_blank(sheet, UInt32(row), UInt16(column), format)
      return
    }
    _ = Self.fitting(text).withCString {
      library.worksheet_write_string(sheet, UInt32(row), UInt16(column), $0, format)
    }
  }

  /// One text over several columns of a row.
  func merged(_ row: Int, _ columns: Range<Int>, _ text: String, _ format: OpaquePointer?) {
    guard columns.count > 1 else {
      self.text(row, columns.lowerBound, text, format)
      return
    }
    _ = Self.fitting(text).withCString {
      library.worksheet_merge_range(
        sheet, UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound - 1), $0, format)
    }
  }

  /// A cell holds 32,767 characters (UTF-16 code units) at most.
  private static func fitting(_ text: String) -> String {
    text.utf16.count > 32_000 ? String(text.prefix(16_000)) + "…" : text
  }

  func width(_ column: Int, _ width: Double) {
    _ = library.worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
  }

  /// - Parameter height: in points.
  func height(_ row: Int, _ height: Double) { _ = library.worksheet_set_row(sheet, UInt32(row), height, nil) }

  /// A4, on as many pages side by side as can be read.
  func page(isLandscape: Bool, pagesAcross: Int = 1, header: String, footer: String) {
    let a4: UInt8 = 9
    library.worksheet_set_paper(sheet, a4)
    if isLandscape { library.worksheet_set_landscape(sheet) } else { library.worksheet_set_portrait(sheet) }
    library.worksheet_fit_to_pages(sheet, UInt16(pagesAcross), 0)
    // Inches.
    library.worksheet_set_margins(sheet, 0.4, 0.4, 0.75, 0.6)
    _ = header.withCString { library.worksheet_set_header(sheet, $0) }
    _ = footer.withCString { library.worksheet_set_footer(sheet, $0) }
  }

  /// The columns of a terminal that a text takes: ideographs and kana count two.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
  }
}
