extension Node {
  /// The subtree as indented text, one node a line: kind, operator or conversion, name or literal, type. For tests and
  /// for people who write rules.
  public var outline: String {
    var lines: [String] = []
    appendOutline(to: &lines, depth: 0)
    return lines.joined(separator: "\n")
  }

  private func appendOutline(to lines: inout [String], depth: Int) {
    var words = ["\(kind)"]
    if let unaryOperator { words.append("\(unaryOperator)") }
    if let binaryOperator { words.append(binaryOperator.spelling) }
    if let conversion { words.append("\(conversion)") }
    if let name = declaration?.name { words.append("`\(name)`") }
    if let literal { words.append(literal.outline) }
    if !kind.isStatement, kind != .absent { words.append(": \(type.spelling)") }
    lines.append(String(repeating: "  ", count: depth) + words.joined(separator: " "))
    for child in children { child.appendOutline(to: &lines, depth: depth + 1) }
  }
}

extension Literal {
  fileprivate var outline: String {
    switch self {
    case .integer(let value): "\(value)"
    case .floating(let value): "\(value)"
    case .wideFloating(let value): "\(value.significand) × 2^\(value.exponent)"
    case .string(let units):
      "\"" + units.map { (0x20..<0x7f).contains($0) ? String(UnicodeScalar(UInt8($0))) : "\\\($0)" }.joined() + "\""
    case .label(let name): name
    }
  }
}
