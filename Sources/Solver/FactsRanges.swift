extension Facts {
  /// The bounds of a term: those of its structure, those that are stored, and those that its operands' allow.
  func range(_ term: Term, _ table: TermTable, depth: Int, _ steps: inout Int) -> Bounds {
    var result = table.bounds[term.row]
    let node = table.node(term)
    if node.operation == .constant { return result }
    if node.bits == 1 {
      if let value = literal(term, table) { return Bounds(exactly: value ? 1 : 0, 1) }
      if bounds.isEmpty { return result }
    }
    if bounds.isEmpty && known.isEmpty { return result }
    if depth > 0 && steps > 0 && node.operation != .symbol {
      steps -= 1
      // By its place: a closure would hold a copy of all the facts.
      withUnsafePointer(to: self) { facts in
        result.intersect(
          table.computedBounds(of: node) { facts.pointee.range($0, table, depth: depth - 1, &steps) }, node.width)
      }
    }
    if let stored = stored(term) { result.intersect(stored, node.width) }
    return result
  }

  /// The least and the greatest value of an integer.
  @inline(__always)
  func ends(_ reading: Reading, _ table: TermTable, _ steps: inout Int) -> (low: Int128, high: Int128) {
    let found = range(reading.term, table, depth: 4, &steps)
    return reading.isSigned
      ? (Int128(found.signedLow), Int128(found.signedHigh)) : (Int128(found.low), Int128(found.high))
  }

  /// The least and the greatest value of a sum.
  func ends(_ sum: Linear, _ table: TermTable, _ steps: inout Int) -> (low: Int128, high: Int128) {
    var (low, high) = (sum.constant, sum.constant)
    for index in 0..<sum.count {
      let found = ends(sum.reading(index), table, &steps)
      let factor = Int128(sum.factor(index))
      low += factor * (factor > 0 ? found.low : found.high)
      high += factor * (factor > 0 ? found.high : found.low)
    }
    return (low, high)
  }

  // MARK: Terms as sums of integers

  /// The term's value, without or with sign, as a sum that is exact under the facts.
  func linear(_ term: Term, signed: Bool, _ table: TermTable, depth: Int, _ steps: inout Int) -> Linear {
    let node = table.node(term)
    steps -= 1
    if let value = table.unsignedValue(term) {
      return Linear(signed ? Int128(Word.signed(value, node.width)) : Int128(value))
    }
    if depth > 0 && steps > 0 {
      switch node.operation {
      case .zeroExtend: return linear(node.first, signed: false, table, depth: depth - 1, &steps)
      case .signExtend:
        if signed { return linear(node.first, signed: true, table, depth: depth - 1, &steps) }
        if range(node.first, table, depth: 4, &steps).isNonnegative {
          return linear(node.first, signed: false, table, depth: depth - 1, &steps)
        }
      case .extract where node.b == 0:
        let inner = range(node.first, table, depth: 4, &steps)
        let fits =
          signed
          ? inner.signedLow >= Word.signedLowest(node.width) && inner.signedHigh <= Word.signedHighest(node.width)
          : inner.high <= Word.mask(node.width)
        if fits { return linear(node.first, signed: signed, table, depth: depth - 1, &steps) }
      case .sum:
        // The summands may be read either way; modulo two to the number of bits it is the same.
        if let sum = sum(node, signed, readingSigned: signed, table, depth: depth, &steps) { return sum }
        if let sum = sum(node, signed, readingSigned: !signed, table, depth: depth, &steps) { return sum }
      case .ifThenElse:
        if let condition = literal(node.first, table) {
          return linear(condition ? node.second : node.third, signed: signed, table, depth: depth - 1, &steps)
        }
      default: break
      }
    }
    // Of a term that is not negative there is only one reading.
    let isSigned = signed && !range(term, table, depth: 4, &steps).isNonnegative
    return Linear(Reading(term, signed: isSigned))
  }

  private func sum(
    _ node: Node, _ signed: Bool, readingSigned: Bool, _ table: TermTable, depth: Int, _ steps: inout Int
  ) -> Linear? {
    guard node.b <= 4 else { return nil }
    let bits = node.width
    var result = Linear(Int128(Word.signed(table.unsignedValue(node.third) ?? 0, bits)))
    for index in Int(node.a)..<Int(node.a + node.b) {
      let part = table.summands[index]
      let inner = linear(part.term, signed: readingSigned, table, depth: depth - 1, &steps)
      guard result.add(inner, times: Word.signed(part.coefficient, bits)) else { return nil }
    }
    // The sum is the term's value plus a multiple of the modulus: exact where only one multiple is possible.
    let modulus = Int128(1) << Int128(bits)
    let least = signed ? Int128(Word.signedLowest(bits)) : 0
    let (low, high) = ends(result, table, &steps)
    let window = (low - least) >> Int128(bits)
    if window == (high - least) >> Int128(bits) {
      result.constant -= window * modulus
      return result
    }
    guard steps > 0, !inequalities.isEmpty else { return nil }
    var above = result
    above.constant -= least + modulus - 1
    guard var below = Linear(least).minus(result) else { return nil }
    if proves(above, table, depth: 2, &steps) && proves(below, table, depth: 2, &steps) { return result }
    // With the constant read without sign.
    guard result.constant < 0, !signed else { return nil }
    result.constant += modulus
    above.constant += modulus
    below.constant -= modulus
    return proves(above, table, depth: 2, &steps) && proves(below, table, depth: 2, &steps) ? result : nil
  }

  // MARK: Proofs

  /// Whether the sum is certainly zero or less: by its ends, or because it is a sum of known ones and such a sum.
  ///
  /// A bounded search for Farkas' multipliers: each step takes a known inequality that cancels one integer.
  func proves(_ sum: Linear, _ table: TermTable, depth: Int, _ steps: inout Int) -> Bool {
    if ends(sum, table, &steps).high <= 0 { return true }
    if depth == 0 || sum.count == 0 { return false }
    for known in inequalities.reversed() {
      if steps <= 0 { return false }
      steps -= 1
      for index in 0..<known.count {
        guard let place = sum.index(of: known.reading(index)) else { continue }
        let (wanted, given) = (sum.factor(place), known.factor(index))
        guard (wanted > 0) == (given > 0), wanted % given == 0 else { continue }
        var rest = sum
        if rest.add(known, times: -(wanted / given)), proves(rest, table, depth: depth - 1, &steps) { return true }
        break
      }
    }
    return provesByDefinition(sum, table, depth: depth, &steps)
  }

  /// The same with what holds of a term by its structure.
  private func provesByDefinition(_ sum: Linear, _ table: TermTable, depth: Int, _ steps: inout Int) -> Bool {
    for index in 0..<sum.count where steps > 0 {
      let reading = sum.reading(index)
      let wanted = sum.factor(index)
      let both = definitions(reading, above: wanted > 0, table, &steps)
      for known in [both.0, both.1] {
        guard let known, let place = known.index(of: reading) else { continue }
        steps -= 1
        let given = known.factor(place)
        guard (wanted > 0) == (given > 0), wanted % given == 0 else { continue }
        var rest = sum
        if rest.add(known, times: -(wanted / given)), proves(rest, table, depth: depth - 1, &steps) { return true }
      }
    }
    return false
  }
}
