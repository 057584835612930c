import Testing

@testable import Solver

/// Building a term keeps its meaning.
struct SimplifierTests {
  /// Values of the terms under all assignments, against those of the expressions as they are written.
  @Test(arguments: 0..<20)
  func termsMeanWhatIsWritten(_ batch: Int) {
    for seed in batch * 25..<(batch + 1) * 25 {
      var generator = Generator(seed, bits: 9)
      let table = TermTable()
      let symbols = generator.widths.map { table.symbol(bits: $0) }
      for _ in 0..<6 {
        let width = Int.random(in: 1...8, using: &generator.random)
        let expression = generator.expression(width, depth: Int.random(in: 1...4, using: &generator.random))
        let term = expression.term(table, symbols)
        #expect(table.bits(of: term) == width)
        let evaluation = Evaluation([term], in: table)
        for assignment in generator.assignments {
          let model = Model(
            Dictionary(uniqueKeysWithValues: zip(symbols, assignment.map { UInt64($0) })))
          let value = evaluation.values(of: [term], under: model, in: table)[0]
          let isRight = value == UInt64(expression.value(assignment))
          if !isRight || !table.bounds[term.row].contains(value, width) {
            Issue.record("seed \(seed): \(expression) became \(table.text(of: term)), \(value) for \(assignment)")
            return
          }
        }
      }
    }
  }
}
