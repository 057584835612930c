import Testing

@testable import Solver

/// What C programs do all the time is decided without Z3.
struct IdiomTests {
  let table = TermTable()

  private func constant(_ value: Int64, _ bits: Int = 32) -> Term { table.constant(signed: value, bits: bits) }

  private func facts(_ truths: Term...) -> Facts {
    var facts = Facts()
    for truth in truths { assume(truth, &facts) }
    return facts
  }

  private func assume(_ truth: Term, _ facts: inout Facts) {
    let holds = facts.assume(truth, in: table)
    #expect(holds, "\(table.text(of: truth)) after \(facts.literals.map(table.text(of:)))")
  }

  private func expect(
    _ facts: Facts, _ truth: Term, _ answer: Bool = true, at location: SourceLocation = #_sourceLocation
  ) {
    expect(facts, truth, answer as Bool?, at: location)
  }

  /// Nothing may be said of it.
  private func expectUndecided(_ facts: Facts, _ truths: Term..., at location: SourceLocation = #_sourceLocation) {
    for truth in truths { expect(facts, truth, nil, at: location) }
  }

  private func expect(_ facts: Facts, _ truth: Term, _ answer: Bool?, at location: SourceLocation) {
    #expect(
      facts.decide(truth, in: table) == answer,
      "\(table.text(of: truth)) after \(facts.literals.map(table.text(of:)))", sourceLocation: location)
  }

  // MARK: Terms

  @Test func sumsAreNormal() {
    let (a, b, p) = (table.symbol(bits: 32), table.symbol(bits: 32), table.symbol(bits: 64))
    #expect(table.subtract(table.add(a, b), b) == a)
    #expect(table.subtract(table.add(p, constant(4, 64)), p) == constant(4, 64))
    #expect(table.add(a, table.negate(a)) == constant(0))
    #expect(table.shiftLeft(a, constant(1)) == table.add(a, a))
    #expect(
      table.multiply(table.add(a, constant(1)), constant(3)) == table.add(table.multiply(constant(3), a), constant(3)))
    #expect(table.complement(table.complement(a)) == a)
    #expect(table.and(a, table.complement(a)) == constant(0))
    #expect(table.equal(table.add(a, constant(1)), table.add(a, constant(2))) == table.truth(false))
    #expect(table.equal(table.add(a, b), table.add(b, a)) == table.truth(true))
    #expect(table.equal(table.add(a, constant(1)), constant(5)) == table.equal(a, constant(4)))
    #expect(table.equal(table.subtract(a, b), constant(0)) == table.equal(a, b))
  }

  @Test func truthsComeBack() {
    let (a, b) = (table.symbol(bits: 32), table.symbol(bits: 32))
    let truth = table.signedLess(a, b)
    let number = table.zeroExtend(truth, to: 32)
    #expect(table.notEqual(number, constant(0)) == truth)
    #expect(table.equal(number, constant(0)) == table.not(truth))
    #expect(table.equal(number, constant(1)) == truth)
    #expect(table.equal(number, constant(2)) == table.truth(false))
    #expect(table.ifThenElse(truth, constant(1), constant(0)) == number)
    #expect(table.ifThenElse(truth, constant(0), constant(1)) == table.zeroExtend(table.not(truth), to: 32))
    let choice = table.ifThenElse(truth, constant(7), constant(-3))
    #expect(table.equal(choice, constant(7)) == truth)
    #expect(table.signedLess(choice, constant(0)) == table.not(truth))
    // The two exclamation marks of C, and its logical operators on numbers.
    let negated = table.zeroExtend(table.equal(number, constant(0)), to: 32)
    #expect(table.zeroExtend(table.equal(negated, constant(0)), to: 32) == number)
    let other = table.zeroExtend(table.equal(a, constant(3)), to: 32)
    #expect(table.notEqual(table.and(number, other), constant(0)) == table.and(truth, table.equal(a, constant(3))))
    #expect(table.notEqual(table.xor(number, constant(1)), constant(0)) == table.not(truth))
    #expect(table.not(table.signedLess(a, b)) == table.signedLessOrEqual(b, a))
    #expect(table.not(table.not(truth)) == truth)
  }

  @Test func extensionsAreNarrowed() {
    let (a, b) = (table.symbol(bits: 8), table.symbol(bits: 8))
    let (wideA, wideB) = (table.zeroExtend(a, to: 32), table.zeroExtend(b, to: 32))
    #expect(table.signedLess(wideA, wideB) == table.unsignedLess(a, b))
    #expect(table.signedLess(wideA, constant(16)) == table.unsignedLess(a, constant(16, 8)))
    #expect(table.signedLess(wideA, constant(256)) == table.truth(true))
    #expect(table.signedLess(wideA, constant(0)) == table.truth(false))
    #expect(table.equal(wideA, wideB) == table.equal(a, b))
    #expect(table.equal(wideA, constant(300)) == table.truth(false))
    #expect(table.extract(wideA, low: 0, bits: 8) == a)
    #expect(table.signExtend(wideA, to: 64) == table.zeroExtend(a, to: 64))
    let (c, d) = (table.signExtend(a, to: 32), table.signExtend(b, to: 32))
    #expect(table.signedLess(c, d) == table.signedLess(a, b))
    #expect(table.signedLess(c, constant(-5)) == table.signedLess(a, constant(-5, 8)))
    #expect(table.equal(c, constant(-1)) == table.equal(a, constant(-1, 8)))
    #expect(table.and(wideA, constant(255)) == wideA)
  }

  @Test func bytesComeTogether() {
    let word = table.symbol(bits: 32)
    let bytes = (0..<4).map { table.extract(word, low: 8 * $0, bits: 8) }
    let loaded = bytes.dropFirst().reduce(bytes[0]) { table.concatenate(high: $1, low: $0) }
    #expect(loaded == word)
    // The same by shifts, as portable code does it.
    let shifted = bytes.enumerated().map {
      table.shiftLeft(table.zeroExtend($1, to: 32), constant(Int64(8 * $0)))
    }
    #expect(shifted.reduce(constant(0)) { table.or($0, $1) } == word)
    #expect(shifted.reversed().reduce(constant(0)) { table.or($0, $1) } == word)
    // Bytes taken out by shifts and masks.
    let byte = table.and(table.logicalShiftRight(word, constant(8)), constant(255))
    #expect(byte == table.zeroExtend(bytes[1], to: 32))
    #expect(
      table.extract(table.and(table.arithmeticShiftRight(word, constant(8)), constant(255)), low: 0, bits: 8)
        == bytes[1])
    // A bit that was just set, and one that was just cleared.
    let set = table.or(word, constant(16))
    #expect(table.equal(table.and(set, constant(16)), constant(0)) == table.truth(false))
    let cleared = table.and(word, constant(~16))
    #expect(table.and(cleared, constant(16)) == constant(0))
  }

  @Test func pointerDifferences() {
    let (base, i, j) = (table.symbol(bits: 64), table.symbol(bits: 32), table.symbol(bits: 32))
    func element(_ index: Term) -> Term {
      table.add(base, table.multiply(table.signExtend(index, to: 64), constant(4, 64)))
    }
    let distance = table.signedDivide(table.subtract(element(i), element(j)), constant(4, 64))
    #expect(distance == table.subtract(table.signExtend(i, to: 64), table.signExtend(j, to: 64)))
    // Not where the multiplication may wrap.
    let wide = table.zeroExtend(table.symbol(bits: 31), to: 32)
    #expect(table.signedDivide(table.multiply(wide, constant(4)), constant(4)) != wide)
    #expect(table.unsignedDivide(table.multiply(wide, constant(4)), constant(4)) != wide)
    // The alignment of an element is that of the array.
    let isAligned = table.equal(table.and(base, constant(3, 64)), constant(0, 64))
    #expect(table.equal(table.and(element(i), constant(3, 64)), constant(0, 64)) == isAligned)
    #expect(table.and(table.multiply(i, constant(8)), constant(7)) == constant(0))
  }

  @Test func wrapTestsAreComparisons() {
    let a = table.symbol(bits: 32)
    let wraps = table.unsignedLess(table.add(a, constant(16)), a)
    #expect(wraps == table.unsignedLess(constant(-17), a))
    #expect(table.overflows(.add, signed: false, a, constant(16)) == wraps)
    #expect(table.overflows(.add, signed: true, a, constant(1)) == table.equal(a, constant(Int64(Int32.max))))
    let small = table.zeroExtend(table.symbol(bits: 16), to: 32)
    #expect(table.overflows(.add, signed: true, small, small) == table.truth(false))
    #expect(table.overflows(.multiply, signed: false, small, small) == table.truth(false))
  }

  // MARK: Facts

  @Test func loopCounter() {
    let (i, n) = (table.symbol(bits: 32), table.symbol(bits: 32))
    let signed = facts(
      table.signedLessOrEqual(constant(0), i), table.signedLess(i, n), table.signedLessOrEqual(n, constant(16)))
    expect(signed, table.signedLess(i, constant(16)))
    expect(signed, table.unsignedLess(i, constant(16)))
    expect(signed, table.overflows(.add, signed: true, i, constant(1)), false)
    expect(signed, table.signedLessOrEqual(table.add(i, constant(1)), n))
    #expect(signed.unsignedRange(of: i, in: table) == 0...15)
    #expect(signed.signedRange(of: n, in: table) == 1...16)
    // As an index of 64 bits, scaled.
    let offset = table.multiply(table.signExtend(i, to: 64), constant(4, 64))
    expect(signed, table.unsignedLess(offset, constant(64, 64)))
    expect(signed, table.unsignedLessOrEqual(table.add(offset, constant(4, 64)), constant(64, 64)))
    #expect(signed.unsignedRange(of: offset, in: table) == 0...60)
    expectUndecided(signed, table.signedLess(i, constant(15)), table.signedLess(table.add(i, constant(1)), n))
    // The bound learnt before the relation.
    let late = facts(table.unsignedLess(i, n), table.unsignedLessOrEqual(n, constant(16)))
    expect(late, table.unsignedLess(i, constant(16)))
    let reversed = facts(table.unsignedLessOrEqual(n, constant(16)), table.unsignedLess(i, n))
    expect(reversed, table.unsignedLess(i, constant(16)))
  }

  @Test func remainingLength() {
    let (length, offset) = (table.symbol(bits: 32), table.symbol(bits: 32))
    let remaining = table.subtract(length, offset)
    let facts = facts(
      table.unsignedLessOrEqual(offset, length), table.unsignedLessOrEqual(constant(4), remaining))
    expect(facts, table.unsignedLessOrEqual(table.add(offset, constant(4)), length))
    expect(facts, table.unsignedLess(table.add(offset, constant(3)), length))
    expect(facts, table.overflows(.add, signed: false, offset, constant(4)), false)
    expect(facts, table.overflows(.subtract, signed: false, length, offset), false)
    expectUndecided(
      facts, table.unsignedLess(table.add(offset, constant(4)), length),
      table.unsignedLessOrEqual(constant(5), remaining))
    // The length is that of a buffer of 64 bytes.
    var bounded = facts
    assume(table.unsignedLessOrEqual(length, constant(64)), &bounded)
    expect(bounded, table.unsignedLess(offset, constant(61)))
    expect(bounded, table.unsignedLessOrEqual(remaining, constant(64)))
  }

  @Test func copiedLength() {
    // if (off + n <= size) with 16-bit operands that are promoted; then buf[off + i] for i < n.
    let (off, n, i) = (table.symbol(bits: 16), table.symbol(bits: 16), table.symbol(bits: 16))
    let (wideOff, wideN, wideI) = (
      table.zeroExtend(off, to: 32), table.zeroExtend(n, to: 32), table.zeroExtend(i, to: 32)
    )
    let facts = facts(
      table.signedLessOrEqual(table.add(wideOff, wideN), constant(128)), table.signedLess(wideI, wideN))
    expect(facts, table.signedLess(table.add(wideOff, wideI), constant(128)))
    expect(facts, table.unsignedLess(table.signExtend(table.add(wideOff, wideI), to: 64), constant(128, 64)))
  }

  @Test func digits() {
    let c = table.symbol(bits: 8)
    let digit = table.subtract(table.signExtend(c, to: 32), constant(48))
    let facts = facts(table.unsignedLessOrEqual(digit, constant(9)))
    #expect(facts.signedRange(of: table.signExtend(c, to: 32), in: table) == 48...57)
    #expect(facts.unsignedRange(of: digit, in: table) == 0...9)
    #expect(facts.unsignedRange(of: c, in: table) == 48...57)
    let tested = self.facts(
      table.signedLessOrEqual(constant(48), table.signExtend(c, to: 32)),
      table.signedLessOrEqual(table.signExtend(c, to: 32), constant(57)))
    #expect(tested.unsignedRange(of: digit, in: table) == 0...9)
  }

  @Test func differencesAndEnds() {
    let (i, n, p) = (table.symbol(bits: 32), table.symbol(bits: 32), table.symbol(bits: 64))
    // i <= n and i != n, in both orders.
    for truths in [
      [table.unsignedLessOrEqual(i, n), table.notEqual(i, n)], [table.notEqual(i, n), table.unsignedLessOrEqual(i, n)],
    ] {
      var facts = Facts()
      for truth in truths { assume(truth, &facts) }
      expect(facts, table.unsignedLess(i, n))
    }
    // Excluded values shrink the ends.
    var ends = facts(table.unsignedLess(i, constant(4)), table.notEqual(i, constant(2)))
    assume(table.notEqual(i, constant(3)), &ends)
    #expect(ends.unsignedRange(of: i, in: table) == 0...1)
    assume(table.notEqual(i, constant(0)), &ends)
    expect(ends, table.equal(i, constant(1)))
    let refused = !ends.assume(table.equal(i, constant(2)), in: table)
    #expect(refused)
    // A pointer that is not null stays so at small offsets when it is known not to wrap.
    let pointer = facts(table.unsignedLess(p, constant(0x7fff_ffff_f000, 64)), table.notEqual(p, constant(0, 64)))
    expect(pointer, table.equal(table.add(p, constant(8, 64)), constant(0, 64)), false)
    expect(pointer, table.equal(p, constant(0, 64)), false)
    // Equal terms have the same bounds.
    let equal = facts(table.equal(i, n), table.unsignedLess(n, constant(10)))
    expect(equal, table.unsignedLess(i, constant(10)))
    expect(equal, table.unsignedLessOrEqual(i, n))
  }

  @Test func choicesAndClauses() {
    let (a, b) = (table.symbol(bits: 32), table.symbol(bits: 32))
    // minimum(a, 8) is at most 8.
    let minimum = table.ifThenElse(table.unsignedLess(a, constant(8)), a, constant(8))
    expect(Facts(), table.unsignedLessOrEqual(minimum, constant(8)))
    let lesser = table.ifThenElse(table.unsignedLess(a, b), a, b)
    expect(Facts(), table.unsignedLessOrEqual(lesser, b))
    expect(Facts(), table.unsignedLessOrEqual(lesser, a))
    #expect(Facts().unsignedRange(of: minimum, in: table) == 0...8)
    // The absolute value, where it does not wrap.
    let magnitude = table.ifThenElse(table.signedLess(a, constant(0)), table.negate(a), a)
    expect(self.facts(table.signedLess(constant(-100), a)), table.signedLessOrEqual(constant(0), magnitude))
    // a is 1 or more than 5; not the first.
    let clause = table.disjunction(table.equal(a, constant(1)), table.unsignedLess(constant(5), a))
    let facts = facts(clause, table.notEqual(a, constant(1)))
    expect(facts, table.unsignedLess(constant(5), a))
    let both = table.conjunction(table.unsignedLess(a, b), table.unsignedLess(b, constant(4)))
    let neither = self.facts(both)
    expect(neither, table.unsignedLess(a, constant(3)))
    let negated = self.facts(table.not(both), table.unsignedLess(b, constant(4)))
    expect(negated, table.unsignedLess(a, b), false)
    // The error code of an earlier test is known on this path.
    let code = table.ifThenElse(table.unsignedLess(a, b), constant(-1), constant(0))
    let passed = self.facts(table.equal(code, constant(0)))
    expect(passed, table.unsignedLess(a, b), false)
  }

  @Test func wrapExcludedLater() {
    let (offset, length) = (table.symbol(bits: 32), table.symbol(bits: 32))
    let end = table.add(offset, constant(4))
    let late = facts(table.unsignedLessOrEqual(end, length), table.unsignedLess(offset, constant(1000)))
    expect(late, table.unsignedLess(offset, length))
    let sum = table.add(offset, length)
    let guarded = facts(
      table.unsignedLessOrEqual(sum, constant(64)), table.not(table.overflows(.add, signed: false, offset, length)))
    expect(guarded, table.unsignedLessOrEqual(offset, constant(64)))
    expect(guarded, table.unsignedLessOrEqual(offset, sum))
    // The same by the test that programs write.
    let written = facts(
      table.unsignedLessOrEqual(sum, constant(64)), table.unsignedLessOrEqual(offset, sum))
    expect(written, table.unsignedLessOrEqual(offset, constant(64)))
  }

  @Test func masksAndRemainders() {
    let (x, n) = (table.symbol(bits: 32), table.symbol(bits: 32))
    expect(Facts(), table.unsignedLess(table.and(x, constant(15)), constant(16)))
    expect(Facts(), table.unsignedLess(table.unsignedRemainder(x, constant(10)), constant(10)))
    let positive = facts(table.unsignedLess(constant(0), n), table.unsignedLessOrEqual(n, constant(32)))
    expect(positive, table.unsignedLess(table.unsignedRemainder(x, n), constant(32)))
    expect(positive, table.unsignedLess(table.unsignedRemainder(x, n), n))
    expect(positive, table.unsignedLessOrEqual(table.unsignedDivide(n, constant(2)), n))
    let half = facts(table.unsignedLess(n, constant(100)))
    expect(half, table.unsignedLess(table.unsignedDivide(n, constant(2)), constant(50)))
    let shifted = table.logicalShiftRight(n, constant(3))
    expect(half, table.unsignedLess(shifted, constant(13)))
    let learnt = facts(table.unsignedLess(shifted, constant(4)))
    expect(learnt, table.unsignedLess(n, constant(32)))
    let divided = facts(table.unsignedLess(table.unsignedDivide(n, constant(10)), constant(4)))
    expect(divided, table.unsignedLess(n, constant(40)))
    expectUndecided(divided, table.unsignedLess(n, constant(39)), table.equal(n, constant(39)))
    expectUndecided(learnt, table.unsignedLess(n, constant(31)), table.equal(n, constant(31)))
    expectUndecided(half, table.unsignedLess(shifted, constant(12)))
    expectUndecided(positive, table.unsignedLess(table.unsignedRemainder(x, n), constant(31)))
    let aligned = facts(table.unsignedLess(n, constant(100)))
    expect(aligned, table.unsignedLess(table.and(table.add(n, constant(3)), constant(~3)), constant(104)))
  }
}
