import Lattice
import Testing

/// Relations against all assignments of three small variables.
@Suite struct RelationsTests {
  private let span = -3...3

  private struct World {
    var relations = Relations()
    /// The assignments that are possible.
    var points: Set<[Int]>
  }

  private func start() -> World {
    var points: Set<[Int]> = []
    for x in span { for y in span { for z in span { points.insert([x, y, z]) } } }
    return World(points: points)
  }

  private func holds(_ relations: Relations, _ point: [Int]) -> Bool {
    for a in 0..<3 {
      for b in 0..<3 where a != b {
        for (first, second, value) in [
          (Term(a), Term(b), point[a] - point[b]),
          (Term(a), Term(b, isNegative: true), point[a] + point[b]),
          (Term(a, isNegative: true), Term(b), -point[a] - point[b]),
        ] {
          if let bound = relations.bound(first, second), Int64(value) > bound { return false }
        }
      }
    }
    return true
  }

  private func intervals(_ points: Set<[Int]>) -> (Int) -> Interval {
    { variable in
      let values = points.map { Int128($0[variable]) }
      return values.isEmpty ? .empty : Interval(values.min() ?? 0, values.max() ?? 0)
    }
  }

  private func learn(_ world: inout World, _ dice: inout Dice) {
    let a = dice.roll(3)
    let b = (a + 1 + dice.roll(2)) % 3
    let (first, second) = (Term(a, isNegative: dice.roll(2) == 1), Term(b, isNegative: dice.roll(2) == 1))
    let bound = dice.roll(7) - 3
    world.relations.add(first, second, atMost: Int64(bound))
    world.points = world.points.filter { point in
      let x = first.isNegative ? -point[a] : point[a]
      let y = second.isNegative ? -point[b] : point[b]
      return x - y <= bound
    }
  }

  @Test func whatIsLearntHolds() {
    var dice = Dice(1)
    for _ in 0..<300 {
      var world = start()
      for _ in 0..<5 {
        learn(&world, &dice)
        #expect(world.points.allSatisfy { holds(world.relations, $0) })
      }
    }
  }

  @Test func bindingsAreFollowed() {
    var dice = Dice(2)
    for _ in 0..<300 {
      var world = start()
      for _ in 0..<3 { learn(&world, &dice) }
      let variable = dice.roll(3)
      let step = dice.roll(5) - 2
      world.relations.shift(variable, by: Int64(step))
      world.points = Set(
        world.points.map { point in
          var moved = point
          moved[variable] += step
          return moved
        })
      #expect(world.points.allSatisfy { holds(world.relations, $0) })
      world.relations.forget(variable)
      for value in span {
        for point in world.points {
          var changed = point
          changed[variable] = value
          #expect(holds(world.relations, changed))
        }
      }
    }
  }

  @Test func joinsAndWideningsHoldOnBothSides() {
    var dice = Dice(3)
    for _ in 0..<300 {
      var (a, b) = (start(), start())
      for _ in 0..<3 {
        learn(&a, &dice)
        learn(&b, &dice)
      }
      if a.points.isEmpty || b.points.isEmpty { continue }
      let union = a.points.union(b.points)
      let pairs = [(Term(0), Term(1)), (Term(1), Term(2, isNegative: true))]
      let joined = a.relations.joined(
        with: b.relations, intervals(a.points), intervals(b.points), intervals(union), pairs: pairs)
      #expect(union.allSatisfy { holds(joined, $0) })
      let widened = a.relations.widened(to: joined, intervals(union))
      #expect(union.allSatisfy { holds(widened, $0) })
      #expect(widened.count <= a.relations.count)
    }
  }

  @Test func chainsAreClosed() {
    var relations = Relations()
    relations.add(Term(0), Term(1), atMost: -1)
    relations.add(Term(1), Term(2), atMost: 0)
    #expect(relations.bound(Term(0), Term(2)) == -1)
    #expect(relations.bound(Term(2, isNegative: true), Term(0, isNegative: true)) == -1)
    relations.add(Term(2), Term(3, isNegative: true), atMost: 64)
    #expect(relations.bound(Term(0), Term(3, isNegative: true)) == 63)
  }

  @Test func theNumberOfBoundsIsLimited() {
    var relations = Relations()
    for variable in 1..<400 { relations.add(Term(variable), Term(variable - 1), atMost: 1) }
    #expect(relations.count <= Relations.capacity)
  }
}
