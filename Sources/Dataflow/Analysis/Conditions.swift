import Basics
import IR
import Lattice
import Machine

/// The ends of blocks: what each successor learns.
extension ValueAnalysis {
  mutating func leave(_ terminator: Terminator) -> [(ID<Block>, ValueState)] {
    switch terminator {
    case .jump(let block): return [(block, state)]
    case .branch(let operand, let then, let otherwise):
      if then == otherwise { return [(then, state)] }
      return edge(to: then) { $0.assume(operand, isTrue: true) }
        + edge(to: otherwise) { $0.assume(operand, isTrue: false) }
    case .switching(let id): return leave(body.switches[id])
    case .computed(_, let blocks), .anyOf(let blocks): return distinct(blocks).map { ($0, state) }
    case .returning: return []
    case .returningObject(let place):
      check(resolve(place), isWrite: false)
      return []
    case .unreachable: return []
    }
  }

  private func distinct(_ blocks: [ID<Block>]) -> [ID<Block>] {
    var known: Set<ID<Block>> = []
    return blocks.filter { known.insert($0).inserted }
  }

  /// The state behind one way out; none where it cannot be taken.
  private mutating func edge(
    to block: ID<Block>, _ learn: (inout ValueAnalysis) -> Void
  ) -> [(ID<Block>, ValueState)] {
    let before = state
    isOnEdge = true
    learn(&self)
    isOnEdge = false
    let result = isDead ? [] : [(block, state)]
    isDead = false
    state = before
    return result
  }

  private mutating func leave(_ table: Switch) -> [(ID<Block>, ValueState)] {
    let values = value(table.operand)
    guard values.kind == .integer else {
      return distinct(table.cases.map(\.target) + [table.otherwise]).map { ($0, state) }
    }
    var ranges: [ID<Block>: Interval] = [:]
    var order: [ID<Block>] = []
    func add(_ interval: Interval, _ target: ID<Block>) {
      if interval.isEmpty { return }
      if let known = ranges[target] {
        ranges[target] = known.joined(with: interval)
      } else {
        ranges[target] = interval
        order.append(target)
      }
    }
    var rest = values.interval
    for item in table.cases.sorted(by: { $0.first < $1.first }) {
      add(values.interval.met(with: Interval(item.first, item.last)), item.target)
      rest = rest.without(item.first, item.last)
    }
    for item in table.cases.sorted(by: { $0.first > $1.first }) { rest = rest.without(item.first, item.last) }
    add(rest, table.otherwise)
    return order.flatMap { target in
      let interval = ranges[target] ?? values.interval
      return edge(to: target) { $0.narrow(table.operand, to: interval) }
    }
  }

  /// A scalar differs from zero, or does not.
  mutating func assume(_ operand: Operand, isTrue: Bool, depth: Int = 0) {
    let facts = facts(operand)
    switch facts.value.kind {
    case .integer:
      let met = facts.value.interval.refined(isTrue ? .notEqual : .equal, Interval(0))
      if met.isEmpty {
        isDead = true
        return
      }
      narrow(operand, to: met)
    case .pointer:
      assumePointer(operand, isNull: !isTrue)
      return
    case .absent, .other: return
    }
    guard !isDead, depth < 8, case .register(let id) = operand, registers[id.index].visit == visit,
      let definition = definitions[id.index]
    else { return }
    switch definition {
    case .binary(_, let operation, let left, let right):
      guard let comparison = operation.comparison else { return }
      assume(isTrue ? comparison : comparison.negated, left, right, depth: depth)
    case .convert(_, .boolean, let source): assume(source, isTrue: isTrue, depth: depth + 1)
    case .convert(let result, .integer, let source):
      // Only a conversion to fewer bits makes a zero of something else.
      guard case .integer(let to) = scalars[result.index], let from = bits(of: source) else { return }
      if isTrue || to.bits >= from { assume(source, isTrue: isTrue, depth: depth + 1) }
    default: return
    }
  }

  private func bits(of operand: Operand) -> Int? { type(of: operand).integerFormat?.bits }

