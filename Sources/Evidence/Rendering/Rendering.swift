extension Document {
  /// The document as a Word file (Office Open XML).
  public func docx(frame: DocumentFrame) -> [UInt8] { DocxDocument(self, logo: frame.logo).bytes }

  /// The document as one self-contained HTML page.
  public func html(frame: DocumentFrame) -> String { HTMLDocument(self, frame: frame).text }

  /// The document as Markdown.
  public var markdown: String { MarkdownDocument(self).text }
}
