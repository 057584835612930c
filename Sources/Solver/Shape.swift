extension TermTable {
  /// What a term is, with its operands.
  public func shape(of term: Term) -> Shape {
    let node = nodes[term.row]
    let (a, b) = (node.first, node.second)
    switch node.operation {
    case .constant: return .constant(unsignedValue(term) ?? 0)
    case .symbol: return .symbol
    case .sum: return .sum(summands(of: node), constant: unsignedValue(node.third) ?? 0)
    case .multiply: return .binary(.multiply, a, b)
    case .unsignedDivide: return .binary(.unsignedDivide, a, b)
    case .signedDivide: return .binary(.signedDivide, a, b)
    case .unsignedRemainder: return .binary(.unsignedRemainder, a, b)
    case .signedRemainder: return .binary(.signedRemainder, a, b)
    case .and: return .binary(.and, a, b)
    case .or: return .binary(.or, a, b)
    case .xor: return .binary(.xor, a, b)
    case .shiftLeft: return .binary(.shiftLeft, a, b)
    case .logicalShiftRight: return .binary(.logicalShiftRight, a, b)
    case .arithmeticShiftRight: return .binary(.arithmeticShiftRight, a, b)
    case .not: return .not(a)
    case .extract: return .extract(a, low: Int(node.b))
    case .zeroExtend: return .zeroExtend(a)
    case .signExtend: return .signExtend(a)
    case .concatenate: return .concatenate(high: a, low: b)
    case .equal: return .comparison(.equal, a, b)
    case .notEqual: return .comparison(.notEqual, a, b)
    case .unsignedLess: return .comparison(.unsignedLess, a, b)
    case .unsignedLessOrEqual: return .comparison(.unsignedLessOrEqual, a, b)
    case .signedLess: return .comparison(.signedLess, a, b)
    case .signedLessOrEqual: return .comparison(.signedLessOrEqual, a, b)
    case .ifThenElse: return .ifThenElse(a, b, node.third)
    case .overflow: return .overflows(node.overflowOperation, signed: node.isSigned, a, b)
    }
  }

  /// The term for a reader; symbols are `x` with their row, long terms are cut.
  public func text(of term: Term) -> String { text(term, depth: 12) }

  private func text(_ term: Term, depth: Int) -> String {
    if depth == 0 { return "…" }
    let bits = width(term)
    func inner(_ term: Term) -> String { text(term, depth: depth - 1) }
    switch shape(of: term) {
    case .constant(let value):
      if bits == 1 { return value == 1 ? "true" : "false" }
      let signed = Word.signed(value, bits)
      return signed < 0 && signed >= -256 ? "\(signed)" : value < 1024 ? "\(value)" : "0x\(String(value, radix: 16))"
    case .symbol: return "x\(term.raw):\(bits)"
    case .sum(let summands, let constant):
      var parts = summands.map { part -> String in
        let factor = Word.signed(part.coefficient, bits)
        return factor == 1 ? inner(part.term) : "\(factor)·\(inner(part.term))"
      }
      if constant != 0 { parts.append("\(Word.signed(constant, bits))") }
      return "(\(parts.joined(separator: " + ")))"
    case .binary(let operation, let a, let b): return "(\(inner(a)) \(symbol(of: operation)) \(inner(b)))"
    case .comparison(let comparison, let a, let b): return "(\(inner(a)) \(symbol(of: comparison)) \(inner(b)))"
    case .not(let a): return "!\(inner(a))"
    case .extract(let a, let low): return "\(inner(a))[\(low)..<\(low + bits)]"
    case .zeroExtend(let a): return "zext\(bits)(\(inner(a)))"
    case .signExtend(let a): return "sext\(bits)(\(inner(a)))"
    case .concatenate(let high, let low): return "(\(inner(high)) : \(inner(low)))"
    case .ifThenElse(let condition, let then, let otherwise):
      return "(\(inner(condition)) ? \(inner(then)) : \(inner(otherwise)))"
    case .overflows(let operation, let signed, let a, let b):
      return "overflows(\(signed ? "signed" : "unsigned") \(operation), \(inner(a)), \(inner(b)))"
    }
  }

  private func symbol(of operation: BinaryOperation) -> String {
    switch operation {
    case .multiply: "*"
    case .unsignedDivide: "/u"
    case .signedDivide: "/s"
    case .unsignedRemainder: "%u"
    case .signedRemainder: "%s"
    case .and: "&"
    case .or: "|"
    case .xor: "^"
    case .shiftLeft: "<<"
    case .logicalShiftRight: ">>u"
    case .arithmeticShiftRight: ">>s"
    }
  }

  private func symbol(of comparison: Comparison) -> String {
    switch comparison {
    case .equal: "=="
    case .notEqual: "!="
    case .unsignedLess: "<u"
    case .unsignedLessOrEqual: "<=u"
    case .signedLess: "<s"
    case .signedLessOrEqual: "<=s"
    }
  }
}
