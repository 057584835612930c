public import Findings
internal import Mustache

/// The page around a document's text: templates that a maker can replace, and the maker's logo.
public struct DocumentFrame: Sendable {
  /// The names of the files that a template folder may hold.
  public static let names = ["document.mustache.html", "document.css"]

  private let template: MustacheTemplate
  private let style: String
  let logo: Logo?

  /// - Parameters:
  ///   - files: the text of a file of the template folder by its name; nil for what the folder does not hold.
  ///   - logo: a PNG for the first page.
  /// - Throws: `TemplateFailure` for a template that cannot be read.
  public init(files: (String) -> String? = { _ in nil }, logo: Logo? = nil) throws(TemplateFailure) {
    let text = files(Self.names[0]) ?? Self.embedded(Self.names[0])
    do {
      template = try MustacheTemplate(string: text)
    } catch {
      throw TemplateFailure(name: Self.names[0], reason: "\(error)")
    }
    style = files(Self.names[1]) ?? Self.embedded(Self.names[1])
    self.logo = logo
  }

  private static func embedded(_ name: String) -> String {
    embeddedFiles.first { $0.path.hasSuffix("/\(name)") }?.text ?? ""
  }

  func render(_ document: Document, body: String) -> String {
    let head = document.head
    let isEnglish = document.language == .english
    var values: [String: String] = [
      "language": document.language.rawValue, "title": document.title, "number": head.number,
      "manufacturer": head.manufacturer, "product": head.product, "version": head.softwareVersion,
      "configuration": head.configuration, "revision": head.revision, "date": head.date,
      "classification": head.classification, "draft": document.isDraft ? "draft" : "",
      "watermark": document.isDraft ? (isEnglish ? "DRAFT" : "草案 DRAFT") : "",
      "orientation": document.id.isWorkbook ? "wide" : "tall", "revisionLabel": isEnglish ? "Rev." : "改訂",
      "versionLabel": isEnglish ? "Version" : "バージョン", "style": style, "body": body,
    ]
    // Mustache takes an empty text for a true one.
    values["logo"] = logo?.dataURI
    return template.render(values)
  }
}

/// A template that cannot be read.
public struct TemplateFailure: Error, Sendable {
  public let name: String
  public let reason: String

  public var text: Text {
    Text(en: "template \(name) cannot be read: \(reason)", ja: "テンプレート \(name) を読み込めない: \(reason)")
  }
}

/// A picture in PNG.
public struct Logo: Sendable {
  let bytes: [UInt8]
  /// In pixels.
  let width: Int
  let height: Int

  /// Nil for what is no PNG, or one without an extent (PNG 1.2, 11.2.2).
  public init?(png bytes: [UInt8]) {
    guard bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) else { return nil }
    func number(at index: Int) -> Int { bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } }
    width = number(at: 16)
    height = number(at: 20)
    self.bytes = bytes
    guard (1...10_000).contains(width), (1...10_000).contains(height) else { return nil }
  }

  var dataURI: String { "data:image/png;base64," + Base64.text(bytes) }
}
