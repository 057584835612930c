internal import Crypto
internal import Findings
internal import Triage

/// One self-contained HTML page with the whole result, for people: findings with their source and path, what was looked
/// at, and the rules' pages, in both languages.
///
/// The page loads nothing. Its script reads the data as JSON and makes text nodes of it; the policy (Content Security
/// Policy Level 3, §2.3.1) lets only this script and this style sheet take effect, so that no text of the examined
/// project can do anything.
struct HTMLPage {
  private let triaged: TriagedExamination
  private let context: ReportContext

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
  }

  var text: String {
    let style = HTMLPage.file("page.css")
    let script = HTMLPage.script
    let policy =
      "default-src 'none'; script-src '\(HTMLPage.source(script))'; style-src '\(HTMLPage.source(style))'; "
      + "base-uri 'none'; form-action 'none'"
    let head = [
      "<meta charset=\"utf-8\">", "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"referrer\" content=\"no-referrer\">",
      "<meta name=\"generator\" content=\"\(escaped("\(context.tool.name) \(context.tool.version)"))\">",
      "<title>\(escaped(context.tool.name))</title>", "<style>\(style)</style>",
    ]
    let body = [
      "<noscript>\(withoutScript)</noscript>", "<div id=\"app\"></div>",
      "<script type=\"application/json\" id=\"report\">\(PageData(triaged, context: context).json.embedded)</script>",
      "<script>\(script)</script>",
    ]
    return "<!doctype html>\n<html lang=\"\(context.language.rawValue)\">\n<head>\n" + head.joined(separator: "\n")
      + "\n</head>\n<body>\n" + body.joined(separator: "\n") + "\n</body>\n</html>\n"
  }

  /// The figures for readers whose browser runs no scripts, in both languages.
  private var withoutScript: String {
    let hint = Text(
      en: "This page needs JavaScript to show findings and sources; the text, json and sarif reports hold the same.",
      ja: "指摘とソースの表示には JavaScript が必要です。同じ内容は text、json、sarif の各レポートにもあります。")
    return Language.allCases.map { language in
      let rows = Summary(triaged, context: context, style: TerminalStyle(hasColour: false)).rows
      let items = rows.map { "<dt>\(escaped($0.label[language]))</dt><dd>\(escaped($0.text[language]))</dd>" }
      return
        "<section lang=\"\(language.rawValue)\"><p>\(escaped(hint[language]))</p><dl>\(items.joined())</dl></section>"
    }.joined()
  }

  private func escaped(_ text: String) -> String { XMLElement.escaped(text, inAttribute: true) }

  // MARK: Parts

  /// The script's files in the order in which they build on each other.
  private static let scripts = ["words", "core", "markdown", "source", "findings", "coverage", "page"]

  private static var script: String {
    "(() => {\n\"use strict\";\n" + scripts.map { file("\($0).js") }.joined(separator: "\n") + "\n})();\n"
  }

  private static func file(_ name: String) -> String {
    embeddedFiles.first { $0.path.hasSuffix("Page/Web/\(name)") }?.text ?? ""
  }

  /// The source expression that allows exactly one inline text (`sha256-…`, Content Security Policy Level 3, §2.3.1).
  private static func source(_ text: String) -> String { "sha256-" + Array(SHA256.hash(data: Array(text.utf8))).base64 }
}

extension JSON {
  /// The value as the content of a `script` element: nothing in it can end the element or begin a comment (HTML,
  /// §4.12.1.3, "Restrictions for contents of script elements").
  fileprivate var embedded: String {
    var bytes: [UInt8] = []
    for byte in compact.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += "\\u003c".utf8
      case UInt8(ascii: ">"): bytes += "\\u003e".utf8
      case UInt8(ascii: "&"): bytes += "\\u0026".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// The bytes in base 64 (RFC 4648, §4).
  fileprivate var base64: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: count, by: 3) {
      let group = self[start..<Swift.min(start + 3, count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        text.append(position <= group.count ? alphabet[number >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
