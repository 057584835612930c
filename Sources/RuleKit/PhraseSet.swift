/// Phrases that are looked for in source text, byte by byte; ASCII letters of either case are the same.
///
/// One pass over the text: few texts hold a phrase, and most bytes begin none.
public struct PhraseSet: Sendable {
  private let phrases: [(text: String, bytes: [UInt8])]
  /// Indices of the phrases by their first byte.
  private let byFirst: [[Int]]

  public init(_ texts: [String]) {
    phrases = texts.map { ($0, $0.utf8.map(Self.lowered)) }
    var table: [[Int]] = Array(repeating: [], count: 256)
    for (index, phrase) in phrases.enumerated() {
      if let first = phrase.bytes.first { table[Int(first)].append(index) }
    }
    byFirst = table
  }

  /// The phrase that stands first in the text; nil where there is none.
  public func first(in text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      for position in bytes.indices {
        for index in byFirst[Int(Self.lowered(bytes[position]))] where stands(index, at: position, in: bytes) {
          return phrases[index].text
        }
      }
      return nil
    }
  }

  private func stands(_ index: Int, at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let phrase = phrases[index].bytes
    guard position + phrase.count <= text.count else { return false }
    return phrase.indices.allSatisfy { Self.lowered(text[position + $0]) == phrase[$0] }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }
}
