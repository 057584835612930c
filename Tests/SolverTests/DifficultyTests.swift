import Testing

@testable import Solver

/// Which problems are handed to Z3 at all.
struct DifficultyTests {
  /// The mixing step of Bob Jenkins' hash function, which firmware uses in hash tables.
  private func mixed(_ a: Term, _ b: Term, _ c: Term, rounds: Int, in table: TermTable) -> Term {
    var (a, b, c) = (a, b, c)
    for round in 0..<rounds {
      let shift = table.constant(UInt64(3 + round % 16), bits: 32)
      let moved = table.logicalShiftRight(c, shift)
      (a, b, c) = (b, c, table.xor(table.subtract(table.subtract(a, b), c), moved))
    }
    return c
  }

  private func hash(rounds: Int) -> Difficulty {
    let table = TermTable()
    let symbols = (0..<3).map { _ in table.symbol(bits: 32) }
    let hash = mixed(symbols[0], symbols[1], symbols[2], rounds: rounds, in: table)
    return table.difficulty(of: [table.equal(hash, table.constant(7, bits: 32))])
  }

  @Test func hashesAreNotAsked() {
    #expect(hash(rounds: 2).isReasonable)
    #expect(!hash(rounds: 18).isReasonable)
    #expect(hash(rounds: 18).alternations > hash(rounds: 2).alternations)
  }

  @Test func productsAndLengthsAreAsked() {
    let table = TermTable()
    let (x, y) = (table.symbol(bits: 64), table.symbol(bits: 64))
    let eight = table.constant(8, bits: 64)
    var sum = x
    for _ in 0..<40 { sum = table.add(table.multiply(y, eight), table.add(sum, eight)) }
    #expect(table.difficulty(of: [table.overflows(.multiply, signed: true, x, y)]).isReasonable)
    #expect(table.difficulty(of: [table.unsignedLess(sum, y)]).isReasonable)
    #expect(table.difficulty(of: []).gates == 0)
  }
}
