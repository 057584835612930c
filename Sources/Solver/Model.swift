/// Values of symbols; symbols that it does not name are zero.
public struct Model: Hashable, Sendable {
  public var values: [Term: UInt64]

  public init(_ values: [Term: UInt64] = [:]) { self.values = values }

  /// The value of any term under the assignment, zero-extended.
  public func unsignedValue(of term: Term, in table: TermTable) -> UInt64 {
    Evaluation([term], in: table).values(of: [term], under: self, in: table)[0]
  }

  /// The value of any term under the assignment, sign-extended.
  public func signedValue(of term: Term, in table: TermTable) -> Int64 {
    Word.signed(unsignedValue(of: term, in: table), table.bits(of: term))
  }

  /// Whether all truths hold under the assignment.
  public func satisfies(_ truths: [Term], in table: TermTable) -> Bool {
    Evaluation(truths, in: table).values(of: truths, under: self, in: table).allSatisfy { $0 == 1 }
  }
}

/// Terms in an order in which they can be evaluated, for several assignments.
struct Evaluation {
  private let order: [Term]

  init(_ terms: [Term], in table: TermTable) { order = table.closure(of: terms) }

  /// The symbols among the terms.
  func symbols(in table: TermTable) -> [Term] { order.filter { table.isSymbol($0) } }

  func values(of terms: [Term], under model: Model, in table: TermTable) -> [UInt64] {
    table.withScratch { values in
      for term in order {
        let node = table.node(term)
        if node.operation == .symbol {
          values[term.row] = Word.truncated(model.values[term] ?? 0, node.width)
        } else {
          values[term.row] = table.value(of: node) { values[$0.row] }
        }
      }
      return terms.map { values[$0.row] }
    }
  }
}
