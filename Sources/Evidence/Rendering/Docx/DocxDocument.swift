internal import Findings

/// A document as Office Open XML (ECMA-376, transitional).
struct DocxDocument {
  private let document: Document
  private let logo: Logo?
  private var numbering = Numbering()
  private var body = ""

  init(_ document: Document, logo: Logo?) {
    self.document = document
    self.logo = logo
    if let logo { body += DocxParts.picture(logo) }
    body += paragraph("Title", run(document.title))
    for block in document.blocks { add(block) }
  }

  /// The file's bytes; equal documents give equal bytes.
  var bytes: [UInt8] {
    var archive = Archive()
    let parts = DocxParts(document: document, hasLogo: logo != nil)
    archive.add("[Content_Types].xml", parts.contentTypes)
    archive.add("_rels/.rels", parts.relations)
    archive.add("docProps/core.xml", parts.core)
    archive.add("docProps/app.xml", parts.app)
    archive.add("word/document.xml", mainPart)
    archive.add("word/_rels/document.xml.rels", parts.documentRelations)
    archive.add("word/styles.xml", DocxStyles.text(document.language))
    archive.add("word/numbering.xml", DocxStyles.numbering)
    archive.add("word/settings.xml", parts.settings)
    archive.add("word/fontTable.xml", DocxStyles.fonts)
    archive.add("word/header1.xml", parts.header)
    archive.add("word/footer1.xml", parts.footer)
    if let logo { archive.add("word/media/logo.png", logo.bytes) }
    return archive.bytes
  }

  /// The part that holds the text.
  var mainPart: String { DocxParts(document: document, hasLogo: logo != nil).main(body) }

  private func t(_ en: String, _ ja: String) -> String { document.language == .english ? en : ja }

  // MARK: Blocks

  private mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let text, let isNumbered):
      guard isNumbered else {
        body += paragraph("PlainHeading", run(text))
        return
      }
      let number = numbering.next(level: level)
      let mark = Self.bookmark(number)
      body += paragraph(
        "Heading\(level)",
        "<w:bookmarkStart w:id=\"\(mark.id)\" w:name=\"\(mark.name)\"/>\(run(text))<w:bookmarkEnd w:id=\"\(mark.id)\"/>"
      )
    case .paragraph(let line): body += paragraph("Normal", runs(line))
    case .list(let items): for item in items { body += paragraph("ListBullet", runs(item)) }
    case .table(let table): add(table)
    case .notice(let notice): add(notice)
    case .code(let text): body += paragraph("Code", run(text))
    case .signOff(let boxes): add(boxes)
    case .contents: addContents()
    case .pageBreak: body += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n"
    }
  }

  private static func bookmark(_ number: String) -> (id: Int, name: String) {
    let parts = number.split(separator: ".").compactMap { Int($0) }
    return (
      parts.reduce(0) { $0 * 1000 + $1 } + parts.count * 1_000_000,
      "_Toc" + parts.map(String.init).joined(separator: "_")
    )
  }

  private mutating func add(_ table: Table) {
    if let caption = table.caption { body += paragraph("Caption", run(caption)) }
    let widths = DocxTable.widths(table.columns.map(\.weight))
    var text = DocxTable.opening(widths)
    let head = zip(table.columns, widths).map { column, width in
      DocxTable.cell(
        paragraph(column.isNumeric ? "TableHeadRight" : "TableHead", run(column.title)), width: width, fill: "E8EDF3")
    }
    text += DocxTable.row(head, isHeader: true)
    for row in table.rows {
      let cells = zip(zip(row, table.columns), widths).map { cell, width in
        DocxTable.cell(paragraph(cell.1.isNumeric ? "TableRight" : "TableText", runs(cell.0)), width: width)
      }
      text += DocxTable.row(cells)
    }
    if table.rows.isEmpty {
      let cell = DocxTable.cell(
        paragraph("TableText", run(table.ifEmpty ?? "")), width: widths.reduce(0, +), span: widths.count)
      text += DocxTable.row([cell])
    }
    body += text + DocxTable.closing
  }

  private mutating func add(_ notice: Notice) {
    let colour = notice.kind == .warning ? "B00020" : "1F3D63"
    let width = DocxTable.textWidth
    var content = paragraph("NoticeTitle", run(notice.title))
    for line in notice.lines { content += paragraph("ListBullet", runs(line)) }
    body += DocxTable.opening([width], colour: colour, size: 12)
    body += DocxTable.row([DocxTable.cell(content, width: width)])
    body += DocxTable.closing
  }

  private mutating func add(_ boxes: [SignOffBox]) {
    guard !boxes.isEmpty else { return }
    let widths = DocxTable.widths(boxes.map { _ in 1 })
    body += paragraph("Small", "") + DocxTable.opening(widths)
    body += DocxTable.row(
      zip(boxes, widths).map { DocxTable.cell(paragraph("TableHeadCentre", run($0.act)), width: $1, fill: "E8EDF3") })
    for label in [t("Role", "役割"), t("Name", "氏名"), t("Date", "日付"), t("Signature", "署名・押印")] {
      let isRole = label == t("Role", "役割")
      let isSignature = label == t("Signature", "署名・押印")
      let cells = zip(boxes, widths).map { box, width in
        DocxTable.cell(paragraph("TableText", run("\(label): \(isRole ? box.role : "")")), width: width)
      }
      body += DocxTable.row(cells, height: isSignature ? 1100 : nil)
    }
    body += DocxTable.closing
  }

  /// Links with fields for the page numbers. A field for the whole table would keep the numbers of its last update in
  /// programs that do not update it when they open the file; fields of pages are computed by all.
  private mutating func addContents() {
    for entry in document.contents {
      let mark = Self.bookmark(entry.number).name
      let page =
        "<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF \(mark) \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t> </w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
      let link =
        "<w:hyperlink w:anchor=\"\(mark)\" w:history=\"1\">\(run("\(entry.number)  \(entry.title)"))\(page)</w:hyperlink>"
      body += paragraph("TOC\(entry.level)", link)
    }
  }

  // MARK: Text

  private func paragraph(_ style: String, _ content: String) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(content)</w:p>\n"
  }

  private func runs(_ line: Line) -> String {
    line.spans.map { span in
      switch span {
      case .plain(let text): run(text)
      case .strong(let text): run(text, style: "Strong")
      case .code(let text): run(text, style: "CodeText")
      case .missing(let text): run(text, style: "Missing")
      }
    }.joined()
  }

  private func run(_ text: String, style: String? = nil) -> String {
    guard !text.isEmpty else { return "" }
    let properties = style.map { "<w:rPr><w:rStyle w:val=\"\($0)\"/></w:rPr>" } ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      "<w:t xml:space=\"preserve\">\(Markup.escaped(breakable(String($0), style)))</w:t>"
    }
    return "<w:r>\(properties)\(lines.joined(separator: "<w:br/>"))</w:r>"
  }

  /// Word breaks names and hashes only where it is allowed to: after each sign of punctuation, and inside of what is
  /// longer than a column.
  private func breakable(_ text: String, _ style: String?) -> String {
    guard
      style == "CodeText"
        || text.split(separator: " ").contains(where: { $0.utf8.count > 28 && $0.utf8.allSatisfy { $0 < 0x80 } })
    else { return text }
    var result = ""
    var count = 0
    for character in text {
      result.append(character)
      count = character == " " ? 0 : count + 1
      if "/_.,:;-".contains(character) || count == 16 {
        result.append("\u{200b}")
        count = 0
      }
    }
    return result
  }
}
