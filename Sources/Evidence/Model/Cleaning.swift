internal import Triage

/// Texts come from sources, settings and people; some of them hostile. Here they lose what a reader cannot see.
extension String {
  /// The most characters of one piece of text that a document shows.
  private static let limit = 4000

  /// The text with each scalar that cannot be seen written out, line breaks kept, and cut where it is too long.
  var cleaned: String {
    let isLong = utf8.count > Self.limit && unicodeScalars.dropFirst(Self.limit).first != nil
    let text = isLong ? String(String.UnicodeScalarView(unicodeScalars.prefix(Self.limit))) + "…" : self
    return text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).replacing("\t", with: " ").visible }.joined(separator: "\n")
  }
}

extension Span {
  var cleaned: Span {
    switch self {
    case .plain(let text): .plain(text.cleaned)
    case .strong(let text): .strong(text.cleaned)
    case .code(let text): .code(text.cleaned)
    case .missing(let text): .missing(text.cleaned)
    }
  }
}

extension Line {
  var cleaned: Line { Line(spans.map(\.cleaned)) }
}

extension DocumentHead {
  var cleaned: DocumentHead {
    DocumentHead(
      manufacturer: manufacturer.onOneLine, product: product.onOneLine, softwareVersion: softwareVersion.onOneLine,
      configuration: configuration.onOneLine, number: number.onOneLine, revision: revision.onOneLine,
      date: date.onOneLine, classification: classification.onOneLine)
  }
}

extension String {
  fileprivate var onOneLine: String { cleaned.replacing("\n", with: " ") }
}

extension Block {
  /// The block with clean texts.
  var cleaned: Block {
    switch self {
    case .heading(let level, let text, let isNumbered):
      .heading(level: level, text.cleaned.replacing("\n", with: " "), isNumbered: isNumbered)
    case .paragraph(let line): .paragraph(line.cleaned)
    case .list(let items): .list(items.map(\.cleaned))
    case .table(let table): .table(table.cleaned)
    case .notice(let notice):
      .notice(Notice(kind: notice.kind, title: notice.title.cleaned, lines: notice.lines.map(\.cleaned)))
    case .code(let text): .code(text.cleaned)
    case .signOff(let boxes): .signOff(boxes.map { SignOffBox(act: $0.act, role: $0.role.cleaned) })
    case .contents, .pageBreak: self
    }
  }
}

extension Table {
  fileprivate var cleaned: Table {
    Table(
      sheet: sheet, caption: caption?.cleaned, columns, rows: rows.map { $0.map(\.cleaned) }, ifEmpty: ifEmpty?.cleaned)
  }
}
