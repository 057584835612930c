import Basics
import IR
import Lattice
import Machine

/// What conditions and accesses that went well tell of cells.
extension ValueAnalysis {
  /// The interval of a cell as relations see it.
  func interval(_ cell: Int) -> Interval { state.interval(cell, context.table) }

  /// Gives a number cell a narrower interval, without consequences.
  mutating func assign(interval: Interval, to cell: Int) {
    var value = state[cell]
    switch value.kind {
    case .integer, .pointer: value.interval = interval
    case .absent:
      let key = context.table[cell]
      let isInteger = key.part == .size || key.scalar.unknown.kind == .integer
      guard isInteger else { return }
      value = .integer(interval)
      value.isIndeterminate = isIndeterminate(absent: cell)
    case .other: return
    }
    state[cell] = value
  }

  /// Whether a cell of which nothing is known may be without value.
  func isIndeterminate(absent cell: Int) -> Bool {
    let object = context.table[cell].object
    return object.kind == .local && !state.initialised.contains(object.index)
  }

  /// A cell lies in an interval, and its neighbours accordingly.
  mutating func narrow(cell: Int, to interval: Interval, fuel: Int = 12) {
    guard isNumber(cell) else { return }
    let old = self.interval(cell)
    let met = old.met(with: interval)
    if met.isEmpty {
      isDead = true
      return
    }
    if met == old { return }
    assign(interval: met, to: cell)
    if fuel > 0 { spread(from: cell, fuel: fuel - 1) }
  }

  private mutating func spread(from cell: Int, fuel: Int) {
    if state.relations.isEmpty { return }
    for (own, other, bound) in state.relations.neighbours(of: cell) where isNumber(other.variable) {
      // own - other ≤ bound
      let least = own.values(interval(cell)).low - Int128(bound)
      let limits = Interval(max(least, -Interval.limit), Interval.limit)
      narrow(cell: other.variable, to: other.values(limits), fuel: fuel)
      if isDead { return }
    }
  }

  /// The number that a form stands for lies in an interval.
  mutating func narrow(_ form: Form, to interval: Interval) {
    guard isCurrent(form) else { return }
    narrow(cell: form.cell, to: interval - Interval(Int128(form.offset)))
  }

  /// An operand lies in an interval that is not empty, and so do the variables that it comes from.
  mutating func narrow(_ operand: Operand, to interval: Interval, depth: Int = 0) {
    guard case .register(let id) = operand else { return }
    let facts = facts(operand)
    let met = facts.value.interval.met(with: interval)
    if met.isEmpty {
      isDead = true
      return
    }
    if met == facts.value.interval { return }
    if !isOnEdge { registers[id.index].value.interval = met }
    if let form = facts.form { narrow(form, to: met) }
    guard depth < 4, facts.value.kind == .integer, registers[id.index].visit == visit,
      let definition = definitions[id.index]
    else { return }
    narrowSource(of: definition, to: met, depth: depth)
  }

  private mutating func narrowSource(of definition: Operation, to met: Interval, depth: Int) {
    switch definition {
    case .convert(_, .integer, let source):
      guard case .register(let id) = source, registers[id.index].visit == visit,
        case .integer(let from) = scalars[id.index]
      else { return }
      // Where the conversion is one to one, values of both types come from themselves.
      let isCommon = met.low >= 0 && met.high <= scalars[id.index].range.high && isAsWide(definition, from.bits)
      if isCommon || isUnchanged(definition, value(source).interval) { narrow(source, to: met, depth: depth + 1) }
    case .binary(_, .add, let left, let right):
      guard let number = value(right).interval.single, isExact(definition) else { return }
      narrow(left, to: met - Interval(number), depth: depth + 1)
    case .binary(_, .subtract, let left, let right):
      guard let number = value(right).interval.single, isExact(definition) else { return }
      narrow(left, to: met + Interval(number), depth: depth + 1)
    default: return
    }
  }

  private func format(of definition: Operation) -> ScalarKind? {
    definition.result(in: body).map { scalars[$0.index] }
  }

  private func isUnchanged(_ definition: Operation, _ values: Interval) -> Bool {
    guard let range = format(of: definition)?.range else { return false }
    return range.low <= values.low && values.high <= range.high
  }

  private func isAsWide(_ definition: Operation, _ bits: Int) -> Bool {
    guard case .integer(let format)? = format(of: definition) else { return false }
    return format.bits >= bits
  }

  /// Whether a sum or difference did not wrap.
  private mutating func isExact(_ definition: Operation) -> Bool {
    guard case .binary(let register, let operation, let left, let right) = definition,
      case .integer(let format) = scalars[register.index]
    else { return false }
    if format.isSigned { return true }
    let (a, b) = (value(left).interval, value(right).interval)
    let whole = operation == .add ? a + b : a - b
    return whole.low >= 0 && whole.high <= scalars[register.index].range.high
  }

  // MARK: Relations

  /// Learns `first - second ≤ bound` of two number cells.
  mutating func relate(_ first: Term, _ second: Term, atMost bound: Int64) {
    state.relations.add(first, second, atMost: bound)
    // The bounds of one side are bounds of the other.
    let (a, b) = (first.values(interval(first.variable)), second.values(interval(second.variable)))
    let most = Interval(-Interval.limit, min(Interval.limit, b.high + Int128(bound)))
    narrow(cell: first.variable, to: first.values(most))
    if isDead { return }
    let least = Interval(max(-Interval.limit, a.low - Int128(bound)), Interval.limit)
    narrow(cell: second.variable, to: second.values(least))
  }

  /// A cell has just been given the number that a form stands for.
  mutating func equate(_ cell: Int, _ form: Form) {
    guard form.cell != cell, isNumber(form.cell) else { return }
    state.relations.add(Term(cell), Term(form.cell), atMost: form.offset)
    state.relations.add(Term(form.cell), Term(cell), atMost: -form.offset)
  }

  /// A pair of cells between which joins look for relations.
  mutating func remember(pair a: Int, _ b: Int) {
    guard a != b, context.pairs.count < 48 else { return }
    let (x, y) = (Term(a), Term(b))
    if context.pairs.contains(where: { $0 == (x, y) || $0 == (y, x) }) { return }
    context.pairs += [(x, y), (y, x)]
  }

  /// A cell that moves by numbers.
  mutating func remember(counter cell: Int) {
    guard !counters.contains(cell), counters.count < 6 else { return }
    for other in counters {
      let (x, y) = (Term(cell), Term(other))
      context.pairs += [(x, y), (y, x), (x, y.negated), (x.negated, y)]
    }
    counters.append(cell)
  }

  // MARK: Pointers

  /// A pointer is not null, since it was used; then what it was moved from is not either.
  mutating func learnNotNull(_ operand: Operand) {
    guard case .register(let id) = operand else { return }
    let facts = facts(operand)
    if !isOnEdge { registers[id.index].value.nullness = .canBeObject }
    guard let origin = facts.origin, isCurrent(origin), state[origin.cell].kind == .pointer else { return }
    if state[origin.cell].isNull { isDead = true } else { state[origin.cell].nullness = .canBeObject }
  }
}
