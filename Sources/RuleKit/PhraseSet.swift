/// Phrases that are looked for in source text, byte by byte; ASCII letters of either case are the same.
///
/// One pass over the text: few texts hold a phrase, and most bytes begin none.
public struct PhraseSet: Sendable {
  /// The greatest number of phrases in a set.
  static let limit = 64

  private let phrases: [(text: String, bytes: [UInt8])]
  /// For each byte the phrases that it can begin, a bit for each.
  private let firsts: [UInt64]
  /// For each byte the phrases whose second byte it can be.
  private let seconds: [UInt64]
  private let skipsSeparators: Bool

  /// Phrases as they stand, at most 64.
  public init(_ texts: [String]) { self.init(texts, skipsSeparators: false) }

  /// Phrases of letters and digits, at most 64; what separates words in the text is passed over, so that `godmode`
  /// stands in `GOD_MODE`.
  public init(separated texts: [String]) { self.init(texts, skipsSeparators: true) }

  private init(_ texts: [String], skipsSeparators: Bool) {
    precondition(texts.count <= Self.limit, "too many phrases for a set of bits")
    phrases = texts.map { ($0, $0.utf8.map(Self.lowered)) }
    self.skipsSeparators = skipsSeparators
    var firsts = Array(repeating: UInt64(0), count: 256)
    var seconds = firsts
    for (index, phrase) in phrases.enumerated() {
      precondition(phrase.bytes.count > 1, "a phrase has two bytes at least")
      for byte in UInt8.min...UInt8.max {
        if Self.lowered(byte) == phrase.bytes[0] { firsts[Int(byte)] |= 1 << index }
        if Self.lowered(byte) == phrase.bytes[1] { seconds[Int(byte)] |= 1 << index }
      }
    }
    self.firsts = firsts
    self.seconds = seconds
  }

  /// The phrase that stands first in the text; nil where there is none.
  public func first(in text: String) -> String? {
    var text = text
    return text.withUTF8 { first(in: $0) }
  }

  /// The phrase that stands first in the UTF-8 text; nil where there is none.
  public func first(in text: ArraySlice<UInt8>) -> String? { text.withUnsafeBufferPointer { first(in: $0) } }

  private func first(in text: UnsafeBufferPointer<UInt8>) -> String? {
    for position in text.indices {
      let begun = firsts[Int(text[position])]
      guard begun != 0 else { continue }
      let next = nextPosition(after: position, in: text)
      guard next < text.count else { return nil }
      var candidates = begun & seconds[Int(text[next])]
      while candidates != 0 {
        let index = candidates.trailingZeroBitCount
        if stands(phrases[index].bytes, at: position, in: text) { return phrases[index].text }
        candidates &= candidates - 1
      }
    }
    return nil
  }

  private func stands(_ phrase: [UInt8], at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = start
    for byte in phrase {
      guard position < text.count, Self.lowered(text[position]) == byte else { return false }
      position = nextPosition(after: position, in: text)
    }
    return true
  }

  private func nextPosition(after position: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var next = position + 1
    while skipsSeparators, next < text.count, Self.separates(text[next]) { next += 1 }
    return next
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }

  private static func separates(_ byte: UInt8) -> Bool {
    byte < 0x80 && !(0x30...0x39).contains(byte) && !(0x61...0x7a).contains(byte | 0x20)
  }
}
