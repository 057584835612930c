import Lattice
import Testing

@Suite struct NullnessTests {
  private let all: [Nullness] = [[], .canBeNull, .canBeObject, .unknown]

  @Test func joinIsTheLeastUpperBound() {
    for a in all {
      for b in all {
        var joined = a
        let isChanged = joined.join(b)
        #expect(a.isBelow(joined) && b.isBelow(joined))
        #expect(isChanged == !b.isBelow(a))
        for c in all where a.isBelow(c) && b.isBelow(c) { #expect(joined.isBelow(c)) }
      }
    }
  }
}
