extension Facts {
  /// Adds a sum that is zero or less.
  mutating func addInequality(_ sum: Linear, _ table: TermTable, _ steps: inout Int) -> Bool {
    if sum.count == 0 { return sum.constant <= 0 }
    let found = ends(sum, table, &steps)
    if found.high <= 0 { return true }
    if found.low > 0 { return false }
    guard bound(sum, table, &steps) else { return false }
    if sum.count > 1 && !inequalities.contains(sum) {
      if inequalities.count >= 128 { inequalities.removeFirst(32) }
      inequalities.append(sum)
    }
    return true
  }

  /// Narrows each integer of a sum that is zero or less.
  private mutating func bound(_ sum: Linear, _ table: TermTable, _ steps: inout Int) -> Bool {
    for index in 0..<sum.count {
      let reading = sum.reading(index)
      let factor = Int128(sum.factor(index))
      let own = ends(reading, table, &steps)
      let least = ends(sum, table, &steps).low - factor * (factor > 0 ? own.low : own.high)
      // factor · x + least <= 0
      var limit = Bounds(full: table.width(reading.term))
      if factor > 0 {
        let most = floorDivided(-least, factor)
        if most < own.low { return false }
        if most >= own.high { continue }
        if reading.isSigned { limit.signedHigh = Int64(clamping: most) } else { limit.high = UInt64(clamping: most) }
      } else {
        let lowest = -floorDivided(-least, -factor)
        if lowest > own.high { return false }
        if lowest <= own.low { continue }
        if reading.isSigned { limit.signedLow = Int64(clamping: lowest) } else { limit.low = UInt64(clamping: lowest) }
      }
      if !tighten(reading.term, limit, table, &steps) { return false }
    }
    return true
  }