  private mutating func assume(_ comparison: Comparison, _ left: Operand, _ right: Operand, depth: Int) {
    let (a, b) = (facts(left), facts(right))
    switch (a.value.kind, b.value.kind) {
    case (.integer, .integer):
      assumeNumbers(comparison, left, right)
      if isDead { return }
      // `x != 0` and `x == 0` of a truth value.
      if b.value.interval == Interval(0), comparison == .equal || comparison == .notEqual {
        assume(left, isTrue: comparison == .notEqual, depth: depth + 1)
      }
    case (.pointer, .pointer):
      switch comparison {
      case .equal, .notEqual: assumePointers(comparison, left, right)
      case .less, .lessOrEqual, .greater, .greaterOrEqual:
        if isInOneObject(a.value, b.value), a.value.nullness.isNeverNull, b.value.nullness.isNeverNull {
          assumeNumbers(comparison, left, right)
        }
      }
    default: return
    }
  }

  private mutating func assumeNumbers(_ comparison: Comparison, _ left: Operand, _ right: Operand) {
    let (a, b) = (facts(left), facts(right))
    let (x, y) = (a.value.interval, b.value.interval)
    let (first, second) = (x.refined(comparison, y), y.refined(comparison.mirrored, x))
    if first.isEmpty || second.isEmpty {
      isDead = true
      return
    }
    narrow(left, to: first)
    if isDead { return }
    narrow(right, to: second)
    guard !isDead, let p = a.form, let q = b.form, p.cell != q.cell, isNumber(p.cell), isNumber(q.cell) else { return }
    remember(pair: p.cell, q.cell)
    // p + i < q + j is p - q ≤ j - i - 1.
    let (gap, isTooLarge) = q.offset.subtractingReportingOverflow(p.offset)
    guard !isTooLarge, abs(gap) < 1 << 62 else { return }
    let (own, other) = (Term(p.cell), Term(q.cell))
    switch comparison {
    case .less: relate(own, other, atMost: gap - 1)
    case .lessOrEqual: relate(own, other, atMost: gap)
    case .greater: relate(other, own, atMost: -gap - 1)
    case .greaterOrEqual: relate(other, own, atMost: -gap)
    case .equal:
      relate(own, other, atMost: gap)
      if !isDead { relate(other, own, atMost: -gap) }
    case .notEqual: separate(own, other, gap)
    }
  }

  /// Two numbers that can be at most equal differ.
  private mutating func separate(_ own: Term, _ other: Term, _ gap: Int64) {
    let most = state.relations.bound(own, other, { interval($0) })
    if most == Int128(gap) { return relate(own, other, atMost: gap - 1) }
    let least = state.relations.bound(other, own, { interval($0) })
    if least == Int128(-gap) { relate(other, own, atMost: -gap - 1) }
  }

  // MARK: Pointers

  private mutating func assumePointer(_ operand: Operand, isNull: Bool) {
    let facts = facts(operand)
    if isNull ? facts.value.nullness.isNeverNull : facts.value.isNull {
      isDead = true
      return
    }
    // Only the pointer itself is null or not, not what it was moved from.
    guard let origin = facts.origin, origin.offset == 0, isCurrent(origin), state[origin.cell].kind == .pointer else {
      return
    }
    guard isNull else { return learnNotNull(operand) }
    var value = AbstractValue.null
    value.isIndeterminate = state[origin.cell].isIndeterminate
    state.relations.forget(origin.cell)
    state[origin.cell] = value
  }

  private mutating func assumePointers(_ comparison: Comparison, _ left: Operand, _ right: Operand) {
    let (a, b) = (facts(left).value, facts(right).value)
    if b.isNull { return assumePointer(left, isNull: comparison == .equal) }
    if a.isNull { return assumePointer(right, isNull: comparison == .equal) }
    if comparison == .equal {
      if b.nullness.isNeverNull { assumePointer(left, isNull: false) }
      if !isDead, a.nullness.isNeverNull { assumePointer(right, isNull: false) }
    }
    guard !isDead, isInOneObject(a, b), a.nullness.isNeverNull, b.nullness.isNeverNull else { return }
    assumeNumbers(comparison, left, right)
  }
}

extension Interval {
  /// The values without a range at one of the ends.
  func without(_ first: Int128, _ last: Int128) -> Interval {
    if isEmpty { return self }
    if first <= low, last >= low { return met(with: Interval(last + 1, Interval.limit)) }
    if first <= high, last >= high { return met(with: Interval(-Interval.limit, first - 1)) }
    return self
  }
}
