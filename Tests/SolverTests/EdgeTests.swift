import Testing

@testable import Solver

/// The widest words and their ends.
struct EdgeTests {
  private static let values: [UInt64] = [
    0, 1, 2, 3, 7, 63, 64, 65, 255, 1 << 31, (1 << 31) - 1, 1 << 32, (1 << 63) - 2, (1 << 63) - 1, 1 << 63,
    (1 << 63) + 1, .max - 63, .max - 1, .max,
  ]

  private typealias Operation = (
    name: String, term: @Sendable (TermTable, Term, Term) -> Term, value: @Sendable (UInt64, UInt64) -> UInt64
  )

  /// What Swift's own words of 64 bits say.
  private static let operations: [Operation] = [
    ("add", { $0.add($1, $2) }, { $0 &+ $1 }),
    ("subtract", { $0.subtract($1, $2) }, { $0 &- $1 }),
    ("multiply", { $0.multiply($1, $2) }, { $0 &* $1 }),
    ("and", { $0.and($1, $2) }, { $0 & $1 }),
    ("or", { $0.or($1, $2) }, { $0 | $1 }),
    ("xor", { $0.xor($1, $2) }, { $0 ^ $1 }),
    ("left", { $0.shiftLeft($1, $2) }, { $1 > 63 ? 0 : $0 << $1 }),
    ("right", { $0.logicalShiftRight($1, $2) }, { $1 > 63 ? 0 : $0 >> $1 }),
    (
      "signed right", { $0.arithmeticShiftRight($1, $2) },
      { UInt64(bitPattern: Int64(bitPattern: $0) >> Int64(min($1, 63))) }
    ),
    ("divide", { $0.unsignedDivide($1, $2) }, { $1 == 0 ? .max : $0 / $1 }),
    ("remainder", { $0.unsignedRemainder($1, $2) }, { $1 == 0 ? $0 : $0 % $1 }),
    (
      "signed divide", { $0.signedDivide($1, $2) },
      {
        let (a, b) = (Int64(bitPattern: $0), Int64(bitPattern: $1))
        if b == 0 { return a < 0 ? 1 : .max }
        return UInt64(bitPattern: a.dividedReportingOverflow(by: b).partialValue)
      }
    ),
    (
      "signed remainder", { $0.signedRemainder($1, $2) },
      {
        let (a, b) = (Int64(bitPattern: $0), Int64(bitPattern: $1))
        if b == 0 { return $0 }
        return b == -1 ? 0 : UInt64(bitPattern: a % b)
      }
    ),
    ("equal", { $0.equal($1, $2) }, { $0 == $1 ? 1 : 0 }),
    ("less", { $0.unsignedLess($1, $2) }, { $0 < $1 ? 1 : 0 }),
    ("less or equal", { $0.unsignedLessOrEqual($1, $2) }, { $0 <= $1 ? 1 : 0 }),
    ("signed less", { $0.signedLess($1, $2) }, { Int64(bitPattern: $0) < Int64(bitPattern: $1) ? 1 : 0 }),
    (
      "signed less or equal", { $0.signedLessOrEqual($1, $2) },
      { Int64(bitPattern: $0) <= Int64(bitPattern: $1) ? 1 : 0 }
    ),
    ("add carries", { $0.overflows(.add, signed: false, $1, $2) }, { $0.addingReportingOverflow($1).overflow ? 1 : 0 }),
    ("subtract borrows", { $0.overflows(.subtract, signed: false, $1, $2) }, { $0 < $1 ? 1 : 0 }),
    (
      "multiply carries", { $0.overflows(.multiply, signed: false, $1, $2) },
      { $0.multipliedReportingOverflow(by: $1).overflow ? 1 : 0 }
    ),
    (
      "add overflows", { $0.overflows(.add, signed: true, $1, $2) },
      { Int64(bitPattern: $0).addingReportingOverflow(Int64(bitPattern: $1)).overflow ? 1 : 0 }
    ),
    (
      "subtract overflows", { $0.overflows(.subtract, signed: true, $1, $2) },
      { Int64(bitPattern: $0).subtractingReportingOverflow(Int64(bitPattern: $1)).overflow ? 1 : 0 }
    ),
    (
      "multiply overflows", { $0.overflows(.multiply, signed: true, $1, $2) },
      { Int64(bitPattern: $0).multipliedReportingOverflow(by: Int64(bitPattern: $1)).overflow ? 1 : 0 }
    ),
  ]

