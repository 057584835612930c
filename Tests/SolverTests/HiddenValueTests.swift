import Testing

@testable import Solver

/// Facts that were all true of one assignment never say anything false of it, whatever the widths.
struct HiddenValueTests {
  @Test(arguments: 0..<20)
  func factsNeverContradictTheAssignment(_ batch: Int) {
    for seed in batch * 30..<(batch + 1) * 30 where !agrees(seed) { return }
  }

  private func agrees(_ seed: Int) -> Bool {
    var writer = Writer(seed)
    let table = writer.table
    var facts = Facts()
    for _ in 0..<12 {
      let truth = writer.truth()
      let isTrue = writer.model.unsignedValue(of: truth, in: table) == 1
      let before = facts
      guard facts.assume(isTrue ? truth : table.not(truth), in: table) else {
        Issue.record(
          "seed \(seed): \(table.text(of: truth)) is \(isTrue) after \(before.literals.map(table.text(of:)))")
        return false
      }
      for symbol in writer.symbols {
        let value = writer.model.unsignedValue(of: symbol, in: table)
        let signed = writer.model.signedValue(of: symbol, in: table)
        if !facts.unsignedRange(of: symbol, in: table).contains(value)
          || !facts.signedRange(of: symbol, in: table).contains(signed)
        {
          Issue.record("seed \(seed): \(symbol) is \(value) after \(facts.literals.map(table.text(of:)))")
          return false
        }
      }
      for _ in 0..<8 {
        let question = writer.truth()
        let expected = writer.model.unsignedValue(of: question, in: table) == 1
        if let answer = facts.decide(question, in: table), answer != expected {
          Issue.record(
            "seed \(seed): \(table.text(of: question)) is \(expected) after \(facts.literals.map(table.text(of:)))")
          return false
        }
        let term = writer.word(depth: 2)
        let value = writer.model.unsignedValue(of: term, in: table)
        let signed = writer.model.signedValue(of: term, in: table)
        if !facts.unsignedRange(of: term, in: table).contains(value)
          || !facts.signedRange(of: term, in: table).contains(signed)
        {
          Issue.record("seed \(seed): \(table.text(of: term)) is \(value) after \(facts.literals.map(table.text(of:)))")
          return false
        }
      }
    }
    return true
  }
}

/// Writes terms as programs have them: offsets, lengths, indices, extensions, minima.
private struct Writer {
  let table = TermTable()
  var model = Model()
  private var random: Random
  private(set) var symbols: [Term] = []

  init(_ seed: Int) {
    random = Random(seed)
    let wide = [8, 16, 32, 64].randomElement(using: &random)!
    for index in 0..<4 {
      let symbol = table.symbol(bits: index < 3 ? wide : 8)
      symbols.append(symbol)
      model.values[symbol] = value(table.bits(of: symbol))
    }
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  /// Small, near an end, or anything.
  private mutating func value(_ bits: Int) -> UInt64 {
    let near = UInt64(pick(20))
    switch pick(6) {
    case 0, 1, 2: return Word.truncated(near, bits)
    case 3: return Word.truncated(0 &- near, bits)
    case 4: return Word.truncated(Word.signBit(bits) &- 10 &+ near, bits)
    default: return Word.truncated(random.next(), bits)
    }
  }

  mutating func truth() -> Term {
    let first = word(depth: 2)
    let bits = table.bits(of: first)
    let second = pick(3) == 0 ? table.constant(value(bits), bits: bits) : sized(word(depth: 2), bits)
    switch pick(11) {
    case 0: return table.equal(first, second)
    case 1: return table.notEqual(first, second)
    case 2, 3: return table.unsignedLess(first, second)
    case 4: return table.unsignedLessOrEqual(first, second)
    case 5, 6: return table.signedLess(first, second)
    case 7: return table.signedLessOrEqual(first, second)
    case 8: return table.overflows(.add, signed: Bool.random(using: &random), first, second)
    case 9: return table.overflows(.subtract, signed: Bool.random(using: &random), first, second)
    default: return pick(2) == 0 ? table.disjunction(truth(), truth()) : table.conjunction(truth(), truth())
    }
  }

  mutating func word(depth: Int) -> Term {
    let symbol = symbols[pick(symbols.count)]
    if depth == 0 { return symbol }
    let bits = table.bits(of: symbol)
    switch pick(14) {
    case 0, 1, 2: return table.add(symbol, table.constant(value(bits), bits: bits))
    case 3: return table.add(symbol, sized(word(depth: depth - 1), bits))
    case 4: return table.subtract(symbol, sized(word(depth: depth - 1), bits))
    case 5 where pick(4) == 0:
      return table.multiply(sized(word(depth: depth - 1), bits), table.constant(value(bits), bits: bits))
    case 5: return table.multiply(sized(word(depth: depth - 1), bits), table.constant(UInt64(pick(9)), bits: bits))
    case 6 where bits < 64: return table.zeroExtend(symbol, to: bits * 2)
    case 7 where bits < 64: return table.signExtend(symbol, to: bits * 2)
    case 8 where bits > 8: return table.extract(symbol, low: 0, bits: bits / 2)
    case 9:
      let other = symbols[pick(3)]
      let mine = symbols[pick(3)]
      return table.ifThenElse(
        Bool.random(using: &random) ? table.unsignedLess(mine, other) : table.signedLess(mine, other), mine, other)
    case 10: return table.unsignedDivide(symbol, table.constant(UInt64(pick(9)), bits: bits))
    case 11: return table.unsignedRemainder(symbol, sized(word(depth: depth - 1), bits))
    case 12: return table.and(symbol, table.constant(value(bits), bits: bits))
    case 13: return table.logicalShiftRight(symbol, table.constant(UInt64(pick(bits)), bits: bits))
    default: return symbol
    }
  }

  private mutating func sized(_ term: Term, _ bits: Int) -> Term {
    let width = table.bits(of: term)
    if width == bits { return term }
    if width > bits { return table.extract(term, low: 0, bits: bits) }
    return Bool.random(using: &random) ? table.zeroExtend(term, to: bits) : table.signExtend(term, to: bits)
  }
}
