import Testing

@testable import Solver

/// What the decider says agrees with enumeration, and its models satisfy what was asked.
struct DeciderTests {
  @Test func z3IsThere() {
    #expect(Decider.isAvailable, "Scripts/setup --test installs libz3-dev")
  }

  @Test(arguments: 0..<20)
  func answersAgreeWithEnumeration(_ batch: Int) {
    for seed in batch * 10..<(batch + 1) * 10 {
      var generator = Generator(seed, bits: 9)
      let table = TermTable()
      let decider = Decider(table)
      let symbols = generator.widths.map { table.symbol(bits: $0) }
      for _ in 0..<6 {
        let expressions = (0..<Int.random(in: 1...4, using: &generator.random)).map { _ in generator.comparison() }
        let truths = expressions.map { $0.term(table, symbols) }
        let isSatisfiable = generator.assignments.contains { each in expressions.allSatisfy { $0.value(each) == 1 } }
        switch decider.check(truths) {
        case .satisfiable(let model):
          let values = symbols.map { Int(model.unsignedValue(of: $0, in: table)) }
          if !expressions.allSatisfy({ $0.value(values) == 1 }) {
            Issue.record("seed \(seed): the model \(values) is wrong for \(truths.map(table.text(of:)))")
          }
        case .unsatisfiable:
          if isSatisfiable { Issue.record("seed \(seed): \(truths.map(table.text(of:))) can be satisfied") }
        case .unknown: Issue.record("seed \(seed): \(truths.map(table.text(of:))) is unknown")
        }
      }
    }
  }
}