  @Test func operationsOf64Bits() {
    let table = TermTable()
    let (x, y) = (table.symbol(bits: 64), table.symbol(bits: 64))
    for operation in Self.operations {
      for a in Self.values {
        for b in Self.values {
          let (first, second) = (table.constant(a, bits: 64), table.constant(b, bits: 64))
          let expected = operation.value(a, b)
          let model = Model([x: a, y: b])
          for (left, right) in [(first, second), (x, second), (first, y), (x, y)] {
            let term = operation.term(table, left, right)
            let value = model.unsignedValue(of: term, in: table)
            if value != expected {
              Issue.record("\(operation.name) \(a) \(b): \(table.text(of: term)) is \(value), not \(expected)")
            }
          }
        }
      }
    }
  }

  /// Sums that are too long to be taken apart are compared all the same.
  @Test(arguments: [47, 48, 49, 60]) func longSums(count: Int) {
    let table = TermTable()
    let symbols = (0..<count).map { _ in table.symbol(bits: 32) }
    let sum = symbols.reduce(table.constant(3, bits: 32)) { table.add($0, $1) }
    let model = Model(Dictionary(uniqueKeysWithValues: symbols.map { ($0, UInt64(2)) }))
    for value in [0, 3, UInt64(count) * 2 + 3, 1 << 31, 0xffff_ffff] {
      let number = table.constant(value, bits: 32)
      let isSame: UInt64 = value == UInt64(count) * 2 + 3 ? 1 : 0
      for (a, b) in [(sum, number), (number, sum), (table.add(sum, number), table.add(number, number))] {
        #expect(model.unsignedValue(of: table.equal(a, b), in: table) == isSame)
      }
    }
  }

  /// Facts that say what the symbols are know the results, or do not say.
  @Test func factsAbout64Bits() {
    let table = TermTable()
    let (x, y) = (table.symbol(bits: 64), table.symbol(bits: 64))
    for a in Self.values {
      for b in Self.values {
        var facts = Facts()
        let first = facts.assume(table.equal(x, table.constant(a, bits: 64)), in: table)
        let second = facts.assume(table.equal(y, table.constant(b, bits: 64)), in: table)
        #expect(first && second)
        for operation in Self.operations {
          let term = operation.term(table, x, y)
          let expected = operation.value(a, b)
          #expect(facts.unsignedRange(of: term, in: table).contains(expected), "\(operation.name) \(a) \(b)")
          let signed = Word.signed(expected, table.bits(of: term))
          #expect(facts.signedRange(of: term, in: table).contains(signed), "\(operation.name) \(a) \(b)")
          guard table.bits(of: term) == 1, let answer = facts.decide(term, in: table) else { continue }
          #expect(answer == (expected == 1), "\(operation.name) \(a) \(b)")
        }
      }
    }
  }

  @Test func decisionsAtTheEnds() {
    let table = TermTable()
    let decider = Decider(table)
    let x = table.symbol(bits: 64)
    let (lowest, highest) = (table.constant(signed: .min, bits: 64), table.constant(signed: .max, bits: 64))
    let one = table.constant(1, bits: 64)
    #expect(table.signedLess(x, lowest) == table.truth(false))
    #expect(table.signedLess(highest, x) == table.truth(false))
    #expect(table.signedLessOrEqual(lowest, x) == table.truth(true))
    #expect(table.signedLess(x, table.add(lowest, one)) == table.equal(x, lowest))
    #expect(table.unsignedLess(x, one) == table.equal(x, table.constant(0, bits: 64)))
    guard
      case .satisfiable(let model) = decider.check([
        table.overflows(.multiply, signed: true, x, x), table.signedLess(x, one),
      ])
    else {
      Issue.record("a square can overflow")
      return
    }
    #expect(model.signedValue(of: x, in: table) < -3_037_000_499)
    #expect(
      decider.check([table.equal(table.negate(x), x), table.notEqual(x, lowest), table.unsignedLess(one, x)])
        == .unsatisfiable)
  }

  @Test func narrowestAndWidest() {
    let table = TermTable()
    let (bit, word) = (table.symbol(bits: 1), table.symbol(bits: 64))
    #expect(table.extract(table.zeroExtend(bit, to: 64), low: 0, bits: 1) == bit)
    #expect(table.extract(table.signExtend(bit, to: 64), low: 63, bits: 1) == bit)
    #expect(
      table.concatenate(high: table.extract(word, low: 1, bits: 63), low: table.extract(word, low: 0, bits: 1)) == word)
    #expect(table.constant(.max, bits: 64) == table.constant(signed: -1, bits: 64))
    #expect(table.constant(0x1ff, bits: 8) == table.constant(255, bits: 8))
    #expect(table.signedValue(table.constant(255, bits: 8)) == -1)
    #expect(table.unsignedValue(table.constant(signed: -1, bits: 8)) == 255)
    #expect(table.truthValue(table.truth(true)) == true)
    #expect(table.symbols(in: table.add(word, table.zeroExtend(bit, to: 64))) == [bit, word])
  }
}
