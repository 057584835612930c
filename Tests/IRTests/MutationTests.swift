import Basics
import IR
import Testing

/// Broken texts never trap: they are refused, or give a unit that can be verified and printed.
struct MutationTests {
  @Test(arguments: 0..<8) func mutationsOfTokens(seed: UInt64) {
    var dice = Dice(state: seed)
    let tokens = Sample.unit.split(separator: " ", omittingEmptySubsequences: false)
    var accepted = 0
    for _ in 0..<60 {
      let text = mutated(tokens, with: &dice).joined(separator: " ")
      if isAccepted(text) { accepted += 1 }
    }
    #expect(accepted > 0)
  }

  @Test(arguments: 0..<4) func mutationsOfLines(seed: UInt64) {
    var dice = Dice(state: seed)
    let lines = Sample.unit.split(separator: "\n")
    var accepted = 0
    for _ in 0..<60 {
      let text = mutated(lines, with: &dice).joined(separator: "\n")
      if isAccepted(text) { accepted += 1 }
    }
    #expect(accepted > 0)
  }

  @Test func truncations() {
    let bytes = Array(Sample.unit.utf8)
    for length in stride(from: 0, to: bytes.count, by: 29) {
      _ = isAccepted(String(decoding: bytes[..<length], as: UTF8.self))
    }
  }

  @Test(arguments: 0..<4) func mutationsOfBytes(seed: UInt64) {
    var dice = Dice(state: seed)
    let bytes = Array(Sample.unit.utf8)
    let signs = Array("{}()[]<>,:.=+-*@%!~?#;\"\\0123456789abixsu \n".utf8)
    for _ in 0..<80 {
      var text = bytes
      for _ in 0...dice.below(2) { text[dice.below(text.count)] = signs[dice.below(signs.count)] }
      _ = isAccepted(String(decoding: text, as: UTF8.self))
    }
  }

  private func mutated(_ parts: [Substring], with dice: inout Dice) -> [Substring] {
    var parts = parts
    for _ in 0...dice.below(2) {
      let place = dice.below(parts.count)
      switch dice.below(4) {
      case 0: parts.remove(at: place)
      case 1: parts.insert(parts[place], at: place)
      case 2: parts.swapAt(place, dice.below(parts.count))
      default: parts[place] = parts[dice.below(parts.count)]
      }
    }
    return parts
  }

  private func isAccepted(_ text: String) -> Bool {
    guard let unit = try? UnitIR(parsing: text) else { return false }
    let once = unit.text
    #expect((try? UnitIR(parsing: once))?.text == once)
    _ = verify(unit)
    for id in unit.functions.ids { _ = unit.functions[id].dot(in: unit) }
    return true
  }
}

/// Random numbers that are the same in every run (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators).
struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
