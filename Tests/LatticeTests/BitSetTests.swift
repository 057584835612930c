import Lattice
import Testing

@Suite struct BitSetTests {
  @Test func setsAreSets() {
    var dice = Dice(7)
    for _ in 0..<200 {
      var (a, b) = (BitSet(), BitSet())
      var (x, y): (Set<Int>, Set<Int>) = ([], [])
      for _ in 0..<dice.roll(20) {
        let (p, q) = (dice.roll(150), dice.roll(150))
        a.insert(p)
        x.insert(p)
        b.insert(q)
        y.insert(q)
        let gone = dice.roll(150)
        a.remove(gone)
        x.remove(gone)
      }
      var (union, common) = (a, a)
      #expect(union.formUnion(b) == !y.isSubset(of: x))
      #expect(common.formIntersection(b) == !x.isSubset(of: y))
      for element in 0..<150 {
        #expect(union.contains(element) == x.union(y).contains(element))
        #expect(common.contains(element) == x.intersection(y).contains(element))
      }
      #expect((a == b) == (x == y))
      #expect(a.isEmpty == x.isEmpty)
    }
  }
}
