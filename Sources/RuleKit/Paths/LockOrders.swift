internal import Dataflow
internal import Symbolic

/// Orders in which locks are taken, of which the paths from one root show one at a time.
enum LockOrders {
  private struct Order: Hashable {
    let first: String
    let second: String
  }

  /// Leaves out orders of two locks that no other place of the program contradicts, and lets the path of one that some
  /// place does end with that place.
  static func contradicting(_ violations: [Violation]) -> [Violation] {
    var first: [Order: Violation] = [:]
    for violation in violations {
      guard let order = order(of: violation) else { continue }
      if first[order] == nil { first[order] = violation }
    }
    guard !first.isEmpty else { return violations }
    return violations.compactMap { violation in
      guard violation.hazard == .oppositeLockOrder else { return violation }
      guard let order = order(of: violation),
        let other = first[Order(first: order.second, second: order.first)]
      else { return nil }
      var both = violation
      let name = violation.detail.object
      if both.steps.count > 11 { both.steps.removeFirst() }
      both.steps.append(TraceStep(.takesInOtherOrder(name), function: other.function, origin: other.origin))
      return both
    }
  }

  private static func order(of violation: Violation) -> Order? {
    guard violation.hazard == .oppositeLockOrder, violation.detail.parties.count == 2 else { return nil }
    return Order(first: violation.detail.parties[0], second: violation.detail.parties[1])
  }
}
