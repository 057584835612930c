internal import Findings

/// A document as one self-contained HTML page that prints on A4.
struct HTMLDocument {
  let document: Document
  let frame: DocumentFrame
  private var numbering = Numbering()
  private var body = ""

  /// - Parameter frame: the page around the text.
  init(_ document: Document, frame: DocumentFrame) {
    self.document = document
    self.frame = frame
    for block in document.blocks { add(block) }
  }

  var text: String { frame.render(document, body: body) }

  private func t(_ en: String, _ ja: String) -> String { document.language == .english ? en : ja }

  private mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let text, let isNumbered):
      guard isNumbered else {
        body += "<h\(level + 1) class=\"plain\">\(Markup.escaped(text))</h\(level + 1)>\n"
        return
      }
      let number = numbering.next(level: level)
      body +=
        "<h\(level + 1) id=\"s\(number)\"><span class=\"number\">\(number)</span> \(Markup.escaped(text))</h\(level + 1)>\n"
    case .paragraph(let line): body += "<p>\(html(line))</p>\n"
    case .list(let items):
      body += "<ul>\n" + items.map { "<li>\(html($0))</li>\n" }.joined() + "</ul>\n"
    case .table(let table): add(table)
    case .notice(let notice):
      body += "<div class=\"notice \(notice.kind == .warning ? "warning" : "information")\">"
      body += "<p class=\"title\">\(Markup.escaped(notice.title))</p>"
      body += "<ul>" + notice.lines.map { "<li>\(html($0))</li>" }.joined() + "</ul></div>\n"
    case .code(let text): body += "<pre>\(Markup.escaped(text))</pre>\n"
    case .signOff(let boxes): add(boxes)
    case .contents: addContents()
    case .pageBreak: body += "<div class=\"break\"></div>\n"
    }
  }

  private mutating func add(_ table: Table) {
    if let caption = table.caption { body += "<p class=\"caption\">\(Markup.escaped(caption))</p>\n" }
    let total = max(1, table.columns.reduce(0) { $0 + $1.weight })
    let isWide = document.id.isWorkbook && table.columns.count > 6
    body += isWide ? "<div class=\"scroll\"><table style=\"min-width:\(total * 11 / 20)em\">" : "<table>"
    body += "<colgroup>"
    for column in table.columns { body += "<col style=\"width:\(permille(column.weight, total))%\">" }
    body += "</colgroup><thead><tr>"
    for column in table.columns {
      body += "<th scope=\"col\"\(column.isNumeric ? " class=\"n\"" : "")>\(Markup.escaped(column.title))</th>"
    }
    body += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      body += "<tr>"
      for (cell, column) in zip(row, table.columns) {
        body += "<td\(column.isNumeric ? " class=\"n\"" : "")>\(html(cell))</td>"
      }
      body += "</tr>\n"
    }
    if table.rows.isEmpty {
      body += "<tr><td colspan=\"\(table.columns.count)\">\(Markup.escaped(table.ifEmpty ?? ""))</td></tr>\n"
    }
    body += "</tbody></table>" + (isWide ? "</div>\n" : "\n")
  }

  private func permille(_ weight: Int, _ total: Int) -> String {
    let share = weight * 1000 / total
    return "\(share / 10).\(share % 10)"
  }

  private mutating func add(_ boxes: [SignOffBox]) {
    body += "<table class=\"sign\"><thead><tr>"
    for box in boxes { body += "<th scope=\"col\">\(Markup.escaped(box.act))</th>" }
    body += "</tr></thead><tbody><tr>"
    for box in boxes { body += "<td>\(t("Role", "役割")): \(Markup.escaped(box.role))</td>" }
    body += "</tr><tr>" + boxes.map { _ in "<td>\(t("Name", "氏名")):</td>" }.joined()
    body += "</tr><tr>" + boxes.map { _ in "<td>\(t("Date", "日付")):</td>" }.joined()
    body += "</tr><tr class=\"space\">" + boxes.map { _ in "<td>\(t("Signature", "署名・押印")):</td>" }.joined()
    body += "</tr></tbody></table>\n"
  }

  private mutating func addContents() {
    body += "<nav class=\"contents\"><ol>\n"
    for entry in document.contents {
      body +=
        "<li class=\"level\(entry.level)\"><a href=\"#s\(entry.number)\">\(entry.number) \(Markup.escaped(entry.title))</a></li>\n"
    }
    body += "</ol></nav>\n"
  }

  private func html(_ line: Line) -> String {
    line.spans.map { span in
      let text = Markup.escaped(span.text).replacing("\n", with: "<br>")
      return switch span {
      case .plain: text
      case .strong: "<strong>\(text)</strong>"
      case .code: "<code>\(text)</code>"
      case .missing: "<span class=\"missing\">\(text)</span>"
      }
    }.joined()
  }
}
