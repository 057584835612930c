import Testing

@testable import Solver

/// What the decider says agrees with enumeration, and its models satisfy what was asked.
struct DeciderTests {
  @Test func z3IsThere() {
    #expect(Z3Library().isAvailable, "Scripts/setup installs libz3-4")
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

  private func constant(_ value: Int64, _ table: TermTable) -> Term { table.constant(signed: value, bits: 32) }

  /// A model with the truths that are preferred, as many as can be.
  @Test func preferredValues() throws {
    let table = TermTable()
    let decider = Decider(table)
    let (a, b) = (table.symbol(bits: 32), table.symbol(bits: 32))
    let truths = [
      table.unsignedLess(constant(100, table), table.add(a, b)), table.notEqual(table.and(a, b), constant(0, table)),
      table.signedLess(a, b),
    ]
    let preferred = [
      table.signedLessOrEqual(constant(0, table), a), table.signedLess(a, constant(16, table)),
      table.equal(a, constant(-1, table)), table.signedLess(b, constant(128, table)),
    ]
    guard case .satisfiable(let model) = decider.check(truths, preferring: preferred) else {
      Issue.record("it can be satisfied")
      return
    }
    #expect(model.satisfies(truths, in: table))
    #expect(model.satisfies([preferred[0], preferred[1], preferred[3]], in: table))
    // What is preferred alone does not make anything impossible.
    let impossible = [table.signedLess(b, a)]
    guard case .satisfiable(let other) = decider.check(truths, preferring: impossible) else {
      Issue.record("it can be satisfied")
      return
    }
    #expect(other.satisfies(truths, in: table))
  }

  /// Each group of truths that shares symbols counts, also when another is asked for.
  @Test func independentParts() {
    let table = TermTable()
    let decider = Decider(table)
    let symbols = (0..<6).map { _ in table.symbol(bits: 32) }
    func isHard(_ a: Term, _ b: Term) -> [Term] {
      [
        table.equal(table.xor(a, b), constant(0x1234, table)), table.notEqual(table.and(a, b), constant(0, table)),
        table.signedLess(constant(77, table), table.multiply(a, b)),
      ]
    }
    let first = isHard(symbols[0], symbols[1])
    let second = isHard(symbols[2], symbols[3])
    guard case .satisfiable(let model) = decider.check(first + second) else {
      Issue.record("both parts can be satisfied")
      return
    }
    #expect(model.satisfies(first + second, in: table))
    let asked = decider.queries
    #expect(asked > 0)
    // Parts that were answered are not asked again.
    #expect(decider.check(second + first) == .satisfiable(model))
    _ = decider.check(first)
    #expect(decider.queries == asked)
    // (x & 1) + (x | 1) is odd and even at once: a contradiction in a part of its own.
    let (x, y) = (symbols[4], symbols[5])
    let contradiction = [
      table.equal(table.multiply(x, x), table.add(table.multiply(y, constant(4, table)), constant(3, table)))
    ]
    #expect(decider.check(first + contradiction) == .unsatisfiable)
    #expect(decider.check(contradiction + second) == .unsatisfiable)
  }

  /// Long paths, whose symbols are all connected, are answered as by Z3 alone.
  @Test func longPaths() throws {
    var random = Random(11)
    let table = TermTable()
    let decider = Decider(table)
    let symbols = (0..<14).map { _ in table.symbol(bits: 32) }
    func pick() -> Term { symbols.randomElement(using: &random)! }
    func truth() -> Term {
      let (a, b) = (pick(), pick())
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return table.signedLess(a, constant(Int64.random(in: 0..<500, using: &random), table))
      case 1: return table.unsignedLess(a, table.add(b, constant(Int64.random(in: 0..<500, using: &random), table)))
      case 2:
        return table.equal(
          table.and(a, constant(6, table)), constant(Int64.random(in: 0..<4, using: &random) * 2, table))
      default: return table.notEqual(table.xor(a, b), constant(Int64.random(in: 0..<16, using: &random), table))
      }
    }
    var path: [Term] = []
    var counts = (satisfiable: 0, unsatisfiable: 0)
    for _ in 0..<120 {
      let asked = path + [truth()]
      switch decider.check(asked) {
      case .satisfiable(let model):
        #expect(model.satisfies(asked, in: table))
        counts.satisfiable += 1
        path = asked
      case .unsatisfiable:
        let z3 = try #require(Z3(table, Z3Library()))
        #expect(z3.check(asked, effort: 10_000_000) { _ in } == .unsatisfiable)
        counts.unsatisfiable += 1
      case .unknown: Issue.record("nothing here is hard")
      }
    }
    #expect(counts.satisfiable > 30 && counts.unsatisfiable > 5, "\(counts)")
  }

  /// A limit of effort ends a search, and a larger one is tried anew.
  @Test func effortIsLimited() {
    let table = TermTable()
    let decider = Decider(table)
    let factors = (0..<2).map { _ in table.symbol(bits: 24) }
    let (a, b) = (table.zeroExtend(factors[0], to: 48), table.zeroExtend(factors[1], to: 48))
    let one = table.constant(1, bits: 48)
    // The product of two primes near 2 to the 24th.
    let truths = [
      table.equal(table.multiply(a, b), table.constant(16_777_213 * 16_777_199, bits: 48)), table.unsignedLess(one, a),
      table.unsignedLess(a, b),
    ]
    #expect(decider.check(truths, effort: 2_000) == .unknown)
    let asked = decider.queries
    #expect(decider.check(truths, effort: 2_000) == .unknown)
    #expect(decider.queries == asked)
    #expect(decider.check(truths, effort: 4_000) == .unknown)
    #expect(decider.queries == asked + 1)
  }

  /// Two deciders that are asked the same answer the same.
  @Test func answersAreReproducible() {
    func models() -> [Decider.Answer] {
      let table = TermTable()
      let decider = Decider(table)
      var generator = Generator(77, bits: 20)
      let symbols = generator.widths.map { table.symbol(bits: $0) }
      return (0..<40).map { _ in
        decider.check((0..<3).map { _ in generator.comparison().term(table, symbols) })
      }
    }
    #expect(models() == models())
  }

  /// A context is given up after some thousand problems; nothing is forgotten that matters.
  @Test func contextsAreRenewed() {
    let table = TermTable()
    let decider = Decider(table, problemsPerContext: 3)
    for index in 0..<10 {
      let (a, b) = (table.symbol(bits: 32), table.symbol(bits: 32))
      let truths = [
        table.equal(table.xor(a, b), constant(5_000 + Int64(index), table)),
        table.equal(table.multiply(a, constant(7, table)), table.add(b, constant(11, table))),
      ]
      guard case .satisfiable(let model) = decider.check(truths) else { continue }
      #expect(model.satisfies(truths, in: table))
    }
    #expect(decider.queries >= 10)
  }
}
