internal import Findings

/// The parts of the package around the text.
struct DocxParts {
  let document: Document
  let hasLogo: Bool

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  static let word =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w10=\"urn:schemas-microsoft-com:office:word\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""

  private var isEnglish: Bool { document.language == .english }

  var contentTypes: String {
    let parts = [
      ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"),
      ("fontTable", "fontTable"), ("header1", "header"), ("footer1", "footer"),
    ].map { "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(Self.types).\($0.1)+xml\"/>" }.joined()
    return Self.head
      + "<Types xmlns=\"\(Self.package)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\(parts)<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>"
  }

  var relations: String {
    relationships([
      ("\(Self.office)/officeDocument", "word/document.xml"),
      ("\(Self.package)/relationships/metadata/core-properties", "docProps/core.xml"),
      ("\(Self.office)/extended-properties", "docProps/app.xml"),
    ])
  }

  var documentRelations: String {
    let parts = ["styles", "numbering", "settings", "fontTable"].map { ("\(Self.office)/\($0)", "\($0).xml") }
    let edges = [("\(Self.office)/header", "header1.xml"), ("\(Self.office)/footer", "footer1.xml")]
    return relationships(parts + edges + (hasLogo ? [("\(Self.office)/image", "media/logo.png")] : []))
  }

  private func relationships(_ targets: [(type: String, target: String)]) -> String {
    let list = targets.enumerated().map { index, entry in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(entry.type)\" Target=\"\(entry.target)\"/>"
    }
    return Self.head + "<Relationships xmlns=\"\(Self.package)/relationships\">\(list.joined())</Relationships>"
  }

  /// Dates are the document's own, or the first that offices can hold: equal runs give equal files.
  var core: String {
    let date =
      document.head.date.utf8.count == 10 && document.head.date.contains("-") ? document.head.date : "1980-01-01"
    return Self.head
      + "<cp:coreProperties xmlns:cp=\"\(Self.package)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(Markup.escaped("\(document.head.number) \(document.title)"))</dc:title><dc:creator>\(Markup.escaped(document.head.manufacturer))</dc:creator><dc:language>\(document.language.tag)</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">\(date)T00:00:00Z</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">\(date)T00:00:00Z</dcterms:modified></cp:coreProperties>"
  }

  var app: String {
    Self.head
      + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Kenshin</Application></Properties>"
  }

  var settings: String {
    Self.head
      + "<w:settings \(Self.word)><w:defaultTabStop w:val=\"840\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:updateFields w:val=\"true\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/></w:settings>"
  }

  func main(_ body: String) -> String {
    // 24 mm and 20 mm at the top and bottom, 18 mm and 16 mm at the sides.
    let section =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/><w:footerReference w:type=\"default\" r:id=\"rId6\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"907\" w:bottom=\"1134\" w:left=\"1021\" w:header=\"510\" w:footer=\"510\" w:gutter=\"0\"/></w:sectPr>"
    return Self.head + "<w:document \(Self.word)><w:body>\n\(body)\(section)</w:body></w:document>"
  }

  var header: String {
    let head = document.head
    let version = isEnglish ? "Version" : "バージョン"
    let revision = isEnglish ? "Rev." : "改訂"
    let left = [head.manufacturer, "\(head.product) · \(version) \(head.softwareVersion) · \(head.configuration)"]
    let right = [
      "\(head.number) · \(revision) \(head.revision) · \(head.date) · \(document.language.rawValue)", document.title,
    ]
    let widths = DocxTable.widths([1, 1])
    let table =
      "<w:tbl><w:tblPr><w:tblW w:w=\"\(DocxTable.textWidth)\" w:type=\"dxa\"/><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8A929C\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"\(widths[0])\"/><w:gridCol w:w=\"\(widths[1])\"/></w:tblGrid>"
      + DocxTable.row([
        DocxTable.cell(lines(left, "Header"), width: widths[0]),
        DocxTable.cell(lines(right, "HeaderRight"), width: widths[1]),
      ]) + "</w:tbl>"
    let mark = document.isDraft ? Self.watermark : ""
    return Self.head
      + "<w:hdr \(Self.word)>\(table)<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>\(mark)</w:p></w:hdr>"
  }

  private func lines(_ texts: [String], _ style: String) -> String {
    texts.map {
      "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r><w:t xml:space=\"preserve\">\(Markup.escaped($0))</w:t></w:r></w:p>"
    }.joined()
  }

  /// The word behind the text of a page, as Word's own command writes it.
  private static let watermark =
    "<w:r><w:pict><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/><v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas><v:path textpathok=\"t\" o:connecttype=\"rect\"/><v:textpath on=\"t\" fitshape=\"t\"/><v:lock v:ext=\"edit\" text=\"t\" shapetype=\"t\"/></v:shapetype><v:shape id=\"PowerPlusWaterMarkObject1\" o:spid=\"_x0000_s2049\" type=\"#_x0000_t136\" style=\"position:absolute;margin-left:0;margin-top:0;width:420pt;height:140pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin\" o:allowincell=\"f\" fillcolor=\"#d9d9d9\" stroked=\"f\"><v:fill opacity=\".5\"/><v:textpath style=\"font-family:&quot;Arial&quot;;font-size:1pt\" string=\"DRAFT\"/><w10:wrap anchorx=\"margin\" anchory=\"margin\"/></v:shape></w:pict></w:r>"

  var footer: String {
    func field(_ name: String) -> String {
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \(name) </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
    func text(_ content: String) -> String {
      "<w:r><w:t xml:space=\"preserve\">\(Markup.escaped(content))</w:t></w:r>"
    }
    let pages =
      isEnglish
      ? text("Page ") + field("PAGE") + text(" of ") + field("NUMPAGES")
      : field("PAGE") + text(" / ") + field("NUMPAGES") + text(" ページ")
    return Self.head
      + "<w:ftr \(Self.word)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>\(text(document.head.classification))<w:r><w:tab/></w:r>\(pages)</w:p></w:ftr>"
  }

  /// A picture of at most 45 mm by 16 mm (a millimetre is 36,000 EMU, ECMA-376 20.1.2.1).
  static func picture(_ logo: Logo) -> String {
    let scale = min(45.0 / Double(logo.width), 16.0 / Double(logo.height))
    let width = Int(Double(logo.width) * scale * 36_000)
    let height = Int(Double(logo.height) * scale * 36_000)
    return
      "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"\(width)\" cy=\"\(height)\"/><wp:docPr id=\"1\" name=\"Logo\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"logo.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId7\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"\(width)\" cy=\"\(height)\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n"
  }
}
