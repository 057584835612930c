internal import Syntax

extension Node {
  /// One line of the expression's text for a message; of code from a macro, what the macro expands to.
  var excerpt: String {
    let source = isFromMacro ? rendered : text
    let words = source.split { $0 == "\n" || $0 == "\t" || $0 == " " || $0 == "\r" }.joined(separator: " ")
    return words.count > 60 ? words.prefix(57) + "..." : words
  }

  /// The expression as C, written from the tree.
  private var rendered: String {
    let parts = children.prefix(8).map { $0 }
    func part(_ position: Int) -> String { parts.indices.contains(position) ? parts[position].rendered : "" }
    switch kind {
    case .declarationReference: return declaration?.name ?? text
    case .member: return part(0) + (isArrow ? "->" : ".") + (declaration?.name ?? "")
    case .subscripting: return "\(part(0))[\(part(1))]"
    case .implicitCast: return part(0)
    case .explicitCast: return "(\(type.spelling))\(part(0))"
    case .parenthesised: return "(\(part(0)))"
    case .integerLiteral, .characterLiteral, .sizeOf: return constantValue.map { "\($0)" } ?? text
    case .unary: return unaryOperator.map { $0.written(around: part(0)) } ?? text
    case .binary, .compoundAssignment: return "\(part(0)) \(binaryOperator?.spelling ?? "?") \(part(1))"
    case .conditional: return "\(part(0)) ? \(part(1)) : \(part(2))"
    case .call: return "\(part(0))(\(parts.dropFirst().map(\.rendered).joined(separator: ", ")))"
    default: return text
    }
  }
}

extension UnaryOperator {
  fileprivate func written(around operand: String) -> String {
    switch self {
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
    case .realPart, .imaginaryPart, .extension: operand
    }
  }
}
