import Syntax

/// Numbers from a seed, the same on every machine (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Changes of C text that leave most of it what it was.
struct Mutation {
  private var random: SplitMix64

  init(seed: UInt64, number: Int) {
    var mixed = SplitMix64(seed)
    random = SplitMix64(mixed.next() ^ UInt64(number) &* 0xd605_1b6b_a4b9_4d5f)
  }

  /// A position below a bound that is at least 1.
  mutating func position(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  private static let words = [
    "0", "1", "-1", "0x7fffffff", "0x80000000", "18446744073709551615ull", "1.5", "1e308", "'a'", "\"s\"", "(", ")",
    "{", "}", "[", "]", ";", ",", "*", "&", "~", "!", "?", ":", "=", "+=", "<<", ">>", "->", ".", "...", "sizeof",
    "struct", "union", "enum", "typedef", "static", "extern", "const", "volatile", "_Bool", "char", "short", "long",
    "unsigned", "float", "double", "long double", "_Complex", "void", "int", "__int128", "goto", "break", "continue",
    "return", "switch", "case", "default", "while", "do", "for", "if", "else", "_Generic", "_Alignas(64)", "_Atomic",
    "__typeof__", "__attribute__((packed))", "__attribute__((vector_size(16)))", "asm", "__builtin_va_list",
    "__builtin_choose_expr", "__label__", "&&", "_Static_assert", "__extension__", "[0 ... 9] =", "int : 3;",
  ]

  /// A changed text: one to four changes, with tokens of a second text where one takes from elsewhere.
  mutating func mutated(_ text: [UInt8], with other: [UInt8]) -> [UInt8] {
    var result = text
    for _ in 0...position(below: 4) { result = changed(result, other) }
    return result
  }

  private mutating func changed(_ text: [UInt8], _ other: [UInt8]) -> [UInt8] {
    let tokens = Lexer.tokens(of: text).filter { !$0.isComment }
    guard !text.isEmpty, tokens.count > 2 else { return text + other }
    var text = text
    let at = tokens[position(below: tokens.count)].range
    switch position(below: 9) {
    case 0:
      let index = position(below: text.count)
      let flipped = text[index] ^ UInt8(1 << position(below: 8))
      text[index] = flipped == 0 ? 0x20 : flipped
    case 1: text.removeSubrange(at)
    case 2: text.insert(contentsOf: [0x20] + text[at] + [0x20], at: at.upperBound)
    case 3:
      let second = tokens[position(below: tokens.count)].range
      let (a, b) = at.lowerBound < second.lowerBound ? (at, second) : (second, at)
      guard a.upperBound <= b.lowerBound else { break }
      let (first, last) = (Array(text[a]), Array(text[b]))
      text.replaceSubrange(b, with: first)
      text.replaceSubrange(a, with: last)
    case 4: text.replaceSubrange(at, with: piece(of: other, tokens: 1))
    case 5:
      text.insert(contentsOf: [0x20] + piece(of: other, tokens: 1 + position(below: 24)) + [0x20], at: at.lowerBound)
    case 6: text.replaceSubrange(at, with: Array(" \(Self.words[position(below: Self.words.count)]) ".utf8))
    case 7:
      let end = tokens[min(tokens.count - 1, position(below: tokens.count))].range.upperBound
      if at.lowerBound < end, end - at.lowerBound < 400 { text.removeSubrange(at.lowerBound..<end) }
    default:
      let end = min(text.count, at.lowerBound + 1 + position(below: 200))
      text.insert(contentsOf: text[at.lowerBound..<end], at: end)
    }
    return text
  }

  /// Some neighbouring tokens of a text.
  private mutating func piece(of text: [UInt8], tokens count: Int) -> [UInt8] {
    let tokens = Lexer.tokens(of: text).filter { !$0.isComment }
    guard !tokens.isEmpty else { return [] }
    let first = position(below: tokens.count)
    let last = min(tokens.count - 1, first + count - 1)
    return Array(text[tokens[first].range.lowerBound..<tokens[last].range.upperBound])
  }
}
