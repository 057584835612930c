/// Tables in WordprocessingML.
enum DocxTable {
  /// The width between the margins in twentieths of a point: A4 less 18 mm and 16 mm.
  static let textWidth = 9978

  static func widths(_ weights: [Int]) -> [Int] {
    let total = max(1, weights.reduce(0, +))
    var widths = weights.map { $0 * textWidth / total }
    if !widths.isEmpty { widths[0] += textWidth - widths.reduce(0, +) }
    return widths
  }

  static func opening(_ widths: [Int], colour: String = "8A929C", size: Int = 4) -> String {
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"\(size)\" w:space=\"0\" w:color=\"\(colour)\"/>"
    }.joined()
    let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    return
      "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:tblBorders>\(borders)</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\n"
  }

  /// Two tables without a paragraph between them would become one.
  static let closing = "</w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr></w:p>\n"

  static func row(_ cells: [String], isHeader: Bool = false, height: Int? = nil) -> String {
    let repeated = isHeader ? "<w:tblHeader/>" : ""
    let least = height.map { "<w:trHeight w:val=\"\($0)\" w:hRule=\"atLeast\"/>" } ?? ""
    return "<w:tr><w:trPr><w:cantSplit/>\(least)\(repeated)</w:trPr>\(cells.joined())</w:tr>\n"
  }

  static func cell(_ content: String, width: Int, fill: String? = nil, span: Int = 1) -> String {
    let spanning = span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : ""
    let shading = fill.map { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>" } ?? ""
    return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(spanning)\(shading)</w:tcPr>\(content)</w:tc>"
  }
}
