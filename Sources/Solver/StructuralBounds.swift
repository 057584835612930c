extension TermTable {
  /// The bounds of a node from those of its operands.
  @inline(__always)
  func computedBounds(of node: Node, _ operand: (Term) -> Bounds) -> Bounds {
    let bits = node.width
    switch node.operation {
    case .constant: return Bounds(exactly: UInt64(node.a) | UInt64(node.b) << 32, bits)
    case .symbol, .shiftLeft: return Bounds(full: bits)
    case .sum: return sumBounds(of: node, operand)
    case .zeroExtend:
      let inner = operand(node.first)
      return Bounds(inner.low, inner.high, bits)
    case .signExtend:
      let inner = operand(node.first)
      return Bounds(signed: inner.signedLow, inner.signedHigh, bits)
    case .extract: return extractBounds(node, operand(node.first))
    case .concatenate:
      let low = operand(node.second)
      let high = operand(node.first)
      let shift = UInt64(width(node.second))
      return Bounds(high.low << shift | low.low, high.high << shift | low.high, bits)
    case .ifThenElse:
      let condition = operand(node.first)
      if condition.low == 1 { return operand(node.second) }
      if condition.high == 0 { return operand(node.third) }
      var (then, otherwise) = (operand(node.second), operand(node.third))
      refine(&then, node.second, by: nodes[node.first.row], holds: true, operand)
      refine(&otherwise, node.third, by: nodes[node.first.row], holds: false, operand)
      if then.isEmpty || otherwise.isEmpty { return then.isEmpty ? otherwise : then }
      then.unite(otherwise)
      return then
    case .equal, .notEqual, .unsignedLess, .unsignedLessOrEqual, .signedLess, .signedLessOrEqual, .overflow, .not:
      return Bounds(full: bits)
    case .multiply, .unsignedDivide, .signedDivide, .unsignedRemainder, .signedRemainder, .and, .or, .xor,
      .logicalShiftRight, .arithmeticShiftRight:
      return binaryBounds(node.operation, operand(node.first), operand(node.second), bits)
    }
  }

  /// An arm of a choice that is compared in its condition, as a minimum is.
  private func refine(
    _ arm: inout Bounds, _ term: Term, by condition: Node, holds: Bool, _ operand: (Term) -> Bounds
  ) {
    guard condition.operation == .unsignedLess || condition.operation == .signedLess else { return }
    let isSigned = condition.operation == .signedLess
    let bits = width(term)
    // Less holds: first < second; it does not: first >= second.
    if condition.first == term {
      let other = operand(condition.second)
      if isSigned {
        if holds {
          arm.signedHigh = min(arm.signedHigh, other.signedHigh &- (other.signedHigh == .min ? 0 : 1))
        } else {
          arm.signedLow = max(arm.signedLow, other.signedLow)
        }
      } else if holds {
        arm.high = min(arm.high, other.high &- (other.high == 0 ? 0 : 1))
      } else {
        arm.low = max(arm.low, other.low)
      }
    } else if condition.second == term {
      let other = operand(condition.first)
      if isSigned {
        if holds {
          arm.signedLow = max(arm.signedLow, other.signedLow &+ (other.signedLow == .max ? 0 : 1))
        } else {
          arm.signedHigh = min(arm.signedHigh, other.signedHigh)
        }
      } else if holds {
        arm.low = max(arm.low, other.low &+ (other.low == .max ? 0 : 1))
      } else {
        arm.high = min(arm.high, other.high)
      }
    }
    arm.settle(bits)
  }

  @inline(__always)
  private func sumBounds(of node: Node, _ operand: (Term) -> Bounds) -> Bounds {
    let bits = node.width
    let constant = unsignedValue(node.third) ?? 0
    var (low, high) = (Int128(constant), Int128(constant))
    var (signedLow, signedHigh) = (low, high)
    for index in Int(node.a)..<Int(node.a + node.b) {
      let summand = summands[index]
      let factor = Int128(Word.signed(summand.coefficient, bits))
      // With such a factor nearly everything wraps; without it, nothing here leaves its type.
      if factor.magnitude >= 1 << 54 { return Bounds(full: bits) }
      let inner = operand(summand.term)
      if factor >= 0 {
        low += factor * Int128(inner.low)
        high += factor * Int128(inner.high)
        signedLow += factor * Int128(inner.signedLow)
        signedHigh += factor * Int128(inner.signedHigh)
      } else {
        low += factor * Int128(inner.high)
        high += factor * Int128(inner.low)
        signedLow += factor * Int128(inner.signedHigh)
        signedHigh += factor * Int128(inner.signedLow)
      }
    }
    var result = Bounds(wrapping: low, high, bits)
    result.intersect(Bounds(wrapping: signedLow, signedHigh, bits), bits)
    return result
  }

  private func extractBounds(_ node: Node, _ inner: Bounds) -> Bounds {
    let bits = node.width
    let low = UInt64(node.b)
    // Equal above the extracted bits: the extracted bits are in order.
    if inner.low <= inner.high, (inner.low >> low) ^ (inner.high >> low) <= Word.mask(bits) {
      return Bounds(Word.truncated(inner.low >> low, bits), Word.truncated(inner.high >> low, bits), bits)
    }
    let (a, b) = (inner.signedLow >> Int64(low), inner.signedHigh >> Int64(low))
    if a <= b, a >= Word.signedLowest(bits), b <= Word.signedHighest(bits) { return Bounds(signed: a, b, bits) }
    return Bounds(full: bits)
  }

  private func binaryBounds(_ operation: Operation, _ a: Bounds, _ b: Bounds, _ bits: Int) -> Bounds {
    let full = Bounds(full: bits)
    if a.isEmpty || b.isEmpty { return full }
    switch operation {
    case .and:
      var result = Bounds(0, min(a.high, b.high), bits)
      if a.isNegative && b.isNegative { result.intersect(Bounds(signed: full.signedLow, -1, bits), bits) }
      return result
    case .or: return Bounds(max(a.low, b.low), ones(a.high | b.high), bits)
    case .xor: return Bounds(0, ones(a.high | b.high), bits)
    case .multiply: return productBounds(a, b, bits)
    case .unsignedDivide: return b.low == 0 ? full : Bounds(a.low / b.high, a.high / b.low, bits)
    case .unsignedRemainder:
      if b.low > a.high { return a }
      return Bounds(0, b.low == 0 ? a.high : min(a.high, b.high - 1), bits)
    case .signedDivide: return quotientBounds(a, b, bits)
    case .signedRemainder: return remainderBounds(a, b, bits)
    case .logicalShiftRight:
      return Bounds(b.high >= UInt64(bits) ? 0 : a.low >> b.high, b.low >= UInt64(bits) ? 0 : a.high >> b.low, bits)
    case .arithmeticShiftRight:
      let (least, most) = (Int64(min(b.low, 63)), Int64(min(b.high, 63)))
      return Bounds(
        signed: min(a.signedLow >> least, a.signedLow >> most), max(a.signedHigh >> least, a.signedHigh >> most), bits)
    case .constant, .symbol, .sum, .not, .shiftLeft, .extract, .zeroExtend, .signExtend, .concatenate, .equal,
      .notEqual, .unsignedLess, .unsignedLessOrEqual, .signedLess, .signedLessOrEqual, .ifThenElse, .overflow:
      return full
    }
  }

  /// All bits up to the highest one set.
  private func ones(_ value: UInt64) -> UInt64 { value == 0 ? 0 : UInt64.max >> UInt64(value.leadingZeroBitCount) }

  private func productBounds(_ a: Bounds, _ b: Bounds, _ bits: Int) -> Bounds {
    var result = Bounds(full: bits)
    let (high, overflow) = a.high.multipliedReportingOverflow(by: b.high)
    if !overflow && high <= result.high { result.intersect(Bounds(a.low * b.low, high, bits), bits) }
    let products = [
      Int128(a.signedLow) * Int128(b.signedLow), Int128(a.signedLow) * Int128(b.signedHigh),
      Int128(a.signedHigh) * Int128(b.signedLow), Int128(a.signedHigh) * Int128(b.signedHigh),
    ]
    let (least, most) = (products.min() ?? 0, products.max() ?? 0)
    if least >= Int128(Word.signedLowest(bits)), most <= Int128(Word.signedHighest(bits)) {
      result.intersect(
        Bounds(signed: Int64(truncatingIfNeeded: least), Int64(truncatingIfNeeded: most), bits), bits)
    }
    return result
  }

  private func quotientBounds(_ a: Bounds, _ b: Bounds, _ bits: Int) -> Bounds {
    // A zero divisor has a meaning of its own; the lowest value divided by -1 wraps.
    if b.signedLow <= 0 && b.signedHigh >= 0 { return Bounds(full: bits) }
    if b.signedHigh >= -1 && b.signedHigh < 0 && a.signedLow == Word.signedLowest(bits) { return Bounds(full: bits) }
    let quotients = [
      a.signedLow / b.signedLow, a.signedLow / b.signedHigh, a.signedHigh / b.signedLow, a.signedHigh / b.signedHigh,
    ]
    var (least, most) = (quotients.min() ?? 0, quotients.max() ?? 0)
    if a.signedLow <= 0 && a.signedHigh >= 0 { (least, most) = (min(least, 0), max(most, 0)) }
    return Bounds(signed: least, most, bits)
  }

  private func remainderBounds(_ a: Bounds, _ b: Bounds, _ bits: Int) -> Bounds {
    // The sign is the dividend's, the magnitude below both; a zero divisor leaves the dividend.
    var (least, most) = (min(a.signedLow, 0), max(a.signedHigh, 0))
    if b.signedLow > 0 || b.signedHigh < 0 {
      let magnitude = Int64(clamping: max(b.signedLow.magnitude, b.signedHigh.magnitude) - 1)
      (least, most) = (max(least, -magnitude), min(most, magnitude))
    }
    return Bounds(signed: least, most, bits)
  }
}
