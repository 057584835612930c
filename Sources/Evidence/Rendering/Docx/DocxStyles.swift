internal import Findings

/// Styles, numbering and fonts of the Word documents.
enum DocxStyles {
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  private struct Style {
    var id: String
    var name: String
    var base: String? = "Normal"
    var paragraph = ""
    var text = ""
    var isCharacter = false
  }

  static func text(_ language: Language) -> String {
    let serif = fontRun(ascii: language == .english ? "Cambria" : "游明朝", eastAsia: "游明朝")
    let sans = fontRun(ascii: language == .english ? "Calibri" : "游ゴシック", eastAsia: "游ゴシック")
    let mono = fontRun(ascii: "Consolas", eastAsia: "游ゴシック")
    let defaults =
      "<w:docDefaults><w:rPrDefault><w:rPr>\(serif)<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    return head
      + "<w:styles \(DocxParts.word)>\(defaults)\(styles(sans: sans, mono: mono).map(xml).joined())</w:styles>"
  }

  private static func fontRun(ascii: String, eastAsia: String) -> String {
    "<w:rFonts w:ascii=\"\(ascii)\" w:hAnsi=\"\(ascii)\" w:eastAsia=\"\(eastAsia)\" w:cs=\"Arial\"/>"
  }

  private static func styles(sans: String, mono: String) -> [Style] {
    let dark = "<w:color w:val=\"1F3D63\"/>"
    func size(_ half: Int) -> String { "<w:sz w:val=\"\(half)\"/><w:szCs w:val=\"\(half)\"/>" }
    func heading(_ level: Int, _ half: Int, before: Int) -> Style {
      let line =
        level == 1 ? "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"2\" w:color=\"1F3D63\"/></w:pBdr>" : ""
      return Style(
        id: "Heading\(level)", name: "heading \(level)",
        paragraph:
          "<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val=\"\(level - 1)\"/><w:numId w:val=\"1\"/></w:numPr>\(line)<w:spacing w:before=\"\(before)\" w:after=\"120\"/><w:outlineLvl w:val=\"\(level - 1)\"/>",
        text: "\(sans)<w:b/>\(dark)\(size(half))")
    }
    let tight = "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"252\" w:lineRule=\"auto\"/>"
    return [
      Style(id: "Normal", name: "Normal", base: nil),
      Style(
        id: "Title", name: "Title", paragraph: "<w:spacing w:before=\"160\" w:after=\"240\"/><w:jc w:val=\"center\"/>",
        text: "\(sans)<w:b/>\(dark)\(size(34))"),
      heading(1, 26, before: 400), heading(2, 23, before: 260),
      Style(
        id: "PlainHeading", name: "Plain Heading",
        paragraph: "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"100\"/>",
        text: "\(sans)<w:b/>\(dark)\(size(23))"),
      Style(
        id: "TOC1", name: "toc 1",
        paragraph:
          "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9970\"/></w:tabs><w:spacing w:after=\"40\"/>"),
      Style(
        id: "TOC2", name: "toc 2",
        paragraph:
          "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9970\"/></w:tabs><w:spacing w:after=\"20\"/><w:ind w:left=\"420\"/>"
      ),
      Style(
        id: "ListBullet", name: "List Bullet",
        paragraph:
          "<w:numPr><w:numId w:val=\"2\"/></w:numPr><w:spacing w:after=\"60\"/><w:ind w:left=\"340\" w:hanging=\"340\"/>"
      ),
      Style(
        id: "Caption", name: "caption", paragraph: "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>",
        text: "\(sans)<w:b/>\(size(18))"),
      Style(id: "TableText", name: "Table Text", paragraph: tight, text: size(18)),
      Style(id: "TableRight", name: "Table Number", base: "TableText", paragraph: "<w:jc w:val=\"right\"/>"),
      Style(id: "TableHead", name: "Table Head", paragraph: "<w:keepNext/>\(tight)", text: "\(sans)<w:b/>\(size(17))"),
      Style(id: "TableHeadRight", name: "Table Head Number", base: "TableHead", paragraph: "<w:jc w:val=\"right\"/>"),
      Style(id: "TableHeadCentre", name: "Table Head Centre", base: "TableHead", paragraph: "<w:jc w:val=\"center\"/>"),
      Style(
        id: "NoticeTitle", name: "Notice Title", paragraph: "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"60\"/>",
        text: "\(sans)<w:b/>"),
      Style(
        id: "Code", name: "Code",
        paragraph:
          "<w:keepNext/><w:keepLines/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"8A929C\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"8A929C\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"8A929C\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"8A929C\"/></w:pBdr><w:spacing w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>",
        text: "\(mono)\(size(16))"),
      Style(
        id: "Small", name: "Small Gap", paragraph: "<w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>",
        text: size(8)),
      Style(
        id: "Header", name: "header", paragraph: "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
        text: "\(sans)\(size(15))"),
      Style(id: "HeaderRight", name: "Header Right", base: "Header", paragraph: "<w:jc w:val=\"right\"/>"),
      Style(
        id: "Footer", name: "footer",
        paragraph:
          "<w:tabs><w:tab w:val=\"right\" w:pos=\"9970\"/></w:tabs><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
        text: "\(sans)\(size(16))"),
      Style(id: "Strong", name: "Strong", base: nil, text: "<w:b/>", isCharacter: true),
      Style(id: "CodeText", name: "Code Text", base: nil, text: "\(mono)\(size(16))", isCharacter: true),
      Style(id: "Missing", name: "Missing", base: nil, text: "<w:b/><w:color w:val=\"B00020\"/>", isCharacter: true),
    ]
  }

  private static func xml(_ style: Style) -> String {
    let kind = style.isCharacter ? "character" : "paragraph"
    let standard = style.id == "Normal" ? " w:default=\"1\"" : ""
    let base = style.base.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? ""
    let paragraph = style.paragraph.isEmpty ? "" : "<w:pPr>\(style.paragraph)</w:pPr>"
    let text = style.text.isEmpty ? "" : "<w:rPr>\(style.text)</w:rPr>"
    return
      "<w:style w:type=\"\(kind)\"\(standard) w:styleId=\"\(style.id)\"><w:name w:val=\"\(style.name)\"/>\(base)<w:qFormat/>\(paragraph)\(text)</w:style>"
  }

  static let numbering: String = {
    let levels = (0..<2).map { level in
      let text = (0...level).map { "%\($0 + 1)" }.joined(separator: ".")
      return
        "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Heading\(level + 1)\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"\(text)\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr></w:lvl>"
    }.joined()
    let bullet =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" w:hanging=\"340\"/></w:pPr></w:lvl>"
    return head
      + "<w:numbering \(DocxParts.word)><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>\(levels)</w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/>\(bullet)</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
  }()

  /// Fonts with what stands in for them where they are missing.
  static let fonts: String = {
    let list = [
      ("游明朝", "Yu Mincho", "80", "roman"), ("游ゴシック", "Yu Gothic", "80", "swiss"), ("Cambria", "Georgia", "00", "roman"),
      ("Calibri", "Arial", "00", "swiss"), ("Consolas", "Courier New", "00", "modern"),
    ].map { name, other, set, family in
      "<w:font w:name=\"\(name)\"><w:altName w:val=\"\(other)\"/><w:charset w:val=\"\(set)\"/><w:family w:val=\"\(family)\"/></w:font>"
    }.joined()
    return head + "<w:fonts \(DocxParts.word)>\(list)</w:fonts>"
  }()
}
