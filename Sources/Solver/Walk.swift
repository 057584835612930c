extension TermTable {
  /// The rows that are the node's operands.
  @inline(__always) func forEachOperand(of node: Node, _ body: (Term) -> Void) {
    switch node.operation {
    case .constant, .symbol: break
    case .sum: for index in Int(node.a)..<Int(node.a + node.b) { body(summands[index].term) }
    case .not, .extract, .zeroExtend, .signExtend: body(node.first)
    case .multiply, .unsignedDivide, .signedDivide, .unsignedRemainder, .signedRemainder, .and, .or, .xor,
      .shiftLeft, .logicalShiftRight, .arithmeticShiftRight, .concatenate, .equal, .notEqual, .unsignedLess,
      .unsignedLessOrEqual, .signedLess, .signedLessOrEqual, .overflow:
      body(node.first)
      body(node.second)
    case .ifThenElse:
      body(node.first)
      body(node.second)
      body(node.third)
    }
  }

  /// The terms and all that they are made of, operands first.
  func closure(of roots: [Term], without isDone: (Term) -> Bool = { _ in false }) -> [Term] {
    while marks.count < nodes.count { marks.append(0) }
    mark &+= 1
    if mark == 0 {
      for row in marks.indices { marks[row] = 0 }
      mark = 1
    }
    var found: [Term] = []
    var pending: [Term] = []
    func visit(_ term: Term) {
      if marks[term.row] != mark && !isDone(term) {
        marks[term.row] = mark
        pending.append(term)
      }
    }
    for root in roots { visit(root) }
    while let term = pending.popLast() {
      found.append(term)
      forEachOperand(of: nodes[term.row], visit)
    }
    found.sort()
    return found
  }

  /// Room for a value of each row, of unspecified contents.
  func withScratch<Result>(_ body: (UnsafeMutablePointer<UInt64>) -> Result) -> Result {
    if scratch.count < nodes.count { scratch = ContiguousArray(repeating: 0, count: nodes.count + nodes.count / 2) }
    return scratch.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  }

  /// After so many symbols the sets are forgotten and found again when they are asked for.
  private static var keptSymbols: Int { 4_000_000 }

  /// The distinct symbols of a term in the order of their rows.
  public func symbols(in term: Term) -> [Term] {
    // Sums over long loops have sets that grow with every round.
    if symbolSetsSize > TermTable.keptSymbols {
      symbolSets = []
      symbolSetsSize = 0
    }
    while symbolSets.count < nodes.count { symbolSets.append(nil) }
    if let known = symbolSets[term.row] { return known }
    for each in closure(of: [term], without: { symbolSets[$0.row] != nil }) {
      let node = nodes[each.row]
      if node.operation == .symbol {
        symbolSets[each.row] = [each]
        continue
      }
      var union: [Term] = []
      forEachOperand(of: node) { operand in
        let set = symbolSets[operand.row] ?? []
        if union.isEmpty {
          union = set
        } else if set != union {
          union = merged(union, set)
          symbolSetsSize += union.count
        }
      }
      symbolSets[each.row] = union
    }
    return symbolSets[term.row] ?? []
  }

  private func merged(_ a: [Term], _ b: [Term]) -> [Term] {
    var result: [Term] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      if a[i] == b[j] {
        j += 1
      } else if b[j] < a[i] {
        result.append(b[j])
        j += 1
        continue
      }
      result.append(a[i])
      i += 1
    }
    result.append(contentsOf: a[i...])
    result.append(contentsOf: b[j...])
    return result
  }

  /// The value of a node from those of its operands.
  @inline(__always) func value(of node: Node, _ operand: (Term) -> UInt64) -> UInt64 {
    let bits = node.width
    switch node.operation {
    case .constant: return UInt64(node.a) | UInt64(node.b) << 32
    case .symbol: return 0
    case .sum:
      var sum = unsignedValue(node.third) ?? 0
      for index in Int(node.a)..<Int(node.a + node.b) {
        sum &+= summands[index].coefficient &* operand(summands[index].term)
      }
      return Word.truncated(sum, bits)
    case .not: return operand(node.first) ^ 1
    case .extract: return Word.truncated(operand(node.first) >> UInt64(node.b), bits)
    case .zeroExtend: return operand(node.first)
    case .signExtend: return Word.unsigned(Word.signed(operand(node.first), width(node.first)), bits)
    case .concatenate: return operand(node.first) << UInt64(width(node.second)) | operand(node.second)
    case .ifThenElse: return operand(node.first) == 1 ? operand(node.second) : operand(node.third)
    case .overflow:
      return Word.overflows(
        node.overflowOperation, signed: node.isSigned, operand(node.first), operand(node.second), width(node.first))
        ? 1 : 0
    case .multiply, .unsignedDivide, .signedDivide, .unsignedRemainder, .signedRemainder, .and, .or, .xor,
      .shiftLeft, .logicalShiftRight, .arithmeticShiftRight, .equal, .notEqual, .unsignedLess, .unsignedLessOrEqual,
      .signedLess, .signedLessOrEqual:
      return Word.apply(node.operation, operand(node.first), operand(node.second), width(node.first))
    }
  }
}
