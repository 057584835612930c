/// A set of small numbers, such as positions in an arena.
public struct BitSet: Hashable, Sendable {
  private var words: [UInt64] = []

  public init() {}

  public func contains(_ element: Int) -> Bool {
    let word = element >> 6
    return word < words.count && words[word] >> UInt64(element & 63) & 1 != 0
  }

  public mutating func insert(_ element: Int) {
    let word = element >> 6
    if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
    words[word] |= 1 << UInt64(element & 63)
  }

  public mutating func remove(_ element: Int) {
    let word = element >> 6
    if word < words.count { words[word] &= ~(1 << UInt64(element & 63)) }
  }

  public mutating func removeAll() { words.removeAll() }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Adds the other's elements; answers whether any is new.
  @discardableResult public mutating func formUnion(_ other: BitSet) -> Bool {
    var isChanged = false
    if other.words.count > words.count { words += Array(repeating: 0, count: other.words.count - words.count) }
    for index in other.words.indices where other.words[index] & ~words[index] != 0 {
      words[index] |= other.words[index]
      isChanged = true
    }
    return isChanged
  }

  /// Removes what the other does not have; answers whether anything was.
  @discardableResult public mutating func formIntersection(_ other: BitSet) -> Bool {
    var isChanged = false
    for index in words.indices {
      let kept = index < other.words.count ? words[index] & other.words[index] : 0
      if kept != words[index] {
        words[index] = kept
        isChanged = true
      }
    }
    return isChanged
  }

  public static func == (a: BitSet, b: BitSet) -> Bool {
    let count = max(a.words.count, b.words.count)
    for index in 0..<count {
      let x = index < a.words.count ? a.words[index] : 0
      let y = index < b.words.count ? b.words[index] : 0
      if x != y { return false }
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    for word in words.reversed().drop(while: { $0 == 0 }).reversed() { hasher.combine(word) }
  }
}
