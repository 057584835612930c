import Testing

@testable import Solver

/// Terms mean the same to Z3.
struct TranslationTests {
  /// With all symbols fixed, a truth can hold exactly where it does.
  @Test(.enabled(if: Z3Library().isAvailable), arguments: 0..<20)
  func truthsMeanTheSame(_ batch: Int) throws {
    for seed in batch * 6..<(batch + 1) * 6 {
      var generator = Generator(seed, bits: 9)
      let table = TermTable()
      let z3 = try #require(Z3(table, Z3Library()))
      let symbols = generator.widths.map { table.symbol(bits: $0) }
      let assignments = generator.assignments
      for _ in 0..<4 {
        let expression = generator.truth(depth: 3)
        let term = expression.term(table, symbols)
        for _ in 0..<6 {
          let assignment = assignments.randomElement(using: &generator.random)!
          let fixed = zip(symbols, assignment).map { symbol, value in
            table.equal(symbol, table.constant(UInt64(value), bits: table.bits(of: symbol)))
          }
          let verdict = z3.check([term] + fixed, effort: 1_000_000) { _ in }
          let expected: Z3.Verdict = expression.value(assignment) == 1 ? .satisfiable : .unsatisfiable
          #expect(verdict == expected, "seed \(seed): \(table.text(of: term)) for \(assignment)")
        }
      }
    }
  }

  /// All pairs of small words, fixed before and not.
  @Test(.enabled(if: Z3Library().isAvailable))
  func overflowsMeanTheSame() throws {
    for bits in 2...4 {
      let table = TermTable()
      let z3 = try #require(Z3(table, Z3Library()))
      let (x, y) = (table.symbol(bits: bits), table.symbol(bits: bits))
      for operation in [OverflowOperation.add, .subtract, .multiply] {
        for signed in [false, true] {
          let overflows = table.overflows(operation, signed: signed, x, y)
          for a in 0..<UInt64(1) << UInt64(bits) {
            for b in 0..<UInt64(1) << UInt64(bits) {
              let expected = Word.overflows(operation, signed: signed, a, b, bits)
              let fixed = [
                table.equal(x, table.constant(a, bits: bits)), table.equal(y, table.constant(b, bits: bits)),
              ]
              let first = z3.check([overflows] + fixed, effort: 1_000_000) { _ in }
              #expect(first == (expected ? .satisfiable : .unsatisfiable), "\(operation) \(signed) \(bits): \(a), \(b)")
            }
          }
        }
      }
    }
  }
}
