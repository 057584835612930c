extension Facts {
  /// Inequalities that hold of a term by what it is, and that bound it from above or from below; at most two.
  func definitions(
    _ reading: Reading, above: Bool, _ table: TermTable, _ steps: inout Int
  ) -> (Linear?, Linear?) {
    guard !reading.isSigned else { return (nil, nil) }
    let node = table.node(reading.term)
    let (a, b) = (node.first, node.second)
    /// factor · term <= limit + distance, or the same for >=.
    func bound(_ factor: UInt64, _ limit: Term, _ distance: Int128 = 0) -> Linear? {
      guard let times = Int64(exactly: factor) else { return nil }
      var sum = Linear(above ? -distance : distance)
      let other = linear(limit, signed: false, table, depth: 3, &steps)
      return sum.add(reading, times: above ? times : -times) && sum.add(other, times: above ? -1 : 1) ? sum : nil
    }
    switch (node.operation, above) {
    case (.unsignedRemainder, true):
      let isDivisor = range(b, table, depth: 3, &steps).low > 0
      return (isDivisor ? bound(1, b, -1) : nil, bound(1, a))
    case (.unsignedDivide, _):
      if let divisor = table.unsignedValue(b) {
        return (bound(divisor, a, above ? 0 : -Int128(divisor - 1)), above ? bound(1, a) : nil)
      }
      return (above && range(b, table, depth: 3, &steps).low > 0 ? bound(1, a) : nil, nil)
    case (.extract, _):
      let factor: UInt64 = 1 << UInt64(node.b)
      if above { return (bound(factor, a), node.b > 0 ? bound(1, a) : nil) }
      let isTop = range(a, table, depth: 3, &steps).high >> UInt64(node.b) <= Word.mask(node.width)
      return (isTop ? bound(factor, a, -Int128(factor - 1)) : nil, nil)
    case (.and, true): return (bound(1, a), bound(1, b))
    case (.or, false): return (bound(1, a), bound(1, b))
    case (.logicalShiftRight, true): return (bound(1, a), nil)
    default: return (nil, nil)
    }
  }
}
