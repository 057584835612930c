extension StringProtocol {
  /// Whether the text holds an ASCII phrase, byte by byte; `contains` compares by Unicode's rules, which takes a hundred
  /// times as long.
  public func holds(_ phrase: StaticString) -> Bool {
    let phrase = UnsafeBufferPointer(start: phrase.utf8Start, count: phrase.utf8CodeUnitCount)
    guard let first = phrase.first else { return true }
    let found = utf8.withContiguousStorageIfAvailable { text in
      guard text.count >= phrase.count else { return false }
      return (0...(text.count - phrase.count)).contains { start in
        text[start] == first && phrase.indices.allSatisfy { text[start + $0] == phrase[$0] }
      }
    }
    return found ?? String(self).holds(phrase)
  }
}

extension String {
  fileprivate func holds(_ phrase: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = Array(utf8)
    return text.indices.contains { text[$0...].starts(with: phrase) }
  }
}
