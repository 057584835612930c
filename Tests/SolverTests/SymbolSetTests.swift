import Testing

@testable import Solver

@Suite struct SymbolSetTests {
  /// Sets are forgotten once they hold many unknowns together; what is asked for again is found again.
  @Test func setsThatWereForgottenAreFoundAgain() {
    let table = TermTable()
    var sums = [table.symbol(bits: 32)]
    for _ in 0..<3_000 {
      let next = table.symbol(bits: 32)
      sums.append(table.xor(table.multiply(sums[sums.count - 1], table.constant(31, bits: 32)), next))
    }
    for (index, sum) in sums.enumerated() where index % 50 == 0 {
      #expect(table.symbols(in: sum).count == index + 1)
    }
    for (index, sum) in sums.enumerated() where index % 500 == 0 {
      #expect(table.symbols(in: sum).count == index + 1)
    }
  }
}
