internal import Findings

/// A document in Markdown (CommonMark with tables of GitHub Flavored Markdown).
struct MarkdownDocument {
  private let document: Document
  private var numbering = Numbering()
  private(set) var text = ""

  init(_ document: Document) {
    self.document = document
    let head = document.head
    let draft = document.isDraft ? t(" — DRAFT", "（草案）") : ""
    text = "# \(escaped(document.title))\(draft)\n\n"
    text +=
      escaped(
        "\(head.manufacturer) · \(head.product) · \(head.softwareVersion) · \(head.number) · \(t("Rev.", "改訂")) \(head.revision) · \(head.date) · \(head.classification)"
      )
      + "\n\n"
    for block in document.blocks { add(block) }
  }

  private func t(_ en: String, _ ja: String) -> String { document.language == .english ? en : ja }

  private mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let title, let isNumbered):
      let number = isNumbered ? numbering.next(level: level) + " " : ""
      text += String(repeating: "#", count: level + 1) + " \(number)\(escaped(title))\n\n"
    case .paragraph(let line): text += "\(markdown(line))\n\n"
    case .list(let items): text += items.map { "- \(markdown($0))\n" }.joined() + "\n"
    case .table(let table): add(table)
    case .notice(let notice):
      text += "> **\(escaped(notice.title))**\n"
      text += notice.lines.map { ">\n> \(markdown($0))\n" }.joined() + "\n"
    case .code(let code):
      let fence = String(repeating: "`", count: max(3, longestRun(in: code) + 1))
      text += "\(fence)c\n\(code)\n\(fence)\n\n"
    case .signOff(let boxes):
      let blank = boxes.map { _ in " " }.joined(separator: " | ")
      text += "| " + boxes.map { escaped($0.act) }.joined(separator: " | ") + " |\n|"
      text += boxes.map { _ in "---|" }.joined() + "\n| "
      text += boxes.map { "\(t("Role", "役割")): \(escaped($0.role))" }.joined(separator: " | ") + " |\n"
      text += "| \(blank) |\n\n"
    case .contents:
      for entry in document.contents {
        text += String(repeating: "  ", count: entry.level - 1) + "- \(entry.number) \(escaped(entry.title))\n"
      }
      text += "\n"
    case .pageBreak: break
    }
  }

  private func longestRun(in code: String) -> Int {
    code.reduce(into: (longest: 0, current: 0)) { runs, character in
      runs.current = character == "`" ? runs.current + 1 : 0
      runs.longest = max(runs.longest, runs.current)
    }.longest
  }

  private mutating func add(_ table: Table) {
    if let caption = table.caption { text += "**\(escaped(caption))**\n\n" }
    if table.rows.isEmpty {
      text += "\(escaped(table.ifEmpty ?? ""))\n\n"
      return
    }
    text += "| " + table.columns.map { escaped($0.title) }.joined(separator: " | ") + " |\n|"
    text += table.columns.map { $0.isNumeric ? "---:|" : "---|" }.joined() + "\n"
    for row in table.rows { text += "| " + row.map(markdown).joined(separator: " | ") + " |\n" }
    text += "\n"
  }

  private func markdown(_ line: Line) -> String {
    line.spans.filter { !$0.text.isEmpty }.map { span in
      let text = escaped(span.text).replacing("\n", with: "<br>")
      return switch span {
      case .plain, .code: text
      case .strong, .missing: "**\(text.replacing("<br>", with: " "))**"
      }
    }.joined()
  }

  /// Text in which no character is a mark.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!", "$": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
