import Testing

@testable import Solver

/// What facts say is never wrong.
struct FactsTests {
  /// Random truths are assumed one after the other; all assignments that satisfy them are counted.
  @Test(arguments: 0..<20)
  func decisionsAgreeWithEnumeration(_ batch: Int) {
    for seed in batch * 50..<(batch + 1) * 50 {
      if !agrees(seed) { return }
    }
  }

  private func agrees(_ seed: Int) -> Bool {
    var generator = Generator(seed, bits: 10)
    let table = TermTable()
    let symbols = generator.widths.map { table.symbol(bits: $0) }
    var remaining = generator.assignments
    var facts = Facts()
    for _ in 0..<6 {
      let assumed = generator.comparison()
      let truth = assumed.term(table, symbols)
      remaining.removeAll { assumed.value($0) == 0 }
      let before = facts
      if !facts.assume(truth, in: table) {
        if remaining.isEmpty { return true }
        Issue.record("seed \(seed): \(table.text(of: truth)) refused after \(before.literals.map(table.text(of:)))")
        return false
      }
      for (index, symbol) in symbols.enumerated() {
        let range = facts.unsignedRange(of: symbol, in: table)
        if let wrong = remaining.first(where: { !range.contains(UInt64($0[index])) }) {
          Issue.record("seed \(seed): \(wrong) is refused after \(facts.literals.map(table.text(of:)))")
          return false
        }
      }
      for _ in 0..<6 {
        let asked = generator.comparison()
        let question = asked.term(table, symbols)
        if let answer = facts.decide(question, in: table),
          remaining.contains(where: { (asked.value($0) == 1) != answer })
        {
          Issue.record(
            "seed \(seed): \(table.text(of: question)) is not \(answer) after \(facts.literals.map(table.text(of:)))")
          return false
        }
      }
      let width = Int.random(in: 1...8, using: &generator.random)
      let expression = generator.expression(width, depth: 2)
      let term = expression.term(table, symbols)
      let (range, signed) = (facts.unsignedRange(of: term, in: table), facts.signedRange(of: term, in: table))
      for assignment in remaining {
        let value = expression.value(assignment)
        if !range.contains(UInt64(value)) || !signed.contains(Int64(Expression.signed(value, width))) {
          Issue.record(
            "seed \(seed): \(table.text(of: term)) is \(value), not in \(range) or \(signed), after \(facts.literals.map(table.text(of:)))"
          )
          return false
        }
      }
    }
    return true
  }
}

extension Generator {
  /// A truth of the kind that programs test.
  mutating func comparison() -> Expression {
    if Int.random(in: 0..<4, using: &random) == 0 { return truth(depth: 3) }
    let width = widths.randomElement(using: &random)!
    let relation = Expression.Relation.allCases.randomElement(using: &random)!
    return .relation(
      relation, expression(width, depth: Int.random(in: 0...2, using: &random)),
      expression(width, depth: Int.random(in: 0...2, using: &random)))
  }
}
