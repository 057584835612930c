public import Basics

/// The languages in which Kenshin speaks.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case japanese = "ja"

  /// The BCP 47 tag that SARIF's `language` property carries.
  public var tag: String {
    switch self {
    case .english: "en-US"
    case .japanese: "ja-JP"
    }
  }
}

/// One statement in both languages.
public struct Text: Hashable, Sendable {
  public let en: String
  public let ja: String

  public init(en: String, ja: String) {
    self.en = en
    self.ja = ja
  }

  /// A name, number or path that reads the same in both languages.
  public init(verbatim text: String) { self.init(en: text, ja: text) }

  public subscript(language: Language) -> String {
    switch language {
    case .english: en
    case .japanese: ja
    }
  }
}

extension Text: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(en)
    output.write(ja)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    en = try input.text()
    ja = try input.text()
  }
}
