extension Node {
  /// The expression as a reader knows it, on one line and at most 48 characters long.
  ///
  /// For an argument of a function-like macro the text is rebuilt from the tree, since its place is the whole expansion.
  public var quotation: String {
    let isArgument = origin?.isArgument ?? false
    let written = isArgument || (isFromMacro && text.contains("(")) ? rebuilt : text
    let line = written.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
    return line.count <= 48 ? line : line.prefix(45) + "..."
  }

  private var rebuilt: String {
    var operands = children.makeIterator()
    func next() -> String { operands.next()?.rebuilt ?? "" }
    if isFromMacroBody, let value = constantValue { return "\(value)" }
    switch kind {
    case .declarationReference: return declaration?.name ?? text
    case .member: return next() + (isArrow ? "->" : ".") + (declaration?.name ?? "")
    case .subscripting: return "\(next())[\(next())]"
    case .parenthesised: return "(\(next()))"
    case .implicitCast: return next()
    case .explicitCast: return "(\(type.spelling))\(next())"
    case .unary: return rebuiltUnary(next())
    case .binary, .compoundAssignment:
      let left = next()
      return "\(left) \(binaryOperator?.spelling ?? "?") \(next())"
    case .call:
      let function = next()
      return "\(function)(\(children.dropFirst().map(\.rebuilt).joined(separator: ", ")))"
    case .sizeOf:
      let operand = next()
      return operand.isEmpty
        ? "\(constantValue ?? 0)" : operand.hasPrefix("(") ? "sizeof\(operand)" : "sizeof \(operand)"
    case .integerLiteral: return "\(constantValue ?? 0)"
    default: return text
    }
  }

  private func rebuiltUnary(_ operand: String) -> String {
    switch unaryOperator {
    case .postIncrement: operand + "++"
    case .postDecrement: operand + "--"
    case .preIncrement: "++" + operand
    case .preDecrement: "--" + operand
    case .addressOf: "&" + operand
    case .dereference: "*" + operand
    case .plus: "+" + operand
    case .minus: "-" + operand
    case .complement: "~" + operand
    case .logicalNot: "!" + operand
    case .realPart, .imaginaryPart, .extension, nil: operand
    }
  }
}
