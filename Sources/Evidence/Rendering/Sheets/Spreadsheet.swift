internal import CXlsx
public import Findings

/// A document as a workbook: a cover sheet, and a sheet for each register or matrix.
public struct Spreadsheet {
  private let document: Document
  private let library: CXlsx

  public init(_ document: Document, library: SpreadsheetLibrary) {
    self.document = document
    self.library = library.functions
  }

  /// Writes the file; equal documents give equal bytes.
  ///
  /// - Throws: `SpreadsheetFailure` with the library's number of the error.
  public func write(to path: String) throws(SpreadsheetFailure) {
    guard let book = path.withCString({ library.workbook_new($0) }) else {
      throw SpreadsheetFailure(path: path, code: -1)
    }
    let formats = SheetFormats(library, book, document.language)
    setProperties(book)
    var cover = CoverSheet(library, sheet(book, coverName), formats, document)
    for block in document.blocks { cover.add(block) }
    cover.finish(header: header, footer: footer)
    for case .table(let table) in document.blocks {
      guard let name = table.sheet else { continue }
      var register = RegisterSheet(library, sheet(book, name), formats, table)
      register.write(header: header, footer: footer)
    }
    let code = library.workbook_close(book)
    if code != 0 { throw SpreadsheetFailure(path: path, code: Int(code)) }
  }

  private var coverName: String { document.language == .english ? "Cover" : "表紙" }

  private func sheet(_ book: OpaquePointer, _ name: String) -> OpaquePointer? {
    name.withCString { library.workbook_add_worksheet(book, $0) }
  }

  private var header: String {
    let head = document.head
    let left = Self.literal("\(head.manufacturer) · \(head.product) · \(head.softwareVersion)", 90)
    let right = Self.literal("\(head.number) · \(head.revision) · \(head.date)", 90)
    return "&L&8\(left)&R&8\(document.isDraft ? "DRAFT · " : "")\(right)"
  }

  private var footer: String { "&L&8\(Self.literal(document.head.classification, 90))&C&8&A&R&8&P / &N" }

  /// Text in a header: `&` begins a code, and 255 characters are all there is room for.
  private static func literal(_ text: String, _ limit: Int) -> String {
    String(text.prefix(limit)).replacing("&", with: "&&")
  }

  private func setProperties(_ book: OpaquePointer) {
    "\(document.head.number) \(document.title)".withCString { title in
      document.head.manufacturer.withCString { company in
        "Kenshin".withCString { author in
          var properties = lxw_doc_properties()
          properties.title = title
          properties.company = company
          properties.author = author
          // 1 January 1980: equal runs give equal files.
          properties.created = 315_532_800
          _ = library.workbook_set_properties(book, &properties)
        }
      }
    }
  }
}

/// A workbook that could not be written.
public struct SpreadsheetFailure: Error, Sendable {
  let path: String
  let code: Int

  public var text: Text {
    Text(
      en: "\(path) cannot be written (libxlsxwriter error \(code))", ja: "\(path) に書き込めません (libxlsxwriter エラー \(code))")
  }
}
