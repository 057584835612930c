extension TermTable {
  /// A longer sum is an operand as a whole, so that building sums stays linear.
  static let longest = 48

  /// The sum, modulo two to the number of bits.
  public func add(_ a: Term, _ b: Term) -> Term { width(a) == 1 ? xor(a, b) : combined(a, b, times: 1) }

  /// The difference, modulo two to the number of bits.
  public func subtract(_ a: Term, _ b: Term) -> Term { width(a) == 1 ? xor(a, b) : combined(a, b, times: .max) }

  /// Zero minus the term.
  public func negate(_ a: Term) -> Term { scaled(a, by: .max) }

  /// The bits inverted.
  public func complement(_ a: Term) -> Term {
    width(a) == 1 ? not(a) : subtract(constant(.max, bits: width(a)), a)
  }

  /// The product, modulo two to the number of bits.
  public func multiply(_ a: Term, _ b: Term) -> Term {
    let bits = width(a)
    precondition(bits == width(b), "operands of different widths")
    if bits == 1 { return and(a, b) }
    if let value = unsignedValue(a) { return scaled(b, by: value) }
    if let value = unsignedValue(b) { return scaled(a, by: value) }
    let (x, first) = factored(a)
    let (y, second) = factored(b)
    let product = intern(
      Node(operation: .multiply, bits: UInt8(bits), a: min(first, second).raw, b: max(first, second).raw))
    return scaled(product, by: x &* y)
  }

  /// Factor and term of a sum of one summand; any other term with the factor one.
  private func factored(_ term: Term) -> (UInt64, Term) {
    let node = nodes[term.row]
    guard node.operation == .sum, node.b == 1, unsignedValue(node.third) == 0 else { return (1, term) }
    return (summands[Int(node.a)].coefficient, summands[Int(node.a)].term)
  }

  /// Shape of a term as a sum: where its summands are, and its constant. A term that is no sum is appended to the pool.
  private func parts(_ term: Term) -> (start: Int, count: Int, constant: UInt64) {
    let node = nodes[term.row]
    switch node.operation {
    case .constant: return (0, 0, UInt64(node.a) | UInt64(node.b) << 32)
    case .sum where Int(node.b) <= Self.longest: return (Int(node.a), Int(node.b), unsignedValue(node.third) ?? 0)
    default: return (-1, 1, 0)
    }
  }

  @inline(__always) private func summand(_ start: Int, _ index: Int, _ term: Term) -> Summand {
    start < 0 ? Summand(coefficient: 1, term: term) : summands[start + index]
  }

  func scaled(_ a: Term, by factor: UInt64) -> Term {
    let bits = width(a)
    let factor = Word.truncated(factor, bits)
    if factor == 1 { return a }
    if factor == 0 { return constant(0, bits: bits) }
    let (from, count, offset) = parts(a)
    let start = summands.count
    for index in 0..<count {
      let each = summand(from, index, a)
      push(Word.truncated(each.coefficient &* factor, bits), each.term)
    }
    return closeSum(start, offset &* factor, bits)
  }

  /// The first term plus a multiple of the second, in the order of rows.
  private func combined(_ a: Term, _ b: Term, times factor: UInt64) -> Term {
    let bits = width(a)
    precondition(bits == width(b), "operands of different widths")
    let (fromA, countA, offsetA) = parts(a)
    let (fromB, countB, offsetB) = parts(b)
    if countB == 0 && offsetB == 0 { return a }
    let start = summands.count
    var (i, j) = (0, 0)
    while i < countA || j < countB {
      if j == countB {
        let x = summand(fromA, i, a)
        push(x.coefficient, x.term)
        i += 1
        continue
      }
      let y = summand(fromB, j, b)
      let scaled = Word.truncated(y.coefficient &* factor, bits)
      if i == countA {
        push(scaled, y.term)
        j += 1
        continue
      }
      let x = summand(fromA, i, a)
      if x.term == y.term {
        push(Word.truncated(x.coefficient &+ scaled, bits), x.term)
        i += 1
        j += 1
      } else if x.term < y.term {
        push(x.coefficient, x.term)
        i += 1
      } else {
        push(scaled, y.term)
        j += 1
      }
    }
    return closeSum(start, offsetA &+ offsetB &* factor, bits)
  }

  @inline(__always) func push(_ coefficient: UInt64, _ term: Term) {
    if coefficient != 0 { summands.append(Summand(coefficient: coefficient, term: term)) }
  }

  /// The term of the summands at the end of the pool.
  func closeSum(_ start: Int, _ offset: UInt64, _ bits: Int) -> Term {
    let count = summands.count - start
    let offset = Word.truncated(offset, bits)
    if count == 0 { return constant(offset, bits: bits) }
    if count == 1 && offset == 0 && summands[start].coefficient == 1 {
      let term = summands[start].term
      summands.truncate(to: start)
      return term
    }
    return internSum(from: start, constant: constant(offset, bits: bits), bits: bits)
  }

  /// The summands of a sum.
  func summands(of node: Node) -> [Summand] {
    Array(UnsafeBufferPointer(start: summands.base + Int(node.a), count: Int(node.b)))
  }
}
