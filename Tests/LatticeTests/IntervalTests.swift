import Lattice
import Testing

/// Numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}

@Suite struct IntervalTests {
  /// All intervals of small numbers, with every stride.
  private static let all: [Interval] = {
    var found: [Interval] = [.empty]
    for low in -9...9 {
      for high in low...9 {
        for stride in 1...4 {
          let interval = Interval(Int128(low), Int128(high), stride: Int128(stride), anchor: Int128(low))
          if !found.contains(interval) { found.append(interval) }
        }
      }
    }
    return found
  }()

  private func values(_ interval: Interval) -> [Int128] { (-20...20).filter { interval.contains($0) } }

  /// Some pairs out of all: the whole square takes long in debug builds.
  private func pairs(_ seed: UInt64, count: Int = 4000) -> [(Interval, Interval)] {
    var dice = Dice(seed)
    return (0..<count).map { _ in (Self.all[dice.roll(Self.all.count)], Self.all[dice.roll(Self.all.count)]) }
  }

  @Test func joinIsAnUpperBoundAndMeetKeepsWhatIsCommon() {
    for (a, b) in pairs(1) {
      let joined = a.joined(with: b)
      #expect(a.isBelow(joined) && b.isBelow(joined))
      #expect(joined == b.joined(with: a))
      #expect(a.joined(with: a) == a)
      let met = a.met(with: b)
      for value in values(a) where b.contains(value) { #expect(met.contains(value), "\(a) and \(b)") }
      for value in values(met) { #expect(a.contains(value) || b.contains(value)) }
      #expect(met.low >= max(a.low, b.low) || met.isEmpty)
      #expect(met.high <= min(a.high, b.high) || met.isEmpty)
    }
  }

  @Test func theOrderIsThatOfSets() {
    for (a, b) in pairs(2) {
      let isSubset = values(a).allSatisfy { b.contains($0) }
      #expect(a.isBelow(b) == isSubset, "\(a) below \(b)")
      #expect(!(a.isBelow(b) && b.isBelow(a)) || a == b)
    }
  }

  @Test func joinsAreAssociativeUpToTheirBounds() {
    let triples = zip(pairs(3, count: 4000), pairs(4, count: 4000)).map { ($0.0, $0.1, $1.0) }
    for (a, b, c) in triples {
      #expect(a.joined(with: b).joined(with: c) == a.joined(with: b.joined(with: c)))
    }
  }

  @Test func wideningComesToAnEndAboveTheJoin() {
    let range = Interval(-128, 127)
    for (a, b) in pairs(5, count: 3000) {
      let widened = a.widened(to: b, thresholds: [-5, 0, 3, 8], within: range)
      #expect(a.isBelow(widened) && b.isBelow(widened), "\(a) to \(b): \(widened)")
    }
    for (start, step) in [(0, 1), (3, -2), (-4, 7)] {
      var value = Interval(Int128(start))
      var rounds = 0
      while rounds < 20 {
        let next = value.joined(with: (value + Interval(Int128(step))).met(with: range))
        if next == value { break }
        value = value.widened(to: next, thresholds: [-5, 0, 3, 8], within: range)
        rounds += 1
      }
      #expect(rounds < 10)
    }
  }

  private func check(
    _ name: String, seed: UInt64, _ operation: (Interval, Interval) -> Interval,
    _ concrete: (Int128, Int128) -> Int128?
  ) {
    for (a, b) in pairs(seed) {
      let result = operation(a, b)
      for x in values(a) {
        for y in values(b) {
          guard let value = concrete(x, y) else { continue }
          if !result.contains(value) {
            Issue.record("\(x) \(name) \(y) = \(value) is not in \(result), from \(a) and \(b)")
            return
          }
        }
      }
    }
  }

  @Test func arithmeticContainsWhatNumbersGive() {
    check("+", seed: 10, +, { $0 + $1 })
    check("-", seed: 11, -, { $0 - $1 })
    check("*", seed: 12, *, { $0 * $1 })
    check("/", seed: 13, { $0.quotient(by: $1) }, { $1 == 0 ? nil : $0 / $1 })
    check("%", seed: 14, { $0.remainder(by: $1) }, { $1 == 0 ? nil : $0 % $1 })
    check("&", seed: 15, &, { $0 & $1 })
    check("|", seed: 16, |, { $0 | $1 })
    check("^", seed: 17, ^, { $0 ^ $1 })
    check("<<", seed: 18, { $0.shiftedLeft(by: $1) }, { $1 < 0 ? nil : $0 << $1 })
    check(">>", seed: 19, { $0.shiftedRight(by: $1) }, { $1 < 0 ? nil : $0 >> $1 })
    check("~", seed: 20, { a, _ in ~a }, { x, _ in ~x })
    check("neg", seed: 21, { a, _ in -a }, { x, _ in -x })
    check("abs", seed: 22, { a, _ in a.magnitude }, { x, _ in abs(x) })
  }

  @Test(arguments: [3, 4]) func conversionsWrapAsFormatsDo(bits: Int) {
    for isSigned in [true, false] {
      let modulus = Int128(1) << Int128(bits)
      for interval in Self.all {
        let wrapped = interval.wrapped(bits: bits, isSigned: isSigned)
        for value in values(interval) {
          var expected = ((value % modulus) + modulus) % modulus
          if isSigned, expected >= modulus / 2 { expected -= modulus }
          #expect(wrapped.contains(expected), "\(value) of \(interval) in \(bits) bits: \(wrapped)")
        }
      }
    }
  }

  @Test func comparisonsKeepWhatCanStandSo() {
    for comparison in Comparison.allCases {
      for (a, b) in pairs(UInt64(30 + comparison.rawValue), count: 4000) {
        let refined = a.refined(comparison, b)
        let decided = a.decided(comparison, b)
        for x in values(a) {
          let standing = values(b).map { comparison.holds(x, $0) }
          if standing.contains(true) { #expect(refined.contains(x), "\(x) \(comparison) \(b)") }
          if let decided { #expect(standing.allSatisfy { $0 == decided }) }
          #expect(standing.allSatisfy { $0 } == values(b).allSatisfy { !comparison.negated.holds(x, $0) })
        }
      }
    }
  }

  @Test func largeNumbersStayWithinTheLimits() {
    let wide = Interval.range(bits: 64, isSigned: false)
    #expect((wide + wide).high == 2 * wide.high)
    #expect((wide * wide).contains(wide.high * (1 << 40)))
    #expect((Interval.top + Interval.top) == .top)
    #expect((Interval.top * Interval.top) == .top)
    #expect(wide.shiftedLeft(by: Interval(0, 63)).contains(wide.high << 20))
    #expect(wide.wrapped(bits: 32, isSigned: true) == Interval.range(bits: 32, isSigned: true))
  }

  @Test func congruencesSurvive() {
    let fours = Interval(0, 64, stride: 4, anchor: 0)
    #expect((fours + Interval(3)).description == "3…67 by 4")
    #expect((fours * Interval(2)).stride == 8)
    #expect(fours.refined(.less, Interval(63)).high == 60)
    #expect((Interval(0, 1000) & Interval(0xfffffff0)).stride == 16)
    #expect(fours.remainder(by: Interval(4)) == Interval(0))
    #expect(fours.quotient(by: Interval(4)) == Interval(0, 16))
  }
}
