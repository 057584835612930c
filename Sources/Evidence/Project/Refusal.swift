public import Findings

/// Something that the documents do not say, whoever asks for it.
public struct Refusal: Hashable, Sendable {
  /// The documents that are not written; all of them where it is empty.
  public let documents: [DocumentID]
  /// The file and line that asks for it; nil where the run does.
  public let path: String?
  public let line: Int?
  public let text: Text

  public init(documents: [DocumentID] = [], path: String? = nil, line: Int? = nil, text: Text) {
    self.documents = documents
    self.path = path
    self.line = line
    self.text = text
  }

  /// The message with its place.
  public var shown: Text {
    guard let path, let line else { return text }
    return Text(en: "\(path):\(line): \(text.en)", ja: "\(path):\(line): \(text.ja)")
  }
}