  private func floorDivided(_ a: Int128, _ b: Int128) -> Int128 {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  /// Narrows the bounds of a term, and those of what it is made of.
  mutating func tighten(_ term: Term, _ limit: Bounds, _ table: TermTable, _ steps: inout Int) -> Bool {
    let node = table.node(term)
    let bits = node.width
    let before = range(term, table, depth: 4, &steps)
    var found = before
    found.intersect(limit, bits)
    if found.isEmpty { return false }
    if found == before { return true }
    // An end that is excluded uncovers the next.
    while hasExclusions(term), let end = found.ends(bits).first(where: { isExcluded($0, from: term) }) {
      found.exclude(end, bits)
      if found.isEmpty { return false }
    }
    if steps <= 0 { return true }
    steps -= 1
    store(term, found)
    changed.append(term.raw)
    if found.isNonnegative && !before.isNonnegative { forgetSign(of: term) }
    return pushDown(term, node, found, table, &steps)
  }

  /// Of a term that is not negative there is only one reading.
  private mutating func forgetSign(of term: Term) {
    let signed = Reading(term, signed: true)
    for index in inequalities.indices {
      if let place = inequalities[index].index(of: signed) {
        var renamed = inequalities[index]
        if renamed.rename(place, Reading(term, signed: false)) { inequalities[index] = renamed }
      }
    }
  }

  private mutating func pushDown(_ term: Term, _ node: Node, _ found: Bounds, _ table: TermTable, _ steps: inout Int)
    -> Bool
  {
    let (a, b) = (node.first, node.second)
    let bits = node.width
    switch node.operation {
    case .zeroExtend:
      let width = table.width(a)
      return tighten(a, Bounds(found.low, min(found.high, Word.mask(width)), width), table, &steps)
    case .signExtend:
      let width = table.width(a)
      let low = max(found.signedLow, Word.signedLowest(width))
      return tighten(a, Bounds(signed: low, min(found.signedHigh, Word.signedHighest(width)), width), table, &steps)
    case .sum: return pushDown(sum: term, node, found, table, &steps)
    case .and:
      let limit = Bounds(found.low, Word.mask(bits), bits)
      return tighten(a, limit, table, &steps) && tighten(b, limit, table, &steps)
    case .or:
      let limit = Bounds(0, found.high, bits)
      return tighten(a, limit, table, &steps) && tighten(b, limit, table, &steps)
    case .extract: return pushDown(extract: node, found, table, &steps)
    case .concatenate:
      let place = table.width(b)
      let (low, high) = (found.low >> UInt64(place), found.high >> UInt64(place))
      guard tighten(a, Bounds(low, high, table.width(a)), table, &steps) else { return false }
      if low != high { return true }
      return tighten(
        b, Bounds(Word.truncated(found.low, place), Word.truncated(found.high, place), place), table, &steps)
    case .unsignedDivide:
      guard let divisor = table.unsignedValue(b), divisor != 0 else { return true }
      let low = Int128(found.low) * Int128(divisor)
      let high = min(Int128(found.high) * Int128(divisor) + Int128(divisor) - 1, Int128(Word.mask(bits)))
      return low > high ? false : tighten(a, Bounds(UInt64(low), UInt64(high), bits), table, &steps)
    case .ifThenElse: return pushDown(choice: node, found, table, &steps)
    case .symbol, .constant, .multiply, .signedDivide, .unsignedRemainder, .signedRemainder, .xor, .not, .shiftLeft,
      .logicalShiftRight, .arithmeticShiftRight, .equal, .notEqual, .unsignedLess, .unsignedLessOrEqual, .signedLess,
      .signedLessOrEqual, .overflow:
      return true
    }
  }

  private mutating func pushDown(sum term: Term, _ node: Node, _ found: Bounds, _ table: TermTable, _ steps: inout Int)
    -> Bool
  {
    let bits = node.width
    let first = table.summands[Int(node.a)]
    let offset = Int128(table.unsignedValue(node.third) ?? 0)
    if node.b == 1, first.coefficient == 1 {
      var limit = Bounds(wrapping: Int128(found.low) - offset, Int128(found.high) - offset, bits)
      limit.intersect(
        Bounds(wrapping: Int128(found.signedLow) - offset, Int128(found.signedHigh) - offset, bits), bits)
      return tighten(first.term, limit, table, &steps)
    }
    if node.b == 1, first.coefficient == Word.mask(bits) {
      var limit = Bounds(wrapping: offset - Int128(found.high), offset - Int128(found.low), bits)
      limit.intersect(
        Bounds(wrapping: offset - Int128(found.signedHigh), offset - Int128(found.signedLow), bits), bits)
      return tighten(first.term, limit, table, &steps)
    }
    for signed in [false, true] {
      let exact = linear(term, signed: signed, table, depth: 4, &steps)
      // The term itself says nothing of its parts.
      if exact.count == 1, exact.reading(0).term == term { continue }
      var above = exact
      above.constant -= signed ? Int128(found.signedHigh) : Int128(found.high)
      guard addInequality(above, table, &steps) else { return false }
      guard let below = Linear(signed ? Int128(found.signedLow) : Int128(found.low)).minus(exact) else { continue }
      guard addInequality(below, table, &steps) else { return false }
    }
    return true
  }

  private mutating func pushDown(extract node: Node, _ found: Bounds, _ table: TermTable, _ steps: inout Int) -> Bool {
    let width = table.width(node.first)
    let low = UInt64(node.b)
    let inner = range(node.first, table, depth: 4, &steps)
    // No bits above the extracted ones.
    if inner.high >> low <= Word.mask(node.width) {
      let rest = low == 0 ? 0 : Word.mask(Int(low))
      return tighten(node.first, Bounds(found.low << low, found.high << low | rest, width), table, &steps)
    }
    // All bits above are copies of the sign.
    if low == 0, inner.signedLow >= Word.signedLowest(node.width), inner.signedHigh <= Word.signedHighest(node.width) {
      return tighten(node.first, Bounds(signed: found.signedLow, found.signedHigh, width), table, &steps)
    }
    return true
  }

  private mutating func pushDown(choice node: Node, _ found: Bounds, _ table: TermTable, _ steps: inout Int) -> Bool {
    var (then, otherwise) = (
      range(node.second, table, depth: 4, &steps), range(node.third, table, depth: 4, &steps)
    )
    then.intersect(found, node.width)
    otherwise.intersect(found, node.width)
    switch (!then.isEmpty, !otherwise.isEmpty) {
    case (true, true): return true
    case (false, false): return false
    case (true, false): return add(node.first, table, &steps) && tighten(node.second, found, table, &steps)
    case (false, true): return add(table.not(node.first), table, &steps) && tighten(node.third, found, table, &steps)
    }
  }

  /// Lets what is new have its effect on the inequalities and the truths of two parts, as far as the steps go.
  mutating func settle(_ table: TermTable, since before: Int, _ steps: inout Int) -> Bool {
    var count = before
    for _ in 0..<4 where steps > 0 {
      let touched = changed
      let isMore = inequalities.count > count
      count = inequalities.count
      changed = []
      if !touched.isEmpty && !settleInequalities(touched, table, &steps) { return false }
      if !touched.isEmpty || isMore, !settleSums(table, &steps) { return false }
      if !settleClauses(table, &steps) { return false }
      if changed.isEmpty { break }
    }
    return true
  }

  private mutating func settleInequalities(_ touched: [UInt32], _ table: TermTable, _ steps: inout Int) -> Bool {
    for index in inequalities.indices.reversed() where index < inequalities.count {
      if steps <= 0 { break }
      let sum = rewritten(inequalities[index], table, &steps)
      let isNew = sum != inequalities[index]
      guard isNew || (0..<sum.count).contains(where: { touched.contains(sum.reading($0).term.raw) }) else { continue }
      inequalities[index] = sum
      steps -= 1
      if !bound(sum, table, &steps) { return false }
    }
    return true
  }

  /// Bounds of sums bound their parts where by now they are known not to wrap.
  private mutating func settleSums(_ table: TermTable, _ steps: inout Int) -> Bool {
    for index in bounds.indices.reversed() where index < bounds.count && steps > 0 {
      let term = Term(raw: bounds[index].row)
      let node = table.node(term)
      guard node.operation == .sum, node.b > 1 else { continue }
      steps -= 1
      if !pushDown(sum: term, node, bounds[index].bounds, table, &steps) { return false }
    }
    return true
  }

  /// With the parts of a sum in its place, where by now it is known not to wrap.
  private mutating func rewritten(_ sum: Linear, _ table: TermTable, _ steps: inout Int) -> Linear {
    for index in 0..<sum.count {
      let reading = sum.reading(index)
      guard table.node(reading.term).operation == .sum else { continue }
      let exact = linear(reading.term, signed: reading.isSigned, table, depth: 4, &steps)
      if exact == Linear(reading) { continue }
      var result = sum
      let factor = sum.factor(index)
      result.remove(index)
      if result.add(exact, times: factor), result.count > 0 { return result }
    }
    return sum
  }

  private mutating func settleClauses(_ table: TermTable, _ steps: inout Int) -> Bool {
    for index in clauses.indices.reversed() where index < clauses.count && steps > 0 {
      steps -= 1
      switch resolution(clauses[index], table) {
      case .wait: break
      case .done: clauses.remove(at: index)
      case .follows(let truth):
        clauses.remove(at: index)
        if !add(truth, table, &steps) { return false }
      }
    }
    return true
  }
}
