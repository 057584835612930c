internal import Findings

/// How a function's parameters bring in bytes or text, by its type with all typedefs resolved.
enum ParameterShape: Hashable {
  /// A pointer to bytes with their number behind it.
  case bytesWithLength
  /// A pointer to constant characters without a number.
  case text

  var text: Text {
    switch self {
    case .bytesWithLength:
      Text(
        en: "visible outside, called by nothing here, and given bytes with their number",
        ja: "外部に公開され、ここからは呼び出されず、バイト列とその長さを受け取る")
    case .text:
      Text(
        en: "visible outside, called by nothing here, and given a text", ja: "外部に公開され、ここからは呼び出されず、文字列を受け取る")
    }
  }

  /// Nil where no parameter does.
  ///
  /// - Parameter type: such as `int (const unsigned char *, unsigned long)`.
  init?(type: String) {
    guard let open = type.firstIndex(of: "("), type.last == ")" else { return nil }
    let parameters = ParameterShape.parts(of: type[type.index(after: open)..<type.index(before: type.endIndex)])
    for (index, parameter) in parameters.enumerated() where ParameterShape.isBytes(parameter) {
      if index + 1 < parameters.count, ParameterShape.isInteger(parameters[index + 1]) {
        self = .bytesWithLength
        return
      }
    }
    guard parameters.contains(where: { $0.contains("const char *") }) else { return nil }
    self = .text
  }

  /// The parameters, separated at commas outside of parentheses.
  private static func parts(of list: Substring) -> [String] {
    var parts = [""]
    var depth = 0
    for character in list {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "," where depth == 0:
        parts.append("")
        continue
      default: break
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }

  private static func words(_ type: String) -> [Substring] {
    let qualifiers: Set<Substring> = ["const", "volatile", "restrict"]
    return type.split { $0 == " " || $0 == "*" }.filter { !qualifiers.contains($0) }
  }

  private static func isBytes(_ type: String) -> Bool {
    guard type.contains("*"), !type.contains("(") else { return false }
    let words = words(type)
    return words == ["void"] || (words.last == "char" && words.count <= 2)
  }

  private static func isInteger(_ type: String) -> Bool {
    let integers: Set<Substring> = ["unsigned", "signed", "char", "short", "int", "long"]
    return !type.contains("*") && !words(type).isEmpty && words(type).allSatisfy(integers.contains)
  }
}
